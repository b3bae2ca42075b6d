//! How words are made comparable: `Kjærestens`, `kjaeresten` and `kjæresten` are one word.

use frostem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Repeated more often than this, a letter is a cry and no spelling.
const REPEATED_MAX: usize = 2;

/// Cuts a text into words in small letters, without accents, with `æ`, `ø` and `å` as they
/// are written on a keyboard that lacks them: all ways of writing one come out the same.
pub(super) fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let ends = |c: char| !c.is_alphanumeric() && !is_combining_mark(c) && !is_apostrophe(c);
    lower.split(ends).map(fold).filter(|word| !word.is_empty()).collect()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

fn fold(word: &str) -> String {
    let mut folding = Folding { folded: String::with_capacity(word.len()), last: None, repeated: 0 };
    if word.is_ascii() {
        word.chars().for_each(|c| folding.push(c));
    } else {
        word.nfd().filter(|c| !is_combining_mark(*c)).for_each(|c| folding.push(c));
    }
    folding.folded
}

/// A word on its way.
struct Folding {
    folded: String,
    last: Option<char>,
    repeated: usize,
}

impl Folding {
    fn push(&mut self, c: char) {
        let c = match c {
            'æ' => 'a',
            'ø' => 'o',
            c => c,
        };
        // `aa`, `ae` and `oe` are what is left of `å`, `æ` and `ø` where they are missing.
        let is_second_half = matches!((self.last, c), (Some('a'), 'a' | 'e') | (Some('o'), 'e'));
        self.repeated = if self.last == Some(c) { self.repeated + 1 } else { 1 };
        if is_second_half || is_apostrophe(c) || self.repeated > REPEATED_MAX {
            return;
        }
        self.last = Some(c);
        self.folded.push(c);
    }
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

    #[test]
    fn every_way_of_writing_a_letter_comes_out_the_same() {
        for written in ["sjølv på årsak lære", "sjoelv paa aarsak laere", "sjolv pa arsak lare"] {
            assert_eq!(words(written), ["sjolv", "pa", "arsak", "lare"], "{written}");
        }
        // The ring as a sign of its own, as some phones send it.
        assert_eq!(words("pa\u{30a}"), ["pa"]);
        assert_eq!(words("HJELP!! idé hjeeeelp"), ["hjelp", "ide", "hjeelp"]);
        assert_eq!(words("don’t don't"), ["dont", "dont"]);
    }

    #[test]
    fn bokmal_and_nynorsk_meet_where_the_word_is_the_same() {
        let stem = |word: &str| stems(word)[0].clone();
        assert_eq!(stem("grensene"), stem("grensane"));
        assert_eq!(stem("trusler"), stem("truslar"));
        assert_eq!(stems("boundaries")[1], stems("boundary")[1]);
    }
}
