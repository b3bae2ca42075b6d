// What has just changed in a way that a counsellor should be told, also when they look
// elsewhere or listen to a screen reader. Pure. New messages are not news here: the
// message log tells them itself.

import type { Desk, TakeOver, Talk } from "./state.ts";

/** One thing to say. */
export type News =
  | "talk_opened"
  | "visitor_lost"
  | "visitor_back"
  | "visitor_exited"
  | "talk_ended"
  | "offer_lapsed"
  | "take_over_asked"
  | "erased";

/** What to say after `before` became `after`; the most important comes last. */
export function news(before: Desk, after: Desk): readonly News[] {
  if (before === after) return [];
  const told: News[] = [];
  const { notice } = after;
  if (notice !== before.notice && (notice?.kind === "offer_lapsed" || notice?.kind === "erased")) {
    told.push(notice.kind);
  }
  const is_known = (one: TakeOver) => before.take_overs.some(({ conversation }) => conversation === one.conversation);
  if (after.take_overs.some((one) => !one.taken && !is_known(one))) told.push("take_over_asked");
  for (const talk of after.talks) {
    const was = before.talks.find((one) => one.conversation === talk.conversation);
    const word = news_of(was, talk);
    if (word !== undefined) told.push(word);
  }
  return told;
}

function news_of(was: Talk | undefined, is: Talk): News | undefined {
  if (was === undefined) return "talk_opened";
  if (was.ended === undefined && is.ended !== undefined) {
    return is.ended.reason === "visitor_exited" ? "visitor_exited" : "talk_ended";
  }
  if (was.visitor !== is.visitor) return is.visitor === "lost" ? "visitor_lost" : "visitor_back";
  return undefined;
}
