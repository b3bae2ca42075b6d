//! When a line answers, as the program understands it: `open` in `services.toml`. Pure.

use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer};

use crate::clock::Moment;
use crate::domain::opening_hours::{Calendar, DayHours, HolidayHours, OpeningHours, Span};

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The hours of a line. One that we are not sure of has none of these.
#[derive(Clone, Debug)]
pub enum LineHours {
    /// Day and night, every day of the year.
    Always,
    /// By the week, and on public holidays as it is said of them.
    By(Box<Calendar>),
}

impl LineHours {
    /// Whether somebody answers at this moment, in the zone of the service.
    pub fn is_open(&self, wall: Moment, zone: &TimeZone) -> bool {
        match self {
            Self::Always => true,
            Self::By(calendar) => OpeningHours::by((**calendar).clone(), zone.clone()).is_open(wall),
        }
    }

    /// Reads `["always"]`, or days with their hours and a word on public holidays:
    /// `["monday-friday 09:00-15:00", "holidays closed"]`.
    fn parse(entries: &[String]) -> Result<Self, String> {
        if entries == ["always"] {
            return Ok(Self::Always);
        }
        let (mut week, mut holidays) = ([(); 7].map(|()| None), None);
        for entry in entries {
            let (when, text) = entry.split_once(' ').unwrap_or((entry, ""));
            let hours = hours(text);
            if when == "holidays" {
                let own = match text {
                    "as usual" => Some(HolidayHours::AsUsual),
                    _ => hours.map(HolidayHours::Own),
                };
                if holidays.replace(own.ok_or_else(|| unread(entry))?).is_some() {
                    return Err("`open` speaks of holidays twice".into());
                }
                continue;
            }
            let (from, to) = days(when).ok_or_else(|| unread(entry))?;
            let hours = hours.ok_or_else(|| unread(entry))?;
            for day in &mut week[from..=to] {
                if day.replace(hours.clone()).is_some() {
                    return Err(format!("`open` has the days of `{entry}` twice"));
                }
            }
        }
        let holidays = holidays.ok_or(
            "`open` must say what is on public holidays: \"holidays closed\", \"holidays as usual\" or hours",
        )?;
        Ok(Self::By(Box::new(Calendar::weekly(week.map(Option::unwrap_or_default)).with_holidays(holidays))))
    }
}

impl<'de> Deserialize<'de> for LineHours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&Vec::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

fn unread(entry: &str) -> String {
    format!(
        "`open` has `{entry}`; write [\"always\"], or entries such as \"monday-friday 09:00-15:00\" and \"holidays closed\""
    )
}

/// `monday` or `monday-friday`, by their numbers.
fn days(text: &str) -> Option<(usize, usize)> {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let number = |name: &str| DAYS.iter().position(|day| *day == name);
    let (from, to) = (number(from)?, number(to)?);
    (from <= to).then_some((from, to))
}

/// `closed`, or spans with blanks between them.
fn hours(text: &str) -> Option<DayHours> {
    match text {
        "" => None,
        "closed" => Some(DayHours::closed()),
        spans => DayHours::of(spans.split(' ').map(Span::parse).collect::<Option<_>>()?),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn read(entries: &[&str]) -> Result<LineHours, String> {
        LineHours::parse(&entries.iter().map(|entry| (*entry).to_owned()).collect::<Vec<_>>())
    }

    fn check(entries: &[&str], now: &str, open: bool) {
        let now: Timestamp = now.parse().unwrap();
        let wall = Moment(now.as_millisecond().try_into().unwrap());
        let zone = TimeZone::get("Europe/Oslo").unwrap();
        assert_eq!(read(entries).unwrap().is_open(wall, &zone), open, "{entries:?} at {now}");
    }

    #[test]
    fn a_line_in_office_hours_answers_then_and_not_on_holidays() {
        let office = ["monday-friday 09:00-15:00", "holidays closed"];
        check(&office, "2026-11-23T09:00:00+01:00", true);
        check(&office, "2026-11-23T14:59:59+01:00", true);
        check(&office, "2026-11-23T15:00:00+01:00", false);
        check(&office, "2026-11-22T12:00:00+01:00", false);
        // Easter Monday, and the Monday after it.
        check(&office, "2026-04-06T12:00:00+02:00", false);
        check(&office, "2026-04-13T12:00:00+02:00", true);
        check(&["monday-friday 09:00-15:00", "holidays as usual"], "2026-04-06T12:00:00+02:00", true);
        check(&["monday-friday 09:00-15:00", "holidays 12:00-13:00"], "2026-04-06T12:30:00+02:00", true);
    }

    #[test]
    fn a_line_at_night_answers_through_both_clock_changes() {
        let night = ["saturday 22:00-24:00", "sunday 00:00-03:00", "holidays as usual"];
        // On 29 March 2026 the clock goes from 02:00 to 03:00, on 25 October from 03:00 to 02:00.
        check(&night, "2026-03-29T00:59:59Z", true);
        check(&night, "2026-03-29T01:00:00Z", false);
        check(&night, "2026-10-25T00:59:59Z", true);
        check(&night, "2026-10-25T01:59:59Z", true);
        check(&night, "2026-10-25T02:00:00Z", false);
    }

    #[test]
    fn a_line_that_always_answers_does_so_on_christmas_night() {
        check(&["always"], "2026-12-25T03:00:00+01:00", true);
    }

    #[test]
    fn an_editor_is_told_what_is_wrong_with_the_hours() {
        for (entries, expected) in [
            (&["monday-friday 09:00-15:00"][..], "must say what is on public holidays"),
            (&[], "must say what is on public holidays"),
            (&["always", "holidays closed"], "`open` has `always`"),
            (&["weekdays 09:00-15:00", "holidays closed"], "`open` has `weekdays 09:00-15:00`"),
            (&["friday-monday 09:00-15:00", "holidays closed"], "`open` has `friday-monday"),
            (&["monday 15:00-09:00", "holidays closed"], "`open` has `monday 15:00-09:00`"),
            (&["monday 09:00-12:00 11:00-15:00", "holidays closed"], "`open` has `monday"),
            (&["monday-friday 09:00-15:00", "friday closed", "holidays closed"], "twice"),
            (&["monday 09:00-15:00", "holidays closed", "holidays as usual"], "holidays twice"),
            (&["monday 09:00-15:00", "holidays perhaps"], "`open` has `holidays perhaps`"),
        ] {
            let error = read(entries).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }
}
