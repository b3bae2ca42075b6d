// What is asked or shown over the desk, and whether there still is what it was opened for.

import type { ConversationId } from "../../../protocol/wire.ts";
import { type Desk, is_shown, open_talks, own_talks, type Talk } from "../../chat/state.ts";

/** What is asked about one talk. */
export type About = "end" | "hand_over" | "call_in";

/** One at a time. What is about a talk knows which. */
export type Over =
  | "switch"
  | "keys"
  | "sign_ins"
  | "errand"
  | "sign_out"
  | { readonly asks: About; readonly conversation: ConversationId }
  | undefined;

/** The talk on screen, if it goes on and is ours: as a guest one neither ends it nor gives it away. */
export function own_shown(desk: Desk): Talk | undefined {
  return own_talks(desk).find((talk) => is_shown(desk, talk));
}

/**
 * Whether it can be asked still. What cannot is to be dropped: kept, it would come up by itself
 * later, over another visitor.
 */
export function stands(over: Over, desk: Desk): boolean {
  if (typeof over === "object") return own_shown(desk)?.conversation === over.conversation;
  if (over === "switch") return desk.shift !== undefined;
  if (over === "errand") return own_talks(desk).length > 0;
  return over !== "sign_out" || open_talks(desk).length > 0;
}
