//! The port for the prepared replies that counsellors have written for themselves.

use async_trait::async_trait;

use super::RecordsError;
use crate::domain::counsellor::StaffId;
use crate::domain::own_reply::{OwnReply, OwnReplyId};

/// What became of a reply that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is kept, in place of the one it changes.
    Done,
    /// The account has as many as it may have; nothing was changed.
    Full,
    /// There is a reply of this name, and it is somebody else's; nothing was changed.
    NotTheirs,
}

/// The own replies of the staff. They go with the account.
#[async_trait]
pub trait OwnReplyRecords: Send + Sync + std::fmt::Debug {
    /// Those of an account, by title.
    async fn own_replies(&self, staff: StaffId) -> Result<Vec<OwnReply>, RecordsError>;

    /// Keeps one, new or changed, unless the account has
    /// [`crate::domain::own_reply::OWN_REPLIES_MAX`] others. Of two at once that would be one
    /// too many, one is kept.
    async fn keep_own_reply(&self, reply: &OwnReply) -> Result<Keeping, RecordsError>;

    /// Takes it away. `false`: the account has no such reply.
    async fn remove_own_reply(&self, staff: StaffId, id: OwnReplyId) -> Result<bool, RecordsError>;
}
