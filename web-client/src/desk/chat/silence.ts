// Whether a talk has gone quiet. Only told: nothing follows from it by itself.

import { type Desk, is_typing, type Talk } from "./state.ts";

/** For how many whole minutes nothing has come from the visitor; `undefined` while that is nothing to speak of. */
export function quiet_minutes(desk: Desk, talk: Talk, now_ms: number): number | undefined {
  const { me } = desk;
  if (me === undefined || talk.ended !== undefined || talk.visitor !== "present") return undefined;
  const quiet_ms = now_ms - talk.heard_at_ms;
  if (quiet_ms < me.quiet_after_s * 1_000 || is_typing(talk, now_ms)) return undefined;
  // Less than a minute only where somebody tries the service.
  return Math.max(1, Math.floor(quiet_ms / 60_000));
}
