//! When the chat is open. Pure: a calendar in a time zone, and the moment handed in.
//!
//! A time of day means the first moment at which the clock on the wall shows it or a
//! later one. So what falls into the hour that is skipped in spring begins or ends when
//! the clock has jumped, and the hour that is repeated in autumn is not told apart: who
//! opened before it stays open through both. Everything is turned into moments before
//! anything is compared.
//!
//! `calendar` says which hours a date has, `holiday` which dates are public holidays,
//! `span` what hours are.

mod calendar;
mod holiday;
mod span;

use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, ToSpan};

pub use self::calendar::{Calendar, HolidayHours, SpecialDay};
pub use self::holiday::Holiday;
pub use self::span::{DayHours, Span};
use super::minimum::FOR_EVER;
use crate::clock::Moment;
use crate::protocol::needs::Language;

/// How far ahead the next change is looked for: a year, so that a long summer or an
/// opening on a single date is found, and the search ends.
const HORIZON_DAYS: u16 = 366;

/// How many days ahead people are told that a date has other hours than usual: the
/// usual week is what they plan by.
const TOLD_AHEAD_DAYS: u16 = 7;

/// The calendar in its zone, or always; and languages that have hours of their own.
#[derive(Clone, Debug)]
pub struct OpeningHours {
    kind: Kind,
    languages: Vec<(Language, Self)>,
}

#[derive(Clone, Debug)]
enum Kind {
    Always,
    By { zone: TimeZone, calendar: Box<Calendar> },
}

/// Open or closed, and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Open now?
    pub open: bool,
    /// When that changes; absent when it does not within a year.
    pub changes_at: Option<Change>,
}

/// The next time the chat opens or closes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When.
    pub at: Moment,
    /// The same in local time, `YYYY-MM-DDTHH:MM`, as people are told it.
    pub local: String,
}

impl Change {
    /// The end of the local day.
    pub fn end_of_day(wall: Moment, zone: &TimeZone) -> Self {
        let tomorrow = local_date(zone, timestamp(wall)).tomorrow();
        change(tomorrow.map_or(Timestamp::MAX, |date| first_shown(zone, date.into())), zone)
    }

    /// This moment, or the next at which a clock on the wall shows a new minute: people are
    /// told no seconds.
    pub fn to_the_minute(at: Moment, zone: &TimeZone) -> Self {
        change(timestamp(Moment(at.0.next_multiple_of(60_000))), zone)
    }
}

impl OpeningHours {
    /// Open day and night.
    pub fn always() -> Self {
        Self { kind: Kind::Always, languages: Vec::new() }
    }

    /// By this calendar, in the local time of this zone.
    pub fn by(calendar: Calendar, zone: TimeZone) -> Self {
        Self { kind: Kind::By { zone, calendar: Box::new(calendar) }, languages: Vec::new() }
    }

    /// The same, and in this language these. They must lie within those of the chat: see
    /// [`Calendar::within`].
    #[must_use]
    pub fn with_language(mut self, language: Language, hours: Self) -> Self {
        self.languages.push((language, hours));
        self
    }

    /// The hours in which one can talk in this language: those of the chat, or fewer.
    pub fn in_language(&self, language: Language) -> &Self {
        self.languages.iter().find(|(own, _)| *own == language).map_or(self, |(_, hours)| hours)
    }

    /// The languages that have hours of their own.
    pub fn own_languages(&self) -> impl Iterator<Item = Language> {
        self.languages.iter().map(|(language, _)| *language)
    }

    /// Whether the chat is open at this moment of the wall clock. An opening includes
    /// its first moment and not its last.
    pub fn is_open(&self, wall: Moment) -> bool {
        let Kind::By { zone, calendar } = &self.kind else { return true };
        let now = timestamp(wall);
        openings(calendar, zone, now).take_while(|(from, _)| *from <= now).any(|(_, to)| now < to)
    }

    /// The same, and when it changes.
    pub fn state(&self, wall: Moment) -> Opening {
        let Kind::By { zone, calendar } = &self.kind else {
            return Opening { open: true, changes_at: None };
        };
        let now = timestamp(wall);
        let (open, next) = match openings(calendar, zone, now).find(|(_, to)| now < *to) {
            Some((from, _)) if now < from => (false, Some(from)),
            // Open beyond the horizon means open without end.
            Some((_, to)) => (true, Some(to).filter(|to| *to < horizon(zone, now))),
            None => (false, None),
        };
        Opening { open, changes_at: next.map(|at| change(at, zone)) }
    }

    /// When the opening of this moment ends; `None` when the chat is closed. An opening without an
    /// end has [`FOR_EVER`].
    pub fn closes(&self, wall: Moment) -> Option<Moment> {
        let Opening { open, changes_at } = self.state(wall);
        open.then(|| changes_at.map_or(FOR_EVER, |change| change.at))
    }

    /// Whether the chat is open for all of this time.
    pub fn covers(&self, from: Moment, to: Moment) -> bool {
        self.closes(from).is_some_and(|closes| to <= closes)
    }

    /// The hours from Monday to Sunday; `None` when always open.
    pub fn week(&self) -> Option<[DayHours; 7]> {
        match &self.kind {
            Kind::Always => None,
            Kind::By { calendar, .. } => Some(calendar.week()),
        }
    }

    /// Today and the next seven days, as far as they have other hours than usual.
    pub fn special_days(&self, wall: Moment) -> Vec<SpecialDay> {
        match &self.kind {
            Kind::Always => Vec::new(),
            Kind::By { zone, calendar } => {
                calendar.special_days(days(local_date(zone, timestamp(wall)), TOLD_AHEAD_DAYS + 1))
            }
        }
    }
}

/// Both ends of this time of this date, as moments.
pub fn moments_of(span: Span, date: Date, zone: &TimeZone) -> (Moment, Moment) {
    let (from, to) = span.on(date);
    (moment(first_shown(zone, from)), moment(first_shown(zone, to)))
}

/// The date in this zone.
pub fn date_at(wall: Moment, zone: &TimeZone) -> Date {
    local_date(zone, timestamp(wall))
}

/// The openings from today to the horizon as moments, in order; none is empty, and those
/// that touch are one.
fn openings(
    calendar: &Calendar,
    zone: &TimeZone,
    now: Timestamp,
) -> impl Iterator<Item = (Timestamp, Timestamp)> {
    let spans = |date| {
        let hours = calendar.hours_on(date);
        (0..hours.spans().len()).map(move |span| hours.spans()[span].on(date))
    };
    // Joined by the calendar first: of a year without a closing hour only the ends are looked up.
    let written = joined(days(local_date(zone, now), HORIZON_DAYS).flat_map(spans));
    let shown = written.map(|(from, to)| (first_shown(zone, from), first_shown(zone, to)));
    joined(shown.filter(|(from, to)| from < to))
}

/// Those that touch as one.
fn joined<T: PartialOrd + Copy>(spans: impl Iterator<Item = (T, T)>) -> impl Iterator<Item = (T, T)> {
    let mut spans = spans.peekable();
    std::iter::from_fn(move || {
        let (from, mut to) = spans.next()?;
        while let Some((_, later)) = spans.next_if(|(next, _)| *next <= to) {
            to = later;
        }
        Some((from, to))
    })
}

fn days(from: Date, count: u16) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(from), |date| date.tomorrow().ok()).take(count.into())
}

/// The end of the last day that is looked at.
fn horizon(zone: &TimeZone, now: Timestamp) -> Timestamp {
    let after = local_date(zone, now).checked_add(i64::from(HORIZON_DAYS).days());
    after.map_or(Timestamp::MAX, |date| first_shown(zone, date.into()))
}

/// When the clock on the wall first shows this or later.
fn first_shown(zone: &TimeZone, local: DateTime) -> Timestamp {
    let shown = zone.to_ambiguous_timestamp(local);
    let is_skipped = matches!(shown.offset(), AmbiguousOffset::Gap { .. });
    let Ok(first) = shown.earlier() else { return Timestamp::MAX };
    // Of a time that is skipped, the earlier reading lies before the jump.
    let jump = if is_skipped { zone.following(first).next() } else { None };
    jump.map_or(first, |jump| jump.timestamp())
}

fn local_date(zone: &TimeZone, now: Timestamp) -> Date {
    zone.to_datetime(now).date()
}

fn change(at: Timestamp, zone: &TimeZone) -> Change {
    let local = zone.to_datetime(at).strftime("%Y-%m-%dT%H:%M").to_string();
    Change { at: moment(at), local }
}

fn moment(at: Timestamp) -> Moment {
    Moment(u64::try_from(at.as_millisecond()).unwrap_or_default())
}

fn timestamp(moment: Moment) -> Timestamp {
    let milliseconds = i64::try_from(moment.0).unwrap_or(i64::MAX);
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn day(spans: &[&str]) -> DayHours {
        DayHours::of(spans.iter().map(|span| Span::parse(span).unwrap()).collect()).unwrap()
    }

    fn in_oslo(calendar: Calendar) -> OpeningHours {
        OpeningHours::by(calendar, TimeZone::get("Europe/Oslo").unwrap())
    }

    fn weekly(table: [&[&str]; 7]) -> OpeningHours {
        in_oslo(Calendar::weekly(table.map(day)))
    }

    /// Every evening, closed on public holidays and on these dates.
    fn evenings_but(closed: &[Date]) -> OpeningHours {
        let exceptions = closed.iter().map(|date| (*date, DayHours::closed())).collect();
        let week = [(); 7].map(|()| day(&["17:00-22:00"]));
        let holidays = HolidayHours::Own(DayHours::closed());
        in_oslo(Calendar::weekly(week).with_holidays(holidays).with_exceptions(exceptions))
    }

    fn evenings() -> OpeningHours {
        let evening: &[&str] = &["17:00-22:00"];
        weekly([evening, evening, evening, evening, evening, &[], evening])
    }

    fn check(hours: &OpeningHours, now: &str, open: bool, changes: Option<&str>) {
        let now_at: Timestamp = now.parse().unwrap();
        let state = hours.state(Moment(now_at.as_millisecond().try_into().unwrap()));
        let local = state.changes_at.map(|change| change.local);
        assert_eq!((state.open, local.as_deref()), (open, changes), "at {now}");
        assert_eq!(hours.is_open(Moment(now_at.as_millisecond().try_into().unwrap())), open, "at {now}");
    }

    #[test]
    fn the_chat_opens_at_the_first_minute_and_closes_at_the_last() {
        let hours = evenings();
        check(&hours, "2026-11-20T16:59:59+01:00", false, Some("2026-11-20T17:00"));
        check(&hours, "2026-11-20T17:00:00+01:00", true, Some("2026-11-20T22:00"));
        check(&hours, "2026-11-20T21:59:59+01:00", true, Some("2026-11-20T22:00"));
        // Friday night: Saturday is closed.
        check(&hours, "2026-11-20T22:00:00+01:00", false, Some("2026-11-22T17:00"));
    }

    #[test]
    fn an_evening_is_an_evening_in_summer_and_winter() {
        check(&evenings(), "2026-07-01T15:00:00Z", true, Some("2026-07-01T22:00"));
        check(&evenings(), "2026-12-01T15:59:00Z", false, Some("2026-12-01T17:00"));
    }

    #[test]
    fn a_night_that_runs_past_midnight_is_one_opening() {
        let hours = weekly([&["20:00-24:00"], &["00:00-02:00"], &[], &[], &[], &[], &[]]);
        check(&hours, "2026-11-23T23:59:59+01:00", true, Some("2026-11-24T02:00"));
        check(&hours, "2026-11-24T00:00:00+01:00", true, Some("2026-11-24T02:00"));
        check(&hours, "2026-11-24T02:00:00+01:00", false, Some("2026-11-30T20:00"));
    }

    #[test]
    fn the_last_minute_of_the_day_is_not_the_end_of_the_day() {
        let hours = weekly([&["20:00-23:59"], &["00:00-02:00"], &[], &[], &[], &[], &[]]);
        check(&hours, "2026-11-23T23:58:00+01:00", true, Some("2026-11-23T23:59"));
        check(&hours, "2026-11-23T23:59:00+01:00", false, Some("2026-11-24T00:00"));
    }

    #[test]
    fn the_skipped_hour_of_spring_opens_nothing_and_loses_nothing() {
        // On 29 March 2026 the clock goes from 02:00 to 03:00.
        let skipped = weekly([&[], &[], &[], &[], &[], &[], &["02:00-03:00"]]);
        check(&skipped, "2026-03-29T00:30:00Z", false, Some("2026-04-05T02:00"));
        let across = weekly([&[], &[], &[], &[], &[], &[], &["01:00-04:00"]]);
        check(&across, "2026-03-29T00:00:00Z", true, Some("2026-03-29T04:00"));
        check(&across, "2026-03-29T02:00:00Z", false, Some("2026-04-05T01:00"));
    }

    #[test]
    fn what_begins_or_ends_in_the_skipped_hour_does_so_when_the_clock_has_jumped() {
        let hours = weekly([&[], &[], &[], &[], &[], &[], &["01:00-02:15", "02:30-04:00"]]);
        check(&hours, "2026-03-29T00:59:59Z", true, Some("2026-03-29T04:00"));
        let late = weekly([&[], &[], &[], &[], &[], &[], &["02:30-04:00"]]);
        check(&late, "2026-03-29T00:30:00Z", false, Some("2026-03-29T03:00"));
    }

    #[test]
    fn what_ends_in_the_repeated_hour_does_not_open_a_second_time() {
        let hours = weekly([&[], &[], &[], &[], &[], &[], &["01:00-02:30"]]);
        check(&hours, "2026-10-25T00:15:00Z", true, Some("2026-10-25T02:30"));
        check(&hours, "2026-10-25T00:30:00Z", false, Some("2026-11-01T01:00"));
        check(&hours, "2026-10-25T01:15:00Z", false, Some("2026-11-01T01:00"));
    }

    #[test]
    fn the_repeated_hour_of_autumn_is_open_both_times() {
        // On 25 October 2026 the clock goes from 03:00 back to 02:00.
        let hours = weekly([&[], &[], &[], &[], &[], &[], &["01:00-03:00"]]);
        check(&hours, "2026-10-25T00:30:00Z", true, Some("2026-10-25T03:00"));
        check(&hours, "2026-10-25T01:30:00Z", true, Some("2026-10-25T03:00"));
        check(&hours, "2026-10-25T02:00:00Z", false, Some("2026-11-01T01:00"));
    }

    #[test]
    fn open_day_and_night_has_no_next_change() {
        let whole: &[&str] = &["00:00-24:00"];
        check(&weekly([whole; 7]), "2026-10-25T01:30:00Z", true, None);
        check(&OpeningHours::always(), "2026-10-25T01:30:00Z", true, None);
        check(&weekly([&[]; 7]), "2026-10-25T01:30:00Z", false, None);
    }

    #[test]
    fn one_day_a_week_is_found_from_the_other_side_of_the_week() {
        let hours = weekly([&["10:00-12:00"], &[], &[], &[], &[], &[], &[]]);
        check(&hours, "2026-11-23T12:00:00+01:00", false, Some("2026-11-30T10:00"));
    }

    #[test]
    fn the_next_opening_is_found_behind_holidays_and_exceptions() {
        // In 2026 Easter is on 5 April.
        let hours = evenings_but(&[date(2026, 4, 7), date(2026, 4, 8)]);
        check(&hours, "2026-04-01T21:59:59+02:00", true, Some("2026-04-01T22:00"));
        check(&hours, "2026-04-01T22:00:00+02:00", false, Some("2026-04-04T17:00"));
        check(&hours, "2026-04-04T22:00:00+02:00", false, Some("2026-04-09T17:00"));
    }

    #[test]
    fn a_language_has_the_hours_of_the_chat_or_its_own() {
        let chat = Calendar::weekly([(); 7].map(|()| day(&["17:00-22:00"])));
        let english = Calendar::weekly([(); 7].map(|()| day(&["17:00-19:00"]))).within(chat.clone());
        let hours = in_oslo(chat).with_language(Language::En, in_oslo(english));
        let check_in = |language, now, open, changes| check(hours.in_language(language), now, open, changes);
        check_in(Language::Nb, "2026-11-23T19:00:00+01:00", true, Some("2026-11-23T22:00"));
        check_in(Language::En, "2026-11-23T18:59:59+01:00", true, Some("2026-11-23T19:00"));
        check_in(Language::En, "2026-11-23T19:00:00+01:00", false, Some("2026-11-24T17:00"));
        assert_eq!(hours.own_languages().collect::<Vec<_>>(), [Language::En]);
    }

    #[test]
    fn a_long_summer_has_an_end() {
        let summer: Vec<Date> = days(date(2026, 6, 15), 90).collect();
        check(&evenings_but(&summer), "2026-06-14T22:00:00+02:00", false, Some("2026-09-13T17:00"));
    }

    #[test]
    fn a_day_of_its_own_is_told_a_week_ahead() {
        let hours = evenings_but(&[date(2026, 11, 24)]);
        let told = |now: &str| {
            let now: Timestamp = now.parse().unwrap();
            let days = hours.special_days(Moment(now.as_millisecond().try_into().unwrap()));
            days.into_iter().map(|day| (day.date, day.holiday)).collect::<Vec<_>>()
        };
        assert_eq!(told("2026-11-16T23:59:59+01:00"), []);
        assert_eq!(told("2026-11-17T00:00:00+01:00"), [(date(2026, 11, 24), None)]);
        assert_eq!(told("2026-11-24T23:59:59+01:00"), [(date(2026, 11, 24), None)]);
        assert_eq!(told("2026-11-25T00:00:00+01:00"), []);
        assert_eq!(told("2027-05-13T12:00:00+02:00")[0], (date(2027, 5, 16), Some(Holiday::WhitSunday)));
    }

    fn any_day() -> impl Strategy<Value = DayHours> {
        prop::collection::btree_set(0..=24 * 60_u16, 0..5).prop_map(|minutes| {
            let minutes: Vec<u16> = minutes.into_iter().collect();
            let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
            let span = |pair: &[u16]| Span::parse(&format!("{}-{}", clock(pair[0]), clock(pair[1]))).unwrap();
            DayHours::of(minutes.chunks_exact(2).map(span).collect()).unwrap()
        })
    }

    fn any_calendar() -> impl Strategy<Value = Calendar> {
        let exception = (0..600_u16, any_day())
            .prop_map(|(after, hours)| (days(date(2026, 6, 1), after + 1).last().unwrap(), hours));
        let holidays = any_day().prop_map(HolidayHours::Own);
        let week = prop::array::uniform7(any_day());
        (week, holidays, prop::collection::btree_map(0..9_u8, exception, 0..9)).prop_map(
            |(week, holidays, exceptions)| {
                let exceptions = exceptions.into_values().collect();
                Calendar::weekly(week).with_holidays(holidays).with_exceptions(exceptions)
            },
        )
    }

    proptest! {
        #[test]
        fn the_next_change_is_a_change_and_nothing_changes_before_it(
            calendar in any_calendar(),
            // A year and a half from the summer of 2026: both kinds of odd nights.
            now in 1_780_000_000_000..1_827_000_000_000_u64,
            part in 0.0..1.0,
        ) {
            let hours = in_oslo(calendar);
            let state = hours.state(Moment(now));
            prop_assert_eq!(hours.is_open(Moment(now)), state.open);
            if let Some(change) = &state.changes_at {
                prop_assert!(change.at > Moment(now));
                prop_assert_ne!(hours.state(change.at).open, state.open);
                #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss,
                         reason = "any moment in between will do")]
                let between = now + ((change.at.0 - 1 - now) as f64 * part) as u64;
                prop_assert_eq!(&hours.state(Moment(between)), &state);
            }
        }
    }
}
