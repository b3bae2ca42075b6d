//! From what somebody typed to what is looked for.

use std::collections::BTreeSet;

use super::QUERY_MAX_CHARS;
use super::index::{Index, Wish};
use super::synonyms::{Meaning, Synonyms};
use super::words::{self, stems, words};

/// Words of a query that are looked for: a whole story finds no more than its beginning, and
/// each word costs time.
const WORDS_MAX: usize = 12;

/// How good a find is that is not the word itself.
const MEANT: f32 = 0.9;
const LONGER: f32 = 0.4;
const MISSPELT: f32 = 0.75;
const MISSPELT_TWICE: f32 = 0.5;
const PART: f32 = 0.5;

/// Letters of a word that may go on: *vold* stands in *voldsalarm*.
const BEGINNING_MIN_LETTERS: usize = 4;

/// Letters of a word that nobody knows, and that may not have been typed to its end.
const CUT_OFF_MIN_LETTERS: usize = 3;

/// What is looked for.
#[derive(Debug, Default)]
pub(super) struct Query {
    pub(super) wishes: Vec<Wish>,
    pub(super) urgent: bool,
}

impl Query {
    /// Reads a query: says of what in [`Synonyms`] first, which may take several words; then
    /// each word by itself, without those that everybody uses all the time.
    pub(super) fn parse(typed: &str, synonyms: &Synonyms, index: &Index) -> Self {
        let typed: String = typed.chars().take(QUERY_MAX_CHARS).collect();
        let mut typed = words(&typed);
        typed.truncate(WORDS_MAX);
        let mut query = Self { wishes: Vec::new(), urgent: synonyms.is_urgent(&typed) };
        let mut at = 0;
        while at < typed.len() {
            let said = synonyms.longest(&typed[at..]);
            let said = said.filter(|meaning| meaning.words > 1 || !synonyms.is_ignored(&typed[at]));
            if let Some(meaning) = &said {
                query.mean(meaning, synonyms);
            }
            match said {
                // Several words that mean something together no longer mean it one by one.
                Some(meaning) if meaning.words > 1 => at += meaning.words,
                said => {
                    let word = &typed[at];
                    if !synonyms.is_ignored(word) {
                        query.wish(word, said.is_some(), synonyms, index);
                    }
                    at += 1;
                }
            }
        }
        if query.wishes.is_empty() {
            // Nothing but small words: then they are what was asked.
            for word in &typed {
                query.wish(word, false, synonyms, index);
            }
        }
        query
    }

    /// The words of a meaning, each by itself.
    fn mean(&mut self, meaning: &Meaning<'_>, synonyms: &Synonyms) {
        let meant = meaning.means.iter().flat_map(|means| words(means));
        for word in meant.filter(|word| !synonyms.is_ignored(word)) {
            // What took several words to say weighs as much as they would have.
            let weight = MEANT * weight(meaning.words);
            let ways = stems(&word).into_iter().map(|stem| (stem, weight)).collect();
            self.wishes.push(Wish { ways });
        }
    }

    fn wish(&mut self, word: &str, has_meaning: bool, synonyms: &Synonyms, index: &Index) {
        let stems = stems(word);
        let is_known = has_meaning || index.knows(word);
        let letters = if is_known { BEGINNING_MIN_LETTERS } else { CUT_OFF_MIN_LETTERS };
        let beginnings = stems.iter().filter(|stem| stem.chars().count() >= letters);
        let longer: BTreeSet<&str> = beginnings.flat_map(|stem| index.longer(stem)).collect();
        let is_known = is_known || !longer.is_empty();
        let mut ways: Vec<(String, f32)> = stems.into_iter().map(|stem| (stem, 1.0)).collect();
        ways.extend(longer.into_iter().map(|stem| (stem.to_owned(), LONGER)));
        if !is_known {
            let nearest = index.nearest(word, synonyms.single_words());
            let (weight, instead) = match nearest {
                Some((1, nearest)) => (MISSPELT, nearest),
                Some((_, nearest)) => (MISSPELT_TWICE, nearest),
                None => (PART, index.parts(word, synonyms.single_words())),
            };
            for form in instead {
                if synonyms.is_ignored(form) {
                    continue;
                }
                ways.extend(words::stems(form).into_iter().map(|stem| (stem, weight)));
                if let Some(meaning) = synonyms.longest(&[form.to_owned()]) {
                    self.mean(&meaning, synonyms);
                }
            }
        }
        self.wishes.push(Wish { ways });
    }
}

fn weight(words: usize) -> f32 {
    u8::try_from(words).map_or(1.0, f32::from)
}
