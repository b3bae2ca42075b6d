//! What a visitor's page shows, and what to tell it when that changes.

use std::sync::Arc;
use std::time::Duration;

use super::super::outbox::Outbox;
use super::super::reader::Pages;
use super::Visitor;
use crate::clock::Moment;
use crate::domain::board::Place;
use crate::domain::chat::ChatError;
use crate::domain::counsellor::StaffId;
use crate::domain::enquiry::{Enquiry, Stage};
use crate::domain::errand::Whereabouts;
use crate::domain::hand_over::Step;
use crate::domain::node::AsOf;
use crate::domain::ports::StoreError;
use crate::domain::transcript::Message;
use crate::protocol::card::Body;
use crate::protocol::ids::{ClientRef, ConversationId};
use crate::protocol::needs::Lane;
use crate::protocol::ticket::Ticket;
use crate::protocol::visit::{CounsellorPresence, EndReason, Line, Notice, Rose, Side};
use crate::protocol::{ErrorId, ToVisitor};
use crate::transport::phrases::Phrases;

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
    Talking { counsellor: StaffId, whereabouts: Whereabouts },
    /// The end.
    Ended,
}

/// A ticket that the page was given: for which state of the stay, and when.
#[derive(Clone, Debug)]
pub(super) struct Given {
    ticket: Ticket,
    state: (Option<StaffId>, Option<ConversationId>, Lane, Option<Moment>),
    as_of: AsOf,
}

/// The ping that follows an end; its answer proves that the end arrived.
pub(super) const END_MARK: u32 = 1;

/// A ticket is made anew when it is older than this, so that one left behind on a phone
/// is soon worth nothing.
pub(in crate::transport::ws) const TICKET_AGE: Duration = Duration::from_mins(5);

impl Given {
    /// One that the page brought. A new one is made as soon as there is a stay to make it for.
    pub(super) fn brought(ticket: Ticket) -> Self {
        Self { ticket, state: (None, None, Lane::Normal, None), as_of: AsOf { at: Moment(0), life: 0 } }
    }
}

impl Visitor {
    /// Looks at the stay and tells what the page does not show yet.
    pub(super) async fn look_again(&mut self, out: &mut Outbox) -> Result<(), ChatError> {
        let chat = self.sockets.chat.clone();
        let as_of = chat.as_of();
        let Some(enquiry) = self.my_stay().await? else {
            if !matches!(self.shown, Shown::Nothing | Shown::Ended) {
                self.show_end(EndReason::Expired, false, None, out).await?;
            }
            return Ok(());
        };
        self.seen = self.seen.max(enquiry.version);
        if !enquiry.has_ended() {
            // Without one, the stay was begun by this connection, or by another of the page.
            let seat = *self.seat.get_or_insert(self.came_at);
            if enquiry.seat > seat {
                self.superseded = true;
                return Ok(());
            }
            if enquiry.seat < seat || !enquiry.presence.is_here() {
                chat.still_here(self.enquiry, seat).await?;
            }
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
                let shown = self.show_talk(&enquiry, counsellor, out).await;
                if let Err(ChatError::Refused(ErrorId::NoConversation)) = shown {
                    chat.finish(self.enquiry, Side::Visitor).await;
                }
                shown?;
                self.show_guest(&enquiry, out).await?;
                self.show_closing(&enquiry, out).await?;
                self.show_hand_over(&enquiry, out).await?;
            }
            Stage::Ended { reason, feedback, .. } => {
                // The last words first: a page that was away has not seen them yet.
                self.conversation = enquiry.conversation;
                if self.shown != Shown::Ended && self.conversation.is_some() {
                    if !matches!(self.shown, Shown::Talking { .. }) {
                        self.reader.tell_life();
                    }
                    match self.catch_up(None, out).await {
                        // Destroyed already: the end is all there is to tell.
                        Ok(()) | Err(ChatError::Refused(ErrorId::NoConversation)) => {}
                        Err(error) => return Err(error),
                    }
                }
                let words = self.rest_after(&enquiry).await;
                self.show_end(reason, feedback, words, out).await?;
            }
        }
        self.keep_ticket(&enquiry, as_of, out);
        Ok(())
    }

    /// The stay as the store has it. One that the store has lost, while this connection was
    /// open, is brought back by the ticket that its page was given.
    pub(super) async fn my_stay(&mut self) -> Result<Option<Arc<Enquiry>>, ChatError> {
        let chat = self.sockets.chat.clone();
        let held = chat.enquiry(self.enquiry).await?;
        // Without a seat no talk has been asked for, so there is none to lose.
        let Some(seat) = self.seat else { return Ok(held) };
        let is_older = |held: &Enquiry| held.seat < seat || held.version < self.seen;
        let is_lost = held.as_ref().is_none_or(|held| is_older(held) && !held.has_ended());
        if !is_lost || self.shown == Shown::Ended {
            return Ok(held);
        }
        self.bring_back().await?;
        chat.still_here(self.enquiry, seat).await?;
        let found = chat.enquiry(self.enquiry).await?;
        self.seen = found.as_ref().map_or(0, |found| found.version);
        Ok(found)
    }

    /// A ticket that is too old brings nothing back; what there is without it is told.
    async fn bring_back(&self) -> Result<(), ChatError> {
        let Some(given) = &self.ticket else { return Ok(()) };
        match self.sockets.chat.bring_back(&self.token, &given.ticket).await {
            Err(ChatError::Refused(error_id)) => self.sockets.metrics.refused(error_id),
            brought => drop(brought?),
        }
        Ok(())
    }

    /// Gives the page a ticket when the state it stands for has changed, and from time to time.
    fn keep_ticket(&mut self, enquiry: &Enquiry, as_of: AsOf, out: &mut Outbox) {
        let talks_with = match enquiry.stage {
            Stage::Talking { counsellor, .. } => Some(counsellor),
            Stage::Waiting | Stage::Offered { .. } | Stage::Ended { .. } => None,
        };
        let state = (talks_with, enquiry.conversation, enquiry.lane, enquiry.risk);
        // One from before a loss would go on telling what was true before it.
        let is_current = |given: &Given| !self.sockets.chat.is_of_another_life(given.as_of);
        let is_fresh = |given: &Given| {
            given.state == state && is_current(given) && as_of.at.since(given.as_of.at) < TICKET_AGE
        };
        if self.ticket.as_ref().is_some_and(is_fresh) {
            return;
        }
        if let Some(ticket) = self.sockets.chat.visitor_ticket(enquiry, &self.token, as_of) {
            out.push(&ToVisitor::Ticket { ticket: ticket.clone() });
            self.ticket = Some(Given { ticket, state, as_of });
        }
    }

    /// The same, and every word again from what the page has: news was lost on the way, or
    /// something was lost and came back.
    pub(super) async fn look_at_everything(&mut self, out: &mut Outbox) -> Result<(), ChatError> {
        if self.seat.is_some() && self.shown != Shown::Ended {
            self.bring_back().await?;
        }
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
            Shown::Talking { .. } => out.push(&ToVisitor::Notice { notice: why_again(enquiry) }),
            // A new page of somebody who talked already.
            Shown::Nothing if enquiry.conversation.is_some() => {
                out.push(&ToVisitor::Notice { notice: why_again(enquiry) });
            }
            Shown::Nothing | Shown::Ended => {}
        }
        self.shown = Shown::Waiting;
        self.asked = None;
        self.forget_guest();
        self.closes_at = None;
        self.sockets.registry.ask_place(self.enquiry);
    }

    /// A place that was on its way while the offer came is old news.
    pub(super) fn show_place(&mut self, place: Place, out: &mut Outbox) {
        if self.shown == Shown::Waiting {
            let Place { ahead, estimate, rose } = place;
            // The board forgets those whom the store has lost; this page was told all the same.
            let is_worse = self.told_ahead.is_some_and(|told| ahead > told);
            let rose = rose.or(is_worse.then_some(Rose::CameBack));
            self.told_ahead = Some(ahead);
            out.push(&ToVisitor::Place { ahead, estimate, rose });
        }
    }

    /// One that was on its way while the offer came is old news too.
    pub(super) fn show_late(&mut self, out: &mut Outbox) {
        if self.shown == Shown::Waiting {
            out.push(&ToVisitor::Notice { notice: Notice::MayCloseFirst });
        }
    }

    async fn show_talk(
        &mut self,
        enquiry: &Enquiry,
        counsellor: StaffId,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        let seated = self.sockets.chat.counsellor(counsellor).await?;
        let whereabouts = seated.as_ref().map_or(Whereabouts::Lost, |counsellor| counsellor.whereabouts());
        let shown = Shown::Talking { counsellor, whereabouts };
        if self.shown == shown {
            return Ok(());
        }
        let alias = seated.map(|counsellor| counsellor.alias.to_string()).unwrap_or_default();
        let words = self.sockets.phrases.away(enquiry.needs.language, &alias, whereabouts);
        let presence = if words.is_some() { CounsellorPresence::Away } else { CounsellorPresence::Present };
        if let Shown::Talking { counsellor: before, .. } = self.shown {
            self.shown = shown;
            if before != counsellor && enquiry.was_handed_over_by(before) {
                self.asked = None;
                out.push(&ToVisitor::Notice { notice: Notice::HandedOver });
            }
            out.push(&ToVisitor::Counsellor { alias, presence, words });
            return Ok(());
        }
        let conversation = self.conversation.ok_or(ErrorId::NoConversation)?;
        let pages = self.reader.read(&self.sockets.chat, conversation).await?;
        self.shown = shown;
        out.push(&ToVisitor::Talking { alias, counsellor: presence, words, epoch: pages.epoch });
        self.show_pages(&pages, None, out);
        Ok(())
    }

    async fn show_end(
        &mut self,
        reason: EndReason,
        feedback: bool,
        words: Option<String>,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        if self.shown == Shown::Ended {
            return Ok(());
        }
        self.shown = Shown::Ended;
        self.end_unconfirmed = true;
        out.push(&ToVisitor::Ended { reason, feedback, words });
        out.push_mark(END_MARK);
        self.sockets.chat.telling_end(self.enquiry, &self.token).await
    }

    /// Somebody said something. The next one is shown; with a gap the store is asked.
    pub(super) async fn hear(&mut self, message: &Arc<Message>, out: &mut Outbox) -> Result<(), ChatError> {
        if !matches!(self.shown, Shown::Talking { .. }) {
            return Ok(());
        }
        if self.reader.has(message.position) {
            return Ok(());
        }
        if self.reader.is_next(message.position) {
            self.show_line(message, out);
            return Ok(());
        }
        self.catch_up(None, out).await
    }

    /// Shows everything after what the page has; the message that has just been accepted
    /// is told as such, in its place.
    pub(super) async fn catch_up(
        &mut self,
        accepted: Option<&ClientRef>,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        let conversation = self.conversation.ok_or(ErrorId::NoConversation)?;
        let pages = self.reader.read(&self.sockets.chat, conversation).await?;
        self.show_pages(&pages, accepted, out);
        match accepted {
            // Accepted, and lost before anybody was told: then it was not.
            Some(name) if !pages.has(Side::Visitor, name) => Err(StoreError::Unavailable.into()),
            _ => Ok(()),
        }
    }

    fn show_pages(&mut self, pages: &Pages, accepted: Option<&ClientRef>, out: &mut Outbox) {
        if pages.epoch_changed {
            out.push(&ToVisitor::EpochChanged { epoch: pages.epoch, lines: pages.count() });
        }
        for message in &pages.messages {
            let is_answer = message.from == Side::Visitor && Some(&message.client_ref) == accepted;
            if is_answer && !pages.epoch_changed {
                self.show_accepted(message, out);
            } else {
                self.show_line(message, out);
            }
        }
        if let Some(whole) = pages.whole {
            let notice = if whole { Notice::AllHere } else { Notice::MayBeMissing };
            out.push(&ToVisitor::Notice { notice });
        }
    }

    pub(super) fn show_accepted(&mut self, message: &Message, out: &mut Outbox) {
        self.reader.shown(message.position);
        out.push(&ToVisitor::Accepted {
            client_ref: message.client_ref.clone(),
            position: message.position,
            sent_at_ms: message.sent_at.0,
            receipt: message.receipt,
        });
    }

    fn show_line(&mut self, message: &Message, out: &mut Outbox) {
        self.reader.shown(message.position);
        out.push(&ToVisitor::Message(line(message, &self.sockets.phrases)));
    }
}

/// Why somebody who talked waits again.
fn why_again(enquiry: &Enquiry) -> Notice {
    let was_handed_over = enquiry.hand_over.as_ref().is_some_and(|last| last.step == Step::Done);
    if was_handed_over { Notice::HandedOver } else { Notice::CounsellorLost }
}

/// The message as both sides see it.
pub(in crate::transport::ws) fn line(message: &Message, phrases: &Phrases) -> Line {
    let card = match &message.body {
        Body::Words(_) => None,
        Body::Card(card) => Some(card.clone()),
    };
    Line {
        position: message.position,
        from: message.from,
        text: phrases.body(&message.body),
        card,
        guest: message.guest.clone(),
        sent_at_ms: message.sent_at.0,
        receipt: message.receipt,
        client_ref: message.client_ref.clone(),
    }
}
