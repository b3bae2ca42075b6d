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
use crate::domain::ports::{Held, Session, SessionStore, StoreError, TokenHash};
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
enum Kept {
    Arrived(EnquiryId),
    Visitor(EnquiryId),
    Staff { staff: Uuid, signed_in: Moment },
    SignedOut,
}

impl From<Session> for Kept {
    fn from(session: Session) -> Self {
        match session {
            Session::Arrived(id) => Self::Arrived(id),
            Session::Visitor(id) => Self::Visitor(id),
            Session::Staff { staff, signed_in } => Self::Staff { staff, signed_in },
            Session::SignedOut => Self::SignedOut,
        }
    }
}

impl From<Kept> for Session {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Arrived(id) => Self::Arrived(id),
            Kept::Visitor(id) => Self::Visitor(id),
            Kept::Staff { staff, signed_in } => Self::Staff { staff, signed_in },
            Kept::SignedOut => Self::SignedOut,
        }
    }
}

#[async_trait]
impl SessionStore for RedisSessions {
    async fn put(&self, token: TokenHash, session: Session, idle: Duration) -> Result<(), StoreError> {
        let value = serde_json::to_vec(&Kept::from(session)).expect("a session is plain data");
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
        read(&value).map(Some)
    }

    async fn look(&self, token: &TokenHash) -> Result<Option<Held>, StoreError> {
        let now = self.0.clock.now().0;
        let look = |_: &_, _| {
            let mut step = self.0.scripts.look_session.key(self.0.keys.session(token));
            step.arg(now);
            step
        };
        let mut found: Reply = self.0.ask_again(look).await?;
        let Some(value) = found.bytes().map_err(odd)? else { return Ok(None) };
        let used = Moment(found.number().map_err(odd)?);
        Ok(Some(Held { session: read(&value)?, used }))
    }

    async fn remove(&self, token: &TokenHash) -> Result<(), StoreError> {
        let line = self.0.line()?;
        let mut wire = line.wire.clone();
        let mut forget = redis::cmd("DEL");
        forget.arg(self.0.keys.session(token));
        self.0.with(&line, forget.exec_async(&mut wire)).await
    }
}

fn read(value: &[u8]) -> Result<Session, StoreError> {
    serde_json::from_slice::<Kept>(value).map(Session::from).map_err(odd)
}
