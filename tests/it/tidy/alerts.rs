//! Every alert has a page for whoever it wakes, and asks only for numbers that exist.

use std::collections::BTreeSet;

use super::tree::{files, root};

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn alerts() -> BTreeSet<String> {
    let rules = read("ops/alerts/fortrolig.rules.yml");
    let alerts = rules.lines().filter_map(|line| line.trim().strip_prefix("- alert: "));
    alerts.map(str::to_owned).collect()
}

#[test]
fn every_alert_has_its_page_with_four_headings_and_names_it() {
    let alerts = alerts();
    assert!(alerts.len() > 10, "{alerts:?}");
    let rules = read("ops/alerts/fortrolig.rules.yml");
    let index = read("ops/README.md");
    for alert in &alerts {
        let page = read(&format!("ops/alerts/pages/{alert}.md"));
        assert!(page.starts_with(&format!("# {alert}\n")), "{alert}");
        for heading in ["Meaning", "Impact", "Diagnosis", "Mitigation"] {
            let after = page.split_once(&format!("## {heading}\n\n")).map(|(_, after)| after);
            assert!(after.is_some_and(|after| !after.starts_with('#')), "{alert}: no {heading}");
        }
        assert_eq!(rules.matches(&format!("          page: {alert}\n")).count(), 1, "{alert} names its page");
        assert!(index.contains(&format!("(alerts/pages/{alert}.md)")), "{alert} is not in ops/README.md");
    }
    let pages = std::fs::read_dir(root().join("ops/alerts/pages")).expect("the folder is there").count();
    assert_eq!(pages, alerts.len(), "a page without an alert");
}

#[test]
fn every_alert_is_seen_firing_in_a_test_of_the_rules() {
    let tests = read("ops/alerts/fortrolig.tests.yml");
    for alert in alerts() {
        let fires = [
            format!("{{alertname=\"{alert}\"}}', value: 1"),
            format!("alertname=\"{alert}\",alertstate=\"firing\",severity"),
        ];
        assert!(fires.iter().any(|fires| tests.contains(fires)), "{alert} never fires in a test");
    }
}

/// The names of our metrics in a text, without what a histogram adds to its own.
fn metrics_named(text: &str, known: &BTreeSet<String>) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'));
    let ours = words.filter(|word| word.starts_with("fortrolig_") || word.starts_with("process_"));
    let base = |word: &str| {
        let parts = ["_bucket", "_sum", "_count"].iter().find_map(|part| word.strip_suffix(part));
        parts.filter(|base| known.contains(*base)).unwrap_or(word).to_owned()
    };
    ours.map(base).collect()
}

#[test]
fn rules_boards_and_pages_ask_only_for_numbers_that_exist() {
    let table = read("ops/metrics.md");
    let known: BTreeSet<String> = table
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_owned()))
        .collect();
    assert!(known.contains("fortrolig_waiting"), "{known:?}");
    for (path, text) in files("ops", &["yml", "json", "md"]) {
        for name in metrics_named(&text, &known) {
            assert!(known.contains(&name), "{path}: there is no {name}");
        }
    }
}

#[test]
fn what_a_rule_counts_by_a_label_is_a_value_that_the_label_can_have() {
    let rules = read("ops/alerts/fortrolig.rules.yml");
    for (label, known) in [
        ("error_id", server::protocol::ErrorId::ALL.map(server::protocol::ErrorId::as_str).to_vec()),
        ("reason", server::protocol::CloseCode::ALL.map(server::protocol::CloseCode::reason).to_vec()),
        ("state", vec!["on_shift", "ready", "talking", "paused", "open", "ended"]),
    ] {
        for rest in rules.split(&format!("{label}=\"")).skip(1) {
            let value = rest.split('"').next().unwrap_or_default();
            assert!(known.contains(&value), "no {label} is {value}");
        }
    }
}
