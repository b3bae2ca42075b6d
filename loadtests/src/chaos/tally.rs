//! What everybody did, counted and timed while it happens.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::measure::Times;

/// Counts and times of a run, shared by everybody in it.
#[derive(Clone, Debug)]
pub struct Tally(Arc<Mutex<Counts>>);

/// What was counted.
#[derive(Clone, Debug)]
pub struct Counts {
    /// By what was done and what came of it.
    pub operations: BTreeMap<(&'static str, String), u64>,
    /// From a page's noticing that its connection is gone to its being welcomed again.
    pub reconnects: Vec<(Duration, Duration)>,
    /// From writing to `accepted`.
    pub accepted: Times,
    /// From one side's writing to the other side's screen.
    pub delivered: Times,
    /// What somebody wanted, from when to when.
    pub wants: Vec<Want>,
    /// Counsellors who hold a talk, or are said to.
    held: HashSet<String>,
}

/// Something wanted for longer than [`WANT_MIN`].
#[derive(Clone, Debug)]
pub struct Want {
    /// Who.
    pub who: String,
    /// What.
    pub what: &'static str,
    /// From when.
    pub from: Duration,
    /// To when.
    pub to: Duration,
}

/// Shorter wants cannot be the longest stall, and are too many to keep.
const WANT_MIN: Duration = Duration::from_secs(1);

impl Tally {
    /// Nothing yet.
    pub fn new() -> Self {
        Self(Arc::new(Mutex::new(Counts {
            operations: BTreeMap::new(),
            reconnects: vec![],
            accepted: Times::new(),
            delivered: Times::new(),
            wants: vec![],
            held: HashSet::new(),
        })))
    }

    /// Somebody did something, with this outcome.
    pub fn did(&self, what: &'static str, outcome: impl Into<String>) {
        *self.lock().operations.entry((what, outcome.into())).or_default() += 1;
    }

    /// A page is back.
    pub fn reconnected(&self, who: &str, from: Duration, to: Duration) {
        self.lock().reconnects.push((from, to));
        self.wanted(who, "to be back", from, to);
    }

    /// A message was accepted.
    pub fn accepted(&self, who: &str, from: Duration, to: Duration) {
        self.lock().accepted.add(to.saturating_sub(from));
        self.wanted(who, "to be heard", from, to);
    }

    /// A message came over.
    pub fn delivered(&self, after: Duration) {
        self.lock().delivered.add(after);
    }

    /// A counsellor holds a talk, or is said to; or not any more.
    pub fn holds(&self, name: &str, holds: bool) {
        let held = &mut self.lock().held;
        if holds {
            held.insert(name.to_owned());
        } else {
            held.remove(name);
        }
    }

    /// How many do.
    pub fn held(&self) -> usize {
        self.lock().held.len()
    }

    /// What there is.
    pub fn counts(&self) -> Counts {
        self.lock().clone()
    }

    fn wanted(&self, who: &str, what: &'static str, from: Duration, to: Duration) {
        if to.saturating_sub(from) >= WANT_MIN {
            self.lock().wants.push(Want { who: who.to_owned(), what, from, to });
        }
    }

    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
