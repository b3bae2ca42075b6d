//! The port for what the hours of the week have asked for.

use async_trait::async_trait;

use super::RecordsError;
use crate::domain::week::{Counted, Week};

/// Counts by the hour of the week, over the last [`crate::domain::week::WEEKS_KEPT`] or so.
#[async_trait]
pub trait WeekRecords: Send + Sync + std::fmt::Debug {
    /// Adds what was counted in an hour. An hour of a week is added once, whoever adds it and
    /// however often; one of a week that is older than the last added is not.
    async fn add_hour(&self, counted: &Counted) -> Result<(), RecordsError>;

    /// All that is remembered.
    async fn week(&self) -> Result<Week, RecordsError>;
}
