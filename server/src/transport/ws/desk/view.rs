//! What a desk shows, and what to tell it when that changes.

use std::sync::Arc;

use super::super::outbox::Outbox;
use super::super::visitor::line;
use super::{Desk, Talk};
use crate::clock::Moment;
use crate::domain::chat::ChatError;
use crate::domain::counsellor::{Counsellor, Mode};
use crate::domain::enquiry::{Enquiry, Presence, Stage};
use crate::domain::transcript::{Message, Replay};
use crate::protocol::desk::{Availability, VisitorPresence};
use crate::protocol::ids::{ClientRef, ConversationId};
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

impl Desk {
    /// Looks at the counsellor and their talks, and tells what the desk does not show yet.
    pub(super) async fn look_again(&mut self, out: &mut Outbox) -> Result<(), ChatError> {
        let chat = self.sockets.chat.clone();
        let counsellor = chat.counsellor(self.staff).await?.ok_or(ErrorId::SignInNeeded)?;
        // An older connection of the same desk may note its own end after this one came.
        if counsellor.presence != Presence::Here {
            chat.set_seat_presence(self.staff, Presence::Here).await?;
        }
        let talks = chat.talks(self.staff).await?;
        for enquiry in &talks {
            self.show_talk(enquiry, out).await?;
        }
        self.show_ends(&talks, &counsellor, out).await?;
        if self
            .offer
            .is_some_and(|offer| counsellor.offer != Some(offer) && !counsellor.talks.contains(&offer))
        {
            out.push(&ToDesk::OfferLapsed {});
        }
        self.offer = counsellor.offer;
        self.show_shift(&counsellor, out).await
    }

    async fn show_shift(&mut self, counsellor: &Counsellor, out: &mut Outbox) -> Result<(), ChatError> {
        let me = self.me(counsellor).await?;
        if self.shown_me == Some(me) {
            return Ok(());
        }
        self.shown_me = Some(me);
        let now = self.sockets.chat.now();
        let left = |until: Moment| until.since(now).as_secs();
        out.push(&ToDesk::Shift {
            me: match me {
                ShownMe::Resting => Availability::Resting {},
                ShownMe::Paused(until) => {
                    Availability::Paused { seconds_left: u32::try_from(left(until)).unwrap_or(u32::MAX) }
                }
                ShownMe::Ready => Availability::Ready {},
                ShownMe::Offering(until) => {
                    Availability::Offering { seconds_left: u16::try_from(left(until)).unwrap_or(u16::MAX) }
                }
                ShownMe::Talking => Availability::Talking {},
            },
            waiting: self.picture.waiting.clone(),
            waiting_total: self.picture.waiting_total,
            counsellors: self.picture.counsellors,
            service: self.sockets.opening.service(),
        });
        Ok(())
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

    async fn show_talk(&mut self, enquiry: &Enquiry, out: &mut Outbox) -> Result<(), ChatError> {
        let (Some(conversation), Stage::Talking { since, .. }) = (enquiry.conversation, enquiry.stage) else {
            return Ok(());
        };
        let visitor = presence(enquiry.presence);
        if let Some(talk) = self.talks.get_mut(&conversation) {
            if presence(talk.presence) != visitor {
                out.push(&ToDesk::Visitor { conversation, presence: visitor });
            }
            talk.presence = enquiry.presence;
            return Ok(());
        }
        self.open_talk(conversation, enquiry, since, out).await
    }

    async fn open_talk(
        &mut self,
        conversation: ConversationId,
        enquiry: &Enquiry,
        since: Moment,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        let (epoch, missing) = self.sockets.chat.catch_up(conversation, None).await?;
        let waited = since.since(enquiry.joined_at).as_secs();
        out.push(&ToDesk::Talk {
            conversation,
            needs: enquiry.needs,
            lane: enquiry.lane,
            waited_s: u32::try_from(waited).unwrap_or(u32::MAX),
            visitor: presence(enquiry.presence),
            epoch,
            began_at_ms: since.0,
        });
        let talk = Talk { enquiry: enquiry.id, has: None, presence: enquiry.presence };
        self.talks.insert(conversation, talk);
        self.show_lines(conversation, missing, None, out);
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
            if shown || self.ends_unconfirmed.contains(enquiry) {
                continue;
            }
            match chat.enquiry(*enquiry).await? {
                Some(ended) => self.show_missed_end(&ended, out).await?,
                None => self.ends_unconfirmed.push(*enquiry),
            }
        }
        let is_held = |id: &ConversationId| held.iter().any(|enquiry| enquiry.conversation == Some(*id));
        let gone: Vec<ConversationId> = self.talks.keys().filter(|id| !is_held(id)).copied().collect();
        for conversation in gone {
            match self.catch_up(conversation, None, out).await {
                Ok(()) | Err(ChatError::Refused(ErrorId::NoConversation)) => {}
                Err(error) => return Err(error),
            }
            let Some(talk) = self.talks.remove(&conversation) else { continue };
            let reason = match chat.enquiry(talk.enquiry).await?.map(|enquiry| enquiry.stage) {
                Some(Stage::Ended { reason, .. }) => reason,
                Some(_) => EndReason::BackToQueue,
                None => EndReason::VisitorLost,
            };
            self.ends_unconfirmed.push(talk.enquiry);
            out.push(&ToDesk::Ended { conversation, reason });
        }
        Ok(())
    }

    /// A talk that ended while the desk was away: opened once more, to be read and erased.
    async fn show_missed_end(&mut self, enquiry: &Enquiry, out: &mut Outbox) -> Result<(), ChatError> {
        self.ends_unconfirmed.push(enquiry.id);
        let (Some(conversation), Stage::Ended { reason, at, .. }) = (enquiry.conversation, enquiry.stage)
        else {
            return Ok(());
        };
        match self.open_talk(conversation, enquiry, at, out).await {
            Ok(()) => {
                self.talks.remove(&conversation);
            }
            // The words are destroyed already; how it ended is still worth knowing.
            Err(ChatError::Refused(ErrorId::NoConversation)) => {}
            Err(error) => return Err(error),
        }
        out.push(&ToDesk::Ended { conversation, reason });
        Ok(())
    }

    /// The same, and every word again from what the desk has: news was lost on the way.
    pub(super) async fn look_at_everything(&mut self, out: &mut Outbox) -> Result<(), ChatError> {
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
        if message.position.offset > self.next(conversation) {
            return self.catch_up(conversation, Some(&message.client_ref), out).await;
        }
        self.show_accepted(conversation, message, out);
        Ok(())
    }

    fn show_accepted(&mut self, conversation: ConversationId, message: &Message, out: &mut Outbox) {
        if let Some(talk) = self.talks.get_mut(&conversation) {
            talk.has = talk.has.max(Some(message.position));
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
        if !self.talks.contains_key(&conversation) {
            return self.look_again(out).await;
        }
        let next = self.next(conversation);
        if message.position.offset == next {
            self.show_line(conversation, message, out);
        } else if message.position.offset > next {
            self.catch_up(conversation, None, out).await?;
        }
        Ok(())
    }

    fn next(&self, conversation: ConversationId) -> u32 {
        self.talks.get(&conversation).and_then(|talk| talk.has).map_or(1, |has| has.offset + 1)
    }

    async fn catch_up(
        &mut self,
        conversation: ConversationId,
        accepted: Option<&ClientRef>,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        let has = self.talks.get(&conversation).and_then(|talk| talk.has);
        let (_, missing) = self.sockets.chat.catch_up(conversation, has).await?;
        self.show_lines(conversation, missing, accepted, out);
        Ok(())
    }

    fn show_lines(
        &mut self,
        conversation: ConversationId,
        missing: Replay,
        accepted: Option<&ClientRef>,
        out: &mut Outbox,
    ) {
        let (Replay::Messages(messages) | Replay::Everything(messages)) = missing;
        for message in &messages {
            if message.from == Side::Counsellor && Some(&message.client_ref) == accepted {
                self.show_accepted(conversation, message, out);
            } else {
                self.show_line(conversation, message, out);
            }
        }
    }

    fn show_line(&mut self, conversation: ConversationId, message: &Message, out: &mut Outbox) {
        if let Some(talk) = self.talks.get_mut(&conversation) {
            talk.has = Some(message.position);
        }
        out.push(&ToDesk::Message { conversation, line: line(message, Side::Counsellor) });
    }
}

fn presence(presence: Presence) -> VisitorPresence {
    match presence {
        Presence::Here => VisitorPresence::Present,
        Presence::Lost(_) => VisitorPresence::Lost,
    }
}
