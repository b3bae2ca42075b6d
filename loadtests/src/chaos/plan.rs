//! What a run is: how long, how many, and which weather.

use std::time::Duration;

use clap::Args;
use serde::Serialize;

/// Where live state is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// In the memory of one node: each kill is a total loss.
    Memory,
    /// In one Redis.
    Redis,
    /// In a Redis with a replica and three sentinels.
    Sentinel,
}

/// Real faults for real processes, and what the people saw of it.
#[derive(Args, Clone, Debug, Serialize)]
pub struct Plan {
    /// Minutes in which faults fall; the calm at the end comes after them.
    #[arg(long, default_value = "30")]
    pub minutes: f64,
    /// Chooses every fault; the same seed chooses the same.
    #[arg(long, default_value = "1")]
    pub seed: u64,
    /// Server processes.
    #[arg(long, default_value = "3")]
    pub nodes: usize,
    /// Talks at once.
    #[arg(long, default_value = "300")]
    pub talks: usize,
    /// Visitors who wait at once.
    #[arg(long, default_value = "500")]
    pub waiting: usize,
    /// A Redis with a replica and three sentinels, instead of one Redis.
    #[arg(long)]
    pub sentinel: bool,
    /// Live state in the memory of one node, instead of a Redis.
    #[arg(long, conflicts_with = "sentinel")]
    pub memory: bool,
}

/// Talks each counsellor has at once.
pub const CAPACITY: usize = 2;

impl Plan {
    /// Where live state is.
    pub fn store(&self) -> Store {
        match (self.memory, self.sentinel) {
            (true, _) => Store::Memory,
            (false, true) => Store::Sentinel,
            (false, false) => Store::Redis,
        }
    }

    /// The time in which faults fall.
    pub fn storm(&self) -> Duration {
        Duration::from_secs_f64(self.minutes * 60.0)
    }

    /// Counsellors needed.
    pub fn counsellors(&self) -> usize {
        self.talks.div_ceil(CAPACITY)
    }
}
