//! The chat opened or closed by hand, as the desk is told it and as a shift lead says it.

use serde::{Deserialize, Serialize};

/// What the shift lead has said. It stands over the opening hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ByHand {
    /// Opened or closed.
    pub door: DoorState,
    /// Why.
    pub reason: SwitchReason,
    /// Until when, in local time, `YYYY-MM-DDTHH:MM`; then the opening hours count again.
    pub until: String,
}

/// Whether the chat takes people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DoorState {
    /// It does.
    Open,
    /// It does not.
    Closed,
}

/// Why the chat was opened or closed by hand. A closed list: nobody is written about here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SwitchReason {
    /// Somebody on shift is ill.
    Sickness,
    /// Too few are on shift.
    FewOnShift,
    /// Something is going on that brings more people, or takes the staff away.
    Event,
    /// Something does not work.
    Technical,
    /// None of these.
    Other,
}

impl SwitchReason {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 5] = [Self::Sickness, Self::FewOnShift, Self::Event, Self::Technical, Self::Other];
}
