//! The text that everybody sends: 120 bytes, and in them when it was sent.

use std::time::Duration;

/// As long as what people write.
pub const LINE_BYTES: usize = 120;

/// Stands before and after the time. No protocol here uses it or has to escape it.
const MARK: u8 = b'~';
const DIGITS: usize = 15;

/// Plain ASCII, so that no protocol is favoured by how it escapes.
const REST: &str = " og hvordan dagen har vaert, slik at linjen blir saa lang som folk pleier naar de skriver til noen de ikke kjenner.";

/// A line that says when it was sent.
pub fn write(sent: Duration) -> String {
    let mut line = format!("~{:0DIGITS$}~{REST}", sent.as_nanos());
    line.truncate(LINE_BYTES);
    line
}

/// When the line in this frame was sent. What stands around it is the protocol's own.
pub fn sent(frame: &[u8]) -> Option<Duration> {
    let mark = frame.iter().position(|byte| *byte == MARK)?;
    let digits = frame.get(mark + 1..=mark + DIGITS)?;
    if frame.get(mark + 1 + DIGITS) != Some(&MARK) {
        return None;
    }
    std::str::from_utf8(digits).ok()?.parse().ok().map(Duration::from_nanos)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_its_length_and_its_time_in_whatever_stands_around_it() {
        let time = Duration::from_nanos(12_345_678_901);
        let line = write(time);
        assert_eq!(line.len(), LINE_BYTES);
        let frame = format!(r#"42["line","{line}","offset"]"#);
        assert_eq!(sent(frame.as_bytes()), Some(time));
        assert_eq!(sent(b"43[]"), None);
        assert_eq!(sent(b"queued ~ 5"), None);
    }
}
