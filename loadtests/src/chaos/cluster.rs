//! Everything that is started for a run: the nodes behind their balancer, live state behind
//! wires that can be cut, and the records file they share.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use tempfile::TempDir;
use tokio::sync::Mutex;

use super::judge::Times;
use super::plan::{Plan, Store};
use super::proxy::{Proxy, Weather};
use crate::node::Node;
use crate::person::Chances;
use crate::redis::{self, MASTER_NAME, RedisServer, Sentinels};
use crate::server_process::{add_counsellor, environment, free_addresses};

/// Sixty-four digits that seal nothing outside this run.
const SECRET: &str = "c4a05c4a05c4a05c4a05c4a05c4a05c4a05c4a05c4a05c4a05c4a05c4a05c4a0";

/// What the nodes are told beside what every load test tells them. People here think twenty
/// times as fast, come from one address, and are given up sooner, so that it happens at all
/// within a run.
const SETTINGS: &str = r"
[queue]
cap = 20_000
settle_s = 10
offer_s = 20
offer_again_after_s = 10
passed_over_after_s = 45

[talk]
pause_s = 0
visitor_lost_s = 60
counsellor_away_s = 10
counsellor_lost_s = 45
erase_after_s = 20

[limits]
socket_frames_per_second = 200
socket_frames_burst = 2000
socket_messages_per_second = 80
socket_messages_burst = 800
socket_typing_per_second = 40
socket_typing_burst = 400
network_connects_per_minute = 100_000
network_connects_burst = 100_000
network_joins_per_minute = 100_000
network_joins_burst = 100_000
service_joins_per_second = 10_000
service_joins_burst = 10_000
account_sign_ins_per_hour = 10_000
account_sign_ins_burst = 1_000
network_sign_ins_per_minute = 100_000
network_sign_ins_burst = 10_000
";

/// The times among them.
pub const TIMES: Times = Times {
    offer: Duration::from_secs(20),
    visitor_lost: Duration::from_mins(1),
    erase_after: Duration::from_secs(20),
    settle: Duration::from_secs(10),
};

/// Where live state is.
#[derive(Debug)]
pub enum Live {
    /// In the memory of the one node.
    Memory,
    /// In one Redis.
    One(Box<Mutex<RedisServer>>),
    /// In a Redis with a replica, which sentinels watch.
    Watched {
        /// The two servers.
        servers: Box<Mutex<[RedisServer; 2]>>,
        /// Who watches.
        sentinels: Sentinels,
    },
}

/// Everything that runs.
#[derive(Debug)]
pub struct Cluster {
    /// What people reach.
    pub balancer: Arc<Proxy>,
    /// The processes behind it. Whoever holds one is doing something to it.
    pub nodes: Vec<Arc<Mutex<Node>>>,
    /// Live state.
    pub live: Live,
    /// Everything between each node and live state.
    wires: Vec<Vec<Proxy>>,
    folder: TempDir,
}

impl Cluster {
    /// Starts live state and chooses addresses; no node runs yet.
    pub async fn prepare(binary: &Path, plan: &Plan) -> Result<Self> {
        let binary = binary.canonicalize().with_context(|| format!("no server at {}", binary.display()))?;
        let folder = tempfile::Builder::new().prefix("fortrolig-chaos-").tempdir()?;
        let addresses: Vec<(SocketAddr, SocketAddr)> =
            (0..plan.nodes).map(|_| free_addresses()).collect::<Result<_>>()?;
        let fronts = addresses.iter().map(|(address, _)| *address).collect();
        let balancer = Arc::new(Proxy::open(fronts, Chances::seeded(plan.seed, 1)).await?);
        let live = start_live(folder.path(), plan.store()).await?;
        let mut cluster = Self { balancer, nodes: vec![], live, wires: vec![], folder };
        for (number, (address, admin)) in addresses.into_iter().enumerate() {
            let (wires, redis) = cluster.wire().await?;
            cluster.wires.push(wires);
            let environment = cluster.environment(address, admin, redis)?;
            let log = cluster.folder.path().join(format!("node-{number}.log"));
            cluster.nodes.push(Arc::new(Mutex::new(Node::new(binary.clone(), admin, environment, log))));
        }
        Ok(cluster)
    }

    /// What stands between one node and live state, and what the node is told of it.
    async fn wire(&self) -> Result<(Vec<Proxy>, Option<String>)> {
        let open = |targets| Proxy::open(targets, Chances::seeded(0, 2));
        match &self.live {
            Live::Memory => Ok((vec![], None)),
            Live::One(server) => {
                let wire = open(vec![server.lock().await.address]).await?;
                let address = format!("redis://{}/0", wire.address);
                Ok((vec![wire], Some(address)))
            }
            Live::Watched { servers, sentinels } => {
                let servers = servers.lock().await;
                let mut wires = vec![];
                for server in &*servers {
                    wires.push(open(vec![server.address]).await?);
                }
                // The sentinels name the servers; the node must find its own wires instead.
                let port = |address: SocketAddr| address.port().to_string();
                let named = servers.iter().zip(&wires);
                let named = named.map(|(server, wire)| (port(server.address), port(wire.address))).collect();
                let asked =
                    Proxy::rewriting(sentinels.addresses.clone(), named, Chances::seeded(0, 3)).await?;
                let address = format!("redis+sentinel://{}/{MASTER_NAME}", asked.address);
                wires.push(asked);
                Ok((wires, Some(address)))
            }
        }
    }

    fn environment(
        &self,
        address: SocketAddr,
        admin: SocketAddr,
        redis: Option<String>,
    ) -> Result<Vec<(String, String)>> {
        let mut all = environment(
            address,
            admin,
            &self.folder.path().join("records.sqlite"),
            &toml::from_str(SETTINGS)?,
        )?;
        let own = |name: &str, value: String| (format!("FORTROLIG__{name}"), value);
        // Later ones win: people know the service by its balancer.
        all.push(own("LISTEN__PUBLIC_ORIGINS", format!("http://{}", self.balancer.address)));
        all.push(own("SECRET__CLUSTER", SECRET.to_owned()));
        if let Some(redis) = redis {
            all.push(own("LIVE__STORE", "redis".to_owned()));
            all.push(own("LIVE__REDIS", redis));
        }
        Ok(all)
    }

    /// Adds an account.
    pub async fn add_counsellor(&self, name: &str, capacity: usize) -> Result<()> {
        let command = self.nodes[0].lock().await.command();
        add_counsellor(command, name, capacity).await
    }

    /// Starts every node.
    pub async fn start(&self) -> Result<()> {
        for node in &self.nodes {
            node.lock().await.start().await?;
        }
        Ok(())
    }

    /// What is between a node and live state meets this weather, now and until it changes.
    pub fn expose_wires(&self, node: usize, weather: Weather) {
        for wire in &self.wires[node] {
            for target in 0..wire.targets() {
                wire.expose_all(target, weather);
            }
        }
    }

    /// Where the words are right now, reached without anything in between.
    pub async fn master(&self) -> Result<Option<SocketAddr>> {
        match &self.live {
            Live::Memory => Ok(None),
            Live::One(server) => Ok(Some(server.lock().await.address)),
            Live::Watched { sentinels, .. } => sentinels.master().await.map(Some),
        }
    }

    /// The same, while all sentinels name it and none is about to replace it.
    pub async fn agreed_master(&self) -> Option<SocketAddr> {
        match &self.live {
            Live::Watched { sentinels, .. } => sentinels.agreed().await,
            Live::Memory | Live::One(_) => self.master().await.ok().flatten(),
        }
    }

    /// Keeps the logs for whoever wants to know what went wrong, and says where.
    pub fn keep_logs(&mut self) -> PathBuf {
        self.folder.disable_cleanup(true);
        self.folder.path().to_owned()
    }
}

async fn start_live(folder: &Path, store: Store) -> Result<Live> {
    match store {
        Store::Memory => Ok(Live::Memory),
        Store::Redis => Ok(Live::One(Box::new(Mutex::new(RedisServer::start(folder, "redis", None).await?)))),
        Store::Sentinel => {
            let master = RedisServer::start(folder, "redis-a", None).await?;
            let replica = RedisServer::start(folder, "redis-b", Some(master.address)).await?;
            redis::wait_for_copy(master.address).await?;
            let sentinels = Sentinels::start(folder, master.address).await?;
            Ok(Live::Watched { servers: Box::new(Mutex::new([master, replica])), sentinels })
        }
    }
}
