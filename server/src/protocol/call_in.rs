//! A second counsellor in the room, as it is told: who can be called, how a call stands, and
//! whose words a guest's are.

use serde::{Deserialize, Serialize};

use super::ids::ColleagueId;

/// Whom a counsellor would like to have in the room with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Called {
    /// Whichever shift lead says yes first.
    Lead {},
    /// This colleague.
    Colleague {
        /// Who.
        id: ColleagueId,
    },
}

/// What somebody is on the shift who comes into a colleague's talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum GuestRole {
    /// A shift lead.
    Lead,
    /// Another counsellor.
    Colleague,
}

impl GuestRole {
    /// As on the wire and in a proof.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Colleague => "colleague",
        }
    }

    /// The role of this name.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Lead, Self::Colleague].into_iter().find(|role| role.as_str() == text)
    }
}

/// A second counsellor in the room, as both sides know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct GuestName {
    /// What they are on the shift.
    pub role: GuestRole,
    /// What they are called here.
    pub alias: Box<str>,
}

/// How a call stands, for the counsellor whose talk it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(tag = "state", rename_all = "snake_case", deny_unknown_fields)]
pub enum CallInState {
    /// Somebody has been called.
    Asked {
        /// Who; absent when it is whichever shift lead comes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        alias: Option<String>,
        /// Time left to answer, in seconds.
        seconds_left: u16,
    },
    /// They come; the visitor's page is being told, and until it has been they see nothing.
    Coming {
        /// Who.
        guest: GuestName,
    },
    /// They are in the room: they see everything, and may write.
    Here {
        /// Who.
        guest: GuestName,
    },
    /// Nobody is in the room but the two, or not any more.
    Off {
        /// Why.
        why: WhyNoGuest,
        /// Who was to come or was here, when that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        alias: Option<String>,
    },
}

/// Why nobody comes into the room, or whoever was in it is there no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WhyNoGuest {
    /// Whoever was called said *not now*.
    Declined,
    /// Nobody who was called answered in time.
    Silent,
    /// Whoever was called is gone.
    Gone,
    /// The counsellor of the talk took the call back, or thanked their guest.
    TakenBack,
    /// The visitor would rather be alone with their counsellor.
    VisitorAlone,
    /// The visitor's page could not be told in time.
    VisitorAway,
    /// The guest left.
    GuestLeft,
    /// The guest's connection did not come back.
    GuestLost,
    /// The counsellor's connection did not come back, and the guest goes on with the talk.
    GuestStays,
    /// The counsellor's connection did not come back.
    CounsellorGone,
    /// The talk was handed over.
    HandedOver,
    /// The talk is over.
    TalkEnded,
    /// The server has lost it, together with other things.
    Lost,
}
