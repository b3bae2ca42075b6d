//! What a counsellor writes to the colleague who takes a talk over.

use super::ErrorId;
use super::limits::NOTE_MAX_CHARS;
use super::text::MessageText;

/// A few words about a talk: cleaned as a message is, and at most [`NOTE_MAX_CHARS`] long.
/// Overwritten in memory when dropped, and hidden in `Debug`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note(MessageText);

impl Note {
    /// Cleans and checks what a counsellor wrote. `None`: they wrote nothing.
    ///
    /// # Errors
    /// [`ErrorId::TextTooLong`]: a long note is refused whole, never cut.
    pub fn parse(written: &str) -> Result<Option<Self>, ErrorId> {
        match MessageText::parse(written) {
            Ok(text) if text.as_str().chars().count() > NOTE_MAX_CHARS => Err(ErrorId::TextTooLong),
            Ok(text) => Ok(Some(Self(text))),
            Err(ErrorId::TextEmpty) => Ok(None),
            Err(error_id) => Err(error_id),
        }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_short_clean_and_may_be_left_out() {
        let longest = "å".repeat(NOTE_MAX_CHARS);
        assert_eq!(Note::parse(&longest).unwrap().unwrap().as_str(), longest);
        assert_eq!(Note::parse(&format!("{longest}!")), Err(ErrorId::TextTooLong));
        assert_eq!(Note::parse(" \u{202e}\n"), Ok(None));
        assert_eq!(Note::parse(" redd\r\nhjemme ").unwrap().unwrap().as_str(), "redd\nhjemme");
        assert!(!format!("{:?}", Note::parse("redd hjemme")).contains("redd"));
    }
}
