//! A stretch of a run that is measured: what people saw in it, and what Linux says was used.

use std::time::Duration;

use anyhow::Result;
use tokio::sync::Mutex;

use super::book::Book;
use super::house::House;
use super::world::World;
use crate::machine::ticks;
use crate::measure::cpu_used;

/// What Linux and the people say at one moment.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading {
    /// When.
    pub at: Duration,
    /// Processor time of all nodes so far.
    pub nodes: Duration,
    /// Of Redis.
    pub redis: Duration,
    /// Of the simulated people.
    pub people: Duration,
    /// Of everything on this machine, in hundredths of a second: busy, and in all.
    pub ticks: (u64, u64),
    /// Memory of all nodes, in kB.
    pub nodes_kb: u64,
    /// Of Redis.
    pub redis_kb: u64,
    /// Open files of the node that has most.
    pub files: u64,
    /// Visitors who wait.
    pub waiting: i64,
    /// Talks.
    pub talks: i64,
}

impl Reading {
    /// Now.
    pub async fn take(world: &World, house: &Mutex<House>) -> Result<Self> {
        let mut house = house.lock().await;
        let used = house.used()?;
        let (nodes_kb, redis_kb) = house.resident_kb()?;
        let load = |count: &std::sync::atomic::AtomicI64| count.load(std::sync::atomic::Ordering::Relaxed);
        Ok(Self {
            at: world.now(),
            nodes: used.nodes,
            redis: used.redis,
            people: cpu_used(std::process::id())?,
            ticks: ticks()?,
            nodes_kb,
            redis_kb,
            files: house.open_files(),
            waiting: load(&world.counts().waiting),
            talks: load(&world.counts().talking),
        })
    }
}

/// A window that is over.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Its name.
    pub name: String,
    /// Its beginning.
    pub from: Reading,
    /// Its end.
    pub to: Reading,
    /// What people saw.
    pub book: Book,
    /// Whole stays that were over before it began.
    pub stays_before: u64,
}

impl Measured {
    /// How long it was, in seconds.
    pub fn seconds(&self) -> f64 {
        self.to.at.saturating_sub(self.from.at).as_secs_f64().max(0.001)
    }

    /// Cores that were busy on average for the nodes.
    pub fn node_cores(&self) -> f64 {
        self.to.nodes.saturating_sub(self.from.nodes).as_secs_f64() / self.seconds()
    }

    /// For Redis.
    pub fn redis_cores(&self) -> f64 {
        self.to.redis.saturating_sub(self.from.redis).as_secs_f64() / self.seconds()
    }

    /// For the simulated people.
    pub fn people_cores(&self) -> f64 {
        self.to.people.saturating_sub(self.from.people).as_secs_f64() / self.seconds()
    }

    /// Which share of the whole machine was busy, whoever kept it so.
    #[expect(clippy::cast_precision_loss, reason = "hundredths of seconds; nowhere near 2^52")]
    pub fn machine_share(&self) -> f64 {
        let busy = self.to.ticks.0.saturating_sub(self.from.ticks.0) as f64;
        let all = self.to.ticks.1.saturating_sub(self.from.ticks.1) as f64;
        busy / all.max(1.0)
    }

    /// Messages that came over.
    pub fn messages(&self) -> u64 {
        self.book.delivered.count() + self.book.delivered_slow.count()
    }
}
