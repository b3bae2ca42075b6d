//! Passwords that somebody who knows this service would try first. Asked when one is set; those
//! that were set before stay good.

use zeroize::Zeroizing;

use super::Password;

/// What is tried first, in small letters, the longer before what it begins with: what this
/// service is and calls its people, what people put before a number when they must think of a
/// password, and rows of the keyboard. The names of the service and of the person come on top.
const WORDS: [&str; 28] = [
    "administrator",
    "fortrolig",
    "hjelpelinje",
    "helpline",
    "counsellor",
    "rådgiver",
    "radgiver",
    "rettleiar",
    "veileder",
    "passordet",
    "passord",
    "password",
    "velkommen",
    "velkomen",
    "welcome",
    "hemmelig",
    "hemmeleg",
    "changeme",
    "iloveyou",
    "sommer",
    "vinter",
    "norge",
    "noreg",
    "qwertyuiop",
    "qwerty",
    "asdfgh",
    "1234567890",
    "123456",
];

/// A name that is shorter stands in too many innocent words.
const NAME_MIN_CHARS: usize = 3;

/// So much must be left beside the words. Less is a year and a sign at the end.
const BESIDE_MIN_CHARS: usize = 8;

impl Password {
    /// Whether little is left of it without the words that are tried first and the words of
    /// these names. Capitals are the same as small letters here, blanks count for nothing, and
    /// a sign that is repeated counts once.
    pub fn is_guessable(&self, names: &[&str]) -> bool {
        let of_names = names.iter().flat_map(|name| name.split(|sign: char| !sign.is_alphanumeric()));
        let of_names = of_names.filter(|word| word.chars().count() >= NAME_MIN_CHARS).map(str::to_lowercase);
        let mut left = Zeroizing::new(self.0.to_lowercase());
        for word in WORDS.into_iter().map(str::to_owned).chain(of_names) {
            left = Zeroizing::new(left.replace(&word, " "));
        }
        let mut last = None;
        let beside = left.chars().filter(|sign| !sign.is_whitespace());
        beside.filter(|sign| last.replace(*sign) != Some(*sign)).count() < BESIDE_MIN_CHARS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(password: &str, expected: bool) {
        let read = Password::parse(password).unwrap_or_else(|| panic!("{password} has no allowed length"));
        assert_eq!(read.is_guessable(&["Unge relasjoner", "ida.berg", "Ida B"]), expected, "{password}");
    }

    #[test]
    fn what_everybody_tries_first_is_guessable_whatever_number_follows() {
        for tried in [
            "Fortrolig2026!",
            "passord123456",
            "PASSORDET 2026",
            "Unge Relasjoner 26",
            "unge-relasjoner",
            "idaberg-2026!!",
            "rådgiver rådgiver",
            "Sommeren2026",
            "123456789012",
            "qwertyuiop123",
            "aaaaaaaaaaaaaaa",
        ] {
            check(tried, true);
        }
    }

    #[test]
    fn a_sentence_of_ones_own_is_not_guessable_though_such_a_word_is_in_it() {
        for own in [
            "i sommer badet vi i Tyrifjorden",
            "blåbærsyltetøy",
            "correct horse battery",
            "😀😃😄😁😆😅🤣😂🙂🙃😉😊",
        ] {
            check(own, false);
        }
        for _ in 0..100 {
            check(Password::generate().reveal(), false);
        }
    }
}
