//! Who of the staff is let in: signing in, staying in, signing out. Knows accounts and
//! sessions through their ports; knows nothing of cookies and pages.

use std::sync::Arc;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::network::NetworkKey;
use super::rate_limit::Limiter;
use crate::clock::{Clock, Moment};
use crate::domain::counsellor::StaffId;
use crate::domain::credentials::Era;
use crate::domain::password::{Password, PasswordHash};
use crate::domain::ports::{Held, Session, SessionStore, StoreError, TokenHash};
use crate::domain::records::{Act, AuditRecords, RecordsError, StaffAct, StaffRecords};
use crate::domain::staff::{Role, SessionLimits, SessionState, StaffMember, StaffName, Standing};
use crate::protocol::ErrorId;
use crate::protocol::desk::OwnSession;
use crate::protocol::ids::Token;

/// Passwords hashed at once. Each takes a core for 25 ms and 19 MiB; the talks on
/// the same machine must not feel it.
const HASHING_MAX: usize = 2;

/// Whoever waits longer than this for the hashing is asked to try again.
const HASHING_WITHIN: Duration = Duration::from_secs(5);

/// So long after a sign-out an open desk of the same session that has not yet asked finds
/// it ended, also when everything before it was lost. A hidden desk asks every half minute.
const SIGNED_OUT_FOR: Duration = Duration::from_mins(2);

/// Sign-ins of one person at once: a desk or two, a phone, and one that was forgotten
/// somewhere. With one more the one that has rested longest ends, so that nobody is kept
/// out by what they left open elsewhere.
const SESSIONS_MAX: usize = 5;

/// What staff need to come in.
#[derive(Debug)]
pub struct StaffAccess {
    staff: Arc<dyn StaffRecords>,
    audit: Arc<dyn AuditRecords>,
    sessions: Arc<dyn SessionStore>,
    limiter: Arc<Limiter>,
    clock: Arc<dyn Clock>,
    limits: SessionLimits,
    hashing: Semaphore,
    nobody: PasswordHash,
}

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub member: StaffMember,
    /// When they signed in.
    pub at: Moment,
    /// When they last did something.
    pub used: Moment,
}

/// What was found of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is good for everything.
    Good(SignedIn),
    /// Nobody has done anything for too long, or it has lasted its time: see
    /// [`crate::domain::session_limits`].
    Covered,
    /// There is none, or none any more.
    Nothing,
}

/// Not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Why, for the page.
    pub error_id: ErrorId,
    /// When to try again.
    pub retry_after: Option<Duration>,
}

impl From<ErrorId> for Refused {
    fn from(error_id: ErrorId) -> Self {
        Self { error_id, retry_after: None }
    }
}

impl StaffAccess {
    /// With these parts. Hashes one password, which takes a moment.
    pub fn new(
        staff: Arc<dyn StaffRecords>,
        audit: Arc<dyn AuditRecords>,
        sessions: Arc<dyn SessionStore>,
        limiter: Arc<Limiter>,
        clock: Arc<dyn Clock>,
        limits: SessionLimits,
    ) -> Self {
        let hashing = Semaphore::new(HASHING_MAX);
        Self { staff, audit, sessions, limiter, clock, limits, hashing, nobody: PasswordHash::of_nobody() }
    }

    /// Checks name and password, and tells whose they are. It takes as long for a name
    /// without an account as for one with, and says the same.
    ///
    /// # Errors
    /// `sign_in_throttled`, `sign_in_failed`, `service_busy` or `records_unavailable`.
    pub async fn check_password(
        &self,
        network: NetworkKey,
        name: &str,
        password: &SecretString,
    ) -> Result<StaffMember, Refused> {
        self.check(network, name, password).await.map(|(member, _)| member)
    }

    /// The same, with what is kept of the password.
    pub(super) async fn check(
        &self,
        network: NetworkKey,
        name: &str,
        password: &SecretString,
    ) -> Result<(StaffMember, PasswordHash), Refused> {
        self.may_try(network, name)?;
        let account = match StaffName::parse(name) {
            Some(name) => self.staff.find_by_name(&name).await.map_err(RecordsError::error_id)?,
            None => None,
        };
        // Somebody who has passkeys alone is not to be told from nobody.
        let account = account.filter(|(_, kept)| kept.is_set());
        let (member, kept) =
            account.map_or((None, self.nobody.clone()), |(member, kept)| (Some(member), kept));
        let right = self.is_right(password, kept.clone()).await?;
        let member = member.filter(|member| right && member.standing == Standing::Active);
        Ok((member.ok_or(ErrorId::SignInFailed)?, kept))
    }

    /// Whether somebody from there may try a password of this account right now; counts as a try.
    pub(super) fn may_try(&self, network: NetworkKey, name: &str) -> Result<(), Refused> {
        self.limiter.sign_in(network, name).map_err(throttled)
    }

    /// What is kept of the password of an account that is still as it was found.
    pub(super) async fn kept_password(&self, member: &StaffMember) -> Result<PasswordHash, ErrorId> {
        let found = self.staff.find_by_name(&member.name).await.map_err(RecordsError::error_id)?;
        let same = found.filter(|(found, _)| found == member);
        same.map(|(_, kept)| kept).ok_or(ErrorId::SecondStepExpired)
    }

    /// Takes a session along into the era that its holder has begun there.
    ///
    /// # Errors
    /// `live_unavailable`: it may have ended with the others.
    pub(super) async fn take_along(
        &self,
        token: &Token,
        signed_in: &SignedIn,
        era: Era,
    ) -> Result<(), ErrorId> {
        let session = Session::Staff { staff: signed_in.member.id, signed_in: signed_in.at, era };
        let put = self.sessions.put(TokenHash::of(token), session, self.limits.kept()).await;
        put.map_err(|_| ErrorId::LiveUnavailable)
    }

    /// Begins a session. The caller has seen all that the settings ask for.
    ///
    /// # Errors
    /// `live_unavailable`; no session was begun.
    pub(super) async fn admit(&self, member: &StaffMember) -> Result<Token, ErrorId> {
        let token = self.begin(member).await?;
        self.note(Act::SignedIn, member).await;
        Ok(token)
    }

    /// Whose session this is, if it is good. Being asked is no use of it: a page asks by itself.
    ///
    /// # Errors
    /// `live_unavailable` or `records_unavailable`: it cannot be told right now.
    pub async fn signed_in(&self, token: &Token) -> Result<Option<SignedIn>, ErrorId> {
        Ok(match self.find(token).await? {
            Found::Good(signed_in) => Some(signed_in),
            Found::Covered | Found::Nothing => None,
        })
    }

    /// What there is of a session. An account that was disabled has none any more, and none of
    /// an era before the one it is in.
    ///
    /// # Errors
    /// `live_unavailable` or `records_unavailable`: it cannot be told right now.
    pub async fn find(&self, token: &Token) -> Result<Found, ErrorId> {
        let held = self.sessions.look(&TokenHash::of(token)).await.map_err(|_| ErrorId::LiveUnavailable)?;
        let Some(Held { session: Session::Staff { staff, signed_in: at, era }, used }) = held else {
            return Ok(Found::Nothing);
        };
        let state = self.limits.state(at, used, self.clock.now());
        let member = if state == SessionState::Over { None } else { self.active(staff).await? };
        let Some(member) = member else {
            self.forget(token).await?;
            return Ok(Found::Nothing);
        };
        if member.credentials.era != era {
            // Not forgotten: whoever begins an era at the desk takes this session along, perhaps
            // in this moment.
            return Ok(Found::Nothing);
        }
        Ok(match state {
            SessionState::Good => Found::Good(SignedIn { member, at, used }),
            SessionState::Covered | SessionState::Over => Found::Covered,
        })
    }

    /// A person did something: the session may rest as long again. `false`: it is not good
    /// any more, and whoever it was must sign in first.
    ///
    /// # Errors
    /// `live_unavailable`: it was not noted.
    pub async fn used(&self, token: &Token) -> Result<bool, ErrorId> {
        let hash = TokenHash::of(token);
        let noted = async {
            let held = self.sessions.look(&hash).await?;
            let Some(Held { session: Session::Staff { signed_in, .. }, used }) = held else {
                return Ok(false);
            };
            if self.limits.state(signed_in, used, self.clock.now()) != SessionState::Good {
                return Ok(false);
            }
            Ok(self.sessions.find(&hash).await?.is_some())
        };
        noted.await.map_err(|_: StoreError| ErrorId::LiveUnavailable)
    }

    /// Where the holder of this session is signed in, the newest first.
    ///
    /// # Errors
    /// `live_unavailable`: it cannot be told right now.
    pub async fn own_sessions(
        &self,
        token: &Token,
        member: &StaffMember,
    ) -> Result<Vec<OwnSession>, ErrorId> {
        let here = TokenHash::of(token);
        let mut sessions: Vec<OwnSession> = (self.sessions_of(member).await?.into_iter())
            .filter_map(|(hash, held)| {
                let Session::Staff { signed_in, .. } = held.session else { return None };
                let (began_at_ms, used_at_ms) = (signed_in.0, held.used.0);
                Some(OwnSession { session: hash.name(), began_at_ms, used_at_ms, here: hash == here })
            })
            .collect();
        sessions.sort_by_key(|session| std::cmp::Reverse((session.began_at_ms, session.used_at_ms)));
        Ok(sessions)
    }

    /// Ends those of the holder's sessions that `which` picks, by hash, and notes each. One
    /// that has ended already is no mistake. Their open desks close within five seconds.
    ///
    /// # Errors
    /// `live_unavailable`: some may still be there.
    pub async fn end_own(
        &self,
        member: &StaffMember,
        which: impl Fn(&TokenHash) -> bool + Send,
    ) -> Result<(), ErrorId> {
        let picked = self.sessions_of(member).await?.into_iter().filter(|(hash, _)| which(hash));
        for (hash, _) in picked {
            self.end(hash).await?;
            self.note(Act::SessionEnded, member).await;
        }
        Ok(())
    }

    /// How long sessions are good for.
    pub fn limits(&self) -> SessionLimits {
        self.limits
    }

    /// Puts back a session that live state has lost, with what is left of its time. The caller
    /// knows that it stood until something was lost; one that was ended in the seconds
    /// between cannot be told from that. `false`: it would have ended by now. It counts as
    /// used: the store has no other way to know when it last was.
    ///
    /// # Errors
    /// `live_unavailable` or `records_unavailable`: it may not be there.
    pub async fn bring_back(&self, token: &Token, lost: &SignedIn) -> Result<bool, ErrorId> {
        let staff = lost.member.id;
        if self.limits.state(lost.at, lost.used, self.clock.now()) != SessionState::Good {
            return Ok(false);
        }
        let era = lost.member.credentials.era;
        if self.active(staff).await?.is_none_or(|member| member.credentials.era != era) {
            return Ok(false);
        }
        let hash = TokenHash::of(token);
        let put_back = async {
            if self.sessions.look(&hash).await?.is_some() {
                // Signed out since, in another window.
                return Ok(false);
            }
            let session = Session::Staff { staff, signed_in: lost.at, era };
            self.sessions.put(hash, session, self.limits.kept()).await?;
            Ok(true)
        };
        put_back.await.map_err(|_: StoreError| ErrorId::LiveUnavailable)
    }

    /// Whether somebody from there may sign out of this session. Of one that there is, always;
    /// one that nobody knows may have been lost with everything else, and ending it takes a place
    /// that new sessions need (see [`Limiter::lost_sign_out`]).
    ///
    /// # Errors
    /// `sign_in_throttled` or `live_unavailable`; nothing was done.
    pub async fn may_sign_out(&self, network: NetworkKey, token: &Token) -> Result<(), Refused> {
        let held = self.sessions.look(&TokenHash::of(token)).await.map_err(|_| ErrorId::LiveUnavailable)?;
        if held.is_some() {
            return Ok(());
        }
        self.limiter.lost_sign_out(network).map_err(throttled)
    }

    /// Ends the session, if it is one, and tells whose it was.
    ///
    /// # Errors
    /// `live_unavailable`: it may still be there.
    pub async fn sign_out(&self, token: &Token) -> Result<Option<StaffId>, ErrorId> {
        // Whose it was is wanted for the audit only; ending it must not depend on that.
        let known = self.signed_in(token).await.unwrap_or_default();
        self.end(TokenHash::of(token)).await?;
        if let Some(SignedIn { member, .. }) = known {
            self.note(Act::SignedOut, &member).await;
            return Ok(Some(member.id));
        }
        Ok(None)
    }

    /// Forgets a session without a word: one that a new sign-in takes the place of.
    ///
    /// # Errors
    /// `live_unavailable`: it may still be there.
    pub async fn forget(&self, token: &Token) -> Result<(), ErrorId> {
        self.sessions.remove(&TokenHash::of(token)).await.map_err(|_| ErrorId::LiveUnavailable)
    }

    /// The sessions of an account that are good for anything.
    async fn sessions_of(&self, member: &StaffMember) -> Result<Vec<(TokenHash, Held)>, ErrorId> {
        let found = self.sessions.of_staff(member.id).await.map_err(|_| ErrorId::LiveUnavailable)?;
        let now = self.clock.now();
        let lives = |held: &Held| match held.session {
            Session::Staff { signed_in, era, .. } => {
                era == member.credentials.era
                    && self.limits.state(signed_in, held.used, now) != SessionState::Over
            }
            Session::Arrived(_) | Session::Visitor(_) | Session::SignedOut => false,
        };
        Ok(found.into_iter().filter(|(_, held)| lives(held)).collect())
    }

    async fn end(&self, session: TokenHash) -> Result<(), ErrorId> {
        let ended = self.sessions.put(session, Session::SignedOut, SIGNED_OUT_FOR).await;
        ended.map_err(|_| ErrorId::LiveUnavailable)
    }

    /// The account, if somebody may sign in to it.
    pub(super) async fn active(&self, staff: StaffId) -> Result<Option<StaffMember>, ErrorId> {
        let member = self.staff.by_id(staff).await.map_err(RecordsError::error_id)?;
        Ok(member.filter(|member| member.standing == Standing::Active))
    }

    async fn begin(&self, member: &StaffMember) -> Result<Token, ErrorId> {
        let (token, signed_in) = (Token::random(), self.clock.now());
        let mut sessions = self.sessions_of(member).await?;
        sessions.sort_by_key(|(_, held)| held.used);
        let too_many = (sessions.len() + 1).saturating_sub(SESSIONS_MAX);
        for (longest_unused, _) in sessions.iter().take(too_many) {
            self.end(*longest_unused).await?;
        }
        let session = Session::Staff { staff: member.id, signed_in, era: member.credentials.era };
        let put = self.sessions.put(TokenHash::of(&token), session, self.limits.kept()).await;
        put.map(|()| token).map_err(|_| ErrorId::LiveUnavailable)
    }

    async fn is_right(&self, typed: &SecretString, kept: PasswordHash) -> Result<bool, ErrorId> {
        // A password nobody can have is refused at once: that tells nothing about the account.
        let Some(password) = Password::parse(typed.expose_secret()) else { return Ok(false) };
        self.hashing(move || kept.matches(&password)).await
    }

    /// Does slow work with hashes when it is its turn.
    pub(super) async fn hashing<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ErrorId> {
        let turn = timeout(HASHING_WITHIN, self.hashing.acquire()).await;
        let Ok(Ok(_turn)) = turn else { return Err(ErrorId::ServiceBusy) };
        spawn_blocking(work).await.map_err(|_| ErrorId::Internal)
    }

    /// The audit may be unwritable while the disk is full. Staff come in all the same:
    /// somebody is waiting for them. The records store has logged it.
    ///
    /// That the canary comes and goes is not noted: it does so every few minutes and reaches nobody,
    /// and a list that is full of it is read by nobody. All else about its account is.
    pub(super) async fn note(&self, act: Act, member: &StaffMember) {
        if member.role == Role::Canary && matches!(act, Act::SignedIn | Act::SignedOut) {
            return;
        }
        self.note_about(act, member, member.id).await;
    }

    /// The same, of something that was done to somebody else's account.
    pub(super) async fn note_about(&self, act: Act, by: &StaffMember, about: StaffId) {
        let act = StaffAct { at: self.clock.wall(), actor: Some(by.id), act, about };
        let _logged = self.audit.append(act).await;
    }
}

fn throttled(wait: Duration) -> Refused {
    Refused { error_id: ErrorId::SignInThrottled, retry_after: Some(wait) }
}
