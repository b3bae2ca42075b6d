//! The log: our own lines only, on standard error, with a closed list of fields.
//!
//! A line is a fixed sentence and fields from [`FIELDS`]. Whatever else somebody
//! tries to log is dropped, and stops a debug build, because a field that nobody
//! thought about is how a name or an address gets into a log. Never a word of a
//! talk, a name, an address, a token or a user agent.

use std::fmt::{self, Debug, Write as _};
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::format::{FormatEvent, FormatFields, Writer};
use tracing_subscriber::fmt::{FmtContext, layer};
use tracing_subscriber::prelude::*;
use tracing_subscriber::registry::LookupSpan;

use crate::clock::Clock;
use crate::config::LogFormat;

/// Every field a line may have. None of them can hold what a visitor wrote or is.
pub const FIELDS: [&str; 12] = [
    "message",    // the fixed sentence
    "error_id",   // a protocol::ErrorId
    "reason",     // a fixed word for why
    "listen",     // an address we listen on
    "count",      // how many
    "elapsed_ms", // how long
    "task",       // a background task of ours
    "signal",     // what asked us to stop
    "version",    // of this program
    "path",       // a file of ours
    "line",       // in it
    "close_code", // a protocol::CloseCode
];

/// Starts the log. A second start changes nothing.
pub fn start(format: LogFormat, clock: Arc<dyn Clock>) {
    let ours = Targets::new().with_target("server", LevelFilter::INFO);
    let lines = layer().with_writer(std::io::stderr).event_format(Lines { format, clock });
    // Only a test that starts it twice gets here with one already there.
    let _ = tracing_subscriber::registry().with(lines.with_filter(ours)).try_init();
}

/// Writes one event as one line.
#[derive(Debug)]
struct Lines {
    format: LogFormat,
    clock: Arc<dyn Clock>,
}

impl<S, N> FormatEvent<S, N> for Lines
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        _context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut listed = Listed::default();
        event.record(&mut listed);
        debug_assert!(listed.dropped.is_none(), "not on the list of log fields: {:?}", listed.dropped);
        let milliseconds = i64::try_from(self.clock.wall().0).unwrap_or_default();
        let time = Timestamp::from_millisecond(milliseconds).unwrap_or_default();
        let level = event.metadata().level().as_str();
        writeln!(writer, "{}", line(self.format, time, level, listed))
    }
}

fn line(format: LogFormat, time: Timestamp, level: &str, mut listed: Listed) -> String {
    match format {
        LogFormat::Json => {
            let mut object = Map::new();
            object.insert("time".into(), time.to_string().into());
            object.insert("level".into(), level.to_ascii_lowercase().into());
            object.append(&mut listed.fields);
            Value::Object(object).to_string()
        }
        LogFormat::Text => {
            let message = listed.fields.remove("message");
            let message = message.as_ref().and_then(Value::as_str).unwrap_or_default();
            let mut line = format!("{time:.0} {level:5} {message}");
            for (name, value) in listed.fields {
                let _ = write!(line, " {name}={value}");
            }
            line
        }
    }
}

/// Takes the fields on the list and remembers the first that is not.
#[derive(Debug, Default)]
struct Listed {
    fields: Map<String, Value>,
    dropped: Option<&'static str>,
}

impl Listed {
    fn take(&mut self, field: &Field, value: impl Into<Value>) {
        if FIELDS.contains(&field.name()) {
            self.fields.insert(field.name().into(), value.into());
        } else {
            self.dropped = self.dropped.or(Some(field.name()));
        }
    }
}

impl Visit for Listed {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.take(field, format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.take(field, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.take(field, value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.take(field, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.take(field, value);
    }
}

#[cfg(test)]
mod tests {
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
}
