//! A talk that has gone quiet, as its desk sets its end in motion and shows it.

use super::super::outbox::Outbox;
use super::super::seconds_left;
use super::Desk;
use crate::domain::chat::ChatError;
use crate::domain::enquiry::Enquiry;
use crate::protocol::ToDesk;
use crate::protocol::ids::ConversationId;

impl Desk {
    /// The talk is to close if the visitor stays quiet.
    pub(super) async fn close_when_quiet(&mut self, conversation: ConversationId) -> Result<(), ChatError> {
        self.my_seat().await?;
        self.sockets.chat.close_when_quiet(self.staff, conversation).await
    }

    /// It stays open after all.
    pub(super) async fn keep_open(&mut self, conversation: ConversationId) -> Result<(), ChatError> {
        self.my_seat().await?;
        self.sockets.chat.keep_open(self.staff, conversation).await
    }

    /// Tells when the talk closes, or that it stays open, when that has changed.
    pub(super) fn show_closing(&mut self, conversation: ConversationId, enquiry: &Enquiry, out: &mut Outbox) {
        let Some(talk) = self.talks.get_mut(&conversation) else { return };
        if talk.closes_at == enquiry.closes_at {
            return;
        }
        talk.closes_at = enquiry.closes_at;
        let now = self.sockets.chat.now();
        let seconds_left = enquiry.closes_at.map(|closes_at| seconds_left(closes_at, now));
        out.push(&ToDesk::Closing { conversation, seconds_left });
    }
}
