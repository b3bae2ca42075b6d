//! Passwords of staff: what may be one, and the slow hash that is kept of it
//! (Argon2id). Hashing takes some 25 ms of one core on purpose; an async caller
//! must give it a thread of its own.

mod guessable;

use std::sync::LazyLock;

use argon2::password_hash::phc;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use data_encoding::BASE32_NOPAD;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::protocol::ids::random_bytes;

/// Length is what makes a password strong. No kind of sign is asked for or forbidden, only what
/// is tried first is refused when one is set: [`Password::is_guessable`].
pub const PASSWORD_MIN_CHARS: usize = 12;

/// Room for any pass phrase, and a bound on what is hashed.
pub const PASSWORD_MAX_CHARS: usize = 200;

/// What is read of a password before it is normalised, in bytes: no text becomes shorter than a
/// third by that, and a sign has four bytes at most. A field that takes as many units of
/// UTF-16 cuts nothing off.
pub const TYPED_MAX: usize = PASSWORD_MAX_CHARS * 3 * 4;

/// OWASP's floor for Argon2id: 19 MiB, twice over, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A password of an allowed length. Overwritten when dropped, hidden in `Debug`.
pub struct Password(Zeroizing<String>);

impl Password {
    /// Brings it to normalisation form C, so that `å` is the same from every
    /// keyboard. `None` when it is shorter or longer than allowed.
    pub fn parse(typed: &str) -> Option<Self> {
        // A bound before any work.
        if typed.len() > TYPED_MAX {
            return None;
        }
        let password = Zeroizing::new(typed.nfc().collect::<String>());
        let fits = (PASSWORD_MIN_CHARS..=PASSWORD_MAX_CHARS).contains(&password.chars().count());
        fits.then_some(Self(password))
    }

    /// A new one with 100 random bits, in groups that can be read aloud.
    pub fn generate() -> Self {
        let signs = Zeroizing::new(BASE32_NOPAD.encode(&random_bytes::<13>()).to_lowercase());
        let groups: Vec<&str> = (0..20).step_by(5).map(|at| &signs[at..at + 5]).collect();
        Self(Zeroizing::new(groups.join("-")))
    }

    /// To be shown once, to whoever made it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// What is kept of a password: a PHC string with its salt and its cost. Hidden in `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Hashes with a new salt. Slow.
    ///
    /// # Panics
    /// Never: a [`Password`] is within Argon2's bounds.
    pub fn of(password: &Password) -> Self {
        let hash: phc::PasswordHash = argon2id()
            .hash_password_with_salt(password.0.as_bytes(), &random_bytes::<16>())
            .expect("the salt and the password have lengths that Argon2 takes");
        Self(hash.to_string())
    }

    /// One that no password matches, for names that have no account: looking takes
    /// as long as for those that have.
    /// Hashed once in a process.
    pub fn of_nobody() -> Self {
        static NOBODY: LazyLock<PasswordHash> = LazyLock::new(|| PasswordHash::of(&Password::generate()));
        NOBODY.clone()
    }

    /// Of an account that has no password: nothing matches it.
    pub const fn none() -> Self {
        Self(String::new())
    }

    /// Whether there is one.
    pub fn is_set(&self) -> bool {
        !self.0.is_empty()
    }

    /// What was kept. It is not checked here; a damaged one matches nothing.
    pub fn from_kept(kept: String) -> Self {
        Self(kept)
    }

    /// What to keep.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the password. Slow.
    pub fn matches(&self, password: &Password) -> bool {
        argon2id().verify_password(password.0.as_bytes(), self.0.as_str()).is_ok()
    }
}

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

fn argon2id() -> Argon2<'static> {
    let cost = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("the cost is within Argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, cost)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> Password {
        Password::parse(text).unwrap()
    }

    #[test]
    fn the_right_password_matches_and_no_other() {
        let kept = PasswordHash::of(&password("a long enough one"));
        assert!(kept.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", kept.as_str());
        let kept = PasswordHash::from_kept(kept.as_str().to_owned());
        assert!(kept.matches(&password("a long enough one")));
        assert!(!kept.matches(&password("a long enough two")));
        assert!(!PasswordHash::of_nobody().matches(&password("a long enough one")));
        assert!(!PasswordHash::from_kept("damaged".into()).matches(&password("a long enough one")));
        assert!(kept.is_set() && !PasswordHash::none().is_set());
        assert!(!PasswordHash::none().matches(&password("a long enough one")));
    }

    #[test]
    fn an_å_is_an_å_from_every_keyboard() {
        let kept = PasswordHash::of(&password("blåbærsyltetøy"));
        assert!(kept.matches(&password("bla\u{30a}bærsyltetøy")));
    }

    #[test]
    fn every_sign_counts_as_it_was_typed_up_to_the_last() {
        let typed = format!(" {} Å", "Setning ".repeat(24));
        assert_eq!(typed.chars().count(), 195);
        let kept = PasswordHash::of(&password(&typed));
        assert!(kept.matches(&password(&typed)));
        for other in [typed.to_lowercase(), typed.trim_start().into(), typed.replace('Å', "A"), typed + " "]
        {
            assert!(!kept.matches(&password(&other)), "{other}");
        }
    }

    #[test]
    fn only_the_length_counts() {
        assert!(Password::parse("elleve tegn").is_none());
        assert!(Password::parse("tolv tegn ok").is_some());
        assert!(Password::parse(&"å".repeat(200)).is_some());
        assert!(Password::parse(&"å".repeat(201)).is_none());
        assert!(Password::parse(&"x".repeat(1_000_000)).is_none());
    }

    #[test]
    fn a_generated_password_can_be_read_aloud_and_is_never_the_same() {
        let (one, two) = (Password::generate(), Password::generate());
        assert_ne!(one.reveal(), two.reveal());
        assert_eq!(one.reveal().len(), 23);
        assert!(Password::parse(one.reveal()).is_some());
        assert_eq!(format!("{one:?}"), "Password(…)");
    }
}
