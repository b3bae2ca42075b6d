//! The key of each conversation. It lies in Redis wrapped with a key made from the
//! cluster's secret, and dies there with the conversation; a node remembers those it uses.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use zeroize::Zeroizing;

use crate::domain::seal::Seal;
use crate::domain::secret::ClusterSecret;
use crate::protocol::ids::{ConversationId, random_bytes};

/// Keys remembered at once; beyond, they are read from Redis with each use.
const REMEMBERED_MAX: usize = 50_000;

/// A key that was not used for so long is forgotten, so that none outlives its talk by more.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(20);

/// Often enough for that.
const TIDIED_EVERY: Duration = Duration::from_secs(5);

/// A conversation's key.
#[derive(Debug)]
pub(super) struct Held {
    /// As it lies in Redis.
    pub(super) wrapped: Vec<u8>,
    pub(super) seal: Seal,
}

/// The keys this node uses.
#[derive(Debug)]
pub(super) struct Keyring {
    wrap: Seal,
    remembered: Mutex<Remembered>,
}

#[derive(Debug)]
struct Remembered {
    keys: HashMap<ConversationId, (Arc<Held>, Instant)>,
    tidied: Instant,
}

impl Keyring {
    pub(super) fn new(secret: &ClusterSecret) -> Self {
        let wrap = Seal::new(secret, "fortrolig conversation key v1");
        let tidied = Instant::now();
        Self { wrap, remembered: Mutex::new(Remembered { keys: HashMap::new(), tidied }) }
    }

    /// A new key, wrapped.
    pub(super) fn make(&self, id: ConversationId) -> Vec<u8> {
        let key: Zeroizing<[u8; 32]> = Zeroizing::new(random_bytes());
        self.wrap.seal(id.as_bytes(), key.as_slice())
    }

    /// The key that lies in Redis; `None` when it was wrapped with a secret that this node
    /// does not have, or for another conversation.
    pub(super) fn unwrap(&self, id: ConversationId, wrapped: Vec<u8>) -> Option<Arc<Held>> {
        if let Some(held) = self.remembered(id)
            && held.wrapped == wrapped
        {
            return Some(held);
        }
        let key = Zeroizing::new(self.wrap.open(id.as_bytes(), &wrapped)?);
        let key: &[u8; 32] = key.as_slice().try_into().ok()?;
        let held = Arc::new(Held { wrapped, seal: Seal::with_key(key) });
        let mut remembered = self.lock();
        if remembered.keys.len() < REMEMBERED_MAX {
            remembered.keys.insert(id, (held.clone(), Instant::now()));
        }
        Some(held)
    }

    /// The key, when this node used it lately.
    pub(super) fn remembered(&self, id: ConversationId) -> Option<Arc<Held>> {
        let mut remembered = self.lock();
        let now = Instant::now();
        if now.duration_since(remembered.tidied) >= TIDIED_EVERY {
            remembered.tidied = now;
            remembered.keys.retain(|_, (_, used)| now.duration_since(*used) < FORGOTTEN_AFTER);
        }
        let (held, used) = remembered.keys.get_mut(&id)?;
        *used = now;
        Some(held.clone())
    }

    /// The conversation is over, or its key is another.
    pub(super) fn forget(&self, id: ConversationId) {
        self.lock().keys.remove(&id);
    }

    /// A panic elsewhere leaves a whole map: every step is one call on it.
    fn lock(&self) -> MutexGuard<'_, Remembered> {
        self.remembered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
