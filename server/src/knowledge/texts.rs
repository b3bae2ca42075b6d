//! Every sentence a person reads in the interface, by key and language.
//!
//! The files are Fluent (`content/texts/<language>/*.ftl`), of which we take a small
//! part: plain messages, `{ $name }` and one choice between `[one]` and `*[other]`.
//! So the same files serve the server's pages and, as JSON, the browser. What one
//! message may look like stands in [`message`]; this module holds them together and
//! checks that the languages agree.

pub mod message;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use self::message::Message;
use super::content_error::{ContentError, sound};
use super::files::Files;
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;

type Messages = BTreeMap<String, Message>;

/// All texts, with the same keys and placeholders in every language.
#[derive(Clone, Debug)]
pub struct Texts {
    by_language: BTreeMap<Language, Messages>,
}

impl Texts {
    /// Reads the texts.
    ///
    /// # Errors
    /// The first mistake: syntax, a key said twice, a key or a placeholder that one
    /// language has and another lacks, or an error id without a text.
    pub fn load(files: &Files) -> Result<Self, ContentError> {
        let mut mistakes = Vec::new();
        let texts = Self::read(files, &mut mistakes);
        texts.every_error_has_a_text(&mut mistakes);
        sound(Some(texts), mistakes, "texts")
    }

    /// Reads what can be read, and tells every mistake but error ids without a text.
    pub(super) fn read(files: &Files, mistakes: &mut Vec<ContentError>) -> Self {
        let mut by_language = BTreeMap::new();
        for language in Language::ALL {
            let mut messages = Messages::new();
            for path in files.paths(&format!("texts/{}/", language.tag()), ".ftl") {
                let found = files.read(path).and_then(|text| message::parse_file(path, text));
                let found = found.unwrap_or_else(|mistake| {
                    mistakes.push(mistake);
                    Vec::new()
                });
                for message in found {
                    if let Some(earlier) = messages.get(&message.key) {
                        let Message { key, file, line, .. } = earlier;
                        let what = format!("`{key}` already stands in {file}, line {line}");
                        mistakes.push(ContentError::new(path, message.line, what));
                    } else {
                        messages.insert(message.key.clone(), message);
                    }
                }
            }
            by_language.insert(language, messages);
        }
        let texts = Self { by_language };
        texts.languages_agree(mistakes);
        texts
    }

    /// The text of a key without placeholders. An unknown key comes back as itself:
    /// a page with one odd word is better than no page, and tests hold every key.
    pub fn text(&self, language: Language, key: &str) -> String {
        self.text_with(language, key, &[])
    }

    /// The text of a key, with its placeholders filled in.
    pub fn text_with(&self, language: Language, key: &str, args: &[(&str, &str)]) -> String {
        self.message(language, key).map_or_else(|| key.to_owned(), |message| message.fill(args))
    }

    /// Whether the key exists.
    pub fn has(&self, key: &str) -> bool {
        self.message(Language::Nb, key).is_some()
    }

    /// The texts whose keys start with one of the prefixes, in the form the browser
    /// reads: a string with `{name}`, or an object that chooses by a number.
    pub fn for_browser(&self, language: Language, prefixes: &[&str]) -> Value {
        let wanted = |key: &str| prefixes.iter().any(|prefix| key.starts_with(prefix));
        let texts: Map<String, Value> = self
            .by_language
            .get(&language)
            .into_iter()
            .flatten()
            .filter(|(key, _)| wanted(key))
            .map(|(key, message)| (key.clone(), message.for_browser()))
            .collect();
        Value::Object(texts)
    }

    fn message(&self, language: Language, key: &str) -> Option<&Message> {
        self.by_language.get(&language)?.get(key)
    }

    fn languages_agree(&self, mistakes: &mut Vec<ContentError>) {
        for (language, messages) in &self.by_language {
            for (other_language, others) in &self.by_language {
                for (key, message) in messages {
                    let mut tell =
                        |what: String| mistakes.push(ContentError::new(&message.file, message.line, what));
                    match others.get(key) {
                        None => tell(format!("`{key}` has no text in {}", other_language.tag())),
                        Some(other) if message.placeholders() != other.placeholders() => tell(format!(
                            "`{key}` has other placeholders in {} than in {}",
                            language.tag(),
                            other_language.tag()
                        )),
                        Some(_) => {}
                    }
                }
            }
        }
    }

    pub(super) fn every_error_has_a_text(&self, mistakes: &mut Vec<ContentError>) {
        let keys = ErrorId::ALL.into_iter().map(error_key).filter(|key| !self.has(key));
        mistakes.extend(
            keys.map(|key| ContentError::new("texts/nb/shared.ftl", 1, format!("`{key}` is missing"))),
        );
    }
}

/// The key of the sentence that tells a person about an error.
pub fn error_key(id: ErrorId) -> String {
    format!("error-{}", id.as_str().replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(nb: &str, nn: &str, en: &str) -> Result<Texts, ContentError> {
        let files =
            Files::default().with("texts/nb/a.ftl", nb).with("texts/nn/a.ftl", nn).with("texts/en/a.ftl", en);
        let mut mistakes = Vec::new();
        let texts = Texts::read(&files, &mut mistakes);
        sound(Some(texts), mistakes, "")
    }

    #[test]
    fn a_reader_gets_the_text_of_their_language_with_its_number() {
        let nb = "k = Det er { $n -> [one] { $n } person *[other] { $n } personer } før deg.";
        let nb = nb.replace("-> ", "->\n  ").replace("person *", "person\n *").replace("er }", "er\n }");
        let texts = parse(&nb, &nb, &nb).unwrap();
        assert_eq!(texts.text_with(Language::Nb, "k", &[("n", "1")]), "Det er 1 person før deg.");
        assert_eq!(texts.text_with(Language::Nb, "k", &[("n", "3")]), "Det er 3 personer før deg.");
        let json = texts.for_browser(Language::Nb, &["k"]);
        assert_eq!(json["k"]["by"], "n");
        assert_eq!(json["k"]["one"], "Det er {n} person før deg.");
        assert_eq!(json["k"]["other"], "Det er {n} personer før deg.");
    }

    #[test]
    fn the_browser_gets_only_the_prefixes_it_asks_for() {
        let texts =
            parse("a-x = X { $y }\nb-x = Z", "a-x = X { $y }\nb-x = Z", "a-x = { $y }\nb-x = Z").unwrap();
        assert_eq!(texts.for_browser(Language::Nn, &["a-"]), serde_json::json!({ "a-x": "X {y}" }));
    }

    #[test]
    fn an_editor_is_told_what_differs_between_languages_and_where() {
        let missing = parse("a = A\nb = B", "a = A\nb = B", "a = A").unwrap_err();
        assert_eq!(missing, ContentError::new("texts/nb/a.ftl", 2, "`b` has no text in en"));
        let placeholder = parse("a = { $x }", "a = { $x }", "a = { $y }").unwrap_err();
        assert!(placeholder.what.contains("other placeholders"), "{placeholder}");
        let twice = parse("a = A\na = B", "a = A", "a = A").unwrap_err();
        assert_eq!(twice.line, 2);
    }

    #[test]
    fn the_texts_that_are_shipped_are_right() {
        let texts = Texts::load(&Files::compiled_in()).unwrap_or_else(|error| panic!("{error}"));
        for id in ErrorId::ALL {
            assert_ne!(texts.text(Language::Nn, &error_key(id)), "");
        }
    }
}
