// Reads what the server says to the counsellors' desk.

import { count, flag, frames, list, maybe, object, one_of, tagged, text } from "./parse.ts";
import { end_reason, error_id, guest, language, limits, line, position, service, why_off } from "./parse-shared.ts";
import type {
  AgeBand,
  Availability,
  ByHand,
  CallInState,
  Colleague,
  DebriefCall,
  DebriefState,
  DeskNotice,
  DoorState,
  Gender,
  HandOverState,
  Lane,
  LeadView,
  Needs,
  OwnSession,
  RespiteView,
  RiskyTalk,
  RotaPicture,
  RotaShift,
  Safety,
  ShiftCounts,
  SwitchReason,
  Theme,
  ToDesk,
  TooFew,
  TrainingNote,
  VisitorPresence,
  Waiting,
  WhyNoGuest,
} from "./wire.ts";

const lane = one_of<Lane>("urgent", "returning", "normal");
const theme = one_of<Theme>("myself", "someone_else", "my_actions", "my_work", "question");
const presence = one_of<VisitorPresence>("present", "lost");

const needs = object<Needs>({
  safety: maybe(one_of<Safety>("safe", "unsure", "unsafe")),
  age: maybe(one_of<AgeBand>("under_16", "16_17", "18_20", "21_23", "24_25", "over_25")),
  theme: maybe(theme),
  wish: maybe(one_of<Gender>("woman", "man")),
  language,
});

const availability = tagged<Availability, "state">("state", {
  resting: {},
  paused: { seconds_left: count },
  ready: {},
  offering: { seconds_left: count },
  talking: {},
});

const by_hand = object<ByHand>({
  door: one_of<DoorState>("open", "closed"),
  reason: one_of<SwitchReason>("sickness", "few_on_shift", "event", "technical", "other"),
  until: text,
});

const waiting = object<Waiting>({ waited_s: count, language, theme: maybe(theme), lane, risk: maybe(flag) });
const shift_counts = object<ShiftCounts>({ on_shift: count, ready: count, talking: count, paused: count });

const colleague = object<Colleague>({ id: text, alias: text, languages: list(language) });
const debrief = tagged<DebriefState, "state">("state", { asked: {}, coming: { alias: text }, nobody_here: {} });
const lead = object<LeadView>({
  risks: list(object<RiskyTalk>({ alias: text, since_ms: count })),
  debriefs: list(object<DebriefCall>({ colleague: text, alias: text, since_ms: count, lead: maybe(text) })),
});
const respite = object<RespiteView>({
  number: count,
  alias: text,
  mine: flag,
  until_ms: count,
  asked_until_ms: maybe(count),
  may_answer: flag,
  may_lift: flag,
});
const hand_over = tagged<HandOverState, "state">("state", {
  colleague_asked: { alias: text, seconds_left: count },
  visitor_asked: { alias: maybe(text), seconds_left: count },
  off: { why: why_off, alias: maybe(text) },
});
const why_no_guest = one_of<WhyNoGuest>(
  "declined",
  "silent",
  "gone",
  "taken_back",
  "visitor_alone",
  "visitor_away",
  "guest_left",
  "guest_lost",
  "guest_stays",
  "counsellor_gone",
  "handed_over",
  "talk_ended",
  "lost",
);
const call_in = tagged<CallInState, "state">("state", {
  asked: { alias: maybe(text), seconds_left: count },
  coming: { guest },
  here: { guest },
  off: { why: why_no_guest, alias: maybe(text) },
});
const own_session = object<OwnSession>({ session: text, began_at_ms: count, used_at_ms: count, here: flag });

const training = object<TrainingNote>({ name: text, due: text, lapsed: flag, mandatory: flag, theme: maybe(theme) });

const rota_shift = object<RotaShift>({
  day: text,
  from: text,
  to: text,
  members: list(text),
  stand_ins: list(text),
  languages: list(language),
});
const rota = object<RotaPicture>({ now: list(rota_shift), next: list(rota_shift) });
const too_few = object<TooFew>({ here: count, wanted: count, opened: flag });

const to_desk = tagged<ToDesk, "type">("type", {
  welcome: { alias: text, languages: list(language), capacity: count, limits, quiet_after_s: count },
  account: { languages: list(language), capacity: count },
  trainings: { trainings: list(training) },
  rota: { rota },
  shift: {
    me: availability,
    waiting: list(waiting),
    waiting_total: count,
    counsellors: shift_counts,
    colleagues: maybe(list(colleague)),
    debrief: maybe(debrief),
    lead: maybe(lead),
    respites: maybe(list(respite)),
    service,
    by_hand: maybe(by_hand),
    too_few: maybe(too_few),
  },
  talk: {
    conversation: text,
    needs,
    lane,
    waited_s: count,
    visitor: presence,
    epoch: count,
    began_at_ms: count,
    note: maybe(text),
    host: maybe(text),
  },
  risk: { conversation: text, since_ms: maybe(count) },
  hand_over: { conversation: text, hand_over },
  take_over: {
    conversation: text,
    number: count,
    from: text,
    needs,
    note: maybe(text),
    taken: flag,
    risk: maybe(flag),
    seconds_left: count,
  },
  take_over_off: { conversation: text, why: why_off },
  callable: { lead: flag, colleagues: list(colleague) },
  call_in: { conversation: text, call_in },
  called_in: {
    conversation: text,
    number: count,
    from: text,
    lead: flag,
    needs,
    note: maybe(text),
    coming: flag,
    risk: maybe(flag),
    seconds_left: count,
  },
  called_in_off: { conversation: text, why: maybe(why_no_guest) },
  ticket: { conversation: text, ticket: text },
  epoch_changed: { conversation: text, epoch: count, lines: count },
  notice: {
    conversation: maybe(text),
    notice: one_of<DeskNotice>("may_be_missing", "all_here", "live_away", "live_back"),
  },
  accepted: { conversation: text, client_ref: text, position, sent_at_ms: count, receipt: text },
  refused: {
    conversation: maybe(text),
    client_ref: maybe(text),
    error_id,
    retry_after_ms: maybe(count),
  },
  message: { conversation: text, line },
  visitor: { conversation: text, presence },
  typing: { conversation: text },
  seen: { conversation: text, position },
  ended: { conversation: text, reason: end_reason },
  offer_lapsed: {},
  errand: { seconds_left: maybe(count) },
  closing: { conversation: text, seconds_left: maybe(count) },
  sessions: { sessions: list(own_session) },
  session: { account: text, idle_s: count, left_s: count },
  come_back: { after_ms: count },
  pong: {},
});

/** One frame to the desk, or `undefined` when it is not one. */
export const parse_to_desk = frames(to_desk);
