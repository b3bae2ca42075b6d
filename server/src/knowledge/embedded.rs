//! The folder `content/`, compiled into the binary: one file is the product.

use rust_embed::RustEmbed;

use super::ContentError;

/// Every file under `content/`, by its path below it.
#[derive(Debug, RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../content"]
struct Content;

/// Paths below `content/` that start with `folder` and end with `ending`, sorted.
pub(super) fn paths(folder: &str, ending: &str) -> Vec<String> {
    let mut paths: Vec<String> =
        Content::iter().map(String::from).filter(|p| p.starts_with(folder) && p.ends_with(ending)).collect();
    paths.sort();
    paths
}

/// The text of one file.
pub(super) fn read(path: &str) -> Result<String, ContentError> {
    let file = Content::get(path).ok_or_else(|| ContentError::new(path, 1, "the file is missing"))?;
    String::from_utf8(file.data.into_owned())
        .map_err(|_| ContentError::new(path, 1, "the file is not UTF-8; save it as UTF-8"))
}
