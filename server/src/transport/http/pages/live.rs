//! How the queue stands, in large numbers; how the last hours have been, in small charts that
//! the server draws and in a table that says the same; and what somebody should look at.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::time::Duration;

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Pages;
use super::frame::{Frame, respond};
use super::opening;
use crate::clock::Moment;
use crate::domain::alert::{Alert, KINDS, Standing};
use crate::domain::board::ShiftPicture;
use crate::domain::figures::{Figures, SLICES_KEPT, SOON, Slice, began, slice_of};
use crate::domain::staff::Role;
use crate::protocol::needs::Language;

const SCRIPT: &str = "staff/live-page.ts";
const STYLE: &str = "styles/live.css";

/// Slices in a row of the table: half an hour.
const SLICES_IN_A_ROW: u64 = 6;

/// Slices in the hour of which losses are told.
const LAST_HOUR: u64 = 12;

/// How many stretches that somebody should have seen to are told.
const STRETCHES_TOLD: usize = 12;

/// How far down the chart a bar of the most begins and ends, in its own units.
const CHART_HEIGHT: u64 = 100;

/// Everything the page tells.
#[derive(Debug)]
pub struct LiveView<'a> {
    /// How things stand now.
    pub standing: Standing<'a>,
    /// What happened; `None` while live state does not answer.
    pub slices: Option<Vec<(u64, Slice)>>,
    /// The time on the wall.
    pub wall: Moment,
    /// Its zone.
    pub zone: &'a TimeZone,
    /// Who reads.
    pub role: Role,
}

/// A large number and what it is.
struct Now {
    name: String,
    value: String,
    is_pressing: bool,
}

/// A chart of bars; of two that stand on each other the second is the upper one.
struct Chart {
    name: String,
    most: String,
    bars: Vec<Bar>,
}

struct Bar {
    x: usize,
    y: u64,
    height: u64,
    is_second: bool,
}

/// Something to see to that lasted.
struct Stretch {
    from: String,
    to: String,
    what: String,
}

struct Row {
    from: String,
    offered: u64,
    answered: u64,
    abandoned: u64,
    wait: String,
    waiting_most: u64,
}

#[derive(Template)]
#[template(path = "live.html")]
struct LivePage<'a> {
    f: Frame<'a>,
    opening: String,
    at: String,
    now: Vec<Now>,
    attention: Vec<String>,
    stretches: Vec<Stretch>,
    has_slices: bool,
    since: Option<String>,
    figures: Vec<Now>,
    charts: Vec<Chart>,
    marks: [String; 3],
    rows: Vec<Row>,
    home: Option<(&'static str, &'static str)>,
}

/// The page.
pub fn render_live(pages: &Pages, language: Language, view: &LiveView<'_>) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk/live");
    let told = Told { f: &f, view };
    let slices: BTreeMap<u64, Slice> = view.slices.iter().flatten().copied().collect();
    let newest = slice_of(view.wall);
    let oldest = newest.saturating_sub(SLICES_KEPT as u64 - 1);
    let mut all = Slice::default();
    for slice in slices.values() {
        all.add(slice);
    }
    let page = LivePage {
        f,
        opening: opening::sentence(&f, &*pages.opening),
        at: told.time(view.wall, "%H:%M:%S"),
        now: told.now(),
        attention: told.attention(&slices),
        stretches: told.stretches(&slices),
        has_slices: view.slices.is_some(),
        since: slices.keys().next().map(|first| told.minute(*first)),
        figures: told.figures(&all),
        charts: told.charts(&slices, oldest),
        marks: [oldest, u64::midpoint(oldest, newest), newest].map(|slice| told.minute(slice)),
        rows: told.rows(&slices),
        home: match view.role {
            Role::ShiftLead => Some(("/desk", "page-live-to-desk")),
            Role::Administrator => Some(("/desk/accounts", "page-live-to-accounts")),
            _ => None,
        },
    };
    respond(StatusCode::OK, language, &page)
}

/// Puts what is known into words.
struct Told<'a> {
    f: &'a Frame<'a>,
    view: &'a LiveView<'a>,
}

impl Told<'_> {
    fn now(&self) -> Vec<Now> {
        let ShiftPicture { waiting_total, longest_wait_s, counsellors, .. } = self.view.standing.shift;
        let waits_long = self.view.standing.waits_long();
        let longest = match waiting_total {
            0 => self.f.t("page-live-none"),
            _ => self.minutes(Duration::from_secs((*longest_wait_s).into())),
        };
        let one = |key: &str, value: String, is_pressing| Now { name: self.f.t(key), value, is_pressing };
        vec![
            one("page-live-waiting", waiting_total.to_string(), false),
            one("page-live-longest", longest, waits_long),
            one("page-live-talking", counsellors.talking.to_string(), false),
            one("page-live-ready", counsellors.ready.to_string(), waits_long),
            one("page-live-paused", counsellors.paused.to_string(), false),
            one("page-live-on-shift", counsellors.on_shift.to_string(), false),
        ]
    }

    /// What somebody should see to now.
    fn attention(&self, slices: &BTreeMap<u64, Slice>) -> Vec<String> {
        let word = |alert| match alert {
            Alert::LiveAway => self.f.t("page-live-no-live"),
            Alert::RecordsAway => self.f.t("page-live-no-records"),
            Alert::LongWait => self.f.t("page-live-long-wait"),
            Alert::Nobody => self.f.t("page-live-nobody"),
            Alert::NoLanguage(language) => {
                let name = self.f.t(&format!("shared-language-{}", language.tag()));
                self.f.t1("page-live-no-language", "language", &name)
            }
        };
        let mut told: Vec<String> = self.view.standing.alerts().into_iter().map(word).collect();
        let from = slice_of(self.view.wall).saturating_sub(LAST_HOUR - 1);
        let lost: u64 = slices.range(from..).map(|(_, slice)| slice.lost).sum();
        if lost > 0 {
            told.push(self.f.t1("page-live-lost", "n", &lost.to_string()));
        }
        told
    }

    /// What somebody should have seen to, the newest first.
    fn stretches(&self, slices: &BTreeMap<u64, Slice>) -> Vec<Stretch> {
        const WORDS: [&str; KINDS] = [
            "page-live-was-live",
            "page-live-was-records",
            "page-live-was-long-wait",
            "page-live-was-nobody",
            "page-live-was-no-language",
        ];
        let kinds = WORDS.iter().enumerate().flat_map(|(kind, word)| {
            let found = stretches(slices, |slice| slice.alerts[kind]);
            found.into_iter().map(|found| (found, self.f.t(word)))
        });
        let lost = stretches(slices, |slice| slice.lost).into_iter();
        let lost = lost.map(|found| (found, self.f.t1("page-live-was-lost", "n", &found.2.to_string())));
        let mut all: Vec<((u64, u64, u64), String)> = kinds.chain(lost).collect();
        all.sort_by_key(|((first, last, _), _)| Reverse((*last, *first)));
        let told = all.into_iter().take(STRETCHES_TOLD);
        told.map(|((first, last, _), what)| Stretch {
            from: self.minute(first),
            to: self.minute(last + 1),
            what,
        })
        .collect()
    }

    fn figures(&self, all: &Slice) -> Vec<Now> {
        let figures = Figures::from(all);
        let percent = |of: Option<u8>| of.map_or_else(|| self.f.t("page-live-none"), |of| format!("{of} %"));
        let time =
            |of: Option<Duration>| of.map_or_else(|| self.f.t("page-live-none"), |of| self.minutes(of));
        let soon = (SOON.as_secs() / 60).to_string();
        let one = |name: String, value: String| Now { name, value, is_pressing: false };
        vec![
            one(self.f.t("page-live-offered"), all.offered.to_string()),
            one(self.f.t("page-live-answered"), all.answered.to_string()),
            one(self.f.t("page-live-abandoned"), all.abandoned.to_string()),
            one(self.f.t("page-live-answer-rate"), percent(figures.answer_rate)),
            one(self.f.t1("page-live-soon", "n", &soon), percent(figures.service_level)),
            one(self.f.t("page-live-average-wait"), time(figures.average_wait)),
            one(self.f.t("page-live-average-talk"), time(figures.average_talk)),
            one(self.f.t("page-live-occupancy"), percent(figures.occupancy)),
        ]
    }

    fn charts(&self, slices: &BTreeMap<u64, Slice>, oldest: u64) -> Vec<Chart> {
        let chart = |key: &str, values: &dyn Fn(&Slice) -> (u64, u64)| {
            let columns: Vec<(u64, u64)> = (oldest..oldest + SLICES_KEPT as u64)
                .map(|number| slices.get(&number).map_or((0, 0), values))
                .collect();
            let most = columns.iter().map(|(lower, upper)| lower + upper).max().unwrap_or(0);
            Chart {
                name: self.f.t(key),
                most: self.f.t1("page-live-most", "n", &most.to_string()),
                bars: bars(&columns, most),
            }
        };
        vec![
            chart("page-live-chart-waiting", &|slice| (slice.waiting_most, 0)),
            chart("page-live-chart-answered", &|slice| (slice.answered, slice.abandoned)),
            chart("page-live-chart-longest", &|slice| (slice.longest_wait_s / 60, 0)),
        ]
    }

    /// The newest first, back to the first of which something is known.
    fn rows(&self, slices: &BTreeMap<u64, Slice>) -> Vec<Row> {
        let mut rows: BTreeMap<u64, Slice> = BTreeMap::new();
        for (number, slice) in slices {
            rows.entry(number / SLICES_IN_A_ROW).or_default().add(slice);
        }
        let row = |(number, slice): (&u64, &Slice)| Row {
            from: self.minute(number * SLICES_IN_A_ROW),
            offered: slice.offered,
            answered: slice.answered,
            abandoned: slice.abandoned,
            wait: Figures::from(slice)
                .average_wait
                .map_or_else(|| self.f.t("page-live-none"), |wait| self.minutes(wait)),
            waiting_most: slice.waiting_most,
        };
        rows.iter().rev().map(row).collect()
    }

    fn minutes(&self, time: Duration) -> String {
        match time.as_secs() / 60 {
            0 => self.f.t("page-live-under-a-minute"),
            n => self.f.t1("page-live-minutes", "n", &n.to_string()),
        }
    }

    fn minute(&self, slice: u64) -> String {
        self.time(began(slice), "%H:%M")
    }

    fn time(&self, wall: Moment, form: &str) -> String {
        let at = Timestamp::from_millisecond(i64::try_from(wall.0).unwrap_or_default()).unwrap_or_default();
        at.to_zoned(self.view.zone.clone()).strftime(form).to_string()
    }
}

/// From which slice to which there was some of it without a break, and how much in all.
fn stretches(slices: &BTreeMap<u64, Slice>, much: impl Fn(&Slice) -> u64) -> Vec<(u64, u64, u64)> {
    let mut found: Vec<(u64, u64, u64)> = Vec::new();
    for (number, much) in slices.iter().map(|(number, slice)| (*number, much(slice))) {
        match found.last_mut() {
            _ if much == 0 => {}
            Some((_, last, sum)) if *last + 1 == number => (*last, *sum) = (number, *sum + much),
            _ => found.push((number, number, much)),
        }
    }
    found
}

/// One column after the other, in a field as wide as there are columns.
fn bars(columns: &[(u64, u64)], most: u64) -> Vec<Bar> {
    let mut bars = Vec::new();
    for (x, (lower, upper)) in columns.iter().enumerate() {
        let high = |value: &u64| (value * CHART_HEIGHT).checked_div(most).unwrap_or(0);
        let (lower, upper) = (high(lower), high(upper));
        if lower > 0 {
            bars.push(Bar { x, y: CHART_HEIGHT - lower, height: lower, is_second: false });
        }
        if upper > 0 {
            bars.push(Bar { x, y: CHART_HEIGHT - lower - upper, height: upper, is_second: true });
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_column_fills_the_chart_and_none_goes_beyond() {
        let bars = bars(&[(1, 0), (0, 0), (2, 1), (0, 3)], 3);
        let drawn: Vec<_> = bars.iter().map(|bar| (bar.x, bar.y, bar.height, bar.is_second)).collect();
        assert_eq!(drawn, [(0, 67, 33, false), (2, 34, 66, false), (2, 1, 33, true), (3, 0, 100, true)]);
    }

    #[test]
    fn what_lasts_is_one_stretch_and_a_break_makes_two() {
        let lost = |lost| Slice { lost, ..Slice::default() };
        let slices = [(7, lost(1)), (8, lost(2)), (9, lost(0)), (10, lost(1)), (12, lost(1))].into();
        let found = stretches(&slices, |slice| slice.lost);
        assert_eq!(found, [(7, 8, 3), (10, 10, 1), (12, 12, 1)]);
    }

    #[test]
    fn an_empty_evening_has_an_empty_chart() {
        assert!(bars(&[(0, 0); 4], 0).is_empty());
    }
}
