//! What this node has seen of its talks since the last count. Counting is done once a
//! second for all of them, so that no message waits for it.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::protocol::ids::ConversationId;

/// Talks noted between two counts. Beyond, the count is short until they are seen again.
const NOTED_MAX: usize = 50_000;

/// Talks, and how many messages each has when that is known.
#[derive(Debug, Default)]
pub(super) struct Tally(Mutex<HashMap<ConversationId, Option<usize>>>);

impl Tally {
    /// This talk lives, and perhaps has so many messages.
    pub(super) fn note(&self, id: ConversationId, messages: Option<usize>) {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if noted.len() < NOTED_MAX || noted.contains_key(&id) {
            let held = noted.entry(id).or_default();
            *held = messages.or(*held);
        }
    }

    /// This talk is gone.
    pub(super) fn forget(&self, id: ConversationId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }

    /// Everything noted since the last time.
    pub(super) fn take(&self) -> HashMap<ConversationId, Option<usize>> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
