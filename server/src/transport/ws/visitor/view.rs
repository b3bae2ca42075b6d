//! What a visitor's page shows, and what to tell it when that changes.

use std::sync::Arc;

use super::super::outbox::Outbox;
use super::Visitor;
use crate::clock::Moment;
use crate::domain::board::Place;
use crate::domain::chat::ChatError;
use crate::domain::counsellor::StaffId;
use crate::domain::enquiry::{Enquiry, Presence, Stage};
use crate::domain::transcript::{Message, Replay};
use crate::protocol::ids::ClientRef;
use crate::protocol::visit::{CounsellorPresence, EndReason, Line, Notice, Side};
use crate::protocol::{ErrorId, ToVisitor};

/// What the page has been shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Nothing: no talk has been asked for.
    Nothing,
    /// The queue; the board tells the place.
    Waiting,
    /// An offer.
    Offered { offers_missed: u8, until: Moment },
    /// A talk.
    Talking { counsellor: StaffId, away: bool },
    /// The end.
    Ended,
}

impl Visitor {
    /// Looks at the stay and tells what the page does not show yet.
    pub(super) async fn look_again(&mut self, out: &mut Outbox) -> Result<(), ChatError> {
        let chat = self.sockets.chat.clone();
        let Some(enquiry) = chat.enquiry(self.enquiry).await? else {
            if !matches!(self.shown, Shown::Nothing | Shown::Ended) {
                self.show_end(EndReason::Expired, false, out).await?;
            }
            return Ok(());
        };
        // An older connection of the same phone may note its own end after this one came.
        if enquiry.presence != Presence::Here && !enquiry.has_ended() {
            chat.set_presence(self.enquiry, Presence::Here).await?;
        }
        match enquiry.stage {
            Stage::Waiting => self.show_waiting(&enquiry, out),
            Stage::Offered { until, .. } => {
                let shown = Shown::Offered { offers_missed: enquiry.offers_missed, until };
                if self.shown != shown {
                    // Nobody else could be asked, so the same visitor is asked again at once.
                    if matches!(self.shown, Shown::Offered { offers_missed, .. } if offers_missed < enquiry.offers_missed)
                    {
                        out.push(&ToVisitor::Notice { notice: Notice::OfferMissed });
                    }
                    self.shown = shown;
                    let left = until.since(chat.now()).as_secs();
                    out.push(&ToVisitor::Ready {
                        seconds_left: u16::try_from(left).unwrap_or(u16::MAX),
                        last: enquiry.offers_missed + 1 >= chat.rules().offers_max,
                    });
                }
            }
            Stage::Talking { counsellor, .. } => {
                self.conversation = enquiry.conversation;
                self.show_talk(counsellor, out).await?;
            }
            Stage::Ended { reason, feedback, .. } => {
                // The last words first: a page that was away has not seen them yet.
                self.conversation = enquiry.conversation;
                if self.shown != Shown::Ended && self.conversation.is_some() {
                    match self.catch_up(None, out).await {
                        // Destroyed already: the end is all there is to tell.
                        Ok(()) | Err(ChatError::Refused(ErrorId::NoConversation)) => {}
                        Err(error) => return Err(error),
                    }
                }
                self.show_end(reason, feedback, out).await?;
            }
        }
        Ok(())
    }

    /// The same, and every word again from what the page has: news was lost on the way.
    pub(super) async fn look_at_everything(&mut self, out: &mut Outbox) -> Result<(), ChatError> {
        self.look_again(out).await?;
        match self.shown {
            Shown::Talking { .. } => self.catch_up(None, out).await,
            Shown::Nothing | Shown::Waiting | Shown::Offered { .. } | Shown::Ended => Ok(()),
        }
    }

    fn show_waiting(&mut self, enquiry: &Enquiry, out: &mut Outbox) {
        let offers_missed = enquiry.offers_missed;
        match self.shown {
            Shown::Waiting => return,
            Shown::Offered { offers_missed: before, .. } => {
                let missed = offers_missed > before;
                let notice = if missed { Notice::OfferMissed } else { Notice::OfferWithdrawn };
                out.push(&ToVisitor::Notice { notice });
            }
            Shown::Talking { .. } => out.push(&ToVisitor::Notice { notice: Notice::CounsellorLost }),
            // A new page of somebody whose counsellor was lost.
            Shown::Nothing if enquiry.conversation.is_some() => {
                out.push(&ToVisitor::Notice { notice: Notice::CounsellorLost });
            }
            Shown::Nothing | Shown::Ended => {}
        }
        self.shown = Shown::Waiting;
        self.sockets.registry.ask_place(self.enquiry);
    }

    /// A place that was on its way while the offer came is old news.
    pub(super) fn show_place(&self, place: Place, out: &mut Outbox) {
        if self.shown == Shown::Waiting {
            let Place { ahead, estimate, rose } = place;
            out.push(&ToVisitor::Place { ahead, estimate, rose });
        }
    }

    async fn show_talk(&mut self, counsellor: StaffId, out: &mut Outbox) -> Result<(), ChatError> {
        let seated = self.sockets.chat.counsellor(counsellor).await?;
        let away = seated.as_ref().is_none_or(|counsellor| counsellor.away);
        let shown = Shown::Talking { counsellor, away };
        if self.shown == shown {
            return Ok(());
        }
        let alias = seated.map(|counsellor| counsellor.alias.to_string()).unwrap_or_default();
        let presence = if away { CounsellorPresence::Away } else { CounsellorPresence::Present };
        if matches!(self.shown, Shown::Talking { .. }) {
            self.shown = shown;
            out.push(&ToVisitor::Counsellor { alias, presence });
            return Ok(());
        }
        self.shown = shown;
        let conversation = self.conversation.ok_or(ErrorId::NoConversation)?;
        let (epoch, missing) = self.sockets.chat.catch_up(conversation, self.has).await?;
        out.push(&ToVisitor::Talking { alias, counsellor: presence, epoch });
        self.show_lines(missing, None, out);
        Ok(())
    }

    async fn show_end(
        &mut self,
        reason: EndReason,
        feedback: bool,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        if self.shown == Shown::Ended {
            return Ok(());
        }
        self.shown = Shown::Ended;
        self.end_unconfirmed = true;
        out.push(&ToVisitor::Ended { reason, feedback });
        self.sockets.chat.telling_end(self.enquiry, &self.token).await
    }

    /// Somebody said something. The next one is shown; with a gap the store is asked.
    pub(super) async fn hear(&mut self, message: &Arc<Message>, out: &mut Outbox) -> Result<(), ChatError> {
        if !matches!(self.shown, Shown::Talking { .. }) {
            return Ok(());
        }
        let position = message.position;
        match self.has {
            Some(has) if has.epoch == position.epoch && position.offset <= has.offset => Ok(()),
            has if has.map_or(1, |has| has.offset + 1) == position.offset => {
                self.show_line(message, out);
                Ok(())
            }
            _ => self.catch_up(None, out).await,
        }
    }

    /// Shows everything after what the page has; the message that has just been accepted
    /// is told as such, in its place.
    pub(super) async fn catch_up(
        &mut self,
        accepted: Option<&ClientRef>,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        let conversation = self.conversation.ok_or(ErrorId::NoConversation)?;
        let (_, missing) = self.sockets.chat.catch_up(conversation, self.has).await?;
        self.show_lines(missing, accepted, out);
        Ok(())
    }

    fn show_lines(&mut self, missing: Replay, accepted: Option<&ClientRef>, out: &mut Outbox) {
        let messages = match missing {
            Replay::Messages(messages) => messages,
            Replay::Everything(messages) => {
                self.has = None;
                messages
            }
        };
        for message in &messages {
            if message.from == Side::Visitor && Some(&message.client_ref) == accepted {
                self.show_accepted(message, out);
            } else {
                self.show_line(message, out);
            }
        }
    }

    pub(super) fn show_accepted(&mut self, message: &Message, out: &mut Outbox) {
        self.has = self.has.max(Some(message.position));
        out.push(&ToVisitor::Accepted {
            client_ref: message.client_ref.clone(),
            position: message.position,
            sent_at_ms: message.sent_at.0,
            receipt: message.receipt,
        });
    }

    fn show_line(&mut self, message: &Message, out: &mut Outbox) {
        self.has = Some(message.position);
        out.push(&ToVisitor::Message(line(message, Side::Visitor)));
    }
}

/// The message as `reader` sees it: only the sender gets their own name for it back.
pub(in crate::transport::ws) fn line(message: &Message, reader: Side) -> Line {
    Line {
        position: message.position,
        from: message.from,
        text: message.text.as_str().into(),
        sent_at_ms: message.sent_at.0,
        receipt: message.receipt,
        client_ref: (message.from == reader).then(|| message.client_ref.clone()),
    }
}
