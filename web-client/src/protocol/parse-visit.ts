// Reads what the server says to a visitor's page.

import { count, flag, frames, maybe, object, one_of, tagged, text } from "./parse.ts";
import { error_id, limits, line_fields, position, service } from "./parse-shared.ts";
import type { CounsellorPresence, EndReason, Estimate, Notice, Question, Rose, ToVisitor, WhyOff } from "./wire.ts";

const presence = one_of<CounsellorPresence>("present", "away");

const estimate = tagged<Estimate, "kind">("kind", {
  soon: {},
  minutes: { from: count, to: count },
  nobody_yet: {},
});

/** Why something ended, or nothing came of it. What this page has no sentence for is told by the common one. */
const end_reason = (value: unknown): value is EndReason => text(value);
const why = (value: unknown): value is WhyOff => text(value);

const question = object<Question>({ text, yes: text, no: maybe(text) });

const to_visitor = tagged<ToVisitor, "type">("type", {
  welcome: { token: text, resumed: flag, service, limits },
  ticket: { ticket: text },
  place: {
    ahead: count,
    estimate,
    rose: maybe(one_of<Rose>("urgent_first", "returning_first", "came_back")),
  },
  ready: { seconds_left: count, last: flag },
  talking: { alias: text, counsellor: presence, words: maybe(text), epoch: count },
  epoch_changed: { epoch: count, lines: count },
  accepted: { client_ref: text, position, sent_at_ms: count, receipt: text },
  refused: { client_ref: maybe(text), error_id, retry_after_ms: maybe(count), words: maybe(text) },
  message: line_fields,
  counsellor: { alias: text, presence, words: maybe(text) },
  hand_over: { number: count, alias: maybe(text), question, seconds_left: count },
  hand_over_off: { why },
  guest: { number: count, text, no: maybe(text) },
  closing: { question: maybe(question) },
  typing: {},
  seen: { position },
  ended: { reason: end_reason, feedback: flag, words: maybe(text) },
  notice: {
    notice: one_of<Notice>(
      "offer_missed",
      "offer_withdrawn",
      "counsellor_lost",
      "handed_over",
      "feedback_thanks",
      "may_be_missing",
      "all_here",
      "live_away",
      "live_back",
      "may_close_first",
    ),
  },
  come_back: { after_ms: count },
  pong: {},
});

/** One frame to a visitor, or `undefined` when it is not one. */
export const parse_to_visitor = frames(to_visitor);
