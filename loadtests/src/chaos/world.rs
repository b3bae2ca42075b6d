//! What everybody in a run shares.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::sync::watch;

use super::proxy::Proxy;
use super::tally::Tally;
use crate::clock::Clock;

/// How far the run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Faults fall.
    Storm,
    /// Everything is up, and talks come to their end.
    Calm,
    /// Counsellors end what is still open.
    Evening,
    /// Whoever is not done is stuck.
    Closed,
}

/// What everybody shares.
#[derive(Clone, Debug)]
pub struct World {
    /// The one clock of the harness.
    pub clock: Clock,
    /// Where the service is found.
    pub front: SocketAddr,
    /// What stands there.
    pub balancer: Arc<Proxy>,
    /// What is counted.
    pub tally: Tally,
    /// How far the run has come.
    pub phase: watch::Receiver<Phase>,
    /// What everybody's chances hang on.
    pub seed: u64,
}

impl World {
    /// How far the run has come.
    pub fn phase(&self) -> Phase {
        *self.phase.borrow()
    }
}
