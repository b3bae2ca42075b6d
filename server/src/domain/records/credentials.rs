//! The password of an account, and which of its sessions count.

use async_trait::async_trait;

use super::RecordsError;
use crate::domain::counsellor::StaffId;
use crate::domain::credentials::Era;
use crate::domain::password::PasswordHash;

/// What an account is signed in to with, beside its second step. Each change begins an era of
/// the account in the same step: no session is left that began with what was replaced.
#[async_trait]
pub trait CredentialRecords: Send + Sync + std::fmt::Debug {
    /// Replaces the password with one that somebody else knows. `false`: there is no such account.
    async fn issue_password(&self, id: StaffId, password: &PasswordHash) -> Result<bool, RecordsError>;

    /// Replaces this password with one that its holder has chosen, and tells the era that begins.
    /// `None`: another one stands there by now, or nobody may sign in. Of two at once, one is taken.
    async fn choose_password(
        &self,
        id: StaffId,
        from: &PasswordHash,
        to: &PasswordHash,
    ) -> Result<Option<Era>, RecordsError>;

    /// Begins an era and changes nothing else. `false`: there is no such account.
    async fn begin_era(&self, id: StaffId) -> Result<bool, RecordsError>;
}
