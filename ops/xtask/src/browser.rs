//! The browser that the browser tests drive.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::{debian, tools};

/// Debian's names; the fonts make screenshots show letters and emoji as people see them.
const PACKAGES: &str = "chromium fonts-dejavu-core fonts-noto-color-emoji";

/// Finds Chromium, or installs Debian's when root. Others are told the command.
pub fn need_chromium() -> Result<PathBuf> {
    if let Some(path) = find() {
        return Ok(path);
    }
    debian::install("Chromium", PACKAGES, "or name it in FORTROLIG_CHROMIUM=/path/to/chromium")?;
    match find() {
        Some(path) => Ok(path),
        None => bail!("apt-get installed Chromium, but no `chromium` is in PATH"),
    }
}

/// Finds the shell of `SQLite`, with which a flow writes down what weeks would have brought.
pub fn need_sqlite() -> Result<()> {
    if tools::find("sqlite3").is_some() {
        return Ok(());
    }
    debian::install("sqlite3", "sqlite3", "and put it into PATH")
}

fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("FORTROLIG_CHROMIUM") {
        return Some(named.into());
    }
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(tools::find)
}
