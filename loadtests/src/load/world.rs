//! What everybody in a run shares: the clock, the doors, what people do now, and the book in
//! which they write what they saw.

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::Result;
use tokio::sync::{Notify, Semaphore, SemaphorePermit, watch};

use super::book::Book;
use super::house::Doors;
use super::ledger::{Ledger, View};
use crate::clock::Clock;
use crate::measure::Times;
use crate::record::Record;

/// Counsellors who sign in at the same moment: a shift does not begin in one second, and each
/// sign-in is tens of milliseconds of hashing.
const SIGN_IN_AT_ONCE: usize = 4;

/// What people do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Longest time to think before a message; zero: nobody writes.
    pub think: Duration,
    /// Whether "is writing" and "has seen" are sent.
    pub signs: bool,
    /// Everybody goes home.
    pub closed: bool,
}

/// What everybody shares.
#[derive(Clone, Debug)]
pub struct World(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    clock: Clock,
    doors: Doors,
    pace: watch::Sender<Pace>,
    book: Mutex<Book>,
    /// Delivered and told in the running second.
    second: Mutex<(Times, u64)>,
    ledger: Mutex<Ledger>,
    counts: Counts,
    /// Whoever is in the line only to leave it waits for this.
    leave: Notify,
    /// Talks that are to be ended by whoever speaks next in one.
    to_end: AtomicI64,
    /// Whether another visitor comes for each whole stay that is over.
    coming: AtomicBool,
    /// Turns at the door of the desks.
    sign_ins: Semaphore,
    /// When the line last changed on purpose, in microseconds; 0: not in this window.
    changed_at_us: AtomicU64,
}

/// How many people are where.
#[derive(Debug, Default)]
pub struct Counts {
    /// Visitors with a place in line.
    pub waiting: AtomicI64,
    /// Visitors in a talk.
    pub talking: AtomicI64,
    /// People who have been welcomed and are connected.
    pub connected: AtomicI64,
    /// People who have not gone home: those, and those who are on their way back.
    pub here: AtomicI64,
    /// Visitors of whole stays who have not gone.
    pub staying: AtomicI64,
    /// Arrivals that have what they came for.
    pub settled: AtomicI64,
}

impl World {
    /// A new one: nobody is there, and nobody writes.
    pub fn new(clock: Clock, doors: Doors) -> Self {
        let (pace, _) = watch::channel(Pace { think: Duration::ZERO, signs: true, closed: false });
        Self(Arc::new(Shared {
            clock,
            doors,
            pace,
            book: Mutex::default(),
            second: Mutex::default(),
            ledger: Mutex::default(),
            counts: Counts::default(),
            leave: Notify::new(),
            to_end: AtomicI64::new(0),
            coming: AtomicBool::new(true),
            sign_ins: Semaphore::new(SIGN_IN_AT_ONCE),
            changed_at_us: AtomicU64::new(0),
        }))
    }

    /// Time since the run began.
    pub fn now(&self) -> Duration {
        self.0.clock.now()
    }

    /// The clock by which lines are dated.
    pub fn clock(&self) -> Clock {
        self.0.clock
    }

    /// Waits for a turn to sign in, which ends with what it returns.
    pub async fn turn_to_sign_in(&self) -> Result<SemaphorePermit<'_>> {
        Ok(self.0.sign_ins.acquire().await?)
    }

    /// Where people go in.
    pub fn doors(&self) -> &Doors {
        &self.0.doors
    }

    /// How many people are where.
    pub fn counts(&self) -> &Counts {
        &self.0.counts
    }

    /// What people do now, and a sign when that changes.
    pub fn pace(&self) -> watch::Receiver<Pace> {
        self.0.pace.subscribe()
    }

    /// From here on people do this.
    pub fn set_pace(&self, change: impl FnOnce(&mut Pace)) {
        self.0.pace.send_modify(change);
    }

    /// Writes into the book.
    pub fn note(&self, write: impl FnOnce(&mut Book)) {
        write(&mut lock(&self.0.book));
    }

    /// A message came over.
    pub fn delivered(&self, after: Duration, is_slow: bool) {
        self.note(|book| if is_slow { &mut book.delivered_slow } else { &mut book.delivered }.add(after));
        if !is_slow {
            lock(&self.0.second).0.add(after);
        }
    }

    /// A visitor was told a place; whether it is nearer than the one before.
    pub fn placed(&self, is_nearer: bool) {
        let changed_at = Duration::from_micros(self.0.changed_at_us.load(Relaxed));
        let now = self.now();
        self.note(|book| {
            book.places += 1;
            if is_nearer && !changed_at.is_zero() {
                book.told.add(now.saturating_sub(changed_at));
            }
        });
        lock(&self.0.second).1 += 1;
    }

    /// Takes the book and begins a new one.
    pub fn turn_page(&self) -> Book {
        std::mem::take(&mut *lock(&self.0.book))
    }

    /// Takes what was delivered and how many places were told since last asked.
    pub fn second(&self) -> (Times, u64) {
        std::mem::take(&mut *lock(&self.0.second))
    }

    /// One of those who are there for it leaves the line.
    pub fn let_one_leave(&self) {
        self.0.leave.notify_one();
    }

    /// Until it is time to leave the line.
    pub async fn told_to_leave(&self) {
        self.0.leave.notified().await;
    }

    /// Somebody leaves the line now.
    pub fn line_changes(&self) {
        let now = u64::try_from(self.now().as_micros()).unwrap_or(u64::MAX);
        self.0.changed_at_us.store(now, Relaxed);
    }

    /// From here on the line changes for reasons of its own.
    pub fn line_changes_by_itself(&self) {
        self.0.changed_at_us.store(0, Relaxed);
    }

    /// One more talk is to end.
    pub fn end_one(&self) {
        self.0.to_end.fetch_add(1, Relaxed);
    }

    /// Whether this one is it.
    pub fn ends_this_one(&self) -> bool {
        self.0.to_end.fetch_update(Relaxed, Relaxed, |left| (left > 0).then_some(left - 1)).is_ok()
    }

    /// Whether another visitor comes for each whole stay that is over.
    pub fn is_coming(&self) -> bool {
        self.0.coming.load(Relaxed)
    }

    /// From here on nobody does.
    pub fn stop_coming(&self) {
        self.0.coming.store(false, Relaxed);
    }

    /// One side of a talk that began under this epoch is over: what was seen of it.
    pub fn close_talk(&self, epoch: u64, record: Record, came: View) {
        lock(&self.0.ledger).add_record(epoch, record, came);
    }

    /// A talk whose visitor does not hand in what they saw.
    pub fn leave_out(&self, epoch: u64) {
        lock(&self.0.ledger).leave_out(epoch);
    }

    /// What everybody handed in.
    pub fn ledger(&self) -> Ledger {
        std::mem::take(&mut *lock(&self.0.ledger))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Who has an address of their own in 127.0.0.0/8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resident {
    /// A visitor.
    Visitor,
    /// A counsellor.
    Counsellor,
    /// A network of a flood.
    Network,
}

/// Their address: the server sees a network for each, as it does in the world.
pub fn address(of: Resident, number: u32) -> Ipv4Addr {
    let [_, high, middle, low] = number.to_be_bytes();
    let street = match of {
        Resident::Visitor => 1,
        Resident::Counsellor => 100,
        Resident::Network => 200,
    };
    Ipv4Addr::new(127, street + high, middle, low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_shares_an_address() {
        let all: std::collections::HashSet<Ipv4Addr> =
            [Resident::Visitor, Resident::Counsellor, Resident::Network]
                .into_iter()
                .flat_map(|of| (0..70_000).map(move |number| address(of, number)))
                .collect();
        assert_eq!(all.len(), 210_000);
        assert!(all.iter().all(Ipv4Addr::is_loopback));
    }
}
