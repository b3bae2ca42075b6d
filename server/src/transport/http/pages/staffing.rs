//! How many counsellors each hour of the week needs, as a table.

use std::time::Duration;

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::Pages;
use super::frame::{Frame, WEEKDAYS, respond};
use crate::domain::staff::{PLANS_THE_ROTA, Role};
use crate::domain::staffing::{COUNSELLORS_MAX, OF_A_HUNDRED, WITHIN_MINUTES};
use crate::domain::week::{Goal, HourOfWeek, Need, PATIENCE_ASSUMED, TALK_ASSUMED, Week};
use crate::protocol::needs::Language;

const STYLE: &str = "styles/live.css";

/// Everything the page tells.
#[derive(Debug)]
pub struct StaffingView {
    /// What was counted.
    pub week: Week,
    /// What is asked of a shift.
    pub goal: Goal,
    /// The same, as it stands in the form.
    pub of_a_hundred: u16,
    /// See above.
    pub within_minutes: u16,
    /// Who reads.
    pub role: Role,
}

/// One thing the numbers come from.
struct Ground {
    name: String,
    value: String,
    /// Said when it is assumed and not counted.
    note: Option<String>,
}

struct Row {
    time: String,
    cells: Vec<Option<Cell>>,
}

struct Cell {
    needed: String,
    fewer: Option<String>,
    per_hour: String,
}

#[derive(Template)]
#[template(path = "staffing.html")]
struct StaffingPage<'a> {
    f: Frame<'a>,
    grounds: Vec<Ground>,
    days: Vec<String>,
    rows: Vec<Row>,
    of_a_hundred: u16,
    within_minutes: u16,
    plans: bool,
}

/// The page.
pub fn render_staffing(pages: &Pages, language: Language, view: &StaffingView) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk/staffing");
    let needs = view.week.needs(&view.goal);
    let hours: Vec<i8> = needs.keys().map(|hour| hour.hour()).collect();
    let span = hours.iter().min().zip(hours.iter().max());
    let rows = span.map_or_else(Vec::new, |(first, last)| (*first..=*last).collect());
    let row = |hour: i8| Row {
        time: format!("{hour:02}–{:02}", hour + 1),
        cells: DAYS
            .map(|day| HourOfWeek::on(day, hour).and_then(|hour| needs.get(&hour)).map(|need| cell(&f, need)))
            .into(),
    };
    let page = StaffingPage {
        grounds: grounds(&f, view),
        days: WEEKDAYS.iter().map(|day| f.t(day)).collect(),
        rows: rows.into_iter().map(row).collect(),
        of_a_hundred: view.of_a_hundred,
        within_minutes: view.within_minutes,
        plans: PLANS_THE_ROTA.contains(&view.role),
        f,
    };
    respond(StatusCode::OK, language, &page)
}

const DAYS: [jiff::civil::Weekday; 7] = [
    jiff::civil::Weekday::Monday,
    jiff::civil::Weekday::Tuesday,
    jiff::civil::Weekday::Wednesday,
    jiff::civil::Weekday::Thursday,
    jiff::civil::Weekday::Friday,
    jiff::civil::Weekday::Saturday,
    jiff::civil::Weekday::Sunday,
];

fn cell(f: &Frame<'_>, need: &Need) -> Cell {
    let fewer = need.counsellors.zip(need.one_fewer).map(|(needed, prospect)| {
        let fewer = (needed - 1).to_string();
        // Rounded down: what is not enough must not look as if it were.
        let percent = format!("{:.0}", (prospect.soon * 100.0).floor());
        f.t2("page-staffing-fewer", ("n", &fewer), ("percent", &percent))
    });
    let too_many = || f.t1("page-staffing-too-many", "n", &COUNSELLORS_MAX.to_string());
    Cell {
        needed: need.counsellors.map_or_else(too_many, |needed| needed.to_string()),
        fewer,
        per_hour: f.t1("page-staffing-per-hour", "n", &decimal(f, need.per_hour)),
    }
}

fn grounds(f: &Frame<'_>, view: &StaffingView) -> Vec<Ground> {
    let minutes = |time: Duration| f.t1("page-live-minutes", "n", &(time.as_secs() / 60).to_string());
    let counted = |name: &str, counted: Option<Duration>, assumed: Duration| Ground {
        name: f.t(name),
        value: minutes(counted.unwrap_or(assumed)),
        note: counted.is_none().then(|| f.t("page-staffing-assumed")),
    };
    let weeks = view.week.weeks().to_string();
    vec![
        Ground { name: f.t("page-staffing-weeks"), value: weeks, note: None },
        counted("page-staffing-talk", view.week.talk(), TALK_ASSUMED),
        Ground { name: f.t("page-staffing-pause"), value: minutes(view.goal.pause), note: None },
        counted("page-staffing-patience", view.week.patience(), PATIENCE_ASSUMED),
    ]
}

/// With one decimal, and the mark before it that the language has.
fn decimal(f: &Frame<'_>, number: f64) -> String {
    let told = format!("{number:.1}");
    if f.language() == Language::En { told } else { told.replace('.', ",") }
}
