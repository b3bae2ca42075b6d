//! The store behind every port of records, whichever database holds it.
//!
//! One text of SQL serves all of them. What differs stands in a [`Kind`]; how one gets there,
//! in a [`Way`]. The connections that are open are a [`Line`]: when it is lost, every step
//! fails at once instead of waiting, and a [`Keeper`] alone makes the next one. Whoever looks
//! after a talk may ask the records, and must not be held up by them.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers};
use sqlx::migrate::MigrateError;
use sqlx::{Any, AnyConnection, AnyPool, AssertSqlSafe, ConnectOptions, Connection, Error, Transaction};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::audit;
use crate::domain::records::RecordsError;
use crate::protocol::ErrorId;
use crate::protocol::ids::random_bytes;

/// Steps are few and short.
const CONNECTIONS_MAX: u32 = 4;

/// A connection that nobody needs is given back after this long …
const IDLE_FOR: Duration = Duration::from_mins(10);

/// … and any after this long, so that a server that moved is found at its new place.
const LIVES_FOR: Duration = Duration::from_mins(30);

/// The first wait after a failed attempt to connect again, and the longest.
const RETRY_FIRST: Duration = Duration::from_millis(50);
const RETRY_MOST: Duration = Duration::from_secs(2);

/// What differs from one kind of database to the next.
pub(super) struct Kind {
    /// Begins a transaction that takes the lock for writing before anything is read, as far as
    /// a beginning can. Otherwise two processes could read the same end of the audit, and the
    /// later one would fail or fork the chain.
    pub(super) begin: &'static str,
    /// Takes that lock, when the beginning did not.
    pub(super) lock: Option<&'static str>,
    /// The same while tables are brought up to date, for which one waits longer.
    pub(super) lock_at_the_start: Option<&'static str>,
    /// What is said on each new connection.
    pub(super) greeting: &'static str,
    /// How long a connection may take when nobody waits for it, at the start and behind them.
    pub(super) connects_within: Duration,
    /// How long a step waits for one of the open connections, or for a new one.
    pub(super) lends_within: Duration,
    /// An answer that takes longer does not come; `None` when it always comes.
    pub(super) answers_within: Option<Duration>,
    /// A fixed word for what the database means by the code of an error.
    pub(super) reason: fn(&str) -> &'static str,
    /// Whether the line is of no use after this error, rather than the step.
    pub(super) breaks: fn(&Error) -> bool,
}

/// How to get to one database.
#[derive(Clone)]
pub(super) struct Way {
    kind: &'static Kind,
    options: AnyConnectOptions,
    greeting: Arc<str>,
}

impl Way {
    /// To what this URL names. It may hold a password: nothing here shows it.
    pub(super) fn to(url: &str, kind: &'static Kind) -> Result<Self, Error> {
        install_default_drivers();
        Ok(Self { kind, options: url.parse()?, greeting: kind.greeting.into() })
    }

    /// With these statements on each new connection, after the usual ones.
    #[cfg(test)]
    pub(super) fn saying(mut self, more: &str) -> Self {
        self.greeting = format!("{}; {more}", self.greeting).into();
        self
    }

    /// One connection, greeted. It tells at once what is wrong, where a pool would try again.
    pub(super) async fn connect(&self) -> Result<AnyConnection, Error> {
        let connect = async {
            let mut connection = self.options.connect().await?;
            greet(&mut connection, &self.greeting).await?;
            Ok(connection)
        };
        timeout(self.kind.connects_within, connect).await.unwrap_or(Err(Error::PoolTimedOut))
    }

    fn line(&self) -> Line {
        let greeting = self.greeting.clone();
        let pool = AnyPoolOptions::new()
            .max_connections(CONNECTIONS_MAX)
            .acquire_timeout(self.kind.lends_within)
            .idle_timeout(IDLE_FOR)
            .max_lifetime(LIVES_FOR)
            .after_connect(move |connection, _| {
                let greeting = greeting.clone();
                Box::pin(async move { greet(connection, &greeting).await })
            })
            .connect_lazy_with(self.options.clone());
        Line { pool, kind: self.kind, lost: CancellationToken::new() }
    }
}

async fn greet(connection: &mut AnyConnection, greeting: &str) -> Result<(), Error> {
    // The kind's own words, and no value among them.
    sqlx::raw_sql(AssertSqlSafe(greeting)).execute(connection).await.map(drop)
}

/// The connections that are open.
pub(super) struct Line {
    pub(super) pool: AnyPool,
    pub(super) kind: &'static Kind,
    lost: CancellationToken,
}

impl Line {
    /// Waits for what was asked over this line, for as long as an answer may take.
    ///
    /// # Errors
    /// [`RecordsError::Unavailable`]; why is in the log.
    pub(super) async fn answer<T>(
        &self,
        work: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, RecordsError> {
        let answer = match self.kind.answers_within {
            Some(limit) => timeout(limit, work).await.unwrap_or(Err(Error::PoolTimedOut)),
            None => work.await,
        };
        answer.map_err(|error| {
            let reason = self.reason(&error);
            tracing::error!(error_id = %ErrorId::RecordsUnavailable, reason, "the records do not answer");
            if (self.kind.breaks)(&error) {
                self.give_up();
            }
            RecordsError::Unavailable
        })
    }

    /// A transaction beside which no other of ours writes that was begun in this way.
    pub(super) async fn alone(&self) -> Result<Transaction<'static, Any>, Error> {
        let mut transaction = self.pool.begin_with(self.kind.begin).await?;
        take(self.kind.lock, &mut transaction).await?;
        Ok(transaction)
    }

    /// A fixed word; the database's own sentence may hold values.
    fn reason(&self, error: &Error) -> &'static str {
        match error {
            Error::Database(error) => error.code().map_or("other", |code| (self.kind.reason)(&code)),
            Error::PoolTimedOut | Error::PoolClosed => "busy",
            Error::Io(_) | Error::Tls(_) | Error::Protocol(_) => "connection_broken",
            Error::Decode(_) | Error::ColumnDecode { .. } => "row_unreadable",
            _ => "other",
        }
    }

    /// It is of no use any more: whoever waits for it is told at once.
    fn give_up(&self) {
        self.lost.cancel();
        // Marked as closed when called. Connections that hang are not waited for.
        drop(self.pool.close());
    }
}

/// The database, and the line to it.
pub(super) struct Database {
    line: RwLock<Arc<Line>>,
}

impl Database {
    /// Brings the tables up to date and opens the line.
    pub(super) async fn open(way: &Way) -> Result<Self, MigrateError> {
        let mut connection = way.connect().await?;
        bring_up_to_date(&mut connection, way.kind).await?;
        connection.close().await?;
        Ok(Self { line: RwLock::new(Arc::new(way.line())) })
    }

    /// The line.
    ///
    /// # Errors
    /// There is none; whoever lost it has said so in the log.
    pub(super) fn line(&self) -> Result<Arc<Line>, RecordsError> {
        let line = self.any_line();
        if line.lost.is_cancelled() { Err(RecordsError::Unavailable) } else { Ok(line) }
    }

    fn any_line(&self) -> Arc<Line> {
        self.line.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl fmt::Debug for Database {
    /// Without the way, which holds a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database").field("pool", &self.any_line().pool).finish_non_exhaustive()
    }
}

/// Makes what is missing, in one step: all of it or nothing, and one process at a time.
async fn bring_up_to_date(connection: &mut AnyConnection, kind: &Kind) -> Result<(), MigrateError> {
    let mut migrator = sqlx::migrate!();
    // The transaction is the lock: the migrator's own would end before it.
    migrator.set_locking(false);
    let mut transaction = connection.begin_with(kind.begin).await?;
    take(kind.lock_at_the_start, &mut transaction).await?;
    migrator.run(&mut *transaction).await?;
    audit::chain_waiting(&mut transaction).await?;
    Ok(transaction.commit().await?)
}

/// A statement of its own: when it fails, the transaction is known to be there, and is ended.
async fn take(lock: Option<&'static str>, transaction: &mut AnyConnection) -> Result<(), Error> {
    match lock {
        Some(lock) => sqlx::raw_sql(lock).execute(transaction).await.map(drop),
        None => Ok(()),
    }
}

/// Makes a new line whenever one is lost.
pub(super) struct Keeper {
    pub(super) database: Arc<Database>,
    pub(super) way: Way,
}

impl Keeper {
    /// Goes on for as long as it is awaited.
    pub(super) async fn keep(self: Arc<Self>) {
        loop {
            self.database.any_line().lost.cancelled().await;
            let mut wait = RETRY_FIRST;
            while !self.is_there().await {
                sleep(jittered(wait)).await;
                wait = (wait * 2).min(RETRY_MOST);
            }
            let line = Arc::new(self.way.line());
            *self.database.line.write().unwrap_or_else(PoisonError::into_inner) = line;
            tracing::info!("the records answer again");
        }
    }

    async fn is_there(&self) -> bool {
        match self.way.connect().await {
            Ok(connection) => connection.close().await.is_ok(),
            Err(_not_yet) => false,
        }
    }
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keeper").field("database", &self.database).finish_non_exhaustive()
    }
}

/// Why the records could not be opened, in the words of the system or of the database.
pub(super) fn in_words(error: &MigrateError) -> String {
    match error {
        MigrateError::Execute(Error::Io(error)) => error.to_string(),
        MigrateError::Execute(Error::Tls(error)) => error.to_string(),
        MigrateError::Execute(Error::Database(error)) => error.message().to_owned(),
        MigrateError::Execute(Error::PoolTimedOut) => "no answer in time".to_owned(),
        MigrateError::VersionMissing(_) => "it was brought up to date by a newer release".to_owned(),
        error => error.to_string(),
    }
}

/// A value as it stands in a URL, whatever signs it has.
pub(super) fn encoded(value: &str) -> String {
    value
        .bytes()
        .map(|byte| match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

/// Between half of it and all of it, so that nodes that lost it together do not come back
/// together.
fn jittered(wait: Duration) -> Duration {
    let [share] = random_bytes();
    wait / 2 + wait * u32::from(share) / 512
}
