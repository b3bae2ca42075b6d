//! What a visitor can do outside the words of a talk.

use super::beating::End;
use super::{Chat, ChatError, Decision};
use crate::clock::Moment;
use crate::domain::change::Change;
use crate::domain::counsellor::Counsellor;
use crate::domain::enquiry::{Enquiry, Presence, Stage};
use crate::domain::event::Changed;
use crate::domain::ports::{Joined, Session, TokenHash};
use crate::domain::rules::TOLD_AGAIN_WITHIN;
use crate::protocol::ErrorId;
use crate::protocol::ids::{ConversationId, EnquiryId, Token};
use crate::protocol::needs::Needs;
use crate::protocol::ticket::Ticket;
use crate::protocol::visit::EndReason;

/// Times that somebody with a ticket is looked for: two losses in a row are not expected.
const ARRIVING_ROUNDS: u32 = 3;

/// Who said hello.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    /// The stay.
    pub enquiry: EnquiryId,
    /// The token to come back with.
    pub token: Token,
    /// Whether the token was known.
    pub resumed: bool,
    /// Which connection of the stay this is; none before a talk is asked for.
    pub seat: Option<Moment>,
    /// When it came.
    pub came_at: Moment,
    /// Why the ticket was not believed, when it was needed.
    pub refused: Option<ErrorId>,
}

impl Chat {
    /// A page opened. A known token brings its stay back, with its place and its talk;
    /// so does a ticket when the server has lost the stay.
    pub async fn arrive(&self, token: Option<Token>, ticket: Option<&Ticket>) -> Result<Arrival, ChatError> {
        let came_at = self.now();
        let mut refused = None;
        if let Some(token) = token {
            // Live state may be lost between two of these steps; then the ticket has not been
            // asked what it knows, and is asked again.
            let rounds = if ticket.is_some() { ARRIVING_ROUNDS } else { 1 };
            for round in 1..=rounds {
                let Some(enquiry) = self.recognised(&token, ticket, &mut refused).await? else { continue };
                let seat = self.seat(enquiry, came_at).await?;
                if seat.is_some() || round == rounds {
                    return Ok(Arrival { enquiry, token, resumed: true, seat, came_at, refused: None });
                }
            }
        }
        let (enquiry, token) = (EnquiryId::random(), Token::random());
        let arrival = Arrival { enquiry, token, resumed: false, seat: None, came_at, refused };
        let session = Session::Arrived(arrival.enquiry);
        self.sessions.put(TokenHash::of(&arrival.token), session, self.rules.visitor_idle).await?;
        Ok(arrival)
    }

    /// The stay that the token and the ticket stand for.
    async fn recognised(
        &self,
        token: &Token,
        ticket: Option<&Ticket>,
        refused: &mut Option<ErrorId>,
    ) -> Result<Option<EnquiryId>, ChatError> {
        let brought = match ticket {
            Some(ticket) => self.bring_back(token, ticket).await,
            None => Ok(None),
        };
        let brought = match brought {
            Err(ChatError::Refused(id)) => {
                *refused = Some(id);
                None
            }
            other => other?,
        };
        match brought {
            Some(enquiry) => Ok(Some(enquiry)),
            None => self.known(&TokenHash::of(token)).await,
        }
    }

    /// Whose token it is. A stay that is forgotten cannot be taken up again under its
    /// name, so its token is nobody's.
    async fn known(&self, token: &TokenHash) -> Result<Option<EnquiryId>, ChatError> {
        match self.sessions.find(token).await? {
            Some(Session::Arrived(enquiry)) => Ok(Some(enquiry)),
            Some(Session::Visitor(enquiry)) if self.queue.enquiry(enquiry).await?.is_some() => {
                Ok(Some(enquiry))
            }
            Some(Session::Visitor(_) | Session::Staff { .. } | Session::SignedOut) | None => Ok(None),
        }
    }

    /// A sign of life: the token, the stay and its words live on.
    pub async fn touch(
        &self,
        token: &Token,
        enquiry: EnquiryId,
        conversation: Option<ConversationId>,
    ) -> Result<(), ChatError> {
        self.sessions.find(&TokenHash::of(token)).await?;
        self.queue.touch(enquiry).await?;
        if let Some(conversation) = conversation {
            self.conversations.touch(conversation).await?;
        }
        Ok(())
    }

    /// Asks for a talk. From here the token lives as long as a silent place is kept.
    /// The stay's seat is that of the connection that asks, which came then.
    pub async fn join(
        &self,
        enquiry: EnquiryId,
        needs: Needs,
        token: &Token,
        came_at: Moment,
    ) -> Result<(), ChatError> {
        let joining = Enquiry { seat: came_at, ..Enquiry::join(enquiry, needs, self.node, self.now()) };
        match self.queue.join(joining, self.rules.queue_cap).await? {
            Joined::Done => {}
            Joined::Full => return Err(ErrorId::QueueFull.into()),
            Joined::Already => {
                let held = self.queue.enquiry(enquiry).await?;
                let ended = held.is_some_and(|held| held.has_ended());
                let id = if ended { ErrorId::StayEnded } else { ErrorId::AlreadyJoined };
                return Err(id.into());
            }
        }
        self.sessions.put(TokenHash::of(token), Session::Visitor(enquiry), self.rules.kept).await?;
        self.tell(Changed { enquiries: vec![enquiry], counsellors: Vec::new() }).await;
        Ok(())
    }

    /// Takes the offer: the talk opens for both. From here the token dies soon after
    /// the last sign of life: it opens words now.
    pub async fn start(&self, enquiry: EnquiryId, token: &Token) -> Result<(), ChatError> {
        // The transcript is there before anybody is told of the talk.
        let offered = self.queue.enquiry(enquiry).await?.ok_or(ErrorId::OfferGone)?;
        let conversation = offered.conversation.unwrap_or_else(ConversationId::random);
        offered.started(conversation, self.now())?;
        let made_as_of = self.as_of();
        self.conversations.open(conversation).await?;
        let started = self.change_enquiry(enquiry, |enquiry, counsellor, now| {
            let talking = enquiry.started(conversation, now)?;
            let counsellor = counsellor.ok_or(ErrorId::OfferGone)?.began(enquiry.id);
            let waited = enquiry.conversation.is_none().then(|| now.since(enquiry.joined_at));
            Ok(Decision::commit((talking, Some(counsellor)), waited))
        });
        match started.await {
            Ok(waited) => self.tally().started_after.extend(waited),
            Err(ChatError::Refused(id)) => {
                if offered.conversation.is_none() {
                    self.conversations.end(conversation, self.now()).await?;
                }
                return Err(id.into());
            }
            // It may have begun all the same, so its transcript must not end here.
            Err(error @ ChatError::Store(_)) => {
                self.owe_check(enquiry, conversation);
                return Err(error);
            }
        }
        if self.is_of_another_life(made_as_of) {
            // The talk has begun in a copy that may never have heard of the transcript.
            match offered.conversation {
                Some(_) => self.conversations.reopen(conversation).await?,
                None => self.conversations.open(conversation).await?,
            };
        }
        let idle = self.rules.visitor_idle;
        self.sessions.put(TokenHash::of(token), Session::Visitor(enquiry), idle).await?;
        Ok(())
    }

    /// Leaves the queue, says no to the offer, or ends the talk kindly. The token dies.
    /// When it cannot be done, the token lives on: the page is told so, and asks again.
    pub async fn leave(&self, enquiry: EnquiryId, token: &Token) -> Result<(), ChatError> {
        self.depart(enquiry, EndReason::VisitorLeft).await?;
        Ok(self.sessions.remove(&TokenHash::of(token)).await?)
    }

    /// Leaves in a hurry, from whatever stage. The token dies, also when the rest must wait;
    /// when it cannot die now, it does as soon as it can.
    pub async fn exit(&self, enquiry: EnquiryId, token: &Token) -> Result<(), ChatError> {
        let departed = self.depart(enquiry, EndReason::VisitorExited).await;
        let token = TokenHash::of(token);
        if let Err(error) = self.sessions.remove(&token).await {
            self.owe_exit(token);
            return Err(error.into());
        }
        departed
    }

    /// Leaves in a hurry, known by the token alone: the page is gone already, and nobody
    /// will say it again.
    pub async fn exit_by_token(&self, token: &Token) -> Result<(), ChatError> {
        let token = TokenHash::of(token);
        let exited = self.exit_of(token).await;
        if matches!(exited, Err(ChatError::Store(_))) {
            self.owe_exit(token);
        }
        exited
    }

    /// Whoever holds this token is gone, and the token with them.
    pub(super) async fn exit_of(&self, token: TokenHash) -> Result<(), ChatError> {
        let Some(enquiry) = self.known(&token).await? else { return Ok(()) };
        let departed = self.depart(enquiry, EndReason::VisitorExited).await;
        self.sessions.remove(&token).await?;
        departed
    }

    /// The page is being told how the stay ended. The token lives on for a moment, so
    /// that a page whose connection breaks right then is told again.
    pub async fn telling_end(&self, enquiry: EnquiryId, token: &Token) -> Result<(), ChatError> {
        let hash = TokenHash::of(token);
        if self.sessions.find(&hash).await?.is_some() {
            self.sessions.put(hash, Session::Visitor(enquiry), TOLD_AGAIN_WITHIN).await?;
        }
        Ok(())
    }

    /// The page has said something after it was told; the token has done its work.
    pub async fn told_end(&self, token: &Token) -> Result<(), ChatError> {
        Ok(self.sessions.remove(&TokenHash::of(token)).await?)
    }

    /// Marks that feedback came, so that it is counted once.
    pub async fn gave_feedback(&self, enquiry: EnquiryId) -> Result<(), ChatError> {
        self.change_enquiry(enquiry, |enquiry, _, _| Ok(Decision::commit(enquiry.gave_feedback()?, ()))).await
    }

    /// A connection that came then takes the stay over, from whichever had it before. Returns
    /// its seat; none when no talk has been asked for yet.
    async fn seat(&self, enquiry: EnquiryId, came_at: Moment) -> Result<Option<Moment>, ChatError> {
        let node = self.node;
        let seated = self.change_enquiry(enquiry, |enquiry, _, _| {
            if enquiry.has_ended() {
                return Ok(Decision::Keep(Some(enquiry.seat)));
            }
            let seated = enquiry.seated(node, came_at);
            let seat = seated.seat;
            Ok(Decision::commit(seated, Some(seat)))
        });
        match seated.await {
            // No stay yet: the visitor has not asked for a talk.
            Err(ChatError::Refused(ErrorId::StayEnded)) => Ok(None),
            other => other,
        }
    }

    /// The connection of this seat is open after all: somebody noted otherwise, or the stay
    /// was lost and came back without it. A newer one keeps the stay.
    pub async fn still_here(&self, enquiry: EnquiryId, seat: Moment) -> Result<(), ChatError> {
        let node = self.node;
        let seated = self.change_enquiry(enquiry, |enquiry, _, _| {
            let still = enquiry.still_seated(node, seat).filter(|_| !enquiry.has_ended());
            Ok(still.map_or(Decision::Keep(()), |still| Decision::commit(still, ())))
        });
        match seated.await {
            // Forgotten: whoever looks finds that out.
            Err(ChatError::Refused(ErrorId::StayEnded)) => Ok(()),
            other => other,
        }
    }

    /// The connection of this seat is gone. A newer one is not touched.
    pub async fn lost(&self, enquiry: EnquiryId, seat: Moment) -> Result<(), ChatError> {
        match self.lose(enquiry, |enquiry| enquiry.seat == seat).await {
            // No stay yet, or none any more.
            Err(ChatError::Refused(ErrorId::StayEnded)) => Ok(()),
            other => other.map(drop),
        }
    }

    /// Notes the visitor as lost, if it is still so when it is done. Tells whether it was.
    pub(super) async fn lose(
        &self,
        enquiry: EnquiryId,
        still: impl Fn(&Enquiry) -> bool + Send + Sync,
    ) -> Result<bool, ChatError> {
        self.change_enquiry(enquiry, |enquiry, counsellor, now| {
            if enquiry.has_ended() || !enquiry.presence.is_here() || !still(enquiry) {
                return Ok(Decision::Keep(false));
            }
            let lost = enquiry.with_presence(Presence::Lost(now));
            let change = match enquiry.stage {
                // Nobody answers an offer without a connection: the counsellor is free at once.
                Stage::Offered { .. } => {
                    let waiting = Enquiry { stage: Stage::Waiting, ..lost };
                    (waiting, counsellor.map(Counsellor::offer_off)).into()
                }
                Stage::Waiting | Stage::Talking { .. } | Stage::Ended { .. } => Change::from(lost),
            };
            Ok(Decision::commit(change, true))
        })
        .await
    }

    async fn depart(&self, enquiry: EnquiryId, reason: EndReason) -> Result<(), ChatError> {
        match self.end_stay(enquiry, reason).await {
            Err(ChatError::Refused(ErrorId::StayEnded)) => Ok(()),
            other => other,
        }
    }

    /// Ends the stay, and the talk if there is one; frees the counsellor. Somebody wants it to
    /// end, and half an end is none: when a step fails the sweep goes on with it.
    pub(super) async fn end_stay(&self, id: EnquiryId, reason: EndReason) -> Result<(), ChatError> {
        let ended = self.end_stay_if(id, reason, |_, _| true).await.map(drop);
        if matches!(ended, Err(ChatError::Store(_))) {
            self.owe_end(id, reason);
        }
        ended
    }

    /// The same, if it is still so when it is done. Tells whether it was.
    pub(super) async fn end_stay_if(
        &self,
        id: EnquiryId,
        reason: EndReason,
        still: impl Fn(&Enquiry, Moment) -> bool + Send + Sync,
    ) -> Result<bool, ChatError> {
        // The talk is closed first, so that nothing is accepted after its end.
        let before = self.queue.enquiry(id).await?;
        if let Some(before) = before.filter(|before| !before.has_ended() && still(before, self.now()))
            && let Some(conversation) = before.conversation
        {
            self.conversations.end(conversation, self.now()).await?;
        }
        let pause = self.rules.pause;
        let ended = self.change_enquiry(id, |enquiry, counsellor, now| {
            if enquiry.has_ended() || !still(enquiry, now) {
                return Ok(Decision::Keep(None));
            }
            let counsellor = counsellor.map(|counsellor| freed(enquiry, counsellor, now.after(pause)));
            let waited = enquiry.waited_in_vain(now).filter(|_| reason != EndReason::Closed);
            let change = (enquiry.ended(reason, now), counsellor);
            Ok(Decision::commit(change, Some((enquiry.conversation, enquiry.talked(now), waited))))
        });
        let Some((conversation, length, waited)) = ended.await? else { return Ok(false) };
        self.remember_end(End { enquiry: id, conversation, reason, at: self.now() });
        // The talk may have begun while its stay was being ended.
        if let Some(conversation) = conversation {
            self.conversations.end(conversation, self.now()).await?;
        }
        let mut tally = self.tally();
        tally.talked_for.extend(length);
        tally.abandoned_after.extend(waited);
        Ok(true)
    }
}

/// The counsellor without this visitor.
fn freed(enquiry: &Enquiry, counsellor: &Counsellor, pause_until: Moment) -> Counsellor {
    if counsellor.offer == Some(enquiry.id) {
        counsellor.offer_off()
    } else {
        counsellor.finished(enquiry.id, pause_until)
    }
}
