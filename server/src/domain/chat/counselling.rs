//! What a counsellor can do outside the words of a talk.

use std::sync::Arc;

use super::{Chat, ChatError, Decision};
use crate::clock::Moment;
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
    pub async fn take_seat(
        &self,
        arriving: &Counsellor,
        ready: bool,
        came_at: Moment,
    ) -> Result<Moment, ChatError> {
        self.sit(arriving, ready, |counsellor| Some(counsellor.seated(self.node, came_at))).await
    }

    /// The desk's connection of this seat is open after all: somebody noted otherwise, or the
    /// counsellor was lost. A newer one keeps the desk.
    pub async fn desk_still_here(
        &self,
        arriving: &Counsellor,
        ready: bool,
        seat: Moment,
    ) -> Result<(), ChatError> {
        self.sit(arriving, ready, |counsellor| counsellor.still_seated(self.node, seat)).await.map(drop)
    }

    async fn sit(
        &self,
        arriving: &Counsellor,
        ready: bool,
        seated: impl Fn(&Counsellor) -> Option<Counsellor> + Send + Sync,
    ) -> Result<Moment, ChatError> {
        for _ in 0..super::ATTEMPTS {
            let held = self.queue.counsellor(arriving.id).await?;
            let Some(sits) = seated(held.as_deref().unwrap_or(arriving)) else {
                return Ok(held.map_or(arriving.seat, |held| held.seat));
            };
            // One whom a ticket brought back has never sat anywhere either.
            let was_lost = held.as_ref().is_none_or(|held| held.seat == arriving.seat);
            let sits = Counsellor {
                alias: arriving.alias.clone(),
                languages: arriving.languages.clone(),
                profile: arriving.profile.clone(),
                duty: arriving.duty,
                paused: arriving.paused.clone(),
                capacity: arriving.capacity,
                errand: if was_lost { arriving.errand } else { sits.errand },
                ..sits
            };
            let asks = ready && was_lost && sits.has_room() && !sits.paused.chat;
            let sits = if asks { sits.ready(self.now())? } else { sits };
            let sits = Counsellor { version: held.as_ref().map_or(1, |held| held.version + 1), ..sits };
            let seat = sits.seat;
            if self.commit(sits.into()).await? == Commit::Done {
                return Ok(seat);
            }
        }
        Err(StoreError::Unavailable.into())
    }

    /// The account has been changed while its desk was open: another role, other languages, talks
    /// at once or wishes. Whoever wants them finds them at once.
    pub async fn follow_account(&self, account: &Counsellor) -> Result<(), ChatError> {
        self.change_counsellor(account.id, |counsellor, _| {
            let follows = counsellor.following(account);
            Ok(follows.map_or(Decision::Keep(()), |follows| Decision::commit(follows, ())))
        })
        .await?;
        self.pair().await?;
        Ok(())
    }

    /// The desk's connection of this seat is gone. A newer one is not touched.
    pub async fn desk_lost(&self, counsellor: StaffId, seat: Moment) -> Result<(), ChatError> {
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
        match told.await {
            // Lost meanwhile: nobody remembers that the end was still to be told.
            Err(ChatError::Refused(ErrorId::SignInNeeded)) => Ok(()),
            told => told,
        }
    }

    /// Ends the talk kindly.
    pub async fn end_talk(&self, counsellor: StaffId, talk: ConversationId) -> Result<(), ChatError> {
        let enquiry = self.talk_of(counsellor, talk).await?;
        if enquiry.respite.is_some() {
            self.change_enquiry(enquiry.id, |enquiry, _, _| {
                Ok(Decision::commit(enquiry.wants_no_respite(), ()))
            })
            .await?;
        }
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
