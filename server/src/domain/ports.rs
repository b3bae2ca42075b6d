//! What the domain needs kept elsewhere, in its own words. Each port says what is
//! atomic and what is ordered; every store passes the same conformance suite.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use aws_lc_rs::digest::{SHA256, digest};
use futures_util::Stream;
use uuid::Uuid;

use super::change::{Change, Commit};
use super::counsellor::{Counsellor, StaffId};
use super::enquiry::Enquiry;
use super::event::Event;
use super::transcript::{Draft, Message, Replay};
use crate::clock::Moment;
use crate::protocol::ErrorId;
use crate::protocol::ids::{ConversationId, EnquiryId, Token};
use crate::protocol::position::{Epoch, Position};

/// A store could not do it. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// It does not answer, is full or is locked.
    #[error("the store does not answer")]
    Unavailable,
}

/// What is kept of a [`Token`]: its SHA-256. Somebody who reads the store cannot
/// take a session over.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash([u8; 32]);

impl TokenHash {
    /// The hash of a token.
    pub fn of(token: &Token) -> Self {
        let hash = digest(&SHA256, token.as_bytes());
        Self(hash.as_ref().try_into().expect("SHA-256 has 32 bytes"))
    }
}

impl std::fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TokenHash(…)")
    }
}

/// Whose token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Session {
    /// A visitor who has not asked for a talk yet.
    Arrived(EnquiryId),
    /// A visitor's stay. When the stay is forgotten, so is this.
    Visitor(EnquiryId),
    /// A staff member, and when they signed in.
    Staff {
        /// The account.
        staff: Uuid,
        /// When; the absolute limit counts from here.
        signed_in: Moment,
    },
}

/// Who holds which token.
#[async_trait]
pub trait SessionStore: Send + Sync + std::fmt::Debug {
    /// Keeps the session for `idle` after its last use. Replaces an older one of the same token.
    async fn put(&self, token: TokenHash, session: Session, idle: Duration) -> Result<(), StoreError>;

    /// The session, unless it has expired; counts as a use.
    async fn find(&self, token: &TokenHash) -> Result<Option<Session>, StoreError>;

    /// Forgets it at once.
    async fn remove(&self, token: &TokenHash) -> Result<(), StoreError>;
}

/// Who waits, who is offered, who talks, and the counsellors on shift.
#[async_trait]
pub trait QueueStore: Send + Sync + std::fmt::Debug {
    /// Takes a new stay in, unless `cap` or more who are here are waiting. Silent places
    /// do not count, but there are never more than [`SILENT_SHARE`] times as many places
    /// as `cap`. Atomic with the count.
    async fn join(&self, enquiry: Enquiry, cap: usize) -> Result<Joined, StoreError>;

    /// The stay as it is now.
    async fn enquiry(&self, id: EnquiryId) -> Result<Option<Arc<Enquiry>>, StoreError>;

    /// The counsellor as they are now.
    async fn counsellor(&self, id: StaffId) -> Result<Option<Arc<Counsellor>>, StoreError>;

    /// Those waiting, in serving order, and everybody on shift, as of one moment.
    async fn picture(&self) -> Result<Picture, StoreError>;

    /// Every stay, in no order, as of one moment: for the sweep.
    async fn everyone(&self) -> Result<Vec<Arc<Enquiry>>, StoreError>;

    /// Both or neither, and only when each is still the version the change was made
    /// from. A counsellor of version 1 must not exist yet; a stay comes in by `join`.
    async fn commit(&self, change: Change) -> Result<Commit, StoreError>;

    /// Forgets a stay, or a counsellor who is still of this version. Unknown is fine.
    async fn forget(&self, whom: Whom) -> Result<(), StoreError>;
}

/// How many places a line may have for each one that counts: silent ones are kept, and
/// must not be a way to fill memory.
pub const SILENT_SHARE: usize = 4;

/// How joining went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// In the queue.
    Done,
    /// The queue is at its cap.
    Full,
    /// This stay exists already.
    Already,
}

/// Who is to be forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// A visitor's stay.
    Enquiry(EnquiryId),
    /// A counsellor, as they were last seen.
    Counsellor(StaffId, u64),
}

/// The queue as of one moment.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// In serving order.
    pub waiting: Vec<Arc<Enquiry>>,
    /// Everybody on shift.
    pub counsellors: Vec<Arc<Counsellor>>,
}

/// What was said. In memory only; no implementation may write it to a disk.
#[async_trait]
pub trait ConversationStore: Send + Sync + std::fmt::Debug {
    /// Makes the transcript, or returns the epoch of the one there is.
    async fn open(&self, id: ConversationId) -> Result<Epoch, StoreError>;

    /// Gives the message the next place, atomically; a message that has its place keeps
    /// it. Refused by the rules of [`super::transcript::Transcript::append`].
    async fn append(
        &self,
        id: ConversationId,
        draft: Draft,
    ) -> Result<Result<Arc<Message>, ErrorId>, StoreError>;

    /// What comes after the position, in order, with the epoch. `None`: no such transcript.
    async fn after(
        &self,
        id: ConversationId,
        position: Option<Position>,
    ) -> Result<Option<(Epoch, Replay)>, StoreError>;

    /// Nothing more can be said in it. Unknown is fine.
    async fn end(&self, id: ConversationId, now: Moment) -> Result<(), StoreError>;

    /// Overwrites and forgets the transcripts that ended at or before `before`;
    /// returns when each had ended.
    async fn destroy_ended(&self, before: Moment) -> Result<Vec<Moment>, StoreError>;

    /// How much is kept right now.
    async fn census(&self) -> Result<Census, StoreError>;
}

/// What a conversation store holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Transcripts of open conversations.
    pub open: usize,
    /// Transcripts of ended ones that are not destroyed yet.
    pub ended: usize,
    /// Messages in all of them.
    pub messages: usize,
}

/// Events as they reach one node.
pub type EventStream = Pin<Box<dyn Stream<Item = Event> + Send>>;

/// Carries events to every node. At most once: an event says where to look, and the
/// stores say what is there.
#[async_trait]
pub trait EventBus: Send + Sync + std::fmt::Debug {
    /// Tells every node.
    async fn publish(&self, event: Event) -> Result<(), StoreError>;

    /// Everything published from now on. A listener that falls behind loses the oldest
    /// events, never the newest, and gets [`Event::Lagged`] in their place.
    fn listen(&self) -> EventStream;
}
