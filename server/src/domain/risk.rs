//! A talk that its counsellor has marked as one with a risk in it: somebody may be in danger.
//! Pure. The shift lead sees the mark, and should the talk come back to the queue it goes
//! before everybody else. The visitor is not told, and the mark dies with the talk.

use super::counsellor::StaffId;
use super::enquiry::Enquiry;
use crate::clock::Moment;
use crate::protocol::ErrorId;
use crate::protocol::needs::Lane;

impl Enquiry {
    /// The counsellor of the talk marks it. `None`: it is marked already, and stays so since then.
    ///
    /// # Errors
    /// [`ErrorId::NoConversation`] when it is not their talk.
    pub fn marked_risk(&self, by: StaffId, now: Moment) -> Result<Option<Self>, ErrorId> {
        if !self.talks_with(by) {
            return Err(ErrorId::NoConversation);
        }
        let marked = || Self { risk: Some(now), version: self.version + 1, ..self.clone() };
        Ok(self.risk.is_none().then(marked))
    }

    /// The counsellor of the talk takes the mark away. `None`: there is none.
    ///
    /// # Errors
    /// [`ErrorId::NoConversation`] when it is not their talk.
    pub fn unmarked_risk(&self, by: StaffId) -> Result<Option<Self>, ErrorId> {
        if !self.talks_with(by) {
            return Err(ErrorId::NoConversation);
        }
        if self.risk.is_none() {
            return Ok(None);
        }
        // What the mark did to the lane while they waited goes with it.
        let lane = Self::lane_for(&self.needs).min(self.lane.max(Lane::Returning));
        Ok(Some(Self { risk: None, lane, version: self.version + 1, ..self.clone() }))
    }

    /// The lane in which the talk goes back to the queue.
    pub(super) fn lane_back(&self) -> Lane {
        let back = if self.risk.is_some() { Lane::Urgent } else { Lane::Returning };
        self.lane.min(back)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::enquiry::Stage;
    use crate::domain::hand_over::Receiver;
    use crate::domain::node::NodeId;
    use crate::protocol::ids::{ConversationId, EnquiryId};
    use crate::protocol::needs::{Language, Needs, Safety};
    use crate::protocol::visit::EndReason;

    const NOW: Moment = Moment(1_000);
    const LATER: Moment = Moment(2_000);
    const ME: StaffId = Uuid::from_u128(1);
    const COLLEAGUE: StaffId = Uuid::from_u128(2);

    fn talking(needs: Needs) -> Enquiry {
        let waiting = Enquiry::join(EnquiryId::random(), needs, NodeId(1), Moment(900));
        waiting.offered(ME, LATER).started(ConversationId::random(), NOW).unwrap()
    }

    fn marked() -> Enquiry {
        talking(Needs::only(Language::Nb)).marked_risk(ME, NOW).unwrap().unwrap()
    }

    #[test]
    fn only_the_counsellor_of_the_talk_marks_it_and_twice_is_once() {
        let stay = talking(Needs::only(Language::Nb));
        assert_eq!(stay.marked_risk(COLLEAGUE, NOW), Err(ErrorId::NoConversation));
        let marked = stay.marked_risk(ME, NOW).unwrap().unwrap();
        assert_eq!(marked.risk, Some(NOW));
        assert_eq!(marked.marked_risk(ME, LATER), Ok(None), "it is told since when");
        assert_eq!(marked.unmarked_risk(COLLEAGUE), Err(ErrorId::NoConversation));
        let plain = marked.unmarked_risk(ME).unwrap().unwrap();
        assert_eq!((plain.risk, plain.unmarked_risk(ME)), (None, Ok(None)));
    }

    #[test]
    fn a_marked_talk_that_comes_back_goes_before_everybody_however_long_they_have_waited() {
        let needs = Needs { safety: Some(Safety::Unsafe), ..Needs::only(Language::Nb) };
        let unsafe_for_long = Enquiry::join(EnquiryId::random(), needs, NodeId(1), Moment(1));
        let lost = marked().handed_back(LATER);
        assert_eq!((lost.stage, lost.lane, lost.risk), (Stage::Waiting, Lane::Urgent, Some(NOW)));
        assert!(lost.place() < unsafe_for_long.place());
        let asked = marked().hand_over_asked(ME, Receiver::Queue, None, LATER).unwrap();
        let handed = asked.handed_over(asked.open_hand_over().unwrap(), NOW);
        assert!(handed.place() < unsafe_for_long.place());
        let again = handed.offered(COLLEAGUE, LATER).started(ConversationId::random(), NOW).unwrap();
        assert_eq!(again.risk, Some(NOW), "the next counsellor sees it");
    }

    #[test]
    fn what_the_mark_did_to_the_lane_goes_with_it() {
        let lost = marked().handed_back(LATER);
        let again = lost.offered(ME, LATER).started(ConversationId::random(), NOW).unwrap();
        assert_eq!(again.unmarked_risk(ME).unwrap().unwrap().lane, Lane::Returning);
        let unsafe_now = Needs { safety: Some(Safety::Unsafe), ..Needs::only(Language::Nb) };
        let stay = talking(unsafe_now).marked_risk(ME, NOW).unwrap().unwrap();
        assert_eq!(stay.unmarked_risk(ME).unwrap().unwrap().lane, Lane::Urgent, "they said so themselves");
        assert_eq!(marked().unmarked_risk(ME).unwrap().unwrap().lane, Lane::Normal);
    }

    #[test]
    fn the_mark_dies_with_the_talk() {
        assert_eq!(marked().ended(EndReason::VisitorExited, LATER).risk, None);
        let missed = marked().handed_back(NOW).offered(COLLEAGUE, LATER).missed(LATER, 1);
        assert!(missed.has_ended() && missed.risk.is_none());
    }
}
