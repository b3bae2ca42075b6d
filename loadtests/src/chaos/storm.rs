//! Carries the faults out, and writes down whom each of them hit.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Result, bail};
use tokio::sync::{MutexGuard, OwnedMutexGuard};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::almanac::{Almanac, Scope};
use super::cluster::{Cluster, Live};
use super::fault::Fault;
use super::proxy::Weather;
use crate::clock::Clock;
use crate::node::Node;
use crate::process::Signal;
use crate::redis::RedisServer;

const LOOK_EVERY: Duration = Duration::from_millis(100);

/// Time for the sentinels to make the replica the master.
const FAILED_OVER_WITHIN: Duration = Duration::from_secs(40);

/// How a fault went: by its name, and whether it could be carried out.
pub type Carried = BTreeMap<(&'static str, &'static str), u32>;

/// The one who carries them out.
#[derive(Clone, Debug)]
pub struct Storm {
    cluster: Arc<Cluster>,
    almanac: Almanac,
    clock: Clock,
    carried: Arc<Mutex<Carried>>,
    complaints: Arc<Mutex<Vec<String>>>,
}

impl Storm {
    /// Over this cluster.
    pub fn new(cluster: Arc<Cluster>, almanac: Almanac, clock: Clock) -> Self {
        Self { cluster, almanac, clock, carried: Arc::default(), complaints: Arc::default() }
    }

    /// Everything of the schedule, each at its time; returns when the last one is over.
    pub async fn rage(&self, schedule: Vec<(Duration, Fault)>) -> Result<()> {
        let began = self.clock.now();
        let mut going = JoinSet::new();
        for (at, fault) in schedule {
            sleep((began + at).saturating_sub(self.clock.now())).await;
            let storm = self.clone();
            going.spawn(async move { storm.carry_out(fault).await });
            while let Some(over) = going.try_join_next() {
                over??;
            }
        }
        while let Some(over) = going.join_next().await {
            over??;
        }
        Ok(())
    }

    /// A node that ends although nobody asked it to is written down and started again.
    pub async fn watch(&self) -> Result<()> {
        loop {
            sleep(LOOK_EVERY).await;
            for (n, node) in self.cluster.nodes.iter().enumerate() {
                let Ok(mut node) = node.try_lock() else { continue };
                if let Some(status) = node.ended() {
                    self.complain(format!("node {n} ended by itself: {status}"));
                    let spell = self.almanac.begins(Scope::Node(n), false, self.clock.now());
                    node.start().await?;
                    self.almanac.ends(spell, self.clock.now());
                }
            }
        }
    }

    /// How the faults went.
    pub fn carried(&self) -> Carried {
        self.carried.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What the nodes did that no fault explains.
    pub fn complaints(&self) -> Vec<String> {
        self.complaints.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn complain(&self, what: String) {
        self.complaints.lock().unwrap_or_else(PoisonError::into_inner).push(what);
    }

    async fn carry_out(&self, fault: Fault) -> Result<()> {
        println!("{:>8.2} s  {fault:?}", self.clock.now().as_secs_f64());
        let done = match fault {
            Fault::KillNode { node, down } => self.kill(node, down).await?,
            Fault::KillAllNodes { down } => self.kill_all(down).await?,
            Fault::StopNode { node, time } => self.stop_node(node, time).await?,
            Fault::RestartNode { node } => self.restart(node).await?,
            Fault::CutPerson { place } => self.at_person(place, Weather::Cut, Duration::ZERO).await,
            Fault::HoldPerson { place, time } => self.at_person(place, Weather::Held, time).await,
            Fault::SlowPerson { place, each, time } => self.at_person(place, Weather::Slow(each), time).await,
            Fault::DamagePerson { place } => self.damage(place),
            Fault::CutNode { node } => {
                let spell = self.almanac.begins(Scope::Node(node), false, self.clock.now());
                self.cluster.balancer.cut_once(node);
                self.almanac.ends(spell, self.clock.now());
                true
            }
            Fault::HoldNode { node, time } => self.hold_node(node, time).await,
            Fault::CutRedis { node, time } => self.at_wires(node, Weather::Cut, time).await,
            Fault::HoldRedis { node, time } => self.at_wires(node, Weather::Held, time).await,
            Fault::StopRedis { time } => self.stop_redis(time).await?,
            Fault::LoseRedis { down } => self.lose_redis(down).await?,
            Fault::FailOver => self.fail_over().await?,
        };
        let outcome = if done { "done" } else { "not possible" };
        let mut carried = self.carried.lock().unwrap_or_else(PoisonError::into_inner);
        *carried.entry((fault.name(), outcome)).or_default() += 1;
        Ok(())
    }

    /// The node, or the next that nothing else is being done to.
    fn free_node(&self, wanted: usize) -> Option<(usize, OwnedMutexGuard<Node>)> {
        let count = self.cluster.nodes.len();
        (0..count)
            .map(|n| (wanted + n) % count)
            .find_map(|n| Some((n, self.cluster.nodes[n].clone().try_lock_owned().ok()?)))
    }

    async fn kill(&self, wanted: usize, down: Duration) -> Result<bool> {
        let Some((n, mut node)) = self.free_node(wanted) else { return Ok(false) };
        // One that keeps live state in its own memory loses it.
        let loses = matches!(self.cluster.live, Live::Memory);
        let spell = self.almanac.begins(Scope::Node(n), loses, self.clock.now());
        node.kill().await?;
        sleep(down).await;
        node.start().await?;
        self.almanac.ends(spell, self.clock.now());
        Ok(true)
    }

    async fn kill_all(&self, down: Duration) -> Result<bool> {
        let free = (0..self.cluster.nodes.len())
            .map(|n| Some((n, self.cluster.nodes[n].clone().try_lock_owned().ok()?)))
            .collect::<Option<Vec<_>>>();
        let Some(mut nodes) = free else { return Ok(false) };
        let loses = matches!(self.cluster.live, Live::Memory);
        let now = self.clock.now();
        let spells: Vec<_> =
            nodes.iter().map(|(n, _)| self.almanac.begins(Scope::Node(*n), loses, now)).collect();
        for (_, node) in &mut nodes {
            node.kill().await?;
        }
        sleep(down).await;
        for ((_, node), spell) in nodes.iter_mut().zip(spells) {
            node.start().await?;
            self.almanac.ends(spell, self.clock.now());
        }
        Ok(true)
    }

    async fn stop_node(&self, wanted: usize, time: Duration) -> Result<bool> {
        let Some((n, node)) = self.free_node(wanted) else { return Ok(false) };
        let spell = self.almanac.begins(Scope::Node(n), false, self.clock.now());
        node.signal(Signal::Stop).await?;
        sleep(time).await;
        node.signal(Signal::Continue).await?;
        self.almanac.ends(spell, self.clock.now());
        Ok(true)
    }

    async fn restart(&self, wanted: usize) -> Result<bool> {
        let Some((n, mut node)) = self.free_node(wanted) else { return Ok(false) };
        let loses = matches!(self.cluster.live, Live::Memory);
        let spell = self.almanac.begins(Scope::Node(n), loses, self.clock.now());
        if !node.terminate().await? {
            self.complain(format!("node {n} ended badly when it was asked to"));
        }
        node.start().await?;
        self.almanac.ends(spell, self.clock.now());
        Ok(true)
    }

    async fn at_person(&self, place: usize, weather: Weather, time: Duration) -> bool {
        let Some(port) = self.cluster.balancer.pick(place) else { return false };
        let spell = self.almanac.begins(Scope::Road(port), false, self.clock.now());
        self.cluster.balancer.expose(port, weather);
        if weather != Weather::Cut {
            sleep(time).await;
            self.cluster.balancer.expose(port, Weather::Clear);
        }
        self.almanac.ends(spell, self.clock.now());
        true
    }

    fn damage(&self, place: usize) -> bool {
        let Some(port) = self.cluster.balancer.pick(place) else { return false };
        let spell = self.almanac.begins(Scope::Road(port), false, self.clock.now());
        self.cluster.balancer.damage(port);
        self.almanac.ends(spell, self.clock.now());
        true
    }

    async fn hold_node(&self, node: usize, time: Duration) -> bool {
        let spell = self.almanac.begins(Scope::Node(node), false, self.clock.now());
        self.cluster.balancer.expose_all(node, Weather::Held);
        sleep(time).await;
        self.cluster.balancer.expose_all(node, Weather::Clear);
        self.almanac.ends(spell, self.clock.now());
        true
    }

    async fn at_wires(&self, node: usize, weather: Weather, time: Duration) -> bool {
        let spell = self.almanac.begins(Scope::Node(node), false, self.clock.now());
        self.cluster.expose_wires(node, weather);
        sleep(time).await;
        self.cluster.expose_wires(node, Weather::Clear);
        self.almanac.ends(spell, self.clock.now());
        true
    }

    async fn stop_redis(&self, time: Duration) -> Result<bool> {
        match &self.cluster.live {
            Live::Memory => Ok(false),
            Live::One(server) => {
                let Ok(mut server) = server.try_lock() else { return Ok(false) };
                let spell = self.almanac.begins(Scope::Live, false, self.clock.now());
                stand_still(&mut server, time).await?;
                self.almanac.ends(spell, self.clock.now());
                Ok(true)
            }
            Live::Watched { servers, .. } => {
                let Ok(mut servers) = servers.try_lock() else { return Ok(false) };
                let Some(master) = self.master_among(&mut servers).await else { return Ok(false) };
                // The sentinels may or may not give it up meanwhile; both are worth a try. When
                // they do, the old one goes on as a master for a moment, with words that are lost.
                let spell = self.almanac.begins(Scope::Live, true, self.clock.now());
                stand_still(&mut servers[master], time).await?;
                self.settled().await?;
                self.almanac.ends(spell, self.clock.now());
                Ok(true)
            }
        }
    }

    async fn lose_redis(&self, down: Duration) -> Result<bool> {
        let Live::One(server) = &self.cluster.live else { return Ok(false) };
        let mut server = server.lock().await;
        let spell = self.almanac.begins(Scope::Live, true, self.clock.now());
        server.kill().await?;
        sleep(down).await;
        server.restart().await?;
        self.almanac.ends(spell, self.clock.now());
        Ok(true)
    }

    async fn fail_over(&self) -> Result<bool> {
        let Live::Watched { servers, .. } = &self.cluster.live else { return Ok(false) };
        let mut servers = servers.lock().await;
        let Some(master) = self.master_among(&mut servers).await else { return Ok(false) };
        let spell = self.almanac.begins(Scope::Live, true, self.clock.now());
        servers[master].kill().await?;
        let other = servers[1 - master].address;
        let taken_over = async {
            while self.cluster.master().await.ok().flatten() != Some(other) {
                sleep(LOOK_EVERY).await;
            }
        };
        if timeout(FAILED_OVER_WITHIN, taken_over).await.is_err() {
            bail!("the replica was not made the master");
        }
        self.almanac.ends(spell, self.clock.now());
        servers[master].restart_following(other).await?;
        self.settled().await?;
        Ok(true)
    }

    /// Which of the two is the master now.
    async fn master_among(&self, servers: &mut MutexGuard<'_, [RedisServer; 2]>) -> Option<usize> {
        let master = self.cluster.master().await.ok().flatten()?;
        servers.iter().position(|server| server.address == master)
    }

    /// Waits until the sentinels agree on a master that has a copy.
    async fn settled(&self) -> Result<()> {
        let settled = async {
            loop {
                if let Some(master) = self.cluster.agreed_master().await
                    && crate::redis::has_copy(master).await
                {
                    break;
                }
                sleep(LOOK_EVERY).await;
            }
        };
        if timeout(FAILED_OVER_WITHIN, settled).await.is_err() {
            bail!("the two redis-servers did not find together again");
        }
        Ok(())
    }
}

async fn stand_still(server: &mut RedisServer, time: Duration) -> Result<()> {
    server.process()?.signal(Signal::Stop).await?;
    sleep(time).await;
    server.process()?.signal(Signal::Continue).await
}
