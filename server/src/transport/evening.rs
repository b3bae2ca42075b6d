//! What happens at this node this evening, added every few seconds to what all nodes count.
//! What has not been added yet is lost with the node, and nothing depends on it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::clock::{Clock, Moment};
use crate::domain::alert::Standing;
use crate::domain::chat::sweeping::Swept;
use crate::domain::figures::{Slice, slice_of};
use crate::domain::ports::{EveningStore, StoreError};

/// See above.
#[derive(Debug)]
pub struct Evening {
    store: Arc<dyn EveningStore>,
    clock: Arc<dyn Clock>,
    pending: Mutex<Slice>,
}

impl Evening {
    /// Nothing has happened yet.
    pub fn new(store: Arc<dyn EveningStore>, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock, pending: Mutex::default() }
    }

    /// Somebody asked for a talk.
    pub fn joined(&self) {
        self.pending().offered += 1;
    }

    /// A sweep was made.
    pub fn swept(&self, Swept { handed_back, lost, tally, .. }: &Swept) {
        let mut pending = self.pending();
        tally.started_after.iter().for_each(|waited| pending.answer(*waited));
        tally.abandoned_after.iter().for_each(|waited| pending.abandon(*waited));
        tally.talked_for.iter().for_each(|talked| pending.end(*talked));
        pending.lost += (handed_back + lost) as u64;
    }

    /// Things stand like this.
    pub fn look(&self, standing: &Standing<'_>) {
        self.pending().look(standing);
    }

    /// Adds what happened here. What could not be added is kept for the next time; when the
    /// answer alone was lost, it is counted twice.
    pub async fn add_up(&self) {
        let happened = std::mem::take(&mut *self.pending());
        if happened.is_empty() {
            return;
        }
        if self.store.add(slice_of(self.clock.wall()), &happened).await.is_err() {
            self.pending().add(&happened);
        }
    }

    /// The evening so far, of all nodes, in order.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn slices(&self) -> Result<Vec<(u64, Slice)>, StoreError> {
        self.store.slices().await
    }

    /// The time on the wall, by which slices are numbered.
    pub fn wall(&self) -> Moment {
        self.clock.wall()
    }

    fn pending(&self) -> MutexGuard<'_, Slice> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
