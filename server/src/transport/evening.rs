//! What happens at this node this evening, added every few seconds to what all nodes count.
//! What has not been added yet is lost with the node, and nothing depends on it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::clock::{Clock, Moment};
use crate::domain::alert::Standing;
use crate::domain::chat::sweeping::Swept;
use crate::domain::figures::{SLICES_KEPT, Slice, slice_of};
use crate::domain::ports::{EveningStore, StoreError};

/// See above.
#[derive(Debug)]
pub struct Evening {
    store: Arc<dyn EveningStore>,
    clock: Arc<dyn Clock>,
    /// By the slice in which it happened: what waits for a store that is away is added where it
    /// belongs.
    pending: Mutex<BTreeMap<u64, Slice>>,
}

impl Evening {
    /// Nothing has happened yet.
    pub fn new(store: Arc<dyn EveningStore>, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock, pending: Mutex::default() }
    }

    /// Somebody asked for a talk.
    pub fn joined(&self) {
        self.note(|slice| slice.offered += 1);
    }

    /// A sweep was made.
    pub fn swept(&self, Swept { handed_back, lost, tally, .. }: &Swept) {
        self.note(|slice| {
            tally.started_after.iter().for_each(|waited| slice.answer(*waited));
            tally.abandoned_after.iter().for_each(|waited| slice.abandon(*waited));
            tally.talked_for.iter().for_each(|talked| slice.end(*talked));
            slice.lost += (handed_back + lost) as u64;
        });
    }

    /// Things stand like this.
    pub fn look(&self, standing: &Standing<'_>) {
        self.note(|slice| slice.look(standing));
    }

    /// Adds what happened here. What could not be added is kept for the next time; when the
    /// answer alone was lost, it is counted twice.
    pub async fn add_up(&self) {
        let happened = std::mem::take(&mut *self.pending());
        for (number, slice) in happened {
            if !slice.is_empty() && self.store.add(number, &slice).await.is_err() {
                let mut pending = self.pending();
                pending.entry(number).or_default().add(&slice);
                // What is older than the store keeps would be forgotten there at once.
                while pending.len() > SLICES_KEPT {
                    pending.pop_first();
                }
            }
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

    fn note(&self, happens: impl FnOnce(&mut Slice)) {
        happens(self.pending().entry(slice_of(self.clock.wall())).or_default());
    }

    fn pending(&self) -> MutexGuard<'_, BTreeMap<u64, Slice>> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
