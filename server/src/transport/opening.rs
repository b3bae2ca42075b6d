//! Whether the chat is open, as visitors and desks are told it.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use crate::clock::Clock;
use crate::domain::opening_hours::{DayHours, OpeningHours};
use crate::protocol::needs::Language;
use crate::protocol::visit::Service;
use crate::transport::http::pages::{OpeningState, Span, SpecialDay};

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
        self.hours.is_open(self.clock.wall())
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

    fn today(&self) -> Option<Date> {
        self.hours.today(self.clock.wall())
    }

    fn week(&self) -> Vec<Vec<Span>> {
        self.hours.week().map(|week| week.iter().map(spans).collect()).unwrap_or_default()
    }

    fn special_days(&self) -> Vec<SpecialDay> {
        let days = self.hours.special_days(self.clock.wall()).into_iter();
        days.map(|day| SpecialDay { date: day.date, holiday: day.holiday, spans: spans(&day.hours) })
            .collect()
    }
}

fn spans(hours: &DayHours) -> Vec<Span> {
    hours.spans().iter().map(|span| Span { from: span.opens(), to: span.closes() }).collect()
}
