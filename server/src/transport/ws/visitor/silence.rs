//! That a quiet talk is about to close, as the visitor is told it: until when, and what
//! keeps it open.

use super::super::outbox::Outbox;
use super::Visitor;
use crate::domain::chat::ChatError;
use crate::domain::enquiry::Enquiry;
use crate::protocol::ToVisitor;

impl Visitor {
    /// Tells what has changed. The talk itself has been told before.
    pub(super) async fn show_closing(
        &mut self,
        enquiry: &Enquiry,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        if self.closes_at == enquiry.closes_at {
            return Ok(());
        }
        let question = match (enquiry.closes_at, enquiry.counsellor()) {
            (Some(closes_at), Some(counsellor)) => {
                let counsellor = self.sockets.chat.counsellor(counsellor).await?;
                let alias = counsellor.map(|counsellor| counsellor.alias.to_string()).unwrap_or_default();
                Some(self.sockets.phrases.closing(enquiry.needs.language, &alias, closes_at))
            }
            _ => None,
        };
        self.closes_at = enquiry.closes_at;
        out.push(&ToVisitor::Closing { question });
        Ok(())
    }
}
