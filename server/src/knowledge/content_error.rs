//! What can be wrong with a file under `content/`, told so that an editor can mend it.

use crate::protocol::ErrorId;

/// One mistake in one content file. Shown at start-up, never to a visitor.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("content_invalid: content/{file}, line {line}: {what}")]
pub struct ContentError {
    /// Path below `content/`.
    pub file: String,
    /// Line in the file, counted from 1.
    pub line: usize,
    /// What is wrong, as a sentence that says what to change.
    pub what: String,
}

impl ContentError {
    /// The stable id of every content mistake.
    pub const ID: ErrorId = ErrorId::ContentInvalid;

    /// A mistake on a line.
    pub fn new(file: &str, line: usize, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, what: what.into() }
    }
}

/// What was read, unless there was a mistake: then the first.
pub(super) fn sound<T>(read: Option<T>, mistakes: Vec<ContentError>, file: &str) -> Result<T, ContentError> {
    match (read, mistakes.into_iter().next()) {
        (Some(read), None) => Ok(read),
        (_, Some(mistake)) => Err(mistake),
        (None, None) => Err(ContentError::new(file, 1, "the file cannot be read")),
    }
}

/// The line, counted from 1, that holds this byte.
pub(super) fn line_of(source: &str, byte: usize) -> usize {
    source.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_told_with_file_and_line() {
        let error = ContentError::new("texts/nb/shared.ftl", 3, "the key is missing");
        assert_eq!(
            error.to_string(),
            "content_invalid: content/texts/nb/shared.ftl, line 3: the key is missing"
        );
    }

    #[test]
    fn lines_are_counted_from_one() {
        assert_eq!(line_of("a\nb\nc", 0), 1);
        assert_eq!(line_of("a\nb\nc", 4), 3);
    }
}
