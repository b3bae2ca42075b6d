//! Transcripts in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use crate::clock::Moment;
use crate::domain::ports::{Census, ConversationStore, StoreError};
use crate::domain::receipt::Receipts;
use crate::domain::transcript::{Draft, Kept, Message, Missing, Refilled, Transcript};
use crate::protocol::ErrorId;
use crate::protocol::ids::ConversationId;
use crate::protocol::position::{Epoch, Position};
use crate::protocol::visit::Side;

/// Transcripts by conversation. Dropping one overwrites its words, as soon as no
/// connection is in the middle of writing them out.
#[derive(Debug)]
pub struct MemoryConversations {
    pub(super) receipts: Receipts,
    transcripts: Mutex<BTreeMap<ConversationId, Transcript>>,
}

impl MemoryConversations {
    /// Signs its lines with these.
    pub fn new(receipts: Receipts) -> Self {
        Self { receipts, transcripts: Mutex::default() }
    }

    /// A panic elsewhere leaves whole transcripts: every step below is one call on one of them.
    pub(super) fn lock(&self) -> MutexGuard<'_, BTreeMap<ConversationId, Transcript>> {
        self.transcripts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl ConversationStore for MemoryConversations {
    async fn open(&self, id: ConversationId) -> Result<Epoch, StoreError> {
        Ok(self.lock().entry(id).or_insert_with(|| Transcript::open(id)).epoch())
    }

    async fn reopen(&self, id: ConversationId) -> Result<Epoch, StoreError> {
        Ok(self.lock().entry(id).or_insert_with(|| Transcript::reopen(id)).epoch())
    }

    async fn refill(
        &self,
        id: ConversationId,
        side: Side,
        lines: Vec<Kept>,
        done: bool,
    ) -> Result<Result<Refilled, ErrorId>, StoreError> {
        let mut transcripts = self.lock();
        let Some(transcript) = transcripts.get_mut(&id) else { return Ok(Err(ErrorId::NoConversation)) };
        Ok(transcript.refill(side, lines, done, &self.receipts))
    }

    /// Nothing here forgets by itself; the sweep of this process does.
    async fn touch(&self, _: ConversationId) -> Result<(), StoreError> {
        Ok(())
    }

    async fn append(
        &self,
        id: ConversationId,
        draft: Draft,
    ) -> Result<Result<Arc<Message>, ErrorId>, StoreError> {
        let mut transcripts = self.lock();
        let Some(transcript) = transcripts.get_mut(&id) else { return Ok(Err(ErrorId::NoConversation)) };
        Ok(transcript.append(draft, &self.receipts))
    }

    async fn after(
        &self,
        id: ConversationId,
        position: Option<Position>,
    ) -> Result<Option<Missing>, StoreError> {
        Ok(self.lock().get(&id).map(|transcript| transcript.missing(position)))
    }

    async fn end(&self, id: ConversationId, now: Moment) -> Result<(), StoreError> {
        if let Some(transcript) = self.lock().get_mut(&id) {
            transcript.end(now);
        }
        Ok(())
    }

    async fn destroy_ended(&self, before: Moment) -> Result<Vec<Moment>, StoreError> {
        let is_due = |transcript: &mut Transcript| transcript.ended_at().is_some_and(|at| at <= before);
        let destroyed: Vec<_> = self.lock().extract_if(.., |_, transcript| is_due(transcript)).collect();
        Ok(destroyed.iter().filter_map(|(_, transcript)| transcript.ended_at()).collect())
    }

    async fn census(&self) -> Result<Census, StoreError> {
        let transcripts = self.lock();
        let ended = transcripts.values().filter(|transcript| transcript.ended_at().is_some()).count();
        let messages = transcripts.values().map(Transcript::len).sum();
        Ok(Census { open: transcripts.len() - ended, ended, messages })
    }
}
