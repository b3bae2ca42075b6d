//! Prepared replies that a counsellor has written for themselves: words to begin with, never
//! words of a talk. Nobody else is shown them.

use uuid::Uuid;

use super::counsellor::StaffId;
use crate::protocol::needs::Language;
use crate::protocol::{ErrorId, MessageText};

/// More than anybody finds again.
pub const OWN_REPLIES_MAX: usize = 50;

/// A title stands on one line of the list, also on a phone. As with the shared ones.
pub const TITLE_MAX_CHARS: usize = 40;

/// Longer is a letter, and nobody changes a letter before it is sent. As with the shared ones.
pub const TEXT_MAX_CHARS: usize = 400;

/// Names one of them. Never used again.
pub type OwnReplyId = Uuid;

/// One of them.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnReply {
    /// Names it.
    pub id: OwnReplyId,
    /// Whose it is.
    pub staff: StaffId,
    /// The language of its words.
    pub language: Language,
    /// What its owner calls it.
    title: String,
    /// The words.
    text: String,
}

impl OwnReply {
    /// Cleans both as a message is cleaned.
    ///
    /// # Errors
    /// [`ErrorId::TextEmpty`] when nothing is left of one of them; [`ErrorId::TextTooLong`]
    /// when one is too long, or the title has several lines.
    pub fn new(
        id: OwnReplyId,
        staff: StaffId,
        language: Language,
        title: &str,
        text: &str,
    ) -> Result<Self, ErrorId> {
        let (title, text) = (MessageText::parse(title)?, MessageText::parse(text)?);
        let has_room = title.as_str().chars().count() <= TITLE_MAX_CHARS
            && text.as_str().chars().count() <= TEXT_MAX_CHARS
            && !title.as_str().contains('\n');
        if !has_room {
            return Err(ErrorId::TextTooLong);
        }
        Ok(Self { id, staff, language, title: title.as_str().to_owned(), text: text.as_str().to_owned() })
    }

    /// What its owner calls it.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl std::fmt::Debug for OwnReply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OwnReply").field("id", &self.id).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(title: &str, text: &str) -> Result<OwnReply, ErrorId> {
        OwnReply::new(Uuid::nil(), Uuid::nil(), Language::Nb, title, text)
    }

    #[test]
    fn it_is_clean_short_and_has_a_title_of_one_line() {
        let kept = reply(" Min\u{202e} hilsen ", " Hei!\r\nJeg er her. ").unwrap();
        assert_eq!((kept.title(), kept.text()), ("Min hilsen", "Hei!\nJeg er her."));
        let longest = (&*"å".repeat(TITLE_MAX_CHARS), &*"å".repeat(TEXT_MAX_CHARS));
        assert!(reply(longest.0, longest.1).is_ok());
        for (title, text) in [(" ", "Hei"), ("Hei", "\u{200b}")] {
            assert_eq!(reply(title, text), Err(ErrorId::TextEmpty), "{title:?} {text:?}");
        }
        let (too_long, letter) = (format!("{}!", longest.0), format!("{}!", longest.1));
        for (title, text) in [(&*too_long, "Hei"), ("Hei", &*letter), ("to\nlinjer", "Hei")] {
            assert_eq!(reply(title, text), Err(ErrorId::TextTooLong), "{title:?} {text:?}");
        }
        assert!(!format!("{:?}", reply("Hilsen", "Hei")).contains("Hei"));
    }
}
