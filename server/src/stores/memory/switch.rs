//! What a shift lead said of the door, in memory.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;

use crate::clock::Moment;
use crate::domain::ports::{StoreError, SwitchStore};
use crate::domain::switch::Switch;

/// What was said last, until something is said later; and until when the chat has been opened.
#[derive(Debug, Default)]
pub struct MemorySwitch(Mutex<Option<Switch>>, Mutex<Option<Moment>>);

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

    async fn put_opened(&self, until: Moment) -> Result<(), StoreError> {
        let mut opened = self.1.lock().unwrap_or_else(PoisonError::into_inner);
        *opened = (*opened).max(Some(until));
        Ok(())
    }

    async fn opened(&self) -> Result<Option<Moment>, StoreError> {
        Ok(*self.1.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
