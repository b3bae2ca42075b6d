//! A step of the queue: the new values of a visitor's stay and of a counsellor,
//! committed both or neither.

use super::counsellor::Counsellor;
use super::enquiry::Enquiry;

/// The new values. Each was made from the version before its own; a store commits
/// the change only when that is still the version it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The stay, when it changes.
    pub enquiry: Option<Enquiry>,
    /// The counsellor, when they change.
    pub counsellor: Option<Counsellor>,
}

impl From<Enquiry> for Change {
    fn from(enquiry: Enquiry) -> Self {
        Self { enquiry: Some(enquiry), counsellor: None }
    }
}

impl From<Counsellor> for Change {
    fn from(counsellor: Counsellor) -> Self {
        Self { enquiry: None, counsellor: Some(counsellor) }
    }
}

impl From<(Enquiry, Option<Counsellor>)> for Change {
    fn from((enquiry, counsellor): (Enquiry, Option<Counsellor>)) -> Self {
        Self { enquiry: Some(enquiry), counsellor }
    }
}

/// How a commit went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commit {
    /// Done.
    Done,
    /// Somebody else changed one of them first; nothing was changed. Read again and decide again.
    Raced,
}
