//! Handing a talk over, as it is told: who can be asked, and how it stands.

use serde::{Deserialize, Serialize};

use super::ids::ColleagueId;
use super::needs::Language;

/// Whom a counsellor would like to hand a talk to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Receiver {
    /// Whoever is free first: the visitor goes to the front of the returning lane.
    Queue {},
    /// This colleague.
    Colleague {
        /// Who.
        id: ColleagueId,
    },
}

/// A colleague who can be asked to take a talk over: here, not in a pause, and with room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Colleague {
    /// Their name on the wire.
    pub id: ColleagueId,
    /// What visitors see them as.
    pub alias: String,
    /// Languages they can write.
    pub languages: Vec<Language>,
}

/// What a colleague answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ColleagueAnswer {
    /// I take it, if the visitor agrees.
    Take,
    /// Not now.
    Decline,
}

/// What a visitor answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum VisitorAnswer {
    /// Yes, hand me over.
    Agree,
    /// No, I stay with the counsellor I have.
    Stay,
}

/// How a hand-over stands, for the counsellor who asked for it. When it is carried out, the
/// talk is over for them: `ended {reason: handed_over}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(tag = "state", rename_all = "snake_case", deny_unknown_fields)]
pub enum HandOverState {
    /// The colleague has been asked.
    ColleagueAsked {
        /// Who.
        alias: String,
        /// Time left to answer, in seconds.
        seconds_left: u16,
    },
    /// The visitor has been asked.
    VisitorAsked {
        /// The colleague; absent when it is the queue.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        alias: Option<String>,
        /// Time left to answer, in seconds.
        seconds_left: u16,
    },
    /// Nothing came of it; the talk goes on as it was.
    Off {
        /// Why.
        why: WhyOff,
        /// The colleague; absent when it was the queue, or when they are gone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        alias: Option<String>,
    },
}

/// Why nothing came of a hand-over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WhyOff {
    /// The colleague said *not now*.
    Declined,
    /// The colleague did not answer in time.
    ColleagueSilent,
    /// The colleague is gone, or has no room any more.
    ColleagueGone,
    /// The visitor would like to stay with the counsellor they have.
    VisitorStays,
    /// The visitor did not answer in time.
    VisitorSilent,
    /// The counsellor took it back.
    TakenBack,
    /// The counsellor is gone.
    CounsellorGone,
    /// The talk is over.
    TalkEnded,
    /// The server has lost it, together with other things.
    Lost,
}
