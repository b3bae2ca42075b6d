//! What the counsellors' desk says to the server.

use serde::{Deserialize, Serialize};

use super::call_in::Called;
use super::card::Card;
use super::errand::ErrandLength;
use super::hand_over::{ColleagueAnswer, Receiver};
use super::ids::ColleagueId;
use super::respite::{RespiteAnswer, RespiteLength};
use super::text::Words;
use super::visit::Line;
use super::{ClientRef, ConversationId, Position, SessionName, Ticket};

/// From the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum FromDesk {
    /// First frame.
    Hello {
        /// Whether I was ready for the next when my connection went.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        ready: bool,
        /// The last ticket of each open talk, for a server that has lost everything.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<Ticket>>"))]
        tickets: Vec<Ticket>,
        /// Whether the page is visible.
        visible: bool,
    },
    /// A person has pressed, moved or written something: the session does not rest.
    Active {},
    /// Where am I signed in?
    Sessions {},
    /// End this sign-in of mine, wherever it is.
    EndSession {
        /// Which.
        session: SessionName,
    },
    /// End all of mine but this one.
    EndOtherSessions {},
    /// Give me the next visitor I can serve.
    ReadyForNext {},
    /// Not now: take back *ready*, or begin a pause.
    Pause {},
    /// Say this.
    Send {
        /// Where.
        conversation: ConversationId,
        /// My name for it.
        client_ref: ClientRef,
        /// The words, as written.
        text: Words,
    },
    /// Show this. Answered as `send` is.
    SendCard {
        /// Where.
        conversation: ConversationId,
        /// My name for it.
        client_ref: ClientRef,
        /// What.
        card: Card,
    },
    /// I am writing.
    Typing {
        /// Where.
        conversation: ConversationId,
    },
    /// I have seen everything up to here.
    Seen {
        /// Where.
        conversation: ConversationId,
        /// The last message seen.
        position: Position,
    },
    /// These I still have and you have not. In the order they stood, as many as fit into
    /// a frame at a time; `done` with the last of them.
    Restore {
        /// Where.
        conversation: ConversationId,
        /// The lines, with their receipts.
        lines: Vec<Line>,
        /// Whether that was all.
        done: bool,
    },
    /// End the talk.
    End {
        /// Which.
        conversation: ConversationId,
        /// And take a break from the visitor's connection, for this long.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        respite: Option<RespiteLength>,
    },
    /// My answer to a colleague who would like six hours of a break.
    AnswerRespite {
        /// Which break.
        number: u32,
        /// The answer.
        answer: RespiteAnswer,
    },
    /// End a break now.
    LiftRespite {
        /// Which.
        number: u32,
    },
    /// I would like to hand the talk over, if the visitor agrees.
    HandOver {
        /// Which.
        conversation: ConversationId,
        /// To whom.
        to: Receiver,
        /// What whoever takes over should know. It dies with the talk.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Words>,
    },
    /// I keep the talk that I asked to hand over.
    KeepTalk {
        /// Which.
        conversation: ConversationId,
    },
    /// My answer to `take_over`.
    AnswerTakeOver {
        /// Which talk.
        conversation: ConversationId,
        /// Which hand-over of it.
        number: u64,
        /// The answer.
        answer: ColleagueAnswer,
    },
    /// I would like a second counsellor in the room.
    CallIn {
        /// Into which talk.
        conversation: ConversationId,
        /// Whom.
        to: Called,
        /// What whoever comes should know. It dies with the call.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Words>,
    },
    /// As the counsellor: nobody needs to come, or to stay, any more. As a guest: I leave.
    EndCallIn {
        /// Of which talk.
        conversation: ConversationId,
    },
    /// My answer to `called_in`.
    AnswerCallIn {
        /// Which talk.
        conversation: ConversationId,
        /// Which call of it.
        number: u64,
        /// The answer.
        answer: ColleagueAnswer,
    },
    /// I leave the desk for a moment: my visitors are told.
    StepOut {
        /// For how long.
        length: ErrandLength,
    },
    /// I am back at the desk.
    Back {},
    /// End the talk if the visitor stays quiet: they are told until when.
    CloseWhenQuiet {
        /// Which.
        conversation: ConversationId,
    },
    /// Keep it open after all.
    KeepOpen {
        /// Which.
        conversation: ConversationId,
    },
    /// There is a risk in this talk: the shift lead should know.
    MarkRisk {
        /// Which.
        conversation: ConversationId,
    },
    /// There is none, or none any more.
    UnmarkRisk {
        /// Which.
        conversation: ConversationId,
    },
    /// I need a talk myself.
    AskDebrief {},
    /// I have had it, or need it no more.
    EndDebrief {},
    /// As a shift lead: I come to this colleague, who needs a talk.
    ComeToDebrief {
        /// Who.
        colleague: ColleagueId,
    },
    /// Still here.
    Ping {
        /// Whether the page is visible.
        visible: bool,
    },
}
