//! What the domain needs kept elsewhere, in its own words. Each port says what is
//! atomic and what is ordered; every store passes the same conformance suite.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use aws_lc_rs::digest::{Context, SHA256, digest};
use futures_util::Stream;
use uuid::Uuid;

use super::change::{Change, Commit};
use super::counsellor::{Counsellor, StaffId};
use super::credentials::Era;
use super::enquiry::Enquiry;
use super::event::Event;
use super::figures::Slice;
use super::node::NodeId;
use super::respite::Respites;
use super::switch::Switch;
use super::transcript::{Draft, Kept, Message, Missing, Refilled};
use crate::clock::Moment;
use crate::protocol::ErrorId;
use crate::protocol::ids::{ConversationId, EnquiryId, SessionName, Token};
use crate::protocol::position::{Epoch, Position};
use crate::protocol::visit::Side;

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

    /// The hash that somebody's list names.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes, as part of a key.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// What a page may call the session: no way leads from it to the token or to its key.
    pub fn name(&self) -> SessionName {
        let mut name = Context::new(&SHA256);
        name.update(b"fortrolig session name");
        name.update(&self.0);
        let name = name.finish();
        SessionName::of(*name.as_ref().first_chunk().expect("SHA-256 has 32 bytes"))
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
        /// The era of the account that it belongs to.
        era: Era,
    },
    /// A staff member who has just signed out: no desk brings the session back.
    SignedOut,
}

/// Sessions that one account can be listed with. Whoever signs people in keeps far below it;
/// it only keeps a list from growing without end.
pub const LISTED_MAX: usize = 64;

/// A session, and when somebody last used it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Whose it is.
    pub session: Session,
    /// Its last use; being put counts as one.
    pub used: Moment,
}

/// Who holds which token.
#[async_trait]
pub trait SessionStore: Send + Sync + std::fmt::Debug {
    /// Keeps the session for `idle` after its last use. Replaces an older one of the same token.
    /// A staff session is in the list of its account from before it can be found; beyond
    /// [`LISTED_MAX`] the one that was put first is forgotten.
    async fn put(&self, token: TokenHash, session: Session, idle: Duration) -> Result<(), StoreError>;

    /// The session, unless it has expired; counts as a use.
    async fn find(&self, token: &TokenHash) -> Result<Option<Session>, StoreError>;

    /// The same without counting as a use: for whoever only wants to know whether it stands.
    async fn look(&self, token: &TokenHash) -> Result<Option<Held>, StoreError>;

    /// The sessions of an account that have not expired, in no order. No use of them.
    async fn of_staff(&self, staff: StaffId) -> Result<Vec<(TokenHash, Held)>, StoreError>;

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

    /// Takes a stay as a browser's ticket tells it, when none is held or an older one is.
    /// Tells whether it was taken.
    async fn restore(&self, enquiry: Enquiry) -> Result<bool, StoreError>;

    /// A sign of life: whatever would forget these by itself waits anew.
    async fn touch(&self, enquiry: EnquiryId) -> Result<(), StoreError>;

    /// All or none, and only when each is still the version the change was made
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

    /// The same for one that was lost: it waits for the lines that both sides kept.
    async fn reopen(&self, id: ConversationId) -> Result<Epoch, StoreError>;

    /// Takes back lines that one side kept, atomically, by the rules of
    /// [`super::transcript::Transcript::refill`].
    async fn refill(
        &self,
        id: ConversationId,
        side: Side,
        lines: Vec<Kept>,
        done: bool,
    ) -> Result<Result<Refilled, ErrorId>, StoreError>;

    /// A sign of life: whatever would forget it by itself waits anew.
    async fn touch(&self, id: ConversationId) -> Result<(), StoreError>;

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
    ) -> Result<Option<Missing>, StoreError>;

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

/// What a node learns when it says that it is alive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pulse {
    /// Every node whose last sign of life is younger than [`super::node::LEASE`].
    pub alive: Vec<NodeId>,
    /// The time that the nodes have agreed on.
    pub now: Moment,
    /// Since when nothing has been lost: the first use of this store, its last start
    /// without its memory, or the last time another copy took over and may have missed
    /// the last writes.
    pub since: Moment,
}

/// Which nodes there are.
#[async_trait]
pub trait NodeStore: Send + Sync + std::fmt::Debug {
    /// This node is alive, and its clock says this.
    async fn beat(&self, node: NodeId, now: Moment) -> Result<Pulse, StoreError>;

    /// Since when live state has lost nothing, as far as this node knows without asking. A
    /// loss that broke the connection is known with the next one, before anything is asked
    /// over it; one that did not (a part of a cluster was taken over, somebody emptied it),
    /// with the next beat.
    fn since(&self) -> Moment;

    /// The name of the life of live state that this node is connected to. After a loss it is
    /// another one; and while two copies both take themselves for the one that counts, each
    /// has its own. A time alone could not tell: a node still at the old copy goes on after
    /// the others have begun anew.
    fn life(&self) -> u64;

    /// This node stops; nobody needs to wait for its silence.
    async fn depart(&self, node: NodeId) -> Result<(), StoreError>;
}

/// What a shift lead said last of whether the chat is open.
#[async_trait]
pub trait SwitchStore: Send + Sync + std::fmt::Debug {
    /// Keeps it for all nodes, unless something that was said at the same time or later is
    /// held: then nothing changes. So a node may put back what it knows after a loss.
    async fn put(&self, switch: Switch) -> Result<(), StoreError>;

    /// What was said last. It may be there still when it no longer stands, and may be
    /// forgotten from then on.
    async fn held(&self) -> Result<Option<Switch>, StoreError>;

    /// Keeps for all nodes until when the chat has been opened; what is later counts.
    async fn put_opened(&self, until: Moment) -> Result<(), StoreError>;

    /// Until when the chat has been opened. It may be forgotten from then on.
    async fn opened(&self) -> Result<Option<Moment>, StoreError>;
}

/// What happened this evening, for all nodes: slices of [`super::figures`], by their number.
#[async_trait]
pub trait EveningStore: Send + Sync + std::fmt::Debug {
    /// Adds to a slice, atomically, and forgets those that are older than the last
    /// [`super::figures::SLICES_KEPT`]. What is added again is counted again.
    async fn add(&self, number: u64, slice: &Slice) -> Result<(), StoreError>;

    /// Those that are kept, in order; one in which nothing was added is left out.
    async fn slices(&self) -> Result<Vec<(u64, Slice)>, StoreError>;
}

/// The breaks from connections, and the keys that tell a connection again.
#[async_trait]
pub trait RespiteStore: Send + Sync + std::fmt::Debug {
    /// What is held. It may be forgotten from [`Respites::dies_at`] on.
    async fn held(&self) -> Result<Option<Respites>, StoreError>;

    /// Keeps it for all nodes, if what is held was changed at `was` (`None`: nothing is held).
    /// `false`: somebody was faster, and nothing was changed. Atomic.
    async fn swap(&self, was: Option<Moment>, respites: Respites) -> Result<bool, StoreError>;
}

/// Everything that is live, of one kind of store.
#[derive(Clone, Debug)]
pub struct Live {
    /// Who waits, who talks.
    pub queue: Arc<dyn QueueStore>,
    /// What was said.
    pub conversations: Arc<dyn ConversationStore>,
    /// Who holds which token.
    pub sessions: Arc<dyn SessionStore>,
    /// Which nodes there are.
    pub nodes: Arc<dyn NodeStore>,
    /// Events.
    pub bus: Arc<dyn EventBus>,
    /// What a shift lead said of the door.
    pub switch: Arc<dyn SwitchStore>,
    /// What happened this evening.
    pub evening: Arc<dyn EveningStore>,
    /// Breaks from connections.
    pub respites: Arc<dyn RespiteStore>,
}
