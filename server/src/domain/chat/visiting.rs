//! What a visitor can do outside the words of a talk.

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
use crate::protocol::visit::EndReason;
use std::sync::PoisonError;

/// Who said hello.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    /// The stay.
    pub enquiry: EnquiryId,
    /// The token to come back with.
    pub token: Token,
    /// Whether the token was known.
    pub resumed: bool,
}

impl Chat {
    /// A page opened. A known token brings its stay back, with its place and its talk.
    pub async fn arrive(&self, token: Option<Token>) -> Result<Arrival, ChatError> {
        if let Some(token) = token
            && let Some(enquiry) = self.known(&token).await?
        {
            self.set_presence(enquiry, Presence::Here).await?;
            return Ok(Arrival { enquiry, token, resumed: true });
        }
        let arrival = Arrival { enquiry: EnquiryId::random(), token: Token::random(), resumed: false };
        let session = Session::Arrived(arrival.enquiry);
        self.sessions.put(TokenHash::of(&arrival.token), session, self.rules.visitor_idle).await?;
        Ok(arrival)
    }

    /// Whose token it is. A stay that is forgotten cannot be taken up again under its
    /// name, so its token is nobody's.
    async fn known(&self, token: &Token) -> Result<Option<EnquiryId>, ChatError> {
        match self.sessions.find(&TokenHash::of(token)).await? {
            Some(Session::Arrived(enquiry)) => Ok(Some(enquiry)),
            Some(Session::Visitor(enquiry)) if self.queue.enquiry(enquiry).await?.is_some() => {
                Ok(Some(enquiry))
            }
            Some(Session::Visitor(_) | Session::Staff { .. }) | None => Ok(None),
        }
    }

    /// A sign of life: the token lives on.
    pub async fn touch(&self, token: &Token) -> Result<(), ChatError> {
        self.sessions.find(&TokenHash::of(token)).await?;
        Ok(())
    }

    /// Asks for a talk. From here the token lives as long as a silent place is kept.
    pub async fn join(&self, enquiry: EnquiryId, needs: Needs, token: &Token) -> Result<(), ChatError> {
        let joining = Enquiry::join(enquiry, needs, self.now());
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
        self.conversations.open(conversation).await?;
        let started = self.change_enquiry(enquiry, |enquiry, counsellor, now| {
            let talking = enquiry.started(conversation, now)?;
            let counsellor = counsellor.ok_or(ErrorId::OfferGone)?.began(enquiry.id);
            Ok(Decision::commit((talking, Some(counsellor)), ()))
        });
        if let Err(error) = started.await {
            if offered.conversation.is_none() {
                self.conversations.end(conversation, self.now()).await?;
            }
            return Err(error);
        }
        let idle = self.rules.visitor_idle;
        self.sessions.put(TokenHash::of(token), Session::Visitor(enquiry), idle).await?;
        Ok(())
    }

    /// Leaves the queue, says no to the offer, or ends the talk kindly. The token dies.
    pub async fn leave(&self, enquiry: EnquiryId, token: &Token) -> Result<(), ChatError> {
        self.depart(enquiry, token, EndReason::VisitorLeft).await
    }

    /// Leaves in a hurry, from whatever stage. The token dies.
    pub async fn exit(&self, enquiry: EnquiryId, token: &Token) -> Result<(), ChatError> {
        self.depart(enquiry, token, EndReason::VisitorExited).await
    }

    /// Leaves in a hurry, known by the token alone: the page is gone already.
    pub async fn exit_by_token(&self, token: &Token) -> Result<(), ChatError> {
        match self.known(token).await? {
            Some(enquiry) => self.exit(enquiry, token).await,
            None => Ok(()),
        }
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

    /// The visitor's socket opened or closed.
    pub async fn set_presence(&self, enquiry: EnquiryId, presence: Presence) -> Result<(), ChatError> {
        let set = self.change_enquiry(enquiry, |enquiry, counsellor, now| {
            if enquiry.has_ended() || enquiry.presence == presence {
                return Ok(Decision::Keep(()));
            }
            let next = enquiry.with_presence(presence);
            let is_lost = matches!(presence, Presence::Lost(_));
            let change = match (enquiry.stage, is_lost) {
                // Nobody answers an offer without a connection: the counsellor is free at once.
                (Stage::Offered { .. }, true) => {
                    // Others first, so that a phone that comes and goes does not hold the front.
                    let waiting = Enquiry { stage: Stage::Waiting, missed_at: Some(now), ..next };
                    (waiting, counsellor.map(Counsellor::offer_off)).into()
                }
                _ => Change::from(next),
            };
            Ok(Decision::commit(change, ()))
        });
        match set.await {
            // No stay yet: the visitor has not asked for a talk.
            Err(ChatError::Refused(ErrorId::StayEnded)) => Ok(()),
            other => other,
        }
    }

    async fn depart(&self, enquiry: EnquiryId, token: &Token, reason: EndReason) -> Result<(), ChatError> {
        let departed = self.end_stay(enquiry, reason).await;
        self.sessions.remove(&TokenHash::of(token)).await?;
        match departed {
            Err(ChatError::Refused(ErrorId::StayEnded)) => Ok(()),
            other => other,
        }
    }

    /// Ends the stay, and the talk if there is one; frees the counsellor.
    pub(super) async fn end_stay(&self, id: EnquiryId, reason: EndReason) -> Result<(), ChatError> {
        self.end_stay_if(id, reason, |_, _| true).await.map(drop)
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
            let since = match enquiry.stage {
                Stage::Talking { since, .. } => Some(now.since(since)),
                Stage::Waiting | Stage::Offered { .. } | Stage::Ended { .. } => None,
            };
            let change = (enquiry.ended(reason, now), counsellor);
            Ok(Decision::commit(change, Some((enquiry.conversation, since))))
        });
        let Some((conversation, length)) = ended.await? else { return Ok(false) };
        // The talk may have begun while its stay was being ended.
        if let Some(conversation) = conversation {
            self.conversations.end(conversation, self.now()).await?;
        }
        self.lengths.lock().unwrap_or_else(PoisonError::into_inner).extend(length);
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
