//! Who is on by the rota, as desks are told it.

use serde::{Deserialize, Serialize};

use super::needs::Language;

/// The shifts of this moment and those that begin next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RotaPicture {
    /// Those that are on.
    pub now: Vec<RotaShift>,
    /// Those that begin next, all at the same time.
    pub next: Vec<RotaShift>,
}

/// One shift.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RotaShift {
    /// On which day, `YYYY-MM-DD`.
    pub day: String,
    /// From when, `HH:MM`.
    pub from: String,
    /// To when; the end of the day is `24:00`.
    pub to: String,
    /// Who is on, by alias.
    pub members: Vec<String>,
    /// Who comes when one of them cannot.
    pub stand_ins: Vec<String>,
    /// The languages that those who are on cover.
    pub languages: Vec<Language>,
}

/// Fewer are at their desks than the house wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TooFew {
    /// How many are there who may take talks.
    pub here: u16,
    /// How many it takes for the chat to open.
    pub wanted: u16,
    /// Whether it has opened all the same, or was opened before somebody went home.
    pub opened: bool,
}
