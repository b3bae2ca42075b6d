//! What a desk is told that was not done, and when that is enough.

use std::time::Duration;

use super::super::connection::{Flow, Look};
use super::super::outbox::Outbox;
use super::Desk;
use crate::protocol::ids::{ClientRef, ConversationId};
use crate::protocol::limits::UNREADABLE_FRAMES_MAX;
use crate::protocol::{CloseCode, ErrorId, FromDesk, ToDesk};

impl Desk {
    pub(super) fn refuse(
        &mut self,
        conversation: Option<ConversationId>,
        client_ref: Option<ClientRef>,
        error_id: ErrorId,
        wait: Option<Duration>,
        out: &mut Outbox,
    ) -> Flow {
        self.sockets.metrics.refused(error_id);
        if error_id == ErrorId::LiveUnavailable {
            self.look = Look::Owed;
        }
        let retry_after_ms = wait.map(|wait| u32::try_from(wait.as_millis()).unwrap_or(u32::MAX).max(1));
        out.push(&ToDesk::Refused { conversation, client_ref, error_id, retry_after_ms });
        Flow::Go
    }

    /// More frames than a page sends: refused, and in the end closed.
    pub(super) fn too_many(&mut self, message: FromDesk, wait: Duration, out: &mut Outbox) -> Flow {
        let (conversation, name) = named(message);
        self.refuse(conversation, name, ErrorId::TooFast, Some(wait), out);
        if self.limiter.is_out_of_patience() { Flow::Close(CloseCode::Misbehaving) } else { Flow::Go }
    }

    pub(super) fn unreadable(&mut self, error_id: ErrorId, out: &mut Outbox) -> Flow {
        self.unreadable += 1;
        self.refuse(None, None, error_id, None, out);
        if self.unreadable >= UNREADABLE_FRAMES_MAX { Flow::Close(CloseCode::Misbehaving) } else { Flow::Go }
    }
}

/// The words that a frame carries, by their names.
pub(super) fn named(message: FromDesk) -> (Option<ConversationId>, Option<ClientRef>) {
    match message {
        FromDesk::Send { conversation, client_ref, .. }
        | FromDesk::SendCard { conversation, client_ref, .. } => (Some(conversation), Some(client_ref)),
        _ => (None, None),
    }
}
