//! Whether the chat is open, as visitors and desks are told it.

use std::sync::{Arc, Mutex, PoisonError};

use crate::clock::Clock;
use crate::domain::opening_hours::OpeningHours;
use crate::protocol::needs::Language;
use crate::protocol::visit::Service;
use crate::transport::http::pages::{OpeningState, Span};

/// Opening hours by the clock on the wall, and the languages on shift.
#[derive(Debug)]
pub struct Opening {
    clock: Arc<dyn Clock>,
    hours: OpeningHours,
    languages: Mutex<Vec<Language>>,
}

impl Opening {
    /// These hours, by this clock.
    pub fn new(clock: Arc<dyn Clock>, hours: OpeningHours) -> Self {
        Self { clock, hours, languages: Mutex::default() }
    }

    /// Open now?
    pub fn is_open(&self) -> bool {
        self.hours.state(self.clock.wall()).open
    }

    /// What people are told.
    pub fn service(&self) -> Service {
        let opening = self.hours.state(self.clock.wall());
        let languages = self.languages.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Service { open: opening.open, changes_at: opening.changes_at.map(|change| change.local), languages }
    }

    /// The languages that counsellors on shift hold.
    pub fn set_languages(&self, languages: &[Language]) {
        languages.clone_into(&mut self.languages.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl OpeningState for Opening {
    fn now(&self) -> Service {
        self.service()
    }

    fn week(&self) -> Vec<Vec<Span>> {
        let day = |spans: &Vec<crate::domain::opening_hours::Span>| {
            spans.iter().map(|span| Span { from: span.opens(), to: span.closes() }).collect()
        };
        self.hours.week().map(|week| week.iter().map(day).collect()).unwrap_or_default()
    }
}
