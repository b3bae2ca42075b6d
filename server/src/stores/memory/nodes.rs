//! Which nodes there are, in memory: the one of this process, or those of a simulation.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;

use crate::clock::Moment;
use crate::domain::node::{LEASE, NodeId};
use crate::domain::ports::{NodeStore, Pulse, StoreError};
use crate::protocol::ids::random_bytes;

/// The last sign of life of each node.
#[derive(Debug)]
pub struct MemoryNodes {
    since: Moment,
    life: u64,
    beats: Mutex<BTreeMap<NodeId, Moment>>,
}

impl MemoryNodes {
    /// Nothing has been lost since `since`: the start of this process.
    pub fn new(since: Moment) -> Self {
        Self { since, life: u64::from_be_bytes(random_bytes()), beats: Mutex::default() }
    }
}

#[async_trait]
impl NodeStore for MemoryNodes {
    async fn beat(&self, node: NodeId, now: Moment) -> Result<Pulse, StoreError> {
        let mut beats = self.beats.lock().unwrap_or_else(PoisonError::into_inner);
        beats.insert(node, now);
        beats.retain(|_, at| now.since(*at) < LEASE);
        Ok(Pulse { alive: beats.keys().copied().collect(), now, since: self.since })
    }

    fn since(&self) -> Moment {
        self.since
    }

    fn life(&self) -> u64 {
        self.life
    }

    async fn depart(&self, node: NodeId) -> Result<(), StoreError> {
        self.beats.lock().unwrap_or_else(PoisonError::into_inner).remove(&node);
        Ok(())
    }
}
