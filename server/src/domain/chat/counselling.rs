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
    /// The desk opened: a connection takes the seat over, from whichever had it before. A
    /// counsellor who was on shift goes on where they were. `ready`: the desk was ready
    /// for the next; it is so again when the server has lost the counsellor. Returns the seat.
    pub async fn take_seat(&self, arriving: &Counsellor, ready: bool) -> Result<u32, ChatError> {
        for _ in 0..super::ATTEMPTS {
            let seated = match self.queue.counsellor(arriving.id).await? {
                None => {
                    let fresh = arriving.seated(self.node);
                    let asking = if ready { fresh.ready(self.now())? } else { fresh };
                    Counsellor { version: 1, ..asking }
                }
                Some(held) => Counsellor {
                    alias: arriving.alias.clone(),
                    languages: arriving.languages.clone(),
                    capacity: arriving.capacity,
                    ..held.seated(self.node)
                },
            };
            let seat = seated.seat;
            if self.commit(seated.into()).await? == Commit::Done {
                return Ok(seat);
            }
        }
        Err(StoreError::Unavailable.into())
    }

    /// The desk's connection of this seat is open after all: somebody noted otherwise.
    pub async fn desk_still_here(&self, counsellor: StaffId, seat: u32) -> Result<(), ChatError> {
        let node = self.node;
        self.change_counsellor(counsellor, |counsellor, _| {
            if counsellor.seat != seat || counsellor.presence.is_here() {
                return Ok(Decision::Keep(()));
            }
            Ok(Decision::commit(counsellor.with_presence(Presence::Here(node)), ()))
        })
        .await
    }

    /// The desk's connection of this seat is gone. A newer one is not touched.
    pub async fn desk_lost(&self, counsellor: StaffId, seat: u32) -> Result<(), ChatError> {
        match self.lose_desk(counsellor, |counsellor| counsellor.seat == seat).await {
            Err(ChatError::Refused(ErrorId::SignInNeeded)) => Ok(()),
            other => other,
        }
    }

    /// Notes the desk as lost, if it is still so when it is done.
    pub(super) async fn lose_desk(
        &self,
        counsellor: StaffId,
        still: impl Fn(&Counsellor) -> bool + Send + Sync,
    ) -> Result<(), ChatError> {
        self.change_counsellor(counsellor, |counsellor, now| {
            if !counsellor.presence.is_here() || !still(counsellor) {
                return Ok(Decision::Keep(()));
            }
            Ok(Decision::commit(counsellor.with_presence(Presence::Lost(now)), ()))
        })
        .await
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

    /// The counsellor's open talks: those that the stays, too, say are theirs. After a loss a
    /// ticket may have brought an older tale back.
    pub async fn talks(&self, counsellor: StaffId) -> Result<Vec<Arc<Enquiry>>, ChatError> {
        let mut talks = Vec::new();
        if let Some(counsellor) = self.queue.counsellor(counsellor).await? {
            for enquiry in &counsellor.talks {
                let stay = self.queue.enquiry(*enquiry).await?;
                talks.extend(stay.filter(|stay| stay.talks_with(counsellor.id)));
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
