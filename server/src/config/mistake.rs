//! What is wrong with the settings, in sentences for the person who wrote them.

use std::fmt;
use std::path::PathBuf;

use crate::protocol::ErrorId;

/// One mistake: where, what was found and what is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub(super) key: String,
    pub(super) found: String,
    pub(super) allowed: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}; {}", self.key, self.found, self.allowed)
    }
}

/// Why the server does not start with these settings.
#[derive(Debug)]
pub enum SettingsError {
    /// The file is not there, may not be read or is not TOML.
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why, in the words of the system or the parser.
        reason: String,
    },
    /// Everything that is wrong, so that it can be mended in one go.
    Invalid(Vec<Mistake>),
}

impl SettingsError {
    /// The stable name of this outcome.
    pub const fn error_id(&self) -> ErrorId {
        match self {
            Self::Unreadable { .. } => ErrorId::SettingsUnreadable,
            Self::Invalid(_) => ErrorId::SettingsInvalid,
        }
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.error_id();
        match self {
            Self::Unreadable { path, reason } => {
                write!(f, "The settings file {} cannot be read ({id}): {reason}", path.display())
            }
            Self::Invalid(mistakes) => {
                write!(f, "The settings have {} mistake(s) ({id}):", mistakes.len())?;
                for mistake in mistakes {
                    write!(f, "\n  {mistake}")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for SettingsError {}
