//! Which article has which word how often, and how well an article fits (BM25 over
//! weighted parts).

use std::collections::BTreeMap;

use super::near;
use super::words::{stems, words};
use crate::protocol::needs::Language;

/// A word in the title counts as many in the text.
pub(super) const TITLE: f32 = 6.0;
/// The one sentence below the title.
pub(super) const DESCRIPTION: f32 = 3.0;
/// The summary and the things to do.
pub(super) const SHORT: f32 = 2.0;
/// The text itself.
pub(super) const TEXT: f32 = 1.0;

/// How soon more of the same word stops to count.
const SATURATION: f32 = 4.0;
/// How much a long article is held against itself.
const LENGTH: f32 = 0.3;

/// A language that is not the reader's own counts this much.
const OTHER_LANGUAGE: f32 = 0.4;

/// Shorter parts of words stand in too many.
const PART_MIN_LETTERS: usize = 4;

/// How often a word stands in an article, weighted, in each language.
type Counts = [f32; Language::ALL.len()];

/// A word that is looked for, and the ways to find it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wish {
    /// Stems, each with how good a find it is. Of several the best counts, not their sum.
    pub(super) ways: Vec<(String, f32)>,
}

/// Every word of every article.
#[derive(Debug, Default)]
pub(super) struct Index {
    articles: Vec<Indexed>,
    /// Where each stem stands.
    places: BTreeMap<String, BTreeMap<usize, Counts>>,
    /// Words as they are written, with their stems: slips are counted in what was typed.
    forms: BTreeMap<String, [String; 2]>,
}

#[derive(Debug)]
struct Indexed {
    slug: String,
    lengths: Counts,
}

impl Index {
    /// Takes up a part of an article.
    pub(super) fn add<'a>(
        &mut self,
        language: Language,
        slug: &str,
        weight: f32,
        texts: impl IntoIterator<Item = &'a str>,
    ) {
        let article = self.articles.iter().position(|article| article.slug == slug).unwrap_or_else(|| {
            self.articles.push(Indexed { slug: slug.to_owned(), lengths: Counts::default() });
            self.articles.len() - 1
        });
        for word in texts.into_iter().flat_map(words) {
            let [norwegian, english] = self.forms.entry(word).or_insert_with_key(|word| stems(word));
            let stem = if language == Language::En { english } else { norwegian };
            self.articles[article].lengths[language as usize] += weight;
            let counts = self.places.entry(stem.clone()).or_default().entry(article).or_default();
            counts[language as usize] += weight;
        }
    }

    /// Whether any article has the word, in any form.
    pub(super) fn knows(&self, word: &str) -> bool {
        stems(word).into_iter().any(|stem| self.places.contains_key(&stem))
    }

    /// Stems that begin so and go on: *vold* stands in *voldsalarm*.
    pub(super) fn longer(&self, beginning: &str) -> Vec<&str> {
        let from = self.places.range(beginning.to_owned()..).map(|(stem, _)| stem.as_str());
        from.take_while(|stem| stem.starts_with(beginning)).filter(|stem| *stem != beginning).collect()
    }

    /// The longest words that a longer one ends or begins with: *bilde* stands in
    /// *nakenbilde*. `others` are words that no article has.
    pub(super) fn parts<'a>(&'a self, word: &str, others: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
        let is_part = |form: &&str| {
            form.chars().count() >= PART_MIN_LETTERS
                && form.len() < word.len()
                && (word.starts_with(form) || word.ends_with(form))
        };
        let mut parts: Vec<&str> =
            self.forms.keys().map(String::as_str).chain(others).filter(is_part).collect();
        let longest = parts.iter().map(|part| part.len()).max().unwrap_or_default();
        parts.retain(|part| part.len() == longest);
        parts
    }

    /// The words nearest to one that is misspelt, as far as slips are forgiven, with how
    /// many there were.
    pub(super) fn nearest<'a>(
        &'a self,
        word: &str,
        others: impl Iterator<Item = &'a str>,
    ) -> Option<(usize, Vec<&'a str>)> {
        let mut most = near::forgiven(word.len());
        let mut nearest = Vec::new();
        for form in self.forms.keys().map(String::as_str).chain(others) {
            let Some(slips) = near::slips(word.as_bytes(), form.as_bytes(), most) else { continue };
            if slips < most {
                nearest.clear();
                most = slips;
            }
            nearest.push(form);
        }
        (most > 0 && !nearest.is_empty()).then_some((most, nearest))
    }

    /// The articles that have any of the wishes, each with how well it fits.
    pub(super) fn scores(&self, language: Language, wishes: &[Wish]) -> Vec<(&str, f32)> {
        let mut scores: BTreeMap<usize, f32> = BTreeMap::new();
        for wish in wishes {
            let mut best: BTreeMap<usize, f32> = BTreeMap::new();
            for (stem, weight) in &wish.ways {
                for (article, fit) in self.fits(language, stem) {
                    let fit = fit * weight;
                    best.entry(article).and_modify(|best| *best = best.max(fit)).or_insert(fit);
                }
            }
            for (article, fit) in best {
                *scores.entry(article).or_default() += fit;
            }
        }
        scores.into_iter().map(|(article, score)| (self.articles[article].slug.as_str(), score)).collect()
    }

    fn fits(&self, language: Language, stem: &str) -> Vec<(usize, f32)> {
        let Some(places) = self.places.get(stem) else { return Vec::new() };
        let all = count(self.articles.len());
        let with = count(places.len());
        let rarity = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
        let length = |article: &Indexed| in_language(language, &article.lengths);
        let usual = self.articles.iter().map(length).sum::<f32>() / all;
        let fit = |(article, counts): (&usize, &Counts)| {
            let often = in_language(language, counts);
            let long = length(&self.articles[*article]) / usual;
            let fit = often * (SATURATION + 1.0) / (often + SATURATION * (1.0 - LENGTH + LENGTH * long));
            (*article, rarity * fit)
        };
        places.iter().map(fit).collect()
    }
}

fn in_language(reader: Language, counts: &Counts) -> f32 {
    let weight = |language: Language| if language == reader { 1.0 } else { OTHER_LANGUAGE };
    Language::ALL.into_iter().map(|language| weight(language) * counts[language as usize]).sum()
}

fn count(n: usize) -> f32 {
    u16::try_from(n).map_or(f32::from(u16::MAX), f32::from)
}
