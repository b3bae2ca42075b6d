// Frames as the server would send them, for tests.

import type { Availability, Line, Side, ToDesk, Waiting } from "../../protocol/wire.ts";
import { reduce } from "./reduce.ts";
import { type Desk, empty_desk } from "./state.ts";

/** The time at which the tests begin. */
export const noon_ms = 1_800_000_000_000;

/** The answer to hello. */
export const welcome: ToDesk = {
  type: "welcome",
  alias: "Ingrid",
  languages: ["nb"],
  capacity: 1,
  limits: { text_max_chars: 2_000, ping_every_ms: 4_000, kept_s: 300, erased_within_s: 60 },
  quiet_after_s: 600,
};

/** One who waits. */
export const someone: Waiting = { waited_s: 65, language: "nb", lane: "normal" };

/** The picture of the shift with so many waiting. */
export function shift(me: Availability, waits = 0, ready = 0): Extract<ToDesk, { type: "shift" }> {
  return {
    type: "shift",
    me,
    waiting: Array.from({ length: waits }, () => someone),
    waiting_total: waits,
    counsellors: { on_shift: 2, ready, talking: 0, paused: 0 },
    service: { open: true, languages: ["nb"] },
  };
}

/** A talk is open. */
export function talk(conversation = "a", epoch = 1): Extract<ToDesk, { type: "talk" }> {
  return {
    type: "talk",
    conversation,
    needs: { language: "nb" },
    lane: "normal",
    waited_s: 65,
    visitor: "present",
    epoch,
    began_at_ms: noon_ms,
  };
}

/** A line in a talk. */
export function message(offset: number, from: Side = "visitor", conversation = "a", epoch = 1): ToDesk {
  const line: Line = {
    position: { epoch, offset },
    from,
    text: `line ${offset}`,
    sent_at_ms: noon_ms + offset,
    receipt: "r",
    client_ref: `m${offset}`,
  };
  return { type: "message", conversation, line };
}

/** The desk after these frames, all heard at the same moment. */
export function after(frames: readonly ToDesk[], desk: Desk = empty_desk, at_ms = noon_ms): Desk {
  return frames.reduce((known, frame) => reduce(known, { kind: "heard", frame }, at_ms), desk);
}
