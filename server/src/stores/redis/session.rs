//! Who holds which token. When a session has expired is told by the nodes' clock, which
//! does not jump; Redis forgets it a little later by its own.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::keys::{Lives, ms};
use super::link::Link;
use super::odd;
use super::reply::Reply;
use crate::clock::Moment;
use crate::domain::counsellor::StaffId;
use crate::domain::credentials::Era;
use crate::domain::ports::{Held, LISTED_MAX, Session, SessionStore, StoreError, TokenHash};
use crate::protocol::ids::EnquiryId;

/// Redis waits this much longer than the nodes, so that it is never the first.
const MARGIN: Duration = Duration::from_mins(1);

/// Sessions by the hash of their token. How many there can be is bounded by Redis' memory:
/// when it is full new ones are refused and the old ones live on.
#[derive(Debug)]
pub struct RedisSessions {
    link: Arc<Link>,
    lives: Lives,
}

impl RedisSessions {
    pub(super) fn new(link: Arc<Link>, lives: Lives) -> Self {
        Self { link, lives }
    }

    /// Lists it under its account. In a cluster the list may live in another part than the
    /// session, so these are two steps; a name that is listed and has no session is passed over.
    async fn list(&self, staff: StaffId, token: &TokenHash) -> Result<(), StoreError> {
        let (name, now) = (BASE64URL_NOPAD.encode(token.as_bytes()), self.link.clock.now().0);
        let list = |_: &_, _| {
            let mut step = self.link.scripts.list_session.key(self.link.keys.sessions_of(staff));
            step.arg(&name).arg(now).arg(ms(self.lives.counsellor)).arg(LISTED_MAX);
            step
        };
        let mut too_many: Reply = self.link.ask_again(list).await?;
        while too_many.left() > 0 {
            self.remove(&named(&too_many.word().map_err(odd)?)?).await?;
        }
        Ok(())
    }
}

/// As it is kept.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kept {
    Arrived(EnquiryId),
    Visitor(EnquiryId),
    Staff {
        staff: Uuid,
        signed_in: Moment,
        /// Not there when a node of the release before has put it.
        #[serde(default)]
        era: Era,
    },
    SignedOut,
}

impl From<Session> for Kept {
    fn from(session: Session) -> Self {
        match session {
            Session::Arrived(id) => Self::Arrived(id),
            Session::Visitor(id) => Self::Visitor(id),
            Session::Staff { staff, signed_in, era } => Self::Staff { staff, signed_in, era },
            Session::SignedOut => Self::SignedOut,
        }
    }
}

impl From<Kept> for Session {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Arrived(id) => Self::Arrived(id),
            Kept::Visitor(id) => Self::Visitor(id),
            Kept::Staff { staff, signed_in, era } => Self::Staff { staff, signed_in, era },
            Kept::SignedOut => Self::SignedOut,
        }
    }
}

#[async_trait]
impl SessionStore for RedisSessions {
    async fn put(&self, token: TokenHash, session: Session, idle: Duration) -> Result<(), StoreError> {
        if let Session::Staff { staff, .. } = session {
            self.list(staff, &token).await?;
        }
        let value = serde_json::to_vec(&Kept::from(session)).expect("a session is plain data");
        let expires = self.link.clock.now().after(idle).0;
        let put = |_: &_, _| {
            let mut step = self.link.scripts.put_session.key(self.link.keys.session(&token));
            step.arg(&value).arg(ms(idle)).arg(expires).arg(ms(idle + MARGIN));
            step
        };
        self.link.ask_again::<Reply>(put).await.map(drop)
    }

    async fn find(&self, token: &TokenHash) -> Result<Option<Session>, StoreError> {
        let now = self.link.clock.now().0;
        let find = |_: &_, _| {
            let mut step = self.link.scripts.find_session.key(self.link.keys.session(token));
            step.arg(now).arg(ms(MARGIN));
            step
        };
        let mut found: Reply = self.link.ask_again(find).await?;
        let Some(value) = found.bytes().map_err(odd)? else { return Ok(None) };
        read(&value).map(Some)
    }

    async fn look(&self, token: &TokenHash) -> Result<Option<Held>, StoreError> {
        let now = self.link.clock.now().0;
        let look = |_: &_, _| {
            let mut step = self.link.scripts.look_session.key(self.link.keys.session(token));
            step.arg(now);
            step
        };
        let mut found: Reply = self.link.ask_again(look).await?;
        let Some(value) = found.bytes().map_err(odd)? else { return Ok(None) };
        let used = Moment(found.number().map_err(odd)?);
        Ok(Some(Held { session: read(&value)?, used }))
    }

    async fn of_staff(&self, staff: StaffId) -> Result<Vec<(TokenHash, Held)>, StoreError> {
        let line = self.link.line()?;
        let mut wire = line.wire.clone();
        let mut read = redis::cmd("ZRANGE");
        read.arg(self.link.keys.sessions_of(staff)).arg(0).arg(-1);
        let names: Vec<String> = self.link.with(&line, read.query_async(&mut wire)).await?;
        let mut found = Vec::new();
        for name in names {
            let token = named(&name)?;
            // Another may stand in its place by now: that of its end.
            let held = self.look(&token).await?;
            let is_of = |held: &Held| matches!(held.session, Session::Staff { staff: of, .. } if of == staff);
            found.extend(held.filter(is_of).map(|held| (token, held)));
        }
        Ok(found)
    }

    async fn remove(&self, token: &TokenHash) -> Result<(), StoreError> {
        let line = self.link.line()?;
        let mut wire = line.wire.clone();
        let mut forget = redis::cmd("DEL");
        forget.arg(self.link.keys.session(token));
        self.link.with(&line, forget.exec_async(&mut wire)).await
    }
}

fn read(value: &[u8]) -> Result<Session, StoreError> {
    serde_json::from_slice::<Kept>(value).map(Session::from).map_err(odd)
}

/// The session that a list names.
fn named(name: &str) -> Result<TokenHash, StoreError> {
    let bytes = BASE64URL_NOPAD.decode(name.as_bytes()).map_err(odd)?;
    bytes.try_into().map(TokenHash::from_bytes).map_err(odd)
}
