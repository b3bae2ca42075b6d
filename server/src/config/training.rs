//! Which trainings staff take, and how long they hold.

use super::section::Section;
use crate::domain::training::{Training, Trainings};

/// `[training]`
#[derive(Clone, Debug)]
pub struct TrainingSettings {
    /// All of them, and how long before its end one is told.
    pub trainings: Trainings,
}

impl TrainingSettings {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let wanted = section.entries("trainings", Training::parse);
        let told_ahead_days = section.integer("told_ahead_days", 0..=365);
        let mut names: Vec<_> = wanted.iter().map(|training| &training.id).collect();
        names.sort_unstable();
        let are_apart = names.is_sorted_by(|one, next| one < next);
        section.rule(are_apart, "trainings", "names one twice", "give each a name of its own");
        let told_ahead_days = u16::try_from(told_ahead_days).unwrap_or_default();
        Self { trainings: Trainings { wanted, told_ahead_days } }
    }
}
