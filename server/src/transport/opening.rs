//! Whether the chat is open and whom it still takes in, as visitors and desks are told it: by
//! its hours, and over them by hand.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::clock::{Clock, Moment};
use crate::domain::enquiry::Enquiry;
use crate::domain::minimum::Minimum;
use crate::domain::opening_hours::{self, DayHours, OpeningHours};
use crate::domain::switch::Switch;
use crate::knowledge::services::LineHours;
use crate::protocol::ErrorId;
use crate::protocol::needs::{Lane, Language, Needs};
use crate::protocol::rota::TooFew;
use crate::protocol::switch::{ByHand, DoorState};
use crate::protocol::visit::Service;
use crate::transport::http::pages::{LanguageHours, OpeningState, Span, SpecialDay};

/// Opening hours by the clock on the wall, what a shift lead has said over them, and what the
/// board says of the shift.
#[derive(Debug)]
pub struct Opening {
    clock: Arc<dyn Clock>,
    hours: OpeningHours,
    zone: TimeZone,
    last_entry: Duration,
    board: Mutex<Board>,
    hand: Mutex<Hand>,
}

/// As the board last saw it: at most half a second ago when anything changed.
#[derive(Debug, Default)]
struct Board {
    languages: Vec<Language>,
    full: Vec<Language>,
}

/// What a shift lead has said.
#[derive(Debug, Default)]
struct Hand {
    switch: Option<Switch>,
    /// Whether enough are there.
    minimum: Minimum,
    /// As desks were last told it: what was said, and whether the chat waits for people.
    told: (Option<ByHand>, bool),
}

impl Opening {
    /// These hours, by this clock, and everybody taken in until closing. What is not said in
    /// the hours themselves is told in UTC.
    pub fn new(clock: Arc<dyn Clock>, hours: OpeningHours) -> Self {
        Self {
            clock,
            hours,
            zone: TimeZone::UTC,
            last_entry: Duration::ZERO,
            board: Mutex::default(),
            hand: Mutex::default(),
        }
    }

    /// Other lines answer by the clock on the wall in this zone.
    #[must_use]
    pub fn with_zone(self, zone: TimeZone) -> Self {
        Self { zone, ..self }
    }

    /// From this long before closing, a line that reaches past it takes nobody new.
    #[must_use]
    pub fn with_last_entry(self, last_entry: Duration) -> Self {
        Self { last_entry, ..self }
    }

    /// It opens by its hours only when so many are at their desks.
    #[must_use]
    pub fn with_minimum(self, wanted: u16) -> Self {
        self.hand(|hand| hand.minimum.wanted = wanted);
        self
    }

    /// Open now?
    pub fn is_open(&self) -> bool {
        self.is_open_by(&self.hours)
    }

    /// Open now for talks in this language? What is said by hand is said of all of them.
    pub fn is_open_in(&self, language: Language) -> bool {
        self.is_open_by(self.hours.in_language(language))
    }

    fn is_open_by(&self, hours: &OpeningHours) -> bool {
        let by_hand = self.by_hand().map(|by_hand| by_hand.door == DoorState::Open);
        by_hand.unwrap_or_else(|| hours.is_open(self.clock.wall()) && !self.waits_for_people())
    }

    fn state(&self, hours: &OpeningHours) -> opening_hours::Opening {
        let wall = self.clock.wall();
        if self.waits_for_people() {
            // When it opens nobody knows; when it would close is no answer to that.
            return opening_hours::Opening { open: false, changes_at: None };
        }
        self.hand(|hand| match &hand.switch {
            Some(switch) => switch.over(hours, wall),
            None => hours.state(wall),
        })
    }

    /// By its hours it would be open, and too few were there so far. A word of a shift lead stands
    /// over it.
    pub fn waits_for_people(&self) -> bool {
        if self.wanted() == 0 {
            return false;
        }
        let wall = self.clock.wall();
        let Some(closes) = self.hours.closes(wall) else { return false };
        self.hand(|hand| {
            let is_by_hand = hand.switch.as_ref().is_some_and(|switch| switch.by_hand(wall).is_some());
            !is_by_hand && !hand.minimum.has_opened(closes)
        })
    }

    /// Until when the chat opens in this moment, for so many who are there. It is remembered, here
    /// and by [`Self::opened`].
    pub fn opens(&self, here: u16) -> Option<Moment> {
        if self.wanted() == 0 {
            return None;
        }
        let closes = self.hours.closes(self.clock.wall())?;
        let (is_opened, is_closed) = (self.is_by_hand(DoorState::Open), self.is_by_hand(DoorState::Closed));
        self.hand(|hand| {
            let opens = hand.minimum.opens(closes, here, is_opened).filter(|_| !is_closed);
            opens.inspect(|until| hand.minimum.learn(*until))
        })
    }

    /// It was opened until then, here or elsewhere. Tells what the others do not know yet.
    pub fn opened(&self, held: Option<Moment>) -> Option<Moment> {
        let wall = self.clock.wall();
        self.hand(|hand| {
            hand.minimum.learn(held.unwrap_or(Moment(0)));
            let known = hand.minimum.opened_until;
            (known > wall && Some(known) > held).then_some(known)
        })
    }

    /// Fewer are there than the house wants while the hours say that the chat is open.
    pub fn too_few(&self, here: u16) -> Option<TooFew> {
        let wanted = self.wanted();
        if here >= wanted || self.is_by_hand(DoorState::Closed) || !self.hours.is_open(self.clock.wall()) {
            return None;
        }
        Some(TooFew { here, wanted, opened: self.is_open() })
    }

    fn wanted(&self) -> u16 {
        self.hand(|hand| hand.minimum.wanted)
    }

    /// What a shift lead has said, while it stands.
    pub fn by_hand(&self) -> Option<ByHand> {
        let wall = self.clock.wall();
        self.hand(|hand| hand.switch.as_ref().and_then(|switch| switch.by_hand(wall)))
    }

    fn is_by_hand(&self, door: DoorState) -> bool {
        self.by_hand().is_some_and(|by_hand| by_hand.door == door)
    }

    /// What was said later than this and still stands, as far as this node knows.
    pub fn switch_after(&self, held: Option<&Switch>) -> Option<Switch> {
        let wall = self.clock.wall();
        let is_later = |known: &&Switch| known.stands(wall) && known.is_newer_than(held);
        self.hand(|hand| hand.switch.as_ref().filter(is_later).cloned())
    }

    /// This was said last, unless something later is known. Tells whether desks have
    /// something to hear of it, which they also have when its time is over.
    pub fn set_switch(&self, switch: Option<Switch>) -> bool {
        let wall = self.clock.wall();
        self.hand(|hand| {
            let is_later = |known: &Switch| known.stands(wall) && known.is_newer_than(switch.as_ref());
            if !hand.switch.as_ref().is_some_and(is_later) {
                hand.switch = switch;
            }
            let by_hand = hand.switch.as_ref().and_then(|switch| switch.by_hand(wall));
            hand.told.0 != by_hand && {
                hand.told.0 = by_hand;
                true
            }
        })
    }

    /// Whether desks have something to hear of whether the chat waits for people.
    pub fn has_news_of_people(&self) -> bool {
        let waits = self.waits_for_people();
        self.hand(|hand| std::mem::replace(&mut hand.told.1, waits) != waits)
    }

    /// The languages in which it is closed now: all of them, or those with fewer hours.
    pub fn closed_languages(&self) -> Vec<Language> {
        Language::ALL.into_iter().filter(|language| !self.is_open_in(*language)).collect()
    }

    /// The languages in which it does.
    pub fn open_languages(&self) -> Vec<Language> {
        Language::ALL.into_iter().filter(|language| self.is_open_in(*language)).collect()
    }

    /// What people are told.
    pub fn service(&self) -> Service {
        let opening = self.state(&self.hours);
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

    /// The time left until closing in this language, from when last entry applies. None is
    /// left when a shift lead has closed: those who wait had no warning before.
    fn last_entry_left(&self, language: Language) -> Option<Duration> {
        if self.by_hand().is_some_and(|by_hand| by_hand.door == DoorState::Closed) {
            return Some(Duration::ZERO);
        }
        let now = self.clock.wall();
        let opening = self.state(self.hours.in_language(language));
        let closes_at = opening.changes_at.filter(|_| opening.open)?.at;
        Some(closes_at.since(now)).filter(|left| *left <= self.last_entry)
    }

    /// The languages to which last entry applies now, with the time left until each closes.
    pub fn closing(&self) -> Vec<(Language, Duration)> {
        let left = |language| Some((language, self.last_entry_left(language)?));
        Language::ALL.into_iter().filter_map(left).collect()
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

    fn hand<T>(&self, look: impl FnOnce(&mut Hand) -> T) -> T {
        look(&mut self.hand.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl OpeningState for Opening {
    fn now(&self) -> Service {
        self.service()
    }

    fn waits_for_people(&self) -> bool {
        self.waits_for_people()
    }

    fn is_closed_by_hand(&self) -> bool {
        self.is_by_hand(DoorState::Closed)
    }

    fn answers(&self, hours: &LineHours) -> bool {
        hours.is_open(self.clock.wall(), &self.zone)
    }

    fn today(&self) -> Option<Date> {
        Some(opening_hours::date_at(self.clock.wall(), &self.zone))
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
            let state = self.state(hours);
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
