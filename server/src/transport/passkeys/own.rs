//! What somebody who is signed in does with their own passkeys.

use super::{Begun, Passkeys, unkept};
use crate::domain::passkey::{KeptPasskey, PASSKEYS_MAX, PasskeyId, PasskeyName, is_fresh};
use crate::domain::ports::TokenHash;
use crate::domain::records::{Act, Removed};
use crate::protocol::ErrorId;
use crate::protocol::ids::Token;
use crate::transport::staff_access::SignedIn;

/// The keys of one counsellor, and whether there may be one more.
#[derive(Debug)]
pub struct Own {
    /// The oldest first.
    pub passkeys: Vec<KeptPasskey>,
    /// What keeps them from adding one now.
    pub adding: Adding,
}

/// Whether somebody may add a key now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adding {
    /// They may.
    Open,
    /// When they have signed in anew.
    NotFresh,
    /// When they have removed another.
    Full,
    /// Not in this service.
    Nowhere,
}

impl Passkeys {
    /// Whatever there is to see.
    ///
    /// # Errors
    /// `records_unavailable`: it cannot be told right now.
    pub async fn own(&self, signed_in: &SignedIn) -> Result<Own, ErrorId> {
        let passkeys = self.records.passkeys(signed_in.member.id).await.map_err(unkept)?;
        let adding = if self.host().is_none() {
            Adding::Nowhere
        } else if passkeys.len() >= PASSKEYS_MAX {
            Adding::Full
        } else if is_fresh(signed_in.at, self.clock.now()) {
            Adding::Open
        } else {
            Adding::NotFresh
        };
        Ok(Own { passkeys, adding })
    }

    /// Asks their device to make another key.
    ///
    /// # Errors
    /// `sign_in_stale`, `passkey_failed`, or what keeps us from it.
    pub async fn begin_own(&self, signed_in: &SignedIn) -> Result<Begun, ErrorId> {
        self.must_be_fresh(signed_in)?;
        self.begin_key(&signed_in.member).await
    }

    /// Keeps the key that was made.
    ///
    /// # Errors
    /// As [`Self::begin_own`], or `request_unreadable`. Nothing was kept.
    pub async fn add_own(&self, signed_in: &SignedIn, carried: &str, answer: &[u8]) -> Result<(), ErrorId> {
        self.must_be_fresh(signed_in)?;
        let passkey = self.made(&signed_in.member, carried, answer).await?;
        if !self.records.add_passkey(&passkey).await.map_err(unkept)? {
            return Err(ErrorId::PasskeyFailed);
        }
        self.access.note(Act::PasskeyAdded, &signed_in.member).await;
        Ok(())
    }

    /// Gives one another name. One that is gone is left so.
    ///
    /// # Errors
    /// `request_unreadable`: it cannot be called that. `records_unavailable`.
    pub async fn rename(&self, signed_in: &SignedIn, id: PasskeyId, name: &str) -> Result<(), ErrorId> {
        let name = PasskeyName::parse(name).ok_or(ErrorId::RequestUnreadable)?;
        if self.records.rename_passkey(signed_in.member.id, id, &name).await.map_err(unkept)? {
            self.access.note(Act::PasskeyRenamed, &signed_in.member).await;
        }
        Ok(())
    }

    /// Takes one away, and ends every other session of its owner: one of them may be that of
    /// whoever has the key now. One that is gone is no mistake.
    ///
    /// # Errors
    /// `passkey_last`: nothing was changed. `live_unavailable`: it is gone, and some sessions
    /// may still be there. `records_unavailable`.
    pub async fn remove(&self, signed_in: &SignedIn, here: &Token, id: PasskeyId) -> Result<(), ErrorId> {
        match self.records.remove_passkey(signed_in.member.id, id).await.map_err(unkept)? {
            Removed::LastWayIn => return Err(ErrorId::PasskeyLast),
            Removed::Unknown => return Ok(()),
            Removed::Done => self.access.note(Act::PasskeyRemoved, &signed_in.member).await,
        }
        let here = TokenHash::of(here);
        self.access.end_own(&signed_in.member, |session| *session != here).await
    }

    fn must_be_fresh(&self, signed_in: &SignedIn) -> Result<(), ErrorId> {
        if is_fresh(signed_in.at, self.clock.now()) { Ok(()) } else { Err(ErrorId::SignInStale) }
    }
}
