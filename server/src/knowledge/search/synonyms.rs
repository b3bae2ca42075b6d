//! Young people's words and what they mean in our articles, from `content/synonyms.toml`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::words::{stems, words};
use crate::knowledge::content_error::{ContentError, line_of};
use crate::knowledge::files::Files;

pub(crate) const FILE: &str = "synonyms.toml";

/// The list as it stands in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    ignored: Vec<String>,
    urgent: Vec<String>,
    words: Vec<Entry>,
}

/// Words that are said, and words that our articles have for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    said: Vec<String>,
    means: Vec<String>,
}

/// The list, ready to be asked.
#[derive(Debug, Default)]
pub(super) struct Synonyms {
    ignored: BTreeSet<String>,
    urgent: Vec<Vec<String>>,
    /// What is said, as stems, with what it means.
    said: BTreeMap<Vec<String>, Vec<String>>,
    /// Single words that are said, as they are written, for slips of the finger.
    single: BTreeSet<String>,
    longest: usize,
}

/// What was meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Meaning<'a> {
    /// How many words said it.
    pub(super) words: usize,
    /// The words of our articles.
    pub(super) means: &'a [String],
}

impl Synonyms {
    /// Reads the list, and tells its mistakes: a key we do not know, or a word
    /// that would never be looked at.
    pub(super) fn read(files: &Files, mistakes: &mut Vec<ContentError>) -> Option<Self> {
        let source = files.read(FILE).map_err(|error| mistakes.push(error)).ok()?;
        let list: List = toml::from_str(source)
            .map_err(|error| {
                let line = error.span().map_or(1, |span| line_of(source, span.start));
                mistakes.push(ContentError::new(FILE, line, error.message()));
            })
            .ok()?;
        let mut synonyms = Self {
            ignored: list.ignored.iter().flat_map(|word| key(word)).collect(),
            urgent: list.urgent.iter().map(|phrase| key(phrase)).filter(|key| !key.is_empty()).collect(),
            ..Self::default()
        };
        for entry in &list.words {
            for said in &entry.said {
                let key = key(said);
                let mut tell = |what: String| {
                    let line = source.rfind(&format!("\"{said}\"")).map_or(1, |at| line_of(source, at));
                    mistakes.push(ContentError::new(FILE, line, what));
                };
                if key.is_empty() {
                    tell(format!("`{said}` holds no word"));
                }
                if let [word] = key.as_slice() {
                    if synonyms.ignored.contains(word) {
                        tell(format!("`{said}` is read as one of the words in `ignored`"));
                    }
                    synonyms.single.extend(words(said));
                }
                synonyms.longest = synonyms.longest.max(key.len());
                synonyms.said.entry(key).or_default().extend(entry.means.iter().cloned());
            }
        }
        Some(synonyms)
    }

    /// What the longest beginning of these words means.
    pub(super) fn longest(&self, typed: &[String]) -> Option<Meaning<'_>> {
        let key: Vec<String> = typed.iter().take(self.longest).map(|word| stem(word)).collect();
        let found =
            |length: usize| Some(Meaning { words: length, means: self.said.get(&key[..length])?.as_slice() });
        (1..=key.len()).rev().find_map(found)
    }

    /// Whether everybody uses the word all the time.
    pub(super) fn is_ignored(&self, word: &str) -> bool {
        self.ignored.contains(&stem(word))
    }

    /// Whether a life may be at stake.
    pub(super) fn is_urgent(&self, typed: &[String]) -> bool {
        let stems: Vec<String> = typed.iter().map(|word| stem(word)).collect();
        self.urgent.iter().any(|phrase| stems.windows(phrase.len()).any(|window| window == phrase))
    }

    /// Single words that mean something.
    pub(super) fn single_words(&self) -> impl Iterator<Item = &str> {
        self.single.iter().map(String::as_str)
    }

    /// Meanings that are not known, each with its line in the file.
    pub(super) fn meanings_without(
        &self,
        source: &str,
        known: impl Fn(&str) -> bool,
    ) -> Vec<(usize, String)> {
        let meanings: BTreeSet<&String> = self.said.values().flatten().collect();
        let lost = meanings.into_iter().filter(|means| !words(means).iter().all(|word| known(word)));
        let line = |means: &str| source.find(&format!("\"{means}\"")).map_or(1, |at| line_of(source, at));
        lost.map(|means| (line(means), means.clone())).collect()
    }
}

fn key(phrase: &str) -> Vec<String> {
    words(phrase).iter().map(|word| stem(word)).collect()
}

fn stem(word: &str) -> String {
    let [norwegian, _] = stems(word);
    norwegian
}

#[cfg(test)]
mod tests {
    use super::*;

    fn synonyms(list: &str) -> Synonyms {
        let mut mistakes = Vec::new();
        let synonyms = Synonyms::read(&Files::default().with(FILE, list), &mut mistakes);
        assert_eq!(mistakes, []);
        synonyms.unwrap()
    }

    #[test]
    fn several_words_together_come_before_each_alone() {
        let list = "ignored = []\nurgent = [\"ta livet\"]\n[[words]]\nsaid = [\"slå\"]\nmeans = [\"slag\"]\n\
                    [[words]]\nsaid = [\"slå opp\"]\nmeans = [\"slutt\"]\n";
        let synonyms = synonyms(list);
        let longest = |typed: &str| {
            synonyms.longest(&words(typed)).map(|meaning| (meaning.words, meaning.means[0].clone()))
        };
        assert_eq!(longest("slå opp med han"), Some((2, "slutt".to_owned())));
        assert_eq!(longest("slaa meg"), Some((1, "slag".to_owned())));
        assert_eq!(longest("opp"), None);
        let urgent = |typed: &str| synonyms.is_urgent(&words(typed));
        assert!(urgent("han vil ta livet sitt") && !urgent("livet mitt"));
        assert_eq!(synonyms.meanings_without(list, |word| word == "slag"), [(8, "slutt".to_owned())]);
    }

    #[test]
    fn an_editor_is_told_the_line_of_a_slip() {
        let mut mistakes = Vec::new();
        let list = "ignored = []\nurgent = []\n[[words]]\nsagt = [\"a\"]\n";
        assert!(Synonyms::read(&Files::default().with(FILE, list), &mut mistakes).is_none());
        assert_eq!(mistakes[0].line, 4, "{}", mistakes[0]);
    }
}
