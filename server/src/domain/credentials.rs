//! What is known of an account's ways in beside the ways themselves: which sessions count, and
//! whose the password is. Pure; kept by [`super::records`].

use serde::{Deserialize, Serialize};

/// Sessions belong to an era of their account. A new password, a second step that is taken away,
/// a change of standing, or an administrator's word begins the next one, and every session of
/// an era before it is over.
///
/// A number and not a time: sessions begin at several nodes and eras at a command line, and
/// no two clocks agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Era(pub u64);

/// What holds for signing in to an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Credentials {
    /// The one whose sessions count.
    pub era: Era,
    /// Whose the password is.
    pub password: PasswordOrigin,
}

impl Credentials {
    /// Of an account that gets its first password from somebody else.
    pub const ISSUED: Self = Self { era: Era(0), password: PasswordOrigin::Issued };
}

/// Whose a password is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PasswordOrigin {
    /// Its holder's, and nobody else knows it.
    #[default]
    Own,
    /// Somebody else set it and knows it. It leads to a password of one's own and nowhere else.
    Issued,
}

impl PasswordOrigin {
    /// As it stands in records.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Issued => "issued",
        }
    }

    /// The origin with this name.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Own, Self::Issued].into_iter().find(|origin| origin.as_str() == text)
    }
}
