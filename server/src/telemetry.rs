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
mod tests;
