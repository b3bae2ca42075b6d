// Whether anybody sits at the desk: what a person does is told to the server, and when
// nobody does anything the desk first asks, then covers itself. It knows no DOM. Why a talk
// is covered and not ended is told in server/src/domain/session_limits.rs.

import type { ToDesk } from "../protocol/wire.ts";

/** What the desk makes of the quiet. */
export type Rest =
  | { readonly name: "here" }
  /** Nobody has done anything for a long time: are you still there? Any key answers. */
  | { readonly name: "asked"; readonly until_ms: number }
  /** The sign-in has almost lasted its time. Only signing in again goes on. */
  | { readonly name: "ends"; readonly until_ms: number }
  /** Nothing is readable before somebody has signed in again. */
  | { readonly name: "covered" };

/** Watches one desk. Times are milliseconds since 1970. */
export interface Watch {
  /** How long the server says the sign-in is good for. */
  heard(terms: Extract<ToDesk, { type: "session" }>, now_ms: number): void;
  /** A person did something: a key, the pointer, a touch. */
  acted(now_ms: number): void;
  /** How things stand; also tells the server what could not be told before. */
  look(now_ms: number): Rest;
  /** Somebody has signed in again. */
  begun_anew(now_ms: number): void;
}

/** The server is told at most this often. */
const tell_every_ms = 5_000;

/** So long before the cover comes the desk asks: time to come back from the kettle. */
const ask_before_ms = 120_000;

/** Of a short rest, the last third is for asking. */
const ask_share = 1 / 3;

const here: Rest = { name: "here" };
const covered: Rest = { name: "covered" };

/** Begins to watch. `tell` says *active* to the server; `false` when it could not. */
export function create_watch(begun_ms: number, tell: () => boolean): Watch {
  let acted_ms = begun_ms;
  let told_ms = Number.NEGATIVE_INFINITY;
  let idle_ms = Number.POSITIVE_INFINITY;
  let ends_ms = Number.POSITIVE_INFINITY;
  let is_covered = false;

  const rests_until = (): number => acted_ms + idle_ms;
  const is_over = (now_ms: number): boolean => is_covered || now_ms >= Math.min(rests_until(), ends_ms);
  const tell_if_due = (now_ms: number): void => {
    if (acted_ms > told_ms && now_ms - told_ms >= tell_every_ms && tell()) told_ms = now_ms;
  };

  return {
    heard(terms, now_ms) {
      idle_ms = terms.idle_s * 1_000;
      ends_ms = now_ms + terms.left_s * 1_000;
    },
    acted(now_ms) {
      // The key that wakes a laptop does not lift the cover.
      if (is_over(now_ms)) return;
      acted_ms = now_ms;
      tell_if_due(now_ms);
    },
    look(now_ms) {
      is_covered = is_over(now_ms);
      if (is_covered) return covered;
      tell_if_due(now_ms);
      const ask_ms = Math.min(ask_before_ms, idle_ms * ask_share);
      if (now_ms >= ends_ms - ask_ms) return { name: "ends", until_ms: ends_ms };
      return now_ms >= rests_until() - ask_ms ? { name: "asked", until_ms: rests_until() } : here;
    },
    begun_anew(now_ms) {
      is_covered = false;
      acted_ms = now_ms;
      told_ms = now_ms;
      // The server tells anew when the desk is back.
      ends_ms = Number.POSITIVE_INFINITY;
    },
  };
}
