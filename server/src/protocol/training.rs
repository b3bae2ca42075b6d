//! How a counsellor's trainings stand, as their desk is told it.

use serde::{Deserialize, Serialize};

use super::needs::Theme;

/// A training that has lapsed or is due soon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct TrainingNote {
    /// As people call it.
    pub name: String,
    /// The last day on which it holds, `YYYY-MM-DD`.
    pub due: String,
    /// Whether that day is past.
    pub lapsed: bool,
    /// Whether what it is for pauses once it has lapsed.
    pub mandatory: bool,
    /// What it is for; absent: for talks at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
}
