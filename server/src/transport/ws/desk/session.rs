//! The staff session behind an open desk. It lives as long as the desk does, ends with a
//! sign-out, and outlives a loss of live state.

use std::sync::Arc;
use std::time::Duration;

use crate::clock::Moment;
use crate::domain::chat::{Chat, ChatError};
use crate::domain::node::AsOf;
use crate::protocol::ErrorId;
use crate::protocol::ids::Token;
use crate::transport::staff_access::{SignedIn, StaffAccess};

/// Any sign of life asks whether the session still stands, when it was last asked this
/// long ago. A desk in view pings every four seconds, so a sign-out elsewhere or an
/// account that was disabled closes it within five.
const ASK_EVERY: Duration = Duration::from_secs(3);

/// The session the desk's cookie stands for.
#[derive(Debug)]
pub struct DeskSession {
    access: Arc<StaffAccess>,
    token: Token,
    signed_in: SignedIn,
    /// When it was last asked for.
    asked_at: Moment,
    /// When it last stood.
    stood: AsOf,
}

impl DeskSession {
    /// One that stood then.
    pub fn new(access: Arc<StaffAccess>, token: Token, signed_in: SignedIn, as_of: AsOf) -> Self {
        Self { access, token, signed_in, asked_at: as_of.at, stood: as_of }
    }

    /// Whether it stands. A session that was lost with everything else is put back, so that
    /// nobody is thrown out of a talk by a loss that the talk itself outlives.
    ///
    /// # Errors
    /// `live_unavailable` or `records_unavailable`: it cannot be told right now.
    pub async fn stands(&mut self, chat: &Chat) -> Result<bool, ErrorId> {
        let as_of = chat.as_of();
        if as_of.at.since(self.asked_at) < ASK_EVERY {
            return Ok(true);
        }
        self.asked_at = as_of.at;
        let mut stands = self.access.signed_in(&self.token).await?.is_some();
        if !stands && chat.has_lost_since(self.stood).await.map_err(ChatError::id)? {
            stands = self.access.bring_back(&self.token, &self.signed_in).await?;
        }
        if stands {
            self.stood = as_of;
        }
        Ok(stands)
    }

    /// The next sign of life asks in any case.
    pub fn ask_again(&mut self) {
        self.asked_at = Moment(0);
    }
}
