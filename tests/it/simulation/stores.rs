//! Live state as one node sees it: the memory stores that all share, behind steps that take
//! time and may fail.

use std::sync::Arc;

use async_trait::async_trait;
use server::clock::Moment;
use server::domain::change::{Change, Commit};
use server::domain::counsellor::{Counsellor, StaffId};
use server::domain::enquiry::Enquiry;
use server::domain::node::NodeId;
use server::domain::ports::{
    Census, ConversationStore, Held, Joined, Live, NodeStore, Picture, Pulse, QueueStore, Session,
    SessionStore, StoreError, TokenHash, Whom,
};
use server::domain::transcript::{Draft, Kept, Message, Missing, Refilled};
use server::protocol::ErrorId;
use server::protocol::ids::{ConversationId, EnquiryId};
use server::protocol::position::{Epoch, Position};
use server::protocol::visit::Side;
use server::stores::memory::{MemoryEvening, MemoryRespites, MemorySwitch};

use super::bus::Bus;
use super::ground::Ground;

/// One node's way to live state.
#[derive(Clone, Debug)]
pub(super) struct Shore {
    pub(super) ground: Arc<Ground>,
    pub(super) node: usize,
}

impl Shore {
    pub(super) fn live(&self) -> Live {
        let shore = Arc::new(self.clone());
        let bus = Bus { ground: self.ground.clone(), node: self.node };
        Live {
            queue: shore.clone(),
            conversations: shore.clone(),
            sessions: shore.clone(),
            nodes: shore,
            bus: Arc::new(bus),
            switch: Arc::new(MemorySwitch::default()),
            evening: Arc::new(MemoryEvening::default()),
            respites: Arc::new(MemoryRespites::default()),
        }
    }
}

#[async_trait]
impl QueueStore for Shore {
    async fn join(&self, enquiry: Enquiry, cap: usize) -> Result<Joined, StoreError> {
        self.ground.step(self.node, "join", self.ground.memory.queue.join(enquiry, cap)).await
    }

    async fn enquiry(&self, id: EnquiryId) -> Result<Option<Arc<Enquiry>>, StoreError> {
        self.ground.step(self.node, "enquiry", self.ground.memory.queue.enquiry(id)).await
    }

    async fn counsellor(&self, id: StaffId) -> Result<Option<Arc<Counsellor>>, StoreError> {
        self.ground.step(self.node, "counsellor", self.ground.memory.queue.counsellor(id)).await
    }

    async fn picture(&self) -> Result<Picture, StoreError> {
        let doing = async {
            let picture = self.ground.memory.queue.picture().await?;
            self.ground.promises.saw(&picture, &*self.ground.clock, &self.ground.rules);
            Ok(picture)
        };
        self.ground.step(self.node, "picture", doing).await
    }

    async fn everyone(&self) -> Result<Vec<Arc<Enquiry>>, StoreError> {
        self.ground.step(self.node, "everyone", self.ground.memory.queue.everyone()).await
    }

    async fn restore(&self, enquiry: Enquiry) -> Result<bool, StoreError> {
        let doing = async {
            let restored = self.ground.memory.queue.restore(enquiry).await?;
            self.ground.promises.restored(restored);
            Ok(restored)
        };
        self.ground.step(self.node, "restore", doing).await
    }

    async fn touch(&self, enquiry: EnquiryId) -> Result<(), StoreError> {
        QueueStore::touch(&*self.ground.memory.queue, enquiry).await
    }

    async fn commit(&self, change: Change) -> Result<Commit, StoreError> {
        let doing = async {
            let commit = self.ground.memory.queue.commit(change.clone()).await?;
            if commit == Commit::Done {
                let picture = self.ground.memory.queue.picture().await?;
                let everyone = self.ground.memory.queue.everyone().await?;
                self.ground.promises.committed(&change, &picture, &everyone, &self.ground);
            }
            Ok(commit)
        };
        self.ground.step(self.node, "commit", doing).await
    }

    async fn forget(&self, whom: Whom) -> Result<(), StoreError> {
        self.ground.step(self.node, "forget", self.ground.memory.queue.forget(whom)).await
    }
}

#[async_trait]
impl ConversationStore for Shore {
    async fn open(&self, id: ConversationId) -> Result<Epoch, StoreError> {
        self.ground.step(self.node, "open", self.ground.memory.conversations.open(id)).await
    }

    async fn reopen(&self, id: ConversationId) -> Result<Epoch, StoreError> {
        self.ground.step(self.node, "reopen", self.ground.memory.conversations.reopen(id)).await
    }

    async fn refill(
        &self,
        id: ConversationId,
        side: Side,
        lines: Vec<Kept>,
        done: bool,
    ) -> Result<Result<Refilled, ErrorId>, StoreError> {
        let doing = async {
            let refilled = self.ground.memory.conversations.refill(id, side, lines, done).await?;
            self.ground.promises.refilled(&refilled);
            Ok(refilled)
        };
        self.ground.step(self.node, "refill", doing).await
    }

    async fn touch(&self, id: ConversationId) -> Result<(), StoreError> {
        ConversationStore::touch(&*self.ground.memory.conversations, id).await
    }

    async fn append(
        &self,
        id: ConversationId,
        draft: Draft,
    ) -> Result<Result<Arc<Message>, ErrorId>, StoreError> {
        self.ground.step(self.node, "append", self.ground.memory.conversations.append(id, draft)).await
    }

    async fn after(
        &self,
        id: ConversationId,
        position: Option<Position>,
    ) -> Result<Option<Missing>, StoreError> {
        self.ground.step(self.node, "after", self.ground.memory.conversations.after(id, position)).await
    }

    async fn end(&self, id: ConversationId, now: Moment) -> Result<(), StoreError> {
        self.ground.step(self.node, "end", self.ground.memory.conversations.end(id, now)).await
    }

    async fn destroy_ended(&self, before: Moment) -> Result<Vec<Moment>, StoreError> {
        let doing = self.ground.memory.conversations.destroy_ended(before);
        self.ground.step(self.node, "destroy_ended", doing).await
    }

    async fn census(&self) -> Result<Census, StoreError> {
        self.ground.memory.conversations.census().await
    }
}

#[async_trait]
impl SessionStore for Shore {
    async fn put(
        &self,
        token: TokenHash,
        session: Session,
        idle: std::time::Duration,
    ) -> Result<(), StoreError> {
        self.ground.step(self.node, "put", self.ground.memory.sessions.put(token, session, idle)).await
    }

    async fn find(&self, token: &TokenHash) -> Result<Option<Session>, StoreError> {
        self.ground.step(self.node, "find", self.ground.memory.sessions.find(token)).await
    }

    async fn look(&self, token: &TokenHash) -> Result<Option<Held>, StoreError> {
        self.ground.step(self.node, "look", self.ground.memory.sessions.look(token)).await
    }

    async fn of_staff(&self, staff: StaffId) -> Result<Vec<(TokenHash, Held)>, StoreError> {
        self.ground.step(self.node, "of_staff", self.ground.memory.sessions.of_staff(staff)).await
    }

    async fn remove(&self, token: &TokenHash) -> Result<(), StoreError> {
        self.ground.step(self.node, "remove", self.ground.memory.sessions.remove(token)).await
    }
}

#[async_trait]
impl NodeStore for Shore {
    async fn beat(&self, node: NodeId, now: Moment) -> Result<Pulse, StoreError> {
        let doing = async { self.ground.nodes().beat(node, now).await };
        self.ground.step(self.node, "beat", doing).await
    }

    fn since(&self) -> Moment {
        self.ground.nodes().since()
    }

    fn life(&self) -> u64 {
        self.ground.nodes().life()
    }

    async fn depart(&self, node: NodeId) -> Result<(), StoreError> {
        let doing = async { self.ground.nodes().depart(node).await };
        self.ground.step(self.node, "depart", doing).await
    }
}
