//! What stands for a network while the chat takes a break from it: a hash with a key that is
//! random, the same at every node, and soon forgotten. Then nobody can make the hash again,
//! also not whoever knows the address and the cluster's secret.

use std::time::Duration;

use aws_lc_rs::hmac::{self, HMAC_SHA256};
use serde::{Deserialize, Serialize};
use zeroize::ZeroizeOnDrop;

use crate::clock::Moment;
use crate::protocol::ids::random_bytes;

/// A key makes marks for this long.
pub const KEY_USED: Duration = Duration::from_hours(6);

/// And is forgotten after this, so that a break that begins with its last use can last.
pub const KEY_LIVES: Duration = Duration::from_hours(12);

/// A network, as a keyed hash.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark([u8; 16]);

impl std::fmt::Debug for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mark(…)")
    }
}

/// What a connection knows of its network, for as long as it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// With the key in use.
    pub mark: Mark,
    /// When that key is forgotten.
    pub dies_at: Moment,
    /// With the key before it.
    pub before: Option<Mark>,
}

impl Marks {
    /// Whether this is one of them.
    pub fn has(&self, mark: &Mark) -> bool {
        self.mark == *mark || self.before.as_ref() == Some(mark)
    }
}

/// Makes marks.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ZeroizeOnDrop)]
pub struct MarkKey {
    bytes: [u8; 32],
    #[zeroize(skip)]
    made_at: Moment,
}

impl MarkKey {
    /// A new one.
    pub fn random(now: Moment) -> Self {
        Self { bytes: random_bytes(), made_at: now }
    }

    /// The mark of a network.
    pub fn mark(&self, network: &[u8]) -> Mark {
        let tag = hmac::sign(&hmac::Key::new(HMAC_SHA256, &self.bytes), network);
        Mark(*tag.as_ref().first_chunk().expect("HMAC-SHA-256 has 32 bytes"))
    }

    /// Whether the next one is due.
    pub fn is_used_up(&self, now: Moment) -> bool {
        now.since(self.made_at) >= KEY_USED
    }

    /// When it is forgotten.
    pub fn dies_at(&self) -> Moment {
        self.made_at.after(KEY_LIVES)
    }
}

impl std::fmt::Debug for MarkKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MarkKey(…)")
    }
}
