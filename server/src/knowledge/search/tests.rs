//! Whether young people find what they look for. The queries stand in `queries.tsv`.

use std::collections::BTreeMap;

use super::*;
use crate::knowledge::Knowledge;

/// A query and the articles of which one should be among the first three.
struct Asked {
    language: Language,
    words: &'static str,
    articles: Vec<&'static str>,
}

const AMONG_THE_FIRST: usize = 3;

/// Fewer found than this, and people go away.
const RECALL_MIN: f64 = 0.95;

fn asked() -> impl Iterator<Item = Asked> {
    let lines = include_str!("queries.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let columns: Vec<_> = line.split('\t').collect();
        let [language, words, articles, _kind] = columns[..] else { panic!("{line}") };
        let language = Language::ALL.into_iter().find(|known| known.tag() == language);
        Asked { language: language.unwrap(), words, articles: articles.split(',').collect() }
    })
}

fn knowledge() -> Knowledge {
    Knowledge::load().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn young_people_find_what_they_look_for() {
    let knowledge = knowledge();
    let mut counts: BTreeMap<Language, (u32, u32)> = BTreeMap::new();
    let (mut all, mut waiting) = (0, 0);
    for Asked { language, words, articles } in asked() {
        all += 1;
        for slug in &articles {
            assert!(knowledge.library.theme_of(slug).is_some(), "no theme lists {slug}, for {words:?}");
        }
        if articles.iter().any(|slug| knowledge.articles.find(language, slug).is_none()) {
            waiting += 1;
            continue;
        }
        let found = knowledge.search.find(language, words).slugs;
        let is_found = found.iter().take(AMONG_THE_FIRST).any(|slug| articles.contains(&slug.as_str()));
        if !is_found {
            println!("{} {words:?} finds {found:?} and not {articles:?}", language.tag());
        }
        let (right, asked) = counts.entry(language).or_default();
        *right += u32::from(is_found);
        *asked += 1;
    }
    println!("{waiting} of {all} queries wait for articles that are not written yet");
    assert!(all >= 150);
    assert_eq!(counts.len(), Language::ALL.len());
    for (language, (right, asked)) in counts {
        let recall = f64::from(right) / f64::from(asked);
        println!(
            "{}: {right} of {asked} found among the first {AMONG_THE_FIRST}, {recall:.3}",
            language.tag()
        );
        assert!(recall >= RECALL_MIN, "{}: {recall:.3}", language.tag());
    }
}

#[test]
fn whoever_may_be_in_danger_is_shown_numbers_first() {
    let search = knowledge().search;
    let urgent = |words: &str| search.find(Language::Nb, words).urgent;
    assert!(urgent("jeg vil dø") && urgent("han kvelte meg") && urgent("tenker på selvmord"));
    assert!(!urgent("sjalu kjæreste") && !urgent(""));
}

#[test]
fn whatever_is_typed_the_search_answers() {
    let search = knowledge().search;
    let long = "kjærest ".repeat(1_000);
    for odd in ["", " ", "?!", "\u{0}", "🙃", "ه", "a", "999", "<script>", &"x".repeat(10_000), &long] {
        assert!(search.find(Language::Nn, odd).slugs.len() <= SHOWN_MAX, "{odd:?}");
    }
    assert_eq!(search.find(Language::Nb, "🙃").slugs, [] as [&str; 0]);
}
