//! A talk that a counsellor ends and would like a break after. The rules stand in
//! `domain/respite.rs`; what the break is from, only the visitor's connection knows.

use super::{Chat, ChatError, Decision};
use crate::domain::counsellor::StaffId;
use crate::domain::respite::Wish;
use crate::protocol::ErrorId;
use crate::protocol::ids::{ConversationId, random_bytes};
use crate::protocol::respite::RespiteLength;
use crate::protocol::visit::EndReason;

impl Chat {
    /// Ends the talk, and leaves in the stay that a break is wanted. It begins when the
    /// visitor's connection is told of the end; when they have gone for good, there is none.
    ///
    /// # Errors
    /// [`ErrorId::NoConversation`] when it is not theirs.
    pub async fn end_and_rest(
        &self,
        staff: StaffId,
        talk: ConversationId,
        length: RespiteLength,
    ) -> Result<(), ChatError> {
        let enquiry = self.talk_of(staff, talk).await?.id;
        let counsellor = self.queue.counsellor(staff).await?.ok_or(ErrorId::SignInNeeded)?;
        let wish = Wish {
            number: u32::from_be_bytes(random_bytes()),
            by: staff,
            alias: counsellor.alias.to_string(),
            duty: counsellor.duty,
            length,
            at: self.now(),
        };
        self.change_enquiry(enquiry, |enquiry, _, _| {
            Ok(Decision::commit(enquiry.wants_respite(wish.clone())?, ()))
        })
        .await?;
        self.end_stay(enquiry, EndReason::CounsellorEnded).await
    }
}
