//! Who holds which token. When a session has expired is told by the nodes' clock, which
//! does not jump; Redis forgets it a little later by its own.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::keys::ms;
use super::link::Link;
use super::odd;
use super::reply::Reply;
use crate::clock::Moment;
use crate::domain::ports::{Session, SessionStore, StoreError, TokenHash};
use crate::protocol::ids::EnquiryId;

/// Redis waits this much longer than the nodes, so that it is never the first.
const MARGIN: Duration = Duration::from_mins(1);

/// Sessions by the hash of their token. How many there can be is bounded by Redis' memory:
/// when it is full new ones are refused and the old ones live on.
#[derive(Debug)]
pub struct RedisSessions(pub(super) Arc<Link>);

/// As it is kept.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Held {
    Arrived(EnquiryId),
    Visitor(EnquiryId),
    Staff { staff: Uuid, signed_in: Moment },
    SignedOut,
}

impl From<Session> for Held {
    fn from(session: Session) -> Self {
        match session {
            Session::Arrived(id) => Self::Arrived(id),
            Session::Visitor(id) => Self::Visitor(id),
            Session::Staff { staff, signed_in } => Self::Staff { staff, signed_in },
            Session::SignedOut => Self::SignedOut,
        }
    }
}

impl From<Held> for Session {
    fn from(held: Held) -> Self {
        match held {
            Held::Arrived(id) => Self::Arrived(id),
            Held::Visitor(id) => Self::Visitor(id),
            Held::Staff { staff, signed_in } => Self::Staff { staff, signed_in },
            Held::SignedOut => Self::SignedOut,
        }
    }
}

#[async_trait]
impl SessionStore for RedisSessions {
    async fn put(&self, token: TokenHash, session: Session, idle: Duration) -> Result<(), StoreError> {
        let value = serde_json::to_vec(&Held::from(session)).expect("a session is plain data");
        let expires = self.0.clock.now().after(idle).0;
        let put = |_: &_, _| {
            let mut step = self.0.scripts.put_session.key(self.0.keys.session(&token));
            step.arg(&value).arg(ms(idle)).arg(expires).arg(ms(idle + MARGIN));
            step
        };
        self.0.ask_again::<Reply>(put).await.map(drop)
    }

    async fn find(&self, token: &TokenHash) -> Result<Option<Session>, StoreError> {
        let now = self.0.clock.now().0;
        let find = |_: &_, _| {
            let mut step = self.0.scripts.find_session.key(self.0.keys.session(token));
            step.arg(now).arg(ms(MARGIN));
            step
        };
        let mut found: Reply = self.0.ask_again(find).await?;
        let Some(value) = found.bytes().map_err(odd)? else { return Ok(None) };
        let held: Held = serde_json::from_slice(&value).map_err(odd)?;
        Ok(Some(held.into()))
    }

    async fn remove(&self, token: &TokenHash) -> Result<(), StoreError> {
        let line = self.0.line()?;
        let mut wire = line.wire.clone();
        let mut forget = redis::cmd("DEL");
        forget.arg(self.0.keys.session(token));
        self.0.with(&line, forget.exec_async(&mut wire)).await
    }
}
