//! The weekly opening hours.

use jiff::tz::TimeZone;

use super::section::Section;
use crate::domain::opening_hours::{OpeningHours, Span};

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// `[hours]`
pub(super) fn read(section: &mut Section<'_>, zone: TimeZone) -> OpeningHours {
    let always_open = section.switch("always_open");
    let allowed = "each must be from and to within one day, like \"17:00-22:00\" or \"20:00-24:00\"; \
                   hours after midnight belong to the next day";
    let mut week: [Vec<Span>; 7] = DAYS.map(|day| section.list(day, allowed, Span::parse));
    for (day, spans) in DAYS.iter().zip(&mut week) {
        spans.sort_unstable();
        let apart = spans.is_sorted_by(|one, next| one.ends_before(*next));
        section.rule(apart, day, "has hours that overlap", "write them as one");
    }
    let some = always_open || week.iter().any(|spans| !spans.is_empty());
    section.rule(some, "always_open", "is false and no day has hours", "the chat would never open");
    if always_open { OpeningHours::always() } else { OpeningHours::weekly(zone, week) }
}
