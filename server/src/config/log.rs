//! How the log is written.

use super::section::Section;

/// `[log]`
#[derive(Clone, Debug)]
pub struct Log {
    /// For whom.
    pub format: LogFormat,
}

/// For whom the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// A person.
    Text,
    /// A collector: one JSON object a line.
    Json,
}

impl Log {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let format = |text: &str| match text {
            "text" => Some(LogFormat::Text),
            "json" => Some(LogFormat::Json),
            _ => None,
        };
        let format = section.text("format", "it must be \"text\" or \"json\"", format);
        Self { format: format.unwrap_or(LogFormat::Text) }
    }
}
