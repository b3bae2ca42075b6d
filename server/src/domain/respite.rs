//! The chat takes a break from a connection after a talk that a counsellor could not go on
//! with. Pure. It stands against a keyed hash of a network and nothing else of anybody, and it
//! is short, because others stand behind the same address: one person says an hour at most,
//! however often they say it, and only two say six.

mod mark;

use std::time::Duration;

use serde::{Deserialize, Serialize};

pub use self::mark::{KEY_LIVES, KEY_USED, Mark, MarkKey, Marks};
use super::counsellor::{Duty, StaffId};
use crate::clock::Moment;
use crate::protocol::ErrorId;
use crate::protocol::respite::{RespiteAnswer, RespiteLength, RespiteView};

/// As long as one person can say alone, from when they first said it of a connection.
pub const ALONE: Duration = Duration::from_hours(1);

/// As long as two can. It is also how long it is remembered who has used up the hour.
pub const TOGETHER: Duration = Duration::from_hours(6);

/// A second person answers within this time, or the hour stands.
pub const ANSWER_WITHIN: Duration = Duration::from_mins(10);

/// A wish holds for the end that it was said with. Live state may be away for a moment between
/// the two; an end that comes later is another one.
pub const WISH_HOLDS: Duration = Duration::from_mins(2);

/// More than a whole shift asks for. One more takes the place of the one that is over first.
pub const RESPITES_MAX: usize = 64;

/// What a counsellor wants when they end a talk. The stay carries it to the connection of the
/// visitor, which alone knows its mark, and dies with the stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Its name from here on.
    pub number: u32,
    /// Who.
    pub by: StaffId,
    /// What they are called at the desks.
    pub alias: String,
    /// What they are on the shift.
    pub duty: Duty,
    /// For how long.
    pub length: RespiteLength,
    /// When they said it.
    pub at: Moment,
}

/// One break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Respite {
    number: u32,
    mark: Mark,
    /// When its key is forgotten, and this with it.
    dies_at: Moment,
    by: StaffId,
    alias: String,
    duty: Duty,
    /// When they first said it of this connection: their hour counts from here.
    began: Moment,
    /// When they said it last: what two say counts from here.
    said: Moment,
    until: Moment,
    /// Until when a second person can agree.
    asked_until: Option<Moment>,
}

impl Respite {
    fn stands(&self, now: Moment) -> bool {
        now < self.until
    }

    fn is_asked(&self, now: Moment) -> bool {
        self.asked_until.is_some_and(|until| now < until)
    }

    /// Somebody else: a shift lead, or anybody where a shift lead asks.
    fn may_answer(&self, staff: StaffId, duty: Duty) -> bool {
        staff != self.by && (duty == Duty::ShiftLead || self.duty == Duty::ShiftLead)
    }

    /// A shift lead, or whoever began it: taking back is never a second person's matter.
    fn may_lift(&self, staff: StaffId, duty: Duty) -> bool {
        staff == self.by || duty == Duty::ShiftLead
    }

    fn is_worth_keeping(&self, now: Moment) -> bool {
        now < self.dies_at && (self.stands(now) || now < self.began.after(TOGETHER))
    }
}

/// Everything that nodes agree on: the keys that marks are made with, and the breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Respites {
    /// The one in use last. At most two.
    keys: Vec<MarkKey>,
    held: Vec<Respite>,
    /// When this was changed last.
    pub changed_at: Moment,
}

impl Default for Respites {
    fn default() -> Self {
        Self { keys: Vec::new(), held: Vec::new(), changed_at: Moment(0) }
    }
}

impl Respites {
    /// The marks of a network; `None` before there is a key.
    pub fn marks(&self, network: &[u8]) -> Option<Marks> {
        let (in_use, before) = self.keys.split_last()?;
        let before = before.last().map(|key| key.mark(network));
        Some(Marks { mark: in_use.mark(network), dies_at: in_use.dies_at(), before })
    }

    /// Until when the chat takes a break from whoever has these marks.
    pub fn standing(&self, marks: &Marks, now: Moment) -> Option<Moment> {
        let of_them = self.held.iter().filter(|one| one.stands(now) && marks.has(&one.mark));
        of_them.map(|one| one.until).max()
    }

    /// When nothing in here counts any more.
    pub fn dies_at(&self) -> Moment {
        self.keys.iter().map(MarkKey::dies_at).max().unwrap_or(self.changed_at)
    }

    /// Without what is over, and with a key that is young enough. `None`: nothing to do.
    #[must_use]
    pub fn tended(&self, now: Moment) -> Option<Self> {
        let mut tended = self.clone();
        tended.keys.retain(|key| now < key.dies_at());
        if tended.keys.last().is_none_or(|key| key.is_used_up(now)) {
            tended.keys.push(MarkKey::random(now));
            let too_many = tended.keys.len().saturating_sub(2);
            tended.keys.drain(..too_many);
        }
        tended.held.retain(|one| one.is_worth_keeping(now));
        for one in &mut tended.held {
            one.asked_until = one.asked_until.filter(|_| one.is_asked(now));
        }
        (tended != *self).then(|| tended.after(self, now))
    }

    /// With the break that somebody wants from the connection that has these marks. `None`:
    /// it is held already.
    #[must_use]
    pub fn begun(&self, wish: &Wish, marks: &Marks, now: Moment) -> Option<Self> {
        if self.held.iter().any(|one| one.number == wish.number) {
            return None;
        }
        let mut next = self.clone();
        let before = next
            .held
            .iter()
            .position(|one| one.by == wish.by && marks.has(&one.mark))
            .map(|at| next.held.remove(at));
        let (began, mark, dies_at) = match &before {
            Some(before) => (before.began, before.mark, before.dies_at),
            None => (wish.at, marks.mark, marks.dies_at),
        };
        let alone = wish.at.after(alone(wish.length)).min(began.after(ALONE)).min(dies_at);
        let asks = wish.length == RespiteLength::Evening && alone < dies_at;
        let until = before.as_ref().map_or(alone, |before| alone.max(before.until));
        let still_asked = before.as_ref().and_then(|before| before.asked_until);
        if next.held.len() >= RESPITES_MAX
            && let Some(first) = (0..next.held.len()).min_by_key(|at| next.held[*at].until)
        {
            next.held.remove(first);
        }
        next.held.push(Respite {
            number: wish.number,
            mark,
            dies_at,
            by: wish.by,
            alias: wish.alias.clone(),
            duty: wish.duty,
            began,
            said: wish.at,
            until,
            asked_until: if asks { Some(now.after(ANSWER_WITHIN)) } else { still_asked },
        });
        Some(next.after(self, now))
    }

    /// A second person says yes or no to six hours. Also tells who began it.
    ///
    /// # Errors
    /// [`ErrorId::RespiteGone`] when nobody is asked any more; [`ErrorId::NotPermitted`] for
    /// whoever began it, and for a counsellor where a shift lead is asked.
    pub fn answered(
        &self,
        number: u32,
        (staff, duty): (StaffId, Duty),
        answer: RespiteAnswer,
        now: Moment,
    ) -> Result<(Self, StaffId), ErrorId> {
        let mut answered = self.clone();
        let one = answered.find(number).filter(|one| one.is_asked(now)).ok_or(ErrorId::RespiteGone)?;
        if !one.may_answer(staff, duty) {
            return Err(ErrorId::NotPermitted);
        }
        if answer == RespiteAnswer::Agree {
            one.until = one.said.after(TOGETHER).min(one.dies_at);
        }
        one.asked_until = None;
        let by = one.by;
        Ok((answered.after(self, now), by))
    }

    /// It ends now. Also tells who began it.
    ///
    /// # Errors
    /// [`ErrorId::RespiteGone`] when it is over; [`ErrorId::NotPermitted`] for whoever is no
    /// shift lead and has not begun it.
    pub fn lifted(
        &self,
        number: u32,
        (staff, duty): (StaffId, Duty),
        now: Moment,
    ) -> Result<(Self, StaffId), ErrorId> {
        let mut lifted = self.clone();
        let is_there = |one: &&mut Respite| one.stands(now) || one.is_asked(now);
        let one = lifted.find(number).filter(is_there).ok_or(ErrorId::RespiteGone)?;
        if !one.may_lift(staff, duty) {
            return Err(ErrorId::NotPermitted);
        }
        one.until = now;
        one.asked_until = None;
        let by = one.by;
        Ok((lifted.after(self, now), by))
    }

    /// What this desk sees: a shift lead all of them, everybody else their own and those to
    /// which they can say yes.
    pub fn seen_by(&self, staff: StaffId, duty: Duty, now: Moment) -> Vec<RespiteView> {
        let view = |one: &Respite| {
            let is_asked = one.is_asked(now);
            let view = RespiteView {
                number: one.number,
                alias: one.alias.clone(),
                mine: one.by == staff,
                until_ms: one.until.0,
                asked_until_ms: one.asked_until.filter(|_| is_asked).map(|until| until.0),
                may_answer: is_asked && one.may_answer(staff, duty),
                may_lift: one.may_lift(staff, duty),
            };
            ((one.stands(now) || is_asked) && (view.may_answer || view.may_lift)).then_some(view)
        };
        self.held.iter().filter_map(view).collect()
    }

    /// Whether desks have something to hear when this becomes `later`.
    pub fn same_to_desks(&self, later: &Self) -> bool {
        self.held == later.held
    }

    fn find(&mut self, number: u32) -> Option<&mut Respite> {
        self.held.iter_mut().find(|one| one.number == number)
    }

    /// Changed later than what it was made from, also where clocks differ.
    fn after(mut self, before: &Self, now: Moment) -> Self {
        self.changed_at = now.max(before.changed_at.after(Duration::from_millis(1)));
        self
    }
}

/// What one person can say alone.
fn alone(length: RespiteLength) -> Duration {
    match length {
        RespiteLength::QuarterHour => Duration::from_mins(15),
        RespiteLength::Hour | RespiteLength::Evening => ALONE,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::domain::enquiry::Enquiry;
    use crate::domain::node::NodeId;
    use crate::protocol::ids::{ConversationId, EnquiryId};
    use crate::protocol::needs::{Language, Needs};
    use crate::protocol::visit::EndReason;

    const START: Moment = Moment(1_795_287_600_000);
    const HOME: &[u8] = b"4\xcb\0\x71\x07";
    const SCHOOL: &[u8] = b"4\xcb\0\x71\x08";
    const KARI: StaffId = Uuid::from_u128(1);
    const LEO: StaffId = Uuid::from_u128(2);
    const VAKTA: StaffId = Uuid::from_u128(3);

    fn at(minutes: u64) -> Moment {
        START.after(Duration::from_mins(minutes))
    }

    fn begin() -> Respites {
        Respites::default().tended(START).unwrap()
    }

    fn wish(number: u32, by: StaffId, length: RespiteLength, now: Moment) -> Wish {
        let duty = if by == VAKTA { Duty::ShiftLead } else { Duty::Counsellor };
        Wish { number, by, alias: "Kari".into(), duty, length, at: now }
    }

    fn say(respites: &Respites, number: u32, by: StaffId, length: RespiteLength, now: Moment) -> Respites {
        let marks = respites.marks(HOME).unwrap();
        respites.begun(&wish(number, by, length, now), &marks, now).unwrap()
    }

    fn until(respites: &Respites, now: Moment) -> Option<Moment> {
        respites.standing(&respites.marks(HOME).unwrap(), now)
    }

    #[test]
    fn it_stands_against_one_network_for_as_long_as_was_said() {
        let respites = say(&begin(), 1, KARI, RespiteLength::QuarterHour, START);
        assert_eq!(until(&respites, at(14)), Some(at(15)));
        assert_eq!(until(&respites, at(15)), None);
        assert_eq!(respites.standing(&respites.marks(SCHOOL).unwrap(), START), None);
        let again =
            respites.begun(&wish(1, KARI, RespiteLength::Hour, START), &respites.marks(HOME).unwrap(), at(1));
        assert_eq!(again, None, "a page that comes back is told the same and begins nothing");
    }

    #[test]
    fn one_person_never_makes_more_than_an_hour_also_not_by_saying_it_again() {
        let first = say(&begin(), 1, KARI, RespiteLength::Hour, START);
        let again = say(&first, 2, KARI, RespiteLength::Hour, at(50));
        assert_eq!(until(&again, at(51)), Some(at(60)));
        let after = again.tended(at(61)).unwrap_or(again);
        let once_more = say(&after, 3, KARI, RespiteLength::Evening, at(61));
        assert_eq!(until(&once_more, at(61)), None, "the hour is used up; a second person is asked");
        let asked = &once_more.seen_by(VAKTA, Duty::ShiftLead, at(61))[0];
        assert!(asked.may_answer && asked.asked_until_ms == Some(at(71).0), "{asked:?}");
        // Somebody else is a second person.
        assert_eq!(until(&say(&once_more, 4, LEO, RespiteLength::Hour, at(62)), at(62)), Some(at(122)));
    }

    #[test]
    fn a_break_that_was_lifted_gives_nobody_a_second_hour() {
        let first = say(&begin(), 1, KARI, RespiteLength::Hour, START);
        let (lifted, by) = first.lifted(1, (VAKTA, Duty::ShiftLead), at(30)).unwrap();
        assert_eq!((until(&lifted, at(30)), by), (None, KARI));
        assert_eq!(lifted.lifted(1, (KARI, Duty::Counsellor), at(31)), Err(ErrorId::RespiteGone));
        assert_eq!(until(&say(&lifted, 2, KARI, RespiteLength::Hour, at(40)), at(40)), Some(at(60)));
    }

    #[test]
    fn six_hours_take_a_shift_lead_and_the_hour_stands_until_then() {
        let asked = say(&begin(), 1, KARI, RespiteLength::Evening, START);
        assert_eq!(until(&asked, START), Some(at(60)));
        for (who, refused) in [
            ((KARI, Duty::Counsellor), ErrorId::NotPermitted),
            ((KARI, Duty::ShiftLead), ErrorId::NotPermitted),
            ((LEO, Duty::Counsellor), ErrorId::NotPermitted),
        ] {
            assert_eq!(asked.answered(1, who, RespiteAnswer::Agree, at(1)), Err(refused), "{who:?}");
        }
        let lead = (VAKTA, Duty::ShiftLead);
        let (agreed, by) = asked.answered(1, lead, RespiteAnswer::Agree, at(9)).unwrap();
        assert_eq!((until(&agreed, at(9)), by), (Some(at(360)), KARI));
        assert_eq!(agreed.answered(1, lead, RespiteAnswer::Agree, at(9)), Err(ErrorId::RespiteGone));
        let (declined, _) = asked.answered(1, lead, RespiteAnswer::Decline, at(9)).unwrap();
        assert_eq!(until(&declined, at(9)), Some(at(60)));
        assert_eq!(
            asked.answered(1, lead, RespiteAnswer::Agree, at(10)),
            Err(ErrorId::RespiteGone),
            "too late"
        );
        let lapsed = asked.tended(at(10)).unwrap();
        assert_eq!(until(&lapsed, at(10)), Some(at(60)));
    }

    #[test]
    fn where_a_shift_lead_asks_a_counsellor_is_the_second_person() {
        let asked = say(&begin(), 1, VAKTA, RespiteLength::Evening, START);
        assert_eq!(
            asked.answered(1, (VAKTA, Duty::ShiftLead), RespiteAnswer::Agree, at(1)),
            Err(ErrorId::NotPermitted)
        );
        let (agreed, _) = asked.answered(1, (LEO, Duty::Counsellor), RespiteAnswer::Agree, at(1)).unwrap();
        assert_eq!(until(&agreed, at(1)), Some(at(360)));
    }

    #[test]
    fn everybody_sees_their_own_and_what_they_can_answer_and_a_shift_lead_all() {
        let respites = say(&begin(), 1, KARI, RespiteLength::Evening, START);
        let respites = say(&respites, 2, VAKTA, RespiteLength::Evening, START);
        let numbers = |staff, duty| -> Vec<u32> {
            respites.seen_by(staff, duty, START).iter().map(|one| one.number).collect()
        };
        assert_eq!(numbers(KARI, Duty::Counsellor), [1, 2]);
        assert_eq!(numbers(LEO, Duty::Counsellor), [2]);
        assert_eq!(numbers(VAKTA, Duty::ShiftLead), [1, 2]);
        assert!(respites.seen_by(VAKTA, Duty::ShiftLead, at(361)).is_empty());
        let own = &respites.seen_by(KARI, Duty::Counsellor, START)[0];
        assert!(own.mine && own.may_lift && !own.may_answer, "{own:?}");
    }

    #[test]
    fn a_key_is_used_for_six_hours_and_forgotten_after_twelve_with_all_that_was_made_with_it() {
        let mut respites = begin();
        let first = respites.marks(HOME).unwrap();
        let hours = |hours| START.after(Duration::from_hours(hours));
        respites =
            respites.begun(&wish(1, KARI, RespiteLength::Evening, hours(5)), &first, hours(5)).unwrap();
        let lead = (VAKTA, Duty::ShiftLead);
        respites = respites.answered(1, lead, RespiteAnswer::Agree, hours(5)).unwrap().0;
        respites = respites.tended(hours(6)).unwrap();
        let later = respites.marks(HOME).unwrap();
        assert!(later.mark != first.mark && later.before == Some(first.mark));
        assert_eq!(respites.standing(&later, hours(6)), Some(hours(11)));
        // Said again by the same person, it is the same break, with the key it was made with.
        respites =
            respites.begun(&wish(2, KARI, RespiteLength::Evening, hours(10)), &later, hours(10)).unwrap();
        respites = respites.answered(2, lead, RespiteAnswer::Agree, hours(10)).unwrap().0;
        assert_eq!(respites.standing(&later, hours(10)), Some(hours(12)), "no longer than the key lives");
        respites = respites.tended(hours(12)).unwrap();
        assert!(respites.held.is_empty() && respites.keys.len() == 2);
        let forgotten = respites.marks(HOME).unwrap();
        assert!(forgotten.mark != first.mark && forgotten.before == Some(later.mark));
        assert!(respites.dies_at() <= hours(24));
    }

    #[test]
    fn there_is_a_bound_and_what_is_over_first_makes_room() {
        let mut respites = say(&begin(), 1, KARI, RespiteLength::QuarterHour, START);
        for number in 2..=u32::try_from(RESPITES_MAX).unwrap() + 1 {
            let by = Uuid::from_u128(100 + u128::from(number));
            respites = say(&respites, number, by, RespiteLength::Hour, START);
        }
        assert_eq!(respites.held.len(), RESPITES_MAX);
        assert!(respites.held.iter().all(|one| one.number != 1));
    }

    #[test]
    fn nothing_of_it_shows_in_debug() {
        let respites = say(&begin(), 1, KARI, RespiteLength::Hour, START);
        let shown = format!("{respites:?} {:?}", respites.marks(HOME));
        assert!(shown.contains("Mark(…)") && shown.contains("MarkKey(…)"), "{shown}");
    }

    proptest! {
        /// Whatever one person does, and however often, nobody is kept away by them for longer
        /// than an hour from when they first said it.
        #[test]
        fn alone_is_an_hour(said in proptest::collection::vec((0..300_u64, 0..3_usize, any::<bool>()), 1..12)) {
            let mut said = said;
            said.sort_unstable();
            let first = said[0].0;
            let mut respites = begin();
            for (number, (minute, length, lifts)) in (0..).zip(said) {
                let now = at(minute);
                respites = respites.tended(now).unwrap_or(respites);
                respites = say(&respites, number, KARI, RespiteLength::ALL[length], now);
                if lifts && let Ok((lifted, _)) = respites.lifted(number, (KARI, Duty::Counsellor), now) {
                    respites = lifted;
                }
                prop_assert!(until(&respites, now).is_none_or(|until| until <= at(first + 60)));
            }
        }
    }

    #[test]
    fn a_wish_holds_for_the_end_it_was_said_with_and_for_no_other() {
        let talk = |with| {
            let waiting = Enquiry::join(EnquiryId::random(), Needs::only(Language::Nb), NodeId(1), START);
            waiting.offered(with, at(1)).started(ConversationId::random(), START).unwrap()
        };
        let wished = talk(KARI).wants_respite(wish(1, KARI, RespiteLength::Hour, START)).unwrap();
        let rests = |stay: &Enquiry, reason, now| stay.ended(reason, now).ended_with_respite().is_some();
        assert!(rests(&wished, EndReason::CounsellorEnded, at(1)));
        assert!(!rests(&wished, EndReason::VisitorLeft, at(1)), "they went before");
        assert!(
            !rests(&wished, EndReason::CounsellorEnded, at(3)),
            "that end had failed, and this is another"
        );
        assert!(!rests(&wished.wants_no_respite(), EndReason::CounsellorEnded, at(1)));
        let with_leo = Enquiry { stage: talk(LEO).stage, ..wished };
        assert!(!rests(&with_leo, EndReason::CounsellorEnded, at(1)), "it is no talk of hers any more");
    }
}
