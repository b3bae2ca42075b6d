//! A step of the queue: the new values of a visitor's stay and of a counsellor, or of
//! two when a talk goes from one to the other; committed all or none.

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
    /// A second counsellor, when a talk goes from one to the other. Never the same one.
    pub colleague: Option<Counsellor>,
}

impl Change {
    /// Whoever of the counsellors changes.
    pub fn counsellors(&self) -> impl Iterator<Item = &Counsellor> {
        self.counsellor.iter().chain(&self.colleague)
    }
}

impl From<Enquiry> for Change {
    fn from(enquiry: Enquiry) -> Self {
        Self { enquiry: Some(enquiry), counsellor: None, colleague: None }
    }
}

impl From<Counsellor> for Change {
    fn from(counsellor: Counsellor) -> Self {
        Self { enquiry: None, counsellor: Some(counsellor), colleague: None }
    }
}

impl From<(Enquiry, Option<Counsellor>)> for Change {
    fn from((enquiry, counsellor): (Enquiry, Option<Counsellor>)) -> Self {
        Self { enquiry: Some(enquiry), counsellor, colleague: None }
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
