//! The words of a talk: saying, catching up, typing, seeing.

use std::sync::Arc;

use super::{Chat, ChatError};
use crate::domain::counsellor::StaffId;
use crate::domain::enquiry::{Enquiry, Stage};
use crate::domain::event::{Event, Pair, Said};
use crate::domain::transcript::{Draft, Message, Missing, Replay};
use crate::protocol::ErrorId;
use crate::protocol::call_in::GuestName;
use crate::protocol::card::Body;
use crate::protocol::ids::{ClientRef, ConversationId, EnquiryId};
use crate::protocol::position::Position;
use crate::protocol::visit::{EndReason, Side};

/// Who speaks: a visitor in their stay, or a counsellor in one of their talks or as a guest.
#[derive(Clone, Copy, Debug)]
pub enum Speaker {
    /// The visitor of this stay.
    Visitor(EnquiryId),
    /// This counsellor, in this talk of theirs, or as a guest in it.
    Counsellor(StaffId, ConversationId),
}

impl Speaker {
    /// The side of the talk.
    pub fn side(self) -> Side {
        match self {
            Self::Visitor(_) => Side::Visitor,
            Self::Counsellor(..) => Side::Counsellor,
        }
    }
}

impl Chat {
    /// Says something: accepted with a position, or refused with an id. Telling the
    /// other side comes after the message has its place, never before.
    pub async fn say(
        &self,
        speaker: Speaker,
        client_ref: ClientRef,
        body: Body,
    ) -> Result<Arc<Message>, ChatError> {
        let Place { pair, guest } = self.place_of_writing(speaker).await?;
        let draft = Draft { from: speaker.side(), guest, client_ref, body, sent_at: self.clock.wall() };
        let message = match self.conversations.append(pair.conversation, draft).await {
            Ok(Ok(message)) => message,
            Ok(Err(id)) => {
                if matches!(id, ErrorId::ConversationEnded | ErrorId::NoConversation) {
                    self.finish(pair.enquiry, speaker.side()).await;
                }
                return Err(id.into());
            }
            Err(error) => {
                // It may stand there all the same: both sides look.
                self.owe(Event::Refilled { enquiry: pair.enquiry, counsellor: Some(pair.counsellor) });
                return Err(error.into());
            }
        };
        self.publish(Event::Said(Arc::new(Said { pair, message: message.clone() }))).await;
        Ok(message)
    }

    /// The words have ended and the stay has not: whoever ended them died between the two
    /// steps. It was not the side that finds it out.
    pub async fn finish(&self, enquiry: EnquiryId, finds_out: Side) {
        let reason = match finds_out {
            Side::Visitor => EndReason::CounsellorEnded,
            Side::Counsellor => EndReason::VisitorLeft,
        };
        // What fails is owed, and the refusal is told all the same.
        let _owed = self.end_stay(enquiry, reason).await;
    }

    /// What a side is missing after `position`.
    pub async fn catch_up(
        &self,
        conversation: ConversationId,
        position: Option<Position>,
    ) -> Result<Missing, ChatError> {
        let missing = self.conversations.after(conversation, position).await?;
        missing.ok_or(ChatError::Refused(ErrorId::NoConversation))
    }

    /// Somebody is writing. What they write stays with them.
    pub async fn typing(&self, speaker: Speaker) -> Result<(), ChatError> {
        let Place { pair, guest } = self.place_of_writing(speaker).await?;
        if guest.is_some() {
            // The visitor is told that *their counsellor* writes: two who do would be a riddle.
            return Ok(());
        }
        self.publish(Event::Typing { pair, from: speaker.side() }).await;
        Ok(())
    }

    /// Somebody has seen everything up to here.
    pub async fn seen(&self, speaker: Speaker, position: Position) -> Result<(), ChatError> {
        let Place { pair, guest } = self.place_of(speaker).await?;
        if guest.is_some() {
            return Ok(());
        }
        let before = Position { offset: position.offset.saturating_sub(1), ..position };
        match self.catch_up(pair.conversation, Some(before)).await?.replay {
            Replay::Messages(messages) if messages.first().is_some_and(|m| m.position == position) => {
                self.publish(Event::Seen { pair, from: speaker.side(), position }).await;
                Ok(())
            }
            Replay::Messages(_) | Replay::Everything(_) => Err(ErrorId::PositionUnknown.into()),
        }
    }

    /// The talk in which somebody writes. A visitor who does is heard from, and that is noted
    /// before anything else is done: the talk must not close over their words.
    async fn place_of_writing(&self, speaker: Speaker) -> Result<Place, ChatError> {
        let enquiry = self.stay_of(speaker).await?;
        if speaker.side() == Side::Visitor && enquiry.closes_at.is_some() {
            self.heard_from(enquiry.id).await?;
        }
        Ok(place(&enquiry, speaker)?)
    }

    /// The talk a speaker is in right now.
    async fn place_of(&self, speaker: Speaker) -> Result<Place, ChatError> {
        Ok(place(&*self.stay_of(speaker).await?, speaker)?)
    }

    async fn stay_of(&self, speaker: Speaker) -> Result<Arc<Enquiry>, ChatError> {
        match speaker {
            Speaker::Visitor(enquiry) => {
                Ok(self.queue.enquiry(enquiry).await?.ok_or(ErrorId::NoConversation)?)
            }
            Speaker::Counsellor(counsellor, talk) => {
                Ok(self.room_of(counsellor, talk).await?.ok_or(ErrorId::NoConversation)?)
            }
        }
    }
}

/// Where somebody speaks, and as whom.
struct Place {
    pair: Pair,
    /// The second counsellor, when it is one.
    guest: Option<GuestName>,
}

fn place(enquiry: &Enquiry, speaker: Speaker) -> Result<Place, ErrorId> {
    match (enquiry.stage, enquiry.conversation) {
        (Stage::Talking { counsellor, .. }, Some(conversation)) => {
            let here = enquiry.guest_here();
            let guest = match speaker {
                Speaker::Counsellor(staff, _) if staff != counsellor => {
                    // One who is still on the way in says nothing.
                    let me = here.filter(|guest| guest.staff == staff).ok_or(ErrorId::NoConversation)?;
                    Some(me.name.clone())
                }
                Speaker::Counsellor(..) | Speaker::Visitor(_) => None,
            };
            let seated = here.map(|guest| guest.staff);
            let pair = Pair { conversation, enquiry: enquiry.id, counsellor, guest: seated };
            Ok(Place { pair, guest })
        }
        (Stage::Ended { .. }, Some(_)) => Err(ErrorId::ConversationEnded),
        _ => Err(ErrorId::NoConversation),
    }
}
