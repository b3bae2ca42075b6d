//! The chat takes a break from a connection, as a counsellor asks for it and desks are told.

use serde::{Deserialize, Serialize};

/// For how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RespiteLength {
    /// 15 minutes.
    QuarterHour,
    /// An hour: as long as one person can say alone.
    Hour,
    /// Six hours, if a second person agrees. Until then it is an hour.
    Evening,
}

impl RespiteLength {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::QuarterHour, Self::Hour, Self::Evening];
}

/// What a second person says to six hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RespiteAnswer {
    /// Yes.
    Agree,
    /// No: what stands, stands.
    Decline,
}

/// One break, as a desk sees it: whose word it is and until when. Nothing tells of whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct RespiteView {
    /// Its name.
    pub number: u32,
    /// Who began it.
    pub alias: String,
    /// Whether that was you.
    pub mine: bool,
    /// Until when it stands, milliseconds since 1970 (UTC).
    pub until_ms: u64,
    /// Until when a second person can say yes to six hours, likewise; absent when nobody is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_until_ms: Option<u64>,
    /// Whether that can be you.
    pub may_answer: bool,
    /// Whether you can end it.
    pub may_lift: bool,
}
