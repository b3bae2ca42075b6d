//! The memory stores as they were: what a simulation needs to lose everything, or the last
//! writes. Only with the feature `simulation`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{MemoryConversations, MemoryQueue, MemorySessions, queue, session};
use crate::domain::transcript::Transcript;
use crate::protocol::ids::ConversationId;

/// Stores that can be put back to how they were.
#[derive(Debug)]
pub struct Memory {
    /// Who waits, who talks.
    pub queue: Arc<MemoryQueue>,
    /// What was said.
    pub conversations: Arc<MemoryConversations>,
    /// Who holds which token.
    pub sessions: Arc<MemorySessions>,
}

/// How they were at one moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    queue: queue::Inner,
    transcripts: BTreeMap<ConversationId, Transcript>,
    sessions: session::Inner,
}

impl Memory {
    /// A copy, as another machine might hold it.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            queue: self.queue.lock().clone(),
            transcripts: self.conversations.lock().clone(),
            sessions: self.sessions.lock().clone(),
        }
    }

    /// The copy takes over. What was written after it is lost, so every transcript begins a
    /// new life before anything is added to it.
    pub fn take_over(&self, snapshot: Snapshot) {
        let Snapshot { queue, mut transcripts, sessions } = snapshot;
        for transcript in transcripts.values_mut() {
            transcript.renew(&self.conversations.receipts);
        }
        *self.queue.lock() = queue;
        *self.conversations.lock() = transcripts;
        *self.sessions.lock() = sessions;
    }

    /// Everything is gone.
    pub fn lose_everything(&self) {
        *self.queue.lock() = queue::Inner::default();
        self.conversations.lock().clear();
        *self.sessions.lock() = session::Inner::empty(self.sessions.clock.now());
    }

    /// Looks at every transcript there is.
    pub fn transcripts<T>(&self, look: impl FnMut((&ConversationId, &Transcript)) -> T) -> Vec<T> {
        self.conversations.lock().iter().map(look).collect()
    }
}
