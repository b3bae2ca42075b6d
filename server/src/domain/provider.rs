//! Signing in through the organisation's own provider of identities (OpenID Connect): who it
//! says is there, whose account that is here, and whether what it asked for counts as our
//! second step too.
//!
//! An account is never made by a provider's word. An administrator makes it and binds it, or
//! its owner does with a one-time invitation; after that it is found by what never changes, the
//! provider's address and its own name for the person, and never by a mail address. Pure. What
//! a provider says is read and checked at the boundary, where its form is known.

mod journey;

pub use self::journey::{Errand, JOURNEY_FOR, Journey, Journeys};
use super::counsellor::StaffId;
use crate::clock::Moment;

/// As OpenID Connect Core 1.0 (section 2) bounds it.
const SUBJECT_MAX_CHARS: usize = 255;

/// A provider's own name for a person: 1 to 255 visible ASCII signs, capitals and small letters
/// told apart. Hidden in `Debug`, because with some providers it names a person.
#[derive(Clone, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    /// `None` when it has another form.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=SUBJECT_MAX_CHARS).contains(&text.len());
        (fits && text.bytes().all(|byte| byte.is_ascii_graphic())).then(|| Self(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Subject(…)")
    }
}

/// Somebody, as a provider knows them. The two parts belong together: another provider may
/// call somebody else the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The provider's address, as it writes it itself.
    pub issuer: String,
    /// Its name for the person.
    pub subject: Subject,
}

/// An account is this person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptIdentity {
    /// Which account.
    pub staff: StaffId,
    /// Who comes in to it.
    pub identity: Identity,
    /// Since when, by the clock on the wall.
    pub bound: Moment,
}

/// What a provider must say for its own second step to count as ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StrongEnough {
    /// Levels of the sign-in as a whole (`acr`); one of them is enough.
    pub levels: Vec<String>,
    /// Ways in which somebody has shown who they are (`amr`); one of them is enough.
    pub methods: Vec<String>,
}

impl StrongEnough {
    /// Whether it counts. Without anything in the settings nothing does, and our own second
    /// step is asked for.
    pub fn is(&self, level: Option<&str>, methods: &[String]) -> bool {
        level.is_some_and(|level| self.levels.iter().any(|enough| enough == level))
            || methods.iter().any(|method| self.methods.contains(method))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_names_somebody_with_visible_signs_and_not_too_many() {
        assert_eq!(Subject::parse("AAAA-bbbb|1").unwrap().as_str(), "AAAA-bbbb|1");
        assert!(Subject::parse(&"x".repeat(255)).is_some());
        for bad in ["", " ", "a b", "å", "a\n", &"x".repeat(256)] {
            assert_eq!(Subject::parse(bad), None, "{bad:?}");
        }
        assert!(!format!("{:?}", Subject::parse("01017012345")).contains("0101"));
    }

    #[test]
    fn its_second_step_counts_only_when_the_settings_name_what_it_says() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let nothing = StrongEnough::default();
        assert!(!nothing.is(Some("high"), &words(&["mfa", "pwd"])));
        assert!(!nothing.is(None, &[]));
        let enough = StrongEnough { levels: words(&["high"]), methods: words(&["mfa", "hwk"]) };
        assert!(enough.is(Some("high"), &[]));
        assert!(enough.is(None, &words(&["pwd", "mfa"])));
        assert!(!enough.is(Some("low"), &words(&["pwd"])));
        assert!(!enough.is(Some("High"), &[]), "these are names, not words");
        assert!(!enough.is(Some("mfa"), &words(&["high"])), "each in its own place");
    }
}
