//! What the service is called and where it is.

use jiff::tz::TimeZone;

use super::section::Section;

/// Longest name, in characters: it stands in a heading on a 320 px phone.
const NAME_MAX_CHARS: usize = 60;

/// `[service]`
#[derive(Clone, Debug)]
pub struct Service {
    /// The name people know it by.
    pub name: String,
    /// Where the leave button goes.
    pub leave_to: String,
    /// The zone of opening hours and months.
    pub time_zone: TimeZone,
    /// Whether languages are shown that no professional reader has gone through.
    pub show_unreviewed: bool,
}

impl Service {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let name = |text: &str| {
            let fits = (1..=NAME_MAX_CHARS).contains(&text.trim().chars().count());
            (fits && !text.chars().any(char::is_control)).then(|| text.trim().to_owned())
        };
        let leave_to = |text: &str| {
            let plain = text.bytes().all(|b| b.is_ascii_graphic() && !b"\"'<>`\\".contains(&b));
            (plain && text.len() > "https://".len() && text.starts_with("https://")).then(|| text.to_owned())
        };
        Self {
            name: section.text("name", "it must be one line of 1 to 60 characters", name).unwrap_or_default(),
            leave_to: section
                .text("leave_to", "it must be a web address that begins with https://", leave_to)
                .unwrap_or_default(),
            time_zone: section
                .text("time_zone", "it must be a zone of the IANA list, like \"Europe/Oslo\"", |text| {
                    TimeZone::get(text).ok()
                })
                .unwrap_or(TimeZone::UTC),
            show_unreviewed: section.switch("show_unreviewed"),
        }
    }
}
