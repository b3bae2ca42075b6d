//! What the shift looks out for, as it is told: talks that are marked as risky, and
//! counsellors who need a talk of their own.

use serde::{Deserialize, Serialize};

use super::ids::ColleagueId;

/// What only shift leads are told of the shift: whose talk it is and since when, and no word of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LeadView {
    /// Talks that are marked, the oldest mark first.
    pub risks: Vec<RiskyTalk>,
    /// Who needs a talk of their own, whoever asked first standing first.
    pub debriefs: Vec<DebriefCall>,
}

/// A talk that its counsellor has marked as one with a risk in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RiskyTalk {
    /// Whose talk it is.
    pub alias: String,
    /// When it was marked, milliseconds since 1970 (UTC).
    pub since_ms: u64,
}

/// A counsellor who would like to talk with a shift lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct DebriefCall {
    /// Their name on the wire.
    pub colleague: ColleagueId,
    /// Who.
    pub alias: String,
    /// When they asked, milliseconds since 1970 (UTC).
    pub since_ms: u64,
    /// The shift lead who comes, once one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
}

/// How the talk of their own stands that a counsellor has asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "state", rename_all = "snake_case", deny_unknown_fields)]
pub enum DebriefState {
    /// The shift leads have been asked.
    Asked {},
    /// This shift lead comes.
    Coming {
        /// Who.
        alias: String,
    },
    /// No shift lead is on shift. Whoever comes on shift is asked.
    NobodyHere {},
}
