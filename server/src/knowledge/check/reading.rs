//! How easy a text is to read.

use super::Level;
use crate::knowledge::passage::Passage;

/// Longer words make a text heavy.
const LONG_WORD_LETTERS: usize = 6;

/// Where a sentence ends. A passage ends one as well.
const ENDS: [char; 4] = ['.', '!', '?', ':'];

/// What counts as words: whatever stands between spaces and has a letter or a digit.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric))
}

/// The sentences of one passage.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(ENDS).filter(|part| part.chars().any(char::is_alphanumeric))
}

/// Björnsson's readability index: words per sentence, plus the share of words longer
/// than six letters. Under 30 is very easy, 30 to 40 easy. It is made for Scandinavian;
/// English words are shorter and sentences alike, so the same bound holds there.
pub(super) fn level(path: &str, passages: &[Passage]) -> Level {
    let texts = || passages.iter().map(|passage| passage.text.as_str());
    let (mut all, mut long) = (0, 0);
    for word in texts().flat_map(words) {
        all += 1;
        long += usize::from(word.chars().filter(|c| c.is_alphabetic()).count() > LONG_WORD_LETTERS);
    }
    let sentences = texts().flat_map(sentences).count();
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let lix = count(all) / count(sentences.max(1)) + 100.0 * count(long) / count(all.max(1));
    Level { path: path.to_owned(), lix, words: all }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_counts_words_a_sentence_and_long_ones() {
        let passage = |text: &str| Passage { line: 1, text: text.to_owned() };
        // Nine words, three sentences, three long ones: 9/3 + 100 * 3/9.
        let passages = [passage("Du forteller hva. Vi lytter uansett:"), passage("snakke sammen framover –")];
        let level = level("a", &passages);
        assert_eq!(level.words, 9);
        assert!((level.lix - 36.33).abs() < 0.01, "{}", level.lix);
    }
}
