//! Where a counsellor is signed in, as their desk is told.

use serde::{Deserialize, Serialize};

use super::SessionName;

/// One sign-in. Nothing tells of which device it is but when it was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct OwnSession {
    /// Its name.
    pub session: SessionName,
    /// When it began, milliseconds since 1970 (UTC).
    pub began_at_ms: u64,
    /// When a person last did something in it, likewise.
    pub used_at_ms: u64,
    /// Whether it is the one that asks.
    pub here: bool,
}
