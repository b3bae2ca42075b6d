//! What a counsellor can do outside the words of a talk.

use std::sync::Arc;

use super::{Chat, ChatError, Decision};
use crate::domain::change::Commit;
use crate::domain::counsellor::{Counsellor, StaffId};
use crate::domain::enquiry::{Enquiry, Presence};
use crate::domain::ports::StoreError;
use crate::protocol::ErrorId;
use crate::protocol::ids::{ConversationId, EnquiryId};
use crate::protocol::visit::EndReason;

impl Chat {
    /// The desk opened. A counsellor who was on shift goes on where they were.
    pub async fn take_seat(&self, arriving: Counsellor) -> Result<(), ChatError> {
        for _ in 0..super::ATTEMPTS {
            let change = match self.queue.counsellor(arriving.id).await? {
                None => arriving.clone(),
                Some(seated) => Counsellor {
                    alias: arriving.alias.clone(),
                    languages: arriving.languages.clone(),
                    capacity: arriving.capacity,
                    ..seated.with_presence(Presence::Here)
                },
            };
            if self.commit(change.into()).await? == Commit::Done {
                return Ok(());
            }
        }
        Err(StoreError::Unavailable.into())
    }

    /// The desk's socket opened again or closed.
    pub async fn set_seat_presence(&self, counsellor: StaffId, presence: Presence) -> Result<(), ChatError> {
        let set = self.change_counsellor(counsellor, |counsellor, _| {
            let is_here = |presence| presence == Presence::Here;
            if is_here(counsellor.presence) == is_here(presence) {
                return Ok(Decision::Keep(()));
            }
            Ok(Decision::commit(counsellor.with_presence(presence), ()))
        });
        match set.await {
            Err(ChatError::Refused(ErrorId::SignInNeeded)) => Ok(()),
            other => other,
        }
    }

    /// Asks for the next visitor.
    pub async fn ready_for_next(&self, counsellor: StaffId) -> Result<(), ChatError> {
        self.change_counsellor(counsellor, |counsellor, now| {
            Ok(Decision::commit(counsellor.ready(now)?, ()))
        })
        .await?;
        self.pair().await?;
        Ok(())
    }

    /// Stops asking, or begins a pause.
    pub async fn pause(&self, counsellor: StaffId) -> Result<(), ChatError> {
        let pause = self.rules.pause;
        self.change_counsellor(counsellor, |counsellor, now| {
            Ok(Decision::commit(counsellor.pause(now.after(pause)), ()))
        })
        .await
    }

    /// The desk has said something after it was told how these ended.
    pub async fn told_ends(&self, counsellor: StaffId, ended: &[EnquiryId]) -> Result<(), ChatError> {
        let told = self.change_counsellor(counsellor, |counsellor, _| {
            if counsellor.untold.iter().any(|talk| ended.contains(talk)) {
                return Ok(Decision::commit(counsellor.told(ended), ()));
            }
            Ok(Decision::Keep(()))
        });
        told.await
    }

    /// Ends the talk kindly.
    pub async fn end_talk(&self, counsellor: StaffId, talk: ConversationId) -> Result<(), ChatError> {
        let enquiry = self.talk_of(counsellor, talk).await?;
        self.end_stay(enquiry.id, EndReason::CounsellorEnded).await
    }

    /// The counsellor's open talks.
    pub async fn talks(&self, counsellor: StaffId) -> Result<Vec<Arc<Enquiry>>, ChatError> {
        let mut talks = Vec::new();
        if let Some(counsellor) = self.queue.counsellor(counsellor).await? {
            for enquiry in &counsellor.talks {
                talks.extend(self.queue.enquiry(*enquiry).await?);
            }
        }
        Ok(talks)
    }

    /// The stay behind a talk of this counsellor's.
    ///
    /// # Errors
    /// [`ErrorId::NoConversation`] when it is not one of theirs; whether it exists
    /// elsewhere is not told.
    pub(super) async fn talk_of(
        &self,
        counsellor: StaffId,
        talk: ConversationId,
    ) -> Result<Arc<Enquiry>, ChatError> {
        let talks = self.talks(counsellor).await?;
        let found = talks.into_iter().find(|enquiry| enquiry.conversation == Some(talk));
        found.ok_or(ChatError::Refused(ErrorId::NoConversation))
    }
}
