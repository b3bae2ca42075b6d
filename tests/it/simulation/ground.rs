//! What all nodes of one run stand on: one live state, one network, one trace, and the moods
//! that the seed gives them.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use server::clock::Clock;
use server::domain::event::Event;
use server::domain::ports::StoreError;
use server::domain::receipt::Receipts;
use server::domain::rules::Rules;
use server::domain::secret::ClusterSecret;
use server::lifecycle::Tasks;
use server::stores::memory::snapshot::{Memory, Snapshot};
use server::stores::memory::{MemoryConversations, MemoryNodes, MemoryQueue, MemorySessions};
use tokio::time::{Instant, sleep};

use super::bus::Inbox;
use super::clock::SimulatedClock;
use super::dice::Dice;
use super::promises::Promises;
use super::trace::Trace;
use super::wire::Cable;

/// Copies kept of live state, so that an older one can take over.
const COPIES: usize = 4;

/// How unkind the stores and the network are right now.
#[derive(Debug)]
pub(super) struct Moods {
    /// How steps of the stores go.
    pub(super) of_steps: Steps,
    /// Events lost, doubled, late: each per mille.
    pub(super) events: u64,
    /// The store is out of reach until then, for every node.
    pub(super) away: Option<Instant>,
    /// And for one.
    pub(super) away_for: BTreeMap<usize, Instant>,
    /// Nobody reaches these nodes until then.
    pub(super) cut_off: BTreeMap<usize, Instant>,
}

/// How steps of the stores go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Steps {
    /// Refused before anything is done, per mille.
    pub(super) refuse_before: u64,
    /// Done, and the caller is told that they were not, per mille.
    pub(super) refuse_after: u64,
    /// Taking up to half a second, per mille.
    pub(super) slow: u64,
}

impl Moods {
    /// When the store comes back for this node, if it is away.
    fn away_until(&self, node: usize) -> Option<Instant> {
        let until = self.away.max(self.away_for.get(&node).copied());
        until.filter(|until| Instant::now() < *until)
    }

    /// A good day: everything takes a moment, nothing fails.
    pub(super) fn calm() -> Self {
        Self {
            of_steps: Steps { refuse_before: 0, refuse_after: 0, slow: 10 },
            events: 0,
            away: None,
            away_for: BTreeMap::new(),
            cut_off: BTreeMap::new(),
        }
    }
}

/// What a run stands on.
#[derive(Debug)]
pub(super) struct Ground {
    pub(super) dice: Dice,
    pub(super) trace: Trace,
    pub(super) clock: Arc<SimulatedClock>,
    pub(super) secret: ClusterSecret,
    pub(super) rules: Rules,
    pub(super) memory: Memory,
    pub(super) promises: Promises,
    pub(super) moods: Mutex<Moods>,
    pub(super) inboxes: Mutex<BTreeMap<usize, Arc<Inbox>>>,
    pub(super) cables: Mutex<Vec<Cable>>,
    /// From here on nothing fails and nobody begins anything new.
    pub(super) is_calm: AtomicBool,
    /// The tasks of people and of chance.
    pub(super) people: Tasks,
    nodes: Mutex<Arc<MemoryNodes>>,
    copies: Mutex<Vec<Snapshot>>,
}

pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Ground {
    pub(super) fn new(seed: u64, is_told: bool) -> Arc<Self> {
        let dice = Dice::new(seed);
        let clock = Arc::new(SimulatedClock::new(Instant::now()));
        let secret = ClusterSecret::new([7; 32], None);
        let memory = Memory {
            queue: Arc::new(MemoryQueue::default()),
            conversations: Arc::new(MemoryConversations::new(Receipts::new(&secret))),
            sessions: Arc::new(MemorySessions::new(clock.clone())),
        };
        let since = clock.now();
        Arc::new(Self {
            trace: Trace::new(is_told),
            secret,
            rules: rules(),
            memory,
            promises: Promises::default(),
            moods: Mutex::new(Moods::calm()),
            inboxes: Mutex::default(),
            cables: Mutex::default(),
            is_calm: AtomicBool::new(false),
            people: Tasks::default(),
            nodes: Mutex::new(Arc::new(MemoryNodes::new(since))),
            copies: Mutex::default(),
            dice,
            clock,
        })
    }

    /// The nodes as the store knows them.
    pub(super) fn nodes(&self) -> Arc<MemoryNodes> {
        locked(&self.nodes).clone()
    }

    /// One step of a store for one node: it takes time, and it may fail before or after.
    pub(super) async fn step<T>(
        &self,
        node: usize,
        name: &str,
        doing: impl Future<Output = Result<T, StoreError>> + Send,
    ) -> Result<T, StoreError> {
        let (mood, is_away) = {
            let moods = locked(&self.moods);
            (moods.of_steps, moods.away_until(node).is_some())
        };
        if is_away {
            sleep(self.dice.wait(1, 300)).await;
            return self.refuse(node, name, "away");
        }
        self.linger(mood).await;
        if self.dice.chance(mood.refuse_before) {
            return self.refuse(node, name, "refused before");
        }
        let done = doing.await;
        self.trace.note(name, node, if done.is_ok() { b"done" } else { b"failed" });
        self.linger(mood).await;
        if self.dice.chance(mood.refuse_after) {
            return self.refuse(node, name, "refused after");
        }
        done
    }

    async fn linger(&self, mood: Steps) {
        if self.dice.chance(mood.slow) {
            sleep(self.dice.wait(10, 500)).await;
        } else if self.dice.chance(250) {
            sleep(self.dice.wait(1, 5)).await;
        }
    }

    fn refuse<T>(&self, node: usize, name: &str, how: &str) -> Result<T, StoreError> {
        self.trace.note(name, node, how.as_bytes());
        Err(StoreError::Unavailable)
    }

    /// Brings an event to every node, or loses it for some, who are told that they lost something.
    pub(super) fn carry(&self, event: &Event) {
        let moods = locked(&self.moods);
        for (node, inbox) in locked(&self.inboxes).iter() {
            let away = moods.away_until(*node);
            if away.is_some() || self.dice.chance(moods.events) {
                let until = away.map_or(Duration::ZERO, |until| until - Instant::now());
                inbox.put(until + self.dice.wait(20, 1_500), Event::Lagged);
                continue;
            }
            let is_late = self.dice.chance(moods.events);
            let late = if is_late { self.dice.wait(100, 3_000) } else { self.dice.wait(1, 10) };
            inbox.put(late, event.clone());
            if self.dice.chance(moods.events) {
                inbox.put(self.dice.wait(1, 2_000), event.clone());
            }
        }
    }

    /// Takes a copy, as a replica would.
    pub(super) fn copy(&self) {
        let mut copies = locked(&self.copies);
        copies.push(self.memory.snapshot());
        if copies.len() > COPIES {
            copies.remove(0);
        }
    }

    /// Everything in memory is gone.
    pub(super) fn lose_everything(&self) {
        self.memory.lose_everything();
        locked(&self.copies).clear();
        self.begin_anew();
    }

    /// An older copy takes over. Tells whether there was one.
    pub(super) fn lose_the_last_writes(&self) -> bool {
        let mut copies = locked(&self.copies);
        if copies.is_empty() {
            return false;
        }
        let chosen = self.dice.below(copies.len());
        let copy = copies.swap_remove(chosen);
        copies.clear();
        drop(copies);
        self.memory.take_over(copy);
        self.begin_anew();
        true
    }

    /// A ticket made before this moment may know more than the store.
    fn begin_anew(&self) {
        let since = self.clock.now().after(Duration::from_millis(1));
        *locked(&self.nodes) = Arc::new(MemoryNodes::new(since));
        self.promises.something_was_lost(since);
        for inbox in locked(&self.inboxes).values() {
            inbox.put(self.dice.wait(20, 1_500), Event::Lagged);
        }
    }

    pub(super) fn used_cables(&self) -> Vec<Cable> {
        let mut cables = locked(&self.cables);
        cables.retain(Cable::is_used);
        cables.clone()
    }
}

/// An evening in two minutes.
fn rules() -> Rules {
    let seconds = Duration::from_secs;
    Rules {
        queue_cap: 20,
        settle: seconds(5),
        offer: seconds(8),
        offers_max: 2,
        offer_again_after: seconds(10),
        passed_over_after: seconds(12),
        kept: seconds(45),
        visitor_lost: seconds(30),
        counsellor_away: seconds(5),
        counsellor_lost: seconds(15),
        hand_over: seconds(6),
        quiet_after: seconds(60),
        quiet_end: seconds(6),
        pause: seconds(4),
        erase_after: seconds(5),
        wish_yields_after: seconds(10),
        talk_estimate: seconds(30),
        visitor_idle: seconds(70),
    }
}
