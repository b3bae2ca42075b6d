//! What somebody may do now by the trainings they have taken, as desks and pages ask.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::clock::Clock;
use crate::domain::counsellor::{Paused, StaffId};
use crate::domain::opening_hours::date_at;
use crate::domain::records::{RecordsError, TrainingRecords};
use crate::domain::training::{Held, Qualifies, Standing, Taken, Trainings, paused};
use crate::protocol::ErrorId;
use crate::protocol::desk::TrainingNote;

/// What it takes to know.
#[derive(Debug)]
pub struct Qualifications {
    /// What the house wants.
    pub trainings: Trainings,
    /// Who has taken what.
    pub records: Arc<dyn TrainingRecords>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Where a day begins.
    pub zone: TimeZone,
}

/// How somebody stands today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Qualified {
    /// What pauses.
    pub paused: Paused,
    /// What they are told: what has lapsed, and what is due soon.
    pub told: Vec<TrainingNote>,
}

impl Qualifications {
    /// How somebody stands today. Where the house wants no trainings, nothing is asked.
    ///
    /// # Errors
    /// `records_unavailable`: it cannot be told right now.
    pub async fn of(&self, staff: StaffId) -> Result<Qualified, ErrorId> {
        if self.trainings.wanted.is_empty() {
            return Ok(Qualified::default());
        }
        let taken = self.taken(staff).await?;
        let held = self.held(&taken);
        let told = held.iter().filter(|held| held.standing != Standing::Good).map(note).collect();
        Ok(Qualified { paused: paused(&held), told })
    }

    /// What somebody has taken.
    ///
    /// # Errors
    /// `records_unavailable`.
    pub async fn taken(&self, staff: StaffId) -> Result<Vec<Taken>, ErrorId> {
        self.records.trainings(staff).await.map_err(RecordsError::error_id)
    }

    /// How what was taken stands today.
    pub fn held(&self, taken: &[Taken]) -> Vec<Held<'_>> {
        self.trainings.held(taken, self.today())
    }

    /// The date in the house.
    pub fn today(&self) -> Date {
        date_at(self.clock.wall(), &self.zone)
    }
}

fn note(held: &Held<'_>) -> TrainingNote {
    TrainingNote {
        name: held.training.name.clone(),
        due: held.due.to_string(),
        lapsed: held.standing == Standing::Lapsed,
        mandatory: held.training.is_mandatory,
        theme: match held.training.qualifies {
            Qualifies::Chat => None,
            Qualifies::Theme(theme) => Some(theme),
        },
    }
}
