//! A second counsellor in the room: called by the counsellor of the talk, and there only when
//! the visitor knows. Pure.
//!
//! Nobody listens unseen. Whoever says yes is *coming*, and sees nothing; they are *here* when
//! the visitor's page has said that it shows them. The visitor ends it with one press, at any
//! time. The stay holds all of it; [`Counsellor::guest_in`] is only where to look.
//! `chat/calling_in.rs` does what is decided here.

use serde::{Deserialize, Serialize};

use super::counsellor::{Counsellor, Duty, Mode, StaffId};
use super::enquiry::{Enquiry, Stage};
use super::note::SealedNote;
use crate::clock::Moment;
use crate::protocol::ErrorId;
use crate::protocol::call_in::{GuestName, GuestRole, WhyNoGuest};
use crate::protocol::ids::EnquiryId;
use crate::protocol::needs::Language;

/// A call for a second counsellor: open, answered, or off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallIn {
    /// Which one of this stay: the version that it began with.
    pub number: u64,
    /// Who called.
    pub by: StaffId,
    /// Whom.
    pub to: Called,
    /// How it stands.
    pub step: Step,
    /// What whoever comes should know. It dies with the call.
    pub note: Option<SealedNote>,
}

/// Whom a counsellor calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Called {
    /// Whichever shift lead says yes first.
    Lead,
    /// This colleague.
    Colleague(StaffId),
}

impl Called {
    /// The colleague, if it is one.
    pub fn colleague(self) -> Option<StaffId> {
        match self {
            Self::Colleague(colleague) => Some(colleague),
            Self::Lead => None,
        }
    }

    /// Whether it is meant for somebody with this duty.
    pub fn is_for(self, staff: StaffId, duty: Duty) -> bool {
        match self {
            Self::Colleague(colleague) => colleague == staff,
            Self::Lead => duty == Duty::ShiftLead,
        }
    }
}

/// A second counsellor of a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// Who.
    pub staff: StaffId,
    /// As both sides know them.
    pub name: GuestName,
}

/// How a call stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// Nobody has said yes.
    Asked {
        /// The end of it.
        until: Moment,
        /// Shift leads who have said no, while others are here.
        passed: Vec<StaffId>,
    },
    /// Somebody has said yes, and the visitor's page has not said that it shows them.
    Coming {
        /// Who.
        guest: Guest,
        /// The page has until then.
        until: Moment,
    },
    /// They are in the room, and the visitor knows.
    Here {
        /// Who.
        guest: Guest,
        /// Since when.
        since: Moment,
    },
    /// Nobody is in the room but the two.
    Off {
        /// Why.
        why: WhyNoGuest,
        /// When.
        at: Moment,
        /// Who was coming or here.
        guest: Option<Guest>,
    },
}

impl CallIn {
    /// Who is coming or here.
    pub fn guest(&self) -> Option<&Guest> {
        match &self.step {
            Step::Coming { guest, .. } | Step::Here { guest, .. } => Some(guest),
            Step::Asked { .. } | Step::Off { .. } => None,
        }
    }

    /// Whoever is to look again when this changes.
    pub fn concerns(&self) -> impl Iterator<Item = StaffId> {
        let guest = match &self.step {
            Step::Coming { guest, .. } | Step::Here { guest, .. } => Some(guest.staff),
            Step::Off { guest, .. } => guest.as_ref().map(|guest| guest.staff),
            Step::Asked { .. } => None,
        };
        [Some(self.by), self.to.colleague(), guest].into_iter().flatten()
    }

    /// Whether this is over.
    pub fn is_off(&self) -> bool {
        matches!(self.step, Step::Off { .. })
    }

    /// Off, if it was not; its note goes with it.
    fn called_off(self, why: WhyNoGuest, at: Moment) -> Self {
        let guest = match self.step {
            Step::Off { .. } => return self,
            Step::Coming { guest, .. } | Step::Here { guest, .. } => Some(guest),
            Step::Asked { .. } => None,
        };
        Self { step: Step::Off { why, at, guest }, note: None, ..self }
    }
}

impl Enquiry {
    /// The call that goes on: somebody is asked, coming or here.
    pub fn open_call(&self) -> Option<&CallIn> {
        self.call_in.as_ref().filter(|call| !call.is_off() && self.talks_with(call.by))
    }

    /// Until when somebody is asked to come into this talk.
    pub fn asks_for_guest(&self) -> Option<(&CallIn, Moment)> {
        let call = self.open_call()?;
        match call.step {
            Step::Asked { until, .. } => Some((call, until)),
            Step::Coming { .. } | Step::Here { .. } | Step::Off { .. } => None,
        }
    }

    /// Who is coming into the room or in it.
    pub fn guest(&self) -> Option<&Guest> {
        self.open_call()?.guest()
    }

    /// Who is in the room: the only one beside the two who is shown a word of the talk.
    pub fn guest_here(&self) -> Option<&Guest> {
        match &self.open_call()?.step {
            Step::Here { guest, .. } => Some(guest),
            Step::Asked { .. } | Step::Coming { .. } | Step::Off { .. } => None,
        }
    }

    /// Whether somebody is on the way in, so that nothing else is asked meanwhile.
    pub fn awaits_guest(&self) -> bool {
        self.open_call().is_some() && self.guest_here().is_none()
    }

    /// The counsellor of the talk calls somebody.
    ///
    /// # Errors
    /// [`ErrorId::NoConversation`] when it is not their talk, [`ErrorId::CallInOpen`] when
    /// somebody is called or there, [`ErrorId::HandOverOpen`] while it may go to somebody else.
    pub fn guest_called(
        &self,
        by: StaffId,
        to: Called,
        note: Option<SealedNote>,
        until: Moment,
    ) -> Result<Self, ErrorId> {
        if !self.talks_with(by) {
            return Err(ErrorId::NoConversation);
        }
        if self.open_call().is_some() {
            return Err(ErrorId::CallInOpen);
        }
        if self.open_hand_over().is_some() {
            return Err(ErrorId::HandOverOpen);
        }
        let version = self.version + 1;
        let step = Step::Asked { until, passed: Vec::new() };
        let call_in = CallIn { number: version, by, to, step, note };
        Ok(Self { call_in: Some(call_in), version, ..self.clone() })
    }

    /// The call with this number, if this one may still answer it.
    ///
    /// # Errors
    /// [`ErrorId::CallInGone`].
    pub fn answerable_call(&self, who: &Counsellor, number: u64, now: Moment) -> Result<&CallIn, ErrorId> {
        let open = self.asks_for_guest().filter(|(call, until)| call.number == number && now <= *until);
        let (call, _) = open.ok_or(ErrorId::CallInGone)?;
        let is_theirs = call.to.is_for(who.id, who.duty) && call.by != who.id;
        if is_theirs { Ok(call) } else { Err(ErrorId::CallInGone) }
    }

    /// Somebody who was called comes. `None`: they are on the way or here already.
    ///
    /// # Errors
    /// [`ErrorId::CallInGone`] when it is not theirs to answer, or not any more.
    pub fn guest_coming(
        &self,
        who: &Counsellor,
        number: u64,
        now: Moment,
        until: Moment,
    ) -> Result<Option<Self>, ErrorId> {
        let said = self.open_call().filter(|call| call.number == number).and_then(CallIn::guest);
        if said.is_some_and(|guest| guest.staff == who.id) {
            return Ok(None);
        }
        let call = self.answerable_call(who, number, now)?;
        let role = match who.duty {
            Duty::ShiftLead => GuestRole::Lead,
            Duty::Counsellor => GuestRole::Colleague,
        };
        let guest = Guest { staff: who.id, name: GuestName { role, alias: (&*who.alias).into() } };
        Ok(Some(self.with_call(CallIn { step: Step::Coming { guest, until }, ..call.clone() })))
    }

    /// One shift lead of several cannot come. `None`: they have said so before.
    ///
    /// # Errors
    /// [`ErrorId::CallInGone`] when it is not theirs to answer, or not any more.
    pub fn guest_passed(&self, who: &Counsellor, number: u64, now: Moment) -> Result<Option<Self>, ErrorId> {
        let call = self.answerable_call(who, number, now)?;
        let Step::Asked { until, passed } = &call.step else { return Err(ErrorId::CallInGone) };
        if passed.contains(&who.id) {
            return Ok(None);
        }
        let passed = passed.iter().copied().chain([who.id]).collect();
        Ok(Some(self.with_call(CallIn { step: Step::Asked { until: *until, passed }, ..call.clone() })))
    }

    /// The visitor's page shows who comes: now they are here. `None`: they are already.
    ///
    /// # Errors
    /// [`ErrorId::CallInGone`] when nobody comes any more.
    pub fn guest_shown(&self, number: u64, now: Moment) -> Result<Option<Self>, ErrorId> {
        let call = self.open_call().filter(|call| call.number == number).ok_or(ErrorId::CallInGone)?;
        match &call.step {
            Step::Here { .. } => Ok(None),
            Step::Coming { guest, .. } => {
                let here = Step::Here { guest: guest.clone(), since: now };
                Ok(Some(self.with_call(CallIn { step: here, ..call.clone() })))
            }
            Step::Asked { .. } | Step::Off { .. } => Err(ErrorId::CallInGone),
        }
    }

    /// Nobody comes, or nobody is there any more.
    #[must_use]
    pub fn guest_off(&self, why: WhyNoGuest, now: Moment) -> Self {
        let call_in = self.call_in.clone().map(|call| call.called_off(why, now));
        Self { call_in, version: self.version + 1, ..self.clone() }
    }

    /// Why the call comes to nothing by itself: nobody answered in time, or the visitor's page.
    pub fn call_lapsed(&self, now: Moment) -> Option<WhyNoGuest> {
        match self.open_call()?.step {
            Step::Asked { until, .. } => (now > until).then_some(WhyNoGuest::Silent),
            Step::Coming { until, .. } => (now > until).then_some(WhyNoGuest::VisitorAway),
            Step::Here { .. } | Step::Off { .. } => None,
        }
    }

    /// The counsellor is gone, and their guest goes on with the talk: the visitor is left with
    /// somebody who has read it. `None`: the guest cannot.
    pub fn guest_stays(&self, guest: &Counsellor, now: Moment) -> Option<Self> {
        let is_here = self.guest_here().is_some_and(|here| here.staff == guest.id);
        let is_able = guest.is_at_the_desk() && guest.has_room() && guest.speaks(self.needs.language);
        // Advice may be asked of whoever must renew a training first; a talk of their own may not.
        if !is_here || !is_able || guest.paused.chat {
            return None;
        }
        let stage = Stage::Talking { counsellor: guest.id, since: now };
        let theirs = Self { stage, closes_at: None, version: self.version + 1, ..self.leaving_hands(now) };
        let hand_over_off = crate::protocol::hand_over::WhyOff::CounsellorGone;
        Some(theirs.let_go_of_hand_over(hand_over_off, now).let_go_of_guest(WhyNoGuest::GuestStays, now))
    }

    /// Whether this counsellor was lost, and their guest went on with the talk.
    pub fn went_on_without(&self, staff: StaffId) -> bool {
        self.call_in.as_ref().is_some_and(|call| {
            call.by == staff
                && !self.talks_with(staff)
                && matches!(call.step, Step::Off { why: WhyNoGuest::GuestStays, .. })
        })
    }

    /// The last call, when it is this one and over: why, when, and who was there.
    pub fn call_over(&self, number: u64) -> Option<(WhyNoGuest, Option<&Guest>)> {
        match &self.call_in.as_ref().filter(|call| call.number == number)?.step {
            Step::Off { why, guest, .. } => Some((*why, guest.as_ref())),
            Step::Asked { .. } | Step::Coming { .. } | Step::Here { .. } => None,
        }
    }

    fn with_call(&self, call_in: CallIn) -> Self {
        Self { call_in: Some(call_in), version: self.version + 1, ..self.clone() }
    }

    /// Without whoever was called, as the end of the talk, or of its counsellor's part in it,
    /// takes them away.
    #[must_use]
    pub(super) fn let_go_of_guest(mut self, why: WhyNoGuest, now: Moment) -> Self {
        self.call_in = self.call_in.map(|call| call.called_off(why, now));
        self
    }
}

impl Counsellor {
    /// Sits there right now.
    pub fn is_at_the_desk(&self) -> bool {
        self.presence.is_here() && self.errand.is_none()
    }

    /// Whether they may be called into a colleague's talk by name: here, not in a pause, and in
    /// no other room. A second counsellor takes no visitor's place, so they need no room.
    pub fn can_be_called(&self) -> bool {
        self.is_at_the_desk() && self.guest_in.is_none() && !matches!(self.mode, Mode::Paused(_))
    }

    /// Whether they may be called as a shift lead: to look after the others is what they are
    /// there for, in a pause too.
    pub fn can_be_called_as_lead(&self) -> bool {
        self.duty == Duty::ShiftLead && self.is_at_the_desk() && self.guest_in.is_none()
    }

    /// Whether this call can be put to them.
    pub fn can_answer(&self, to: Called, language: Language) -> bool {
        match to {
            Called::Lead => self.can_be_called_as_lead(),
            Called::Colleague(colleague) => {
                self.id == colleague && self.can_be_called() && self.speaks(language)
            }
        }
    }

    /// They come into this talk.
    ///
    /// # Errors
    /// [`ErrorId::GuestElsewhere`]: nobody is in two rooms as a guest.
    pub fn comes_into(&self, enquiry: EnquiryId) -> Result<Self, ErrorId> {
        if self.guest_in.is_some_and(|other| other != enquiry) {
            return Err(ErrorId::GuestElsewhere);
        }
        Ok(self.changed(|next| next.guest_in = Some(enquiry)))
    }

    /// They are not in that room any more. `None`: they were not.
    pub fn left_room(&self, enquiry: EnquiryId) -> Option<Self> {
        (self.guest_in == Some(enquiry)).then(|| self.changed(|next| next.guest_in = None))
    }

    /// The talk in which they were a guest is theirs now.
    #[must_use]
    pub fn stays_with(&self, enquiry: EnquiryId) -> Self {
        self.changed(|next| next.begins_to_hold(enquiry))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::counsellor::Paused;
    use crate::domain::enquiry::Presence;
    use crate::domain::hand_over::Receiver;
    use crate::domain::node::NodeId;
    use crate::protocol::ids::ConversationId;
    use crate::protocol::needs::Needs;
    use crate::protocol::visit::EndReason;

    const NOW: Moment = Moment(1_000);
    const UNTIL: Moment = Moment(2_000);
    const LATE: Moment = Moment(2_001);

    fn at_the_desk(id: u128, duty: Duty) -> Counsellor {
        let arrived = Counsellor::arrive(Uuid::from_u128(id), "Kari".into(), [Language::Nb].into(), 1);
        Counsellor { duty, ..arrived }.seated(NodeId(1), NOW)
    }

    fn talking(with: &Counsellor) -> Enquiry {
        let waiting = Enquiry::join(EnquiryId::random(), Needs::only(Language::Nb), NodeId(1), Moment(1));
        waiting.offered(with.id, UNTIL).started(ConversationId::random(), NOW).unwrap()
    }

    fn called(host: &Counsellor, to: Called) -> (Enquiry, u64) {
        let asked = talking(host).guest_called(host.id, to, None, UNTIL).unwrap();
        let number = asked.open_call().unwrap().number;
        (asked, number)
    }

    #[test]
    fn somebody_is_here_only_when_the_visitors_page_has_shown_them() {
        let (host, guest) = (at_the_desk(1, Duty::Counsellor), at_the_desk(2, Duty::ShiftLead));
        let (asked, number) = called(&host, Called::Lead);
        assert_eq!(asked.guest_shown(number, NOW), Err(ErrorId::CallInGone), "nobody comes yet");
        let coming = asked.guest_coming(&guest, number, NOW, UNTIL).unwrap().unwrap();
        assert!(coming.guest().is_some() && coming.guest_here().is_none() && coming.awaits_guest());
        assert_eq!(coming.guest_coming(&guest, number, NOW, UNTIL), Ok(None), "said twice is said once");
        assert_eq!(coming.guest_shown(number + 1, NOW), Err(ErrorId::CallInGone));
        let here = coming.guest_shown(number, NOW).unwrap().unwrap();
        let name = GuestName { role: GuestRole::Lead, alias: "Kari".into() };
        assert_eq!(here.guest_here(), Some(&Guest { staff: guest.id, name }));
        assert_eq!(here.guest_shown(number, NOW), Ok(None));
        assert_eq!(coming.call_lapsed(LATE), Some(WhyNoGuest::VisitorAway));
        assert_eq!(here.call_lapsed(LATE), None);
        let alone = here.guest_off(WhyNoGuest::VisitorAlone, NOW);
        assert!(alone.guest().is_none() && alone.guest_shown(number, NOW).is_err());
    }

    #[test]
    fn only_whoever_is_called_answers_in_time_and_only_one_is_called_at_a_time() {
        let (host, lead) = (at_the_desk(1, Duty::ShiftLead), at_the_desk(2, Duty::ShiftLead));
        let colleague = at_the_desk(3, Duty::Counsellor);
        let (asked, number) = called(&host, Called::Lead);
        for other in [&host, &colleague] {
            assert_eq!(asked.guest_coming(other, number, NOW, UNTIL), Err(ErrorId::CallInGone));
        }
        assert_eq!(asked.guest_coming(&lead, number, LATE, LATE), Err(ErrorId::CallInGone));
        assert_eq!(asked.call_lapsed(LATE), Some(WhyNoGuest::Silent));
        assert_eq!(asked.guest_called(host.id, Called::Lead, None, UNTIL), Err(ErrorId::CallInOpen));
        assert_eq!(asked.hand_over_asked(host.id, Receiver::Queue, None, UNTIL), Err(ErrorId::CallInOpen));
        let asks = talking(&host).hand_over_asked(host.id, Receiver::Queue, None, UNTIL).unwrap();
        assert_eq!(asks.guest_called(host.id, Called::Lead, None, UNTIL), Err(ErrorId::HandOverOpen));
        assert_eq!(
            talking(&host).guest_called(lead.id, Called::Lead, None, UNTIL),
            Err(ErrorId::NoConversation)
        );
        let passed = asked.guest_passed(&lead, number, NOW).unwrap().unwrap();
        assert_eq!(passed.guest_passed(&lead, number, NOW), Ok(None));
        let theirs = colleague.comes_into(asked.id).unwrap();
        assert_eq!(theirs.comes_into(EnquiryId::random()), Err(ErrorId::GuestElsewhere));
        assert!(!theirs.can_be_called() && theirs.left_room(EnquiryId::random()).is_none());
    }

    #[test]
    fn whatever_ends_the_counsellors_part_ends_the_guests_but_for_one_who_can_go_on() {
        let (host, guest) = (at_the_desk(1, Duty::Counsellor), at_the_desk(2, Duty::Counsellor));
        let (asked, number) = called(&host, Called::Colleague(guest.id));
        let coming = asked.guest_coming(&guest, number, NOW, UNTIL).unwrap().unwrap();
        let here = coming.guest_shown(number, NOW).unwrap().unwrap();
        let why = |stay: &Enquiry| stay.call_over(number).map(|(why, _)| why);
        assert_eq!(why(&here.ended(EndReason::VisitorLeft, NOW)), Some(WhyNoGuest::TalkEnded));
        assert_eq!(why(&here.handed_back(NOW)), Some(WhyNoGuest::CounsellorGone));
        let theirs = here.guest_stays(&guest, NOW).unwrap();
        assert!(theirs.talks_with(guest.id) && theirs.guest().is_none() && theirs.went_on_without(host.id));
        let lapsed = Counsellor { paused: Paused { chat: true, ..Paused::default() }, ..guest.clone() };
        let full = guest.began(EnquiryId::random());
        let gone = guest.with_presence(Presence::Lost(NOW));
        for unable in [full, gone, lapsed] {
            assert_eq!(here.guest_stays(&unable, NOW), None);
        }
        assert_eq!(coming.guest_stays(&guest, NOW), None, "nobody the visitor was not told of");
    }
}
