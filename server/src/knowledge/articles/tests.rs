//! What a reader can count on in every article.

use super::*;

const HEAD: &str =
    "title = \"T\"\ndescription = \"D\"\nreviewed = \"2026-11-21\"\nreviewer = \"editor\"\nsummary = [\"S\"]";

fn shipped() -> Articles {
    let services = Services::load().unwrap_or_else(|error| panic!("{error}"));
    Articles::load(&services).unwrap_or_else(|error| panic!("{error}"))
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect()
}

/// Björnsson's readability index: words per sentence, plus the share of words longer
/// than six letters. Under 30 is very easy, 30 to 40 easy.
fn lix(text: &str) -> f64 {
    let words = words(text);
    let long = words.iter().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 6).count();
    let ends = |c: char| matches!(c, '.' | '!' | '?' | ':' | '\n');
    let sentences = text.split(ends).filter(|part| part.chars().any(char::is_alphanumeric)).count();
    let count = |n: usize| f64::from(u32::try_from(n).unwrap());
    count(words.len()) / count(sentences.max(1)) + 100.0 * count(long) / count(words.len().max(1))
}

/// The words of an article without its markup.
fn plain(article: &Article) -> String {
    let mut inside_tag = false;
    let mut text = String::new();
    for c in article.body.as_str().chars() {
        match c {
            '<' => inside_tag = true,
            '>' => inside_tag = false,
            c if !inside_tag => text.push(c),
            _ => {}
        }
    }
    [text, article.summary.join("\n"), article.actions.join("\n")].join("\n")
}

#[test]
fn a_reader_under_stress_can_read_every_article() {
    for article in &shipped().all {
        // The index is made for Scandinavian; English words are shorter and sentences alike.
        let lix = lix(&plain(article));
        assert!(
            lix <= 35.0,
            "{}/{} has LIX {lix:.1}; shorten words or sentences",
            article.language.tag(),
            article.slug
        );
    }
}

#[test]
fn an_article_is_long_enough_to_help_and_short_enough_to_finish() {
    for article in &shipped().all {
        let count = words(&plain(article)).len();
        assert!((300..=650).contains(&count), "{}/{}: {count} words", article.language.tag(), article.slug);
    }
}

#[test]
fn an_editor_is_told_what_an_article_lacks() {
    let services = Services::load().unwrap();
    let article = |rest: &str| {
        read(Language::Nb, "nb/x/a.md", &format!("+++\n{HEAD}\n{rest}\n+++\nTekst.\n"), &services)
    };
    assert!(article("actions = [\"en\"]").unwrap_err().what.contains("3 things"));
    assert!(article("actions = [\"1\", \"2\", \"3\"]\nservices = [\"x\"]").unwrap_err().what.contains("`x`"));
    assert_eq!(article("actions = [\"1\", \"2\", \"3\"]").unwrap().slug, "a");
}
