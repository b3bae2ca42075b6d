//! The port for who has taken which training.

use async_trait::async_trait;

use super::RecordsError;
use crate::domain::counsellor::StaffId;
use crate::domain::training::{Taken, TrainingId};

/// The trainings that people have taken, each with the last time they did.
#[async_trait]
pub trait TrainingRecords: Send + Sync + std::fmt::Debug {
    /// Those of an account, by name.
    async fn trainings(&self, staff: StaffId) -> Result<Vec<Taken>, RecordsError>;

    /// Those of everybody, in no order.
    async fn all_trainings(&self) -> Result<Vec<(StaffId, Taken)>, RecordsError>;

    /// They took it then; what was entered before is replaced, also by an earlier date.
    async fn set_training(&self, staff: StaffId, taken: &Taken) -> Result<(), RecordsError>;

    /// Nothing is entered any more. `false`: nothing was.
    async fn forget_training(&self, staff: StaffId, training: &TrainingId) -> Result<bool, RecordsError>;
}
