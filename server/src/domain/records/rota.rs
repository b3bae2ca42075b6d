//! The port for the shifts that are planned.

use async_trait::async_trait;
use jiff::civil::Date;

use super::RecordsError;
use crate::domain::rota::{Shift, ShiftId};

/// What became of a shift that was to be planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planned {
    /// It is there, in place of the one of the same name.
    Done,
    /// Somebody in it is in another one at the same time; nothing was changed.
    Collides,
}

/// The shifts that are planned.
#[async_trait]
pub trait RotaRecords: Send + Sync + std::fmt::Debug {
    /// Those from this day on, by day and time.
    async fn shifts(&self, from: Date) -> Result<Vec<Shift>, RecordsError>;

    /// Plans one, or plans it anew. Of two at once that need the same person, one is planned.
    async fn plan(&self, shift: &Shift) -> Result<Planned, RecordsError>;

    /// Takes one away. `false`: there is none.
    async fn remove_shift(&self, id: ShiftId) -> Result<bool, RecordsError>;

    /// Forgets those before this day, with everybody in them.
    async fn forget_shifts_before(&self, day: Date) -> Result<(), RecordsError>;
}
