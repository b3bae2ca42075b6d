//! The second step of signing in: after the password, a code from an app on the
//! counsellor's own phone, or one of ten recovery codes. Pure; what is kept of it goes
//! through [`super::records`].

mod authenticator;
mod half_way;
mod recovery_code;
mod vault;

pub use self::authenticator::{AuthenticatorSecret, Code, TimeStep};
pub use self::half_way::{FirstStep, HALF_WAY_FOR, HalfWay, HalfWays, Next};
pub use self::recovery_code::{RECOVERY_CODES, RecoveryCode};
pub use self::vault::{KeptSecret, Vault};
use super::password::PasswordHash;

/// Wrong codes in a row after which none is taken any more. Three codes in a million are
/// good at a time, so whoever knows the password and guesses gets in once in 3 000 times,
/// and nobody mistypes a hundred times in a row.
pub const WRONG_MAX: u64 = 100;

/// Whether staff need the second step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondStepRule {
    /// Nobody is let in without it; whoever has none sets one up at the first sign-in.
    Required,
    /// The password is enough, also for those who have one.
    Off,
}

/// What is kept of an account's second step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptStep {
    /// What the app and the server share.
    pub secret: KeptSecret,
    /// The newest time step whose code was taken. It and those before are used up.
    pub newest: TimeStep,
    /// Wrong codes since the last right one.
    pub wrong: u64,
    /// Of the recovery codes that are left.
    pub recovery: Vec<PasswordHash>,
}

/// What somebody typed as the second step. The two cannot be taken for one another.
#[derive(Debug)]
pub enum Typed {
    /// What the app shows.
    Code(Code),
    /// One of those that were written down.
    Recovery(RecoveryCode),
}

impl Typed {
    /// Reads it, with blanks and dashes wherever they stand. `None` when it is neither.
    pub fn parse(text: &str) -> Option<Self> {
        Code::parse(text).map(Self::Code).or_else(|| RecoveryCode::parse(text).map(Self::Recovery))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_are_a_code_and_twelve_signs_a_recovery_code() {
        assert!(matches!(Typed::parse(" 123 456 "), Some(Typed::Code(_))));
        let recovery = RecoveryCode::generate();
        assert!(matches!(Typed::parse(&recovery.reveal()), Some(Typed::Recovery(_))));
        for neither in ["", "12345", "1234567", "12345a", "<script>", &"7".repeat(10_000)] {
            assert!(Typed::parse(neither).is_none(), "{neither}");
        }
        assert!(!format!("{:?}", Typed::parse("123456")).contains("123456"));
    }
}
