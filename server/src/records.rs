//! What is kept for good: staff accounts, counts, audit of staff acts. The ports
//! stand in `domain/records.rs`; here is the embedded store behind them, one `SQLite`
//! file. Knows neither HTTP nor sockets, and nothing about visitors.

mod sqlite;

use std::path::Path;
use std::sync::Arc;

pub use self::sqlite::RecordsUnreadable;
use self::sqlite::SqliteRecords;
use crate::domain::records::{AuditRecords, AuditTrail, FeedbackRecords, StaffRecords};

/// The records, one port each.
#[derive(Clone, Debug)]
pub struct Records {
    /// Staff accounts.
    pub staff: Arc<dyn StaffRecords>,
    /// Counts of feedback.
    pub feedback: Arc<dyn FeedbackRecords>,
    /// What staff did, to be added to.
    pub audit: Arc<dyn AuditRecords>,
    /// The same, to be read.
    pub trail: Arc<dyn AuditTrail>,
}

impl Records {
    /// Opens the file and brings its tables up to date; makes it when it is not there.
    ///
    /// # Errors
    /// [`RecordsUnreadable`] names the file and the reason; the server does not start.
    pub async fn open(path: &Path) -> Result<Self, RecordsUnreadable> {
        let records = Arc::new(SqliteRecords::open(path).await?);
        Ok(Self { staff: records.clone(), feedback: records.clone(), audit: records.clone(), trail: records })
    }
}
