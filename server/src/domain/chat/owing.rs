//! What could not be done when it was due, because a store did not answer: it is kept here
//! and done later. A step whose answer was lost may have been done all the same, so
//! everything here may be done twice without harm.

use std::sync::PoisonError;

use super::{Chat, ChatError};
use crate::domain::enquiry::Enquiry;
use crate::domain::event::Event;
use crate::domain::ports::TokenHash;
use crate::protocol::ErrorId;
use crate::protocol::ids::{ConversationId, EnquiryId};
use crate::protocol::visit::EndReason;

/// Events that may wait for a bus that does not answer. At the bound everybody is told to
/// look at everything instead.
const OWED_MAX: usize = 1_000;

/// Ends, checks and exits that may wait, of each so many; more than this at once is a store that is gone for good.
const ENDS_MAX: usize = 1_000;

impl Chat {
    /// Tells what could not be told when it happened. What still cannot is kept for the next beat.
    pub async fn publish_owed(&self) {
        let owed = std::mem::take(&mut *self.owed.lock().unwrap_or_else(PoisonError::into_inner));
        for event in owed {
            self.publish(event).await;
        }
    }

    /// The event was not published, as far as is known. Its words are not kept: whom it
    /// concerns will read them where they stand.
    pub(super) fn owe(&self, event: Event) {
        let event = match event {
            Event::Said(said) => {
                Event::Refilled { enquiry: said.pair.enquiry, counsellor: Some(said.pair.counsellor) }
            }
            Event::Changed(_) | Event::Refilled { .. } | Event::Lagged => event,
            // Late news of these is no news.
            Event::Typing { .. } | Event::Seen { .. } => return,
        };
        let mut owed = self.owed.lock().unwrap_or_else(PoisonError::into_inner);
        owed.push_back(event);
        if owed.len() > OWED_MAX {
            *owed = [Event::Lagged].into();
        }
    }

    /// A stay that is to end, and perhaps has half ended.
    pub(super) fn owe_end(&self, enquiry: EnquiryId, reason: EndReason) {
        let mut owed = self.owed_ends.lock().unwrap_or_else(PoisonError::into_inner);
        if owed.len() < ENDS_MAX {
            owed.push_back((enquiry, reason));
        }
    }

    /// A transcript that was made for a talk which perhaps did not begin.
    pub(super) fn owe_check(&self, enquiry: EnquiryId, conversation: ConversationId) {
        let mut owed = self.owed_checks.lock().unwrap_or_else(PoisonError::into_inner);
        if owed.len() < ENDS_MAX {
            owed.push_back((enquiry, conversation));
        }
    }

    /// Ends the transcript unless this stay goes on with it. What cannot be told now is
    /// looked at again later.
    pub(super) async fn check_owner(
        &self,
        enquiry: EnquiryId,
        conversation: ConversationId,
    ) -> Result<(), ChatError> {
        let goes_on = |stay: &Enquiry| !stay.has_ended() && stay.conversation == Some(conversation);
        // So long after a loss the stay may still come back.
        let may_return = self.now() < self.since().after(self.rules.visitor_idle);
        let checked = async {
            match self.queue.enquiry(enquiry).await? {
                Some(stay) if goes_on(&stay) => {}
                None if may_return => self.owe_check(enquiry, conversation),
                Some(_) | None => self.conversations.end(conversation, self.now()).await?,
            }
            Ok(())
        };
        let checked = checked.await;
        if checked.is_err() {
            self.owe_check(enquiry, conversation);
        }
        checked
    }

    /// Somebody left in a hurry, and their token could not be looked up or taken away.
    pub(super) fn owe_exit(&self, token: TokenHash) {
        let mut owed = self.owed_exits.lock().unwrap_or_else(PoisonError::into_inner);
        if owed.len() < ENDS_MAX {
            owed.push_back(token);
        }
    }

    async fn finish_exits(&self) -> usize {
        let owed = std::mem::take(&mut *self.owed_exits.lock().unwrap_or_else(PoisonError::into_inner));
        let mut failed = 0;
        for token in owed {
            if matches!(self.exit_of(token).await, Err(ChatError::Store(_))) {
                failed += 1;
                self.owe_exit(token);
            }
        }
        failed
    }

    /// Ends the transcripts that belong to no talk.
    async fn finish_checks(&self) -> usize {
        let owed = std::mem::take(&mut *self.owed_checks.lock().unwrap_or_else(PoisonError::into_inner));
        let mut failed = 0;
        for (enquiry, conversation) in owed {
            failed += usize::from(self.check_owner(enquiry, conversation).await.is_err());
        }
        failed
    }

    /// Goes on with the ends that could not be finished. Returns how many still cannot.
    pub(super) async fn finish_ends(&self) -> usize {
        let owed = std::mem::take(&mut *self.owed_ends.lock().unwrap_or_else(PoisonError::into_inner));
        let mut failed = self.finish_checks().await + self.finish_exits().await;
        for (enquiry, reason) in owed {
            match self.end_stay(enquiry, reason).await {
                // It is owed again already.
                Err(ChatError::Store(_)) => failed += 1,
                // Lost meanwhile, and the other side is about to bring it back.
                Err(ChatError::Refused(ErrorId::StayEnded)) if self.is_settling() => {
                    self.owe_end(enquiry, reason);
                }
                Ok(()) | Err(ChatError::Refused(_)) => {}
            }
        }
        failed
    }
}
