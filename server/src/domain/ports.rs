//! What the domain needs kept elsewhere, in its own words. Each port says what is
//! atomic and what is ordered; every store passes the same conformance suite.

use std::time::Duration;

use async_trait::async_trait;
use aws_lc_rs::digest::{SHA256, digest};
use uuid::Uuid;

use crate::clock::Moment;
use crate::protocol::ids::{EnquiryId, Token};

/// A store could not do it. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// It does not answer, is full or is locked.
    #[error("the store does not answer")]
    Unavailable,
}

/// What is kept of a [`Token`]: its SHA-256. Somebody who reads the store cannot
/// take a session over.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash([u8; 32]);

impl TokenHash {
    /// The hash of a token.
    pub fn of(token: &Token) -> Self {
        let hash = digest(&SHA256, token.as_bytes());
        Self(hash.as_ref().try_into().expect("SHA-256 has 32 bytes"))
    }
}

impl std::fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TokenHash(…)")
    }
}

/// Whose token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Session {
    /// A visitor's stay.
    Visitor(EnquiryId),
    /// A staff member, and when they signed in.
    Staff {
        /// The account.
        staff: Uuid,
        /// When; the absolute limit counts from here.
        signed_in: Moment,
    },
}

/// Who holds which token.
#[async_trait]
pub trait SessionStore: Send + Sync + std::fmt::Debug {
    /// Keeps the session for `idle` after its last use. Replaces an older one of the same token.
    async fn put(&self, token: TokenHash, session: Session, idle: Duration) -> Result<(), StoreError>;

    /// The session, unless it has expired; counts as a use.
    async fn find(&self, token: &TokenHash) -> Result<Option<Session>, StoreError>;

    /// Forgets it at once.
    async fn remove(&self, token: &TokenHash) -> Result<(), StoreError>;
}
