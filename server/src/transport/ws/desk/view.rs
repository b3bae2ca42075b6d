//! What a desk shows, and what to tell it when that changes.

use std::sync::Arc;

use super::super::outbox::Outbox;
use super::super::reader::{Pages, Reader};
use super::super::seconds_left;
use super::super::visitor::{TICKET_AGE, line};
use super::{Desk, Talk};
use crate::clock::Moment;
use crate::domain::board::colleague_id;
use crate::domain::chat::ChatError;
use crate::domain::counsellor::{Counsellor, Duty, Mode};
use crate::domain::enquiry::{Enquiry, Presence, Stage};
use crate::domain::node::AsOf;
use crate::domain::ports::StoreError;
use crate::domain::transcript::Message;
use crate::protocol::care::DebriefState;
use crate::protocol::desk::{Availability, DeskNotice, VisitorPresence};
use crate::protocol::hand_over::Colleague;
use crate::protocol::ids::{ClientRef, ConversationId, EnquiryId};
use crate::protocol::ticket::Ticket;
use crate::protocol::visit::{EndReason, Side};
use crate::protocol::{ErrorId, ToDesk};

/// What the desk has been shown of its own counsellor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShownMe {
    Resting,
    Paused(Moment),
    Ready,
    Offering(Moment),
    Talking,
}

/// What the desk has been shown of the shift that is about its own counsellor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    me: ShownMe,
    debrief: Option<DebriefState>,
    duty: Duty,
}

/// A ticket that the desk was given: when, and whether for a talk that is marked.
#[derive(Clone, Debug)]
pub(super) struct Given {
    ticket: Ticket,
    risk: Option<Moment>,
    as_of: AsOf,
}

impl Desk {
    /// Looks at the counsellor and their talks, and tells what the desk does not show yet.
    pub(super) async fn look_again(&mut self, out: &mut Outbox) -> Result<(), ChatError> {
        let chat = self.sockets.chat.clone();
        let as_of = chat.as_of();
        let counsellor = self.my_seat().await?;
        if counsellor.seat > self.seat {
            self.superseded = true;
            return Ok(());
        }
        let mut talks = chat.talks(self.staff).await?;
        for enquiry in &talks {
            self.show_talk(enquiry, as_of, out).await?;
        }
        let (room, coming) = self.room(&counsellor).await?;
        if let Some(enquiry) = room {
            self.show_room(&enquiry, out).await?;
            talks.push(enquiry);
        }
        self.show_ends(&talks, &counsellor, out).await?;
        self.show_take_overs(&counsellor, out).await?;
        self.show_called(&counsellor, coming.as_deref(), out).await?;
        self.show_callable(out);
        self.show_errand(&counsellor, out);
        if self
            .offer
            .is_some_and(|offer| counsellor.offer != Some(offer) && !counsellor.talks.contains(&offer))
        {
            out.push(&ToDesk::OfferLapsed {});
        }
        self.offer = counsellor.offer;
        self.show_shift(&counsellor, out).await
    }

    /// The counsellor as the store has them. One whom the store has lost, while this
    /// connection was open, sits down again, with the talks that the desk has tickets for.
    pub(super) async fn my_seat(&mut self) -> Result<Arc<Counsellor>, ChatError> {
        let chat = self.sockets.chat.clone();
        if let Some(held) = chat.counsellor(self.staff).await?
            && (held.seat > self.seat || held.seat == self.seat && held.presence.is_here())
            && held.version >= self.seen
        {
            self.seen = held.version;
            self.ready = matches!(held.mode, Mode::Ready(_));
            return Ok(held);
        }
        self.bring_back_talks().await?;
        chat.desk_still_here(&self.arriving, self.ready, self.seat).await?;
        self.shown_me = None;
        let found = chat.counsellor(self.staff).await?.ok_or(ErrorId::SignInNeeded)?;
        self.seen = found.version;
        Ok(found)
    }

    /// Asks the tickets of the desk what they know. Returns why some of those that the desk
    /// has just brought were not taken; one that was given here and is too old by now brings
    /// nothing back, and what there is without it is told.
    pub(super) async fn bring_back_talks(&mut self) -> Result<Vec<ErrorId>, ChatError> {
        let chat = self.sockets.chat.clone();
        let mut not_taken = Vec::new();
        while let Some(ticket) = self.brought.last() {
            match chat.bring_back_talk(self.staff, ticket).await {
                Err(ChatError::Refused(error_id)) => not_taken.push(error_id),
                brought => brought?,
            }
            self.brought.pop();
        }
        for given in self.talks.values().filter_map(|talk| talk.ticket.as_ref()) {
            match chat.bring_back_talk(self.staff, &given.ticket).await {
                Err(ChatError::Refused(error_id)) => self.sockets.metrics.refused(error_id),
                brought => brought?,
            }
        }
        Ok(not_taken)
    }

    /// Gives the desk a ticket for the talk when it has none, and from time to time.
    fn keep_ticket(
        &mut self,
        conversation: ConversationId,
        enquiry: &Enquiry,
        as_of: AsOf,
        out: &mut Outbox,
    ) {
        let Some(talk) = self.talks.get_mut(&conversation) else { return };
        // One from before a loss would go on telling what was true before it.
        let is_current = |given: &Given| !self.sockets.chat.is_of_another_life(given.as_of);
        let is_fresh = |given: &Given| {
            given.risk == enquiry.risk && is_current(given) && as_of.at.since(given.as_of.at) < TICKET_AGE
        };
        if talk.ticket.as_ref().is_some_and(is_fresh) {
            return;
        }
        if let Some(ticket) = self.sockets.chat.desk_ticket(enquiry, self.staff, as_of) {
            out.push(&ToDesk::Ticket { conversation, ticket: ticket.clone() });
            talk.ticket = Some(Given { ticket, risk: enquiry.risk, as_of });
        }
    }

    async fn show_shift(&mut self, counsellor: &Counsellor, out: &mut Outbox) -> Result<(), ChatError> {
        let me = self.me(counsellor).await?;
        let debrief = self.debrief(counsellor).await?;
        let shown = Shown { me, debrief: debrief.clone(), duty: counsellor.duty };
        if self.shown_me.as_ref() == Some(&shown) {
            return Ok(());
        }
        self.shown_me = Some(shown);
        let now = self.sockets.chat.now();
        let left = |until: Moment| until.since(now).as_secs();
        out.push(&ToDesk::Shift {
            me: match me {
                ShownMe::Resting => Availability::Resting {},
                ShownMe::Paused(until) => {
                    Availability::Paused { seconds_left: u32::try_from(left(until)).unwrap_or(u32::MAX) }
                }
                ShownMe::Ready => Availability::Ready {},
                ShownMe::Offering(until) => Availability::Offering { seconds_left: seconds_left(until, now) },
                ShownMe::Talking => Availability::Talking {},
            },
            waiting: self.picture.waiting.clone(),
            waiting_total: self.picture.waiting_total,
            counsellors: self.picture.counsellors,
            colleagues: self.colleagues(),
            debrief,
            lead: self.lead_view(counsellor),
            respites: self.respites(counsellor),
            service: self.sockets.opening.service(),
            by_hand: self.sockets.opening.by_hand(),
            too_few: self.sockets.opening.too_few(self.picture.qualified),
        });
        Ok(())
    }

    /// Everybody else who can be asked.
    fn colleagues(&self) -> Vec<Colleague> {
        let me = colleague_id(self.staff);
        self.picture.colleagues.iter().filter(|colleague| colleague.id != me).cloned().collect()
    }

    async fn me(&self, counsellor: &Counsellor) -> Result<ShownMe, ChatError> {
        if let Some(offer) = counsellor.offer
            && let Some(enquiry) = self.sockets.chat.enquiry(offer).await?
            && let Stage::Offered { until, .. } = enquiry.stage
        {
            return Ok(ShownMe::Offering(until));
        }
        Ok(match counsellor.mode {
            Mode::Ready(_) => ShownMe::Ready,
            _ if !counsellor.talks.is_empty() => ShownMe::Talking,
            Mode::Paused(until) => ShownMe::Paused(until),
            Mode::Resting => ShownMe::Resting,
        })
    }

    async fn show_talk(&mut self, enquiry: &Enquiry, as_of: AsOf, out: &mut Outbox) -> Result<(), ChatError> {
        let (Some(conversation), Stage::Talking { since, .. }) = (enquiry.conversation, enquiry.stage) else {
            return Ok(());
        };
        if self.is_guest_in(conversation) {
            // It is theirs now: told anew, as their own.
            self.talks.remove(&conversation);
        }
        if self.talks.contains_key(&conversation) {
            self.show_presence(conversation, enquiry, out);
        } else {
            self.open_talk(conversation, enquiry, since, None, out).await?;
        }
        self.show_risk(conversation, enquiry, out);
        self.show_call_in(conversation, enquiry, out).await?;
        self.keep_ticket(conversation, enquiry, as_of, out);
        self.show_closing(conversation, enquiry, out);
        self.show_hand_over(conversation, enquiry, out).await
    }

    /// `guest`: the call by which the desk is a guest in it.
    pub(super) async fn open_talk(
        &mut self,
        conversation: ConversationId,
        enquiry: &Enquiry,
        since: Moment,
        guest: Option<u64>,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        let chat = self.sockets.chat.clone();
        let mut reader = match guest {
            Some(_) => Reader::of_guest(self.staff, enquiry.id),
            None => Reader::new(Side::Counsellor, None),
        };
        let host = match (guest, enquiry.counsellor()) {
            (Some(_), Some(host)) => chat.counsellor(host).await?.map(|host| host.alias.to_string()),
            (Some(_), None) | (None, _) => None,
        };
        let pages = reader.read(&chat, conversation).await?;
        let waited = since.since(enquiry.joined_at).as_secs();
        out.push(&ToDesk::Talk {
            conversation,
            needs: enquiry.needs,
            lane: enquiry.lane,
            waited_s: u32::try_from(waited).unwrap_or(u32::MAX),
            visitor: presence(enquiry.presence),
            epoch: pages.epoch,
            began_at_ms: since.0,
            note: if guest.is_some() { chat.calling_note(enquiry) } else { chat.note_of(enquiry) },
            host: guest.map(|_| host.unwrap_or_default()),
        });
        let talk = Talk {
            enquiry: enquiry.id,
            reader,
            presence: enquiry.presence,
            ticket: None,
            guest,
            call_in: None,
            hand_over: None,
            closes_at: None,
            risk: None,
        };
        self.talks.insert(conversation, talk);
        self.show_pages(conversation, &pages, None, out);
        Ok(())
    }

    /// Talks that are shown but no longer held, and those that ended while no desk was
    /// there to show it. The last words come first.
    async fn show_ends(
        &mut self,
        held: &[Arc<Enquiry>],
        counsellor: &Counsellor,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        let chat = self.sockets.chat.clone();
        for enquiry in &counsellor.untold {
            let shown = self.talks.values().any(|talk| talk.enquiry == *enquiry);
            if shown || self.ends_unconfirmed.iter().any(|(_, ended)| ended == enquiry) {
                continue;
            }
            match chat.enquiry(*enquiry).await? {
                Some(ended) => self.show_missed_end(&ended, out).await?,
                None => self.mark_end(*enquiry, out),
            }
        }
        let is_held = |id: &ConversationId| held.iter().any(|enquiry| enquiry.conversation == Some(*id));
        let gone: Vec<ConversationId> = self.talks.keys().filter(|id| !is_held(id)).copied().collect();
        for conversation in gone {
            let Some(Talk { enquiry, guest, .. }) = self.talks.get(&conversation) else { continue };
            let (enquiry, guest) = (*enquiry, *guest);
            let stay = chat.enquiry(enquiry).await?;
            if let Some(number) = guest {
                self.show_room_left(conversation, number, stay.as_deref(), out);
                continue;
            }
            let reason = match stay.as_ref().map(|stay| stay.stage) {
                _ if stay.as_ref().is_some_and(|stay| {
                    stay.was_handed_over_by(self.staff) || stay.went_on_without(self.staff)
                }) =>
                {
                    EndReason::HandedOver
                }
                Some(Stage::Ended { reason, .. }) => reason,
                Some(_) => EndReason::BackToQueue,
                None => EndReason::VisitorLost,
            };
            // What is said after a hand-over is said to somebody else.
            if reason != EndReason::HandedOver {
                match self.catch_up(conversation, None, out).await {
                    Ok(()) | Err(ChatError::Refused(ErrorId::NoConversation)) => {}
                    Err(error) => return Err(error),
                }
            }
            self.talks.remove(&conversation);
            out.push(&ToDesk::Ended { conversation, reason });
            self.mark_end(enquiry, out);
        }
        Ok(())
    }

    /// A talk that ended while the desk was away: opened once more, to be read and erased.
    async fn show_missed_end(&mut self, enquiry: &Enquiry, out: &mut Outbox) -> Result<(), ChatError> {
        if let Some(conversation) = enquiry.conversation
            && enquiry.was_handed_over_by(self.staff)
        {
            out.push(&ToDesk::Ended { conversation, reason: EndReason::HandedOver });
            self.mark_end(enquiry.id, out);
            return Ok(());
        }
        let (Some(conversation), Stage::Ended { reason, at, .. }) = (enquiry.conversation, enquiry.stage)
        else {
            self.mark_end(enquiry.id, out);
            return Ok(());
        };
        match self.open_talk(conversation, enquiry, at, None, out).await {
            Ok(()) => {
                self.talks.remove(&conversation);
            }
            // The words are destroyed already; how it ended is still worth knowing.
            Err(ChatError::Refused(ErrorId::NoConversation)) => {}
            Err(error) => return Err(error),
        }
        out.push(&ToDesk::Ended { conversation, reason });
        self.mark_end(enquiry.id, out);
        Ok(())
    }

    /// The desk has been told how it ended; the answer to the mark proves that it knows.
    fn mark_end(&mut self, enquiry: EnquiryId, out: &mut Outbox) {
        self.marks = self.marks.wrapping_add(1);
        self.ends_unconfirmed.push((self.marks, enquiry));
        out.push_mark(self.marks);
    }

    /// The same, and every word again from what the desk has: news was lost on the way, or
    /// something was lost and came back.
    pub(super) async fn look_at_everything(&mut self, out: &mut Outbox) -> Result<(), ChatError> {
        self.bring_back_talks().await?;
        self.look_again(out).await?;
        let shown: Vec<ConversationId> = self.talks.keys().copied().collect();
        for conversation in shown {
            self.catch_up(conversation, None, out).await?;
        }
        Ok(())
    }

    /// Tells the sender the position; what the visitor said just before comes first.
    pub(super) async fn accept(
        &mut self,
        conversation: ConversationId,
        message: &Message,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        if !self.talks.contains_key(&conversation) {
            // The first look failed: the talk comes before its lines.
            self.look_again(out).await?;
        }
        let in_order = self
            .talks
            .get(&conversation)
            .is_none_or(|talk| talk.reader.has(message.position) || talk.reader.is_next(message.position));
        if !in_order {
            return self.catch_up(conversation, Some(&message.client_ref), out).await;
        }
        self.show_accepted(conversation, message, out);
        Ok(())
    }

    fn show_accepted(&mut self, conversation: ConversationId, message: &Message, out: &mut Outbox) {
        if let Some(talk) = self.talks.get_mut(&conversation) {
            talk.reader.shown(message.position);
        }
        out.push(&ToDesk::Accepted {
            conversation,
            client_ref: message.client_ref.clone(),
            position: message.position,
            sent_at_ms: message.sent_at.0,
            receipt: message.receipt,
        });
    }

    /// The visitor said something. The next one is shown; with a gap the store is asked.
    pub(super) async fn hear(
        &mut self,
        conversation: ConversationId,
        message: &Arc<Message>,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        if self.is_guest_in(conversation) {
            // They may have been sent out since it was said: then the next line is not theirs.
            self.look_again(out).await?;
        } else if !self.talks.contains_key(&conversation) {
            return self.look_again(out).await;
        }
        let Some(talk) = self.talks.get(&conversation) else { return Ok(()) };
        if talk.reader.has(message.position) {
            return Ok(());
        }
        if talk.reader.is_next(message.position) {
            self.show_line(conversation, message, out);
            return Ok(());
        }
        self.catch_up(conversation, None, out).await
    }

    async fn catch_up(
        &mut self,
        conversation: ConversationId,
        accepted: Option<&ClientRef>,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        let Some(talk) = self.talks.get_mut(&conversation) else { return Ok(()) };
        let is_guest = talk.guest.is_some();
        let pages = match talk.reader.read(&self.sockets.chat, conversation).await {
            // Sent out, or the talk is over: the next look tells.
            Err(ChatError::Refused(ErrorId::NoConversation)) if is_guest => return Ok(()),
            pages => pages?,
        };
        self.show_pages(conversation, &pages, accepted, out);
        match accepted {
            // Accepted, and lost before anybody was told: then it was not.
            Some(name) if !pages.has(Side::Counsellor, name) => Err(StoreError::Unavailable.into()),
            _ => Ok(()),
        }
    }

    fn show_pages(
        &mut self,
        conversation: ConversationId,
        pages: &Pages,
        accepted: Option<&ClientRef>,
        out: &mut Outbox,
    ) {
        if pages.epoch_changed {
            out.push(&ToDesk::EpochChanged { conversation, epoch: pages.epoch, lines: pages.count() });
        }
        for message in &pages.messages {
            let is_answer = message.from == Side::Counsellor && Some(&message.client_ref) == accepted;
            if is_answer && !pages.epoch_changed {
                self.show_accepted(conversation, message, out);
            } else {
                self.show_line(conversation, message, out);
            }
        }
        if let Some(whole) = pages.whole {
            let notice = if whole { DeskNotice::AllHere } else { DeskNotice::MayBeMissing };
            out.push(&ToDesk::Notice { conversation: Some(conversation), notice });
        }
    }

    fn show_line(&mut self, conversation: ConversationId, message: &Message, out: &mut Outbox) {
        if let Some(talk) = self.talks.get_mut(&conversation) {
            talk.reader.shown(message.position);
        }
        out.push(&ToDesk::Message { conversation, line: line(message, &self.sockets.phrases) });
    }
}

pub(super) fn presence(presence: Presence) -> VisitorPresence {
    match presence {
        Presence::Here(_) => VisitorPresence::Present,
        Presence::Lost(_) => VisitorPresence::Lost,
    }
}
