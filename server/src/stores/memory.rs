//! Live state in this process: one node, nothing to install, nothing on a disk.
//! Each store is one lock held for the length of one atomic step, never across an
//! await.

pub mod bus;
pub mod conversation;
pub mod evening;
pub mod nodes;
pub mod queue;
pub mod respites;
pub mod session;
#[cfg(feature = "simulation")]
pub mod snapshot;
pub mod switch;

use std::sync::Arc;

pub use bus::MemoryBus;
pub use conversation::MemoryConversations;
pub use evening::MemoryEvening;
pub use nodes::MemoryNodes;
pub use queue::MemoryQueue;
pub use respites::MemoryRespites;
pub use session::MemorySessions;
pub use switch::MemorySwitch;

use crate::clock::Clock;
use crate::domain::ports::Live;
use crate::domain::receipt::Receipts;

/// All of it, empty.
pub fn live(receipts: Receipts, clock: Arc<dyn Clock>) -> Live {
    Live {
        queue: Arc::new(MemoryQueue::default()),
        conversations: Arc::new(MemoryConversations::new(receipts)),
        nodes: Arc::new(MemoryNodes::new(clock.now())),
        sessions: Arc::new(MemorySessions::new(clock)),
        bus: Arc::new(MemoryBus::default()),
        switch: Arc::new(MemorySwitch::default()),
        evening: Arc::new(MemoryEvening::default()),
        respites: Arc::new(MemoryRespites::default()),
    }
}
