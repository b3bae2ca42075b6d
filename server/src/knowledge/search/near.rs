//! Slips of the finger: how far one word is from another. Words are folded before, so a
//! letter is a byte, but for scripts that our articles do not use.

/// How many slips are forgiven in a word of so many letters. Short words are too many to
/// be told apart: *sex* is not a slip of *sms*.
pub(super) fn forgiven(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// The fewest slips that make one word of the other, when they are at most `most`: a letter
/// too many, too few, another, or two in the wrong order.
pub(super) fn slips(one: &[u8], other: &[u8], most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let width = other.len() + 1;
    let mut two_before = vec![0; width];
    let mut before: Vec<usize> = (0..width).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1; width];
        for (j, b) in other.iter().enumerate() {
            let mut fewest = (before[j] + usize::from(a != b)).min(before[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                fewest = fewest.min(two_before[j - 1] + 1);
            }
            row[j + 1] = fewest;
        }
        if row.iter().all(|slips| *slips > most) {
            return None;
        }
        two_before = std::mem::replace(&mut before, row);
    }
    before.last().copied().filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: Option<usize>) {
        assert_eq!(slips(one.as_bytes(), other.as_bytes(), 2), expected, "{one} and {other}");
        assert_eq!(slips(other.as_bytes(), one.as_bytes(), 2), expected, "{other} and {one}");
    }

    #[test]
    fn a_slip_is_a_letter_too_many_too_few_another_or_two_swapped() {
        check("sjalusi", "sjalusi", Some(0));
        check("sjalusi", "sjallusi", Some(1));
        check("sjalusi", "salusi", Some(1));
        check("sjalusi", "sjolusi", Some(1));
        check("sjalusi", "sjlausi", Some(1));
        check("sjalusi", "sjlaushi", Some(2));
        check("sjalusi", "samtykke", None);
        check("", "vold", None);
    }

    #[test]
    fn the_longer_the_word_the_more_is_forgiven() {
        assert_eq!([3, 4, 7, 8, 20].map(forgiven), [0, 1, 1, 2, 2]);
    }
}
