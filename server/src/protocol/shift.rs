//! The picture of the shift, as a desk is told it.

use serde::{Deserialize, Serialize};

use super::needs::{Lane, Language, Theme};

/// What a counsellor is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(tag = "state", rename_all = "snake_case", deny_unknown_fields)]
pub enum Availability {
    /// Not taking anybody.
    Resting {},
    /// In a pause that began by itself or was asked for.
    Paused {
        /// Left of it, in seconds.
        seconds_left: u32,
    },
    /// Waiting for the next visitor.
    Ready {},
    /// A visitor has been asked to start.
    Offering {
        /// Time left to answer, in seconds.
        seconds_left: u16,
    },
    /// In a talk.
    Talking {},
}

/// One who waits, as the desk may see them, and never more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct Waiting {
    /// How long, in seconds.
    pub waited_s: u32,
    /// The language of the talk.
    pub language: Language,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// The lane.
    pub lane: Lane,
    /// Whether they come from a talk that was marked as one with a risk in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<bool>"))]
    pub risk: bool,
}

/// The shift as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ShiftCounts {
    /// Connected.
    pub on_shift: u16,
    /// Waiting for a visitor, or with an offer out.
    pub ready: u16,
    /// In a talk.
    pub talking: u16,
    /// In a pause.
    pub paused: u16,
}
