//! The address of a PostgreSQL, as a person writes it.

use std::path::PathBuf;

use secrecy::SecretString;

use crate::config::authority::{host, plain};

/// Where a PostgreSQL is, which of its databases is ours, and as whom to come.
#[derive(Clone, Debug)]
pub struct PostgresAddress {
    /// Where it is.
    pub host: PostgresHost,
    /// Its port; it is part of the name of a socket too.
    pub port: u16,
    /// Whether it is reached with TLS, and its certificate checked.
    pub tls: bool,
    /// The user.
    pub user: String,
    /// The password; shown nowhere.
    pub password: Option<SecretString>,
    /// The database.
    pub database: String,
}

/// The ways to a PostgreSQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostgresHost {
    /// Over the network, by name or number.
    Network(String),
    /// By a socket in this folder.
    Socket(PathBuf),
}

const PORT: u16 = 5432;

impl Default for PostgresAddress {
    fn default() -> Self {
        Self {
            host: PostgresHost::Network("127.0.0.1".into()),
            port: PORT,
            tls: false,
            user: "fortrolig".into(),
            password: None,
            database: "fortrolig".into(),
        }
    }
}

impl PostgresAddress {
    /// Reads `postgres://user[:password]@host[:port]/database`, and after a question mark
    /// `host=/folder` for a socket (then none stands before the slash) and `sslmode`. Without
    /// `sslmode` another machine is reached with TLS, and this one without.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.trim().split_once("://")?;
        let (place, options) = rest.split_once('?').unwrap_or((rest, ""));
        let (login, place) = place.rsplit_once('@')?;
        let (place, database) = place.split_once('/')?;
        let (user, password) = login.split_once(':').unwrap_or((login, ""));
        let (user, password, database) = (plain(user)?, plain(password)?, plain(database)?);
        let Options { folder, tls } = Options::parse(options)?;
        let (host, port) = match folder {
            Some(folder) if place.is_empty() => (PostgresHost::Socket(folder), PORT),
            Some(folder) => (PostgresHost::Socket(folder), place.strip_prefix(':')?.parse().ok()?),
            None => {
                let (host, port) = host(place, PORT)?;
                (PostgresHost::Network(host), port)
            }
        };
        let is_near = host.is_this_machine();
        let fits = ["postgres", "postgresql"].contains(&scheme) && !user.is_empty() && !database.is_empty();
        // A socket has no TLS, and needs none.
        let fits = fits && !(tls == Some(true) && matches!(host, PostgresHost::Socket(_)));
        let password = Some(password).filter(|password| !password.is_empty()).map(SecretString::from);
        fits.then_some(Self { host, port, tls: tls.unwrap_or(!is_near), user, password, database })
    }

    /// With this password, if one is given.
    #[must_use]
    pub(super) fn with_password(mut self, password: Option<String>) -> Self {
        if let Some(password) = password.filter(|password| !password.is_empty()) {
            self.password = Some(password.into());
        }
        self
    }
}

impl PostgresHost {
    fn is_this_machine(&self) -> bool {
        match self {
            Self::Socket(_) => true,
            Self::Network(host) => host == "localhost" || host == "::1" || host.starts_with("127."),
        }
    }
}

impl std::fmt::Display for PostgresAddress {
    /// Database and host, without user and password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PostgreSQL \"{}\" at ", self.database)?;
        match &self.host {
            PostgresHost::Network(host) => write!(f, "{host}:{}", self.port),
            PostgresHost::Socket(folder) => write!(f, "{}:{}", folder.display(), self.port),
        }
    }
}

/// What stands after the question mark.
#[derive(Default)]
struct Options {
    folder: Option<PathBuf>,
    tls: Option<bool>,
}

impl Options {
    /// Only what we keep: an option that is passed over in silence may be one that somebody
    /// relies on, such as a `sslmode` that does not look at the certificate.
    fn parse(text: &str) -> Option<Self> {
        let mut options = Self::default();
        for option in text.split('&').filter(|option| !option.is_empty()) {
            match option.split_once('=')? {
                ("host", folder) => {
                    let folder = plain(folder)?;
                    options.folder = Some(folder.starts_with('/').then(|| folder.into())?);
                }
                ("sslmode", "verify-full") => options.tls = Some(true),
                ("sslmode", "disable") => options.tls = Some(false),
                _ => return None,
            }
        }
        Some(options)
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    fn network(host: &str) -> PostgresHost {
        PostgresHost::Network(host.into())
    }

    #[test]
    fn every_way_to_a_database_is_read() {
        let near = PostgresAddress::parse("postgres://chat@127.0.0.1/records").unwrap();
        assert_eq!((near.host, near.port, near.tls), (network("127.0.0.1"), 5432, false));
        assert_eq!((near.user.as_str(), near.database.as_str()), ("chat", "records"));
        assert!(near.password.is_none());

        let far = PostgresAddress::parse("postgresql://chat:p%40ss:w@db.example.no:7000/records").unwrap();
        assert_eq!((far.host, far.port, far.tls), (network("db.example.no"), 7000, true));
        assert_eq!(far.password.unwrap().expose_secret(), "p@ss:w");
        let six = PostgresAddress::parse("postgres://chat@[fd00::1]/r?sslmode=disable").unwrap();
        assert_eq!((six.host, six.tls), (network("fd00::1"), false));
        let near = PostgresAddress::parse("postgres://chat@localhost/r?sslmode=verify-full").unwrap();
        assert!(near.tls);

        let folder = || PostgresHost::Socket("/run/post gres".into());
        let socket = PostgresAddress::parse("postgres://chat@/records?host=/run/post%20gres").unwrap();
        assert_eq!((socket.host, socket.port, socket.tls), (folder(), 5432, false));
        let socket = PostgresAddress::parse("postgres://chat@:5433/records?host=/run/post%20gres").unwrap();
        assert_eq!((socket.host, socket.port), (folder(), 5433));
    }

    #[test]
    fn what_cannot_be_reached_or_would_not_be_kept_is_no_address() {
        for bad in [
            "",
            "127.0.0.1:5432",
            "redis://chat@127.0.0.1/r",
            "postgres://127.0.0.1/r",
            "postgres://@127.0.0.1/r",
            "postgres://chat@127.0.0.1",
            "postgres://chat@127.0.0.1/",
            "postgres://chat@/r",
            "postgres://chat@a,b/r",
            "postgres://chat@a:0/r",
            "postgres://chat@a:99999/r",
            "postgres://chat@a b/r",
            "postgres://%zz@a/r",
            "postgres://chat@a/r?sslmode=prefer",
            "postgres://chat@a/r?sslmode=require",
            "postgres://chat@a/r?options=-c",
            "postgres://chat@a/r?host=/run",
            "postgres://chat@/r?host=run",
            "postgres://chat@/r?host=/run&sslmode=verify-full",
        ] {
            assert!(PostgresAddress::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn nobody_sees_who_comes_with_which_password() {
        let address = PostgresAddress::parse("postgres://chat:hunter2@host/records").unwrap();
        assert_eq!(address.to_string(), "PostgreSQL \"records\" at host:5432");
        assert!(!format!("{address:?}").contains("hunter2"));
    }
}
