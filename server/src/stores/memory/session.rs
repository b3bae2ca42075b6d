//! Who holds which token, in memory.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;

use crate::clock::{Clock, Moment};
use crate::domain::counsellor::StaffId;
use crate::domain::ports::{Held, LISTED_MAX, Session, SessionStore, StoreError, TokenHash};

/// Sessions at once. Each is about 100 bytes; at the bound new ones are refused and
/// the old ones live on.
const SESSIONS_MAX: usize = 500_000;

/// Of these, kept for staff: a flood of visitors must not keep counsellors out.
const STAFF_SESSIONS: usize = 1_000;

/// Expired ones are cleared out this often, at the next use of any.
const CLEAR_EVERY: Duration = Duration::from_mins(1);

/// Sessions by the hash of their token.
#[derive(Debug)]
pub struct MemorySessions {
    pub(super) clock: Arc<dyn Clock>,
    inner: Mutex<Inner>,
}

#[derive(Clone, Debug)]
pub(super) struct Inner {
    sessions: HashMap<TokenHash, Kept>,
    /// Of each account, in the order they were put; some may be gone.
    of_staff: HashMap<StaffId, Vec<TokenHash>>,
    cleared_at: Moment,
}

#[derive(Clone, Debug)]
struct Kept {
    session: Session,
    idle: Duration,
    used: Moment,
    expires: Moment,
}

impl MemorySessions {
    /// By this clock.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        let inner = Inner::empty(clock.now());
        Self { clock, inner: Mutex::new(inner) }
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    /// None at all.
    pub(super) fn empty(now: Moment) -> Self {
        Self { sessions: HashMap::new(), of_staff: HashMap::new(), cleared_at: now }
    }

    fn clear(&mut self, now: Moment) {
        if now.since(self.cleared_at) >= CLEAR_EVERY {
            self.cleared_at = now;
            self.sessions.retain(|_, kept| kept.expires > now);
            let sessions = &self.sessions;
            self.of_staff.retain(|_, listed| {
                listed.retain(|token| sessions.contains_key(token));
                !listed.is_empty()
            });
        }
    }

    fn list(&mut self, staff: StaffId, token: TokenHash) {
        let listed = self.of_staff.entry(staff).or_default();
        listed.retain(|other| *other != token && self.sessions.contains_key(other));
        listed.push(token);
        while listed.len() > LISTED_MAX {
            self.sessions.remove(&listed.remove(0));
        }
    }

    /// Looks at a session that has not expired.
    fn held(&self, token: &TokenHash, now: Moment) -> Option<Held> {
        let kept = self.sessions.get(token).filter(|kept| kept.expires > now)?;
        Some(Held { session: kept.session, used: kept.used })
    }
}

#[async_trait]
impl SessionStore for MemorySessions {
    async fn put(&self, token: TokenHash, session: Session, idle: Duration) -> Result<(), StoreError> {
        let now = self.clock.now();
        let mut inner = self.lock();
        inner.clear(now);
        let most = match session {
            Session::Staff { .. } | Session::SignedOut => SESSIONS_MAX,
            Session::Arrived(_) | Session::Visitor(_) => SESSIONS_MAX - STAFF_SESSIONS,
        };
        if inner.sessions.len() >= most && !inner.sessions.contains_key(&token) {
            return Err(StoreError::Unavailable);
        }
        if let Session::Staff { staff, .. } = session {
            inner.list(staff, token);
        }
        inner.sessions.insert(token, Kept { session, idle, used: now, expires: now.after(idle) });
        Ok(())
    }

    async fn find(&self, token: &TokenHash) -> Result<Option<Session>, StoreError> {
        let now = self.clock.now();
        let mut inner = self.lock();
        inner.clear(now);
        let Some(kept) = inner.sessions.get_mut(token) else { return Ok(None) };
        if kept.expires <= now {
            inner.sessions.remove(token);
            return Ok(None);
        }
        kept.used = now;
        kept.expires = now.after(kept.idle);
        Ok(Some(kept.session))
    }

    async fn look(&self, token: &TokenHash) -> Result<Option<Held>, StoreError> {
        Ok(self.lock().held(token, self.clock.now()))
    }

    async fn of_staff(&self, staff: StaffId) -> Result<Vec<(TokenHash, Held)>, StoreError> {
        let (now, inner) = (self.clock.now(), self.lock());
        let listed = inner.of_staff.get(&staff).into_iter().flatten();
        let held = listed.filter_map(|token| Some((*token, inner.held(token, now)?)));
        Ok(held.filter(|(_, held)| is_of(held, staff)).collect())
    }

    async fn remove(&self, token: &TokenHash) -> Result<(), StoreError> {
        self.lock().sessions.remove(token);
        Ok(())
    }
}

/// Another may stand in the place of a session by now: that of its end.
fn is_of(held: &Held, account: StaffId) -> bool {
    matches!(held.session, Session::Staff { staff, .. } if staff == account)
}
