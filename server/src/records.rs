//! What is kept for good: staff accounts and their trainings, the rota, counts, audit of staff acts. The ports stand in
//! `domain/records.rs`; here is the store behind them, in one `SQLite` file or in PostgreSQL.
//! Knows neither HTTP nor sockets, and nothing about visitors.
//!
//! `database` is what both have in common, `sqlite` and `postgres` are what each has of its
//! own. Each port has one file, and one text of SQL for both; what it promises is tried on
//! both by `conformance`. A new table is a new file in `server/migrations`, with `TEXT` and
//! `BIGINT` for its columns: both know them, and so does what reads them here.

mod audit;
#[cfg(test)]
pub(crate) mod conformance;
mod credentials;
mod database;
mod feedback;
mod identity;
mod own_reply;
mod passkey;
mod postgres;
mod rota;
mod second_step;
mod sqlite;
mod staff;
mod training;
mod week;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::database::{Database, Keeper};
use crate::config::{self, RecordsStore};
use crate::domain::records::{
    AuditRecords, AuditTrail, CredentialRecords, FeedbackRecords, IdentityRecords, InvitationRecords,
    OwnReplyRecords, PasskeyRecords, RotaRecords, SecondStepRecords, StaffRecords, TrainingRecords,
    WeekRecords,
};
use crate::protocol::ErrorId;

/// The records, one port each.
#[derive(Clone, Debug)]
pub struct Records {
    /// Staff accounts.
    pub staff: Arc<dyn StaffRecords>,
    /// Passwords, and which sessions count.
    pub credentials: Arc<dyn CredentialRecords>,
    /// The second step of signing in.
    pub second_step: Arc<dyn SecondStepRecords>,
    /// Passkeys.
    pub passkeys: Arc<dyn PasskeyRecords>,
    /// By which the first of them are made.
    pub invitations: Arc<dyn InvitationRecords>,
    /// Who of the sign-in provider has which account.
    pub identities: Arc<dyn IdentityRecords>,
    /// Prepared replies that counsellors have written for themselves.
    pub own_replies: Arc<dyn OwnReplyRecords>,
    /// Who has taken which training.
    pub trainings: Arc<dyn TrainingRecords>,
    /// Who is on when.
    pub rota: Arc<dyn RotaRecords>,
    /// What the hours of the week have asked for.
    pub week: Arc<dyn WeekRecords>,
    /// Counts of feedback.
    pub feedback: Arc<dyn FeedbackRecords>,
    /// What staff did, to be added to.
    pub audit: Arc<dyn AuditRecords>,
    /// The same, to be read.
    pub trail: Arc<dyn AuditTrail>,
    keeper: Option<Arc<Keeper>>,
}

/// The records cannot be used; the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum RecordsUnreadable {
    /// The file cannot be opened.
    #[error("the records file {} cannot be opened ({id}): {reason}", path.display(), id = ErrorId::RecordsUnreadable)]
    File {
        /// Which file.
        path: PathBuf,
        /// Why, in the words of the system or of `SQLite`.
        reason: String,
    },
    /// The database does not answer, does not let us in or does not fit.
    #[error(
        "the records in {place} cannot be opened ({id}): {reason}. Look at [records] in the settings, and whether PostgreSQL runs.",
        id = ErrorId::RecordsUnreadable
    )]
    Database {
        /// Which database, without user and password.
        place: String,
        /// Why, in the words of the system or of PostgreSQL.
        reason: String,
    },
}

impl Records {
    /// Opens the records where the settings say, and brings their tables up to date.
    ///
    /// # Errors
    /// [`RecordsUnreadable`] names the place and the reason; the server does not start.
    pub async fn of(settings: &config::Records) -> Result<Self, RecordsUnreadable> {
        match settings.store {
            RecordsStore::Sqlite => Self::open(&settings.path).await,
            RecordsStore::Postgres => {
                let keeper = postgres::open(&settings.postgres, settings.ca_file.as_deref()).await?;
                Ok(Self::in_database(keeper.database.clone(), Some(Arc::new(keeper))))
            }
        }
    }

    /// Opens this file and brings its tables up to date; makes it when it is not there.
    ///
    /// # Errors
    /// [`RecordsUnreadable`] names the file and the reason.
    pub async fn open(path: &Path) -> Result<Self, RecordsUnreadable> {
        Ok(Self::in_database(Arc::new(sqlite::open(path).await?), None))
    }

    /// What must run for as long as the server, so that records that went away are found
    /// again; nothing when they are in a file.
    pub fn keep(&self) -> Option<impl Future<Output = ()> + Send + use<>> {
        self.keeper.clone().map(Keeper::keep)
    }

    /// Whether they answer, as far as is known. A file always does.
    pub fn are_within_reach(&self) -> bool {
        self.keeper.as_ref().is_none_or(|keeper| keeper.database.line().is_ok())
    }

    fn in_database(database: Arc<Database>, keeper: Option<Arc<Keeper>>) -> Self {
        Self {
            staff: database.clone(),
            credentials: database.clone(),
            second_step: database.clone(),
            passkeys: database.clone(),
            invitations: database.clone(),
            identities: database.clone(),
            own_replies: database.clone(),
            trainings: database.clone(),
            rota: database.clone(),
            week: database.clone(),
            feedback: database.clone(),
            audit: database.clone(),
            trail: database,
            keeper,
        }
    }
}
