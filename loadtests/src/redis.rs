//! A real Redis: one server, or one with a replica and three sentinels.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio::process::Command;
use tokio::time::{sleep, timeout};

use crate::process::Process;

const STARTS_WITHIN: Duration = Duration::from_secs(20);
/// One that stands still does not answer at all.
const ANSWERS_WITHIN: Duration = Duration::from_secs(2);
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Which sentinels know the master by.
pub const MASTER_NAME: &str = "chat";

/// One redis-server that can be lost and comes back empty.
#[derive(Debug)]
pub struct RedisServer {
    /// Where it is reached without anything in between.
    pub address: SocketAddr,
    folder: PathBuf,
    process: Option<Process>,
    follows: Option<SocketAddr>,
}

impl RedisServer {
    /// On a free port, following `follows` if there is one.
    pub async fn start(folder: &Path, name: &str, follows: Option<SocketAddr>) -> Result<Self> {
        let folder = folder.join(name);
        fs::create_dir_all(&folder)?;
        let mut server = Self { address: free_address()?, folder, process: None, follows };
        server.begin(follows).await?;
        Ok(server)
    }

    /// Starts again with nothing in memory, as what it was.
    pub async fn restart(&mut self) -> Result<()> {
        self.begin(self.follows).await
    }

    /// Starts again with nothing in memory, as a replica.
    pub async fn restart_following(&mut self, master: SocketAddr) -> Result<()> {
        self.follows = None;
        self.begin(Some(master)).await
    }

    async fn begin(&mut self, follows: Option<SocketAddr>) -> Result<()> {
        let port = self.address.port().to_string();
        let mut command = Command::new("redis-server");
        command
            .args(["--port", &port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
            .args(["--repl-diskless-sync", "yes", "--repl-diskless-sync-delay", "0"])
            .args(["--repl-diskless-load", "on-empty-db", "--dir"])
            .arg(&self.folder);
        if let Some(master) = follows {
            command.args(["--replicaof", "127.0.0.1", &master.port().to_string()]);
        }
        self.process = Some(Process::start(command, &self.folder.join("log"))?);
        let ready = async {
            while !is_up(self.address).await {
                sleep(LOOK_EVERY).await;
            }
        };
        timeout(STARTS_WITHIN, ready).await.context("redis-server does not answer")
    }

    /// The running program.
    pub fn process(&mut self) -> Result<&mut Process> {
        self.process.as_mut().context("this redis-server is not running")
    }

    /// Kills it: its memory is gone.
    pub async fn kill(&mut self) -> Result<()> {
        match self.process.take() {
            Some(mut process) => process.kill().await,
            None => Ok(()),
        }
    }
}

/// Three sentinels that watch a master.
#[derive(Debug)]
pub struct Sentinels {
    /// Where they are reached without anything in between.
    pub addresses: Vec<SocketAddr>,
    processes: Vec<Process>,
}

impl Sentinels {
    /// They agree on a new master when two of them miss the old one for a second and a half.
    pub async fn start(folder: &Path, master: SocketAddr) -> Result<Self> {
        let mut sentinels = Self { addresses: vec![], processes: vec![] };
        for n in 0..3 {
            let address = free_address()?;
            let folder = folder.join(format!("sentinel-{n}"));
            fs::create_dir_all(&folder)?;
            let settings = format!(
                "port {}\nbind 127.0.0.1\ndir {}\n\
                 sentinel monitor {MASTER_NAME} 127.0.0.1 {} 2\n\
                 sentinel down-after-milliseconds {MASTER_NAME} 1500\n\
                 sentinel failover-timeout {MASTER_NAME} 6000\n\
                 sentinel parallel-syncs {MASTER_NAME} 1\n",
                address.port(),
                folder.display(),
                master.port()
            );
            let file = folder.join("sentinel.conf");
            fs::write(&file, settings)?;
            let mut command = Command::new("redis-sentinel");
            command.arg(&file);
            sentinels.processes.push(Process::start(command, &folder.join("log"))?);
            sentinels.addresses.push(address);
        }
        let known = async {
            loop {
                let told = say(sentinels.addresses[0], &["sentinel", "master", MASTER_NAME]).await;
                let told = told.unwrap_or_default();
                if field(&told, "num-slaves") == "1" && field(&told, "num-other-sentinels") == "2" {
                    break;
                }
                sleep(LOOK_EVERY).await;
            }
        };
        timeout(STARTS_WITHIN, known).await.context("the sentinels do not find each other")?;
        Ok(sentinels)
    }

    /// Who is the master now.
    pub async fn master(&self) -> Result<SocketAddr> {
        let told = say(self.addresses[0], &["sentinel", "get-master-addr-by-name", MASTER_NAME]).await?;
        let port = told.lines().nth(1).context("no master is known")?.trim().parse()?;
        Ok(SocketAddr::from(([127, 0, 0, 1], port)))
    }

    /// The master that all of them name, while none of them is about to replace it. A master
    /// that goes on after it stood still looks well to everybody for the second in which a copy
    /// is made master in its place, and what it takes then is lost.
    pub async fn agreed(&self) -> Option<SocketAddr> {
        let mut agreed = None;
        for sentinel in &self.addresses {
            let told = say(*sentinel, &["sentinel", "master", MASTER_NAME]).await.ok()?;
            let port = field(&told, "port").parse().ok()?;
            let master = SocketAddr::from(([127, 0, 0, 1], port));
            if field(&told, "flags") != "master" || *agreed.get_or_insert(master) != master {
                return None;
            }
        }
        agreed
    }
}

/// What a sentinel says of its master under this name.
fn field<'a>(told: &'a str, name: &str) -> &'a str {
    told.lines().skip_while(|line| *line != name).nth(1).unwrap_or("0")
}

/// Whether a redis-server answers.
pub async fn is_up(address: SocketAddr) -> bool {
    say(address, &["ping"]).await.is_ok_and(|said| said == "PONG")
}

/// What redis-cli says, without the closing line break.
pub async fn say(address: SocketAddr, words: &[&str]) -> Result<String> {
    let asked = Command::new("redis-cli")
        .args(["-p", &address.port().to_string()])
        .args(words)
        .kill_on_drop(true)
        .output();
    let output = timeout(ANSWERS_WITHIN, asked).await.context("redis does not answer")??;
    if !output.status.success() {
        bail!("redis-cli {words:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

/// Whether this one is a master with a replica that follows.
pub async fn has_copy(address: SocketAddr) -> bool {
    let told = say(address, &["info", "replication"]).await.unwrap_or_default();
    told.contains("role:master") && told.contains("state=online")
}

/// Waits until it is.
pub async fn wait_for_copy(address: SocketAddr) -> Result<()> {
    let copied = async {
        while !has_copy(address).await {
            sleep(LOOK_EVERY).await;
        }
    };
    timeout(STARTS_WITHIN, copied).await.context("the replica does not follow")
}

/// The names of the keys that match.
pub async fn keys(address: SocketAddr, pattern: &str) -> Result<Vec<String>> {
    let found = say(address, &["--scan", "--pattern", pattern]).await?;
    Ok(found.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// A port that is free now, of five digits: see `Proxy::rewriting`.
fn free_address() -> Result<SocketAddr> {
    loop {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        if address.port() >= 10_000 {
            return Ok(address);
        }
    }
}
