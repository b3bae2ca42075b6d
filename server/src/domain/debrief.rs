//! A counsellor needs a talk of their own, after one that was heavy, and calls the shift
//! leads. Pure. It stands with the counsellor and nowhere else, and is gone when the two have
//! met, when it is taken back, or with the shift.

use serde::{Deserialize, Serialize};

use super::counsellor::{Counsellor, Duty, StaffId};
use crate::clock::Moment;
use crate::protocol::ErrorId;

/// A call for a talk of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Debrief {
    /// Since when it is asked for.
    pub since: Moment,
    /// The shift lead who comes.
    pub lead: Option<StaffId>,
}

impl Counsellor {
    /// They would like to talk with a shift lead. `None`: they have asked already.
    #[must_use]
    pub fn asks_debrief(&self, now: Moment) -> Option<Self> {
        let asked = || self.with_debrief(Some(Debrief { since: now, lead: None }));
        self.debrief.is_none().then(asked)
    }

    /// They have met, or there is no need any more. `None`: nothing was asked for.
    #[must_use]
    pub fn without_debrief(&self) -> Option<Self> {
        self.debrief.is_some().then(|| self.with_debrief(None))
    }

    /// A shift lead comes. `None`: somebody does already, or it was taken back; the first who
    /// says so is who comes.
    ///
    /// # Errors
    /// [`ErrorId::NotPermitted`] for whoever is no shift lead, or is the one who asks.
    pub fn debriefed_by(&self, lead: &Self) -> Result<Option<Self>, ErrorId> {
        if lead.duty != Duty::ShiftLead || lead.id == self.id {
            return Err(ErrorId::NotPermitted);
        }
        let open = self.debrief.filter(|debrief| debrief.lead.is_none());
        Ok(open.map(|Debrief { since, .. }| self.with_debrief(Some(Debrief { since, lead: Some(lead.id) }))))
    }

    /// Whoever was to come is gone: it is asked for again. `None`: nobody was to.
    #[must_use]
    pub fn debriefed_by_nobody(&self) -> Option<Self> {
        let coming = self.debrief.filter(|debrief| debrief.lead.is_some())?;
        Some(self.with_debrief(Some(Debrief { lead: None, ..coming })))
    }

    fn with_debrief(&self, debrief: Option<Debrief>) -> Self {
        Self { debrief, version: self.version + 1, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::protocol::needs::Language;

    const NOW: Moment = Moment(1_000);
    const LATER: Moment = Moment(2_000);

    fn with_duty(id: u128, duty: Duty) -> Counsellor {
        let arrived = Counsellor::arrive(Uuid::from_u128(id), "Rådgiver".into(), [Language::Nb].into(), 1);
        Counsellor { duty, ..arrived }
    }

    #[test]
    fn the_first_shift_lead_who_says_so_is_who_comes() {
        let asked = with_duty(1, Duty::Counsellor).asks_debrief(NOW).unwrap();
        assert_eq!(asked.asks_debrief(LATER), None, "asked twice is asked once");
        let (one, other) = (with_duty(2, Duty::ShiftLead), with_duty(3, Duty::ShiftLead));
        let met = asked.debriefed_by(&one).unwrap().unwrap();
        assert_eq!(met.debrief, Some(Debrief { since: NOW, lead: Some(one.id) }));
        assert_eq!(met.debriefed_by(&other), Ok(None));
        assert_eq!(met.without_debrief().unwrap().debrief, None);
    }

    #[test]
    fn only_a_shift_lead_comes_and_nobody_to_themselves() {
        let asked = with_duty(1, Duty::ShiftLead).asks_debrief(NOW).unwrap();
        assert_eq!(asked.debriefed_by(&with_duty(2, Duty::Counsellor)), Err(ErrorId::NotPermitted));
        assert_eq!(asked.debriefed_by(&asked), Err(ErrorId::NotPermitted));
    }

    #[test]
    fn who_was_to_come_and_is_gone_leaves_the_call_open() {
        let asked = with_duty(1, Duty::Counsellor).asks_debrief(NOW).unwrap();
        assert_eq!(asked.debriefed_by_nobody(), None);
        let met = asked.debriefed_by(&with_duty(2, Duty::ShiftLead)).unwrap().unwrap();
        let open = met.debriefed_by_nobody().unwrap();
        assert_eq!(open.debrief, asked.debrief, "and it is told since when it was asked for");
        assert_eq!(with_duty(1, Duty::Counsellor).without_debrief(), None);
    }
}
