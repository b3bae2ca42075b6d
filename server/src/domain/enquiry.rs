//! One visitor's stay, from asking for a talk to its end, and how it may move.
//! Every move makes a new value with the next version; a store commits it only
//! over the version it was made from.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::call_in::CallIn;
use super::counsellor::StaffId;
use super::hand_over::{HandOver, Step};
use super::node::NodeId;
use super::note::SealedNote;
use super::respite::{WISH_HOLDS, Wish};
use crate::clock::Moment;
use crate::protocol::ErrorId;
use crate::protocol::call_in::WhyNoGuest;
use crate::protocol::hand_over::WhyOff;
use crate::protocol::ids::{ConversationId, EnquiryId};
use crate::protocol::needs::{Lane, Needs, Safety};
use crate::protocol::visit::EndReason;

/// A visitor's stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enquiry {
    /// Its name, inside the server only.
    pub id: EnquiryId,
    /// The answers to the taps.
    pub needs: Needs,
    /// The line they wait in.
    pub lane: Lane,
    /// When they joined. This is the place in line; it never changes.
    pub joined_at: Moment,
    /// Where they are in the stay.
    pub stage: Stage,
    /// Whether they are connected.
    pub presence: Presence,
    /// When the connection came that speaks for this stay: the newest one. A time, and not a
    /// count, so that also after a loss an old connection is told from a new one.
    pub seat: Moment,
    /// Offers that were not answered.
    pub offers_missed: u8,
    /// When the last offer was missed; others are asked before this one is asked again.
    pub missed_at: Option<Moment>,
    /// The conversation, from the first start on. It outlives the loss of a counsellor.
    pub conversation: Option<ConversationId>,
    /// The last hand-over that was asked for.
    pub hand_over: Option<HandOver>,
    /// What the counsellor wrote who handed the talk over. It dies with the talk.
    pub note: Option<SealedNote>,
    /// When the talk closes because it has gone quiet, unless the visitor is heard from.
    #[serde(default)]
    pub closes_at: Option<Moment>,
    /// Since when a counsellor has marked the talk as one with a risk in it. It dies with the talk.
    #[serde(default)]
    pub risk: Option<Moment>,
    /// The last call for a second counsellor.
    #[serde(default)]
    pub call_in: Option<CallIn>,
    /// The break from the visitor's connection that the counsellor wants who ends the talk.
    #[serde(default)]
    pub respite: Option<Wish>,
    /// How long they talked with those who had the talk before, in milliseconds.
    #[serde(default)]
    pub talked_ms: u64,
    /// Counts every change.
    pub version: u64,
}

/// Where a visitor is in the stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// In the queue.
    Waiting,
    /// A counsellor is ready; the visitor has until then to start.
    Offered {
        /// Who is ready.
        counsellor: StaffId,
        /// The end of the offer.
        until: Moment,
    },
    /// In a talk.
    Talking {
        /// With whom.
        counsellor: StaffId,
        /// Since when.
        since: Moment,
    },
    /// Over.
    Ended {
        /// Why.
        reason: EndReason,
        /// When.
        at: Moment,
        /// Whether feedback may still come.
        feedback: bool,
    },
}

/// Whether somebody is connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Presence {
    /// A socket is open and answers, at this node.
    Here(NodeId),
    /// The socket went, at this moment.
    Lost(Moment),
}

impl Presence {
    /// Whether a socket is open, at whichever node.
    pub fn is_here(self) -> bool {
        matches!(self, Self::Here(_))
    }
}

impl Enquiry {
    /// Somebody asks for a talk, at this node.
    pub fn join(id: EnquiryId, needs: Needs, node: NodeId, now: Moment) -> Self {
        Self {
            id,
            needs,
            lane: Self::lane_for(&needs),
            joined_at: now,
            stage: Stage::Waiting,
            presence: Presence::Here(node),
            seat: now,
            offers_missed: 0,
            missed_at: None,
            conversation: None,
            hand_over: None,
            note: None,
            closes_at: None,
            risk: None,
            call_in: None,
            respite: None,
            talked_ms: 0,
            version: 1,
        }
    }

    /// The line in which somebody with these needs begins to wait.
    pub fn lane_for(needs: &Needs) -> Lane {
        if needs.safety == Some(Safety::Unsafe) { Lane::Urgent } else { Lane::Normal }
    }

    /// The order of serving: the highest lane, in it whoever was marked as at risk, then the
    /// longest wait. The id only decides between two who joined in the same millisecond.
    pub fn place(&self) -> PlaceKey {
        (self.lane, self.risk.is_none(), self.joined_at, self.id)
    }

    /// Connected and waiting: may be offered a counsellor.
    pub fn can_be_offered(&self) -> bool {
        self.stage == Stage::Waiting && self.presence.is_here()
    }

    /// Counted as waiting: here, or gone for less than `passed_over_after`.
    pub fn counts(&self, now: Moment, passed_over_after: Duration) -> bool {
        match self.presence {
            Presence::Here(_) => true,
            Presence::Lost(since) => now.since(since) < passed_over_after,
        }
    }

    /// The counsellor of the offer or the talk.
    pub fn counsellor(&self) -> Option<StaffId> {
        match self.stage {
            Stage::Offered { counsellor, .. } | Stage::Talking { counsellor, .. } => Some(counsellor),
            Stage::Waiting | Stage::Ended { .. } => None,
        }
    }

    /// Whether they talk with this counsellor.
    pub fn talks_with(&self, staff: StaffId) -> bool {
        matches!(self.stage, Stage::Talking { counsellor, .. } if counsellor == staff)
    }

    /// Whether this counsellor is offered to them.
    pub fn is_offered_to(&self, staff: StaffId) -> bool {
        matches!(self.stage, Stage::Offered { counsellor, .. } if counsellor == staff)
    }

    /// Whether the stay is over.
    pub fn has_ended(&self) -> bool {
        matches!(self.stage, Stage::Ended { .. })
    }

    /// A counsellor is ready for this visitor.
    #[must_use]
    pub fn offered(&self, counsellor: StaffId, until: Moment) -> Self {
        self.moved(Stage::Offered { counsellor, until })
    }

    /// The visitor pressed start. A stay that has a conversation goes on in it; otherwise
    /// it is given `conversation`.
    ///
    /// # Errors
    /// [`ErrorId::OfferGone`] when there is no offer or its time is out.
    pub fn started(&self, conversation: ConversationId, now: Moment) -> Result<Self, ErrorId> {
        match self.stage {
            Stage::Offered { counsellor, until } if now <= until => {
                let mut talking = self.moved(Stage::Talking { counsellor, since: now });
                talking.conversation = Some(self.conversation.unwrap_or(conversation));
                talking.offers_missed = 0;
                talking.missed_at = None;
                // Whoever was in the room was there with somebody else.
                talking.call_in = None;
                if talking.was_handed_over_by(counsellor) {
                    // It has come back to whoever gave it away.
                    talking.hand_over = None;
                }
                Ok(talking)
            }
            _ => Err(ErrorId::OfferGone),
        }
    }

    /// The offer was not answered: back to the place, or the end after `offers_max`.
    #[must_use]
    pub fn missed(&self, now: Moment, offers_max: u8) -> Self {
        let mut missed = self.moved(Stage::Waiting);
        missed.offers_missed = self.offers_missed.saturating_add(1);
        missed.missed_at = Some(now);
        if missed.offers_missed >= offers_max {
            missed.stage = Stage::Ended { reason: EndReason::Missed, at: now, feedback: false };
            missed.risk = None;
            return missed
                .let_go_of_hand_over(WhyOff::TalkEnded, now)
                .let_go_of_guest(WhyNoGuest::TalkEnded, now);
        }
        missed
    }

    /// How long a visitor has waited who has had no talk yet; none for everybody else.
    pub fn waited_in_vain(&self, now: Moment) -> Option<Duration> {
        let waits = matches!(self.stage, Stage::Waiting | Stage::Offered { .. });
        (waits && self.conversation.is_none()).then(|| now.since(self.joined_at))
    }

    /// How long they have talked, with everybody who has had the talk; the waits between are
    /// not in it. None for whoever has had no talk.
    pub fn talked(&self, now: Moment) -> Option<Duration> {
        let before = Duration::from_millis(self.talked_ms);
        match self.stage {
            Stage::Talking { since, .. } => Some(before + now.since(since)),
            Stage::Waiting | Stage::Offered { .. } | Stage::Ended { .. } => {
                (!before.is_zero()).then_some(before)
            }
        }
    }

    /// The same with what its present counsellor has talked, for whoever has it next.
    #[must_use]
    pub(super) fn leaving_hands(&self, now: Moment) -> Self {
        let talked = self.talked(now).unwrap_or_default();
        Self { talked_ms: u64::try_from(talked.as_millis()).unwrap_or(u64::MAX), ..self.clone() }
    }

    /// Back to the place in line, through no fault of the visitor's.
    #[must_use]
    pub fn returned(&self) -> Self {
        self.moved(Stage::Waiting)
    }

    /// The counsellor of the talk is gone: to the front of the returning lane, or of the urgent
    /// one when the talk is marked.
    #[must_use]
    pub fn handed_back(&self, now: Moment) -> Self {
        let mut back = self.leaving_hands(now).moved(Stage::Waiting);
        back.closes_at = None;
        back.lane = self.lane_back();
        // That they wait has another reason now.
        back.hand_over = back.hand_over.filter(|last| last.step != Step::Done);
        back.let_go_of_hand_over(WhyOff::CounsellorGone, now).let_go_of_guest(WhyNoGuest::CounsellorGone, now)
    }

    /// Over. Feedback is asked for after a talk that did not end in a hurry.
    #[must_use]
    pub fn ended(&self, reason: EndReason, now: Moment) -> Self {
        let talked = matches!(self.stage, Stage::Talking { .. });
        let wished = |wish: &Wish| {
            let holds = self.talks_with(wish.by) && now.since(wish.at) <= WISH_HOLDS;
            reason == EndReason::CounsellorEnded && holds
        };
        let respite = self.respite.clone().filter(wished);
        // What somebody reads last who is asked to come back later is when that is.
        let feedback = talked
            && respite.is_none()
            && matches!(reason, EndReason::VisitorLeft | EndReason::CounsellorEnded);
        let mut ended = self.moved(Stage::Ended { reason, at: now, feedback });
        ended.closes_at = None;
        ended.risk = None;
        ended.respite = respite;
        ended.let_go_of_hand_over(WhyOff::TalkEnded, now).let_go_of_guest(WhyNoGuest::TalkEnded, now)
    }

    /// Its talk is about to be ended by the counsellor, who wants a break from the connection.
    ///
    /// # Errors
    /// [`ErrorId::NoConversation`] when it is not their talk.
    pub fn wants_respite(&self, wish: Wish) -> Result<Self, ErrorId> {
        if !self.talks_with(wish.by) {
            return Err(ErrorId::NoConversation);
        }
        Ok(Self { respite: Some(wish), version: self.version + 1, ..self.clone() })
    }

    /// Its talk is about to be ended without a break, whatever was wished with an end that failed.
    #[must_use]
    pub fn wants_no_respite(&self) -> Self {
        Self { respite: None, version: self.version + 1, ..self.clone() }
    }

    /// The break that the counsellor wants who has ended the talk.
    pub fn ended_with_respite(&self) -> Option<&Wish> {
        self.respite.as_ref().filter(|_| self.has_ended())
    }

    /// Feedback came.
    ///
    /// # Errors
    /// [`ErrorId::FeedbackNotOpen`] when it is not asked for, or came before.
    pub fn gave_feedback(&self) -> Result<Self, ErrorId> {
        match self.stage {
            Stage::Ended { reason, at, feedback: true } => {
                Ok(self.moved(Stage::Ended { reason, at, feedback: false }))
            }
            _ => Err(ErrorId::FeedbackNotOpen),
        }
    }

    /// Connected, or not any more.
    #[must_use]
    pub fn with_presence(&self, presence: Presence) -> Self {
        Self { presence, version: self.version + 1, ..self.clone() }
    }

    /// A new connection takes the stay over from whichever had it before. Its seat is when it
    /// came; where clocks differ, just after the seat it takes over.
    #[must_use]
    pub fn seated(&self, node: NodeId, came_at: Moment) -> Self {
        let mut seated = self.with_presence(Presence::Here(node));
        seated.seat = came_at.max(Moment(self.seat.0 + 1));
        seated.read_first(came_at);
        seated
    }

    /// The connection that took the stay over then speaks for it again; `None`: it does, or a
    /// newer one does. After a loss the stay may know of an older one only.
    #[must_use]
    pub fn still_seated(&self, node: NodeId, seat: Moment) -> Option<Self> {
        let is_known = self.seat > seat || self.seat == seat && self.presence.is_here();
        (!is_known).then(|| Self { seat, ..self.with_presence(Presence::Here(node)) })
    }

    fn moved(&self, stage: Stage) -> Self {
        Self { stage, version: self.version + 1, ..self.clone() }
    }
}

/// Lane, whether it is *not* marked, time of joining, id: smaller is served first.
pub type PlaceKey = (Lane, bool, Moment, EnquiryId);

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::protocol::needs::Language;

    #[test]
    fn a_talk_is_as_long_as_all_its_parts_without_the_waits_between() {
        let at = |minutes: u64| Moment(minutes * 60_000);
        let minutes = |n| Some(Duration::from_mins(n));
        let needs = Needs::only(Language::Nb);
        let waits = Enquiry::join(EnquiryId::random(), needs, NodeId(1), at(0));
        assert_eq!(waits.talked(at(20)), None);
        let starts = |stay: &Enquiry, minute| {
            let offered = stay.offered(Uuid::from_u128(1), at(minute + 1));
            offered.started(ConversationId::random(), at(minute)).unwrap()
        };
        let talks = starts(&waits, 20);
        assert_eq!(talks.talked(at(30)), minutes(10));
        let lost = talks.handed_back(at(35));
        assert_eq!(lost.talked(at(50)), minutes(15), "waiting again is not talking");
        let again = starts(&lost, 50);
        assert_eq!(again.talked(at(60)), minutes(25));
    }
}
