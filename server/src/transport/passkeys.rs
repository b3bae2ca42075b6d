//! Signing in with a passkey, and making the first one by an invitation. What a counsellor
//! does with their own is in `own`; what a device answers is read in `authority` alone. Knows
//! nothing of cookies and pages.

mod authority;
mod own;

use std::sync::Arc;

use uuid::Builder;

use self::authority::{Authority, Checked, Made};
pub use self::own::{Adding, Own};
use super::network::NetworkKey;
use super::rate_limit::Limiter;
use super::staff_access::{Refused, StaffAccess};
use crate::clock::Clock;
use crate::domain::passkey::{
    Ceremonies, Ceremony, Invitation, KeptPasskey, PasskeyName, Place, Purpose, WITHIN,
};
use crate::domain::ports::{Session, SessionStore, StoreError, TokenHash};
use crate::domain::records::{Act, InvitationRecords, PasskeyRecords, RecordsError};
use crate::domain::staff::StaffMember;
use crate::protocol::ErrorId;
use crate::protocol::ids::{Token, random_bytes};

/// What passkeys take.
#[derive(Debug)]
pub struct Passkeys {
    access: Arc<StaffAccess>,
    records: Arc<dyn PasskeyRecords>,
    invitations: Arc<dyn InvitationRecords>,
    sessions: Arc<dyn SessionStore>,
    limiter: Arc<Limiter>,
    clock: Arc<dyn Clock>,
    ceremonies: Ceremonies,
    authority: Option<Authority>,
}

/// From where [`Passkeys`] are made.
#[derive(Debug)]
pub struct Parts {
    /// Sessions.
    pub access: Arc<StaffAccess>,
    /// What is kept of keys.
    pub records: Arc<dyn PasskeyRecords>,
    /// What is kept of invitations.
    pub invitations: Arc<dyn InvitationRecords>,
    /// Where an answer that was taken is remembered, so that it is taken once on every node.
    pub sessions: Arc<dyn SessionStore>,
    /// Who is too fast.
    pub limiter: Arc<Limiter>,
    /// The time; invitations go by the one on the wall.
    pub clock: Arc<dyn Clock>,
    /// Seals what browsers carry.
    pub ceremonies: Ceremonies,
}

/// A question to a device.
#[derive(Debug)]
pub struct Begun {
    /// For the browser's own interface, in JSON.
    pub options: String,
    /// What the browser carries until the device has answered.
    pub carried: String,
}

/// Somebody who came in.
#[derive(Debug)]
pub struct Entered {
    /// Who.
    pub member: StaffMember,
    /// Their new session.
    pub session: Token,
}

impl Passkeys {
    /// For the host that `place` names, under the name people know the service by. Without a
    /// place there are none: nobody is offered one, and none is taken.
    pub fn new(parts: Parts, place: Option<&Place>, service: &str) -> Self {
        let Parts { access, records, invitations, sessions, limiter, clock, ceremonies } = parts;
        let authority = place.and_then(|place| Authority::of(place, service));
        Self { access, records, invitations, sessions, limiter, clock, ceremonies, authority }
    }

    /// The host of the pages that may offer passkeys.
    pub fn host(&self) -> Option<&str> {
        self.authority.as_ref().map(Authority::host)
    }

    /// Who keeps the sessions that begin here.
    pub fn access(&self) -> &StaffAccess {
        &self.access
    }

    /// Asks for a key, whoever comes.
    ///
    /// # Errors
    /// `passkey_failed`: there are none here.
    pub fn begin_sign_in(&self) -> Result<Begun, ErrorId> {
        let (options, state) = self.authority()?.ask().ok_or(ErrorId::Internal)?;
        Ok(self.begin(Purpose::SignIn, options, state))
    }

    /// Takes the device's answer and begins a session. Whatever is wrong with it, the account
    /// or the key, it says the same, but for a key of which there seem to be two.
    ///
    /// # Errors
    /// `passkey_failed`, `passkey_copied`, `sign_in_throttled`, `request_unreadable`, or what
    /// keeps us from telling; no session was begun.
    pub async fn sign_in(
        &self,
        network: NetworkKey,
        carried: &str,
        answer: &[u8],
    ) -> Result<Entered, Refused> {
        self.may_try(network)?;
        let answer = Authority::read_answer(answer).ok_or(ErrorId::RequestUnreadable)?;
        let ceremony = self.continued(Purpose::SignIn, carried).await?;
        let found = self.records.find_passkey(&answer.credential_id()).await.map_err(unkept)?;
        let kept = found.filter(|kept| answer.is_of(kept.staff)).ok_or(ErrorId::PasskeyFailed)?;
        let member = self.access.active(kept.staff).await?.ok_or(ErrorId::PasskeyFailed)?;
        let checked = self.authority()?.check(&answer, &ceremony.state, &kept.credential);
        let credential = match checked {
            Checked::Right(credential) => credential,
            Checked::Wrong => return Err(ErrorId::PasskeyFailed.into()),
            Checked::Copied => {
                let error_id = ErrorId::PasskeyCopied;
                tracing::warn!(error_id = error_id.as_str(), "a passkey was refused: its counter went back");
                self.access.note(Act::PasskeyRefused, &member).await;
                return Err(error_id.into());
            }
        };
        self.end_way(&ceremony).await?;
        if !self.records.use_passkey(&kept, &credential, self.clock.wall()).await.map_err(unkept)? {
            return Err(ErrorId::PasskeyFailed.into());
        }
        let session = self.access.admit(&member).await?;
        Ok(Entered { member, session })
    }

    /// Who is invited by this token. An address that was used, is over or never was is nobody's.
    ///
    /// # Errors
    /// `page_not_found`, `sign_in_throttled`, or what keeps us from telling.
    pub async fn invited(&self, network: NetworkKey, token: &Token) -> Result<StaffMember, Refused> {
        self.may_try(network)?;
        let found = self.invitations.invitation(&TokenHash::of(token)).await.map_err(unkept)?;
        let is_open = |invitation: &Invitation| self.clock.wall() < invitation.ends;
        let Some(invitation) = found.filter(is_open) else { return Err(ErrorId::PageNotFound.into()) };
        Ok(self.access.active(invitation.staff).await?.ok_or(ErrorId::PageNotFound)?)
    }

    /// Asks the device of somebody who is invited to make a key.
    ///
    /// # Errors
    /// As [`Self::invited`], or `passkey_failed`.
    pub async fn begin_invited(&self, network: NetworkKey, token: &Token) -> Result<Begun, Refused> {
        let member = self.invited(network, token).await?;
        Ok(self.begin_key(&member).await?)
    }

    /// Keeps the key that was made, uses the invitation up and begins a session.
    ///
    /// # Errors
    /// As [`Self::invited`]; `passkey_failed`, `request_unreadable`. Nothing was kept.
    pub async fn accept(
        &self,
        network: NetworkKey,
        token: &Token,
        carried: &str,
        answer: &[u8],
    ) -> Result<Entered, Refused> {
        let member = self.invited(network, token).await?;
        let passkey = self.made(&member, carried, answer).await?;
        let accepted = self.invitations.accept(&TokenHash::of(token), &passkey, self.clock.wall()).await;
        if !accepted.map_err(unkept)? {
            return Err(ErrorId::PasskeyFailed.into());
        }
        self.access.note(Act::PasskeyAdded, &member).await;
        let session = self.access.admit(&member).await?;
        Ok(Entered { member, session })
    }

    async fn begin_key(&self, member: &StaffMember) -> Result<Begun, ErrorId> {
        let known = self.records.passkeys(member.id).await.map_err(unkept)?;
        let known = known.iter().map(|passkey| passkey.credential_id.as_str());
        let asked = self.authority()?.ask_for_a_new_one(member, known);
        let (options, state) = asked.ok_or(ErrorId::Internal)?;
        Ok(self.begin(Purpose::Register(member.id), options, state))
    }

    /// What a device has made, once, ready to be kept.
    async fn made(&self, member: &StaffMember, carried: &str, answer: &[u8]) -> Result<KeptPasskey, ErrorId> {
        let Made { name, key } = Authority::read_made(answer).ok_or(ErrorId::RequestUnreadable)?;
        let name = PasskeyName::parse(&name).ok_or(ErrorId::RequestUnreadable)?;
        let ceremony = self.continued(Purpose::Register(member.id), carried).await?;
        let made = self.authority()?.accept(&key, &ceremony.state);
        let (credential_id, credential) = made.ok_or(ErrorId::PasskeyFailed)?;
        self.end_way(&ceremony).await?;
        let added = self.clock.wall();
        let id = Builder::from_unix_timestamp_millis(added.0, &random_bytes()).into_uuid();
        Ok(KeptPasskey { id, staff: member.id, credential_id, credential, uses: 0, name, added, used: None })
    }

    fn begin(&self, purpose: Purpose, options: String, state: String) -> Begun {
        let ceremony = Ceremony::begin(self.clock.now(), state);
        Begun { options, carried: self.ceremonies.seal(purpose, &ceremony) }
    }

    /// What was asked, if it has not been answered yet.
    async fn continued(&self, purpose: Purpose, carried: &str) -> Result<Ceremony, ErrorId> {
        let ceremony = self.ceremonies.open(purpose, carried, self.clock.now());
        let ceremony = ceremony.ok_or(ErrorId::PasskeyFailed)?;
        let answered = self.sessions.find(&TokenHash::of(&ceremony.way)).await.map_err(live)?;
        if answered.is_some() { Err(ErrorId::PasskeyFailed) } else { Ok(ceremony) }
    }

    /// It stands among the sessions as one that has ended: nobody is ever let in by it.
    async fn end_way(&self, ceremony: &Ceremony) -> Result<(), ErrorId> {
        self.sessions.put(TokenHash::of(&ceremony.way), Session::SignedOut, WITHIN).await.map_err(live)
    }

    fn may_try(&self, network: NetworkKey) -> Result<(), Refused> {
        let wait = self.limiter.passkey(network).err();
        wait.map_or(Ok(()), |wait| {
            Err(Refused { error_id: ErrorId::SignInThrottled, retry_after: Some(wait) })
        })
    }

    fn authority(&self) -> Result<&Authority, ErrorId> {
        self.authority.as_ref().ok_or(ErrorId::PasskeyFailed)
    }
}

fn live(_: StoreError) -> ErrorId {
    ErrorId::LiveUnavailable
}

fn unkept(error: RecordsError) -> ErrorId {
    error.error_id()
}
