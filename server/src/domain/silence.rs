//! A talk in which the visitor has gone quiet. Pure. Nothing ends by itself: a counsellor
//! sets it in motion, the visitor is told until when, and one word or one press of theirs
//! takes it back. Silence is no offence, so nothing here counts or remembers it.

use std::time::Duration;

use super::counsellor::{Counsellor, StaffId};
use super::enquiry::Enquiry;
use super::errand::Whereabouts;
use crate::clock::Moment;
use crate::protocol::ErrorId;

/// Whoever comes back while a talk is about to close has this long to say so at the least.
const AFTER_COMING_BACK: Duration = Duration::from_mins(1);

impl Enquiry {
    /// The counsellor of the talk would like to close it then, unless the visitor is heard
    /// from. Said again it counts from now.
    ///
    /// # Errors
    /// [`ErrorId::NoConversation`] when it is not their talk, [`ErrorId::HandOverOpen`] while
    /// the visitor may be asked something else.
    pub fn closing_asked(&self, by: StaffId, until: Moment) -> Result<Self, ErrorId> {
        if !self.talks_with(by) {
            return Err(ErrorId::NoConversation);
        }
        if self.open_hand_over().is_some() {
            return Err(ErrorId::HandOverOpen);
        }
        Ok(Self { closes_at: Some(until), version: self.version + 1, ..self.clone() })
    }

    /// The talk stays open: the visitor is there, or the counsellor has thought again. `None`:
    /// it was not about to close.
    pub fn kept_open(&self) -> Option<Self> {
        self.closes_at?;
        Some(Self { closes_at: None, version: self.version + 1, ..self.clone() })
    }

    /// Whether the time is out in which the visitor could have taken it back, and they were
    /// there to do so.
    pub fn is_to_close(&self, now: Moment) -> bool {
        self.presence.is_here() && self.closes_at.is_some_and(|closes_at| now > closes_at)
    }

    /// Whoever comes back reads what there is to read before anything closes.
    pub(super) fn read_first(&mut self, came_at: Moment) {
        self.closes_at = self.closes_at.map(|closes_at| closes_at.max(came_at.after(AFTER_COMING_BACK)));
    }
}

impl Counsellor {
    /// Whether they sit there to end a talk that has gone quiet: nothing ends without them.
    pub fn is_there_to_close(&self) -> bool {
        self.presence.is_here() && self.whereabouts() == Whereabouts::Here
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::domain::enquiry::Presence;
    use crate::domain::hand_over::Receiver;
    use crate::domain::node::NodeId;
    use crate::protocol::ids::{ConversationId, EnquiryId};
    use crate::protocol::needs::{Language, Needs};
    use crate::protocol::visit::EndReason;

    const NOW: Moment = Moment(1_000_000);
    const UNTIL: Moment = Moment(1_180_000);
    const NODE: NodeId = NodeId(1);

    fn me() -> StaffId {
        Uuid::from_u128(1)
    }

    fn talking() -> Enquiry {
        let joined = Enquiry::join(EnquiryId::random(), Needs::only(Language::Nb), NODE, NOW);
        joined.offered(me(), UNTIL).started(ConversationId::random(), NOW).unwrap()
    }

    fn closing() -> Enquiry {
        talking().closing_asked(me(), UNTIL).unwrap()
    }

    #[test]
    fn only_the_counsellor_of_the_talk_closes_it_and_not_beside_another_question() {
        assert_eq!(talking().closing_asked(Uuid::from_u128(2), UNTIL), Err(ErrorId::NoConversation));
        let asked = talking().hand_over_asked(me(), Receiver::Queue, None, UNTIL).unwrap();
        assert_eq!(asked.closing_asked(me(), UNTIL), Err(ErrorId::HandOverOpen));
        let instead = closing().hand_over_asked(me(), Receiver::Queue, None, UNTIL).unwrap();
        assert_eq!(instead.closes_at, None, "one question at a time");
    }

    #[test]
    fn it_closes_after_the_time_that_was_told_and_to_nobody_who_is_away() {
        let closing = closing();
        assert!(!talking().is_to_close(Moment(u64::MAX)), "never by itself");
        assert!(!closing.is_to_close(UNTIL) && closing.is_to_close(UNTIL.after(Duration::from_secs(1))));
        let lost = closing.with_presence(Presence::Lost(NOW));
        assert!(!lost.is_to_close(Moment(u64::MAX)), "they could not take it back");
        let came_at = UNTIL.after(Duration::from_secs(9));
        let back = lost.seated(NODE, came_at);
        assert!(!back.is_to_close(came_at.after(Duration::from_mins(1))));
        assert!(back.is_to_close(came_at.after(Duration::from_secs(61))));
        let early = closing.with_presence(Presence::Lost(NOW)).seated(NODE, NOW);
        assert_eq!(early.closes_at, Some(UNTIL), "nobody gets less than they were told");
    }

    #[test]
    fn a_counsellor_who_is_not_there_closes_nothing() {
        let arrived = Counsellor::arrive(me(), "Maja".into(), [Language::Nb].into(), 1);
        assert!(!arrived.is_there_to_close());
        let here = arrived.seated(NODE, NOW).began(EnquiryId::random());
        assert!(here.is_there_to_close() && !here.stepped_out(UNTIL).unwrap().is_there_to_close());
    }

    /// What can happen to a talk that is about to close.
    #[derive(Clone, Copy, Debug)]
    enum Step {
        Kept,
        Closing,
        Lost,
        Back,
        Asked,
        HandedBack,
        Ended,
    }

    proptest! {
        #[test]
        fn only_a_talk_that_its_counsellor_wants_to_close_closes(
            steps in prop::collection::vec(prop::sample::select(&[
                Step::Kept, Step::Closing, Step::Lost, Step::Back, Step::Asked, Step::HandedBack, Step::Ended,
            ][..]), 0..12)
        ) {
            let mut stay = talking();
            let mut wanted = false;
            for step in steps {
                let next = match step {
                    Step::Kept => stay.kept_open().unwrap_or_else(|| stay.clone()),
                    Step::Closing => match stay.closing_asked(me(), UNTIL) {
                        Ok(closing) => closing,
                        Err(_) => continue,
                    },
                    Step::Lost => stay.with_presence(Presence::Lost(NOW)),
                    Step::Back => stay.seated(NODE, NOW),
                    Step::Asked => match stay.hand_over_asked(me(), Receiver::Queue, None, UNTIL) {
                        Ok(asked) => asked,
                        Err(_) => continue,
                    },
                    Step::HandedBack if stay.talks_with(me()) => stay.handed_back(NOW),
                    Step::Ended if stay.talks_with(me()) => stay.ended(EndReason::VisitorLeft, NOW),
                    Step::HandedBack | Step::Ended => continue,
                };
                prop_assert!(next == stay || next.version == stay.version + 1);
                wanted = match step {
                    Step::Closing => true,
                    Step::Lost | Step::Back => wanted,
                    Step::Kept | Step::Asked | Step::HandedBack | Step::Ended => false,
                };
                prop_assert_eq!(next.closes_at.is_some(), wanted);
                prop_assert!(next.closes_at.is_none() || next.talks_with(me()) && next.open_hand_over().is_none());
                stay = next;
            }
        }
    }
}
