//! What happened this evening, in memory.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use crate::domain::figures::{SLICES_KEPT, Slice};
use crate::domain::ports::{EveningStore, StoreError};

/// Slices by their number.
#[derive(Debug, Default)]
pub struct MemoryEvening(Mutex<BTreeMap<u64, Slice>>);

impl MemoryEvening {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<u64, Slice>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl EveningStore for MemoryEvening {
    async fn add(&self, number: u64, slice: &Slice) -> Result<(), StoreError> {
        let mut slices = self.lock();
        slices.entry(number).or_default().add(slice);
        let newest = slices.last_key_value().map_or(number, |(newest, _)| *newest);
        slices.retain(|kept, _| kept + SLICES_KEPT as u64 > newest);
        Ok(())
    }

    async fn slices(&self) -> Result<Vec<(u64, Slice)>, StoreError> {
        Ok(self.lock().iter().map(|(number, slice)| (*number, *slice)).collect())
    }
}
