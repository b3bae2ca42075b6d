//! Signing in through the organisation's own provider of identities: the code flow of OpenID
//! Connect with PKCE. What it says over the network is read in `remote` and `id_token` alone.
//! Knows nothing of cookies and pages.

mod client;
mod id_token;
mod remote;

use std::path::PathBuf;
use std::sync::Arc;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use url::Url;

use self::client::Client;
use self::id_token::Said;
use self::remote::{Remote, Unredeemed};
use super::network::NetworkKey;
use super::passkeys::Passkeys;
use super::rate_limit::Limiter;
use super::second_step::{First, SecondStep};
use super::staff_access::{Refused, StaffAccess};
use crate::clock::Clock;
use crate::config;
use crate::domain::passkey::Place;
use crate::domain::ports::{Session, SessionStore, StoreError, TokenHash};
use crate::domain::provider::{Errand, Identity, JOURNEY_FOR, Journey, Journeys, KeptIdentity};
use crate::domain::records::{Act, IdentityRecords, RecordsError};
use crate::domain::staff::StaffMember;
use crate::protocol::ErrorId;
use crate::protocol::ids::Token;

/// Where a provider sends people back to, on our own host.
pub const BACK: &str = "/desk/sign-in/provider/back";

/// What signing in through the provider takes.
#[derive(Debug)]
pub struct Provider {
    parts: Parts,
    remote: Option<Remote>,
}

/// From where a [`Provider`] is made.
#[derive(Debug)]
pub struct Parts {
    /// Sessions.
    pub access: Arc<StaffAccess>,
    /// Our own second step, where the provider's does not count.
    pub steps: Arc<SecondStep>,
    /// Who is invited.
    pub passkeys: Arc<Passkeys>,
    /// Who of its people has which account.
    pub records: Arc<dyn IdentityRecords>,
    /// Where a journey that is over is remembered, so that it is over once on every node.
    pub sessions: Arc<dyn SessionStore>,
    /// Who is too fast.
    pub limiter: Arc<Limiter>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Seals what browsers carry.
    pub journeys: Journeys,
}

/// The provider cannot be asked at all; the server does not start.
#[derive(Debug, thiserror::Error)]
#[error("the file {} of `ca_file` in [provider] cannot be used ({id}): {reason}", path.display(), id = ErrorId::TlsUnreadable)]
pub struct ProviderError {
    path: PathBuf,
    reason: String,
}

/// Somebody is sent on.
#[derive(Debug)]
pub struct SetOut {
    /// Where to, at the provider.
    pub address: String,
    /// What the browser carries until they come back.
    pub carried: String,
}

/// What stands in the address when somebody comes back.
#[derive(Debug)]
pub struct Returned<'a> {
    /// Which journey it is.
    pub state: &'a str,
    /// For what the provider tells who is there; none when it has let nobody in.
    pub code: Option<&'a str>,
    /// Who it says it is.
    pub issuer: Option<&'a str>,
}

/// Somebody came back whom we know.
#[derive(Debug)]
pub struct Back {
    /// In, or to our own second step.
    pub leads_to: First,
    /// Whether a talk waits in another window.
    pub is_beside: bool,
}

/// Looks at whatever can be wrong without asking anybody.
///
/// # Errors
/// [`ProviderError`]
pub fn check(settings: &config::Provider) -> Result<(), ProviderError> {
    client_of(settings).map(drop)
}

fn client_of(settings: &config::Provider) -> Result<Client, ProviderError> {
    let issuer = Url::parse(&settings.issuer).expect("the settings take nothing else");
    Client::of(&issuer, settings.ca_file.as_deref())
        .map_err(|reason| ProviderError { path: settings.ca_file.clone().unwrap_or_default(), reason })
}

impl Provider {
    /// By these settings, with people sent back to the host of this place. Without one of the two
    /// there is none: nobody is sent there, and nobody is taken in who says so.
    ///
    /// # Errors
    /// [`ProviderError`]
    pub fn new(
        parts: Parts,
        settings: Option<&config::Provider>,
        place: Option<&Place>,
    ) -> Result<Self, ProviderError> {
        let remote = match (settings, place) {
            (Some(settings), Some(place)) => {
                let client = client_of(settings)?;
                Some(Remote::new(settings.clone(), place.address(BACK), client, parts.clock.clone()))
            }
            (None, _) | (_, None) => None,
        };
        Ok(Self { parts, remote })
    }

    /// What people here call it, if there is one.
    pub fn name(&self) -> Option<&str> {
        self.remote.as_ref().map(Remote::name)
    }

    /// Who keeps the sessions that begin here.
    pub fn access(&self) -> &StaffAccess {
        &self.parts.access
    }

    /// Sends somebody there.
    ///
    /// # Errors
    /// `provider_unreachable`, or `provider_failed`: there is none here.
    pub async fn set_out(&self, errand: Errand) -> Result<SetOut, Refused> {
        let remote = self.remote()?;
        let journey = Journey::begin(self.parts.clock.now(), errand);
        let address = remote.address(&journey).await.map_err(|away| unreachable(away.0))?;
        Ok(SetOut { address, carried: self.parts.journeys.seal(&journey) })
    }

    /// Sends somebody there who is invited, to bind their account.
    ///
    /// # Errors
    /// As [`Passkeys::invited`] and [`Self::set_out`].
    pub async fn set_out_invited(&self, network: NetworkKey, token: &Token) -> Result<SetOut, Refused> {
        self.parts.passkeys.invited(network, token).await?;
        self.set_out(Errand::Bind(*token)).await
    }

    /// Takes somebody in who comes back, or leads them on. Whatever is wrong with what they bring
    /// it says the same.
    ///
    /// # Errors
    /// `provider_failed`, `provider_unreachable`, `provider_unbound`, `sign_in_throttled`, or what
    /// keeps us from telling; no session was begun, and the journey is over.
    pub async fn come_back(
        &self,
        network: NetworkKey,
        carried: &str,
        returned: &Returned<'_>,
    ) -> Result<Back, Refused> {
        let wait = self.parts.limiter.provider(network).err();
        if let Some(wait) = wait {
            return Err(Refused { error_id: ErrorId::SignInThrottled, retry_after: Some(wait) });
        }
        let remote = self.remote()?;
        let journey = self.continued(carried, returned.state).await?;
        let way = TokenHash::of(&journey.state);
        self.parts.sessions.put(way, Session::SignedOut, JOURNEY_FOR).await.map_err(live)?;
        if !remote.sent_back(returned.issuer).await.map_err(|away| unreachable(away.0))? {
            return Err(refused("another_issuer"));
        }
        let code = returned.code.ok_or_else(|| refused("not_let_in"))?;
        let Said { subject, is_strong } =
            remote.redeem(code, &journey).await.map_err(|unredeemed| match unredeemed {
                Unredeemed::Away(away) => unreachable(away.0),
                Unredeemed::Refused(reason) => refused(reason),
            })?;
        let identity = Identity { issuer: remote.issuer().to_owned(), subject };
        let member = match &journey.errand {
            Errand::SignIn | Errand::Beside => self.bound(&identity).await?,
            Errand::Bind(invitation) => self.bind(network, invitation, identity).await?,
        };
        let leads_to = self.parts.steps.after_provider(&member, is_strong).await?;
        Ok(Back { leads_to, is_beside: matches!(journey.errand, Errand::Beside) })
    }

    /// Whose account it is. One that is disabled is told in the same words as one that is not there.
    async fn bound(&self, identity: &Identity) -> Result<StaffMember, ErrorId> {
        let kept = self.parts.records.find_identity(identity).await.map_err(RecordsError::error_id)?;
        let kept = kept.ok_or(ErrorId::ProviderUnbound)?;
        self.parts.access.active(kept.staff).await?.ok_or(ErrorId::ProviderUnbound)
    }

    async fn bind(
        &self,
        network: NetworkKey,
        invitation: &Token,
        identity: Identity,
    ) -> Result<StaffMember, Refused> {
        let member =
            self.parts.passkeys.invited(network, invitation).await.map_err(|no| match no.error_id {
                // It was used or lapsed while they were on the way.
                ErrorId::PageNotFound => refused("invitation_over"),
                _ => no,
            })?;
        let now = self.parts.clock.wall();
        let kept = KeptIdentity { staff: member.id, identity, bound: now };
        let bound = self.parts.records.bind_invited(&TokenHash::of(invitation), &kept, now).await;
        if !bound.map_err(RecordsError::error_id)? {
            return Err(refused("bound_to_another"));
        }
        self.parts.access.note(Act::ProviderBound, &member).await;
        // Binding may have begun an era.
        Ok(self.parts.access.active(member.id).await?.ok_or(ErrorId::ProviderUnbound)?)
    }

    /// The journey that they are on, if it is theirs and not over yet.
    async fn continued(&self, carried: &str, state: &str) -> Result<Journey, Refused> {
        let journey = self.parts.journeys.open(carried, self.parts.clock.now());
        let journey = journey.ok_or_else(|| refused("no_journey"))?;
        let own = journey.state.to_text();
        if verify_slices_are_equal(own.as_bytes(), state.as_bytes()).is_err() {
            return Err(refused("state"));
        }
        let over = self.parts.sessions.find(&TokenHash::of(&journey.state)).await.map_err(live)?;
        if over.is_some() { Err(refused("journey_over")) } else { Ok(journey) }
    }

    fn remote(&self) -> Result<&Remote, ErrorId> {
        self.remote.as_ref().ok_or(ErrorId::ProviderFailed)
    }
}

/// Why stands in the log: an operator must be able to mend the settings by it.
fn refused(reason: &'static str) -> Refused {
    let error_id = ErrorId::ProviderFailed;
    tracing::warn!(error_id = error_id.as_str(), reason, "a sign-in through the provider was refused");
    error_id.into()
}

fn unreachable(reason: &'static str) -> Refused {
    let error_id = ErrorId::ProviderUnreachable;
    tracing::error!(error_id = error_id.as_str(), reason, "the sign-in provider cannot be used");
    error_id.into()
}

fn live(_: StoreError) -> ErrorId {
    ErrorId::LiveUnavailable
}

#[cfg(test)]
mod tests;
