//! Records in PostgreSQL, for nodes on any number of machines.
//!
//! It may go away and come back while people talk: nothing of a talk is in it.

#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use sqlx::Error;

use super::RecordsUnreadable;
use super::database::{Database, Keeper, Kind, Way, encoded, in_words};
use crate::config::{PostgresAddress, PostgresHost};

/// PostgreSQL, as we use it.
static POSTGRES: Kind = Kind {
    // What is read after the lock was taken has every commit before it.
    begin: "BEGIN ISOLATION LEVEL READ COMMITTED",
    // It goes with the transaction. Its number, the letters of "fortroli", is ours alone in this
    // database.
    lock: Some("SELECT pg_advisory_xact_lock(x'666f7274726f6c69'::bigint)"),
    // Another node may be moving many rows right now.
    lock_at_the_start: Some(
        "SET LOCAL lock_timeout = '30s'; SELECT pg_advisory_xact_lock(x'666f7274726f6c69'::bigint)",
    ),
    // Shorter than we wait for an answer, so that a lock is told from a silence. And a node
    // that fell silent in the middle of a transaction must not hold up the others.
    greeting: "SET lock_timeout = '1500ms'; SET idle_in_transaction_session_timeout = '5s'",
    connects_within: Duration::from_secs(5),
    lends_within: Duration::from_millis(1_500),
    answers_within: Some(Duration::from_secs(2)),
    reason,
    breaks,
};

/// Opens the database that this address names, and tells who keeps the line to it.
pub(super) async fn open(
    address: &PostgresAddress,
    ca_file: Option<&Path>,
) -> Result<Keeper, RecordsUnreadable> {
    let unreadable = |reason: String| RecordsUnreadable::Database { place: address.to_string(), reason };
    if let Some(path) = ca_file {
        // Looked at here, where it can be named.
        let named = |error| unreadable(format!("the file {} of `ca_file`: {error}", path.display()));
        std::fs::read(path).map_err(named)?;
    }
    // Its own words could hold the URL.
    let way = way(address, ca_file).map_err(|_| unreadable("the address cannot be read".to_owned()))?;
    let database = Database::open(&way).await.map_err(|error| unreadable(in_words(&error)))?;
    Ok(Keeper { database: Arc::new(database), way })
}

/// To the database, which is there.
pub(super) fn way(address: &PostgresAddress, ca_file: Option<&Path>) -> Result<Way, Error> {
    Way::to(url(address, ca_file).expose_secret(), &POSTGRES)
}

/// Everything is said, so that nothing is taken from the environment but a password where
/// there is none.
fn url(address: &PostgresAddress, ca_file: Option<&Path>) -> SecretString {
    let host = match &address.host {
        PostgresHost::Network(host) => host.clone(),
        PostgresHost::Socket(folder) => folder.to_string_lossy().into_owned(),
    };
    let mut url = format!(
        "postgres:///?host={}&port={}&user={}&dbname={}&sslmode={}&application_name=fortrolig",
        encoded(&host),
        address.port,
        encoded(&address.user),
        encoded(&address.database),
        if address.tls { "verify-full" } else { "disable" },
    );
    if let Some(password) = &address.password {
        url = url + "&password=" + &encoded(password.expose_secret());
    }
    if let Some(path) = ca_file {
        url = url + "&sslrootcert=" + &encoded(&path.to_string_lossy());
    }
    url.into()
}

fn breaks(error: &Error) -> bool {
    match error {
        Error::Io(_)
        | Error::Tls(_)
        | Error::Protocol(_)
        | Error::PoolTimedOut
        | Error::PoolClosed
        | Error::WorkerCrashed => true,
        Error::Database(error) => {
            error.code().is_some_and(|code| matches!(reason(&code), "connection_broken" | "read_only"))
        }
        _ => false,
    }
}

/// By SQLSTATE; its first two characters are the class.
fn reason(code: &str) -> &'static str {
    match code {
        "55P03" | "40P01" => "locked",
        // A copy that was the main one a moment ago.
        "25006" => "read_only",
        "53100" => "disk_full",
        "58030" => "disk_error",
        "42501" => "not_allowed",
        // A transaction that we left open for too long, and everything that ends a session.
        "25P03" | "57P01" | "57P02" | "57P03" | "57P04" | "57P05" => "connection_broken",
        code if code.starts_with("08") => "connection_broken",
        code if code.starts_with("53") => "busy",
        code if code.starts_with("XX") => "damaged",
        _ => "other",
    }
}
