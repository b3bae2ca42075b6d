//! When the chat is open. Pure: a weekly table in a time zone, and the moment handed
//! in. The two nights a year when clocks change come out right because every opening
//! is turned into moments before anything is compared.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::clock::Moment;

/// A week and a day: the next change of a weekly table is never further away.
const HORIZON_DAYS: i64 = 8;

const DAY_MINUTES: u16 = 24 * 60;

/// The weekly table, or always.
#[derive(Clone, Debug)]
pub struct OpeningHours(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Always,
    Weekly { zone: TimeZone, week: [Vec<Span>; 7] },
}

/// Open or closed, and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Open now?
    pub open: bool,
    /// When that changes; absent when it never does.
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

impl OpeningHours {
    /// Open day and night.
    pub fn always() -> Self {
        Self(Kind::Always)
    }

    /// A table from Monday to Sunday. The spans of a day are in order and apart.
    pub fn weekly(zone: TimeZone, week: [Vec<Span>; 7]) -> Self {
        Self(Kind::Weekly { zone, week })
    }

    /// Whether the chat is open at this moment of the wall clock. A span includes
    /// its first moment and not its last.
    pub fn state(&self, wall: Moment) -> Opening {
        let Kind::Weekly { zone, week } = &self.0 else {
            return Opening { open: true, changes_at: None };
        };
        let now = timestamp(wall);
        let openings = openings(zone, week, now);
        let current = openings.iter().find(|(from, to)| *from <= now && now < *to);
        let next = match current {
            // Open beyond the horizon means open without end.
            Some((_, to)) => Some(*to).filter(|_| openings.len() > 1),
            None => openings.iter().map(|(from, _)| *from).find(|from| *from > now),
        };
        Opening { open: current.is_some(), changes_at: next.map(|at| change(at, zone)) }
    }

    /// The table from Monday to Sunday; `None` when always open.
    pub fn week(&self) -> Option<&[Vec<Span>; 7]> {
        match &self.0 {
            Kind::Always => None,
            Kind::Weekly { week, .. } => Some(week),
        }
    }
}

/// From and to within one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    from_minute: u16,
    to_minute: u16,
}

impl Span {
    /// Reads `17:00-22:00`; `24:00` is the end of the day. `None` when it is not
    /// two times of one day, the first before the second.
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('-')?;
        let (from_minute, to_minute) = (minute_of_day(from)?, minute_of_day(to)?);
        (from_minute < to_minute).then_some(Self { from_minute, to_minute })
    }

    /// When it opens, `HH:MM`.
    pub fn opens(self) -> String {
        time_of_day(self.from_minute)
    }

    /// When it closes, `HH:MM`; the end of the day is `24:00`.
    pub fn closes(self) -> String {
        time_of_day(self.to_minute)
    }

    /// Whether this one is over when `next` begins.
    pub fn ends_before(self, next: Self) -> bool {
        self.to_minute <= next.from_minute
    }
}

fn time_of_day(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn minute_of_day(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let two_digits = |part: &str| {
        let plain = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse::<u16>().ok()).flatten()
    };
    let (hour, minute) = (two_digits(hour)?, two_digits(minute)?);
    (minute < 60 && hour * 60 + minute <= DAY_MINUTES).then_some(hour * 60 + minute)
}

/// The openings from yesterday to the horizon as moments, in order; those that
/// touch are one.
fn openings(zone: &TimeZone, week: &[Vec<Span>; 7], now: Timestamp) -> Vec<(Timestamp, Timestamp)> {
    let today = now.to_zoned(zone.clone()).date();
    let mut openings: Vec<(Timestamp, Timestamp)> = Vec::new();
    for offset in -1..=HORIZON_DAYS {
        let Ok(date) = today.checked_add(offset.days()) else { continue };
        let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        for span in &week[weekday] {
            let (from, to) = (moment(zone, date, span.from_minute), moment(zone, date, span.to_minute));
            match openings.last_mut() {
                Some((_, end)) if *end >= from => *end = to,
                // An opening inside the hour that is skipped in spring is empty.
                _ if from >= to => {}
                _ => openings.push((from, to)),
            }
        }
    }
    openings
}

/// A minute of a local day. In the skipped hour of spring it is the moment an hour
/// later; in the repeated hour of autumn it is the first of the two.
fn moment(zone: &TimeZone, date: Date, minute_of_day: u16) -> Timestamp {
    let day = if minute_of_day == DAY_MINUTES { date.tomorrow().unwrap_or(date) } else { date };
    let minute_of_day = minute_of_day % DAY_MINUTES;
    let small = |number: u16| i8::try_from(number).unwrap_or_default();
    let time = Time::constant(small(minute_of_day / 60), small(minute_of_day % 60), 0, 0);
    zone.to_ambiguous_timestamp(day.to_datetime(time)).compatible().unwrap_or(Timestamp::MAX)
}

fn change(at: Timestamp, zone: &TimeZone) -> Change {
    let local = at.to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M").to_string();
    Change { at: Moment(u64::try_from(at.as_millisecond()).unwrap_or_default()), local }
}

fn timestamp(moment: Moment) -> Timestamp {
    let milliseconds = i64::try_from(moment.0).unwrap_or(i64::MAX);
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn weekly(table: [&[&str]; 7]) -> OpeningHours {
        let week = table.map(|day| day.iter().map(|span| Span::parse(span).unwrap()).collect());
        OpeningHours::weekly(TimeZone::get("Europe/Oslo").unwrap(), week)
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
    fn the_repeated_hour_of_autumn_is_open_both_times() {
        // On 25 October 2026 the clock goes from 03:00 back to 02:00.
        let hours = weekly([&[], &[], &[], &[], &[], &[], &["01:00-03:00"]]);
        check(&hours, "2026-10-25T00:30:00Z", true, Some("2026-10-25T03:00"));
        check(&hours, "2026-10-25T01:30:00Z", true, Some("2026-10-25T03:00"));
        check(&hours, "2026-10-25T02:00:00Z", false, Some("2026-11-01T01:00"));
    }

    #[test]
    fn open_day_and_night_has_no_next_change() {
        let day: &[&str] = &["00:00-24:00"];
        check(&weekly([day; 7]), "2026-10-25T01:30:00Z", true, None);
        check(&OpeningHours::always(), "2026-10-25T01:30:00Z", true, None);
        check(&weekly([&[]; 7]), "2026-10-25T01:30:00Z", false, None);
    }

    #[test]
    fn one_day_a_week_is_found_from_the_other_side_of_the_week() {
        let hours = weekly([&["10:00-12:00"], &[], &[], &[], &[], &[], &[]]);
        check(&hours, "2026-11-23T12:00:00+01:00", false, Some("2026-11-30T10:00"));
    }

    fn any_week() -> impl Strategy<Value = [Vec<Span>; 7]> {
        let day = prop::collection::btree_set(0..=DAY_MINUTES, 0..5).prop_map(|minutes| {
            let minutes: Vec<u16> = minutes.into_iter().collect();
            let pairs = minutes.chunks_exact(2);
            pairs.map(|pair| Span { from_minute: pair[0], to_minute: pair[1] }).collect()
        });
        prop::array::uniform7(day)
    }

    proptest! {
        #[test]
        fn the_next_change_is_a_change_and_nothing_changes_before_it(
            week in any_week(),
            // A year and a half from the summer of 2026: both kinds of odd nights.
            now in 1_780_000_000_000..1_827_000_000_000_u64,
            part in 0.0..1.0,
        ) {
            let hours = OpeningHours::weekly(TimeZone::get("Europe/Oslo").unwrap(), week);
            let state = hours.state(Moment(now));
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

    #[test]
    fn only_two_times_of_one_day_are_a_span() {
        for good in ["00:00-24:00", "17:00-22:30", "23:59-24:00"] {
            let span = Span::parse(good).unwrap();
            assert_eq!(format!("{}-{}", span.opens(), span.closes()), good);
        }
        for bad in [
            "22:00-17:00",
            "17:00-17:00",
            "17-22",
            "17:00-24:01",
            "17:60-18:00",
            "7:00-8:00",
            "+7:00-08:00",
            "",
        ] {
            assert_eq!(Span::parse(bad), None, "{bad}");
        }
    }
}
