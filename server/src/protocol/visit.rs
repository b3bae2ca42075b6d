//! What a visitor's page and the server say to each other.

use serde::{Deserialize, Serialize};

use super::call_in::GuestName;
use super::card::Card;
use super::hand_over::{VisitorAnswer, WhyOff};
use super::limits::Limits;
use super::needs::{Language, Needs};
use super::question::Question;
use super::text::Words;
use super::{ClientRef, Epoch, ErrorId, Position, Receipt, Ticket, Token};

/// From the visitor's page. Unit-like variants are written `{}` so that unknown
/// fields are refused there too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum FromVisitor {
    /// First frame: who I was, what I have, whether the page is in view.
    Hello {
        /// The token from an earlier `welcome`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        token: Option<Token>,
        /// The last message I have; only later ones are sent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        position: Option<Position>,
        /// The last ticket I was given, for a server that has lost everything.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ticket: Option<Ticket>,
        /// Whether the page is visible.
        visible: bool,
    },
    /// I would like to talk to somebody.
    Join {
        /// The answers to the taps.
        needs: Needs,
    },
    /// Yes, I am here: start the talk I was offered.
    Start {},
    /// Say this.
    Send {
        /// My name for it.
        client_ref: ClientRef,
        /// The words, as written.
        text: Words,
    },
    /// I am writing.
    Typing {},
    /// I have seen everything up to here.
    Seen {
        /// The last message seen.
        position: Position,
    },
    /// These I still have and you have not. In the order they stood, as many as fit into
    /// a frame at a time; `done` with the last of them.
    Restore {
        /// The lines, with their receipts.
        lines: Vec<Line>,
        /// Whether that was all.
        done: bool,
    },
    /// I leave the queue, say no to the offer, or end the talk.
    Leave {},
    /// I had to go at once.
    Exit {},
    /// My answer to `hand_over`.
    AnswerHandOver {
        /// Which one.
        number: u64,
        /// The answer.
        answer: VisitorAnswer,
    },
    /// I am here: answers `closing`. So does whatever I write.
    StillHere {},
    /// My page shows what `guest` told: only now do they see the talk.
    GuestShown {
        /// The number in `guest`.
        number: u64,
    },
    /// No thanks: I would rather be alone with my counsellor.
    NoGuest {
        /// The number in `guest`.
        number: u64,
    },
    /// How it was. Once, after a talk.
    Feedback {
        /// The taps.
        feedback: Feedback,
    },
    /// Still here.
    Ping {
        /// Whether the page is visible.
        visible: bool,
    },
}

/// To the visitor's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ToVisitor {
    /// Answer to hello.
    Welcome {
        /// Keep this to come back.
        token: Token,
        /// Whether the token of the hello was known.
        resumed: bool,
        /// Whether the chat is open.
        service: Service,
        /// Bounds the page must know.
        limits: Limits,
    },
    /// Keep this beside the token, instead of the one before.
    Ticket {
        /// The ticket.
        ticket: Ticket,
    },
    /// You wait.
    Place {
        /// How many are ahead of you.
        ahead: u32,
        /// An honest guess at the wait.
        estimate: Estimate,
        /// Set when `ahead` is larger than last told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rose: Option<Rose>,
    },
    /// A counsellor is ready for you: answer `start`.
    Ready {
        /// Time left to answer, in seconds.
        seconds_left: u16,
        /// Whether the place lapses when this one is not answered.
        last: bool,
    },
    /// The talk is open.
    Talking {
        /// What the counsellor is called here.
        alias: String,
        /// Whether they are there right now.
        counsellor: CounsellorPresence,
        /// What there is to say while they are not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<String>,
        /// The life of the transcript.
        epoch: Epoch,
    },
    /// The transcript has begun a new life. As many `message`s follow as `lines` says:
    /// together they are everything the server has. Answer with `restore`: what you hold
    /// and they do not, or nothing.
    EpochChanged {
        /// Its new life.
        epoch: Epoch,
        /// How many messages follow.
        lines: u32,
    },
    /// Your message has its place.
    Accepted {
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
        /// Which message, when it was a `send`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        client_ref: Option<ClientRef>,
        /// Why.
        error_id: ErrorId,
        /// When trying again makes sense, in milliseconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after_ms: Option<u32>,
        /// What there is to say about it, instead of what the page says of such a refusal.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<String>,
    },
    /// Somebody said this.
    Message(Line),
    /// The counsellor came, went or changed.
    Counsellor {
        /// What the counsellor is called here.
        alias: String,
        /// Whether they are there right now.
        presence: CounsellorPresence,
        /// What there is to say while they are not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<String>,
    },
    /// The counsellor has to go, and somebody else can take over: answer `answer_hand_over`.
    HandOver {
        /// Which hand-over of this talk.
        number: u64,
        /// The colleague; absent when it is the queue, at its front.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        alias: Option<String>,
        /// In words.
        question: Question,
        /// Time left to answer, in seconds. Without an answer nothing changes.
        seconds_left: u16,
    },
    /// Nothing comes of it: the talk goes on as it was.
    HandOverOff {
        /// Why.
        why: WhyOff,
    },
    /// It is quiet, and the talk closes unless you are heard from: answer `still_here`.
    Closing {
        /// In words; absent when the talk stays open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<Question>,
    },
    /// Who is in the room beside the counsellor and you, or is there no more. Answer
    /// `guest_shown` as soon as it can be seen, while there is a `no`.
    Guest {
        /// Which time: what answers to this belong to.
        number: u64,
        /// In words.
        text: String,
        /// The button that answers `no_guest`, at any time; absent when nobody is there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        no: Option<String>,
    },
    /// The counsellor is writing.
    Typing {},
    /// The counsellor has seen everything up to here.
    Seen {
        /// The last message seen.
        position: Position,
    },
    /// The stay is over.
    Ended {
        /// Why.
        reason: EndReason,
        /// Whether `feedback` is welcome.
        feedback: bool,
        /// What there is to say about it, instead of what the page says of such an end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<String>,
    },
    /// Something to know that changes nothing.
    Notice {
        /// What.
        notice: Notice,
    },
    /// The server is about to close; come back after this long.
    ComeBack {
        /// In milliseconds.
        after_ms: u32,
    },
    /// Answer to ping.
    Pong {},
}

/// One message of a conversation, as both sides see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Line {
    /// Its place.
    pub position: Position,
    /// Who said it.
    pub from: Side,
    /// The words: plain text, to be shown as text. Of a card, what it is called and, after a
    /// line end, one line about it.
    pub text: Words,
    /// The card that stands here instead of words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<Card>,
    /// The second counsellor who said it; absent when it was the counsellor of the talk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guest: Option<GuestName>,
    /// When it was accepted, milliseconds since 1970 (UTC).
    pub sent_at_ms: u64,
    /// Proof of the line.
    pub receipt: Receipt,
    /// The sender's name for it.
    pub client_ref: ClientRef,
}

/// The two sides of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The young person.
    Visitor,
    /// The one who answers.
    Counsellor,
}

/// Whether the chat is open, and when that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Open now?
    pub open: bool,
    /// The next change in local time, `YYYY-MM-DDTHH:MM`; absent when always open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes_at: Option<String>,
    /// Languages that counsellors on shift hold right now, without those that are closed.
    pub languages: Vec<Language>,
}

/// A guess at the wait that is right at least four times in five.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Estimate {
    /// A counsellor is free: any moment now.
    Soon {},
    /// Between these, in minutes.
    Minutes {
        /// At the least.
        from: u16,
        /// At the most.
        to: u16,
    },
    /// No counsellor who holds the language is on shift.
    NobodyYet {},
}

/// Why more people are ahead than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Rose {
    /// Somebody who is not safe goes first.
    UrgentFirst,
    /// Somebody lost their counsellor in the middle of a talk.
    ReturningFirst,
    /// Somebody who has waited longer came back to their place.
    CameBack,
}

/// Whether the counsellor is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CounsellorPresence {
    /// There.
    Present,
    /// Not at the desk: for a moment, as they have said, or because their connection is gone.
    Away,
}

/// Why a stay, or a talk on the desk, ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// The visitor ended it.
    VisitorLeft,
    /// The visitor left in a hurry. It may not be safe: do not write.
    VisitorExited,
    /// The visitor's connection did not come back.
    VisitorLost,
    /// The counsellor ended it.
    CounsellorEnded,
    /// Two offers were not answered.
    Missed,
    /// The counsellor's connection did not come back; on the desk only. The visitor
    /// is first in the returning lane.
    BackToQueue,
    /// The counsellor handed it over, as the visitor agreed; on the desk only.
    HandedOver,
    /// They were a guest in the talk and are there no more; on the desk only.
    GuestOver,
    /// The place was not kept alive for longer than places are kept.
    Expired,
    /// The chat has closed, and nobody is on shift any more.
    Closed,
}

/// Something to know that changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The offer was not answered in time; the place is kept and asked once more.
    OfferMissed,
    /// The counsellor's connection went before the talk began; the place is kept.
    OfferWithdrawn,
    /// The counsellor's connection did not come back; a colleague takes over.
    CounsellorLost,
    /// The counsellor had to go, as the visitor agreed; a colleague takes over.
    HandedOver,
    /// The feedback was counted.
    FeedbackThanks,
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
    /// The chat closes soon, and it may not be the visitor's turn before. The place is kept
    /// as long as a counsellor is there. Told while waiting, again on every connection.
    MayCloseFirst,
}

/// The taps after a talk. A skipped tap is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// "Did you feel heard?"
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard: Option<Degree>,
    /// "Did you get help with what you wondered about?"
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped: Option<Degree>,
    /// "Do you know what you can do now?"
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub knows_next: Option<Degree>,
    /// "Would you use the chat again?" (`some` is *maybe*)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Degree>,
    /// "What can get better?"
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<Better>>"))]
    pub better: Vec<Better>,
}

/// Yes, a little, no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Degree {
    /// Yes.
    Yes,
    /// A little, or maybe.
    Some,
    /// No.
    No,
}

/// What can get better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// The wait.
    Wait,
    /// The language.
    Language,
    /// Time to talk.
    Time,
    /// The advice.
    Advice,
    /// How safe the page feels.
    Safety,
    /// Everything was fine.
    AllGood,
}
