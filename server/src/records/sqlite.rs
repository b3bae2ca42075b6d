//! Records in one `SQLite` file.
//!
//! It keeps a rollback journal and no write-ahead log: between writes the one file is
//! the whole, so a copy of it is a backup, and no side file keeps an old password
//! hash. Writes are rare (a sign-in, a batch of counts), so speed is no reason.

#[cfg(test)]
mod tests;

use std::fs::OpenOptions;
use std::path::Path;
use std::time::Duration;

use sqlx::Error;

use super::RecordsUnreadable;
use super::database::{Database, Kind, Way, encoded, in_words};

/// `SQLite`, as we use it.
static SQLITE: Kind = Kind {
    begin: "BEGIN IMMEDIATE",
    lock: None,
    lock_at_the_start: None,
    // A command line and the server may write at the same moment: one waits three seconds.
    // A replaced password hash is overwritten, not only unlinked.
    greeting: "PRAGMA busy_timeout = 3000; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;
               PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON",
    connects_within: Duration::from_secs(10),
    lends_within: Duration::from_secs(3),
    // A file answers, however late.
    answers_within: None,
    reason,
    breaks: |_| false,
};

/// Opens the file; makes it when it is not there.
pub(super) async fn open(path: &Path) -> Result<Database, RecordsUnreadable> {
    open_by(path, |way| way).await
}

async fn open_by(path: &Path, change: impl FnOnce(Way) -> Way) -> Result<Database, RecordsUnreadable> {
    let unreadable = |reason: String| RecordsUnreadable::File { path: path.into(), reason };
    create_private(path).map_err(|error| unreadable(error.to_string()))?;
    let way = way(path).map_err(|error| unreadable(error.to_string()))?;
    Database::open(&change(way)).await.map_err(|error| unreadable(in_words(&error)))
}

/// To the file, which is there.
pub(super) fn way(path: &Path) -> Result<Way, Error> {
    Way::to(&format!("sqlite:{}", encoded(&path.to_string_lossy())), &SQLITE)
}

/// Makes the file, readable by nobody else, when it is not there.
fn create_private(path: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// By `SQLite`'s result code without its extension, which stands in the upper bits.
fn reason(code: &str) -> &'static str {
    match code.parse::<i32>().unwrap_or_default() & 0xff {
        5 | 6 => "locked",
        8 => "read_only",
        10 => "disk_error",
        11 | 26 => "damaged",
        13 => "disk_full",
        _ => "other",
    }
}
