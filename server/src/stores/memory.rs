//! Live state in this process: one node, nothing to install, nothing on a disk.
//! Each store is one lock held for the length of one atomic step, never across an
//! await.

pub mod bus;
pub mod conversation;
pub mod queue;
pub mod session;

pub use bus::MemoryBus;
pub use conversation::MemoryConversations;
pub use queue::MemoryQueue;
pub use session::MemorySessions;
