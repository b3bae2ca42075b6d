//! What is kept for good, in the domain's words. Never a word a visitor wrote, and
//! nothing about a visitor but counts. Each call does all of it or nothing.

mod credentials;
mod identity;
mod own_reply;
mod passkey;
mod rota;
mod training;
mod week;

use async_trait::async_trait;

pub use self::credentials::CredentialRecords;
pub use self::identity::{Bound, IdentityRecords};
pub use self::own_reply::{Keeping, OwnReplyRecords};
pub use self::passkey::{InvitationRecords, PasskeyRecords, Removed};
pub use self::rota::{Planned, RotaRecords};
pub use self::training::TrainingRecords;
pub use self::week::WeekRecords;
use super::audit::Kept;
use super::counsellor::{Profile, StaffId};
use super::feedback::FeedbackCount;
use super::password::PasswordHash;
use super::second_step::{KeptSecret, KeptStep, TimeStep};
use super::staff::{Capacity, Role, StaffMember, StaffName};
use super::switch::Setting;
use crate::clock::Moment;
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;
use crate::protocol::respite::{RespiteAnswer, RespiteLength};
use crate::protocol::switch::{DoorState, SwitchReason};

/// The records could not do it. Nothing was changed, or, when the line broke in the very moment
/// of the change, all of it was; never a part. Talks go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordsError {
    /// The file is locked, its disk is full, or it is damaged; the database is away.
    #[error("the records do not answer")]
    Unavailable,
}

impl RecordsError {
    /// The stable name of this outcome.
    pub const fn error_id(self) -> ErrorId {
        match self {
            Self::Unavailable => ErrorId::RecordsUnavailable,
        }
    }
}

/// What became of an account that was to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is there.
    New,
    /// Somebody has the name; nothing was changed.
    NameTaken,
}

/// What became of an account that was to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is so now.
    Done,
    /// There is no such account.
    Unknown,
    /// Nobody would be left who looks after the accounts; nothing was changed. Of two who
    /// are the last and are changed at once, one stays.
    LastAdministrator,
}

/// Staff accounts. [`StaffRecords::disable`] and [`StaffRecords::set_role`] never leave a
/// service that has an administrator without an active one. Passwords are replaced through
/// [`CredentialRecords`].
#[async_trait]
pub trait StaffRecords: Send + Sync + std::fmt::Debug {
    /// Adds an account. Of two at once with the same name, one is added.
    async fn add(&self, member: &StaffMember, password: &PasswordHash) -> Result<Added, RecordsError>;

    /// The account with this name and its password, disabled or not.
    async fn find_by_name(
        &self,
        name: &StaffName,
    ) -> Result<Option<(StaffMember, PasswordHash)>, RecordsError>;

    /// The account, disabled or not.
    async fn by_id(&self, id: StaffId) -> Result<Option<StaffMember>, RecordsError>;

    /// All accounts, by name.
    async fn list(&self) -> Result<Vec<StaffMember>, RecordsError>;

    /// Replaces what a visitor's wishes are met by; an open desk follows.
    /// `false`: there is no such account.
    async fn set_profile(&self, id: StaffId, profile: &Profile) -> Result<bool, RecordsError>;

    /// Replaces the languages and the talks at once; an open desk follows. `false`: there is no
    /// such account.
    async fn set_work(
        &self,
        id: StaffId,
        languages: &[Language],
        capacity: Capacity,
    ) -> Result<bool, RecordsError>;

    /// Nobody signs in to it any more, and its sessions are over for good.
    async fn disable(&self, id: StaffId) -> Result<Changed, RecordsError>;

    /// One may sign in to it again, with what was good before.
    async fn enable(&self, id: StaffId) -> Result<Changed, RecordsError>;

    /// They are of this role from now on, also where they are signed in.
    async fn set_role(&self, id: StaffId, role: Role) -> Result<Changed, RecordsError>;
}

/// The second step of signing in. An account has one or none.
#[async_trait]
pub trait SecondStepRecords: Send + Sync + std::fmt::Debug {
    /// The account's second step.
    async fn second_step(&self, id: StaffId) -> Result<Option<KeptStep>, RecordsError>;

    /// Keeps the first one. `false`: there is one already, and it stays. Of two at once, one is kept.
    async fn set_second_step(&self, id: StaffId, step: &KeptStep) -> Result<bool, RecordsError>;

    /// Uses up a time step and those before it, and forgets the wrong codes. `false`: it was
    /// used up, or there is no second step. Of two at once, one is taken.
    async fn take_time_step(&self, id: StaffId, step: TimeStep) -> Result<bool, RecordsError>;

    /// Uses up the recovery code that this was kept of, and forgets the wrong codes. `false`: it
    /// was used up. Of two at once, one is taken.
    async fn take_recovery_code(&self, id: StaffId, kept: &PasswordHash) -> Result<bool, RecordsError>;

    /// Counts a wrong code.
    async fn count_wrong_code(&self, id: StaffId) -> Result<(), RecordsError>;

    /// Takes the second step away, with its recovery codes, and begins an era of the account.
    /// `false`: there is none, and nothing was changed.
    async fn reset_second_step(&self, id: StaffId) -> Result<bool, RecordsError>;

    /// The secret of every account that has one.
    async fn secrets(&self) -> Result<Vec<(StaffId, KeptSecret)>, RecordsError>;

    /// Keeps the secret in another form, if it still stands in this one.
    async fn replace_secret(
        &self,
        id: StaffId,
        from: &KeptSecret,
        to: &KeptSecret,
    ) -> Result<(), RecordsError>;
}

/// Counts of feedback.
#[async_trait]
pub trait FeedbackRecords: Send + Sync + std::fmt::Debug {
    /// Adds to the counts there are: all of them, or none. They are written in
    /// alphabetical order, so the order of rows says nothing about who answered when.
    async fn count(&self, counts: &[FeedbackCount]) -> Result<(), RecordsError>;
}

/// Something a staff member did, or that was done to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StaffAct {
    /// When, by the clock on the wall.
    pub at: Moment,
    /// Who did it; `None` is the command line.
    pub actor: Option<StaffId>,
    /// What.
    pub act: Act,
    /// Which account it is about.
    pub about: StaffId,
}

/// The acts that are kept. Nothing a counsellor does in a talk is among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The account was made.
    Added,
    /// Somebody signed in.
    SignedIn,
    /// Somebody signed out.
    SignedOut,
    /// Somebody ended a session of theirs from elsewhere.
    SessionEnded,
    /// The password was replaced.
    PasswordSet,
    /// What visitors' wishes are met by was replaced.
    ProfileSet,
    /// The languages and the talks at once were replaced.
    WorkSet,
    /// A training was entered that they have taken.
    TrainingSet,
    /// What was entered of a training was taken away.
    TrainingForgotten,
    /// The account was disabled.
    Disabled,
    /// The account was opened again.
    Enabled,
    /// Every session of the account was ended, by somebody else.
    SessionsEnded,
    /// A second step was set up.
    SecondStepSet,
    /// Somebody signed in with a recovery code.
    RecoveryCodeUsed,
    /// The second step was taken away.
    SecondStepReset,
    /// The account was given another role.
    RoleSet,
    /// A shift lead opened or closed the chat by hand, or left it to its hours again.
    Switched(Setting),
    /// A counsellor called somebody into a talk.
    CalledIn,
    /// Somebody who was called said that they come.
    CameIn,
    /// A counsellor ended a talk, and wanted a break from the connection, for this long.
    RespiteWanted(RespiteLength),
    /// A second person said yes or no to a break of six hours.
    RespiteAnswered(RespiteAnswer),
    /// A break was ended before its time.
    RespiteLifted,
    /// A shift was planned, or planned anew.
    ShiftPlanned,
    /// A shift was taken out of the rota.
    ShiftRemoved,
    /// Somebody was invited to make a passkey.
    Invited,
    /// A passkey was made.
    PasskeyAdded,
    /// A passkey was given another name.
    PasskeyRenamed,
    /// A passkey was taken away.
    PasskeyRemoved,
    /// A passkey was refused because there seem to be two of it.
    PasskeyRefused,
    /// Somebody of the sign-in provider comes in to the account from now on.
    ProviderBound,
    /// Nobody of the sign-in provider comes in to the account any more.
    ProviderUnbound,
}

impl Act {
    /// As it stands in records.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::SignedIn => "signed_in",
            Self::SignedOut => "signed_out",
            Self::SessionEnded => "session_ended",
            Self::PasswordSet => "password_set",
            Self::ProfileSet => "profile_set",
            Self::WorkSet => "work_set",
            Self::TrainingSet => "training_set",
            Self::TrainingForgotten => "training_forgotten",
            Self::Disabled => "disabled",
            Self::Enabled => "enabled",
            Self::SessionsEnded => "sessions_ended",
            Self::SecondStepSet => "second_step_set",
            Self::RecoveryCodeUsed => "recovery_code_used",
            Self::SecondStepReset => "second_step_reset",
            Self::RoleSet => "role_set",
            Self::Switched(Setting::Hours) => "left_to_hours",
            Self::Switched(Setting::Hand(DoorState::Open, reason)) => match reason {
                SwitchReason::Sickness => "opened_by_hand_sickness",
                SwitchReason::FewOnShift => "opened_by_hand_few_on_shift",
                SwitchReason::Event => "opened_by_hand_event",
                SwitchReason::Technical => "opened_by_hand_technical",
                SwitchReason::Other => "opened_by_hand_other",
            },
            Self::Switched(Setting::Hand(DoorState::Closed, reason)) => match reason {
                SwitchReason::Sickness => "closed_by_hand_sickness",
                SwitchReason::FewOnShift => "closed_by_hand_few_on_shift",
                SwitchReason::Event => "closed_by_hand_event",
                SwitchReason::Technical => "closed_by_hand_technical",
                SwitchReason::Other => "closed_by_hand_other",
            },
            Self::CalledIn => "called_in",
            Self::CameIn => "came_in",
            Self::RespiteWanted(RespiteLength::QuarterHour) => "respite_wanted_quarter_hour",
            Self::RespiteWanted(RespiteLength::Hour) => "respite_wanted_hour",
            Self::RespiteWanted(RespiteLength::Evening) => "respite_wanted_evening",
            Self::RespiteAnswered(RespiteAnswer::Agree) => "respite_agreed",
            Self::RespiteAnswered(RespiteAnswer::Decline) => "respite_declined",
            Self::RespiteLifted => "respite_lifted",
            Self::ShiftPlanned => "shift_planned",
            Self::ShiftRemoved => "shift_removed",
            Self::Invited => "invited",
            Self::PasskeyAdded => "passkey_added",
            Self::PasskeyRenamed => "passkey_renamed",
            Self::PasskeyRemoved => "passkey_removed",
            Self::PasskeyRefused => "passkey_refused",
            Self::ProviderBound => "provider_bound",
            Self::ProviderUnbound => "provider_unbound",
        }
    }
}

/// What staff did.
#[async_trait]
pub trait AuditRecords: Send + Sync + std::fmt::Debug {
    /// Adds one, as the next in the chain (see [`super::audit`]), also when several processes
    /// add at once. It is never changed afterwards.
    async fn append(&self, act: StaffAct) -> Result<(), RecordsError>;
}

/// What staff did, to be read again. Apart from [`AuditRecords`]: nothing that serves
/// people reads it.
#[async_trait]
pub trait AuditTrail: Send + Sync + std::fmt::Debug {
    /// A page of rows in the order of their numbers, from this number on.
    async fn page(&self, from: u64) -> Result<AuditPage, RecordsError>;
}

/// Some rows of the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditPage {
    /// What stands there, whether or not it holds.
    pub rows: Vec<Kept>,
    /// Where the next page begins; `None` after the last.
    pub next: Option<u64>,
}
