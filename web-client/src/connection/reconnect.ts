// When to connect, when to wait and when to stop: pure rules over named states.
// It knows neither sockets nor timers; socket.ts carries out what it says.

import { says_stop } from "../protocol/close-codes.ts";

/** Where the connection stands. `attempt` counts the tries since the last success. */
export type Phase =
  | { readonly name: "resting" }
  | { readonly name: "connecting"; readonly attempt: number }
  | { readonly name: "greeting"; readonly attempt: number }
  | { readonly name: "connected" }
  | { readonly name: "waiting"; readonly attempt: number; readonly until_ms: number; readonly told: boolean }
  | { readonly name: "stopped"; readonly code: number };

/** What can happen to it. */
export type Happening =
  | { readonly type: "begin" }
  | { readonly type: "opened" }
  | { readonly type: "welcomed" }
  | { readonly type: "lost"; readonly code: number; readonly not_before_ms: number | undefined }
  | { readonly type: "due" }
  | { readonly type: "wake" }
  | { readonly type: "end" };

/** The moment and a throw of the dice, handed in. */
export type Moment = { readonly now_ms: number; readonly random: number };

/** The first wait: short, for most losses are a change of network. */
export const first_wait_ms = 500;
/** The longest wait: someone who fears must not sit long before a page that could work. */
export const longest_wait_ms = 15_000;
/** Spread added to a time the server told, so that all do not come in the same instant. */
export const told_spread_ms = 1_000;

/** The next state. */
export function step(phase: Phase, happening: Happening, moment: Moment): Phase {
  switch (happening.type) {
    case "begin":
      return phase.name === "resting" || phase.name === "stopped" ? { name: "connecting", attempt: 0 } : phase;
    case "opened":
      return phase.name === "connecting" ? { name: "greeting", attempt: phase.attempt } : phase;
    case "welcomed":
      return phase.name === "greeting" ? { name: "connected" } : phase;
    case "lost":
      return after_loss(phase, happening, moment);
    case "due":
      return phase.name === "waiting" ? { name: "connecting", attempt: phase.attempt } : phase;
    case "wake":
      // A phone that wakes has not failed: it tries now, as if for the first time. A
      // time that the server told is kept, for the server knows why.
      return phase.name === "waiting" && !(phase.told && phase.until_ms > moment.now_ms)
        ? { name: "connecting", attempt: 0 }
        : phase;
    case "end":
      return { name: "resting" };
    default:
      return happening satisfies never;
  }
}

function after_loss(phase: Phase, loss: Extract<Happening, { type: "lost" }>, moment: Moment): Phase {
  if (phase.name === "resting" || phase.name === "stopped" || phase.name === "waiting") return phase;
  if (says_stop(loss.code)) return { name: "stopped", code: loss.code };
  const attempt = phase.name === "connected" ? 0 : phase.attempt + 1;
  if (loss.not_before_ms !== undefined && loss.not_before_ms > moment.now_ms) {
    return { name: "waiting", attempt, until_ms: loss.not_before_ms + moment.random * told_spread_ms, told: true };
  }
  return { name: "waiting", attempt, until_ms: moment.now_ms + backoff_ms(attempt, moment.random), told: false };
}

/** Doubles with each failed attempt up to the longest wait; the dice choose in its upper half. */
export function backoff_ms(attempt: number, random: number): number {
  const whole = Math.min(longest_wait_ms, first_wait_ms * 2 ** Math.min(attempt, 10));
  return whole / 2 + (whole / 2) * random;
}
