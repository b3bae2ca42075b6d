//! What the shift looks out for: talks that are marked as risky, and counsellors who need a
//! talk of their own. The rules stand in `domain/risk.rs` and `domain/debrief.rs`.

use super::{Chat, ChatError, Decision};
use crate::domain::counsellor::{Counsellor, StaffId};
use crate::domain::enquiry::Enquiry;
use crate::protocol::ErrorId;
use crate::protocol::ids::ConversationId;

impl Chat {
    /// A counsellor marks a talk of theirs as one with a risk in it.
    ///
    /// # Errors
    /// [`ErrorId::NoConversation`] when it is not theirs.
    pub async fn mark_risk(&self, staff: StaffId, talk: ConversationId) -> Result<(), ChatError> {
        let enquiry = self.talk_of(staff, talk).await?.id;
        self.change_enquiry(enquiry, |enquiry, _, now| Ok(if_any(enquiry.marked_risk(staff, now)?))).await
    }

    /// The counsellor takes the mark away.
    ///
    /// # Errors
    /// [`ErrorId::NoConversation`] when it is not theirs.
    pub async fn unmark_risk(&self, staff: StaffId, talk: ConversationId) -> Result<(), ChatError> {
        let enquiry = self.talk_of(staff, talk).await?.id;
        self.change_enquiry(enquiry, |enquiry, _, _| Ok(if_any(enquiry.unmarked_risk(staff)?))).await
    }

    /// A counsellor would like a talk of their own.
    pub async fn ask_debrief(&self, staff: StaffId) -> Result<(), ChatError> {
        self.change_counsellor(staff, |counsellor, now| Ok(one_if_any(counsellor.asks_debrief(now)))).await
    }

    /// They have had it, or need it no more.
    pub async fn end_debrief(&self, staff: StaffId) -> Result<(), ChatError> {
        self.change_counsellor(staff, |counsellor, _| Ok(one_if_any(counsellor.without_debrief()))).await
    }

    /// A shift lead comes to a colleague who has called.
    ///
    /// # Errors
    /// [`ErrorId::NotPermitted`] for whoever is no shift lead.
    pub async fn come_to_debrief(&self, lead: StaffId, colleague: StaffId) -> Result<(), ChatError> {
        let lead = self.queue.counsellor(lead).await?.ok_or(ErrorId::SignInNeeded)?;
        if self.queue.counsellor(colleague).await?.is_none() {
            // Gone home meanwhile, and the call with them.
            return Ok(());
        }
        self.change_counsellor(colleague, |asking, _| Ok(one_if_any(asking.debriefed_by(&lead)?))).await
    }

    /// Whoever was to come to a counsellor and is gone does not come.
    pub(super) async fn sweep_debrief(&self, counsellor: &Counsellor) -> Result<(), ChatError> {
        let Some(lead) = counsellor.debrief.and_then(|debrief| debrief.lead) else { return Ok(()) };
        if self.queue.counsellor(lead).await?.is_some_and(|lead| !lead.away) {
            return Ok(());
        }
        self.change_counsellor(counsellor.id, |counsellor, _| {
            let is_still = counsellor.debrief.is_some_and(|debrief| debrief.lead == Some(lead));
            Ok(one_if_any(counsellor.debriefed_by_nobody().filter(|_| is_still)))
        })
        .await
    }
}

fn if_any(changed: Option<Enquiry>) -> Decision<()> {
    changed.map_or(Decision::Keep(()), |changed| Decision::commit(changed, ()))
}

fn one_if_any(changed: Option<Counsellor>) -> Decision<()> {
    changed.map_or(Decision::Keep(()), |changed| Decision::commit(changed, ()))
}
