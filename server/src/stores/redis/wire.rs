//! A connection to whatever kind of Redis there is: one server, the master that
//! sentinels name, or a cluster.

use std::collections::HashMap;
use std::time::Duration;

use futures_util::future::join_all;
use redis::aio::{ConnectionLike, MultiplexedConnection};
use redis::cluster::ClusterClientBuilder;
use redis::cluster_async::ClusterConnection;
use redis::cluster_routing::{MultipleNodeRoutingInfo, RoutingInfo};
use redis::{
    AsyncConnectionConfig, Client, Cmd, ConnectionAddr, ConnectionInfo, ErrorKind, IntoConnectionInfo,
    Pipeline, ProtocolVersion, RedisConnectionInfo, RedisFuture, RedisResult, TlsCertificates, Value,
};
use secrecy::ExposeSecret;
use tokio::time::timeout;

use crate::config::{RedisAddress, RedisKind};

/// An answer that takes longer does not come.
pub(super) const ANSWER_WITHIN: Duration = Duration::from_secs(2);

/// A sentinel that takes longer is not waited for: there are others.
const SENTINEL_WITHIN: Duration = Duration::from_secs(1);

/// Nor does a connection.
const CONNECT_WITHIN: Duration = Duration::from_secs(2);

/// One connection, shared by whoever clones it.
#[derive(Clone)]
pub(super) enum Wire {
    /// To one server.
    One(MultiplexedConnection),
    /// To every master of a cluster.
    Cluster(ClusterConnection),
}

/// What a sentinel says.
struct Named {
    address: (String, u16),
    /// The number of the failover that made it the master.
    failovers: u64,
}

/// Where to connect and as whom.
#[derive(Clone, Debug)]
pub(super) struct Dial {
    pub(super) address: RedisAddress,
    /// Instead of the machine's own certificates.
    pub(super) ca: Option<Vec<u8>>,
}

impl Dial {
    /// Whether sentinels say which server counts.
    pub(super) fn has_sentinels(&self) -> bool {
        matches!(self.address.kind, RedisKind::Sentinel { .. })
    }

    /// Connects. The client beside it is for a second connection to the same server, the
    /// number says how many failovers sentinels knew of, if there are any.
    pub(super) async fn connect(&self) -> RedisResult<(Wire, Client, u64)> {
        let (wire, client) = match &self.address.kind {
            RedisKind::Single => self.one(&self.address.hosts[0], true).await?,
            RedisKind::Sentinel { master } => return self.by_sentinel(master).await,
            RedisKind::Cluster => self.cluster().await?,
        };
        Ok((wire, client, 0))
    }

    async fn one(&self, host: &(String, u16), with_password: bool) -> RedisResult<(Wire, Client)> {
        let client = self.client(host, with_password)?;
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(CONNECT_WITHIN))
            .set_response_timeout(Some(ANSWER_WITHIN));
        let connection = client.get_multiplexed_async_connection_with_config(&config).await?;
        Ok((Wire::One(connection), client))
    }

    /// What they name may be out of date for a moment after a failover: only a server that
    /// says itself that it is the master is taken.
    async fn by_sentinel(&self, master: &str) -> RedisResult<(Wire, Client, u64)> {
        let unknown = (ErrorKind::MasterNameNotFoundBySentinel, "no sentinel names a master");
        let Named { address, failovers } = self.named(master).await.ok_or(unknown)?;
        let (wire, client) = self.one(&address, true).await?;
        Ok((wire, client, failovers))
    }

    /// Whether sentinels know of a failover after so many. A master that stood still and was
    /// replaced takes itself for the one that counts until a sentinel has told it. Without
    /// sentinels, or when none answers that knows as much: no.
    pub(super) async fn has_failed_over(&self, since: u64) -> bool {
        let RedisKind::Sentinel { master } = &self.address.kind else { return false };
        self.named(master).await.is_some_and(|named| named.failovers > since)
    }

    /// The master by the sentinel that knows of the latest failover, of those that answer.
    async fn named(&self, master: &str) -> Option<Named> {
        let asked = self.address.hosts.iter().map(|sentinel| self.named_by(sentinel, master));
        join_all(asked).await.into_iter().flatten().max_by_key(|named| named.failovers)
    }

    /// Both are asked in one go. The second names the new master as soon as the first counts
    /// its failover; the address in the first follows only when every copy has been told.
    async fn named_by(&self, sentinel: &(String, u16), master: &str) -> Option<Named> {
        let ask = async {
            let (mut asked, _) = self.one(sentinel, false).await.ok()?;
            let mut both = redis::pipe();
            both.cmd("SENTINEL").arg("MASTER").arg(master);
            both.cmd("SENTINEL").arg("GET-MASTER-ADDR-BY-NAME").arg(master);
            let (told, address): (HashMap<String, String>, _) = both.query_async(&mut asked).await.ok()?;
            Some(Named { address, failovers: told.get("config-epoch")?.parse().ok()? })
        };
        timeout(SENTINEL_WITHIN, ask).await.ok().flatten()
    }

    async fn cluster(&self) -> RedisResult<(Wire, Client)> {
        let nodes: RedisResult<Vec<ConnectionInfo>> =
            self.address.hosts.iter().map(|host| self.info(host, true)).collect();
        let mut builder = ClusterClientBuilder::new(nodes?)
            .use_protocol(ProtocolVersion::RESP3)
            .connection_timeout(CONNECT_WITHIN)
            .response_timeout(ANSWER_WITHIN)
            .retries(2);
        if let Some(ca) = &self.ca {
            builder = builder.certs(certificates(ca));
        }
        let connection = builder.build()?.get_async_connection().await?;
        // Any node of a cluster passes events on to all of them.
        let mut last = None;
        for host in &self.address.hosts {
            match self.one(host, true).await {
                Ok((_, client)) => return Ok((Wire::Cluster(connection), client)),
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(|| (ErrorKind::ClusterConnectionNotFound, "no node answers").into()))
    }

    fn info(&self, (host, port): &(String, u16), with_password: bool) -> RedisResult<ConnectionInfo> {
        let (host, port) = (host.clone(), *port);
        let address = if self.address.tls {
            ConnectionAddr::TcpTls { host, port, insecure: false, tls_params: None }
        } else {
            ConnectionAddr::Tcp(host, port)
        };
        let mut login = RedisConnectionInfo::default().set_protocol(ProtocolVersion::RESP3);
        if with_password {
            login = login.set_db(self.address.database);
            if let Some(user) = &self.address.user {
                login = login.set_username(user);
            }
            if let Some(password) = &self.address.password {
                login = login.set_password(password.expose_secret());
            }
        }
        Ok(address.into_connection_info()?.set_redis_settings(login))
    }

    fn client(&self, host: &(String, u16), with_password: bool) -> RedisResult<Client> {
        let info = self.info(host, with_password)?;
        match &self.ca {
            Some(ca) if self.address.tls => Client::build_with_tls(info, certificates(ca)),
            _ => Client::open(info),
        }
    }
}

fn certificates(ca: &[u8]) -> TlsCertificates {
    TlsCertificates { client_tls: None, root_cert: Some(ca.to_vec()) }
}

impl Wire {
    /// Asks every master. One server is a single one.
    pub(super) async fn ask_masters(&mut self, command: Cmd) -> RedisResult<Vec<Value>> {
        match self {
            Self::One(one) => Ok(vec![one.req_packed_command(&command).await?.extract_error()?]),
            Self::Cluster(cluster) => {
                let masters = RoutingInfo::MultiNode((MultipleNodeRoutingInfo::AllMasters, None));
                let answers = cluster.route_command(command, masters).await?.extract_error()?;
                Ok(match answers {
                    Value::Map(by_node) => by_node.into_iter().map(|(_, answer)| answer).collect(),
                    Value::Array(answers) => answers,
                    single => vec![single],
                })
            }
        }
    }
}

impl ConnectionLike for Wire {
    fn req_packed_command<'a>(&'a mut self, command: &'a Cmd) -> RedisFuture<'a, Value> {
        match self {
            Self::One(one) => one.req_packed_command(command),
            Self::Cluster(cluster) => cluster.req_packed_command(command),
        }
    }

    fn req_packed_commands<'a>(
        &'a mut self,
        pipeline: &'a Pipeline,
        offset: usize,
        count: usize,
    ) -> RedisFuture<'a, Vec<Value>> {
        match self {
            Self::One(one) => one.req_packed_commands(pipeline, offset, count),
            Self::Cluster(cluster) => cluster.req_packed_commands(pipeline, offset, count),
        }
    }

    fn get_db(&self) -> i64 {
        match self {
            Self::One(one) => one.get_db(),
            Self::Cluster(cluster) => cluster.get_db(),
        }
    }
}

impl std::fmt::Debug for Wire {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::One(_) => "One(…)",
            Self::Cluster(_) => "Cluster(…)",
        })
    }
}
