//! npm packages and the build of the web client, each done only when its inputs changed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::command::Call;
use crate::project;
use crate::stamp::Stamp;

/// Installs the versions that `package-lock.json` of `folder` names. `false` when they were there already.
///
/// Not `npm ci`: it refuses a lock file without the binaries of every platform, and
/// a registry mirror may have only ours. `--no-save` reads the lock and never writes it.
pub fn install(folder: &Path) -> Result<bool> {
    // Inside node_modules, so that it goes when they go.
    let file = folder.join("node_modules/.installed-for");
    let stamp = Stamp::of(file, &[folder.join("package-lock.json")])?;
    if stamp.is_current() {
        return Ok(false);
    }
    Call::new("npm install --no-save --no-audit --no-fund --prefer-offline").within(folder).run()?;
    stamp.remember()?;
    Ok(true)
}

/// Whether a build that is current is done again.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Build {
    IfChanged,
    /// For checks: the build prints and judges its weight.
    Always,
}

/// Builds `web-client/dist`. `false` when it was left as it was.
pub fn build_web_client(build: Build) -> Result<bool> {
    let folder = project::web_client();
    // Inside dist, so that it goes when the build goes.
    let stamp = Stamp::of(folder.join("dist/.built-from"), &inputs(&folder)?)?;
    if build == Build::IfChanged && stamp.is_current() {
        return Ok(false);
    }
    Call::new("npm run --silent build").within(&folder).run()?;
    stamp.remember()?;
    Ok(true)
}

/// Everything the build could read: the folder but for what is made there, and the texts.
fn inputs(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut inputs = vec![project::root().join("content/texts")];
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() != "node_modules" && entry.file_name() != "dist" {
            inputs.push(entry.path());
        }
    }
    inputs.sort();
    Ok(inputs)
}
