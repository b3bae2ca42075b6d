//! What the server says to the counsellors' desk; what the desk says stands beside.

use serde::{Deserialize, Serialize};

use super::call_in::{CallInState, WhyNoGuest};
use super::care::{DebriefState, LeadView};
pub use super::from_desk::FromDesk;
use super::hand_over::{Colleague, HandOverState, WhyOff};
use super::ids::AccountName;
use super::limits::Limits;
use super::needs::{Lane, Language, Needs};
use super::respite::RespiteView;
use super::rota::{RotaPicture, TooFew};
pub use super::session::OwnSession;
pub use super::shift::{Availability, ShiftCounts, Waiting};
use super::switch::ByHand;
use super::text::Words;
pub use super::training::TrainingNote;
use super::visit::{EndReason, Line, Service};
use super::{ClientRef, ConversationId, Epoch, ErrorId, Position, Receipt, Ticket};

/// To the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ToDesk {
    /// Answer to hello.
    Welcome {
        /// What visitors see you as.
        alias: String,
        /// Languages you can write.
        languages: Vec<Language>,
        /// Talks you may hold at once.
        capacity: u8,
        /// Bounds the page must know.
        limits: Limits,
        /// After this long without the visitor a talk has gone quiet, in seconds.
        quiet_after_s: u32,
    },
    /// An administrator has changed your account since `welcome`. Talks that are open go on.
    Account {
        /// Languages you can write.
        languages: Vec<Language>,
        /// Talks you may hold at once.
        capacity: u8,
    },
    /// Your trainings that have lapsed or are due soon: all of them, whenever that changes.
    Trainings {
        /// In the order of the house.
        trainings: Vec<TrainingNote>,
    },
    /// Who is on by the rota and who is next, whenever that changes. Not told while it is empty.
    Rota {
        /// Both.
        rota: RotaPicture,
    },
    /// Who is signed in, and for how long that is good.
    Session {
        /// Whose desk this is. A page that was somebody else's forgets everything first.
        account: AccountName,
        /// After a person last did something, in seconds.
        idle_s: u32,
        /// In any case, in seconds from now.
        left_s: u32,
    },
    /// Where you are signed in, the newest first: the answer to `sessions`, and to the end of one.
    Sessions {
        /// All of them, this one too.
        sessions: Vec<OwnSession>,
    },
    /// The picture of the shift, whenever it changes.
    Shift {
        /// What you are doing.
        me: Availability,
        /// Who waits, in the order they are served: the first 50.
        waiting: Vec<Waiting>,
        /// How many wait in all.
        waiting_total: u32,
        /// The shift as a whole.
        counsellors: ShiftCounts,
        /// Colleagues who can be asked to take a talk over.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<Colleague>>"))]
        colleagues: Vec<Colleague>,
        /// How the talk of your own stands that you have asked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        debrief: Option<DebriefState>,
        /// What only shift leads are told; absent for everybody else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lead: Option<LeadView>,
        /// Breaks from connections that are yours to see.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<RespiteView>>"))]
        respites: Vec<RespiteView>,
        /// Whether the chat is open.
        service: Service,
        /// What a shift lead has said of the door, while it stands.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by_hand: Option<ByHand>,
        /// Fewer are at their desks than the house wants, in opening hours.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        too_few: Option<TooFew>,
    },
    /// A talk is open with you; its messages follow.
    Talk {
        /// Its name.
        conversation: ConversationId,
        /// What the visitor told before the talk.
        needs: Needs,
        /// The lane they waited in.
        lane: Lane,
        /// How long they waited, in seconds.
        waited_s: u32,
        /// Whether they are there right now.
        visitor: VisitorPresence,
        /// The life of the transcript.
        epoch: Epoch,
        /// When the talk began, milliseconds since 1970 (UTC).
        began_at_ms: u64,
        /// What the colleague wrote who handed it over.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Words>,
        /// Whose talk it is, when you are a guest in it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        host: Option<String>,
    },
    /// Whether this talk is marked as one with a risk in it. Not told of one that never was.
    Risk {
        /// Which.
        conversation: ConversationId,
        /// When it was marked, milliseconds since 1970 (UTC); absent when it is not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since_ms: Option<u64>,
    },
    /// How the hand-over that you asked for stands.
    HandOver {
        /// Of which talk.
        conversation: ConversationId,
        /// How it stands.
        hand_over: HandOverState,
    },
    /// A colleague would like you to take a talk over: answer `answer_take_over`.
    TakeOver {
        /// Which talk.
        conversation: ConversationId,
        /// Which hand-over of it.
        number: u64,
        /// Who asks.
        from: String,
        /// What the visitor told before the talk.
        needs: Needs,
        /// What the colleague wrote.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Words>,
        /// Whether you have taken it already, and the visitor is being asked.
        taken: bool,
        /// Whether the talk is marked as one with a risk in it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[cfg_attr(feature = "typescript", ts(optional, as = "Option<bool>"))]
        risk: bool,
        /// Time left for whoever is asked, in seconds.
        seconds_left: u16,
    },
    /// Nothing comes of it.
    TakeOverOff {
        /// Of which talk.
        conversation: ConversationId,
        /// Why.
        why: WhyOff,
    },
    /// Who can be called into a talk, whenever that changes.
    Callable {
        /// Whether a shift lead is here.
        lead: bool,
        /// Everybody, shift leads too, who is here and not in a pause. They need no room.
        colleagues: Vec<Colleague>,
    },
    /// How the call that you made stands.
    CallIn {
        /// Of which talk.
        conversation: ConversationId,
        /// How it stands.
        call_in: CallInState,
    },
    /// A colleague would like you in the room: answer `answer_call_in`.
    CalledIn {
        /// Which talk.
        conversation: ConversationId,
        /// Which call of it.
        number: u64,
        /// Who asks.
        from: String,
        /// Whether any shift lead is called, and not you by name.
        lead: bool,
        /// What the visitor told before the talk.
        needs: Needs,
        /// What the colleague wrote.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Words>,
        /// Whether you have said yes, and the visitor's page is being told.
        coming: bool,
        /// Whether the talk is marked as one with a risk in it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[cfg_attr(feature = "typescript", ts(optional, as = "Option<bool>"))]
        risk: bool,
        /// Time left, in seconds.
        seconds_left: u16,
    },
    /// You are not called, or not a guest, any more. Of a talk that you saw, `ended` follows.
    CalledInOff {
        /// Of which talk.
        conversation: ConversationId,
        /// Why; absent when somebody else has come.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<WhyNoGuest>,
    },
    /// Keep this for the talk, instead of the one before.
    Ticket {
        /// Which talk.
        conversation: ConversationId,
        /// The ticket.
        ticket: Ticket,
    },
    /// The transcript has begun a new life. As many `message`s follow as `lines` says:
    /// together they are everything the server has. Answer with `restore`: what you hold
    /// and they do not, or nothing.
    EpochChanged {
        /// Where.
        conversation: ConversationId,
        /// Its new life.
        epoch: Epoch,
        /// How many messages follow.
        lines: u32,
    },
    /// Something to know that changes nothing.
    Notice {
        /// In which talk; absent when it is about all of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        conversation: Option<ConversationId>,
        /// What.
        notice: DeskNotice,
    },
    /// Your message has its place.
    Accepted {
        /// Where.
        conversation: ConversationId,
        /// Your name for it.
        client_ref: ClientRef,
        /// Its place.
        position: Position,
        /// When it was accepted, milliseconds since 1970 (UTC).
        sent_at_ms: u64,
        /// Proof of the line.
        receipt: Receipt,
    },
    /// What you sent was not done, and why.
    Refused {
        /// Where.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        conversation: Option<ConversationId>,
        /// Which message, when it was a `send` or a `send_card`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        client_ref: Option<ClientRef>,
        /// Why.
        error_id: ErrorId,
        /// When trying again makes sense, in milliseconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after_ms: Option<u32>,
    },
    /// Somebody said this.
    Message {
        /// Where.
        conversation: ConversationId,
        /// What.
        line: Line,
    },
    /// The visitor went or came back.
    Visitor {
        /// Where.
        conversation: ConversationId,
        /// Whether they are there.
        presence: VisitorPresence,
    },
    /// The visitor is writing.
    Typing {
        /// Where.
        conversation: ConversationId,
    },
    /// The visitor has seen everything up to here.
    Seen {
        /// Where.
        conversation: ConversationId,
        /// The last message seen.
        position: Position,
    },
    /// The talk is over.
    Ended {
        /// Which.
        conversation: ConversationId,
        /// Why.
        reason: EndReason,
    },
    /// The offer was not taken: the visitor did not answer, left, or lost the connection.
    OfferLapsed {},
    /// You have told your visitors that you are away for a moment.
    Errand {
        /// Left of it, in seconds; absent when you are back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seconds_left: Option<u16>,
    },
    /// The talk closes because it is quiet, unless the visitor is heard from.
    Closing {
        /// Which.
        conversation: ConversationId,
        /// The time left, in seconds; absent when it stays open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seconds_left: Option<u16>,
    },
    /// The server is about to close; come back after this long.
    ComeBack {
        /// In milliseconds.
        after_ms: u32,
    },
    /// Answer to ping.
    Pong {},
}

/// Something to know that changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DeskNotice {
    /// The server has lost something and is asking both sides for it: until both have
    /// answered, a message may be missing.
    MayBeMissing,
    /// Everything that was ever accepted is here.
    AllHere,
    /// The server cannot reach what it keeps in memory. Nothing is lost; what is sent now
    /// is refused until it can.
    LiveAway,
    /// It can again.
    LiveBack,
}

/// Whether the visitor is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum VisitorPresence {
    /// There.
    Present,
    /// The connection is gone; it may come back.
    Lost,
}
