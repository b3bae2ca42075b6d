//! All chance of one run, from one seed.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use server::protocol::chance;

/// Dice that everybody throws in turn. Whoever throws changes what the next one gets, so the
/// same seed means the same run only as long as everybody acts in the same order.
#[derive(Clone, Debug)]
pub(super) struct Dice(Arc<Mutex<u64>>);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(seed)))
    }

    pub(super) fn word(&self) -> u64 {
        chance::next(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// From 0 up to, not including, `n`.
    pub(super) fn below(&self, n: usize) -> usize {
        usize::try_from(self.word() % n.max(1) as u64).expect("below a usize")
    }

    /// So many times in a thousand.
    pub(super) fn chance(&self, per_mille: u64) -> bool {
        self.word() % 1_000 < per_mille
    }

    /// Between these, in milliseconds.
    pub(super) fn wait(&self, least: u64, most: u64) -> Duration {
        Duration::from_millis(least + self.word() % (most - least + 1))
    }
}
