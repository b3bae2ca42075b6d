//! What a scenario is played against: one node, or two that share a Redis; and what Linux says
//! of them.

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use super::accounts::Accounts;
use super::scenario::Scenario;
use crate::measure::{cpu_used, open_files, resident_kb};
use crate::node::Node;
use crate::redis::RedisServer;
use crate::server_process::{environment, free_addresses};

/// Opens nothing outside this run.
const SECRET: &str = "00000000000000000000000000000000000000000000000000000000000000ff";

/// What the service runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setup {
    /// One node, live state in its memory.
    One,
    /// Two nodes that share a Redis.
    Two,
}

impl Setup {
    /// As a person would say it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::One => "one node",
            Self::Two => "two nodes + Redis",
        }
    }
}

impl fmt::Display for Setup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::One => "one",
            Self::Two => "two",
        })
    }
}

/// Where people go in.
#[derive(Clone, Debug)]
pub struct Doors {
    visitors: Vec<SocketAddr>,
    desks: Vec<SocketAddr>,
}

impl Doors {
    /// For this visitor, who has knocked so often in vain: then it is the next node's turn, as
    /// behind a balancer.
    pub fn visitor(&self, number: u32, knocks: u32) -> SocketAddr {
        self.visitors[(number as usize + knocks as usize) % self.visitors.len()]
    }

    /// For this counsellor.
    pub fn desk(&self, number: u32, knocks: u32) -> SocketAddr {
        self.desks[(number as usize + knocks as usize) % self.desks.len()]
    }
}

/// Processor time used so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Used {
    /// By all nodes since they started.
    pub nodes: Duration,
    /// By Redis.
    pub redis: Duration,
}

/// The service, running.
#[derive(Debug)]
pub struct House {
    /// Where people go in.
    pub doors: Doors,
    nodes: Vec<Node>,
    redis: Option<RedisServer>,
    /// Of nodes that were restarted: what they used before.
    used_before: Duration,
    folder: TempDir,
}

impl House {
    /// Prepares everything and starts it.
    pub async fn open(binary: &Path, scenario: &Scenario, setup: Setup, accounts: &Accounts) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("fortrolig-load-").tempdir()?;
        let records = folder.path().join("records.sqlite");
        accounts.copy(&records)?;
        let mut settings = scenario.settings.clone();
        put(&mut settings, "secret", "cluster", SECRET);
        let redis = match setup {
            Setup::One => None,
            Setup::Two => {
                let redis = RedisServer::start(folder.path(), "redis", None).await?;
                put(&mut settings, "live", "store", "redis");
                put(&mut settings, "live", "redis", &format!("redis://{}/0", redis.address));
                Some(redis)
            }
        };
        let (mut nodes, mut fronts) = (vec![], vec![]);
        for number in 0..if setup == Setup::Two { 2 } else { 1 } {
            let (address, admin) = free_addresses()?;
            let environment = environment(address, admin, &records, &settings)?;
            let log = folder.path().join(format!("node-{number}.log"));
            let mut node = Node::new(binary.to_owned(), admin, environment, log);
            node.start().await.context("a node did not start")?;
            nodes.push(node);
            fronts.push(address);
        }
        let doors = if scenario.apart {
            Doors { visitors: vec![fronts[0]], desks: vec![fronts[fronts.len() - 1]] }
        } else {
            Doors { visitors: fronts.clone(), desks: fronts }
        };
        Ok(Self { doors, nodes, redis, used_before: Duration::ZERO, folder })
    }

    /// Processor time used so far.
    pub fn used(&mut self) -> Result<Used> {
        let mut used = Used { nodes: self.used_before, redis: Duration::ZERO };
        for node in self.nodes.iter().filter_map(Node::id) {
            used.nodes += cpu_used(node)?;
        }
        if let Some(redis) = &mut self.redis {
            used.redis = cpu_used(redis.process()?.id()?)?;
        }
        Ok(used)
    }

    /// Memory in RAM now, in kB: of all nodes, and of Redis.
    pub fn resident_kb(&mut self) -> Result<(u64, u64)> {
        let nodes: Result<u64> = self.nodes.iter().filter_map(Node::id).map(resident_kb).sum();
        let redis = match &mut self.redis {
            Some(redis) => resident_kb(redis.process()?.id()?)?,
            None => 0,
        };
        Ok((nodes?, redis))
    }

    /// Open files of the node that has most.
    pub fn open_files(&self) -> u64 {
        self.nodes.iter().filter_map(Node::id).filter_map(|id| open_files(id).ok()).max().unwrap_or(0)
    }

    /// Asks every node to end, and starts them again when all have ended.
    pub async fn restart(&mut self) -> Result<()> {
        for node in &self.nodes {
            if let Some(id) = node.id() {
                self.used_before += cpu_used(id)?;
            }
        }
        for node in &mut self.nodes {
            if !node.terminate().await? {
                bail!("a node ended badly when it was asked to end");
            }
        }
        for node in &mut self.nodes {
            node.start().await?;
        }
        Ok(())
    }

    /// Whether a node has ended although nobody asked it to, and how.
    pub fn ended(&mut self) -> Option<String> {
        self.nodes.iter_mut().find_map(Node::ended)
    }

    /// Ends it.
    pub async fn close(mut self) -> Result<()> {
        for node in &mut self.nodes {
            if !node.terminate().await? {
                bail!("a node ended badly when it was asked to end");
            }
        }
        match &mut self.redis {
            Some(redis) => redis.kill().await,
            None => Ok(()),
        }
    }

    /// Keeps the logs for whoever wants to know what went wrong, and says where.
    pub fn keep_logs(&mut self) -> PathBuf {
        self.folder.disable_cleanup(true);
        self.folder.path().to_owned()
    }
}

fn put(settings: &mut toml::Table, section: &str, key: &str, value: &str) {
    let section = settings.entry(section).or_insert_with(|| toml::Value::Table(toml::Table::new()));
    if let Some(section) = section.as_table_mut() {
        section.insert(key.to_owned(), value.to_owned().into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_knock_is_at_the_other_node() {
        let doors = Doors {
            visitors: vec![([127, 0, 0, 1], 1).into(), ([127, 0, 0, 1], 2).into()],
            desks: vec![([127, 0, 0, 1], 3).into()],
        };
        assert_ne!(doors.visitor(7, 0), doors.visitor(7, 1));
        assert_ne!(doors.visitor(7, 0), doors.visitor(8, 0));
        assert_eq!(doors.desk(7, 0), doors.desk(8, 5));
    }
}
