//! The files under `content/`, by their path below it: those compiled in, or an editor's
//! own copy in a folder.

use std::collections::BTreeMap;
use std::path::Path;

use rust_embed::RustEmbed;

use super::ContentError;

/// What content consists of; anything else in a folder is somebody's own.
const ENDINGS: [&str; 3] = [".md", ".toml", ".ftl"];

/// `content/`, compiled into the binary: one file is the product.
#[derive(Debug, RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../content"]
struct CompiledIn;

/// Files by their path below `content/`, with `/` between its parts.
#[derive(Clone, Debug, Default)]
pub struct Files {
    by_path: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// Those that came with the binary.
    pub fn compiled_in() -> Self {
        let file = |path: &str| Some((path.to_owned(), CompiledIn::get(path)?.data.into_owned()));
        Self { by_path: CompiledIn::iter().filter_map(|path| file(&path)).collect() }
    }

    /// Those in a folder on disk.
    ///
    /// # Errors
    /// When the folder, or something in it, cannot be read.
    pub fn in_folder(folder: &Path) -> std::io::Result<Self> {
        let mut files = Self::default();
        let mut folders = vec![(folder.to_owned(), String::new())];
        while let Some((folder, before)) = folders.pop() {
            for entry in std::fs::read_dir(folder)? {
                let entry = entry?;
                let path = format!("{before}{}", entry.file_name().to_string_lossy());
                // A link is neither, so no ring of links is walked.
                let kind = entry.file_type()?;
                if kind.is_dir() {
                    folders.push((entry.path(), format!("{path}/")));
                } else if kind.is_file() && ENDINGS.iter().any(|ending| path.ends_with(ending)) {
                    files.by_path.insert(path, std::fs::read(entry.path())?);
                }
            }
        }
        Ok(files)
    }

    /// The same with another file, or with another text in one.
    #[cfg(test)]
    pub(super) fn with(mut self, path: &str, text: impl Into<String>) -> Self {
        self.by_path.insert(path.to_owned(), text.into().into_bytes());
        self
    }

    /// The same without the articles but these.
    #[cfg(test)]
    pub(super) fn with_articles(mut self, slugs: &[&str]) -> Self {
        let is_one = |path: &str| slugs.iter().any(|slug| path.ends_with(&format!("/{slug}.md")));
        self.by_path.retain(|path, _| {
            let is_text = Path::new(path).extension().is_some_and(|ending| ending == "md");
            !is_text || path.starts_with("further/") || is_one(path)
        });
        self
    }

    /// The same without a file.
    #[cfg(test)]
    pub(super) fn without(mut self, path: &str) -> Self {
        self.by_path.remove(path);
        self
    }

    /// Paths that start with `folder` and end with `ending`, sorted.
    pub(super) fn paths(&self, folder: &str, ending: &str) -> impl Iterator<Item = &str> {
        let wanted = move |path: &&str| path.starts_with(folder) && path.ends_with(ending);
        self.by_path.keys().map(String::as_str).filter(wanted)
    }

    /// The text of one file.
    pub(super) fn read(&self, path: &str) -> Result<&str, ContentError> {
        let file = self.by_path.get(path).ok_or_else(|| ContentError::new(path, 1, "the file is missing"))?;
        std::str::from_utf8(file)
            .map_err(|_| ContentError::new(path, 1, "the file is not UTF-8; save it as UTF-8"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editors_folder_reads_as_what_is_compiled_in() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        let (theirs, ours) = (Files::in_folder(&folder).unwrap(), Files::compiled_in());
        assert_eq!(theirs.by_path, ours.by_path);
        assert!(ours.by_path.len() > 20);
    }
}
