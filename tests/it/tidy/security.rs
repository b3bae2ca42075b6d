//! `SECURITY.md` says of each requirement of OWASP ASVS 5.0 on sign-in and sessions how it
//! stands. None is left out, what is held is shown, and the tests that are named are there.

use std::collections::BTreeMap;

use super::tree::{files, root};

/// The requirements of levels 1 and 2 in the chapters on authentication (6) and sessions (7): of
/// each section the last one. Those of level 3 come after it.
const REQUIRED: [(&str, usize); 13] = [
    ("6.1", 3),
    ("6.2", 12),
    ("6.3", 4),
    ("6.4", 4),
    ("6.5", 5),
    ("6.6", 3),
    ("6.8", 4),
    ("7.1", 3),
    ("7.2", 4),
    ("7.3", 2),
    ("7.4", 5),
    ("7.5", 2),
    ("7.6", 2),
];

/// How a requirement may stand.
const STATES: [&str; 4] = ["**held**", "**in part**", "**not held**", "**does not apply**"];

/// A row of the table.
struct Row {
    level: String,
    state: String,
    shown_by: String,
}

impl Row {
    fn tests(&self) -> Vec<&str> {
        self.shown_by.split('`').skip(1).step_by(2).collect()
    }

    fn is_held(&self) -> bool {
        self.state.starts_with(STATES[0])
    }

    /// When it was last looked at, as `(2026-11-22)`.
    fn is_dated(&self) -> bool {
        let shape = |part: &str| part.replace(|sign: char| sign.is_ascii_digit(), "0") == "0000-00-00";
        self.state.split(['(', ')']).any(shape)
    }
}

/// By their numbers.
fn rows() -> BTreeMap<String, Row> {
    let page = std::fs::read_to_string(root().join("SECURITY.md")).expect("the page is there");
    let mut rows = BTreeMap::new();
    for line in page.lines().filter(|line| line.starts_with("| 6.") || line.starts_with("| 7.")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let ["", number, level, _asked, state, shown_by, ""] = cells[..] else {
            panic!("a row has five cells: {line}");
        };
        let row = Row { level: level.into(), state: state.into(), shown_by: shown_by.into() };
        assert!(rows.insert(number.to_owned(), row).is_none(), "{number} stands there twice");
    }
    rows
}

#[test]
fn every_requirement_on_sign_in_and_sessions_has_a_test_or_a_dated_reason() {
    let rows = rows();
    for (section, last) in REQUIRED {
        for number in 1..=last {
            let number = format!("{section}.{number}");
            assert!(rows.get(&number).is_some_and(|row| row.level != "3"), "{number} is missing");
        }
    }
    let required: usize = REQUIRED.iter().map(|(_, last)| last).sum();
    assert_eq!(rows.values().filter(|row| row.level != "3").count(), required);
    for (number, row) in &rows {
        assert!(["1", "2", "3"].contains(&row.level.as_str()), "{number} is of level {}", row.level);
        assert!(STATES.iter().any(|state| row.state.starts_with(state)), "{number}: {}", row.state);
        let is_shown = row.is_held() && !row.tests().is_empty();
        assert!(is_shown || row.is_dated(), "{number} has neither a test nor the day of its reason");
        assert!(is_shown || row.level != "3", "{number} is not asked for and not shown");
    }
}

#[test]
fn every_test_that_is_named_for_a_requirement_is_there() {
    let mut sources = files("server/src", &["rs"]);
    sources.extend(files("tests", &["rs", "ts"]));
    sources.extend(files("web-client/src", &["ts", "tsx"]));
    let mut named = 0;
    for (number, row) in rows() {
        for test in row.tests() {
            named += 1;
            assert!(sources.iter().any(|(path, text)| has(path, text, test)), "{number}: there is no {test}");
        }
    }
    assert!(named > 0, "the table names no test");
}

/// Whether a test stands in this file. One in Rust is named as nextest lists it, one in
/// TypeScript by its file and its title.
fn has(path: &str, source: &str, test: &str) -> bool {
    if let Some((file, title)) = test.split_once(".ts: ") {
        return path == format!("{file}.ts") && source.contains(&format!("test(\"{title}\""));
    }
    let Some((module, function)) = test.rsplit_once("::") else { return false };
    let Some(here) = module_of(path) else { return false };
    match module.split_once("::promised::") {
        // A promise that a list in the suite makes a test of, for every kind of store.
        Some((suite, _kind)) => here == suite && source.contains(&format!("::{function},")),
        None => {
            (here == module || format!("{here}::tests") == module)
                && source.contains(&format!("fn {function}()"))
        }
    }
}

fn module_of(path: &str) -> Option<String> {
    let below = path.strip_prefix("server/src/").or_else(|| path.strip_prefix("tests/it/"))?;
    Some(below.strip_suffix(".rs")?.replace('/', "::"))
}
