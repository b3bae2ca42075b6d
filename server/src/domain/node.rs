//! The processes that serve people, as each of them sees the others.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::clock::Moment;

/// One life of one process. A process that starts again is another node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NodeId(pub u64);

impl NodeId {
    /// A new one from the operating system's generator.
    #[must_use]
    pub fn random() -> Self {
        Self(u64::from_be_bytes(crate::protocol::ids::random_bytes()))
    }
}

/// When live state was looked at, and in which of its lives: see
/// [`NodeStore::life`](super::ports::NodeStore::life).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// When.
    pub at: Moment,
    /// In which life.
    pub life: u64,
}

/// Every node says this often that it is alive.
pub const BEAT_EVERY: Duration = Duration::from_secs(2);

/// A sign of life lasts this long: one beat may be late and one lost.
pub const LEASE: Duration = Duration::from_secs(6);

/// A node must be absent for this long, in answer after answer, before it is called
/// gone. With [`LEASE`] and a sweep a second, its people are noticed within 15 s.
const ABSENT_FOR: Duration = Duration::from_secs(4);

/// Which nodes are gone, from one node's point of view. Silence proves nothing while
/// the store itself does not answer: then nobody is called gone.
#[derive(Debug, Default)]
pub struct Absences {
    alive: HashSet<NodeId>,
    since: HashMap<NodeId, Moment>,
    heard: bool,
}

impl Absences {
    /// The store answered: these are alive.
    pub fn heard(&mut self, alive: impl IntoIterator<Item = NodeId>) {
        self.alive = alive.into_iter().collect();
        self.since.retain(|node, _| !self.alive.contains(node));
        self.heard = true;
    }

    /// The store did not answer. What was absent until now has to be absent anew.
    pub fn unheard(&mut self) {
        self.since.clear();
        self.heard = false;
    }

    /// Whether the node has been absent for long enough. The first question starts the count.
    pub fn is_gone(&mut self, node: NodeId, now: Moment) -> bool {
        if !self.heard || self.alive.contains(&node) {
            return false;
        }
        let since = *self.since.entry(node).or_insert(now);
        now.since(since) >= ABSENT_FOR
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OTHER: NodeId = NodeId(2);

    fn at(seconds: u64) -> Moment {
        Moment(seconds * 1_000)
    }

    #[test]
    fn a_node_is_gone_when_it_stays_absent() {
        let mut absences = Absences::default();
        absences.heard([NodeId(1), OTHER]);
        assert!(!absences.is_gone(OTHER, at(0)));
        absences.heard([NodeId(1)]);
        assert!(!absences.is_gone(OTHER, at(10)), "the count starts with the first question");
        assert!(!absences.is_gone(OTHER, at(13)));
        assert!(absences.is_gone(OTHER, at(14)));
        absences.heard([NodeId(1), OTHER]);
        assert!(!absences.is_gone(OTHER, at(15)), "it is back");
    }

    #[test]
    fn nobody_is_gone_while_the_store_is_silent_and_the_count_starts_again_after() {
        let mut absences = Absences::default();
        assert!(!absences.is_gone(OTHER, at(0)), "nothing was heard yet");
        absences.heard([]);
        assert!(!absences.is_gone(OTHER, at(0)));
        absences.unheard();
        assert!(!absences.is_gone(OTHER, at(60)));
        absences.heard([]);
        assert!(!absences.is_gone(OTHER, at(60)));
        assert!(absences.is_gone(OTHER, at(64)));
    }
}
