// Bounds the client must know before the server has told it any, and those that
// are its own. The server's bounds stand in server/src/protocol/limits.rs.

import type { Limits } from "./wire.ts";

/** The subprotocol that both sides must name. */
export const subprotocol = "fortrolig.v1";

/** Used until `welcome` brings the real ones. */
export const limits_before_welcome: Limits = {
  text_max_chars: 2_000,
  ping_every_ms: 4_000,
  kept_s: 300,
  erased_within_s: 60,
};

/** Longest note to the colleague who takes a talk over. */
export const note_max_chars = 300;

/** *I am writing* is told at most this often. */
export const typing_every_ms = 3_000;

/** The other side's *is writing* is believed for this long: two tellings and some network. */
export const typing_lasts_ms = 7_000;

/** Length as the server counts it: Unicode scalar values, not UTF-16 units. */
export function length_in_chars(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
