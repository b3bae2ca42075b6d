//! Breaks from connections, in memory.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;

use crate::clock::Moment;
use crate::domain::ports::{RespiteStore, StoreError};
use crate::domain::respite::Respites;

/// What was put last.
#[derive(Debug, Default)]
pub struct MemoryRespites(Mutex<Option<Respites>>);

#[async_trait]
impl RespiteStore for MemoryRespites {
    async fn held(&self) -> Result<Option<Respites>, StoreError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    async fn swap(&self, was: Option<Moment>, respites: Respites) -> Result<bool, StoreError> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_as_read = held.as_ref().map(|held| held.changed_at) == was;
        if is_as_read {
            *held = Some(respites);
        }
        Ok(is_as_read)
    }
}
