//! Where records are kept.

use std::path::PathBuf;

use super::section::Section;

/// `[records]`
#[derive(Clone, Debug)]
pub struct Records {
    /// The `SQLite` file.
    pub path: PathBuf,
}

impl Records {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let path = |text: &str| (!text.is_empty()).then(|| PathBuf::from(text));
        let path = section.text("path", "it must name a file", path);
        Self { path: path.unwrap_or_default() }
    }
}
