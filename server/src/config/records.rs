//! Where records are kept.

use std::fmt;
use std::path::PathBuf;

use super::section::Section;

mod address;

pub use address::{PostgresAddress, PostgresHost};

/// `[records]`
#[derive(Clone, Debug)]
pub struct Records {
    /// Which kind of store.
    pub store: RecordsStore,
    /// The `SQLite` file; used with [`RecordsStore::Sqlite`] only.
    pub path: PathBuf,
    /// Which PostgreSQL; used with [`RecordsStore::Postgres`] only.
    pub postgres: PostgresAddress,
    /// A certificate authority in PEM form that is trusted beside the public ones.
    pub ca_file: Option<PathBuf>,
}

/// The kinds of store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordsStore {
    /// One file: nodes on one machine.
    Sqlite,
    /// In PostgreSQL: nodes on any number of machines.
    Postgres,
}

impl Records {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let store = |text: &str| match text {
            "sqlite" => Some(RecordsStore::Sqlite),
            "postgres" => Some(RecordsStore::Postgres),
            _ => None,
        };
        let store = section.text("store", "it must be \"sqlite\" or \"postgres\"", store);
        let path = |text: &str| (!text.is_empty()).then(|| PathBuf::from(text));
        let path = section.text("path", "it must name a file", path);
        let address = "it must be like \"postgres://user@host:5432/database\", or \
                       \"postgres://user@/database?host=/run/postgresql\" for a socket; \
                       sslmode, if it is there, must be verify-full or disable";
        // It may hold a password, so it is never shown.
        let postgres = section.secret("postgres", address, PostgresAddress::parse).unwrap_or_default();
        let password = section.secret("postgres_password", "", |text| Some(text.to_owned()));
        let records = Self {
            store: store.unwrap_or(RecordsStore::Sqlite),
            path: path.unwrap_or_default(),
            postgres: postgres.with_password(password),
            ca_file: section
                .text("ca_file", "", |text| Some(PathBuf::from(text)))
                .filter(|path| *path != PathBuf::new()),
        };
        section.rule(
            records.ca_file.is_none() || records.postgres.tls,
            "ca_file",
            "is set and PostgreSQL is not reached with TLS",
            "write ?sslmode=verify-full after `postgres`, or leave ca_file empty",
        );
        records
    }
}

impl fmt::Display for Records {
    /// The file, or the database without user and password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.store {
            RecordsStore::Sqlite => write!(f, "{}", self.path.display()),
            RecordsStore::Postgres => write!(f, "{}", self.postgres),
        }
    }
}
