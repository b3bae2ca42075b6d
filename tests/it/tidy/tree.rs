//! The files of this repository.

use std::path::{Path, PathBuf};

pub(super) fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("the tests stand in the workspace").to_owned()
}

/// Every file below `folder` with one of these endings, by its path from the root.
pub(super) fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let root = root();
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder can be listed") {
            let path = entry.expect("it can be listed").path();
            let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
            if path.is_dir() {
                if !["node_modules", "dist", "target", "screenshots", "results"].contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|e| endings.iter().any(|ending| e == *ending)) {
                let text = std::fs::read_to_string(&path).expect("source is text");
                let path = path.strip_prefix(&root).expect("below the root").to_string_lossy().into_owned();
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "nothing below {folder}");
    found
}
