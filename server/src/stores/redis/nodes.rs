//! Which nodes there are, and the time they have agreed on.

use std::sync::Arc;

use async_trait::async_trait;

use super::generation;
use super::keys::{CLUSTER_LIVES, ms};
use super::link::{Line, Link};
use super::odd;
use super::reply::Reply;
use super::wire::Wire;
use crate::clock::{FOLLOW_WITHIN, Moment};
use crate::domain::node::{LEASE, NodeId};
use crate::domain::ports::{NodeStore, Pulse, StoreError};

/// Leases by Redis' clock, so that nodes need not agree on the time to see each other.
#[derive(Debug)]
pub struct RedisNodes(pub(super) Arc<Link>);

impl RedisNodes {
    /// A part of a cluster can be taken over while every connection stays up.
    async fn look_at_the_cluster(&self, line: &Line) -> Result<(), StoreError> {
        let Wire::Cluster(_) = &line.wire else { return Ok(()) };
        let mut wire = line.wire.clone();
        if self.0.with(line, generation::of(&mut wire)).await? != line.generation {
            self.0.lost(line, "a copy took over");
            return Err(StoreError::Unavailable);
        }
        Ok(())
    }
}

#[async_trait]
impl NodeStore for RedisNodes {
    async fn beat(&self, node: NodeId, now: Moment) -> Result<Pulse, StoreError> {
        let line = self.0.any_line()?;
        self.0.prove(&line).await?;
        self.look_at_the_cluster(&line).await?;
        let keys = &self.0.keys;
        let beat = |_: &_, _| {
            let mut step = self.0.scripts.beat.key(keys.nodes());
            step.key(keys.clock()).key(keys.generation());
            step.arg(node.0).arg(now.0).arg(ms(LEASE)).arg(ms(FOLLOW_WITHIN)).arg(ms(CLUSTER_LIVES));
            step
        };
        let mut beat: Reply = self.0.ask_again(beat).await?;
        if beat.word().map_err(odd)? == "lost" {
            // Emptied while it ran: the next connection finds no generation and says so.
            self.0.lost(&line, "it was emptied");
            return Err(StoreError::Unavailable);
        }
        let (agreed, since) = (beat.number().map_err(odd)?, beat.number().map_err(odd)?);
        let mut alive = Vec::with_capacity(beat.left());
        while beat.left() > 0 {
            alive.push(NodeId(beat.number().map_err(odd)?));
        }
        alive.sort_unstable();
        Ok(Pulse { alive, now: Moment(agreed), since: Moment(since) })
    }

    fn since(&self) -> Moment {
        self.0.since()
    }

    fn life(&self) -> u64 {
        self.0.life()
    }

    async fn depart(&self, node: NodeId) -> Result<(), StoreError> {
        let depart = |_: &_, _| {
            let mut step = self.0.scripts.depart.key(self.0.keys.nodes());
            step.key(self.0.keys.clock()).arg(node.0);
            step
        };
        self.0.ask_again::<Reply>(depart).await.map(drop)
    }
}
