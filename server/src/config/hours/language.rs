//! Languages in which one can talk for fewer hours than the chat is open.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{DAYS, EXCEPTIONS_MAX, Section, exception, spans};
use crate::domain::opening_hours::{Calendar, DayHours, OpeningHours};
use crate::protocol::needs::Language;

/// When one entry of a list applies.
#[derive(Clone, Copy, Debug)]
enum On {
    /// Every week on this day; Monday is 0.
    Day(usize),
    /// On this date, instead of its day of the week.
    Date(Date),
}

/// The hours of the chat, and those of each language that has its own.
pub(super) fn languages(
    section: &mut Section<'_>,
    chat: OpeningHours,
    calendar: &Calendar,
    zone: &TimeZone,
) -> OpeningHours {
    let opening = Language::ALL.into_iter().fold(chat, |opening, language| {
        match own_calendar(section, language.tag(), calendar) {
            None => opening,
            Some(own) => {
                let hours = OpeningHours::by(own.within(calendar.clone()), zone.clone());
                opening.with_language(language, hours)
            }
        }
    });
    let some = opening.own_languages().count() < Language::ALL.len();
    let instead = "the hours of the chat are those of the language that has most";
    section.rule(some, Language::Nb.tag(), "has hours of its own, and so has every language", instead);
    opening
}

/// `None` when the language has no hours of its own.
fn own_calendar(section: &mut Section<'_>, key: &str, chat: &Calendar) -> Option<Calendar> {
    let entries = section.entries(key, entry);
    if entries.is_empty() {
        return None;
    }
    let (mut week, mut exceptions) = ([(); 7].map(|()| None), BTreeMap::new());
    for (on, hours) in entries {
        let (within, before) = match on {
            On::Day(day) => (hours.within(&chat.week()[day]), week[day].replace(hours.clone())),
            On::Date(date) => (hours.within(&chat.hours_on(date)), exceptions.insert(date, hours.clone())),
        };
        let name = name(on);
        let twice = format!("has {name} twice");
        section.rule(before.is_none(), key, &twice, "write one entry with all its hours");
        let outside = format!("has hours on {name} that the chat does not have");
        let fewer = "a language has the hours of the chat or fewer";
        section.rule(within.minutes() == hours.minutes(), key, &outside, fewer);
    }
    section.rule(
        exceptions.len() <= EXCEPTIONS_MAX,
        key,
        "has more than 400 dates",
        "take out those that have passed",
    );
    let week: [DayHours; 7] = week.map(Option::unwrap_or_default);
    let some = week.iter().chain(exceptions.values()).any(|hours| !hours.is_closed());
    section.rule(some, key, "has no hours", "leave the list empty for the hours of the chat");
    Some(Calendar::weekly(week).with_exceptions(exceptions))
}

/// A day of the week or a date, and its hours: `monday 17:00-20:00`, `2026-12-24 closed`.
fn entry(text: &str) -> Result<(On, DayHours), &'static str> {
    let text = text.trim();
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return exception(text).map(|(date, hours)| (On::Date(date), hours));
    }
    let form =
        "each must be a day or a date and its hours, like \"monday 17:00-20:00\" or \"2026-12-24 closed\"";
    let (day, hours) = text.split_once(' ').ok_or(form)?;
    let day = DAYS.iter().position(|name| *name == day).ok_or(form)?;
    let hours = DayHours::of(spans(hours).ok_or(form)?).ok_or("its hours overlap; write them as one")?;
    Ok((On::Day(day), hours))
}

fn name(on: On) -> String {
    match on {
        On::Day(day) => DAYS[day].to_owned(),
        On::Date(date) => date.to_string(),
    }
}
