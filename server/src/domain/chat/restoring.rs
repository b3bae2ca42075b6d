//! What the browsers bring back when the server has lost it: places, talks and words.
//! Nothing is believed that the server has not sealed or signed itself.

use crate::clock::Moment;
use crate::domain::change::Commit;
use crate::domain::counsellor::{Counsellor, StaffId};
use crate::domain::enquiry::{Enquiry, Presence, Stage};
use crate::domain::event::{Changed, Event};
use crate::domain::node::AsOf;
use crate::domain::ports::{Session, StoreError, TokenHash};
use crate::domain::receipt::Claim;
use crate::domain::ticket::{Opened, Owner};
use crate::domain::transcript::{Kept, Refilled};
use crate::protocol::ErrorId;
use crate::protocol::ids::{ConversationId, EnquiryId, Token};
use crate::protocol::ticket::Ticket;
use crate::protocol::visit::Line;
use crate::protocol::{Body, MessageText};

use super::conversing::Speaker;
use super::{ATTEMPTS, Chat, ChatError};

impl Chat {
    /// A ticket for the visitor who holds this token; none when the stay is over. `as_of`:
    /// before the stay was looked at, for what was lost after that is what it brings back.
    pub fn visitor_ticket(&self, enquiry: &Enquiry, token: &Token, as_of: AsOf) -> Option<Ticket> {
        self.tickets.issue(enquiry, Owner::Visitor(TokenHash::of(token)), as_of)
    }

    /// A ticket for the counsellor of a talk.
    pub fn desk_ticket(&self, enquiry: &Enquiry, staff: StaffId, as_of: AsOf) -> Option<Ticket> {
        self.tickets.issue(enquiry, Owner::Counsellor(staff), as_of)
    }

    /// Brings a visitor's stay back to what the ticket tells, if something was lost since
    /// the ticket was made and the store knows less. `None`: nothing is missing.
    ///
    /// # Errors
    /// [`ErrorId::TicketUnproven`] and [`ErrorId::TicketExpired`]; nothing is changed.
    pub async fn bring_back(&self, token: &Token, ticket: &Ticket) -> Result<Option<EnquiryId>, ChatError> {
        let hash = TokenHash::of(token);
        let Opened { enquiry, as_of } = self.tickets.open(ticket, Owner::Visitor(hash), self.now())?;
        let id = enquiry.id;
        let lives = if enquiry.conversation.is_some() { self.rules.visitor_idle } else { self.rules.kept };
        if self.was_lost(&enquiry, as_of).await? {
            self.restore(enquiry).await?;
        } else {
            // The other side may have brought the stay back already, and nobody the token. The
            // ticket is bound to the token, so whoever shows both is its owner.
            let lives_on = self.queue.enquiry(id).await?.is_some_and(|held| !held.has_ended());
            if !lives_on || self.sessions.find(&hash).await?.is_some() {
                return Ok(None);
            }
        }
        self.sessions.put(hash, Session::Visitor(id), lives).await?;
        Ok(Some(id))
    }

    /// The same for a talk of this counsellor's. The visitor has as long to come back as
    /// after any loss of connection.
    ///
    /// # Errors
    /// [`ErrorId::TicketUnproven`] and [`ErrorId::TicketExpired`]; nothing is changed.
    pub async fn bring_back_talk(&self, staff: StaffId, ticket: &Ticket) -> Result<(), ChatError> {
        let Opened { enquiry, as_of } = self.tickets.open(ticket, Owner::Counsellor(staff), self.now())?;
        if !enquiry.talks_with(staff) {
            return Err(ErrorId::TicketUnproven.into());
        }
        if self.was_lost(&enquiry, as_of).await? {
            self.restore(enquiry).await?;
        }
        Ok(())
    }

    /// Takes back lines that a side kept: all of them or, when one cannot be believed, none.
    ///
    /// # Errors
    /// [`ErrorId::LineUnproven`], [`ErrorId::LinesOutOfOrder`], and what
    /// [`crate::domain::transcript::Transcript::refill`] refuses.
    pub async fn refill(&self, speaker: Speaker, lines: Vec<Line>, done: bool) -> Result<(), ChatError> {
        let enquiry = match speaker {
            Speaker::Visitor(enquiry) => self.queue.enquiry(enquiry).await?.ok_or(ErrorId::NoConversation)?,
            Speaker::Counsellor(staff, talk) => self.talk_of(staff, talk).await?,
        };
        if enquiry.has_ended() {
            return Err(ErrorId::ConversationEnded.into());
        }
        let conversation = enquiry.conversation.ok_or(ErrorId::NoConversation)?;
        let kept = self.believe(conversation, lines)?;
        let refilled = self.conversations.refill(conversation, speaker.side(), kept, done).await??;
        // Also when nothing was new: the first time it was, the answer may have been lost.
        if done || refilled != Refilled::Nothing {
            let counsellor = enquiry.counsellor();
            self.publish(Event::Refilled { enquiry: enquiry.id, counsellor }).await;
        }
        Ok(())
    }

    /// Each line must be one that this conversation accepted, at that place, in those words.
    fn believe(&self, conversation: ConversationId, lines: Vec<Line>) -> Result<Vec<Kept>, ErrorId> {
        let follow = |pair: &[Line]| {
            pair[0].position.epoch == pair[1].position.epoch
                && pair[0].position.offset < pair[1].position.offset
        };
        if !lines.windows(2).all(follow) {
            return Err(ErrorId::LinesOutOfOrder);
        }
        lines
            .into_iter()
            .map(|line| {
                let body = match line.card {
                    Some(card) => Body::Card(card),
                    // The sender holds the words as they were typed; the receipt is for what they became.
                    None => MessageText::parse(line.text.as_str())?.into(),
                };
                let claim = Claim {
                    conversation,
                    position: line.position,
                    from: line.from,
                    guest: line.guest.as_ref(),
                    client_ref: &line.client_ref,
                    sent_at: Moment(line.sent_at_ms),
                    body: &body,
                };
                if !self.receipts.vouches(&claim, line.receipt) {
                    return Err(ErrorId::LineUnproven);
                }
                let Line { position, from, guest, client_ref, sent_at_ms, .. } = line;
                Ok(Kept { position, from, guest, client_ref, body, sent_at: Moment(sent_at_ms) })
            })
            .collect()
    }

    /// Whether something was lost since the ticket was made. A ticket that is younger has
    /// nothing to say that the store does not know better. When the store knows less all
    /// the same, the loss may be younger than the last beat, and is asked for.
    async fn was_lost(&self, told: &Enquiry, as_of: AsOf) -> Result<bool, ChatError> {
        if self.is_of_another_life(as_of) {
            return Ok(true);
        }
        let held = self.queue.enquiry(told.id).await?;
        if held.is_some_and(|held| held.version >= told.version) {
            return Ok(false);
        }
        self.has_lost_since(as_of).await
    }

    async fn restore(&self, enquiry: Enquiry) -> Result<(), ChatError> {
        let (id, conversation) = (enquiry.id, enquiry.conversation);
        let restored = self.put_back(enquiry).await;
        // The talk may have ended meanwhile, and the transcript must not outlive it.
        match (conversation, &restored) {
            (Some(conversation), Ok(false)) => self.check_owner(id, conversation).await?,
            (Some(conversation), Err(_)) => self.owe_check(id, conversation),
            (None, _) | (_, Ok(true)) => {}
        }
        restored.map(drop)
    }

    /// `false`: the store knows as much or more.
    async fn put_back(&self, enquiry: Enquiry) -> Result<bool, ChatError> {
        let id = enquiry.id;
        let stage = enquiry.stage;
        // The transcript is there before anybody can find the talk.
        if let Some(conversation) = enquiry.conversation {
            self.conversations.reopen(conversation).await?;
        }
        if !self.queue.restore(enquiry).await? {
            return Ok(false);
        }
        let mut changed = Changed { enquiries: vec![id], counsellors: Vec::new() };
        if let Stage::Talking { counsellor, .. } = stage {
            self.hold(counsellor, id).await?;
            changed.counsellors.push(counsellor);
        }
        self.tell(changed).await;
        Ok(true)
    }

    /// The counsellor is in this talk. One who is not back yet has as long as after any
    /// loss of connection.
    pub(super) async fn hold(&self, staff: StaffId, enquiry: EnquiryId) -> Result<(), ChatError> {
        for _ in 0..ATTEMPTS {
            // The stay may have gone on since: a younger ticket, or another counsellor.
            let Some(stay) = self.queue.enquiry(enquiry).await? else { return Ok(()) };
            if !stay.talks_with(staff) {
                return Ok(());
            }
            let held = match self.queue.counsellor(staff).await? {
                Some(counsellor) if counsellor.talks.contains(&enquiry) => return Ok(()),
                Some(counsellor) => counsellor.holding(enquiry),
                None => {
                    let absent = Counsellor::arrive(staff, "".into(), [].into(), 1);
                    Counsellor { presence: Presence::Lost(self.now()), ..absent }.holding(enquiry)
                }
            };
            let stay = stay.with_presence(stay.presence);
            if self.commit((stay, Some(held)).into()).await? == Commit::Done {
                return Ok(());
            }
        }
        Err(StoreError::Unavailable.into())
    }
}
