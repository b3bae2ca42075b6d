//! Staff choose a password of their own: whenever they like, and at the first sign-in after
//! somebody else has set one. Knows nothing of cookies and pages.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};

use super::network::NetworkKey;
use super::second_step::SecondStep;
use super::staff_access::{Refused, SignedIn, StaffAccess};
use crate::domain::credentials::{Credentials, Era, PasswordOrigin};
use crate::domain::password::{Password, PasswordHash};
use crate::domain::records::{Act, CredentialRecords, RecordsError};
use crate::domain::second_step::Next;
use crate::domain::staff::StaffMember;
use crate::protocol::ErrorId;
use crate::protocol::ids::Token;

/// What replacing a password takes.
#[derive(Debug)]
pub struct OwnPassword {
    /// Passwords and sessions.
    pub access: Arc<StaffAccess>,
    /// The way in, which ends here for whoever has an issued password.
    pub steps: Arc<SecondStep>,
    /// Where passwords are kept.
    pub records: Arc<dyn CredentialRecords>,
    /// What the service is called: no password is made of that.
    pub service: String,
}

/// A new password as somebody typed it, twice, because they cannot see it.
#[derive(Debug)]
pub struct TypedTwice<'a> {
    /// Once.
    pub new: &'a SecretString,
    /// And again.
    pub again: &'a SecretString,
}

impl OwnPassword {
    /// Replaces the password of whoever is signed in here and knows it. Their other sessions
    /// end; this one goes on.
    ///
    /// # Errors
    /// As [`StaffAccess::check_password`] of the one they have, `password_length`,
    /// `password_guessable`, `password_not_twice` or `password_unchanged`; nothing was changed.
    pub async fn change(
        &self,
        network: NetworkKey,
        token: &Token,
        signed_in: &SignedIn,
        current: &SecretString,
        typed: &TypedTwice<'_>,
    ) -> Result<(), Refused> {
        let member = &signed_in.member;
        let new = self.read(member, typed)?;
        let (_, kept) = self.access.check(network, member.name.as_str(), current).await?;
        let new = self.hash(new, &kept).await?;
        let era = self.replace(member, &kept, &new).await?;
        // When it cannot be kept, they sign in again, with the password they have just chosen.
        let _or_ends = self.access.take_along(token, signed_in, era).await;
        Ok(())
    }

    /// Takes the password that is chosen at the end of the way in, and begins a session.
    ///
    /// # Errors
    /// `second_step_expired`: begin again. What is wrong with the password, as with
    /// [`OwnPassword::change`], or what keeps us from telling; nothing was changed.
    pub async fn choose_first(
        &self,
        network: NetworkKey,
        carried: &str,
        typed: &TypedTwice<'_>,
    ) -> Result<Token, Refused> {
        let (half_way, member) = self.steps.continued(carried).await?;
        let Next::Password = half_way.next else { return Err(ErrorId::SecondStepExpired.into()) };
        let new = self.read(&member, typed)?;
        self.access.may_try(network, member.name.as_str())?;
        let kept = self.access.kept_password(&member).await?;
        let new = self.hash(new, &kept).await?;
        self.steps.end_way(&half_way).await?;
        let era = self.replace(&member, &kept, &new).await?;
        let credentials = Credentials { era, password: PasswordOrigin::Own };
        Ok(self.access.admit(&StaffMember { credentials, ..member }).await?)
    }

    /// Whether this leads to a first password.
    ///
    /// # Errors
    /// `records_unavailable` or `live_unavailable`: it cannot be told right now.
    pub async fn is_awaited(&self, carried: &str) -> Result<bool, ErrorId> {
        match self.steps.continued(carried).await {
            Ok((half_way, _)) => Ok(matches!(half_way.next, Next::Password)),
            Err(Refused { error_id: ErrorId::SecondStepExpired, .. }) => Ok(false),
            Err(Refused { error_id, .. }) => Err(error_id),
        }
    }

    fn read(&self, member: &StaffMember, typed: &TypedTwice<'_>) -> Result<Password, ErrorId> {
        let new = Password::parse(typed.new.expose_secret()).ok_or(ErrorId::PasswordLength)?;
        if typed.new.expose_secret() != typed.again.expose_secret() {
            return Err(ErrorId::PasswordNotTwice);
        }
        if new.is_guessable(&[&self.service, member.name.as_str(), member.alias.as_str()]) {
            return Err(ErrorId::PasswordGuessable);
        }
        Ok(new)
    }

    /// What to keep of the new password, if it is not the one there is.
    async fn hash(&self, new: Password, kept: &PasswordHash) -> Result<PasswordHash, ErrorId> {
        let kept = kept.clone();
        let hashed = move || (!kept.matches(&new)).then(|| PasswordHash::of(&new));
        self.access.hashing(hashed).await?.ok_or(ErrorId::PasswordUnchanged)
    }

    async fn replace(
        &self,
        member: &StaffMember,
        from: &PasswordHash,
        to: &PasswordHash,
    ) -> Result<Era, ErrorId> {
        let era = self.records.choose_password(member.id, from, to).await.map_err(RecordsError::error_id)?;
        // Somebody else has replaced it in this moment, and that ended every session as well.
        let era = era.ok_or(ErrorId::SignInNeeded)?;
        self.access.note(Act::PasswordSet, member).await;
        Ok(era)
    }
}
