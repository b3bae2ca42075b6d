//! The opening hours: the usual week, public holidays, exceptions, languages, last entry.

mod language;

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use self::language::languages;
use super::section::Section;
use crate::domain::opening_hours::{Calendar, DayHours, HolidayHours, OpeningHours, Span};

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Dates with hours of their own: several years' worth of a service that keeps them all.
const EXCEPTIONS_MAX: usize = 400;

/// `[hours]`
#[derive(Clone, Debug)]
pub struct Hours {
    /// When the chat is open.
    pub opening: OpeningHours,
    /// How long before closing a line that reaches past it is closed to new people, at
    /// the earliest; zero: never.
    pub last_entry: Duration,
    /// How many who may take talks must be at their desks before the chat opens by its hours; 0:
    /// the hours alone decide.
    pub minimum_on_shift: u16,
}

impl Hours {
    pub(super) fn read(section: &mut Section<'_>, zone: &TimeZone) -> Self {
        let always_open = section.switch("always_open");
        let week = DAYS.map(|day| day_of_week(section, day));
        let holidays = section
            .text(
                "public_holidays",
                "it must be \"as usual\", \"closed\" or hours within one day that do not overlap, \
                 like \"12:00-16:00\" or \"12:00-16:00 18:00-20:00\"",
                public_holidays,
            )
            .unwrap_or(HolidayHours::AsUsual);
        let exceptions = exceptions(section);
        let last_entry = Duration::from_mins(1) * section.integer("last_entry_minutes", 0..=600);
        let minimum = section.integer("minimum_on_shift", 0..=50);
        let minimum_on_shift = u16::try_from(minimum).unwrap_or_default();
        if always_open {
            let unused = "is set while always_open is true";
            let instead = "to close on some dates, write \"00:00-24:00\" for each day instead of always_open";
            section.rule(exceptions.is_empty(), "exceptions", unused, instead);
            section.rule(holidays == HolidayHours::AsUsual, "public_holidays", unused, instead);
            let chat = Calendar::weekly([(); 7].map(|()| DayHours::whole()));
            let opening = languages(section, OpeningHours::always(), &chat, zone);
            return Self { opening, last_entry, minimum_on_shift };
        }
        let some = week.iter().chain(exceptions.values()).any(|hours| !hours.is_closed());
        section.rule(some, "always_open", "is false and no day has hours", "the chat would never open");
        let calendar = Calendar::weekly(week).with_holidays(holidays).with_exceptions(exceptions);
        let opening = OpeningHours::by(calendar.clone(), zone.clone());
        Self { opening: languages(section, opening, &calendar, zone), last_entry, minimum_on_shift }
    }
}

fn day_of_week(section: &mut Section<'_>, day: &str) -> DayHours {
    let allowed = "each must be from and to within one day, like \"17:00-22:00\" or \"20:00-24:00\"; \
                   hours after midnight belong to the next day";
    let hours = DayHours::of(section.list(day, allowed, Span::parse));
    section.rule(hours.is_some(), day, "has hours that overlap", "write them as one");
    hours.unwrap_or_default()
}

fn public_holidays(text: &str) -> Option<HolidayHours> {
    match text.trim() {
        "as usual" => Some(HolidayHours::AsUsual),
        hours => DayHours::of(spans(hours)?).map(HolidayHours::Own),
    }
}

fn exceptions(section: &mut Section<'_>) -> BTreeMap<Date, DayHours> {
    let entries = section.entries("exceptions", exception);
    let mut exceptions = BTreeMap::new();
    for (date, hours) in entries {
        if exceptions.insert(date, hours).is_some() {
            let twice = format!("has {date} twice");
            section.rule(false, "exceptions", &twice, "write one entry with all the hours of that date");
        }
    }
    section.rule(
        exceptions.len() <= EXCEPTIONS_MAX,
        "exceptions",
        "has more than 400 dates",
        "take out those that have passed",
    );
    exceptions
}

/// A date and what it is: `2026-12-24 closed`, `2026-12-31 12:00-16:00 20:00-24:00`.
fn exception(text: &str) -> Result<(Date, DayHours), &'static str> {
    let (written, hours) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    let [year, month, day] = numbers(written).ok_or(
        "each must be a date and \"closed\" or its hours, like \"2026-12-24 closed\" or \"2026-12-31 12:00-16:00\"",
    )?;
    let small = |number: i16| i8::try_from(number).unwrap_or_default();
    let date = Date::new(year, small(month), small(day)).map_err(|_| "there is no such date")?;
    let spans = spans(hours).ok_or(
        "after the date comes \"closed\", or hours from and to within that day, like \"17:00-22:00\" or \
         \"12:00-16:00 20:00-24:00\"; hours after midnight belong to the next date",
    )?;
    let hours = DayHours::of(spans).ok_or("its hours overlap; write them as one")?;
    Ok((date, hours))
}

/// The three numbers of `YYYY-MM-DD`.
fn numbers(date: &str) -> Option<[i16; 3]> {
    let mut parts = date.split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse().ok()).flatten()
    };
    let numbers = [number(4)?, number(2)?, number(2)?];
    parts.next().is_none().then_some(numbers)
}

/// `closed`, or spans with blanks between them.
fn spans(text: &str) -> Option<Vec<Span>> {
    match text.trim() {
        "" => None,
        "closed" => Some(Vec::new()),
        spans => spans.split_whitespace().map(Span::parse).collect(),
    }
}
