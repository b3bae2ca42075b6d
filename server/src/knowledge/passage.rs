//! A piece of an article that is read in one breath, and where it stands.

/// A title, a paragraph, a heading or an item of a list, as words without markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// The line of the file it starts on, counted from 1.
    pub(super) line: usize,
    /// The words.
    pub(super) text: String,
}

/// A link in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// The line of the file it stands on, counted from 1.
    pub(super) line: usize,
    /// Where it leads.
    pub(super) address: String,
}
