//! Remembers what a step was done for, so that a second start skips it.
//!
//! A stamp is a hash over the inputs' paths and contents. Times of change are
//! not asked: a fresh clone and a change of branch set them all.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The state of a set of files, and the file in which it is remembered.
pub struct Stamp {
    file: PathBuf,
    hash: String,
}

impl Stamp {
    /// Hashes `inputs` (files, or folders with all that is in them); what is missing counts as empty.
    pub fn of(file: PathBuf, inputs: &[PathBuf]) -> Result<Self> {
        let mut hasher = DefaultHasher::new();
        for input in inputs {
            add(&mut hasher, input)?;
        }
        Ok(Self { file, hash: format!("{:016x}", hasher.finish()) })
    }

    /// Whether the inputs are as they were when [`Stamp::remember`] was called last.
    pub fn is_current(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|remembered| remembered == self.hash)
    }

    /// Call it when the step is done.
    pub fn remember(&self) -> Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.file, &self.hash).with_context(|| format!("cannot write {}", self.file.display()))
    }
}

fn add(hasher: &mut DefaultHasher, path: &Path) -> Result<()> {
    if path.is_dir() {
        let mut entries = fs::read_dir(path)?.map(|e| Ok(e?.path())).collect::<Result<Vec<_>>>()?;
        entries.sort();
        return entries.iter().try_for_each(|entry| add(hasher, entry));
    }
    if path.is_file() {
        hasher.write(path.as_os_str().as_encoded_bytes());
        hasher.write(&fs::read(path).with_context(|| format!("cannot read {}", path.display()))?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_is_noticed_and_an_unchanged_one_is_not() {
        let folder = crate::project::target().join(format!("xtask-stamp-{}", std::process::id()));
        fs::create_dir_all(folder.join("inputs")).unwrap();
        let input = folder.join("inputs/a.txt");
        let stamp = || Stamp::of(folder.join("stamp"), &[folder.join("inputs")]).unwrap();

        fs::write(&input, "one").unwrap();
        assert!(!stamp().is_current());
        stamp().remember().unwrap();
        fs::write(&input, "one").unwrap();
        assert!(stamp().is_current());
        fs::write(&input, "two").unwrap();
        assert!(!stamp().is_current());
        fs::remove_dir_all(folder).unwrap();
    }
}
