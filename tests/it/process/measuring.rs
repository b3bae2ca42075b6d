//! The numbers of the running program, against the page that explains them.

use std::collections::BTreeMap;
use std::path::Path;

use super::program::{Running, fortrolig};
use crate::support::http::get;

/// Where the canary's own numbers stand in `ops/metrics.md`.
const OF_THE_CANARY: &str = "## What the canary tells";

/// Name and kind of every line in the tables of `ops/metrics.md`: those of a node, and those of
/// the canary.
fn explained() -> [BTreeMap<String, String>; 2] {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ops/metrics.md");
    let text = std::fs::read_to_string(page).expect("the page is there");
    let (nodes, canary) = text.split_once(OF_THE_CANARY).expect("it has a part of its own");
    [explained_in(nodes), explained_in(canary)]
}

fn explained_in(text: &str) -> BTreeMap<String, String> {
    let line = |line: &str| {
        let cells: Vec<&str> = line.strip_prefix("| `")?.split('|').map(str::trim).collect();
        let [name, kind, _labels, meaning, ..] = cells[..] else { panic!("{line}") };
        assert!(meaning.len() > 10, "{line} tells too little");
        let kind = kind.split(',').next().unwrap_or_default();
        Some((name.trim_end_matches('`').to_owned(), kind.to_owned()))
    };
    text.lines().filter_map(line).collect()
}

/// Name, as it is asked for, and kind of everything in an answer of `/metrics`.
fn told(text: &str) -> BTreeMap<String, String> {
    let kinds = text.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split_once(' '));
    let name = |name: &str, kind: &str| match kind {
        "counter" => format!("{name}_total"),
        "info" => format!("{name}_info"),
        _ => name.to_owned(),
    };
    kinds.map(|(base, kind)| (name(base, kind), kind.to_owned())).collect()
}

#[tokio::test]
async fn every_number_is_explained_starts_at_zero_and_is_bounded() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let records = folder.path().join("r.sqlite").display().to_string();
    let mut running = Running::start(fortrolig(&[
        ("LISTEN__ADDRESS", "127.0.0.1:0"),
        ("LISTEN__ADMIN_ADDRESS", "127.0.0.1:0"),
        ("RECORDS__PATH", &records),
    ]));
    let line = running.says("metrics and health listen=").await;
    let address = line.split('"').nth(1).expect("the address is quoted");
    let answer = get(address.parse().expect("an address"), "/metrics", &[]).await.body;
    let [explained, _] = explained();
    assert_eq!(told(&answer), explained, "what runs (left) is not what ops/metrics.md explains (right)");

    let series: Vec<&str> = answer.lines().filter(|line| line.starts_with("fortrolig_")).collect();
    assert!(series.len() < 400, "{} series from one node", series.len());
    for line in series {
        let (name, value) = line.rsplit_once(' ').expect("a name and a value");
        let counts = name.contains("_total") || name.contains("_count");
        // The one thing that is asked from the first second on.
        let is_at_work = name.starts_with("fortrolig_live_answer");
        assert!(!counts || is_at_work || value == "0", "{line} does not start at zero");
    }
    for name in explained.keys().filter(|name| name.ends_with("_seconds") && name.contains("after")) {
        assert!(answer.contains(&format!("{name}_count 0")), "{name} starts at zero");
    }
}

#[test]
fn every_number_of_the_canary_is_explained_and_starts_at_zero() {
    let [_, explained] = explained();
    let told_at_first = server::canary::numbers::Numbers::default().render();
    assert_eq!(
        told(&told_at_first),
        explained,
        "what runs (left) is not what ops/metrics.md explains (right)"
    );
    for line in told_at_first.lines().filter(|line| line.starts_with("fortrolig_")) {
        assert!([" 0", " 0.0"].iter().any(|zero| line.ends_with(zero)), "{line} does not start at zero");
    }
}
