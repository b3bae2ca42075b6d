//! The report: one page out of all results, with nothing from elsewhere in it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::ORDER;
use super::chart::{Axis, Line, escaped, lines, number};
use super::figures::SHARES;
use super::house::Setup;
use super::outcome::{Curve, Outcome, Sample};
use super::tables::{bounds, everything, limits, summary, table};

const STYLE: &str = include_str!("page.css");

/// Rows of a table beside a chart of seconds.
const ROWS_MAX: usize = 24;

/// Times that are told as curves, and what a chart of them is called.
const CURVES: [(&str, &str); 6] = [
    ("delivered", "From writing to the other screen"),
    ("told", "From a change in line to being told"),
    ("placed", "From coming to a place in line"),
    ("waited", "From asking for a talk to an offer"),
    ("back", "From losing the connection to being back"),
    ("delivered_slow", "From writing to a slow phone"),
];

/// Writes it beside the results it is made of, and says where.
pub fn write(results: &Path) -> Result<PathBuf> {
    let mut outcomes = read(results, &ORDER)?;
    if outcomes.is_empty() {
        outcomes = read(results, &["tiny"])?;
    }
    if outcomes.is_empty() {
        bail!("there are no results in {}", results.display());
    }
    let path = results.join("index.html");
    fs::write(&path, page(&outcomes))?;
    Ok(path)
}

fn read(results: &Path, names: &[&str]) -> Result<Vec<Outcome>> {
    let mut outcomes = vec![];
    for name in names {
        for setup in [Setup::One, Setup::Two] {
            let path = results.join(format!("{name}-{setup}.json"));
            if path.exists() {
                let text = fs::read_to_string(&path)?;
                let outcome = serde_json::from_str(&text);
                outcomes.push(outcome.with_context(|| format!("{} is no result", path.display()))?);
            }
        }
    }
    Ok(outcomes)
}

fn page(outcomes: &[Outcome]) -> String {
    let machine = &outcomes[0].machine;
    let mut body = format!(
        "<h1>How Fortrolig bears many people</h1><p>Simulated people and server on one machine, on loopback: \
         {} cores of {}, {} MB of memory, Linux {}. Figures place things on this machine; compare runs on \
         one machine only.</p>",
        machine.cores,
        escaped(&machine.processor),
        number(rounded(machine.memory_mb)),
        escaped(&machine.kernel)
    );
    if let Some(scaled) = outcomes.iter().find(|outcome| (outcome.scale - 1.0).abs() > f64::EPSILON) {
        let _written = write!(
            body,
            "<p class=\"warning\">Not all of it was played with as many people as the scenarios say: {} with {} times as many.</p>",
            escaped(&scaled.title),
            scaled.scale
        );
    }
    body += &summary(outcomes);
    for name in ORDER.iter().chain(&["tiny"]) {
        let of: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.scenario == *name).collect();
        if !of.is_empty() {
            body += &section(&of);
        }
    }
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width,initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <title>How Fortrolig bears many people</title><style>{STYLE}</style></head><body><main>{body}</main></body></html>\n"
    )
}

#[expect(clippy::cast_precision_loss, reason = "megabytes; nowhere near 2^52")]
fn rounded(value: u64) -> f64 {
    value as f64
}

fn section(of: &[&Outcome]) -> String {
    let mut all = format!(
        "<section id=\"{}\"><h2>{}</h2><p>{}</p>",
        escaped(&of[0].scenario),
        escaped(&of[0].title),
        escaped(&of[0].about)
    );
    all += &bounds(of);
    for (what, title) in CURVES {
        all += &curves(of, what, title);
    }
    all += &rungs(of);
    for outcome in of {
        all += &seconds(outcome);
        all += &limits(outcome);
        for complaint in &outcome.complaints {
            let words = (outcome.setup.in_words(), escaped(complaint));
            let _written = write!(all, "<p class=\"warning\">{}: {}</p>", words.0, words.1);
        }
    }
    all + &format!("<details><summary>Every figure</summary>{}</details></section>", everything(of))
}

fn pair(chart: &str, table: &str) -> String {
    format!("<div class=\"pair\">{chart}{table}</div>")
}

fn curves(of: &[&Outcome], what: &str, title: &str) -> String {
    let found: Vec<(&Outcome, &Curve)> = of
        .iter()
        .flat_map(|outcome| outcome.curves.iter().map(move |curve| (*outcome, curve)))
        .filter(|(_, curve)| curve.what == what)
        .collect();
    if found.is_empty() {
        return String::new();
    }
    let mut windows: Vec<&String> = vec![];
    for (_, curve) in &found {
        if !windows.contains(&&curve.window) {
            windows.push(&curve.window);
        }
    }
    let name = |outcome: &Outcome, curve: &Curve| format!("{}, {}", curve.window, outcome.setup.in_words());
    let drawn: Vec<Line> = found
        .iter()
        .map(|(outcome, curve)| Line {
            name: name(outcome, curve),
            points: curve.points.iter().zip(0..).map(|((_, ms), n)| (f64::from(n), *ms)).collect(),
            dashed: outcome.setup == Setup::Two,
            colour: windows.iter().position(|window| **window == curve.window).unwrap_or(0),
        })
        .collect();
    let shares: Vec<String> = SHARES.iter().map(|share| percent(*share)).collect();
    let x = Axis::Names { label: "of all are no slower than".to_owned(), names: shares.clone() };
    let chart = lines(title, &x, &Axis::Tens { label: "ms".to_owned() }, &drawn);
    let mut heads = vec!["ms", "how many"];
    heads.extend(shares.iter().map(String::as_str));
    let rows: Vec<Vec<String>> = found
        .iter()
        .map(|(outcome, curve)| {
            let mut row = vec![name(outcome, curve), number(rounded(curve.count))];
            row.extend(curve.points.iter().map(|(_, ms)| number(*ms)));
            row
        })
        .collect();
    pair(&chart, &table(title, &heads, &rows))
}

/// A share as people say it, with as many digits as it has.
fn percent(share: f64) -> String {
    let told = format!("{:.2}", share * 100.0);
    format!("{} %", told.trim_end_matches('0').trim_end_matches('.'))
}

fn rungs(of: &[&Outcome]) -> String {
    if of.iter().all(|outcome| outcome.rungs.is_empty()) {
        return String::new();
    }
    let line = |outcome: &&&Outcome| Line {
        name: outcome.setup.in_words().to_owned(),
        points: outcome.rungs.iter().map(|rung| (rung.messages_per_s, rung.p99_ms)).collect(),
        dashed: outcome.setup == Setup::Two,
        colour: usize::from(outcome.setup == Setup::Two),
    };
    let drawn: Vec<Line> = of.iter().map(|outcome| line(&outcome)).collect();
    let title = "Delivery the faster people write";
    let x = Axis::Even { label: "messages a second".to_owned() };
    let chart = lines(title, &x, &Axis::Tens { label: "p99 in ms".to_owned() }, &drawn);
    let mut rows = vec![];
    for outcome in of {
        for rung in &outcome.rungs {
            let cells = [
                rung.messages_per_s,
                rung.p50_ms,
                rung.p99_ms,
                rung.p99_9_ms,
                rung.cpu_per_message_us,
                rung.redis_cpu_per_message_us,
                rung.server_cores,
                rung.people_cores,
                rung.machine_busy_percent,
            ];
            let mut row = vec![outcome.setup.in_words().to_owned()];
            row.extend(cells.map(number));
            rows.push(row);
        }
    }
    let heads = [
        "",
        "messages/s",
        "p50 ms",
        "p99 ms",
        "p99.9 ms",
        "µs each",
        "Redis µs each",
        "server cores",
        "people cores",
        "machine busy %",
    ];
    pair(&chart, &table(title, &heads, &rows))
}

fn seconds(outcome: &Outcome) -> String {
    if outcome.series.len() < 2 {
        return String::new();
    }
    let line = |name: &str, colour: usize, value: fn(&Sample) -> Option<f64>| Line {
        name: name.to_owned(),
        points: outcome.series.iter().filter_map(|sample| Some((sample.at_s, value(sample)?))).collect(),
        dashed: colour % 2 == 1,
        colour,
    };
    let x = Axis::Even { label: "seconds since the beginning".to_owned() };
    let has_redis = outcome.setup == Setup::Two;
    let mut cores = vec![line("nodes", 0, |sample| sample.server_cores)];
    if has_redis {
        cores.push(line("Redis", 1, |sample| sample.redis_cores));
    }
    let title = format!("Processor time, {}", outcome.setup.in_words());
    let used = lines(&title, &x, &Axis::Even { label: "cores busy".to_owned() }, &cores);
    #[expect(clippy::cast_precision_loss, reason = "people and messages; nowhere near 2^52")]
    let happened = [
        line("visitors who wait", 0, |sample| Some(sample.waiting as f64)),
        line("talks", 1, |sample| Some(sample.talking as f64)),
        line("places told in a second", 2, |sample| Some(sample.places_told as f64)),
        line("messages delivered in a second", 3, |sample| Some(sample.delivered as f64)),
    ];
    let title = format!("What happened, {}", outcome.setup.in_words());
    let many = lines(&title, &x, &Axis::Even { label: "how many".to_owned() }, &happened);
    let step = outcome.series.len().div_ceil(ROWS_MAX).max(1);
    let some = |value: Option<f64>| value.map_or("–".to_owned(), number);
    let rows: Vec<Vec<String>> = outcome
        .series
        .iter()
        .step_by(step)
        .map(|sample| {
            let within = outcome
                .windows
                .iter()
                .filter(|window| window.from_s <= sample.at_s && sample.at_s <= window.to_s);
            vec![
                number(sample.at_s.round()),
                within.map(|window| window.name.clone()).collect::<Vec<_>>().join(", "),
                sample.waiting.to_string(),
                sample.talking.to_string(),
                sample.places_told.to_string(),
                sample.delivered.to_string(),
                if sample.delivered > 0 { number(sample.delivered_p99_ms) } else { "–".to_owned() },
                some(sample.server_cores),
                some(sample.redis_cores.filter(|_| has_redis)),
                some(sample.memory_mb),
            ]
        })
        .collect();
    let heads = [
        "second",
        "window",
        "wait",
        "talk",
        "places told",
        "delivered",
        "p99 ms",
        "node cores",
        "Redis cores",
        "nodes' MB",
    ];
    let title = format!("Second by second, {}", outcome.setup.in_words());
    pair(&(used + &many), &table(&title, &heads, &rows))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::outcome::{Figure, Limit, Span};
    use crate::machine::Machine;

    fn outcome(setup: Setup) -> Outcome {
        let figure = |name: &str, value| Figure {
            name: name.to_owned(),
            value,
            at_most: Some(10.0),
            at_least: None,
            aim: None,
        };
        let sample = |at_s| Sample {
            at_s,
            waiting: 5,
            talking: 3,
            connected: 8,
            delivered: 2,
            delivered_p99_ms: 1.5,
            places_told: 4,
            server_cores: Some(0.5),
            redis_cores: None,
            memory_mb: Some(60.0),
        };
        Outcome {
            scenario: "national".to_owned(),
            title: "A steady <evening>".to_owned(),
            about: "Many.".to_owned(),
            setup,
            scale: 1.0,
            machine: Machine::this().unwrap(),
            figures: vec![figure("waiting_kb_per_waiting_visitor", Some(11.2)), figure("refused", None)],
            limits: vec![Limit { what: "processor time".to_owned(), reached: 0.97 }],
            curves: vec![Curve {
                window: "talking".to_owned(),
                what: "delivered".to_owned(),
                in_words: String::new(),
                count: 100,
                points: SHARES.map(|share| (share, 2.0)).to_vec(),
            }],
            rungs: vec![],
            series: vec![sample(1.0), sample(2.0)],
            windows: vec![Span { name: "talking".to_owned(), from_s: 0.0, to_s: 3.0 }],
            complaints: vec![],
        }
    }

    #[test]
    fn the_page_needs_nothing_from_elsewhere_and_has_a_table_for_every_chart() {
        let page = page(&[outcome(Setup::One), outcome(Setup::Two)]);
        assert!(!page.contains("http:") && !page.contains("https:") && !page.contains("<script"), "{page}");
        assert!(page.contains("A steady &lt;evening&gt;") && !page.contains("<evening>"));
        let pairs: Vec<&str> = page.split("<div class=\"pair\">").skip(1).collect();
        assert_eq!(pairs.len(), 3);
        assert!(pairs.iter().all(|pair| pair.contains("<figure>") && pair.contains("<table>")));
    }

    #[test]
    fn a_share_is_told_whole() {
        assert_eq!([0.5, 0.999, 0.9999, 1.0].map(percent), ["50 %", "99.9 %", "99.99 %", "100 %"]);
    }

    #[test]
    fn a_broken_bound_is_named() {
        let page = page(&[outcome(Setup::One)]);
        assert!(page.contains("11.2: broken (at most 10)"), "{page}");
        assert!(page.contains("not measured: broken"));
        assert!(page.contains("97 % of processor time"));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        outcome(Setup::Two).write(folder.path()).unwrap();
        assert!(write(folder.path()).unwrap().ends_with("index.html"));
        assert_eq!(read(folder.path(), &ORDER).unwrap()[0].setup, Setup::Two);
    }
}
