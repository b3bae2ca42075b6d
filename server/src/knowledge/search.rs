//! Finding an article by the words of somebody who is in a hurry, on a phone, and may not
//! know what it is called.
//!
//! The index is in memory and built at the start: a few hundred pages at most. A reader
//! searches in one language, and words of the others count as well, only less: many mix
//! them. What a query goes through stands in `query`, how a word is made comparable in
//! `words`, slips of the finger in `near`, young people's words in `synonyms`. No
//! query is kept, counted or logged anywhere.

mod index;
mod near;
mod query;
mod synonyms;
mod words;

use self::index::Index;
use self::query::Query;
use self::synonyms::Synonyms;
use super::articles::Articles;
use super::content_error::{ContentError, sound};
use super::files::Files;
use crate::protocol::needs::Language;

pub(super) use self::synonyms::FILE;

/// The longest query that is read. Whoever writes more has said enough by then.
pub const QUERY_MAX_CHARS: usize = 200;

/// Articles that are shown: what is not among the first is not found.
const SHOWN_MAX: usize = 6;

/// An article that fits so much worse than the best is left out.
const WORTH_SHOWING: f32 = 0.25;

/// Everything that can be searched.
#[derive(Debug)]
pub struct Search {
    index: Index,
    synonyms: Synonyms,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Slugs, the best first.
    pub slugs: Vec<String>,
    /// Whether the words are those of somebody whose life may be at stake: numbers to call
    /// come before articles.
    pub urgent: bool,
}

impl Search {
    /// Reads the list of words and builds the index.
    ///
    /// # Errors
    /// The first mistake in the list.
    pub fn load(files: &Files, articles: &Articles) -> Result<Self, ContentError> {
        let mut mistakes = Vec::new();
        let synonyms = Synonyms::read(files, &mut mistakes);
        let synonyms = sound(synonyms, mistakes, FILE)?;
        let mut index = Index::default();
        for article in Language::ALL.into_iter().flat_map(|language| articles.of(language)) {
            let (language, slug) = (article.language, article.slug.as_str());
            let short = article.summary.iter().chain(&article.actions).map(String::as_str);
            // The slug names the subject in its plainest words.
            index.add(language, slug, index::TITLE, [article.title.as_str(), slug]);
            index.add(language, slug, index::DESCRIPTION, [article.description.as_str()]);
            index.add(language, slug, index::SHORT, short);
            index.add(language, slug, index::TEXT, [article.text.as_str()]);
        }
        Ok(Self { index, synonyms })
    }

    /// The articles that fit, for a reader of one language.
    pub fn find(&self, language: Language, query: &str) -> Found {
        let query = Query::parse(query, &self.synonyms, &self.index);
        let mut scores = self.index.scores(language, &query.wishes);
        // Of two that fit as well, the one whose name comes first: the same words find the
        // same every time.
        scores.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(other.0)));
        let best = scores.first().map_or(0.0, |(_, score)| *score);
        let worth = scores.into_iter().take_while(|(_, score)| *score >= best * WORTH_SHOWING);
        Found {
            slugs: worth.take(SHOWN_MAX).map(|(slug, _)| slug.to_owned()).collect(),
            urgent: query.urgent,
        }
    }

    /// Words that young people's words are said to mean, and that no article has; with
    /// their lines in the file.
    pub(super) fn lost_meanings(&self, source: &str) -> Vec<(usize, String)> {
        self.synonyms.meanings_without(source, |word| self.index.knows(word))
    }
}

#[cfg(test)]
mod tests;
