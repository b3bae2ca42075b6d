//! Handing a talk over: to a named colleague or to the front of the queue, and only with
//! the visitor's word. Pure. The talk stays with whoever has it until all who are asked have
//! said yes; then it goes over in one step, in which the visitor always has one counsellor.
//!
//! First the colleague is asked, then the visitor, each for as long as
//! [`super::rules::Rules::hand_over`] says. `chat/handing.rs` does what is decided here.

use serde::{Deserialize, Serialize};

use super::counsellor::StaffId;
use super::enquiry::{Enquiry, Stage};
use super::note::SealedNote;
use crate::clock::Moment;
use crate::protocol::ErrorId;
use crate::protocol::call_in::WhyNoGuest;
use crate::protocol::hand_over::WhyOff;

/// A hand-over of a talk: open, carried out, or off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    /// Which one of this stay: the version that it began with.
    pub number: u64,
    /// Who asked.
    pub by: StaffId,
    /// Who is to have the talk.
    pub to: Receiver,
    /// How it stands.
    pub step: Step,
    /// What whoever takes over should know, while it is open.
    pub note: Option<SealedNote>,
}

/// Who is to have the talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Receiver {
    /// Whoever is free first.
    Queue,
    /// This colleague.
    Colleague(StaffId),
}

impl Receiver {
    /// The colleague, if it is one.
    pub fn colleague(self) -> Option<StaffId> {
        match self {
            Self::Colleague(colleague) => Some(colleague),
            Self::Queue => None,
        }
    }
}

/// How a hand-over stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// The colleague has until then to answer.
    ColleagueAsked {
        /// The end of it.
        until: Moment,
    },
    /// The visitor has until then to answer.
    VisitorAsked {
        /// The end of it.
        until: Moment,
    },
    /// It was carried out.
    Done,
    /// Nothing came of it.
    Off {
        /// Why.
        why: WhyOff,
        /// When.
        at: Moment,
    },
}

impl HandOver {
    /// Whether somebody is still to answer, and until when.
    pub fn until(&self) -> Option<Moment> {
        match self.step {
            Step::ColleagueAsked { until } | Step::VisitorAsked { until } => Some(until),
            Step::Done | Step::Off { .. } => None,
        }
    }

    /// Whether this colleague is asked, or has promised.
    pub fn is_open_to(&self, staff: StaffId) -> bool {
        self.until().is_some() && self.to == Receiver::Colleague(staff)
    }

    /// Whether the visitor has been asked and has not answered.
    pub fn asks_visitor(&self) -> bool {
        matches!(self.step, Step::VisitorAsked { .. })
    }

    /// Why nothing comes of it when whoever is asked does not answer.
    fn silence(&self) -> WhyOff {
        if self.asks_visitor() { WhyOff::VisitorSilent } else { WhyOff::ColleagueSilent }
    }

    /// Off, if it was open; its note goes with it.
    fn called_off(self, why: WhyOff, at: Moment) -> Self {
        if self.until().is_none() {
            return self;
        }
        Self { step: Step::Off { why, at }, note: None, ..self }
    }
}

impl Enquiry {
    /// The hand-over that waits for an answer.
    pub fn open_hand_over(&self) -> Option<&HandOver> {
        let open = self.hand_over.as_ref().filter(|hand_over| hand_over.until().is_some())?;
        self.talks_with(open.by).then_some(open)
    }

    /// Whether this counsellor handed the talk over last.
    pub fn was_handed_over_by(&self, staff: StaffId) -> bool {
        self.hand_over.as_ref().is_some_and(|last| last.by == staff && last.step == Step::Done)
    }

    /// The counsellor of the talk would like to hand it over. The queue needs no asking, so
    /// then the visitor is asked at once.
    ///
    /// # Errors
    /// [`ErrorId::NoConversation`] when it is not their talk, [`ErrorId::HandOverOpen`] when
    /// somebody is still to answer the last time, [`ErrorId::CallInOpen`] while somebody is on
    /// the way into the room.
    pub fn hand_over_asked(
        &self,
        by: StaffId,
        to: Receiver,
        note: Option<SealedNote>,
        until: Moment,
    ) -> Result<Self, ErrorId> {
        if !self.talks_with(by) {
            return Err(ErrorId::NoConversation);
        }
        if self.open_hand_over().is_some() {
            return Err(ErrorId::HandOverOpen);
        }
        if self.awaits_guest() {
            return Err(ErrorId::CallInOpen);
        }
        let step = match to {
            Receiver::Queue => Step::VisitorAsked { until },
            Receiver::Colleague(_) => Step::ColleagueAsked { until },
        };
        let version = self.version + 1;
        let hand_over = HandOver { number: version, by, to, step, note };
        // One question at a time.
        Ok(Self { hand_over: Some(hand_over), closes_at: None, version, ..self.clone() })
    }

    /// The colleague takes it: now the visitor is asked. `None`: they have said so before.
    ///
    /// # Errors
    /// [`ErrorId::HandOverGone`] when it is not theirs to take, or not any more.
    pub fn hand_over_taken(
        &self,
        colleague: StaffId,
        number: u64,
        now: Moment,
        until: Moment,
    ) -> Result<Option<Self>, ErrorId> {
        let open = self.answerable(number, now)?;
        if !open.is_open_to(colleague) {
            return Err(ErrorId::HandOverGone);
        }
        if open.asks_visitor() {
            return Ok(None);
        }
        let hand_over = HandOver { step: Step::VisitorAsked { until }, ..open.clone() };
        Ok(Some(Self { hand_over: Some(hand_over), version: self.version + 1, ..self.clone() }))
    }

    /// The hand-over with this number, if it may still be answered.
    ///
    /// # Errors
    /// [`ErrorId::HandOverGone`].
    pub fn answerable(&self, number: u64, now: Moment) -> Result<&HandOver, ErrorId> {
        let open = self.open_hand_over().filter(|open| open.number == number);
        open.filter(|open| open.until().is_some_and(|until| now <= until)).ok_or(ErrorId::HandOverGone)
    }

    /// The visitor has agreed: the talk goes over, with its transcript and the note.
    #[must_use]
    pub fn handed_over(&self, hand_over: &HandOver, now: Moment) -> Self {
        let (stage, lane) = match hand_over.to {
            Receiver::Queue => (Stage::Waiting, self.lane_back()),
            Receiver::Colleague(counsellor) => (Stage::Talking { counsellor, since: now }, self.lane),
        };
        Self {
            stage,
            lane,
            note: hand_over.note.clone(),
            hand_over: Some(HandOver { step: Step::Done, note: None, ..hand_over.clone() }),
            version: self.version + 1,
            ..self.leaving_hands(now)
        }
        .let_go_of_guest(WhyNoGuest::HandedOver, now)
    }

    /// Nothing comes of it; the talk goes on as it was.
    #[must_use]
    pub fn hand_over_off(&self, why: WhyOff, now: Moment) -> Self {
        let hand_over = self.hand_over.clone().map(|open| open.called_off(why, now));
        Self { hand_over, version: self.version + 1, ..self.clone() }
    }

    /// Why the open hand-over comes to nothing by itself: nobody answered in time.
    pub fn hand_over_lapsed(&self, now: Moment) -> Option<WhyOff> {
        let open = self.open_hand_over()?;
        open.until().is_some_and(|until| now > until).then(|| open.silence())
    }

    /// Why nothing came of this hand-over; `None` when it was carried out, is open, or is not
    /// the last one.
    pub fn why_hand_over_is_off(&self, number: u64) -> Option<WhyOff> {
        let last = self.hand_over.as_ref().filter(|last| last.number == number)?;
        match last.step {
            Step::Off { why, .. } => Some(why),
            Step::Done | Step::ColleagueAsked { .. } | Step::VisitorAsked { .. } => None,
        }
    }

    /// Without the hand-over and the note, as far as the end of the talk, or of its
    /// counsellor's part in it, takes them away.
    #[must_use]
    pub(super) fn let_go_of_hand_over(mut self, why: WhyOff, now: Moment) -> Self {
        self.hand_over = self.hand_over.map(|open| open.called_off(why, now));
        if why == WhyOff::TalkEnded {
            self.note = None;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::node::NodeId;
    use crate::domain::note::Notes;
    use crate::domain::secret::ClusterSecret;
    use crate::protocol::Note;
    use crate::protocol::ids::{ConversationId, EnquiryId};
    use crate::protocol::needs::{Lane, Language, Needs};
    use crate::protocol::visit::EndReason;

    const NOW: Moment = Moment(1_000);
    const UNTIL: Moment = Moment(2_000);
    const LATE: Moment = Moment(2_001);

    fn talking(with: StaffId) -> Enquiry {
        let needs = Needs::only(Language::Nb);
        let waiting = Enquiry::join(EnquiryId::random(), needs, NodeId(1), Moment(1));
        waiting.offered(with, UNTIL).started(ConversationId::random(), NOW).unwrap()
    }

    fn note(stay: &Enquiry) -> SealedNote {
        let notes = Notes::new(&ClusterSecret::new([1; 32], None));
        notes.seal(stay.id, &Note::parse("redd hjemme").unwrap().unwrap())
    }

    fn three() -> (StaffId, StaffId, StaffId) {
        (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3))
    }

    #[test]
    fn it_goes_to_the_colleague_when_both_have_said_yes_with_talk_and_note() {
        let (me, colleague, other) = three();
        let stay = talking(me);
        let sealed = note(&stay);
        let asked =
            stay.hand_over_asked(me, Receiver::Colleague(colleague), Some(sealed.clone()), UNTIL).unwrap();
        assert!(asked.talks_with(me) && !asked.open_hand_over().unwrap().asks_visitor());
        let number = asked.hand_over.as_ref().unwrap().number;
        assert_eq!(asked.hand_over_taken(other, number, NOW, UNTIL), Err(ErrorId::HandOverGone));
        assert_eq!(asked.hand_over_taken(colleague, number + 1, NOW, UNTIL), Err(ErrorId::HandOverGone));
        assert_eq!(asked.hand_over_taken(colleague, number, LATE, UNTIL), Err(ErrorId::HandOverGone));
        let taken = asked.hand_over_taken(colleague, number, NOW, UNTIL).unwrap().unwrap();
        assert_eq!(taken.hand_over_taken(colleague, number, NOW, UNTIL), Ok(None), "said twice is said once");
        assert!(taken.talks_with(me), "until the visitor agrees");
        let over = taken.handed_over(taken.answerable(number, NOW).unwrap(), NOW);
        assert!(over.talks_with(colleague) && over.was_handed_over_by(me));
        assert_eq!((over.conversation, over.note.as_ref()), (stay.conversation, Some(&sealed)));
        assert_eq!(over.answerable(number, NOW), Err(ErrorId::HandOverGone), "it is carried out once");
        assert_eq!(over.ended(EndReason::VisitorLeft, NOW).note, None, "the note dies with the talk");
    }

    #[test]
    fn the_queue_is_asked_of_the_visitor_at_once_and_is_its_front() {
        let (me, _, _) = three();
        let stay = talking(me);
        let asked = stay.hand_over_asked(me, Receiver::Queue, Some(note(&stay)), UNTIL).unwrap();
        let open = asked.open_hand_over().unwrap();
        assert!(open.asks_visitor());
        let back = asked.handed_over(open, NOW);
        assert_eq!((back.stage, back.lane), (Stage::Waiting, Lane::Returning));
        assert_eq!((back.joined_at, back.conversation), (stay.joined_at, stay.conversation));
        assert!(back.note.is_some(), "the next counsellor reads it");
        let started = back.offered(me, UNTIL).started(ConversationId::random(), NOW).unwrap();
        assert!(started.note.is_some() && !started.was_handed_over_by(me), "it is their talk again");
        let mut urgent = asked.clone();
        urgent.lane = Lane::Urgent;
        assert_eq!(urgent.handed_over(urgent.open_hand_over().unwrap(), NOW).lane, Lane::Urgent);
    }

    #[test]
    fn only_the_counsellor_of_the_talk_asks_and_one_at_a_time() {
        let (me, colleague, _) = three();
        let stay = talking(me);
        assert_eq!(
            stay.hand_over_asked(colleague, Receiver::Queue, None, UNTIL),
            Err(ErrorId::NoConversation)
        );
        let asked = stay.hand_over_asked(me, Receiver::Queue, None, UNTIL).unwrap();
        assert_eq!(asked.hand_over_asked(me, Receiver::Queue, None, UNTIL), Err(ErrorId::HandOverOpen));
        let off = asked.hand_over_off(WhyOff::VisitorStays, NOW);
        assert!(off.talks_with(me));
        let again = off.hand_over_asked(me, Receiver::Queue, None, UNTIL).unwrap();
        let (first, second) = (asked.hand_over.unwrap().number, again.open_hand_over().unwrap().number);
        assert_eq!(again.answerable(first, NOW), Err(ErrorId::HandOverGone), "a late answer is to nothing");
        assert!(again.answerable(second, NOW).is_ok());
    }

    #[test]
    fn whatever_stops_it_takes_the_note_along() {
        let (me, colleague, _) = three();
        let stay = talking(me);
        let asked =
            stay.hand_over_asked(me, Receiver::Colleague(colleague), Some(note(&stay)), UNTIL).unwrap();
        let why = |stay: &Enquiry| match stay.hand_over.as_ref().unwrap() {
            HandOver { step: Step::Off { why, .. }, note: None, .. } => *why,
            other => panic!("{other:?}"),
        };
        assert_eq!(why(&asked.hand_over_off(WhyOff::Declined, NOW)), WhyOff::Declined);
        assert_eq!(why(&asked.ended(EndReason::VisitorExited, NOW)), WhyOff::TalkEnded);
        assert_eq!(why(&asked.handed_back(NOW)), WhyOff::CounsellorGone);
        assert_eq!(asked.hand_over_lapsed(UNTIL), None);
        assert_eq!(asked.hand_over_lapsed(LATE), Some(WhyOff::ColleagueSilent));
        let number = asked.hand_over.as_ref().unwrap().number;
        let taken = asked.hand_over_taken(colleague, number, NOW, UNTIL).unwrap().unwrap();
        assert_eq!(taken.hand_over_lapsed(LATE), Some(WhyOff::VisitorSilent));
        assert_eq!(taken.answerable(number, LATE), Err(ErrorId::HandOverGone));
    }

    #[test]
    fn a_note_that_arrived_goes_on_until_the_talk_ends() {
        let (me, colleague, _) = three();
        let asked = talking(me);
        let asked = asked.hand_over_asked(me, Receiver::Queue, Some(note(&asked)), UNTIL).unwrap();
        let theirs = asked.handed_over(asked.open_hand_over().unwrap(), NOW);
        let theirs = theirs.offered(colleague, UNTIL).started(ConversationId::random(), NOW).unwrap();
        let lost = theirs.handed_back(NOW);
        assert!(lost.note.is_some(), "the third counsellor reads it too");
        assert!(!lost.was_handed_over_by(me), "they wait because a counsellor was lost");
        assert_eq!(lost.offered(me, UNTIL).missed(NOW, 1).note, None);
    }
}
