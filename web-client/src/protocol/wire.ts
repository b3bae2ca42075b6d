// Written by `cargo xtask wire` from server/src/protocol. Do not edit.

export type Token = string;

export type ConversationId = string;

export type AccountName = string;

export type SessionName = string;

export type ClientRef = string;

export type ColleagueId = string;

export type Epoch = number;

export type Words = string;

export type Position = { 
/**
 * The life of the transcript.
 */
epoch: Epoch, 
/**
 * 1 for the first message.
 */
offset: number, };

export type Receipt = string;

export type Ticket = string;

export type ErrorId = "frame_malformed" | "frame_not_text" | "frame_too_large" | "hello_expected" | "hello_repeated" | "already_joined" | "stay_ended" | "service_closed" | "language_closed" | "last_entry" | "connection_rests" | "queue_full" | "service_busy" | "too_fast" | "network_too_fast" | "offer_gone" | "no_conversation" | "conversation_ended" | "conversation_full" | "text_empty" | "text_too_long" | "card_unknown" | "client_ref_reused" | "position_unknown" | "ticket_unproven" | "ticket_expired" | "line_unproven" | "lines_out_of_order" | "feedback_not_open" | "at_capacity" | "training_lapsed" | "hand_over_open" | "hand_over_gone" | "call_in_open" | "call_in_gone" | "guest_elsewhere" | "colleague_unavailable" | "offer_open" | "replies_full" | "respite_gone" | "live_unavailable" | "records_unavailable" | "origin_refused" | "sign_in_needed" | "sign_in_failed" | "sign_in_throttled" | "second_step_failed" | "second_step_expired" | "second_step_blocked" | "second_step_unreadable" | "password_length" | "password_guessable" | "password_not_twice" | "password_unchanged" | "passkey_failed" | "passkey_copied" | "passkey_last" | "provider_failed" | "provider_unreachable" | "provider_unbound" | "sign_in_stale" | "not_permitted" | "name_taken" | "last_administrator" | "shift_times" | "shift_people" | "shift_collides" | "page_not_found" | "request_unreadable" | "internal" | "settings_unreadable" | "settings_invalid" | "port_taken" | "records_unreadable" | "live_unreachable" | "live_unsafe" | "tls_unreadable" | "certificate_not_issued" | "content_invalid";

export type Limits = { 
/**
 * Largest message, in Unicode scalar values.
 */
text_max_chars: number, 
/**
 * How often to ping while visible, in milliseconds.
 */
ping_every_ms: number, 
/**
 * How long a lost connection keeps the conversation, in seconds.
 */
kept_s: number, 
/**
 * How long after its end the text of a talk is destroyed at the latest, in seconds.
 */
erased_within_s: number, };

export type Language = "nb" | "nn" | "en";

export type Lane = "urgent" | "returning" | "normal";

export type Safety = "safe" | "unsure" | "unsafe";

export type AgeBand = "under_16" | "16_17" | "18_20" | "21_23" | "24_25" | "over_25";

export type Theme = "myself" | "someone_else" | "my_actions" | "my_work" | "question";

export type Gender = "woman" | "man";

export type Needs = { 
/**
 * Safe where they are now? *Not safe* goes to the urgent lane.
 */
safety?: Safety, 
/**
 * Age band.
 */
age?: AgeBand, 
/**
 * What it is about.
 */
theme?: Theme, 
/**
 * With whom they would rather talk. It yields when it would make them wait too long.
 */
wish?: Gender, 
/**
 * The language of the talk; the page's language when skipped.
 */
language: Language, };

export type Side = "visitor" | "counsellor";

export type CardId = string;

export type CardKind = "article" | "service";

export type Card = { 
/**
 * Of which kind.
 */
kind: CardKind, 
/**
 * Its name in addresses.
 */
id: CardId, 
/**
 * The language to show it in: that of the talk.
 */
language: Language, };

export type GuestRole = "lead" | "colleague";

export type GuestName = { 
/**
 * What they are on the shift.
 */
role: GuestRole, 
/**
 * What they are called here.
 */
alias: string, };

export type Line = { 
/**
 * Its place.
 */
position: Position, 
/**
 * Who said it.
 */
from: Side, 
/**
 * The words: plain text, to be shown as text. Of a card, what it is called and, after a
 * line end, one line about it.
 */
text: Words, 
/**
 * The card that stands here instead of words.
 */
card?: Card, 
/**
 * The second counsellor who said it; absent when it was the counsellor of the talk.
 */
guest?: GuestName, 
/**
 * When it was accepted, milliseconds since 1970 (UTC).
 */
sent_at_ms: number, 
/**
 * Proof of the line.
 */
receipt: Receipt, 
/**
 * The sender's name for it.
 */
client_ref: ClientRef, };

export type Service = { 
/**
 * Open now?
 */
open: boolean, 
/**
 * The next change in local time, `YYYY-MM-DDTHH:MM`; absent when always open.
 */
changes_at?: string, 
/**
 * Languages that counsellors on shift hold right now, without those that are closed.
 */
languages: Array<Language>, };

export type Estimate = { "kind": "soon", } | { "kind": "minutes", 
/**
 * At the least.
 */
from: number, 
/**
 * At the most.
 */
to: number, } | { "kind": "nobody_yet", };

export type Rose = "urgent_first" | "returning_first" | "came_back";

export type CounsellorPresence = "present" | "away";

export type EndReason = "visitor_left" | "visitor_exited" | "visitor_lost" | "counsellor_ended" | "missed" | "back_to_queue" | "handed_over" | "guest_over" | "expired" | "closed";

export type Notice = "offer_missed" | "offer_withdrawn" | "counsellor_lost" | "handed_over" | "feedback_thanks" | "may_be_missing" | "all_here" | "live_away" | "live_back" | "may_close_first";

export type Degree = "yes" | "some" | "no";

export type Better = "wait" | "language" | "time" | "advice" | "safety" | "all_good";

export type Feedback = { 
/**
 * "Did you feel heard?"
 */
heard?: Degree, 
/**
 * "Did you get help with what you wondered about?"
 */
helped?: Degree, 
/**
 * "Do you know what you can do now?"
 */
knows_next?: Degree, 
/**
 * "Would you use the chat again?" (`some` is *maybe*)
 */
again?: Degree, 
/**
 * "What can get better?"
 */
better?: Array<Better>, };

export type Receiver = { "kind": "queue", } | { "kind": "colleague", 
/**
 * Who.
 */
id: ColleagueId, };

export type Colleague = { 
/**
 * Their name on the wire.
 */
id: ColleagueId, 
/**
 * What visitors see them as.
 */
alias: string, 
/**
 * Languages they can write.
 */
languages: Array<Language>, };

export type ColleagueAnswer = "take" | "decline";

export type VisitorAnswer = "agree" | "stay";

export type WhyOff = "declined" | "colleague_silent" | "colleague_gone" | "visitor_stays" | "visitor_silent" | "taken_back" | "counsellor_gone" | "talk_ended" | "lost";

export type HandOverState = { "state": "colleague_asked", 
/**
 * Who.
 */
alias: string, 
/**
 * Time left to answer, in seconds.
 */
seconds_left: number, } | { "state": "visitor_asked", 
/**
 * The colleague; absent when it is the queue.
 */
alias?: string, 
/**
 * Time left to answer, in seconds.
 */
seconds_left: number, } | { "state": "off", 
/**
 * Why.
 */
why: WhyOff, 
/**
 * The colleague; absent when it was the queue, or when they are gone.
 */
alias?: string, };

export type Question = { 
/**
 * The question, and what happens without an answer.
 */
text: string, 
/**
 * The button that says yes.
 */
yes: string, 
/**
 * The button that says no; absent when there is nothing to say no to.
 */
no?: string, };

export type Called = { "kind": "lead", } | { "kind": "colleague", 
/**
 * Who.
 */
id: ColleagueId, };

export type WhyNoGuest = "declined" | "silent" | "gone" | "taken_back" | "visitor_alone" | "visitor_away" | "guest_left" | "guest_lost" | "guest_stays" | "counsellor_gone" | "handed_over" | "talk_ended" | "lost";

export type CallInState = { "state": "asked", 
/**
 * Who; absent when it is whichever shift lead comes.
 */
alias?: string, 
/**
 * Time left to answer, in seconds.
 */
seconds_left: number, } | { "state": "coming", 
/**
 * Who.
 */
guest: GuestName, } | { "state": "here", 
/**
 * Who.
 */
guest: GuestName, } | { "state": "off", 
/**
 * Why.
 */
why: WhyNoGuest, 
/**
 * Who was to come or was here, when that is known.
 */
alias?: string, };

export type ErrandLength = "two_minutes" | "five_minutes" | "ten_minutes";

export type FromVisitor = { "type": "hello", 
/**
 * The token from an earlier `welcome`.
 */
token?: Token, 
/**
 * The last message I have; only later ones are sent.
 */
position?: Position, 
/**
 * The last ticket I was given, for a server that has lost everything.
 */
ticket?: Ticket, 
/**
 * Whether the page is visible.
 */
visible: boolean, } | { "type": "join", 
/**
 * The answers to the taps.
 */
needs: Needs, } | { "type": "start", } | { "type": "send", 
/**
 * My name for it.
 */
client_ref: ClientRef, 
/**
 * The words, as written.
 */
text: Words, } | { "type": "typing", } | { "type": "seen", 
/**
 * The last message seen.
 */
position: Position, } | { "type": "restore", 
/**
 * The lines, with their receipts.
 */
lines: Array<Line>, 
/**
 * Whether that was all.
 */
done: boolean, } | { "type": "leave", } | { "type": "exit", } | { "type": "answer_hand_over", 
/**
 * Which one.
 */
number: number, 
/**
 * The answer.
 */
answer: VisitorAnswer, } | { "type": "still_here", } | { "type": "guest_shown", 
/**
 * The number in `guest`.
 */
number: number, } | { "type": "no_guest", 
/**
 * The number in `guest`.
 */
number: number, } | { "type": "feedback", 
/**
 * The taps.
 */
feedback: Feedback, } | { "type": "ping", 
/**
 * Whether the page is visible.
 */
visible: boolean, };

export type ToVisitor = { "type": "welcome", 
/**
 * Keep this to come back.
 */
token: Token, 
/**
 * Whether the token of the hello was known.
 */
resumed: boolean, 
/**
 * Whether the chat is open.
 */
service: Service, 
/**
 * Bounds the page must know.
 */
limits: Limits, } | { "type": "ticket", 
/**
 * The ticket.
 */
ticket: Ticket, } | { "type": "place", 
/**
 * How many are ahead of you.
 */
ahead: number, 
/**
 * An honest guess at the wait.
 */
estimate: Estimate, 
/**
 * Set when `ahead` is larger than last told.
 */
rose?: Rose, } | { "type": "ready", 
/**
 * Time left to answer, in seconds.
 */
seconds_left: number, 
/**
 * Whether the place lapses when this one is not answered.
 */
last: boolean, } | { "type": "talking", 
/**
 * What the counsellor is called here.
 */
alias: string, 
/**
 * Whether they are there right now.
 */
counsellor: CounsellorPresence, 
/**
 * What there is to say while they are not.
 */
words?: string, 
/**
 * The life of the transcript.
 */
epoch: Epoch, } | { "type": "epoch_changed", 
/**
 * Its new life.
 */
epoch: Epoch, 
/**
 * How many messages follow.
 */
lines: number, } | { "type": "accepted", 
/**
 * Your name for it.
 */
client_ref: ClientRef, 
/**
 * Its place.
 */
position: Position, 
/**
 * When it was accepted, milliseconds since 1970 (UTC).
 */
sent_at_ms: number, 
/**
 * Proof of the line.
 */
receipt: Receipt, } | { "type": "refused", 
/**
 * Which message, when it was a `send`.
 */
client_ref?: ClientRef, 
/**
 * Why.
 */
error_id: ErrorId, 
/**
 * When trying again makes sense, in milliseconds.
 */
retry_after_ms?: number, 
/**
 * What there is to say about it, instead of what the page says of such a refusal.
 */
words?: string, } | { "type": "message" } & Line | { "type": "counsellor", 
/**
 * What the counsellor is called here.
 */
alias: string, 
/**
 * Whether they are there right now.
 */
presence: CounsellorPresence, 
/**
 * What there is to say while they are not.
 */
words?: string, } | { "type": "hand_over", 
/**
 * Which hand-over of this talk.
 */
number: number, 
/**
 * The colleague; absent when it is the queue, at its front.
 */
alias?: string, 
/**
 * In words.
 */
question: Question, 
/**
 * Time left to answer, in seconds. Without an answer nothing changes.
 */
seconds_left: number, } | { "type": "hand_over_off", 
/**
 * Why.
 */
why: WhyOff, } | { "type": "closing", 
/**
 * In words; absent when the talk stays open.
 */
question?: Question, } | { "type": "guest", 
/**
 * Which time: what answers to this belong to.
 */
number: number, 
/**
 * In words.
 */
text: string, 
/**
 * The button that answers `no_guest`, at any time; absent when nobody is there.
 */
no?: string, } | { "type": "typing", } | { "type": "seen", 
/**
 * The last message seen.
 */
position: Position, } | { "type": "ended", 
/**
 * Why.
 */
reason: EndReason, 
/**
 * Whether `feedback` is welcome.
 */
feedback: boolean, 
/**
 * What there is to say about it, instead of what the page says of such an end.
 */
words?: string, } | { "type": "notice", 
/**
 * What.
 */
notice: Notice, } | { "type": "come_back", 
/**
 * In milliseconds.
 */
after_ms: number, } | { "type": "pong", };

export type DoorState = "open" | "closed";

export type SwitchReason = "sickness" | "few_on_shift" | "event" | "technical" | "other";

export type ByHand = { 
/**
 * Opened or closed.
 */
door: DoorState, 
/**
 * Why.
 */
reason: SwitchReason, 
/**
 * Until when, in local time, `YYYY-MM-DDTHH:MM`; then the opening hours count again.
 */
until: string, };

export type RiskyTalk = { 
/**
 * Whose talk it is.
 */
alias: string, 
/**
 * When it was marked, milliseconds since 1970 (UTC).
 */
since_ms: number, };

export type DebriefCall = { 
/**
 * Their name on the wire.
 */
colleague: ColleagueId, 
/**
 * Who.
 */
alias: string, 
/**
 * When they asked, milliseconds since 1970 (UTC).
 */
since_ms: number, 
/**
 * The shift lead who comes, once one does.
 */
lead?: string, };

export type LeadView = { 
/**
 * Talks that are marked, the oldest mark first.
 */
risks: Array<RiskyTalk>, 
/**
 * Who needs a talk of their own, whoever asked first standing first.
 */
debriefs: Array<DebriefCall>, };

export type DebriefState = { "state": "asked", } | { "state": "coming", 
/**
 * Who.
 */
alias: string, } | { "state": "nobody_here", };

export type RespiteLength = "quarter_hour" | "hour" | "evening";

export type RespiteAnswer = "agree" | "decline";

export type RespiteView = { 
/**
 * Its name.
 */
number: number, 
/**
 * Who began it.
 */
alias: string, 
/**
 * Whether that was you.
 */
mine: boolean, 
/**
 * Until when it stands, milliseconds since 1970 (UTC).
 */
until_ms: number, 
/**
 * Until when a second person can say yes to six hours, likewise; absent when nobody is asked.
 */
asked_until_ms?: number, 
/**
 * Whether that can be you.
 */
may_answer: boolean, 
/**
 * Whether you can end it.
 */
may_lift: boolean, };

export type Availability = { "state": "resting", } | { "state": "paused", 
/**
 * Left of it, in seconds.
 */
seconds_left: number, } | { "state": "ready", } | { "state": "offering", 
/**
 * Time left to answer, in seconds.
 */
seconds_left: number, } | { "state": "talking", };

export type Waiting = { 
/**
 * How long, in seconds.
 */
waited_s: number, 
/**
 * The language of the talk.
 */
language: Language, 
/**
 * What it is about.
 */
theme?: Theme, 
/**
 * The lane.
 */
lane: Lane, 
/**
 * Whether they come from a talk that was marked as one with a risk in it.
 */
risk?: boolean, };

export type ShiftCounts = { 
/**
 * Connected.
 */
on_shift: number, 
/**
 * Waiting for a visitor, or with an offer out.
 */
ready: number, 
/**
 * In a talk.
 */
talking: number, 
/**
 * In a pause.
 */
paused: number, };

export type VisitorPresence = "present" | "lost";

export type OwnSession = { 
/**
 * Its name.
 */
session: SessionName, 
/**
 * When it began, milliseconds since 1970 (UTC).
 */
began_at_ms: number, 
/**
 * When a person last did something in it, likewise.
 */
used_at_ms: number, 
/**
 * Whether it is the one that asks.
 */
here: boolean, };

export type TrainingNote = { 
/**
 * As people call it.
 */
name: string, 
/**
 * The last day on which it holds, `YYYY-MM-DD`.
 */
due: string, 
/**
 * Whether that day is past.
 */
lapsed: boolean, 
/**
 * Whether what it is for pauses once it has lapsed.
 */
mandatory: boolean, 
/**
 * What it is for; absent: for talks at all.
 */
theme?: Theme, };

export type RotaShift = { 
/**
 * On which day, `YYYY-MM-DD`.
 */
day: string, 
/**
 * From when, `HH:MM`.
 */
from: string, 
/**
 * To when; the end of the day is `24:00`.
 */
to: string, 
/**
 * Who is on, by alias.
 */
members: Array<string>, 
/**
 * Who comes when one of them cannot.
 */
stand_ins: Array<string>, 
/**
 * The languages that those who are on cover.
 */
languages: Array<Language>, };

export type RotaPicture = { 
/**
 * Those that are on.
 */
now: Array<RotaShift>, 
/**
 * Those that begin next, all at the same time.
 */
next: Array<RotaShift>, };

export type TooFew = { 
/**
 * How many are there who may take talks.
 */
here: number, 
/**
 * How many it takes for the chat to open.
 */
wanted: number, 
/**
 * Whether it has opened all the same, or was opened before somebody went home.
 */
opened: boolean, };

export type DeskNotice = "may_be_missing" | "all_here" | "live_away" | "live_back";

export type FromDesk = { "type": "hello", 
/**
 * Whether I was ready for the next when my connection went.
 */
ready: boolean, 
/**
 * The last ticket of each open talk, for a server that has lost everything.
 */
tickets?: Array<Ticket>, 
/**
 * Whether the page is visible.
 */
visible: boolean, } | { "type": "active", } | { "type": "sessions", } | { "type": "end_session", 
/**
 * Which.
 */
session: SessionName, } | { "type": "end_other_sessions", } | { "type": "ready_for_next", } | { "type": "pause", } | { "type": "send", 
/**
 * Where.
 */
conversation: ConversationId, 
/**
 * My name for it.
 */
client_ref: ClientRef, 
/**
 * The words, as written.
 */
text: Words, } | { "type": "send_card", 
/**
 * Where.
 */
conversation: ConversationId, 
/**
 * My name for it.
 */
client_ref: ClientRef, 
/**
 * What.
 */
card: Card, } | { "type": "typing", 
/**
 * Where.
 */
conversation: ConversationId, } | { "type": "seen", 
/**
 * Where.
 */
conversation: ConversationId, 
/**
 * The last message seen.
 */
position: Position, } | { "type": "restore", 
/**
 * Where.
 */
conversation: ConversationId, 
/**
 * The lines, with their receipts.
 */
lines: Array<Line>, 
/**
 * Whether that was all.
 */
done: boolean, } | { "type": "end", 
/**
 * Which.
 */
conversation: ConversationId, 
/**
 * And take a break from the visitor's connection, for this long.
 */
respite?: RespiteLength, } | { "type": "answer_respite", 
/**
 * Which break.
 */
number: number, 
/**
 * The answer.
 */
answer: RespiteAnswer, } | { "type": "lift_respite", 
/**
 * Which.
 */
number: number, } | { "type": "hand_over", 
/**
 * Which.
 */
conversation: ConversationId, 
/**
 * To whom.
 */
to: Receiver, 
/**
 * What whoever takes over should know. It dies with the talk.
 */
note?: Words, } | { "type": "keep_talk", 
/**
 * Which.
 */
conversation: ConversationId, } | { "type": "answer_take_over", 
/**
 * Which talk.
 */
conversation: ConversationId, 
/**
 * Which hand-over of it.
 */
number: number, 
/**
 * The answer.
 */
answer: ColleagueAnswer, } | { "type": "call_in", 
/**
 * Into which talk.
 */
conversation: ConversationId, 
/**
 * Whom.
 */
to: Called, 
/**
 * What whoever comes should know. It dies with the call.
 */
note?: Words, } | { "type": "end_call_in", 
/**
 * Of which talk.
 */
conversation: ConversationId, } | { "type": "answer_call_in", 
/**
 * Which talk.
 */
conversation: ConversationId, 
/**
 * Which call of it.
 */
number: number, 
/**
 * The answer.
 */
answer: ColleagueAnswer, } | { "type": "step_out", 
/**
 * For how long.
 */
length: ErrandLength, } | { "type": "back", } | { "type": "close_when_quiet", 
/**
 * Which.
 */
conversation: ConversationId, } | { "type": "keep_open", 
/**
 * Which.
 */
conversation: ConversationId, } | { "type": "mark_risk", 
/**
 * Which.
 */
conversation: ConversationId, } | { "type": "unmark_risk", 
/**
 * Which.
 */
conversation: ConversationId, } | { "type": "ask_debrief", } | { "type": "end_debrief", } | { "type": "come_to_debrief", 
/**
 * Who.
 */
colleague: ColleagueId, } | { "type": "ping", 
/**
 * Whether the page is visible.
 */
visible: boolean, };

export type ToDesk = { "type": "welcome", 
/**
 * What visitors see you as.
 */
alias: string, 
/**
 * Languages you can write.
 */
languages: Array<Language>, 
/**
 * Talks you may hold at once.
 */
capacity: number, 
/**
 * Bounds the page must know.
 */
limits: Limits, 
/**
 * After this long without the visitor a talk has gone quiet, in seconds.
 */
quiet_after_s: number, } | { "type": "account", 
/**
 * Languages you can write.
 */
languages: Array<Language>, 
/**
 * Talks you may hold at once.
 */
capacity: number, } | { "type": "trainings", 
/**
 * In the order of the house.
 */
trainings: Array<TrainingNote>, } | { "type": "rota", 
/**
 * Both.
 */
rota: RotaPicture, } | { "type": "session", 
/**
 * Whose desk this is. A page that was somebody else's forgets everything first.
 */
account: AccountName, 
/**
 * After a person last did something, in seconds.
 */
idle_s: number, 
/**
 * In any case, in seconds from now.
 */
left_s: number, } | { "type": "sessions", 
/**
 * All of them, this one too.
 */
sessions: Array<OwnSession>, } | { "type": "shift", 
/**
 * What you are doing.
 */
me: Availability, 
/**
 * Who waits, in the order they are served: the first 50.
 */
waiting: Array<Waiting>, 
/**
 * How many wait in all.
 */
waiting_total: number, 
/**
 * The shift as a whole.
 */
counsellors: ShiftCounts, 
/**
 * Colleagues who can be asked to take a talk over.
 */
colleagues?: Array<Colleague>, 
/**
 * How the talk of your own stands that you have asked for.
 */
debrief?: DebriefState, 
/**
 * What only shift leads are told; absent for everybody else.
 */
lead?: LeadView, 
/**
 * Breaks from connections that are yours to see.
 */
respites?: Array<RespiteView>, 
/**
 * Whether the chat is open.
 */
service: Service, 
/**
 * What a shift lead has said of the door, while it stands.
 */
by_hand?: ByHand, 
/**
 * Fewer are at their desks than the house wants, in opening hours.
 */
too_few?: TooFew, } | { "type": "talk", 
/**
 * Its name.
 */
conversation: ConversationId, 
/**
 * What the visitor told before the talk.
 */
needs: Needs, 
/**
 * The lane they waited in.
 */
lane: Lane, 
/**
 * How long they waited, in seconds.
 */
waited_s: number, 
/**
 * Whether they are there right now.
 */
visitor: VisitorPresence, 
/**
 * The life of the transcript.
 */
epoch: Epoch, 
/**
 * When the talk began, milliseconds since 1970 (UTC).
 */
began_at_ms: number, 
/**
 * What the colleague wrote who handed it over.
 */
note?: Words, 
/**
 * Whose talk it is, when you are a guest in it.
 */
host?: string, } | { "type": "risk", 
/**
 * Which.
 */
conversation: ConversationId, 
/**
 * When it was marked, milliseconds since 1970 (UTC); absent when it is not.
 */
since_ms?: number, } | { "type": "hand_over", 
/**
 * Of which talk.
 */
conversation: ConversationId, 
/**
 * How it stands.
 */
hand_over: HandOverState, } | { "type": "take_over", 
/**
 * Which talk.
 */
conversation: ConversationId, 
/**
 * Which hand-over of it.
 */
number: number, 
/**
 * Who asks.
 */
from: string, 
/**
 * What the visitor told before the talk.
 */
needs: Needs, 
/**
 * What the colleague wrote.
 */
note?: Words, 
/**
 * Whether you have taken it already, and the visitor is being asked.
 */
taken: boolean, 
/**
 * Whether the talk is marked as one with a risk in it.
 */
risk?: boolean, 
/**
 * Time left for whoever is asked, in seconds.
 */
seconds_left: number, } | { "type": "take_over_off", 
/**
 * Of which talk.
 */
conversation: ConversationId, 
/**
 * Why.
 */
why: WhyOff, } | { "type": "callable", 
/**
 * Whether a shift lead is here.
 */
lead: boolean, 
/**
 * Everybody, shift leads too, who is here and not in a pause. They need no room.
 */
colleagues: Array<Colleague>, } | { "type": "call_in", 
/**
 * Of which talk.
 */
conversation: ConversationId, 
/**
 * How it stands.
 */
call_in: CallInState, } | { "type": "called_in", 
/**
 * Which talk.
 */
conversation: ConversationId, 
/**
 * Which call of it.
 */
number: number, 
/**
 * Who asks.
 */
from: string, 
/**
 * Whether any shift lead is called, and not you by name.
 */
lead: boolean, 
/**
 * What the visitor told before the talk.
 */
needs: Needs, 
/**
 * What the colleague wrote.
 */
note?: Words, 
/**
 * Whether you have said yes, and the visitor's page is being told.
 */
coming: boolean, 
/**
 * Whether the talk is marked as one with a risk in it.
 */
risk?: boolean, 
/**
 * Time left, in seconds.
 */
seconds_left: number, } | { "type": "called_in_off", 
/**
 * Of which talk.
 */
conversation: ConversationId, 
/**
 * Why; absent when somebody else has come.
 */
why?: WhyNoGuest, } | { "type": "ticket", 
/**
 * Which talk.
 */
conversation: ConversationId, 
/**
 * The ticket.
 */
ticket: Ticket, } | { "type": "epoch_changed", 
/**
 * Where.
 */
conversation: ConversationId, 
/**
 * Its new life.
 */
epoch: Epoch, 
/**
 * How many messages follow.
 */
lines: number, } | { "type": "notice", 
/**
 * In which talk; absent when it is about all of them.
 */
conversation?: ConversationId, 
/**
 * What.
 */
notice: DeskNotice, } | { "type": "accepted", 
/**
 * Where.
 */
conversation: ConversationId, 
/**
 * Your name for it.
 */
client_ref: ClientRef, 
/**
 * Its place.
 */
position: Position, 
/**
 * When it was accepted, milliseconds since 1970 (UTC).
 */
sent_at_ms: number, 
/**
 * Proof of the line.
 */
receipt: Receipt, } | { "type": "refused", 
/**
 * Where.
 */
conversation?: ConversationId, 
/**
 * Which message, when it was a `send` or a `send_card`.
 */
client_ref?: ClientRef, 
/**
 * Why.
 */
error_id: ErrorId, 
/**
 * When trying again makes sense, in milliseconds.
 */
retry_after_ms?: number, } | { "type": "message", 
/**
 * Where.
 */
conversation: ConversationId, 
/**
 * What.
 */
line: Line, } | { "type": "visitor", 
/**
 * Where.
 */
conversation: ConversationId, 
/**
 * Whether they are there.
 */
presence: VisitorPresence, } | { "type": "typing", 
/**
 * Where.
 */
conversation: ConversationId, } | { "type": "seen", 
/**
 * Where.
 */
conversation: ConversationId, 
/**
 * The last message seen.
 */
position: Position, } | { "type": "ended", 
/**
 * Which.
 */
conversation: ConversationId, 
/**
 * Why.
 */
reason: EndReason, } | { "type": "offer_lapsed", } | { "type": "errand", 
/**
 * Left of it, in seconds; absent when you are back.
 */
seconds_left?: number, } | { "type": "closing", 
/**
 * Which.
 */
conversation: ConversationId, 
/**
 * The time left, in seconds; absent when it stays open.
 */
seconds_left?: number, } | { "type": "come_back", 
/**
 * In milliseconds.
 */
after_ms: number, } | { "type": "pong", };
