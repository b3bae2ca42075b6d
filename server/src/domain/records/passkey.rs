//! The ports for passkeys and for the invitations by which the first one is made.

use async_trait::async_trait;

use super::RecordsError;
use crate::clock::Moment;
use crate::domain::counsellor::StaffId;
use crate::domain::passkey::{Invitation, KeptPasskey, PasskeyId, PasskeyName};
use crate::domain::ports::TokenHash;

/// What became of a passkey that was to be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// It is gone.
    Done,
    /// The account has no such key.
    Unknown,
    /// Nobody could sign in to the account any more; nothing was changed. Of the last two that
    /// are removed at once, one stays.
    LastWayIn,
}

/// The passkeys of the staff.
#[async_trait]
pub trait PasskeyRecords: Send + Sync + std::fmt::Debug {
    /// Those of an account, the oldest first.
    async fn passkeys(&self, staff: StaffId) -> Result<Vec<KeptPasskey>, RecordsError>;

    /// The one that a device calls so, whosever it is.
    async fn find_passkey(&self, credential_id: &str) -> Result<Option<KeptPasskey>, RecordsError>;

    /// Adds one. `false`: it is known already, or the account has as many as it may have.
    async fn add_passkey(&self, passkey: &KeptPasskey) -> Result<bool, RecordsError>;

    /// Notes a sign-in with it, and what the device now says of itself. `false`: it is gone,
    /// or somebody else has used it since it was read. Of two at once, one is noted.
    async fn use_passkey(
        &self,
        read: &KeptPasskey,
        credential: &str,
        at: Moment,
    ) -> Result<bool, RecordsError>;

    /// Gives it another name. `false`: the account has no such key.
    async fn rename_passkey(
        &self,
        staff: StaffId,
        id: PasskeyId,
        name: &PasskeyName,
    ) -> Result<bool, RecordsError>;

    /// Takes it away, unless nothing else lets its owner in.
    async fn remove_passkey(&self, staff: StaffId, id: PasskeyId) -> Result<Removed, RecordsError>;
}

/// One-time invitations. An account has one or none.
#[async_trait]
pub trait InvitationRecords: Send + Sync + std::fmt::Debug {
    /// Keeps it, in place of one that the account had.
    async fn invite(&self, invitation: &Invitation) -> Result<(), RecordsError>;

    /// The invitation, also when its time is over.
    async fn invitation(&self, token: &TokenHash) -> Result<Option<Invitation>, RecordsError>;

    /// Uses it up and adds the key that was made by it, both or neither. `false`: it was used,
    /// is over or was replaced, or the key cannot be added. Of two at once, one is taken.
    async fn accept(
        &self,
        token: &TokenHash,
        passkey: &KeptPasskey,
        now: Moment,
    ) -> Result<bool, RecordsError>;
}
