//! Whether the chat is open, in words.

use jiff::civil::{Date, DateTime};

use super::frame::{Frame, WEEKDAYS};
use crate::domain::opening_hours::Holiday;
use crate::knowledge::services::LineHours;
use crate::protocol::needs::Language;
use crate::protocol::visit::Service;

/// A stretch of opening hours, both ends as `HH:MM`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// When it opens.
    pub from: String,
    /// When it closes.
    pub to: String,
}

/// A date that has other hours than its day of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecialDay {
    /// Which.
    pub date: Date,
    /// The public holiday it is, if it is one.
    pub holiday: Option<Holiday>,
    /// Its hours; none: closed.
    pub spans: Vec<Span>,
}

/// A language in which one can talk for fewer hours than the chat is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageHours {
    /// Which.
    pub language: Language,
    /// Open now?
    pub open: bool,
    /// When that changes, in local time; absent when it does not within a year.
    pub changes_at: Option<String>,
    /// Its usual week, Monday first.
    pub week: Vec<Vec<Span>>,
    /// The dates from today on, within a week, that differ from it.
    pub special_days: Vec<SpecialDay>,
}

/// Tells whether the chat is open. The clock and the hours are behind it.
pub trait OpeningState: Send + Sync {
    /// The state right now.
    fn now(&self) -> Service;

    /// Whether it would be open by its hours, and too few are there yet.
    fn waits_for_people(&self) -> bool {
        false
    }

    /// Whether a shift lead has closed it, whatever its hours are.
    fn is_closed_by_hand(&self) -> bool {
        false
    }

    /// Today's date, by which the others are told; `None` where it is not known.
    fn today(&self) -> Option<Date> {
        None
    }

    /// Whether a line with these hours answers now.
    fn answers(&self, hours: &LineHours) -> bool {
        matches!(hours, LineHours::Always)
    }

    /// The hours of a usual week, Monday first. No days at all: always open.
    fn week(&self) -> Vec<Vec<Span>>;

    /// The dates from today on, within a week, that differ from it.
    fn special_days(&self) -> Vec<SpecialDay> {
        Vec::new()
    }

    /// The languages that have hours of their own.
    fn languages(&self) -> Vec<LanguageHours> {
        Vec::new()
    }
}

/// The hours of the chat, or of a language that has its own.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// Which language; none: the chat.
    pub(super) title: Option<String>,
    /// The usual week; no days at all: always open.
    pub(super) week: Vec<Day>,
    /// The days that differ soon.
    pub(super) special_days: Vec<Day>,
}

/// One line of the table of hours.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) name: String,
    pub(super) hours: String,
}

/// A day of the week means one within this many days; later ones need their date.
const WEEKDAY_WITHIN_DAYS: i32 = 6;

/// "Open now, until 22.00" or "Closed now. We open Monday at 17.00", for somebody who would
/// talk in the language of the page.
pub(super) fn sentence(f: &Frame<'_>, opening: &dyn OpeningState) -> String {
    if opening.waits_for_people() {
        return f.t("page-not-open-yet");
    }
    if opening.is_closed_by_hand() {
        return format!("{} {}", by_hours(f, opening), f.t("page-closed-by-hand"));
    }
    by_hours(f, opening)
}

fn by_hours(f: &Frame<'_>, opening: &dyn OpeningState) -> String {
    let (service, today) = (opening.now(), opening.today());
    match opening.languages().into_iter().find(|own| own.language == f.language()) {
        // Closed with the chat, and open again with it.
        Some(own) if !own.open && !service.open && own.changes_at == service.changes_at => {
            chat_sentence(f, false, service.changes_at.as_deref(), today)
        }
        Some(own) if !own.open => {
            let chat = chat_sentence(f, service.open, service.changes_at.as_deref(), today);
            format!("{chat} {}", from(f, own.changes_at.as_deref(), today))
        }
        Some(own) => chat_sentence(f, true, own.changes_at.as_deref(), today),
        None => chat_sentence(f, service.open, service.changes_at.as_deref(), today),
    }
}

/// When one can talk again in the language of the page.
pub(super) fn from(f: &Frame<'_>, opens_at: Option<&str>, today: Option<Date>) -> String {
    match moment(f, opens_at, today) {
        Some(time) => f.t1("page-language-from", "time", &time),
        None => f.t("page-language-none"),
    }
}

/// "mandag kl. 17:00"
pub(super) fn moment(f: &Frame<'_>, at: Option<&str>, today: Option<Date>) -> Option<String> {
    at.and_then(|at| at.parse::<DateTime>().ok()).map(|at| day_and_clock(f, &at, today))
}

fn chat_sentence(f: &Frame<'_>, open: bool, changes_at: Option<&str>, today: Option<Date>) -> String {
    let change = changes_at.and_then(|at| at.parse::<DateTime>().ok());
    match (open, change) {
        // Until some time in the night is clear without its day.
        (true, Some(at)) if days_ahead(today, &at) <= 1 => f.t1("page-open-until", "time", &clock(f, &at)),
        (true, Some(at)) => f.t1("page-open-until", "time", &day_and_clock(f, &at, today)),
        (true, None) => f.t("page-open-always"),
        (false, Some(at)) => f.t1("page-closed-until", "time", &day_and_clock(f, &at, today)),
        (false, None) => f.t("page-closed"),
    }
}

/// What stands under *opening hours*: the chat, and each language that has its own.
pub(super) fn tables(f: &Frame<'_>, opening: &dyn OpeningState) -> Vec<Table> {
    let chat = Table {
        title: None,
        week: week(f, &opening.week()),
        special_days: special_days(f, &opening.special_days()),
    };
    let own = opening.languages().into_iter().map(|own| Table {
        title: Some(f.t(&format!("page-hours-{}", own.language.tag()))),
        week: week(f, &own.week),
        special_days: special_days(f, &own.special_days),
    });
    std::iter::once(chat).chain(own).collect()
}

/// The usual week, for a table.
fn week(f: &Frame<'_>, week: &[Vec<Span>]) -> Vec<Day> {
    WEEKDAYS.iter().zip(week).map(|(key, spans)| Day { name: f.t(key), hours: hours(f, spans) }).collect()
}

/// The dates that differ from it, for another.
pub(super) fn special_days(f: &Frame<'_>, days: &[SpecialDay]) -> Vec<Day> {
    let name = |day: &SpecialDay| match day.holiday {
        Some(holiday) => format!("{} ({})", dated(f, day.date), f.t(holiday_key(holiday))),
        None => dated(f, day.date),
    };
    days.iter().map(|day| Day { name: name(day), hours: hours(f, &day.spans) }).collect()
}

fn hours(f: &Frame<'_>, spans: &[Span]) -> String {
    match spans {
        [] => f.t("page-hours-none"),
        spans => spans.iter().map(|s| format!("{}–{}", s.from, s.to)).collect::<Vec<_>>().join(", "),
    }
}

fn day_and_clock(f: &Frame<'_>, at: &DateTime, today: Option<Date>) -> String {
    let is_near = days_ahead(today, at) <= WEEKDAY_WITHIN_DAYS;
    let day = if is_near { weekday(f, at.date()) } else { dated(f, at.date()) };
    format!("{day} {}", clock(f, at))
}

fn days_ahead(today: Option<Date>, at: &DateTime) -> i32 {
    today.and_then(|today| today.until(at.date()).ok()).map_or(0, |ahead| ahead.get_days())
}

fn weekday(f: &Frame<'_>, date: Date) -> String {
    let index = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
    WEEKDAYS.get(index).map_or_else(String::new, |key| f.t(key))
}

/// "torsdag 24.12."
fn dated(f: &Frame<'_>, date: Date) -> String {
    f.day_and_date(&weekday(f, date), date)
}

fn clock(f: &Frame<'_>, at: &DateTime) -> String {
    f.t1("shared-clock", "time", &format!("{:02}:{:02}", at.hour(), at.minute()))
}

const fn holiday_key(holiday: Holiday) -> &'static str {
    match holiday {
        Holiday::NewYear => "page-holiday-new-year",
        Holiday::MaundyThursday => "page-holiday-maundy-thursday",
        Holiday::GoodFriday => "page-holiday-good-friday",
        Holiday::EasterSunday => "page-holiday-easter-sunday",
        Holiday::EasterMonday => "page-holiday-easter-monday",
        Holiday::LabourDay => "page-holiday-labour-day",
        Holiday::ConstitutionDay => "page-holiday-constitution-day",
        Holiday::Ascension => "page-holiday-ascension",
        Holiday::WhitSunday => "page-holiday-whit-sunday",
        Holiday::WhitMonday => "page-holiday-whit-monday",
        Holiday::ChristmasDay => "page-holiday-christmas-day",
        Holiday::SecondChristmasDay => "page-holiday-second-christmas-day",
    }
}
