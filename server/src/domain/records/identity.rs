//! The port for who of a provider's people has which account.

use async_trait::async_trait;

use super::RecordsError;
use crate::clock::Moment;
use crate::domain::counsellor::StaffId;
use crate::domain::ports::TokenHash;
use crate::domain::provider::{Identity, KeptIdentity};

/// What became of an identity that was to be bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The account is theirs, in place of whom it was bound to before.
    Done,
    /// They have another account, and keep it; nothing was changed.
    Taken,
}

/// Who comes in to an account through a provider. An account is bound to one identity or to
/// none, and an identity to one account.
#[async_trait]
pub trait IdentityRecords: Send + Sync + std::fmt::Debug {
    /// Whose account it is, by both parts and exactly.
    async fn find_identity(&self, identity: &Identity) -> Result<Option<KeptIdentity>, RecordsError>;

    /// Whom an account is bound to.
    async fn identity_of(&self, staff: StaffId) -> Result<Option<KeptIdentity>, RecordsError>;

    /// Binds an account. When it was bound to somebody else, an era of it begins in the same
    /// step: whoever came in as them is out. Of two accounts at once, one is bound.
    async fn bind(&self, kept: &KeptIdentity) -> Result<Bound, RecordsError>;

    /// The same for whoever brings this invitation, which is used up with it: both or neither.
    /// `false`: it was used, is over or was replaced, or they have another account.
    async fn bind_invited(
        &self,
        token: &TokenHash,
        kept: &KeptIdentity,
        now: Moment,
    ) -> Result<bool, RecordsError>;

    /// Nobody comes in to the account in this way any more, and an era of it begins. `false`: it
    /// was bound to nobody, and nothing was changed.
    async fn unbind(&self, staff: StaffId) -> Result<bool, RecordsError>;
}
