//! Signing in from the first page to the last: name and password, then a code, or at the
//! first time the set-up of an app. Knows nothing of cookies and pages; who of the staff
//! has a session is the matter of [`StaffAccess`].

use std::sync::Arc;

use secrecy::SecretString;
use zeroize::Zeroizing;

use super::network::NetworkKey;
use super::rate_limit::Limiter;
use super::staff_access::{Refused, StaffAccess};
use crate::clock::Clock;
use crate::domain::credentials::PasswordOrigin;
use crate::domain::ports::{Session, SessionStore, StoreError, TokenHash};
use crate::domain::records::{Act, RecordsError, SecondStepRecords};
use crate::domain::second_step::{
    AuthenticatorSecret, Code, FirstStep, HALF_WAY_FOR, HalfWay, HalfWays, KeptStep, Next, RECOVERY_CODES,
    RecoveryCode, SecondStepRule, TimeStep, Typed, Vault, WRONG_MAX,
};
use crate::domain::staff::{Role, StaffMember, StaffName};
use crate::protocol::ErrorId;
use crate::protocol::ids::Token;

/// What signing in takes.
#[derive(Debug)]
pub struct SecondStep {
    /// The first step, and sessions.
    pub access: Arc<StaffAccess>,
    /// What is kept of the second.
    pub records: Arc<dyn SecondStepRecords>,
    /// Where a way that was gone is remembered, so that it is gone once on every node.
    pub sessions: Arc<dyn SessionStore>,
    /// Who is too fast.
    pub limiter: Arc<Limiter>,
    /// The time; codes go by the one on the wall.
    pub clock: Arc<dyn Clock>,
    /// Seals what browsers carry from the first step to the second.
    pub half_ways: HalfWays,
    /// Seals secrets for the records.
    pub vault: Vault,
    /// Whether the second step is asked for.
    pub rule: SecondStepRule,
}

/// Where the first step leads.
#[derive(Debug)]
pub enum First {
    /// In: this is the new session.
    In(Token),
    /// To a code; the browser carries this there.
    Code(String),
    /// To the set-up; the browser carries this there.
    SetUp(String),
}

/// Where the last step leads.
#[derive(Debug)]
pub enum Arrival {
    /// In: this is the new session.
    In(Token),
    /// To a password of their own, since theirs is known to somebody else; the browser carries
    /// this there.
    Password(String),
}

/// What somebody needs to set up an app.
#[derive(Debug)]
pub struct Setting {
    /// What the app is to know.
    pub secret: AuthenticatorSecret,
    /// Whose it is.
    pub name: StaffName,
}

/// An app that was set up.
#[derive(Debug)]
pub struct Set {
    /// The recovery codes, to be shown once.
    pub recovery: Vec<Zeroizing<String>>,
    /// Where it led. None when no session could begin just now: the next sign-in asks for a code.
    pub arrival: Option<Arrival>,
}

impl SecondStep {
    /// Checks name and password. What it says of wrong ones, and how long it takes, does not
    /// depend on the second step.
    ///
    /// # Errors
    /// As [`StaffAccess::check_password`], or `live_unavailable`.
    pub async fn first(
        &self,
        network: NetworkKey,
        name: &str,
        password: &SecretString,
    ) -> Result<First, Refused> {
        let member = self.access.check_password(network, name, password).await?;
        if self.rule == SecondStepRule::Off {
            return Ok(First::In(self.access.admit(&member).await?));
        }
        Ok(match self.kept(&member).await? {
            Some(_) => First::Code(self.carried(&member, Next::Code)),
            None => First::SetUp(self.carried(&member, Next::SetUp(AuthenticatorSecret::random()))),
        })
    }

    /// The same for somebody whom the sign-in provider has named: in, when what it asked them for
    /// counts as both steps. A password that somebody else has set is no matter to them.
    ///
    /// # Errors
    /// What keeps us from telling; no session was begun.
    pub(super) async fn after_provider(
        &self,
        member: &StaffMember,
        is_strong: bool,
    ) -> Result<First, ErrorId> {
        if is_strong || self.rule == SecondStepRule::Off {
            return Ok(First::In(self.access.admit(member).await?));
        }
        let (next, leads_to): (Next, fn(String) -> First) = match self.kept(member).await? {
            Some(_) => (Next::Code, First::Code),
            None => (Next::SetUp(AuthenticatorSecret::random()), First::SetUp),
        };
        Ok(leads_to(self.half_ways.seal(&self.way(member, next).from_provider())))
    }

    /// Takes a code, or a recovery code, and begins a session, if nothing else is to be done first.
    ///
    /// # Errors
    /// `second_step_expired`: begin again. `second_step_failed`, `second_step_blocked`,
    /// `second_step_unreadable`, `sign_in_throttled`, or what keeps us from telling; no
    /// session was begun.
    pub async fn second(&self, network: NetworkKey, carried: &str, typed: &str) -> Result<Arrival, Refused> {
        let (half_way, member) = self.continued(carried).await?;
        let (Next::Code, Some(kept)) = (&half_way.next, self.kept(&member).await?) else {
            return Err(ErrorId::SecondStepExpired.into());
        };
        self.may_try(network, &member)?;
        let right = match Typed::parse(typed) {
            Some(Typed::Code(code)) => self.takes_code(&member, &kept, code).await?,
            Some(Typed::Recovery(code)) => self.takes_recovery_code(&member, kept, code).await?,
            None => false,
        };
        if !right {
            return Err(ErrorId::SecondStepFailed.into());
        }
        self.end_way(&half_way).await?;
        Ok(self.arrive(&member, half_way.first).await?)
    }

    /// What there is to set up, at the end of this way. None: it leads elsewhere or is too old.
    ///
    /// # Errors
    /// `records_unavailable` or `live_unavailable`: it cannot be told right now.
    pub async fn setting(&self, carried: &str) -> Result<Option<Setting>, ErrorId> {
        match self.continued(carried).await {
            Ok((HalfWay { next: Next::SetUp(secret), .. }, StaffMember { name, .. })) => {
                Ok(Some(Setting { secret, name }))
            }
            Ok(_) | Err(Refused { error_id: ErrorId::SecondStepExpired, .. }) => Ok(None),
            Err(Refused { error_id, .. }) => Err(error_id),
        }
    }

    /// Keeps an app's secret when the app shows its code, and begins a session.
    ///
    /// # Errors
    /// `second_step_expired`: begin again. `second_step_failed`, `sign_in_throttled`, or what
    /// keeps us from doing it; nothing was kept.
    pub async fn set(&self, network: NetworkKey, carried: &str, typed: &str) -> Result<Set, Refused> {
        let (half_way, member) = self.continued(carried).await?;
        let Next::SetUp(secret) = &half_way.next else { return Err(ErrorId::SecondStepExpired.into()) };
        self.may_try(network, &member)?;
        let code = Code::parse(typed).ok_or(ErrorId::SecondStepFailed)?;
        let newest = secret.step_of(code, self.clock.wall(), TimeStep::NONE);
        let newest = newest.ok_or(ErrorId::SecondStepFailed)?;
        let codes = || (0..RECOVERY_CODES).map(|_| RecoveryCode::generate()).collect::<Vec<_>>();
        let made = move || codes().iter().map(|code| (code.reveal(), code.hash())).unzip();
        let (shown, recovery): (Vec<_>, Vec<_>) = self.access.hashing(made).await?;
        self.end_way(&half_way).await?;
        let kept = KeptStep { secret: self.vault.keep(member.id, secret), newest, wrong: 0, recovery };
        if !self.records.set_second_step(member.id, &kept).await.map_err(RecordsError::error_id)? {
            // Set up in another window meanwhile; that one counts.
            return Err(ErrorId::SecondStepExpired.into());
        }
        self.access.note(Act::SecondStepSet, &member).await;
        // The codes are shown in any case: they are kept now.
        Ok(Set { recovery: shown, arrival: self.arrive(&member, half_way.first).await.ok() })
    }

    /// Seals what was kept with the cluster secret before, or without one, with the one in
    /// use. To be done at each start: the one before is taken away a day later.
    ///
    /// # Errors
    /// `records_unavailable`: some are as they were, and open as long as that one is known.
    pub async fn seal_anew(&self) -> Result<(), RecordsError> {
        let secrets = self.records.secrets().await?;
        let unreadable =
            secrets.iter().filter(|(staff, kept)| self.vault.open(*staff, kept).is_none()).count();
        if unreadable > 0 {
            tracing::error!(
                error_id = ErrorId::SecondStepUnreadable.as_str(),
                count = unreadable,
                "second steps cannot be opened: they were kept with another cluster secret"
            );
        }
        for (staff, kept) in &secrets {
            if let Some(renewed) = self.vault.renew(*staff, kept) {
                self.records.replace_secret(*staff, kept, &renewed).await?;
            }
        }
        Ok(())
    }

    /// Begins a session, or leads to a password of one's own.
    async fn arrive(&self, member: &StaffMember, first: FirstStep) -> Result<Arrival, ErrorId> {
        if member.role == Role::Canary {
            // A program has no password of its own to choose; it is told one.
            return Ok(Arrival::In(self.access.admit(member).await?));
        }
        Ok(match (first, member.credentials.password) {
            (FirstStep::Provider, _) | (FirstStep::Password, PasswordOrigin::Own) => {
                Arrival::In(self.access.admit(member).await?)
            }
            (FirstStep::Password, PasswordOrigin::Issued) => {
                Arrival::Password(self.carried(member, Next::Password))
            }
        })
    }

    fn carried(&self, member: &StaffMember, next: Next) -> String {
        self.half_ways.seal(&self.way(member, next))
    }

    fn way(&self, member: &StaffMember, next: Next) -> HalfWay {
        HalfWay::begin(member.id, member.credentials.era, self.clock.now(), next)
    }

    /// Who is on this way, if it is not gone yet.
    pub(super) async fn continued(&self, carried: &str) -> Result<(HalfWay, StaffMember), Refused> {
        let half_way = self.half_ways.open(carried, self.clock.now()).ok_or(ErrorId::SecondStepExpired)?;
        let gone = self.sessions.find(&TokenHash::of(&half_way.way)).await.map_err(live)?;
        let member = if gone.is_none() { self.access.active(half_way.staff).await? } else { None };
        // Whatever was replaced on the way, the password perhaps: it begins again.
        let member = member.filter(|member| member.credentials.era == half_way.era);
        Ok((half_way, member.ok_or(ErrorId::SecondStepExpired)?))
    }

    /// It stands among the sessions as one that has ended: nobody is ever let in by it.
    pub(super) async fn end_way(&self, half_way: &HalfWay) -> Result<(), ErrorId> {
        let way = TokenHash::of(&half_way.way);
        self.sessions.put(way, Session::SignedOut, HALF_WAY_FOR).await.map_err(live)
    }

    fn may_try(&self, network: NetworkKey, member: &StaffMember) -> Result<(), Refused> {
        let wait = self.limiter.code(network, member.id).err();
        wait.map_or(Ok(()), |wait| {
            Err(Refused { error_id: ErrorId::SignInThrottled, retry_after: Some(wait) })
        })
    }

    async fn kept(&self, member: &StaffMember) -> Result<Option<KeptStep>, ErrorId> {
        self.records.second_step(member.id).await.map_err(RecordsError::error_id)
    }

    async fn takes_code(&self, member: &StaffMember, kept: &KeptStep, code: Code) -> Result<bool, ErrorId> {
        if kept.wrong >= WRONG_MAX {
            return Err(ErrorId::SecondStepBlocked);
        }
        let Some(secret) = self.vault.open(member.id, &kept.secret) else {
            let error_id = ErrorId::SecondStepUnreadable;
            tracing::error!(error_id = error_id.as_str(), "a second step cannot be opened");
            return Err(error_id);
        };
        let step = secret.step_of(code, self.clock.wall(), kept.newest);
        let taken = match step {
            Some(step) => self.records.take_time_step(member.id, step).await,
            None => self.records.count_wrong_code(member.id).await.map(|()| false),
        };
        taken.map_err(RecordsError::error_id)
    }

    async fn takes_recovery_code(
        &self,
        member: &StaffMember,
        kept: KeptStep,
        code: RecoveryCode,
    ) -> Result<bool, ErrorId> {
        let found = self.access.hashing(move || code.find(&kept.recovery).cloned()).await?;
        let Some(found) = found else { return Ok(false) };
        let taken = self.records.take_recovery_code(member.id, &found).await;
        let taken = taken.map_err(RecordsError::error_id)?;
        if taken {
            self.access.note(Act::RecoveryCodeUsed, member).await;
        }
        Ok(taken)
    }
}

fn live(_: StoreError) -> ErrorId {
    ErrorId::LiveUnavailable
}
