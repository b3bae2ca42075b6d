//! What people can do: the use cases. Each reads, lets the rules decide, commits,
//! and tells whom it concerns. Nothing here knows a socket or a store's kind.

pub mod beating;
pub mod calling_in;
pub mod caring;
pub mod conversing;
pub mod counselling;
pub mod errand;
pub mod handing;
pub mod owing;
pub mod respite;
pub mod restoring;
pub mod silence;
pub mod sweeping;
pub mod visiting;

use std::collections::VecDeque;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use beating::End;
use sweeping::{Ghosts, Tally};

use super::call_in::CallIn;
use super::change::{Change, Commit};
use super::counsellor::{Counsellor, StaffId};
use super::enquiry::Enquiry;
use super::event::{Changed, Event};
use super::hand_over::HandOver;
use super::node::{Absences, NodeId};
use super::note::Notes;
use super::pairing::next_pairing;
use super::ports::{
    ConversationStore, EventBus, Live, NodeStore, QueueStore, SessionStore, StoreError, TokenHash,
};
use super::receipt::Receipts;
use super::rules::Rules;
use super::secret::ClusterSecret;
use super::ticket::Tickets;
use crate::clock::{Clock, Moment};
use crate::protocol::ErrorId;
use crate::protocol::ids::{ConversationId, EnquiryId};
use crate::protocol::visit::EndReason;

/// Times a decision is made again when somebody else was faster. Each round at least
/// one of the racers gets through, so this many means the store is broken.
const ATTEMPTS: usize = 32;

/// Why something was not done. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChatError {
    /// The rules say no.
    #[error("refused: {0}")]
    Refused(ErrorId),
    /// A store could not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ChatError {
    /// The id the person is told.
    pub fn id(self) -> ErrorId {
        match self {
            Self::Refused(id) => id,
            Self::Store(StoreError::Unavailable) => ErrorId::LiveUnavailable,
        }
    }
}

impl From<ErrorId> for ChatError {
    fn from(id: ErrorId) -> Self {
        Self::Refused(id)
    }
}

/// The use cases, over whatever stores they are given.
#[derive(Debug)]
pub struct Chat {
    queue: Arc<dyn QueueStore>,
    conversations: Arc<dyn ConversationStore>,
    sessions: Arc<dyn SessionStore>,
    nodes: Arc<dyn NodeStore>,
    bus: Arc<dyn EventBus>,
    clock: Arc<dyn Clock>,
    rules: Rules,
    receipts: Receipts,
    tickets: Tickets,
    notes: Notes,
    node: NodeId,
    /// Since when live state has lost nothing, in milliseconds; 0 before the first beat.
    since: AtomicU64,
    /// What could not be published yet.
    owed: Mutex<VecDeque<Event>>,
    /// Stays that are to end and could not yet.
    owed_ends: Mutex<VecDeque<(EnquiryId, EndReason)>>,
    /// Transcripts that may belong to no talk.
    owed_checks: Mutex<VecDeque<(EnquiryId, ConversationId)>>,
    owed_exits: Mutex<VecDeque<TokenHash>>,
    absences: Mutex<Absences>,
    ghosts: Mutex<Ghosts>,
    ends: Mutex<VecDeque<End>>,
    /// What happened here since the last sweep.
    tally: Mutex<Tally>,
}

impl Chat {
    /// Over these stores, by these rules, as one node among equals.
    pub fn new(live: Live, secret: &ClusterSecret, clock: Arc<dyn Clock>, rules: Rules) -> Self {
        let Live { queue, conversations, sessions, nodes, bus, switch: _, respites: _, evening: _ } = live;
        Self {
            queue,
            conversations,
            sessions,
            nodes,
            bus,
            clock,
            receipts: Receipts::new(secret),
            tickets: Tickets::new(secret, rules.kept, rules.visitor_idle),
            notes: Notes::new(secret),
            rules,
            node: NodeId::random(),
            since: AtomicU64::new(0),
            owed: Mutex::default(),
            owed_ends: Mutex::default(),
            owed_checks: Mutex::default(),
            owed_exits: Mutex::default(),
            absences: Mutex::default(),
            ghosts: Mutex::default(),
            ends: Mutex::default(),
            tally: Mutex::default(),
        }
    }

    /// The rules in force.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Now, by the clock of this chat.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The stay, or [`ErrorId::StayEnded`] when it is forgotten.
    pub async fn enquiry(&self, id: EnquiryId) -> Result<Option<Arc<Enquiry>>, ChatError> {
        Ok(self.queue.enquiry(id).await?)
    }

    /// The counsellor on shift.
    pub async fn counsellor(&self, id: StaffId) -> Result<Option<Arc<Counsellor>>, ChatError> {
        Ok(self.queue.counsellor(id).await?)
    }

    /// Offers counsellors to visitors until nobody else can be paired. Returns how many
    /// offers it made.
    ///
    /// Computed anywhere, committed once: whoever loses the race computes again. Right
    /// after a start or a loss nobody is paired: see [`Rules::settle`].
    pub async fn pair(&self) -> Result<usize, ChatError> {
        let mut offers = 0;
        if self.is_settling() {
            return Ok(offers);
        }
        for _ in 0..self.rules.queue_cap.max(ATTEMPTS) {
            let picture = self.queue.picture().await?;
            let now = self.now();
            let Some(change) = next_pairing(&picture.waiting, &picture.counsellors, &self.rules, now) else {
                break;
            };
            // The picture may be what is left after a loss that no beat has told of yet.
            if self.now() < self.beat().await?.after(self.rules.settle) {
                break;
            }
            if self.commit(change).await? == Commit::Done {
                offers += 1;
                self.tally().offers += 1;
            }
        }
        Ok(offers)
    }

    fn tally(&self) -> MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the stay and its counsellor, decides, commits; again when raced.
    async fn change_enquiry<T>(
        &self,
        id: EnquiryId,
        mut decide: impl FnMut(&Enquiry, Option<&Counsellor>, Moment) -> Result<Decision<T>, ErrorId> + Send,
    ) -> Result<T, ChatError> {
        for _ in 0..ATTEMPTS {
            let enquiry = self.queue.enquiry(id).await?.ok_or(ErrorId::StayEnded)?;
            let counsellor = match enquiry.counsellor() {
                Some(counsellor) => self.queue.counsellor(counsellor).await?,
                None => None,
            };
            match decide(&enquiry, counsellor.as_deref(), self.now())? {
                Decision::Keep(answer) => return Ok(answer),
                Decision::Do(change, answer) => {
                    if self.commit(*change).await? == Commit::Done {
                        return Ok(answer);
                    }
                }
            }
        }
        Err(StoreError::Unavailable.into())
    }

    /// Reads the counsellor, decides, commits; again when raced.
    async fn change_counsellor<T>(
        &self,
        id: StaffId,
        mut decide: impl FnMut(&Counsellor, Moment) -> Result<Decision<T>, ErrorId> + Send,
    ) -> Result<T, ChatError> {
        for _ in 0..ATTEMPTS {
            let counsellor = self.queue.counsellor(id).await?.ok_or(ErrorId::SignInNeeded)?;
            match decide(&counsellor, self.now())? {
                Decision::Keep(answer) => return Ok(answer),
                Decision::Do(change, answer) => {
                    if self.commit(*change).await? == Commit::Done {
                        return Ok(answer);
                    }
                }
            }
        }
        Err(StoreError::Unavailable.into())
    }

    /// Commits and tells everybody whose view it changes.
    async fn commit(&self, change: Change) -> Result<Commit, ChatError> {
        let changed = concerned(&change);
        let commit = self.queue.commit(change).await;
        match commit {
            Ok(Commit::Done) => self.tell(changed).await,
            Ok(Commit::Raced) => {}
            // It may have been done all the same: whom it concerns looks.
            Err(_) => self.owe(Event::Changed(Arc::new(changed))),
        }
        Ok(commit?)
    }

    async fn tell(&self, changed: Changed) {
        self.publish(Event::Changed(Arc::new(changed))).await;
    }

    /// A bus that does not answer undoes nothing: what was committed is committed. The event
    /// is published again with the next beat, for nobody else would tell the pages to look.
    async fn publish(&self, event: Event) {
        if let Err(error) = self.bus.publish(event.clone()).await {
            let id = ChatError::from(error).id();
            tracing::warn!(error_id = %id, "an event was not published; it is published again");
            self.owe(event);
        }
    }
}

/// What a rule wants done, and what to answer then.
enum Decision<T> {
    /// Commit this.
    Do(Box<Change>, T),
    /// Nothing to change.
    Keep(T),
}

impl<T> Decision<T> {
    fn commit(change: impl Into<Change>, answer: T) -> Self {
        Self::Do(Box::new(change.into()), answer)
    }
}

/// Everybody whose page shows something of what changed: the two themselves, those who hand
/// a talk over or are asked to take it or to come into it, and the visitors of a counsellor's talks.
fn concerned(change: &Change) -> Changed {
    let mut changed = Changed::default();
    if let Some(enquiry) = &change.enquiry {
        changed.enquiries.push(enquiry.id);
        changed.counsellors.extend(enquiry.counsellor());
        if let Some(HandOver { by, to, .. }) = &enquiry.hand_over {
            changed.counsellors.push(*by);
            changed.counsellors.extend(to.colleague());
        }
        changed.counsellors.extend(enquiry.call_in.iter().flat_map(CallIn::concerns));
    }
    for counsellor in change.counsellors() {
        changed.counsellors.push(counsellor.id);
        changed.enquiries.extend(counsellor.talks.iter().chain(&counsellor.offer));
    }
    changed.counsellors.sort_unstable();
    changed.counsellors.dedup();
    changed.enquiries.sort_unstable();
    changed.enquiries.dedup();
    changed
}
