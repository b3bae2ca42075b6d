// Written by `cargo xtask wire` from server/src/protocol. Do not edit.

export type Token = string;

export type ConversationId = string;

export type ClientRef = string;

export type Epoch = number;

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

export type ErrorId = "FrameMalformed" | "FrameNotText" | "FrameTooLarge" | "HelloExpected" | "HelloRepeated" | "AlreadyJoined" | "StayEnded" | "ServiceClosed" | "QueueFull" | "ServiceBusy" | "TooFast" | "NetworkTooFast" | "OfferGone" | "NoConversation" | "ConversationEnded" | "ConversationFull" | "TextEmpty" | "TextTooLong" | "ClientRefReused" | "PositionUnknown" | "FeedbackNotOpen" | "AtCapacity" | "LiveUnavailable" | "RecordsUnavailable" | "OriginRefused" | "SignInNeeded" | "SignInFailed" | "SignInThrottled" | "PageNotFound" | "RequestUnreadable" | "Internal" | "SettingsUnreadable" | "SettingsInvalid" | "PortTaken" | "RecordsUnreadable" | "TlsUnreadable" | "ContentInvalid";

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

export type Language = "Nb" | "Nn" | "En";

export type Lane = "Urgent" | "Returning" | "Normal";

export type Safety = "Safe" | "Unsure" | "Unsafe";

export type AgeBand = "Under16" | "From16To17" | "From18To20" | "From21To23" | "From24To25" | "Over25";

export type Theme = "Myself" | "SomeoneElse" | "MyActions" | "MyWork" | "Question";

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
 * The language of the talk; the page's language when skipped.
 */
language: Language, };

export type Side = "Visitor" | "Counsellor";

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
 * The words: plain text, to be shown as text.
 */
text: string, 
/**
 * When it was accepted, milliseconds since 1970 (UTC).
 */
sent_at_ms: number, 
/**
 * Proof of the line.
 */
receipt: Receipt, 
/**
 * The sender's name for it; only the sender gets it back.
 */
client_ref?: ClientRef, };

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
 * Languages that counsellors on shift hold right now.
 */
languages: Array<Language>, };

export type Estimate = { "Soon": Record<symbol, never> } | { "Minutes": { 
/**
 * At the least.
 */
from: number, 
/**
 * At the most.
 */
to: number, } } | { "NobodyYet": Record<symbol, never> };

export type Rose = "UrgentFirst" | "ReturningFirst" | "CameBack";

export type CounsellorPresence = "Present" | "Away";

export type EndReason = "VisitorLeft" | "VisitorExited" | "VisitorLost" | "CounsellorEnded" | "Missed" | "BackToQueue" | "Expired";

export type Notice = "OfferMissed" | "OfferWithdrawn" | "CounsellorLost" | "FeedbackThanks";

export type Degree = "Yes" | "Some" | "No";

export type Better = "Wait" | "Language" | "Time" | "Advice" | "Safety" | "AllGood";

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

export type FromVisitor = { "Hello": { 
/**
 * The token from an earlier `welcome`.
 */
token?: Token, 
/**
 * The last message I have; only later ones are sent.
 */
position?: Position, 
/**
 * Whether the page is visible.
 */
visible: boolean, } } | { "Join": { 
/**
 * The answers to the taps.
 */
needs: Needs, } } | { "Start": Record<symbol, never> } | { "Send": { 
/**
 * My name for it.
 */
client_ref: ClientRef, 
/**
 * The words, as written.
 */
text: string, } } | { "Typing": Record<symbol, never> } | { "Seen": { 
/**
 * The last message seen.
 */
position: Position, } } | { "Leave": Record<symbol, never> } | { "Exit": Record<symbol, never> } | { "Feedback": { 
/**
 * The taps.
 */
feedback: Feedback, } } | { "Ping": { 
/**
 * Whether the page is visible.
 */
visible: boolean, } };

export type ToVisitor = { "Welcome": { 
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
limits: Limits, } } | { "Place": { 
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
rose?: Rose, } } | { "Ready": { 
/**
 * Time left to answer, in seconds.
 */
seconds_left: number, } } | { "Talking": { 
/**
 * What the counsellor is called here.
 */
alias: string, 
/**
 * Whether they are there right now.
 */
counsellor: CounsellorPresence, 
/**
 * The life of the transcript.
 */
epoch: Epoch, } } | { "Accepted": { 
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
receipt: Receipt, } } | { "Refused": { 
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
retry_after_ms?: number, } } | { "Message": Line } | { "Counsellor": { 
/**
 * What the counsellor is called here.
 */
alias: string, 
/**
 * Whether they are there right now.
 */
presence: CounsellorPresence, } } | { "Typing": Record<symbol, never> } | { "Seen": { 
/**
 * The last message seen.
 */
position: Position, } } | { "Ended": { 
/**
 * Why.
 */
reason: EndReason, 
/**
 * Whether `feedback` is welcome.
 */
feedback: boolean, } } | { "Notice": { 
/**
 * What.
 */
notice: Notice, } } | { "ComeBack": { 
/**
 * In milliseconds.
 */
after_ms: number, } } | { "Pong": Record<symbol, never> };

export type Availability = { "Resting": Record<symbol, never> } | { "Paused": { 
/**
 * Left of it, in seconds.
 */
seconds_left: number, } } | { "Ready": Record<symbol, never> } | { "Offering": { 
/**
 * Time left to answer, in seconds.
 */
seconds_left: number, } } | { "Talking": Record<symbol, never> };

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
 * Whether they are connected right now.
 */
here: boolean, };

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

export type VisitorPresence = "Present" | "Lost";

export type FromDesk = { "Hello": { 
/**
 * Whether the page is visible.
 */
visible: boolean, } } | { "ReadyForNext": Record<symbol, never> } | { "Pause": Record<symbol, never> } | { "Send": { 
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
text: string, } } | { "Typing": { 
/**
 * Where.
 */
conversation: ConversationId, } } | { "Seen": { 
/**
 * Where.
 */
conversation: ConversationId, 
/**
 * The last message seen.
 */
position: Position, } } | { "End": { 
/**
 * Which.
 */
conversation: ConversationId, } } | { "Ping": { 
/**
 * Whether the page is visible.
 */
visible: boolean, } };

export type ToDesk = { "Welcome": { 
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
limits: Limits, } } | { "Shift": { 
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
 * Whether the chat is open.
 */
service: Service, } } | { "Talk": { 
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
began_at_ms: number, } } | { "Accepted": { 
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
receipt: Receipt, } } | { "Refused": { 
/**
 * Where.
 */
conversation?: ConversationId, 
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
retry_after_ms?: number, } } | { "Message": { 
/**
 * Where.
 */
conversation: ConversationId, 
/**
 * What.
 */
line: Line, } } | { "Visitor": { 
/**
 * Where.
 */
conversation: ConversationId, 
/**
 * Whether they are there.
 */
presence: VisitorPresence, } } | { "Typing": { 
/**
 * Where.
 */
conversation: ConversationId, } } | { "Seen": { 
/**
 * Where.
 */
conversation: ConversationId, 
/**
 * The last message seen.
 */
position: Position, } } | { "Ended": { 
/**
 * Which.
 */
conversation: ConversationId, 
/**
 * Why.
 */
reason: EndReason, } } | { "OfferLapsed": Record<symbol, never> } | { "ComeBack": { 
/**
 * In milliseconds.
 */
after_ms: number, } } | { "Pong": Record<symbol, never> };
