//! A card: one of our own articles, or a service of the directory, that a counsellor puts
//! into the talk. It stands in the transcript as a message does, in the same order and with
//! the same promises, so that nothing that holds for words has to be made to hold twice.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, de};

use super::limits::CARD_ID_MAX_CHARS;
use super::needs::Language;
use super::text::MessageText;

/// What a card leads to. The wire carries its name and never its words: whether there is
/// such a thing, and what it is called, the content says.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Of which kind.
    pub kind: CardKind,
    /// Its name in addresses.
    pub id: CardId,
    /// The language to show it in: that of the talk.
    pub language: Language,
}

/// What there is to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// An article of the knowledge bank.
    Article,
    /// A service of the directory.
    Service,
}

impl CardKind {
    /// As on the wire and in a proof.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Service => "service",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::Article, Self::Service].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// The name of an article or a service: small letters, digits and `-`, at most
/// [`CARD_ID_MAX_CHARS`]. It tells what a talk is about, so it is hidden in `Debug`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct CardId(Box<str>);

impl CardId {
    /// `None` when the text is empty, too long or has other characters.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=CARD_ID_MAX_CHARS).contains(&text.len());
        let plain = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        (fits && plain).then(|| Self(text.into()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for CardId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CardId(…)")
    }
}

impl<'de> Deserialize<'de> for CardId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("not the name of a card"))
    }
}

/// What a message says: words, or a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Words; overwritten in memory when the last holder lets go.
    Words(MessageText),
    /// A card.
    Card(Card),
}

/// Begins the form of a card. No words do: they are cleaned of control characters.
const CARD: char = '\0';

impl Body {
    /// The one form in which a body is proven and kept. Words are themselves, a card is its
    /// parts behind a character that words cannot hold: no two bodies share a form.
    pub fn form(&self) -> Cow<'_, str> {
        match self {
            Self::Words(words) => words.as_str().into(),
            Self::Card(Card { kind, id, language }) => {
                format!("{CARD}{} {} {}", kind.as_str(), language.tag(), id.as_str()).into()
            }
        }
    }

    /// The body of this form; `None` when another version of this program wrote it.
    pub fn of_form(form: &str) -> Option<Self> {
        let Some(card) = form.strip_prefix(CARD) else {
            // Cleaning twice is cleaning once: these are the words as they were said.
            return MessageText::parse(form).ok().map(Self::Words);
        };
        let mut parts = card.splitn(3, ' ');
        let kind = CardKind::parse(parts.next()?)?;
        let language = Language::from_tag(parts.next()?)?;
        let id = CardId::parse(parts.next()?)?;
        Some(Self::Card(Card { kind, id, language }))
    }
}

impl From<MessageText> for Body {
    fn from(words: MessageText) -> Self {
        Self::Words(words)
    }
}

impl From<Card> for Body {
    fn from(card: Card) -> Self {
        Self::Card(card)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(kind: CardKind, id: &str, language: Language) -> Card {
        Card { kind, id: CardId::parse(id).expect("a plain name"), language }
    }

    #[test]
    fn a_body_comes_back_from_its_form() {
        for body in [
            Body::Words(MessageText::parse("article nb samtykke").unwrap()),
            card(CardKind::Article, "samtykke", Language::Nb).into(),
            card(CardKind::Service, "politi-02800", Language::En).into(),
        ] {
            assert_eq!(Body::of_form(&body.form()), Some(body));
        }
    }

    #[test]
    fn no_words_have_the_form_of_a_card_and_no_two_cards_share_one() {
        let one = Body::from(card(CardKind::Article, "samtykke", Language::Nb));
        let typed = MessageText::parse(&one.form()).expect("something is left");
        assert_ne!(Body::Words(typed).form(), one.form());
        for other in [
            card(CardKind::Service, "samtykke", Language::Nb),
            card(CardKind::Article, "samtykke-2", Language::Nb),
            card(CardKind::Article, "samtykke", Language::Nn),
        ] {
            assert_ne!(Body::from(other).form(), one.form());
        }
    }

    #[test]
    fn debug_does_not_tell_what_it_is_about() {
        let card = Body::from(card(CardKind::Article, "samtykke", Language::Nb));
        assert!(!format!("{card:?}").contains("samtykke"));
    }

    #[test]
    fn what_is_no_card_of_ours_is_not_read() {
        for form in ["\0", "\0article", "\0article nb", "\0door nb a", "\0article de a", "\0article nb A b"] {
            assert_eq!(Body::of_form(form), None, "{form:?}");
        }
        for id in ["", "../chat", "a b", "Å", &"x".repeat(CARD_ID_MAX_CHARS + 1)] {
            assert_eq!(CardId::parse(id), None, "{id:?}");
        }
    }
}
