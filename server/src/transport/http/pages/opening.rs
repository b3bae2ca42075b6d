//! Whether the chat is open, in words.

use jiff::civil::{DateTime, Weekday};

use super::frame::Frame;
use crate::protocol::visit::Service;

/// A stretch of opening hours, both ends as `HH:MM`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// When it opens.
    pub from: String,
    /// When it closes.
    pub to: String,
}

/// Tells whether the chat is open. The clock and the hours are behind it.
pub trait OpeningState: Send + Sync {
    /// The state right now.
    fn now(&self) -> Service;

    /// The hours of a usual week, Monday first. No days at all: always open.
    fn week(&self) -> Vec<Vec<Span>>;
}

/// One line of the table of hours.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) name: String,
    pub(super) hours: String,
}

const WEEKDAYS: [&str; 7] = [
    "shared-monday",
    "shared-tuesday",
    "shared-wednesday",
    "shared-thursday",
    "shared-friday",
    "shared-saturday",
    "shared-sunday",
];

/// "Open now, until 22.00" or "Closed now. We open Monday at 17.00".
pub(super) fn sentence(f: &Frame<'_>, service: &Service) -> String {
    let change = service.changes_at.as_deref().and_then(|at| at.parse::<DateTime>().ok());
    match (service.open, change) {
        (true, Some(at)) => f.t1("page-open-until", "time", &clock(f, &at)),
        (true, None) => f.t("page-open-always"),
        (false, Some(at)) => {
            f.t1("page-closed-until", "time", &format!("{} {}", weekday(f, &at), clock(f, &at)))
        }
        (false, None) => f.t("page-closed"),
    }
}

/// The usual week, for a table.
pub(super) fn week(f: &Frame<'_>, week: &[Vec<Span>]) -> Vec<Day> {
    let hours = |spans: &[Span]| match spans {
        [] => f.t("page-hours-none"),
        spans => spans.iter().map(|s| format!("{}–{}", s.from, s.to)).collect::<Vec<_>>().join(", "),
    };
    WEEKDAYS.iter().zip(week).map(|(key, spans)| Day { name: f.t(key), hours: hours(spans) }).collect()
}

fn weekday(f: &Frame<'_>, at: &DateTime) -> String {
    let index = usize::try_from(Weekday::to_monday_zero_offset(at.weekday())).unwrap_or(0);
    WEEKDAYS.get(index).map_or_else(String::new, |key| f.t(key))
}

fn clock(f: &Frame<'_>, at: &DateTime) -> String {
    f.t1("shared-clock", "time", &format!("{:02}:{:02}", at.hour(), at.minute()))
}
