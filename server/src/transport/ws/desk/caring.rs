//! What a desk is told of what the shift looks out for: the mark of a talk, one's own call for
//! a talk, and what shift leads see.

use super::super::outbox::Outbox;
use super::Desk;
use crate::domain::board::colleague_id;
use crate::domain::chat::ChatError;
use crate::domain::counsellor::{Counsellor, Duty};
use crate::domain::enquiry::Enquiry;
use crate::protocol::ToDesk;
use crate::protocol::care::{DebriefState, LeadView};
use crate::protocol::ids::ConversationId;

impl Desk {
    /// Tells whether a talk is marked, when that is not what the desk shows.
    pub(super) fn show_risk(&mut self, conversation: ConversationId, enquiry: &Enquiry, out: &mut Outbox) {
        let Some(talk) = self.talks.get_mut(&conversation) else { return };
        if talk.risk != enquiry.risk {
            talk.risk = enquiry.risk;
            out.push(&ToDesk::Risk { conversation, since_ms: enquiry.risk.map(|at| at.0) });
        }
    }

    /// The counsellor needs a talk of their own.
    pub(super) async fn ask_debrief(&mut self) -> Result<(), ChatError> {
        let chat = self.sockets.chat.clone();
        self.seated(chat.ask_debrief(self.staff)).await
    }

    /// How the counsellor's own call stands.
    pub(super) async fn debrief(&self, counsellor: &Counsellor) -> Result<Option<DebriefState>, ChatError> {
        let Some(debrief) = counsellor.debrief else { return Ok(None) };
        let comes = match debrief.lead {
            Some(lead) => self.sockets.chat.counsellor(lead).await?,
            None => None,
        };
        let is_anybody_here = self.picture.leads.iter().any(|lead| *lead != self.staff);
        Ok(Some(match comes {
            Some(lead) => DebriefState::Coming { alias: lead.alias.to_string() },
            None if is_anybody_here => DebriefState::Asked {},
            None => DebriefState::NobodyHere {},
        }))
    }

    /// What only a shift lead is told. Their own call is for the others.
    pub(super) fn lead_view(&self, counsellor: &Counsellor) -> Option<LeadView> {
        let me = colleague_id(self.staff);
        let debriefs = self.picture.debriefs.iter().filter(|call| call.colleague != me).cloned();
        (counsellor.duty == Duty::ShiftLead)
            .then(|| LeadView { risks: self.picture.risks.clone(), debriefs: debriefs.collect() })
    }
}
