//! How words are made comparable: `Kjærestens`, `kjaeresten` and `kjæresten` are one word.

use frostem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Repeated more often than this, a letter is a cry and no spelling.
const REPEATED_MAX: usize = 2;

/// Cuts a text into words in small letters, without accents, with `æ`, `ø` and `å` as they
/// are written on a keyboard that lacks them: all ways of writing one come out the same.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    let lower = text.to_lowercase().replace(['\u{2019}', '\''], "");
    let words: Vec<String> =
        lower.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)).map(fold).collect();
    words.into_iter().filter(|word| !word.is_empty())
}

fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.nfd().filter(|c| !is_combining_mark(*c)) {
        let c = match c {
            'æ' => 'a',
            'ø' => 'o',
            c => c,
        };
        let repeated = folded.chars().rev().take_while(|before| *before == c).count();
        if repeated < REPEATED_MAX {
            folded.push(c);
        }
    }
    folded.replace("aa", "a").replace("ae", "a").replace("oe", "o")
}

/// What is left of a folded word without its endings, first read as Norwegian, then as
/// English: a query does not say which it is.
pub(super) fn stems(word: &str) -> [String; 2] {
    [Algorithm::Norwegian, Algorithm::English]
        .map(|algorithm| Stemmer::new(algorithm).stem(word).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).collect()
    }

    #[test]
    fn every_way_of_writing_a_letter_comes_out_the_same() {
        for written in ["sjølv på årsak lære", "sjoelv paa aarsak laere", "sjolv pa arsak lare"] {
            assert_eq!(folded(written), ["sjolv", "pa", "arsak", "lare"], "{written}");
        }
        // The ring as a sign of its own, as some phones send it.
        assert_eq!(folded("pa\u{30a}"), ["pa"]);
        assert_eq!(folded("HJELP!! idé hjeeeelp"), ["hjelp", "ide", "hjeelp"]);
        assert_eq!(folded("don’t don't"), ["dont", "dont"]);
    }

    #[test]
    fn bokmal_and_nynorsk_meet_where_the_word_is_the_same() {
        let stem = |word: &str| stems(word)[0].clone();
        assert_eq!(stem("grensene"), stem("grensane"));
        assert_eq!(stem("trusler"), stem("truslar"));
        assert_eq!(stems("boundaries")[1], stems("boundary")[1]);
    }
}
