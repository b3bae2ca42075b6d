//! Who holds which token, in memory.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;

use crate::clock::{Clock, Moment};
use crate::domain::ports::{Session, SessionStore, StoreError, TokenHash};

/// Sessions at once. Each is about 100 bytes; at the bound new ones are refused and
/// the old ones live on.
const SESSIONS_MAX: usize = 500_000;

/// Sessions that are put away between two clearings of the expired ones.
const CLEAR_EVERY: usize = 1_024;

/// Sessions by the hash of their token.
#[derive(Debug)]
pub struct MemorySessions {
    clock: Arc<dyn Clock>,
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    sessions: HashMap<TokenHash, Kept>,
    since_cleared: usize,
}

#[derive(Debug)]
struct Kept {
    session: Session,
    idle: Duration,
    expires: Moment,
}

impl MemorySessions {
    /// By this clock.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, inner: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl SessionStore for MemorySessions {
    async fn put(&self, token: TokenHash, session: Session, idle: Duration) -> Result<(), StoreError> {
        let now = self.clock.now();
        let mut inner = self.lock();
        inner.since_cleared += 1;
        if inner.since_cleared >= CLEAR_EVERY {
            inner.since_cleared = 0;
            inner.sessions.retain(|_, kept| kept.expires > now);
        }
        if inner.sessions.len() >= SESSIONS_MAX && !inner.sessions.contains_key(&token) {
            return Err(StoreError::Unavailable);
        }
        inner.sessions.insert(token, Kept { session, idle, expires: now.after(idle) });
        Ok(())
    }

    async fn find(&self, token: &TokenHash) -> Result<Option<Session>, StoreError> {
        let now = self.clock.now();
        let mut inner = self.lock();
        let Some(kept) = inner.sessions.get_mut(token) else { return Ok(None) };
        if kept.expires <= now {
            inner.sessions.remove(token);
            return Ok(None);
        }
        kept.expires = now.after(kept.idle);
        Ok(Some(kept.session))
    }

    async fn remove(&self, token: &TokenHash) -> Result<(), StoreError> {
        self.lock().sessions.remove(token);
        Ok(())
    }
}
