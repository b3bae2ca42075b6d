//! Tables of the report page.

use std::fmt::Write as _;

use super::chart::{escaped, number};
use super::house::Setup;
use super::outcome::{Figure, Outcome};

/// A table: what it is, its heads, its rows. The first cell of a row names it.
pub fn table(caption: &str, heads: &[&str], rows: &[Vec<String>]) -> String {
    let (mut head, mut body) = (String::new(), String::new());
    for name in heads {
        let _written = write!(head, "<th scope=\"col\">{}</th>", escaped(name));
    }
    for row in rows {
        body.push_str("<tr>");
        for (n, cell) in row.iter().enumerate() {
            let cell = escaped(cell);
            let _written = match n {
                0 => write!(body, "<th scope=\"row\">{cell}</th>"),
                _ => write!(body, "<td>{cell}</td>"),
            };
        }
        body.push_str("</tr>");
    }
    format!(
        "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{0}\"><table><caption>{0}</caption>\
         <thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>",
        escaped(caption)
    )
}

/// One row of the summary: what it says, and the figures whose values stand in it.
struct Row {
    says: &'static str,
    scenario: &'static str,
    figures: &'static [&'static str],
    unit: &'static str,
}

const SUMMARY: [Row; 21] = [
    row("Delivery while 2 000 talk and 10 000 wait: p50 / p99 / p99.9", "national", &TALKING, "ms"),
    row("Delivery while the line moves as well", "national", &MOVING, "ms"),
    row("From a change in line to being told: p50 / p99 / p99.9", "national", &LEAVING, "ms"),
    row(
        "Processor time per delivered message at that pace, its signs included",
        "national",
        &["talking_cpu_per_message_us"],
        "µs",
    ),
    row("… and Redis'", "national", &["talking_redis_cpu_per_message_us"], "µs"),
    row("Messages delivered a second, as fast as it goes", "ceiling", &["climb_messages_per_s"], ""),
    row("… processor time for each, accepted and delivered", "ceiling", &["climb_cpu_per_message_us"], "µs"),
    row("… and Redis'", "ceiling", &["climb_redis_cpu_per_message_us"], "µs"),
    row("… delivery then: p50 / p99 / p99.9", "ceiling", &CLIMB, "ms"),
    row("Memory per waiting visitor", "national", &["waiting_kb_per_waiting_visitor"], "kB"),
    row("… and Redis'", "national", &["waiting_redis_kb_per_waiting_visitor"], "kB"),
    row("Memory per talk, both sides", "national", &["silent_kb_per_talk"], "kB"),
    row("… and Redis'", "national", &["silent_redis_kb_per_talk"], "kB"),
    row("Visitors let in a second, place in line included", "national", &["crowd_per_s"], ""),
    row("… processor time for each", "national", &["crowd_cpu_per_person_us"], "µs"),
    row(
        "Opening: from coming to a place in line: p50 / p99",
        "rush",
        &["rush_placed_p50_ms", "rush_placed_p99_ms"],
        "ms",
    ),
    row("… asked to come again", "rush", &["refused"], "times"),
    row(
        "After a restart: back again p50 / p99 / last",
        "storm",
        &["restart_back_p50_ms", "restart_back_p99_ms", "restart_back_max_ms"],
        "ms",
    ),
    row("Wait beside slow phones: delivery to others p99", "slow", &["among_delivered_p99_ms"], "ms"),
    row(
        "Wait in a flood, as many times that of a calm evening",
        "flood",
        &["flooded_talks_waited_mean_beside_calm_talks"],
        "×",
    ),
    row("Memory that stays for 1 000 whole stays", "soak", &["soak_kb_per_thousand_stays"], "kB"),
];

const TALKING: [&str; 3] =
    ["talking_delivered_p50_ms", "talking_delivered_p99_ms", "talking_delivered_p99_9_ms"];
const MOVING: [&str; 3] = ["moving_delivered_p50_ms", "moving_delivered_p99_ms", "moving_delivered_p99_9_ms"];
const LEAVING: [&str; 3] = ["leaving_told_p50_ms", "leaving_told_p99_ms", "leaving_told_p99_9_ms"];
const CLIMB: [&str; 3] = ["climb_delivered_p50_ms", "climb_delivered_p99_ms", "climb_delivered_p99_9_ms"];

const fn row(
    says: &'static str,
    scenario: &'static str,
    figures: &'static [&'static str],
    unit: &'static str,
) -> Row {
    Row { says, scenario, figures, unit }
}

const SETUPS: [Setup; 2] = [Setup::One, Setup::Two];

/// The figures that most readers come for.
pub fn summary(outcomes: &[Outcome]) -> String {
    let find = |scenario: &str, setup: Setup| {
        outcomes.iter().find(|outcome| outcome.scenario == scenario && outcome.setup == setup)
    };
    let mut rows = vec![];
    for row in SUMMARY {
        let values = SETUPS.map(|setup| {
            let outcome = find(row.scenario, setup)?;
            row.figures.iter().map(|figure| outcome.value(figure)).collect::<Option<Vec<f64>>>()
        });
        if let [None, None] = values {
            continue;
        }
        let [one, two] = &values;
        let ratios =
            one.iter().zip(two).flat_map(|(one, two)| two.iter().zip(one)).map(|(two, one)| two / one);
        let [one, two] = [one, two].map(|values| told(values.iter().flatten().copied(), row.unit));
        rows.push(vec![row.says.to_owned(), one, two, told(ratios, "")]);
    }
    for (says, scenario) in
        [("First limit of a national evening", "national"), ("First limit as fast as it goes", "ceiling")]
    {
        let cells = SETUPS.map(|setup| {
            let first = find(scenario, setup).and_then(|outcome| outcome.limits.first());
            first
                .map_or("–".to_owned(), |limit| format!("{:.0} % of {}", limit.reached * 100.0, limit.what))
        });
        if cells.iter().any(|cell| cell != "–") {
            let [one, two] = cells;
            rows.push(vec![says.to_owned(), one, two, "–".to_owned()]);
        }
    }
    table("In short", &["", "one node", "two nodes + Redis", "two ÷ one"], &rows)
}

/// Numbers in one cell; a dash when there are none.
fn told(values: impl Iterator<Item = f64>, unit: &str) -> String {
    let told: Vec<String> = values.filter(|value| value.is_finite()).map(number).collect();
    if told.is_empty() { "–".to_owned() } else { format!("{} {unit}", told.join(" / ")).trim().to_owned() }
}

/// What must hold, and whether it does.
pub fn bounds(outcomes: &[&Outcome]) -> String {
    let mut names: Vec<&String> = vec![];
    let of_interest = |figure: &&Figure| figure.is_bound() || figure.aim.is_some();
    for figure in outcomes.iter().flat_map(|outcome| outcome.figures.iter().filter(of_interest)) {
        if !names.contains(&&figure.name) {
            names.push(&figure.name);
        }
    }
    let rows: Vec<Vec<String>> = names
        .into_iter()
        .map(|name| {
            let mut row = vec![name.clone()];
            for setup in SETUPS {
                let outcome = outcomes.iter().find(|outcome| outcome.setup == setup);
                let figure =
                    outcome.and_then(|outcome| outcome.figures.iter().find(|figure| figure.name == *name));
                row.push(figure.map_or("–".to_owned(), verdict));
            }
            row
        })
        .collect();
    table("What must hold, and what we aim for", &["figure", "one node", "two nodes + Redis"], &rows)
}

fn verdict(figure: &Figure) -> String {
    let value = figure.value.map_or("not measured".to_owned(), number);
    let missed = figure.aim.zip(figure.value).is_some_and(|(aim, value)| value > aim);
    let word = match (figure.is_bound(), figure.holds()) {
        (_, false) => "broken",
        (_, true) if missed => "aim missed",
        (true, true) => "holds",
        (false, true) => "aim reached",
    };
    format!("{value}: {word} ({})", figure.in_words())
}

/// Every figure there is.
pub fn everything(outcomes: &[&Outcome]) -> String {
    let mut names: Vec<&String> = vec![];
    for figure in outcomes.iter().flat_map(|outcome| &outcome.figures) {
        if !names.contains(&&figure.name) {
            names.push(&figure.name);
        }
    }
    let rows: Vec<Vec<String>> = names
        .into_iter()
        .map(|name| {
            let of = |setup| {
                let outcome = outcomes.iter().find(|outcome| outcome.setup == setup);
                outcome.and_then(|outcome| outcome.value(name)).map_or("–".to_owned(), number)
            };
            vec![name.clone(), of(Setup::One), of(Setup::Two)]
        })
        .collect();
    table("Every figure", &["figure", "one node", "two nodes + Redis"], &rows)
}

/// What was used most.
pub fn limits(outcome: &Outcome) -> String {
    let rows: Vec<Vec<String>> = outcome
        .limits
        .iter()
        .map(|limit| vec![limit.what.clone(), format!("{:.0} %", limit.reached * 100.0)])
        .collect();
    table(&format!("What was used most, {}", outcome.setup.in_words()), &["", "used"], &rows)
}
