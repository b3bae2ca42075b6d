//! For how long a counsellor leaves the desk for a moment.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Few lengths on purpose: the visitor is told when the counsellor is back, and a longer
/// time is a hand-over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ErrandLength {
    /// To the door.
    TwoMinutes,
    /// For a word with a colleague.
    FiveMinutes,
    /// At most.
    TenMinutes,
}

impl ErrandLength {
    /// As a time.
    pub const fn time(self) -> Duration {
        match self {
            Self::TwoMinutes => Duration::from_mins(2),
            Self::FiveMinutes => Duration::from_mins(5),
            Self::TenMinutes => Duration::from_mins(10),
        }
    }
}
