//! Breaks from connections, at a desk: wanted with the end of a talk, agreed to, and ended.

use super::super::connection::Flow;
use super::super::outbox::Outbox;
use super::Desk;
use crate::domain::chat::ChatError;
use crate::domain::counsellor::Counsellor;
use crate::protocol::ErrorId;
use crate::protocol::ids::ConversationId;
use crate::protocol::respite::{RespiteAnswer, RespiteLength, RespiteView};

impl Desk {
    /// Ends a talk, kindly, with a break from the connection or without.
    pub(super) async fn end(
        &mut self,
        conversation: ConversationId,
        respite: Option<RespiteLength>,
    ) -> Result<(), ChatError> {
        let (chat, staff) = (self.sockets.chat.clone(), self.staff);
        let Some(length) = respite else {
            return self.seated(chat.end_talk(staff, conversation)).await;
        };
        let ended = self.seated(chat.end_and_rest(staff, conversation, length)).await;
        // An end that live state could not be told is made up for, and the break with it.
        if !matches!(ended, Err(ChatError::Refused(_))) {
            self.sockets.respites.note_wish(length, self.session.member()).await;
        }
        ended
    }

    pub(super) async fn answer_respite(
        &mut self,
        number: u32,
        answer: RespiteAnswer,
        out: &mut Outbox,
    ) -> Flow {
        let answered = self.sockets.respites.answer(number, self.session.member(), answer).await;
        self.done(answered, out)
    }

    pub(super) async fn lift_respite(&mut self, number: u32, out: &mut Outbox) -> Flow {
        let lifted = self.sockets.respites.lift(number, self.session.member()).await;
        self.done(lifted, out)
    }

    /// Every desk is shown what came of it.
    fn done(&mut self, done: Result<(), ErrorId>, out: &mut Outbox) -> Flow {
        match done {
            Ok(()) => Flow::Go,
            Err(error_id) => self.refuse(None, None, error_id, None, out),
        }
    }

    /// Those that this desk may answer or end.
    pub(super) fn respites(&self, counsellor: &Counsellor) -> Vec<RespiteView> {
        let now = self.sockets.chat.now();
        self.sockets.respites.known().seen_by(self.staff, counsellor.duty, now)
    }
}
