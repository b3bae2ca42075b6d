//! Records in one `SQLite` file.
//!
//! It keeps a rollback journal and no write-ahead log: between writes the one file is
//! the whole, so a copy of it is a backup, and no side file keeps an old password
//! hash. Writes are rare (a sign-in, a batch of counts), so speed is no reason.

mod audit;
mod feedback;
mod staff;
#[cfg(test)]
mod tests;

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::domain::records::RecordsError;
use crate::protocol::ErrorId;

/// A command line and the server may write at the same moment; one waits this long.
const BUSY_WAIT: Duration = Duration::from_secs(3);

/// Reads are few and short.
const CONNECTIONS_MAX: u32 = 4;

/// The records file cannot be used; the server does not start.
#[derive(Debug, thiserror::Error)]
#[error("the records file {} cannot be opened ({id}): {reason}", path.display(), id = ErrorId::RecordsUnreadable)]
pub struct RecordsUnreadable {
    /// Which file.
    pub path: PathBuf,
    /// Why, in the words of the system or of `SQLite`.
    pub reason: String,
}

/// The file, open.
#[derive(Debug)]
pub(super) struct SqliteRecords {
    pool: SqlitePool,
}

impl SqliteRecords {
    pub(super) async fn open(path: &Path) -> Result<Self, RecordsUnreadable> {
        Self::open_with(path, |options| options).await
    }

    async fn open_with(
        path: &Path,
        change: impl FnOnce(SqliteConnectOptions) -> SqliteConnectOptions,
    ) -> Result<Self, RecordsUnreadable> {
        let unreadable = |reason: String| RecordsUnreadable { path: path.into(), reason };
        create_private(path).map_err(|error| unreadable(error.to_string()))?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Delete)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY_WAIT)
            // A replaced password hash is overwritten, not only unlinked.
            .pragma("secure_delete", "ON");
        let pool = SqlitePoolOptions::new()
            .max_connections(CONNECTIONS_MAX)
            .acquire_timeout(BUSY_WAIT)
            .connect_with(change(options))
            .await
            .map_err(|error| unreadable(error.to_string()))?;
        sqlx::migrate!().run(&pool).await.map_err(|error| unreadable(error.to_string()))?;
        audit::chain_waiting(&pool).await.map_err(|error| unreadable(error.to_string()))?;
        Ok(Self { pool })
    }
}

/// Makes the file, readable by nobody else, when it is not there.
fn create_private(path: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// Says once why the records do not answer, in a fixed word; `SQLite`'s own sentence
/// may hold values.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err, which gives it away")]
fn unavailable(error: sqlx::Error) -> RecordsError {
    let reason = match &error {
        sqlx::Error::Database(error) => match error.code().as_deref().map(primary) {
            Some(5 | 6) => "locked",
            Some(8) => "read_only",
            Some(10) => "disk_error",
            Some(11 | 26) => "damaged",
            Some(13) => "disk_full",
            _ => "other",
        },
        sqlx::Error::PoolTimedOut => "busy",
        sqlx::Error::Decode(_) | sqlx::Error::ColumnDecode { .. } => "row_unreadable",
        _ => "other",
    };
    tracing::error!(error_id = ErrorId::RecordsUnavailable.as_str(), reason, "the records do not answer");
    RecordsError::Unavailable
}

/// `SQLite`'s result code without its extension, which stands in the upper bits.
fn primary(code: &str) -> i32 {
    code.parse::<i32>().unwrap_or_default() & 0xff
}
