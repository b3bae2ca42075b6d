//! A second counsellor in the room, as the visitor is told of them: who it is, before they see
//! a word; and that they are there no more.

use super::super::outbox::Outbox;
use super::Visitor;
use crate::domain::call_in::Step;
use crate::domain::chat::ChatError;
use crate::domain::enquiry::Enquiry;
use crate::protocol::ToVisitor;

/// What the page shows of who else is in the room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Guest {
    /// Nobody.
    #[default]
    Nobody,
    /// Somebody comes or is here, by this call.
    There(u64),
    /// They have gone.
    Gone(u64),
}

impl Guest {
    fn of(enquiry: &Enquiry) -> Self {
        match enquiry.call_in.as_ref().map(|call| (call.number, &call.step)) {
            Some((number, Step::Coming { .. } | Step::Here { .. })) if enquiry.guest().is_some() => {
                Self::There(number)
            }
            Some((number, Step::Off { guest: Some(_), .. })) => Self::Gone(number),
            _ => Self::Nobody,
        }
    }
}

impl Visitor {
    /// Tells what has changed. The talk itself has been told before.
    pub(super) async fn show_guest(&mut self, enquiry: &Enquiry, out: &mut Outbox) -> Result<(), ChatError> {
        let (was, is) = (self.guest, Guest::of(enquiry));
        if was == is {
            return Ok(());
        }
        let chat = self.sockets.chat.clone();
        let host = match enquiry.counsellor() {
            Some(host) => chat.counsellor(host).await?,
            None => None,
        };
        let host = host.map(|host| host.alias.to_string()).unwrap_or_default();
        let (phrases, language) = (&self.sockets.phrases, enquiry.needs.language);
        self.guest = is;
        let call = enquiry.call_in.as_ref();
        match (is, call.map(|call| &call.step)) {
            (Guest::There(number), _) => {
                let Some(guest) = enquiry.guest() else { return Ok(()) };
                let (text, no) = phrases.guest(language, &host, &guest.name);
                out.push(&ToVisitor::Guest { number, text, no: Some(no) });
            }
            (Guest::Gone(number), Some(Step::Off { why, at, guest: Some(guest) })) => {
                // A page that comes back is told of what it may have missed, and not of old news.
                let is_known = was == Guest::There(number);
                if is_known || chat.now().since(*at) <= chat.rules().hand_over {
                    let text = phrases.guest_gone(language, &host, &guest.name, *why);
                    out.push(&ToVisitor::Guest { number, text, no: None });
                }
            }
            _ => {
                if let Guest::There(number) = was {
                    // The server has lost it, or the talk went on elsewhere meanwhile.
                    let text = phrases.guest_lost(language, &host);
                    out.push(&ToVisitor::Guest { number, text, no: None });
                }
            }
        }
        Ok(())
    }

    /// The page shows no talk any more.
    pub(super) fn forget_guest(&mut self) {
        self.guest = Guest::Nobody;
    }
}
