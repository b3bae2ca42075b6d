//! The address of a Redis, as a person writes it.

use secrecy::SecretString;

use crate::config::authority::{host, plain};

/// Where a Redis is, of which kind, and as whom to come.
#[derive(Clone, Debug)]
pub struct RedisAddress {
    /// Which kind.
    pub kind: RedisKind,
    /// Whether it is reached with TLS.
    pub tls: bool,
    /// Hosts and ports: of the server, of the sentinels, or of some nodes of the cluster.
    /// Never empty.
    pub hosts: Vec<(String, u16)>,
    /// The user, when it is not the default one.
    pub user: Option<String>,
    /// The password; shown nowhere.
    pub password: Option<SecretString>,
    /// The number of the database.
    pub database: i64,
}

/// The kinds of Redis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RedisKind {
    /// One server.
    Single,
    /// Sentinels, which know the master of this name.
    Sentinel {
        /// The name.
        master: String,
    },
    /// A cluster.
    Cluster,
}

const REDIS_PORT: u16 = 6379;
const SENTINEL_PORT: u16 = 26379;

impl Default for RedisAddress {
    fn default() -> Self {
        Self {
            kind: RedisKind::Single,
            tls: false,
            hosts: vec![("127.0.0.1".into(), REDIS_PORT)],
            user: None,
            password: None,
            database: 0,
        }
    }
}

impl RedisAddress {
    /// Reads `redis://[user][:password]@host:port/database`, and with `redis+sentinel` or
    /// `redis+cluster` several hosts between commas; sentinels with the master's name as
    /// the path. `rediss` is the same with TLS.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.trim().split_once("://")?;
        let (tls, kind) = match scheme.split_once('+').unwrap_or((scheme, "")) {
            ("redis", kind) => (false, kind),
            ("rediss", kind) => (true, kind),
            _ => return None,
        };
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (login, hosts) = match authority.rsplit_once('@') {
            Some((login, hosts)) => (Some(login), hosts),
            None => (None, authority),
        };
        let (user, password) = match login.map(|login| login.split_once(':').unwrap_or((login, ""))) {
            Some((user, password)) => (plain(user)?, plain(password)?),
            None => Default::default(),
        };
        let (kind, port, database) = match kind {
            "" => (RedisKind::Single, REDIS_PORT, if path.is_empty() { 0 } else { path.parse().ok()? }),
            "sentinel" => (
                RedisKind::Sentinel { master: Some(plain(path)?).filter(|name| !name.is_empty())? },
                SENTINEL_PORT,
                0,
            ),
            "cluster" if path.is_empty() => (RedisKind::Cluster, REDIS_PORT, 0),
            _ => return None,
        };
        let hosts = hosts.split(',').map(|each| host(each, port)).collect::<Option<Vec<_>>>()?;
        let fits = hosts.len() == 1 || kind != RedisKind::Single;
        let user = Some(user).filter(|user| !user.is_empty());
        let password = Some(password).filter(|password| !password.is_empty()).map(SecretString::from);
        (fits && (0..=1_000).contains(&database)).then_some(Self {
            kind,
            tls,
            hosts,
            user,
            password,
            database,
        })
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

impl std::fmt::Display for RedisAddress {
    /// Kind and hosts, without user and password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hosts: Vec<_> = self.hosts.iter().map(|(host, port)| format!("{host}:{port}")).collect();
        let hosts = hosts.join(", ");
        match &self.kind {
            RedisKind::Single => write!(f, "Redis at {hosts}"),
            RedisKind::Sentinel { master } => write!(f, "Redis \"{master}\" by the sentinels at {hosts}"),
            RedisKind::Cluster => write!(f, "the Redis cluster at {hosts}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn every_kind_of_address_is_read() {
        let plain = RedisAddress::parse("redis://127.0.0.1").unwrap();
        assert_eq!((plain.hosts, plain.tls, plain.database), (vec![("127.0.0.1".into(), 6379)], false, 0));
        let full = RedisAddress::parse("rediss://chat:p%40ss:w@[::1]:7000/3").unwrap();
        assert_eq!((full.hosts, full.tls, full.database), (vec![("::1".into(), 7000)], true, 3));
        assert_eq!(full.user.as_deref(), Some("chat"));
        assert_eq!(full.password.unwrap().expose_secret(), "p@ss:w");
        let sentinels = RedisAddress::parse("redis+sentinel://:pw@one,two:1234/chat").unwrap();
        assert_eq!(sentinels.kind, RedisKind::Sentinel { master: "chat".into() });
        assert_eq!(sentinels.hosts, [("one".into(), 26379), ("two".into(), 1234)]);
        assert_eq!((sentinels.user, sentinels.password.is_some()), (None, true));
        assert_eq!(RedisAddress::parse("rediss+cluster://a,b").unwrap().kind, RedisKind::Cluster);
    }

    #[test]
    fn what_cannot_be_reached_is_no_address() {
        for bad in [
            "",
            "127.0.0.1:6379",
            "http://127.0.0.1",
            "redis://",
            "redis://a,b",
            "redis://a:0",
            "redis://a:99999",
            "redis://a/x",
            "redis://a/-1",
            "redis+sentinel://a",
            "redis+cluster://a/1",
            "redis+mirror://a",
            "redis://%zz@a",
            "redis://a b",
        ] {
            assert!(RedisAddress::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn nobody_sees_who_comes_with_which_password() {
        let address = RedisAddress::parse("redis://chat:hunter2@host/0").unwrap();
        assert_eq!(address.to_string(), "Redis at host:6379");
        assert!(!format!("{address:?}").contains("hunter2"));
    }
}
