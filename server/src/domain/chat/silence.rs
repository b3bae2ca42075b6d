//! A talk that has gone quiet: setting its end in motion, taking that back, carrying it out.

use super::{Chat, ChatError, Decision};
use crate::domain::counsellor::StaffId;
use crate::domain::enquiry::Enquiry;
use crate::protocol::ErrorId;
use crate::protocol::ids::{ConversationId, EnquiryId};
use crate::protocol::visit::EndReason;

impl Chat {
    /// The counsellor would like to close the talk if the visitor stays quiet. The visitor is
    /// told until when.
    ///
    /// # Errors
    /// [`ErrorId::NoConversation`], [`ErrorId::HandOverOpen`].
    pub async fn close_when_quiet(&self, staff: StaffId, talk: ConversationId) -> Result<(), ChatError> {
        let enquiry = self.talk_of(staff, talk).await?.id;
        let closes_after = self.rules.quiet_end;
        self.change_enquiry(enquiry, |enquiry, _, now| {
            Ok(Decision::commit(enquiry.closing_asked(staff, now.after(closes_after))?, ()))
        })
        .await
    }

    /// The counsellor keeps the talk open after all.
    ///
    /// # Errors
    /// [`ErrorId::NoConversation`].
    pub async fn keep_open(&self, staff: StaffId, talk: ConversationId) -> Result<(), ChatError> {
        let enquiry = self.talk_of(staff, talk).await?.id;
        self.heard_from(enquiry).await
    }

    /// The visitor is there: nothing closes.
    pub async fn heard_from(&self, enquiry: EnquiryId) -> Result<(), ChatError> {
        self.change_enquiry(enquiry, |enquiry, _, _| {
            Ok(enquiry.kept_open().map_or(Decision::Keep(()), |kept| Decision::commit(kept, ())))
        })
        .await
    }

    /// What time does to a talk that has gone quiet: only what its counsellor has set in
    /// motion, and only while they are there.
    pub(super) async fn sweep_silence(&self, enquiry: &Enquiry) -> Result<(), ChatError> {
        if !enquiry.is_to_close(self.now()) {
            return Ok(());
        }
        let Some(counsellor) = enquiry.counsellor() else { return Ok(()) };
        let counsellor = self.queue.counsellor(counsellor).await?;
        if !counsellor.is_some_and(|counsellor| counsellor.is_there_to_close()) {
            return Ok(());
        }
        let ended = self.end_stay_if(enquiry.id, EndReason::CounsellorEnded, Enquiry::is_to_close).await;
        match ended {
            // Gone meanwhile.
            Err(ChatError::Refused(ErrorId::StayEnded)) => Ok(()),
            ended => ended.map(drop),
        }
    }
}
