// What has just changed in a way that a counsellor should be told, also when they look
// elsewhere or listen to a screen reader. Pure. New messages are not news here: the
// message log tells them itself.

import type { CalledIn, Desk, Shift, TakeOver, Talk } from "./state.ts";

/** One thing to say. */
export type News =
  | "talk_opened"
  | "visitor_lost"
  | "visitor_back"
  | "visitor_exited"
  | "talk_ended"
  | "offer_lapsed"
  | "take_over_asked"
  | "called_in_asked"
  | "risk_marked"
  | "debrief_asked"
  | "debrief_coming"
  | "respite_asked"
  | "erased";

/** What to say after `before` became `after`; the most important comes last. */
export function news(before: Desk, after: Desk): readonly News[] {
  if (before === after) return [];
  const told: News[] = [];
  const { notice } = after;
  if (notice !== before.notice && (notice?.kind === "offer_lapsed" || notice?.kind === "erased")) {
    told.push(notice.kind);
  }
  told.push(...news_of_shift(before.shift, after.shift));
  const is_known = (one: TakeOver) => before.take_overs.some(({ conversation }) => conversation === one.conversation);
  if (after.take_overs.some((one) => !one.taken && !is_known(one))) told.push("take_over_asked");
  const is_heard = (one: CalledIn) => before.called_ins.some(({ conversation }) => conversation === one.conversation);
  if (after.called_ins.some((one) => !one.coming && !is_heard(one))) told.push("called_in_asked");
  for (const talk of after.talks) {
    const was = before.talks.find((one) => one.conversation === talk.conversation);
    const word = news_of(was, talk);
    if (word !== undefined) told.push(word);
  }
  return told;
}

function news_of_shift(was: Shift | undefined, is: Shift | undefined): readonly News[] {
  const told: News[] = [];
  if (was?.debrief?.state !== "coming" && is?.debrief?.state === "coming") told.push("debrief_coming");
  if (debriefs_open(is) > debriefs_open(was)) told.push("debrief_asked");
  if (respites_asked(is) > respites_asked(was)) told.push("respite_asked");
  if (risks(is) > risks(was)) told.push("risk_marked");
  return told;
}

/** How many breaks we are asked about. */
function respites_asked(shift: Shift | undefined): number {
  return shift?.respites?.filter(({ may_answer }) => may_answer).length ?? 0;
}

/** How many marked talks a shift lead sees. */
export function risks(shift: Shift | undefined): number {
  return shift?.lead?.risks.length ?? 0;
}

/** How many colleagues need a talk and have nobody who comes, as a shift lead sees it. */
export function debriefs_open(shift: Shift | undefined): number {
  return shift?.lead?.debriefs.filter(({ lead }) => lead === undefined).length ?? 0;
}

function news_of(was: Talk | undefined, is: Talk): News | undefined {
  if (was === undefined) return "talk_opened";
  if (was.ended === undefined && is.ended !== undefined) {
    return is.ended.reason === "visitor_exited" ? "visitor_exited" : "talk_ended";
  }
  if (was.visitor !== is.visitor) return is.visitor === "lost" ? "visitor_lost" : "visitor_back";
  return undefined;
}
