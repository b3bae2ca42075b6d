// Gives the server back what it has lost, and holds new words until it has been given:
// what is said next must come after what was said before. Shared by the visitor's page and
// the desk; it knows the frames of neither.

import type { Environment, Undo } from "../connection/environment.ts";
import type { Line } from "../protocol/wire.ts";
import { in_frames } from "./restore.ts";

/** When the server does not say how long to wait. */
const again_after_ms = 2_000;

/** What a page does about it. */
export type GivingParts = {
  readonly environment: Environment;
  readonly outbox: { wait(): void; resend(): void };
  /** Asks for an answer that comes after everything the server has to say first. */
  readonly ping: () => void;
  /** Whether there is a talk to speak in, and nothing asked is unanswered. */
  readonly may_speak: () => boolean;
  /** What was given may not have arrived: takes it for asked once more, and answers. */
  readonly give_again: () => void;
};

/** One page's giving. */
export interface Giving {
  /** There is a new connection: what the server has to say of what was comes first. */
  greeted(): void;
  /** It has been said. */
  pong(): void;
  /** Gives these, each once on a connection, and then lets new words go. */
  give(lines: readonly Line[], send: (lines: Line[], done: boolean) => void): void;
  /** The server could not take something just now. */
  put_off(after_ms: number | undefined): void;
  /** Lets new words go, unless something comes before them. */
  go_on(): void;
}

/** Makes it. */
export function create_giving(parts: GivingParts): Giving {
  const { environment, outbox } = parts;
  let greeted = false;
  let given: WeakSet<Line> | undefined;
  let later: Undo | undefined;

  const giving: Giving = {
    greeted() {
      greeted = false;
      given = undefined;
      outbox.wait();
      parts.ping();
    },
    pong() {
      if (greeted) return;
      greeted = true;
      giving.go_on();
    },
    give(lines, send) {
      const before = given;
      given ??= new WeakSet();
      // The server begins a new life with every frame it can use, and asks again each time:
      // what is on its way is not sent twice.
      const fresh = lines.filter((line) => !before?.has(line));
      for (const line of fresh) given.add(line);
      const frames = in_frames(fresh);
      for (const [n, frame] of frames.entries()) send([...frame], n === frames.length - 1);
      giving.go_on();
    },
    put_off(after_ms = again_after_ms) {
      outbox.wait();
      later?.();
      later = environment.after(after_ms, () => {
        if (given !== undefined) {
          given = undefined;
          parts.give_again();
        }
        giving.go_on();
      });
    },
    go_on() {
      if (greeted && parts.may_speak()) outbox.resend();
      else outbox.wait();
    },
  };
  return giving;
}
