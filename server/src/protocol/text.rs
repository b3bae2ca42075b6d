//! A message's words: what a person wrote, cleaned of what nobody can see, and
//! otherwise left alone. `<3` stays `<3`; the words are shown as a text node,
//! never as markup, so nothing is escaped here.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeEmoji, UnicodeGeneralCategory};
use zeroize::Zeroize;

use super::ErrorId;
use super::limits::TEXT_MAX_CHARS;

/// Combining marks allowed on one base character. Vietnamese and Arabic need
/// two or three; dozens are used to smear a screen.
const MARKS_MAX: usize = 4;

/// The first combining mark. Everything before it is in form C as it is, and most of what is
/// written here stands before it.
const COMBINING: char = '\u{300}';

const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';
const KEYCAP: char = '\u{20E3}';
const BLACK_FLAG: char = '\u{1F3F4}';
const CANCEL_TAG: char = '\u{E007F}';

/// Words that may be shown: cleaned, not empty, at most [`TEXT_MAX_CHARS`] Unicode
/// scalar values, in normalisation form C. Overwritten in memory when dropped, and
/// hidden in `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct MessageText(String);

impl MessageText {
    /// Cleans and checks what a person wrote.
    ///
    /// Line ends become LF, a tab becomes a space. Control, bidi-control and
    /// invisible characters go; joiners, variation selectors and flag tags stay
    /// where a script or an emoji needs them. Marks stacked beyond four go. White
    /// space at both ends goes. Normalisation is last.
    ///
    /// # Errors
    /// [`ErrorId::TextEmpty`] when nothing is left, [`ErrorId::TextTooLong`] when
    /// too much is. A long text is refused whole: half a message can mean the opposite.
    pub fn parse(written: &str) -> Result<Self, ErrorId> {
        // Composed before as well as after, so that what is looked at is what will be shown:
        // a few characters come apart in form C, and their parts must not slip by.
        let mut composed = composed(written);
        let mut visible = visible(&composed);
        composed.zeroize();
        let text = self::composed(visible.trim());
        visible.zeroize();
        let mut text = Self(text);
        match text.0.chars().count() {
            0 => Err(ErrorId::TextEmpty),
            1..=TEXT_MAX_CHARS if text.0.chars().any(shows) => Ok(text),
            1..=TEXT_MAX_CHARS => Err(ErrorId::TextEmpty),
            _ => {
                text.0.zeroize();
                Err(ErrorId::TextTooLong)
            }
        }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for MessageText {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for MessageText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MessageText(…)")
    }
}

/// Words on the wire, as they came or as they go: not yet cleaned, or about to be
/// written out. Overwritten in memory when dropped, and hidden in `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
#[serde(transparent)]
pub struct Words(String);

impl Words {
    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Words {
    fn from(words: &str) -> Self {
        Self(words.to_owned())
    }
}

impl Drop for Words {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words(…)")
    }
}

/// In normalisation form C.
fn composed(text: &str) -> String {
    if text.chars().all(|c| c < COMBINING) {
        return text.to_owned();
    }
    // Room for the longest composition, so that growing leaves no copy behind.
    let mut composed = String::with_capacity(text.len() * 3);
    composed.extend(text.nfc());
    composed
}

fn visible(written: &str) -> String {
    let mut kept = String::with_capacity(written.len());
    let mut marks = 0;
    let mut in_flag = false;
    let mut chars = written.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let before = kept.chars().next_back();
        in_flag = c == BLACK_FLAG || (in_flag && is_tag(c) && before != Some(CANCEL_TAG));
        marks = if is_mark(c) { marks + 1 } else { 0 };
        match c {
            '\r' if next == Some('\n') => {}
            '\r' | '\u{0085}' | '\u{2028}' | '\u{2029}' => kept.push('\n'),
            '\n' => kept.push(c),
            '\t' => kept.push(' '),
            ZWJ if joins_emoji(&kept, next) || joins_letters(before, next) => kept.push(c),
            ZWNJ if joins_letters(before, next) => kept.push(c),
            _ if is_tag(c) && in_flag => kept.push(c),
            _ if is_variation_selector(c) && before.is_some_and(shows) => kept.push(c),
            _ if is_invisible(c) => {}
            _ if marks > MARKS_MAX => {}
            _ => kept.push(c),
        }
    }
    kept
}

/// Emoji sequences join pictures: the last kept is a picture (perhaps with a
/// selector or a skin tone) and the next is one too.
fn joins_emoji(kept: &str, next: Option<char>) -> bool {
    let before = kept.chars().rev().find(|c| !is_variation_selector(*c));
    before.is_some_and(is_picture) && next.is_some_and(is_picture)
}

/// Persian, Urdu, Sorani and the Indic scripts need joiners between letters. Latin,
/// Greek and Cyrillic do not, and there a joiner only hides a difference.
fn joins_letters(before: Option<char>, next: Option<char>) -> bool {
    let is_joining = |c: char| !is_plain_alphabet(c) && (c.is_alphabetic() || is_mark(c));
    before.is_some_and(is_joining) && next.is_some_and(is_joining)
}

fn is_plain_alphabet(c: char) -> bool {
    matches!(u32::from(c), 0..=0x052F | 0x1E00..=0x1FFF | 0x2C60..=0x2C7F | 0xA720..=0xA7FF)
}

/// A character that is an emoji in itself; digits and `#` have the property too, as keycap bases.
fn is_picture(c: char) -> bool {
    c.is_emoji_char() && !c.is_ascii()
}

/// Letters, digits and signs of the languages that most people write here: neither marks nor
/// invisible, and known without a look into the tables of Unicode, which was a fifth of the whole
/// work for a message.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..'\u{300}')
}

fn is_mark(c: char) -> bool {
    !is_plain(c)
        && c != KEYCAP
        && !is_variation_selector(c)
        && c.general_category_group() == GeneralCategoryGroup::Mark
}

fn is_variation_selector(c: char) -> bool {
    matches!(u32::from(c), 0xFE00..=0xFE0F | 0xE0100..=0xE01EF)
}

fn is_tag(c: char) -> bool {
    matches!(u32::from(c), 0xE0020..=0xE007F)
}

/// Whether a reader would see anything.
fn shows(c: char) -> bool {
    !(c.is_whitespace() || is_invisible(c) || is_mark(c))
}

/// Characters without a look of their own: controls, formats (bidi controls are
/// among them), unassigned and private ones, and the fillers that render blank.
fn is_invisible(c: char) -> bool {
    !is_plain(c) && has_no_look(c)
}

fn has_no_look(c: char) -> bool {
    matches!(
        c.general_category(),
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::Surrogate
            | GeneralCategory::PrivateUse
            | GeneralCategory::Unassigned
    ) || is_variation_selector(c)
        || matches!(
            u32::from(c),
            0x034F | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F | 0x2800 | 0x3164 | 0xFFA0 | 0xFFFC
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(written: &str, expected: &str) {
        let text = MessageText::parse(written).unwrap_or_else(|id| panic!("{written:?} refused: {id}"));
        assert_eq!(text.as_str(), expected, "{written:?}");
    }

    #[test]
    fn what_a_person_wrote_stays() {
        for text in ["<3", "jeg er redd & lei <script>alert(1)</script>", "to\nlinjer", "æøå ÆØÅ", "a  b"]
        {
            check(text, text);
        }
    }

    #[test]
    fn line_ends_are_one_kind_and_words_are_not_glued() {
        check("a\r\nb\rc\u{2028}d\te", "a\nb\nc\nd e");
    }

    #[test]
    fn emoji_sequences_stay_whole() {
        for text in [
            "👩\u{200D}❤\u{FE0F}\u{200D}👩",
            "👨🏽\u{200D}🚒",
            "1\u{FE0F}\u{20E3}",
            "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
            "❤\u{FE0F}",
            "🇳🇴",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn scripts_keep_the_joiners_they_need() {
        check("می\u{200C}خواهم", "می\u{200C}خواهم");
        check("क्\u{200D}ष", "क्\u{200D}ष");
    }

    #[test]
    fn nothing_hidden_or_turned_around_is_left() {
        check("a\u{202E}b\u{2066}c\u{200B}d\u{FEFF}e\u{00AD}f\0g\u{1b}[31m", "abcdefg[31m");
        check("a\u{200D}b\u{200C}c", "abc");
        check("x\u{E0041}\u{E007F}y", "xy");
    }

    #[test]
    fn stacked_marks_are_limited() {
        let written = format!("a{}", "\u{0336}".repeat(60));
        let text = MessageText::parse(&written).expect("a letter is left");
        assert_eq!(text.as_str().chars().count(), 1 + MARKS_MAX);
    }

    #[test]
    fn nothing_to_see_is_empty_and_too_much_is_refused_whole() {
        for empty in ["", " \n\t ", "\u{200B}", "\u{3164}", "\u{2800}", "\u{0301}"] {
            assert_eq!(MessageText::parse(empty), Err(ErrorId::TextEmpty), "{empty:?}");
        }
        check(&"å".repeat(TEXT_MAX_CHARS), &"å".repeat(TEXT_MAX_CHARS));
        assert_eq!(MessageText::parse(&"å".repeat(TEXT_MAX_CHARS + 1)), Err(ErrorId::TextTooLong));
    }

    #[test]
    fn a_character_that_comes_apart_in_form_c_is_cleaned_in_its_parts() {
        check("\u{FB40}\u{E0100}", "\u{05E0}\u{05BC}");
    }

    #[test]
    fn what_is_taken_for_plain_is_so_by_the_tables() {
        for c in ('\0'..='\u{3FF}').filter(|c| is_plain(*c)) {
            assert!(!has_no_look(c) && c.general_category_group() != GeneralCategoryGroup::Mark, "{c:?}");
            assert!(c != KEYCAP && !is_variation_selector(c), "{c:?}");
        }
        for c in '\0'..COMBINING {
            assert!(c.to_string().nfc().eq([c]), "{c:?}");
        }
    }

    #[test]
    fn letters_with_marks_become_one_character() {
        check("a\u{030A}", "å");
    }

    #[test]
    fn debug_shows_no_word() {
        let text = MessageText::parse("hemmelig").expect("it is a word");
        assert!(!format!("{text:?}").contains("hemmelig"));
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(written in "\\PC{0,80}|[\\p{Any}]{0,40}") {
            if let Ok(text) = MessageText::parse(&written) {
                let again = MessageText::parse(text.as_str());
                prop_assert_eq!(again.as_ref().map(MessageText::as_str), Ok(text.as_str()));
            }
        }

        #[test]
        fn no_control_and_no_direction_mark_is_ever_left(written in "[\\p{Any}]{0,60}") {
            if let Ok(text) = MessageText::parse(&written) {
                for c in text.as_str().chars() {
                    prop_assert!(c == '\n' || !c.is_control());
                    prop_assert!(!matches!(u32::from(c), 0x202A..=0x202E | 0x2066..=0x2069 | 0x200E | 0x200F | 0x061C));
                }
            }
        }

        #[test]
        fn plain_words_are_never_changed(written in "[a-zæøåA-ZÆØÅ0-9<>&\"'(]([a-zæøå0-9<>&\"'/ .,!?]{0,60}[a-zæøå!?])?") {
            let text = MessageText::parse(&written);
            prop_assert_eq!(text.as_ref().map(MessageText::as_str), Ok(written.as_str()));
        }
    }
}
