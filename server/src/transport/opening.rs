//! Whether the chat is open and whom it still takes in, as visitors and desks are told it.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::civil::Date;

use crate::clock::{Clock, Moment};
use crate::domain::enquiry::Enquiry;
use crate::domain::opening_hours::{DayHours, OpeningHours};
use crate::protocol::ErrorId;
use crate::protocol::needs::{Lane, Language, Needs};
use crate::protocol::visit::Service;
use crate::transport::http::pages::{LanguageHours, OpeningState, Span, SpecialDay};

/// Opening hours by the clock on the wall, and what the board says of the shift.
#[derive(Debug)]
pub struct Opening {
    clock: Arc<dyn Clock>,
    hours: OpeningHours,
    last_entry: Duration,
    board: Mutex<Board>,
}

/// As the board last saw it: at most half a second ago when anything changed.
#[derive(Debug, Default)]
struct Board {
    languages: Vec<Language>,
    full: Vec<Language>,
}

impl Opening {
    /// These hours, by this clock, and everybody taken in until closing.
    pub fn new(clock: Arc<dyn Clock>, hours: OpeningHours) -> Self {
        Self { clock, hours, last_entry: Duration::ZERO, board: Mutex::default() }
    }

    /// From this long before closing, a line that reaches past it takes nobody new.
    #[must_use]
    pub fn with_last_entry(self, last_entry: Duration) -> Self {
        Self { last_entry, ..self }
    }

    /// Open now?
    pub fn is_open(&self) -> bool {
        self.hours.is_open(self.clock.wall())
    }

    /// Open now for talks in this language?
    pub fn is_open_in(&self, language: Language) -> bool {
        self.hours.in_language(language).is_open(self.clock.wall())
    }

    /// The languages in which it is closed now: all of them, or those with fewer hours.
    pub fn closed_languages(&self) -> Vec<Language> {
        Language::ALL.into_iter().filter(|language| !self.is_open_in(*language)).collect()
    }

    /// What people are told.
    pub fn service(&self) -> Service {
        let opening = self.hours.state(self.clock.wall());
        let mut languages = self.board(|board| board.languages.clone());
        languages.retain(|language| self.is_open_in(*language));
        Service { open: opening.open, changes_at: opening.changes_at.map(|change| change.local), languages }
    }

    /// Whether somebody with these needs may begin to wait. Whoever is not safe goes before
    /// all others, so for them it is never too late.
    ///
    /// # Errors
    /// [`ErrorId::ServiceClosed`], [`ErrorId::LanguageClosed`], or [`ErrorId::LastEntry`] when
    /// the line reaches past closing.
    pub fn admit(&self, needs: &Needs) -> Result<(), ErrorId> {
        if !self.is_open() {
            return Err(ErrorId::ServiceClosed);
        }
        if !self.is_open_in(needs.language) {
            return Err(ErrorId::LanguageClosed);
        }
        let is_full = || self.board(|board| board.full.contains(&needs.language));
        let is_late = self.last_entry_left(needs.language).is_some();
        if Enquiry::lane_for(needs) == Lane::Normal && is_late && is_full() {
            return Err(ErrorId::LastEntry);
        }
        Ok(())
    }

    /// The time left until closing in this language, from when last entry applies.
    pub fn last_entry_left(&self, language: Language) -> Option<Duration> {
        let now = self.clock.wall();
        let opening = self.hours.in_language(language).state(now);
        let closes_at = opening.changes_at.filter(|_| opening.open)?.at;
        Some(closes_at.since(now)).filter(|left| *left <= self.last_entry)
    }

    /// The languages that counsellors on shift hold.
    pub fn set_languages(&self, languages: &[Language]) {
        self.board(|board| languages.clone_into(&mut board.languages));
    }

    /// The languages in which those who wait fill the time left until closing.
    pub fn set_full(&self, languages: &[Language]) {
        self.board(|board| languages.clone_into(&mut board.full));
    }

    fn board<T>(&self, look: impl FnOnce(&mut Board) -> T) -> T {
        look(&mut self.board.lock().unwrap_or_else(PoisonError::into_inner))
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
        week(&self.hours)
    }

    fn special_days(&self) -> Vec<SpecialDay> {
        special_days(&self.hours, self.clock.wall())
    }

    fn languages(&self) -> Vec<LanguageHours> {
        let now = self.clock.wall();
        let hours_in = |language| {
            let hours = self.hours.in_language(language);
            let state = hours.state(now);
            LanguageHours {
                language,
                open: state.open,
                changes_at: state.changes_at.map(|change| change.local),
                week: week(hours),
                special_days: special_days(hours, now),
            }
        };
        self.hours.own_languages().map(hours_in).collect()
    }
}

fn week(hours: &OpeningHours) -> Vec<Vec<Span>> {
    hours.week().map(|week| week.iter().map(spans).collect()).unwrap_or_default()
}

fn special_days(hours: &OpeningHours, now: Moment) -> Vec<SpecialDay> {
    let days = hours.special_days(now).into_iter();
    days.map(|day| SpecialDay { date: day.date, holiday: day.holiday, spans: spans(&day.hours) }).collect()
}

fn spans(hours: &DayHours) -> Vec<Span> {
    hours.spans().iter().map(|span| Span { from: span.opens(), to: span.closes() }).collect()
}
