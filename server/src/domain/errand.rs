//! A counsellor who leaves the desk for a moment and says so. Pure. Their visitors wait for
//! them until the time they were told, also when the laptop sleeps meanwhile; from then on
//! the counsellor counts as one whose connection is lost.

use std::time::Duration;

use super::counsellor::{Counsellor, Mode};
use super::enquiry::Presence;
use crate::clock::Moment;
use crate::protocol::ErrorId;

/// Where a counsellor is, as far as their visitors are to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// At the desk.
    Here,
    /// Away for a moment, and back about then.
    Errand {
        /// When.
        until: Moment,
    },
    /// Not back from it, although the time is out.
    Late,
    /// Their connection is gone.
    Lost,
}

impl Counsellor {
    /// They leave the desk for a moment. Whoever is away takes nobody new.
    ///
    /// # Errors
    /// [`ErrorId::NoConversation`] without a talk: nobody would be told. [`ErrorId::OfferOpen`]
    /// while a visitor has been told that they are ready.
    pub fn stepped_out(&self, until: Moment) -> Result<Self, ErrorId> {
        if self.talks.is_empty() {
            return Err(ErrorId::NoConversation);
        }
        if self.offer.is_some() {
            return Err(ErrorId::OfferOpen);
        }
        Ok(self.changed(|next| {
            next.errand = Some(until);
            next.away &= !next.presence.is_here();
            if matches!(next.mode, Mode::Ready(_)) {
                next.mode = Mode::Resting;
            }
        }))
    }

    /// They are back at the desk. `None`: they were not away.
    pub fn back(&self) -> Option<Self> {
        self.errand.is_some().then(|| self.changed(Self::end_errand))
    }

    /// Where they are.
    pub fn whereabouts(&self) -> Whereabouts {
        match (self.away, self.errand) {
            (false, None) => Whereabouts::Here,
            (false, Some(until)) => Whereabouts::Errand { until },
            (true, Some(_)) => Whereabouts::Late,
            (true, None) => Whereabouts::Lost,
        }
    }

    /// Since when nobody knows where they are: their connection is gone, or they are not back
    /// in time. Somebody who said when they are back is waited for until then.
    pub fn gone_since(&self) -> Option<Moment> {
        match (self.presence, self.errand) {
            (Presence::Here(_), errand) => errand,
            (Presence::Lost(since), errand) => Some(errand.map_or(since, |until| until.max(since))),
        }
    }

    /// Whether nobody has known where they are for longer than this.
    pub fn is_gone_for(&self, time: Duration, now: Moment) -> bool {
        self.gone_since().is_some_and(|since| now.since(since) > time)
    }

    /// The errand is over, or there is nobody left who was told of it.
    pub(super) fn end_errand(&mut self) {
        self.errand = None;
        self.away &= !self.presence.is_here();
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::node::NodeId;
    use crate::protocol::ids::EnquiryId;
    use crate::protocol::needs::Language;

    const NOW: Moment = Moment(1_000_000);
    const UNTIL: Moment = Moment(1_300_000);

    fn at_the_desk() -> Counsellor {
        let arrived = Counsellor::arrive(Uuid::from_u128(1), "Maja".into(), [Language::Nb].into(), 2);
        arrived.seated(NodeId(1), NOW)
    }

    fn in_a_talk() -> (Counsellor, EnquiryId) {
        let talk = EnquiryId::random();
        (at_the_desk().began(talk), talk)
    }

    #[test]
    fn only_somebody_with_a_talk_and_without_an_offer_steps_out() {
        assert_eq!(at_the_desk().stepped_out(UNTIL), Err(ErrorId::NoConversation));
        let (talking, _) = in_a_talk();
        let offering = talking.ready(NOW).unwrap().offered_to(EnquiryId::random());
        assert_eq!(offering.stepped_out(UNTIL), Err(ErrorId::OfferOpen));
        let out = talking.ready(NOW).unwrap().stepped_out(UNTIL).unwrap();
        assert_eq!(out.whereabouts(), Whereabouts::Errand { until: UNTIL });
        assert!(!out.can_take() && !out.can_be_asked(), "nobody new comes to an empty chair");
        assert!(!out.stepped_out(UNTIL).unwrap().can_take());
    }

    #[test]
    fn whoever_is_back_or_asks_for_the_next_is_here() {
        let (talking, _) = in_a_talk();
        let out = talking.stepped_out(UNTIL).unwrap();
        let late = out.told_away();
        assert_eq!(late.whereabouts(), Whereabouts::Late);
        for back in [out.back().unwrap(), late.back().unwrap(), late.ready(NOW).unwrap()] {
            assert_eq!((back.whereabouts(), back.gone_since()), (Whereabouts::Here, None));
        }
        assert_eq!(talking.back(), None);
    }

    #[test]
    fn they_are_waited_for_until_the_time_they_said_whatever_their_connection_does() {
        let (talking, _) = in_a_talk();
        let lost = |at| Presence::Lost(at);
        assert_eq!(talking.with_presence(lost(NOW)).gone_since(), Some(NOW));
        let out = talking.stepped_out(UNTIL).unwrap();
        assert_eq!(out.gone_since(), Some(UNTIL));
        assert_eq!(out.with_presence(lost(NOW)).gone_since(), Some(UNTIL));
        let after = UNTIL.after(Duration::from_secs(9));
        assert_eq!(out.with_presence(lost(after)).gone_since(), Some(after));
        let late = out.told_away();
        let again = late.with_presence(lost(after)).seated(NodeId(2), after);
        assert_eq!(again.whereabouts(), Whereabouts::Late, "a page that reconnects by itself is nobody");
    }

    #[test]
    fn it_is_over_with_the_last_talk() {
        let (talking, talk) = in_a_talk();
        let late = talking.stepped_out(UNTIL).unwrap().told_away();
        for over in [late.finished(talk, UNTIL), late.handed_back(talk), late.without(&[talk])] {
            assert_eq!((over.whereabouts(), over.errand), (Whereabouts::Here, None));
        }
        let more = late.holding(EnquiryId::random());
        assert_eq!(more.finished(talk, UNTIL).whereabouts(), Whereabouts::Late);
    }
}
