//! What administrators do with the accounts of others, without the command line: a colleague
//! comes, changes what they do, has lost every way in, or leaves. Knows nothing of cookies and
//! pages.

use std::collections::HashMap;
use std::sync::Arc;

use uuid::Builder;

use super::http::invitation::INVITATION;
use super::qualifications::Qualifications;
use super::staff_access::{SignedIn, StaffAccess};
use crate::clock::Clock;
use crate::domain::counsellor::{Profile, StaffId};
use crate::domain::credentials::Credentials;
use crate::domain::passkey::{Invitation, KeptPasskey, PasskeyId, Place, is_fresh};
use crate::domain::password::PasswordHash;
use crate::domain::ports::TokenHash;
use crate::domain::provider::KeptIdentity;
use crate::domain::records::{
    Act, Added, Changed, CredentialRecords, IdentityRecords, InvitationRecords, PasskeyRecords, RecordsError,
    Removed, SecondStepRecords, StaffRecords,
};
use crate::domain::staff::{Alias, Capacity, Role, StaffMember, StaffName, Standing};
use crate::domain::training::{self, Taken, TrainingId};
use crate::protocol::ErrorId;
use crate::protocol::ids::{Token, random_bytes};
use crate::protocol::needs::Language;

/// What looking after accounts takes.
#[derive(Debug)]
pub struct Accounts {
    /// Who keeps the audit.
    pub access: Arc<StaffAccess>,
    /// The accounts.
    pub staff: Arc<dyn StaffRecords>,
    /// Which of their sessions count.
    pub credentials: Arc<dyn CredentialRecords>,
    /// Their second steps.
    pub second_step: Arc<dyn SecondStepRecords>,
    /// Their passkeys.
    pub passkeys: Arc<dyn PasskeyRecords>,
    /// The addresses at which somebody makes the first one.
    pub invitations: Arc<dyn InvitationRecords>,
    /// Who of a sign-in provider has which.
    pub identities: Arc<dyn IdentityRecords>,
    /// How trainings stand, and who has taken which.
    pub qualifications: Arc<Qualifications>,
    /// The time; invitations go by the one on the wall.
    pub clock: Arc<dyn Clock>,
    /// Where passkeys are good. Without it nobody can be invited.
    pub place: Option<Place>,
}

/// One account, and by which ways somebody comes in to it.
#[derive(Debug)]
pub struct Account {
    /// Whose it is.
    pub member: StaffMember,
    /// Its passkeys, the oldest first.
    pub passkeys: Vec<KeptPasskey>,
    /// Whether it has a password.
    pub has_password: bool,
    /// Whether an app for codes is set up.
    pub has_second_step: bool,
    /// Who of a sign-in provider comes in to it.
    pub identity: Option<KeptIdentity>,
    /// The trainings they have taken.
    pub taken: Vec<Taken>,
}

/// Somebody who is to come.
#[derive(Debug)]
pub struct Newcomer {
    /// For signing in.
    pub name: StaffName,
    /// What visitors see.
    pub alias: Alias,
    /// What they may do.
    pub role: Role,
    /// Languages they can write.
    pub languages: Arc<[Language]>,
    /// What a visitor's wishes are met by.
    pub profile: Profile,
    /// Talks at once.
    pub capacity: Capacity,
}

/// What can be done with the account of somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A one-time address at which they make a passkey; one from before is worth nothing any more.
    Invite,
    /// Another role, at once.
    Role(Role),
    /// What a visitor's wishes are met by, at once.
    Profile(Profile),
    /// Other languages and talks at once. What is open goes on.
    Work(Arc<[Language]>, Capacity),
    /// A training was taken on this day; at once what paused for it goes on.
    Training(Taken),
    /// What was entered of a training was a mistake.
    ForgetTraining(TrainingId),
    /// One key is taken away, and every session ends: one of them may be that of whoever has the
    /// key now. The other keys stay.
    RemovePasskey(PasskeyId),
    /// Nobody of the sign-in provider comes in to it any more, and every session ends.
    Unbind,
    /// Every session ends; the ways in stay.
    EndSessions,
    /// The second step is taken away, and every session ends.
    ResetSecondStep,
    /// Nobody signs in to it any more, and every session ends.
    Disable,
    /// One may sign in to it again.
    Enable,
}

/// What came of a change.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is so now.
    Done,
    /// The address, to be given to them. It is kept as a hash: nobody can show it again.
    Invited(String),
}

impl Accounts {
    /// Every account: those that are open first, each by the name that visitors see.
    ///
    /// # Errors
    /// `records_unavailable`.
    pub async fn all(&self) -> Result<Vec<StaffMember>, ErrorId> {
        let mut all = self.staff.list().await.map_err(RecordsError::error_id)?;
        let is_ended = |member: &StaffMember| member.standing == Standing::Disabled;
        all.sort_by_cached_key(|member| (is_ended(member), member.alias.shared().to_lowercase()));
        Ok(all)
    }

    /// One of them.
    ///
    /// # Errors
    /// `page_not_found`: there is no such account. `records_unavailable`.
    pub async fn one(&self, id: StaffId) -> Result<Account, ErrorId> {
        let read = async {
            let Some(member) = self.staff.by_id(id).await? else { return Ok(None) };
            let password = self.staff.find_by_name(&member.name).await?;
            Ok(Some(Account {
                passkeys: self.passkeys.passkeys(id).await?,
                has_password: password.is_some_and(|(_, kept)| kept.is_set()),
                has_second_step: self.second_step.second_step(id).await?.is_some(),
                identity: self.identities.identity_of(id).await?,
                taken: self.qualifications.records.trainings(id).await?,
                member,
            }))
        };
        read.await.map_err(|error: RecordsError| error.error_id())?.ok_or(ErrorId::PageNotFound)
    }

    /// Whether there is a host that a passkey could belong to.
    pub fn can_invite(&self) -> bool {
        self.place.is_some()
    }

    /// Whether they have signed in so lately that we know who sits there.
    pub fn is_fresh(&self, by: &SignedIn) -> bool {
        is_fresh(by.at, self.clock.now())
    }

    /// Adds an account without a password, and tells its number and the address at which its
    /// holder makes a passkey.
    ///
    /// # Errors
    /// `sign_in_stale`, `name_taken`, `passkey_failed` when nobody can be invited here; nothing was
    /// changed. `records_unavailable`: perhaps it is there, without an invitation.
    pub async fn add(&self, by: &SignedIn, new: Newcomer) -> Result<(StaffId, String), ErrorId> {
        self.must_be_fresh(by)?;
        let place = self.place()?;
        let Newcomer { name, alias, role, languages, profile, capacity } = new;
        let id = Builder::from_unix_timestamp_millis(self.clock.wall().0, &random_bytes()).into_uuid();
        let (standing, credentials) = (Standing::Active, Credentials::ISSUED);
        let member =
            StaffMember { id, name, alias, role, languages, profile, capacity, standing, credentials };
        match self.staff.add(&member, &PasswordHash::none()).await.map_err(RecordsError::error_id)? {
            Added::NameTaken => return Err(ErrorId::NameTaken),
            Added::New => self.access.note_about(Act::Added, &by.member, id).await,
        }
        Ok((id, self.invite(by, id, place).await?))
    }

    /// Does it, and notes who did.
    ///
    /// # Errors
    /// `sign_in_stale`; `not_permitted`: nobody does this to their own account, so that a mistake
    /// or a session that was found open does not lock its holder out; `page_not_found`,
    /// `last_administrator`, `passkey_last`, `passkey_failed` when nobody can be invited here, or
    /// `records_unavailable`. Nothing was changed.
    pub async fn change(&self, by: &SignedIn, id: StaffId, change: Change) -> Result<Outcome, ErrorId> {
        self.must_be_fresh(by)?;
        if id == by.member.id {
            return Err(ErrorId::NotPermitted);
        }
        let unkept = RecordsError::error_id;
        let act = match change {
            Change::Invite => {
                let open = self.access.active(id).await?.ok_or(ErrorId::PageNotFound)?;
                if open.role == Role::Canary {
                    // Nobody has a device for a program's account.
                    return Err(ErrorId::NotPermitted);
                }
                return Ok(Outcome::Invited(self.invite(by, open.id, self.place()?).await?));
            }
            Change::Role(role) => {
                let member = self.staff.by_id(id).await.map_err(unkept)?.ok_or(ErrorId::PageNotFound)?;
                if [member.role, role].contains(&Role::Canary) {
                    // A program's account is no person's, and the other way round.
                    return Err(ErrorId::NotPermitted);
                }
                done(self.staff.set_role(id, role).await.map_err(unkept)?)?;
                Act::RoleSet
            }
            Change::Profile(profile) => {
                known(self.staff.set_profile(id, &profile).await.map_err(unkept)?)?;
                Act::ProfileSet
            }
            Change::Work(languages, capacity) => {
                known(self.staff.set_work(id, &languages, capacity).await.map_err(unkept)?)?;
                Act::WorkSet
            }
            Change::Training(taken) => {
                self.wanted(&taken.training)?;
                if taken.on > self.qualifications.today() {
                    return Err(ErrorId::RequestUnreadable);
                }
                known(self.staff.by_id(id).await.map_err(unkept)?.is_some())?;
                self.qualifications.records.set_training(id, &taken).await.map_err(unkept)?;
                Act::TrainingSet
            }
            Change::ForgetTraining(training) => {
                self.wanted(&training)?;
                if !self.qualifications.records.forget_training(id, &training).await.map_err(unkept)? {
                    // Nothing is entered, which is what was wanted.
                    return Ok(Outcome::Done);
                }
                Act::TrainingForgotten
            }
            Change::RemovePasskey(passkey) => {
                match self.passkeys.remove_passkey(id, passkey).await.map_err(unkept)? {
                    Removed::LastWayIn => return Err(ErrorId::PasskeyLast),
                    // There is no such key, which is what was wanted.
                    Removed::Unknown => return Ok(Outcome::Done),
                    Removed::Done => {}
                }
                // Noted first: it is gone, whether or not the sessions can be ended now.
                self.access.note_about(Act::PasskeyRemoved, &by.member, id).await;
                known(self.credentials.begin_era(id).await.map_err(unkept)?)?;
                Act::SessionsEnded
            }
            Change::Unbind => {
                if !self.identities.unbind(id).await.map_err(unkept)? {
                    return Ok(Outcome::Done);
                }
                Act::ProviderUnbound
            }
            Change::EndSessions => {
                known(self.credentials.begin_era(id).await.map_err(unkept)?)?;
                Act::SessionsEnded
            }
            Change::ResetSecondStep => {
                if !self.second_step.reset_second_step(id).await.map_err(unkept)? {
                    // There is none, which is what was wanted.
                    return Ok(Outcome::Done);
                }
                Act::SecondStepReset
            }
            Change::Disable => {
                done(self.staff.disable(id).await.map_err(unkept)?)?;
                Act::Disabled
            }
            Change::Enable => {
                done(self.staff.enable(id).await.map_err(unkept)?)?;
                Act::Enabled
            }
        };
        self.access.note_about(act, &by.member, id).await;
        Ok(Outcome::Done)
    }

    /// The trainings of everybody that are told to administrators, by whose they are.
    ///
    /// # Errors
    /// `records_unavailable`.
    pub async fn standings(&self) -> Result<HashMap<StaffId, training::Standing>, ErrorId> {
        let all = self.qualifications.records.all_trainings().await.map_err(RecordsError::error_id)?;
        let mut of: HashMap<StaffId, Vec<Taken>> = HashMap::new();
        for (staff, taken) in all {
            of.entry(staff).or_default().push(taken);
        }
        let worst = |taken: &[Taken]| {
            let held = self.qualifications.held(taken);
            let is = |standing| held.iter().any(|held| held.standing == standing);
            let told = [training::Standing::Lapsed, training::Standing::Due];
            told.into_iter().find(|standing| is(*standing))
        };
        Ok(of.into_iter().filter_map(|(staff, taken)| Some((staff, worst(&taken)?))).collect())
    }

    fn wanted(&self, training: &TrainingId) -> Result<(), ErrorId> {
        let found = self.qualifications.trainings.find(training);
        found.map(|_| ()).ok_or(ErrorId::RequestUnreadable)
    }

    async fn invite(&self, by: &SignedIn, id: StaffId, place: &Place) -> Result<String, ErrorId> {
        let token = Token::random();
        let invitation = Invitation::new(id, TokenHash::of(&token), self.clock.wall());
        self.invitations.invite(&invitation).await.map_err(RecordsError::error_id)?;
        self.access.note_about(Act::Invited, &by.member, id).await;
        Ok(place.address(&format!("{INVITATION}/{}", token.to_text())))
    }

    fn place(&self) -> Result<&Place, ErrorId> {
        self.place.as_ref().ok_or(ErrorId::PasskeyFailed)
    }

    fn must_be_fresh(&self, by: &SignedIn) -> Result<(), ErrorId> {
        if self.is_fresh(by) { Ok(()) } else { Err(ErrorId::SignInStale) }
    }
}

fn done(changed: Changed) -> Result<(), ErrorId> {
    match changed {
        Changed::Done => Ok(()),
        Changed::Unknown => Err(ErrorId::PageNotFound),
        Changed::LastAdministrator => Err(ErrorId::LastAdministrator),
    }
}

fn known(changed: bool) -> Result<(), ErrorId> {
    if changed { Ok(()) } else { Err(ErrorId::PageNotFound) }
}
