use std::fs;
use std::path::Path;
use std::sync::Mutex;

use tracing_subscriber::layer::{Context, Layer};

use super::*;

/// Keeps what [`Listed`] made of each event.
#[derive(Clone, Debug, Default)]
struct Kept(Arc<Mutex<Vec<Listed>>>);

impl<S: Subscriber> Layer<S> for Kept {
    fn on_event(&self, event: &Event<'_>, _context: Context<'_, S>) {
        let mut listed = Listed::default();
        event.record(&mut listed);
        self.0.lock().unwrap().push(listed);
    }
}

fn logged(log: impl FnOnce()) -> Listed {
    let kept = Kept::default();
    tracing::subscriber::with_default(tracing_subscriber::registry().with(kept.clone()), log);
    kept.0.lock().unwrap().remove(0)
}

#[test]
fn a_line_is_a_sentence_and_listed_fields() {
    let log = || tracing::warn!(count = 3, error_id = %"queue_full", "the queue is at its cap");
    let time: Timestamp = "2026-11-20T17:00:00Z".parse().unwrap();
    assert_eq!(
        line(LogFormat::Text, time, "WARN", logged(log)),
        r#"2026-11-20T17:00:00Z WARN  the queue is at its cap count=3 error_id="queue_full""#,
    );
    assert_eq!(
        line(LogFormat::Json, time, "WARN", logged(log)),
        r#"{"count":3,"error_id":"queue_full","level":"warn","message":"the queue is at its cap","time":"2026-11-20T17:00:00Z"}"#,
    );
}

#[test]
fn what_is_not_listed_is_never_written() {
    let listed = logged(|| tracing::info!(ip = "203.0.113.7", user_agent = "x", "somebody came"));
    assert_eq!(listed.dropped, Some("ip"));
    assert!(!line(LogFormat::Json, Timestamp::UNIX_EPOCH, "INFO", listed).contains("203"));
}

#[test]
fn a_line_break_in_a_field_stays_on_its_line() {
    let listed = logged(|| tracing::info!(path = "a\nb", "read"));
    assert!(!line(LogFormat::Text, Timestamp::UNIX_EPOCH, "INFO", listed).contains('\n'));
}

/// What a log call can leak that the list of fields cannot stop: a value put into the
/// sentence. So the sources are read as well.
#[test]
fn every_log_call_in_the_sources_is_a_fixed_sentence_and_listed_fields() {
    let mut calls = 0;
    visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut |path, source| {
        for call in source.split("tracing::").skip(1).filter_map(arguments) {
            calls += 1;
            for argument in call {
                check_argument(path, argument);
            }
        }
    });
    assert!(calls > 5, "the calls were not found");
}

fn check_argument(path: &Path, argument: &str) {
    if let Some(sentence) = argument.strip_prefix('"') {
        assert!(!sentence.contains('{'), "{}: a value stands in the sentence {argument}", path.display());
    } else {
        let name = argument.split_once(" = ").map_or(argument, |(name, _)| name);
        let name = name.trim_start_matches(['%', '?']);
        assert!(FIELDS.contains(&name), "{}: the log field {name} is not on the list", path.display());
    }
}

/// The arguments when this is what follows `tracing::` in a log call.
fn arguments(rest: &str) -> Option<Vec<&str>> {
    let levels = ["trace!(", "debug!(", "info!(", "warn!(", "error!("];
    let rest = levels.iter().find_map(|level| rest.strip_prefix(level))?;
    let (mut arguments, mut depth, mut quoted, mut from) = (Vec::new(), 0, false, 0);
    for (at, c) in rest.char_indices() {
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => {
                arguments.push(&rest[from..at]);
                break;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                arguments.push(&rest[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    Some(arguments.into_iter().map(str::trim).filter(|argument| !argument.is_empty()).collect())
}

fn visit(folder: &Path, each: &mut impl FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, each);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !path.ends_with("telemetry/tests.rs")
        {
            each(&path, &fs::read_to_string(&path).unwrap());
        }
    }
}
