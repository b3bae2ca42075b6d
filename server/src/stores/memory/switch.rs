//! What a shift lead said of the door, in memory.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;

use crate::domain::ports::{StoreError, SwitchStore};
use crate::domain::switch::Switch;

/// What was said last, until something is said later.
#[derive(Debug, Default)]
pub struct MemorySwitch(Mutex<Option<Switch>>);

#[async_trait]
impl SwitchStore for MemorySwitch {
    async fn put(&self, switch: Switch) -> Result<(), StoreError> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if switch.is_newer_than(held.as_ref()) {
            *held = Some(switch);
        }
        Ok(())
    }

    async fn held(&self) -> Result<Option<Switch>, StoreError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }
}
