//! A hand-over as the visitor is told of it: the question, and that nothing comes of it.
//! When it is carried out, the new counsellor or the place in line tells so.

use super::super::outbox::Outbox;
use super::super::seconds_left;
use super::Visitor;
use crate::domain::chat::ChatError;
use crate::domain::enquiry::Enquiry;
use crate::protocol::ToVisitor;
use crate::protocol::hand_over::WhyOff;

impl Visitor {
    /// Tells what has changed. The talk itself has been told before.
    pub(super) async fn show_hand_over(
        &mut self,
        enquiry: &Enquiry,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        let open = enquiry.open_hand_over().filter(|open| open.asks_visitor());
        let asked = open.map(|open| open.number);
        if self.asked == asked {
            return Ok(());
        }
        let chat = self.sockets.chat.clone();
        let colleague = match open.and_then(|open| open.to.colleague()) {
            Some(colleague) => chat.counsellor(colleague).await?,
            None => None,
        };
        let counsellor = match enquiry.counsellor() {
            Some(counsellor) if open.is_some() => chat.counsellor(counsellor).await?,
            _ => None,
        };
        let before = std::mem::replace(&mut self.asked, asked);
        if let Some(open) = open {
            let alias = counsellor.map(|counsellor| counsellor.alias.to_string()).unwrap_or_default();
            let colleague = colleague.map(|colleague| colleague.alias.to_string());
            let language = enquiry.needs.language;
            out.push(&ToVisitor::HandOver {
                number: open.number,
                question: self.sockets.phrases.hand_over(language, &alias, colleague.as_deref()),
                alias: colleague,
                seconds_left: open.until().map_or(0, |until| seconds_left(until, chat.now())),
            });
        } else if let Some(number) = before {
            let why = enquiry.why_hand_over_is_off(number).unwrap_or(WhyOff::Lost);
            out.push(&ToVisitor::HandOverOff { why });
        }
        Ok(())
    }
}
