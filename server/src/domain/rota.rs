//! Who is on when: shifts as they are planned, and what stands in the way of one. Pure; they are
//! kept by [`super::records`].
//!
//! A shift lies within one day of the house, from and to by the clock on the wall there. What
//! reaches past midnight is two shifts, as it is with opening hours; and in the nights in which the
//! clocks change a time means what it means there.
//!
//! The rota says who is expected. Whether the chat opens is decided by who is there: see
//! [`super::minimum`].

use std::collections::HashMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::counsellor::StaffId;
use super::opening_hours::{OpeningHours, Span, moments_of};
use super::staff::{StaffMember, Standing};
use crate::clock::Moment;
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;

/// People on one shift, stand-ins with them: more than a house has desks.
pub const PEOPLE_MAX: usize = 30;

/// Shifts are forgotten when they are this many days past: long enough to ask who was on last
/// week, and no record of years of somebody's evenings.
pub const KEPT_DAYS: u16 = 28;

/// So many days ahead one can plan: a year, and a holiday list made in advance.
pub const AHEAD_DAYS: u16 = 400;

/// Names one shift.
pub type ShiftId = Uuid;

/// A shift as it is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Names it.
    pub id: ShiftId,
    /// On which day of the house.
    pub day: Date,
    /// From when to when.
    pub span: Span,
    /// Who is on.
    pub members: Vec<StaffId>,
    /// Who comes when one of them cannot.
    pub stand_ins: Vec<StaffId>,
}

impl Shift {
    /// From and to as moments. They are the same when the clocks skip all of it.
    pub fn moments(&self, zone: &TimeZone) -> (Moment, Moment) {
        moments_of(self.span, self.day, zone)
    }

    /// Everybody in it.
    pub fn people(&self) -> impl Iterator<Item = StaffId> {
        self.members.iter().chain(&self.stand_ins).copied()
    }

    /// Whether somebody would have to be in both at once.
    pub fn collides(&self, other: &Self) -> bool {
        self.id != other.id
            && self.day == other.day
            && self.span.overlaps(other.span)
            && self.people().any(|one| other.people().any(|another| one == another))
    }

    /// Whether it can be planned now, by whom there is.
    ///
    /// # Errors
    /// [`ErrorId::ShiftTimes`]: it has no time in it, is over already, or lies too far ahead.
    /// [`ErrorId::ShiftPeople`]: nobody is on, somebody is named twice or has no open account at
    /// the desk, or they are too many.
    pub fn check(&self, staff: &[StaffMember], zone: &TimeZone, now: Moment) -> Result<(), ErrorId> {
        let (from, to) = self.moments(zone);
        let ahead = std::time::Duration::from_hours(24) * AHEAD_DAYS.into();
        if from >= to || to <= now || from > now.after(ahead) {
            return Err(ErrorId::ShiftTimes);
        }
        let mut people: Vec<StaffId> = self.people().collect();
        let count = people.len();
        people.sort_unstable();
        people.dedup();
        let can_be_there =
            |id: &StaffId| staff.iter().any(|member| member.id == *id && sits_at_the_desk(member));
        let are_sound = people.len() == count && count <= PEOPLE_MAX && people.iter().all(can_be_there);
        if self.members.is_empty() || !are_sound { Err(ErrorId::ShiftPeople) } else { Ok(()) }
    }

    /// What should be known of it. It stays planned all the same.
    pub fn warnings(&self, known: &Known<'_>) -> Vec<Warning> {
        let (from, to) = self.moments(known.zone);
        let mut warnings = Vec::new();
        if !known.hours.covers(from, to) {
            warnings.push(Warning::OutsideHours);
        }
        for id in self.people() {
            match known.member(id) {
                None => warnings.push(Warning::Gone(id)),
                Some(_) if known.lapsed_on(id, self.day) => warnings.push(Warning::Lapses(id)),
                Some(_) => {}
            }
        }
        let qualified = u16::try_from(self.qualified(known).count()).unwrap_or(u16::MAX);
        if qualified < known.minimum.max(1) {
            warnings.push(Warning::TooFew(qualified));
        }
        let covered = self.languages(known);
        warnings
            .extend(Language::ALL.into_iter().filter(|one| !covered.contains(one)).map(Warning::Uncovered));
        warnings
    }

    /// The languages that those who are on can write, whoever of them may take talks then.
    pub fn languages(&self, known: &Known<'_>) -> Vec<Language> {
        let speaks =
            |language: &Language| self.qualified(known).any(|member| member.languages.contains(language));
        Language::ALL.into_iter().filter(speaks).collect()
    }

    fn qualified<'a>(&'a self, known: &'a Known<'_>) -> impl Iterator<Item = &'a StaffMember> {
        let may = |id: &&StaffId| !known.lapsed_on(**id, self.day);
        self.members.iter().filter(may).filter_map(|id| known.member(*id))
    }
}

/// What there is to know when a shift is looked at.
#[derive(Debug)]
pub struct Known<'a> {
    /// Every account.
    pub staff: &'a [StaffMember],
    /// The last day on which somebody may take talks; absent: there is none.
    pub good_through: &'a HashMap<StaffId, Date>,
    /// When the chat is open.
    pub hours: &'a OpeningHours,
    /// How many the house wants on a shift.
    pub minimum: u16,
    /// The zone of the house.
    pub zone: &'a TimeZone,
}

impl Known<'_> {
    /// The account of somebody who may sit at the desk.
    pub fn member(&self, id: StaffId) -> Option<&StaffMember> {
        self.staff.iter().find(|member| member.id == id && sits_at_the_desk(member))
    }

    fn lapsed_on(&self, id: StaffId, day: Date) -> bool {
        self.good_through.get(&id).is_some_and(|through| *through < day)
    }
}

/// Something to know of a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The chat is closed for some of it, by its hours.
    OutsideHours,
    /// Fewer who may take talks then than the house wants, or none.
    TooFew(u16),
    /// Their account was closed, or is none for the desk any more.
    Gone(StaffId),
    /// A training that talks need has lapsed by then.
    Lapses(StaffId),
    /// Nobody who is on writes this language.
    Uncovered(Language),
}

/// Those that are on at this moment, and those that begin next, together. Of shifts in their order.
pub fn now_and_next<'a>(
    shifts: &'a [Shift],
    zone: &TimeZone,
    now: Moment,
) -> (Vec<&'a Shift>, Vec<&'a Shift>) {
    let is_on = |shift: &&Shift| {
        let (from, to) = shift.moments(zone);
        from <= now && now < to
    };
    let begins = |shift: &Shift| shift.moments(zone).0;
    let next = shifts.iter().map(begins).filter(|from| *from > now).min();
    (
        shifts.iter().filter(is_on).collect(),
        shifts.iter().filter(|shift| Some(begins(shift)) == next).collect(),
    )
}

fn sits_at_the_desk(member: &StaffMember) -> bool {
    member.standing == Standing::Active && member.role.is_at_the_desk()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::Timestamp;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::counsellor::Profile;
    use crate::domain::credentials::Credentials;
    use crate::domain::opening_hours::{Calendar, DayHours};
    use crate::domain::staff::{Alias, Capacity, Role, StaffName, parse_languages};

    fn oslo() -> TimeZone {
        TimeZone::get("Europe/Oslo").unwrap()
    }

    fn at(time: &str) -> Moment {
        let time: Timestamp = time.parse().unwrap();
        Moment(time.as_millisecond().try_into().unwrap())
    }

    fn person(n: u128, languages: &str) -> StaffMember {
        StaffMember {
            id: Uuid::from_u128(n),
            name: StaffName::parse(&format!("desk-{n}")).unwrap(),
            alias: Alias::parse("Rådgiver").unwrap(),
            role: Role::Counsellor,
            languages: parse_languages(languages).unwrap(),
            profile: Profile::default(),
            capacity: Capacity::new(1).unwrap(),
            standing: Standing::Active,
            credentials: Credentials::default(),
        }
    }

    fn shift(day: Date, span: &str, members: &[u128], stand_ins: &[u128]) -> Shift {
        let ids = |people: &[u128]| people.iter().map(|n| Uuid::from_u128(*n)).collect();
        Shift {
            id: Uuid::now_v7(),
            day,
            span: Span::parse(span).unwrap(),
            members: ids(members),
            stand_ins: ids(stand_ins),
        }
    }

    fn evenings() -> OpeningHours {
        let evening = DayHours::of(vec![Span::parse("17:00-22:00").unwrap()]).unwrap();
        OpeningHours::by(Calendar::weekly([(); 7].map(|()| evening.clone())), oslo())
    }

    const MONDAY: Date = date(2026, 11, 23);

    #[test]
    fn a_shift_has_a_time_and_people_or_is_refused() {
        let staff = [person(1, "nb"), StaffMember { standing: Standing::Disabled, ..person(2, "nb") }];
        let editor = StaffMember { role: Role::Editor, ..person(3, "nb") };
        let staff = [staff.as_slice(), &[editor]].concat();
        let check = |shift: &Shift| shift.check(&staff, &oslo(), at("2026-11-22T12:00:00+01:00"));
        assert_eq!(check(&shift(MONDAY, "17:00-22:00", &[1], &[])), Ok(()));
        for (day, span) in [
            (date(2026, 11, 21), "17:00-22:00"),
            (date(2026, 11, 22), "08:00-12:00"),
            (date(2028, 1, 1), "17:00-22:00"),
            // The clocks skip all of it.
            (date(2027, 3, 28), "02:00-03:00"),
        ] {
            assert_eq!(check(&shift(day, span, &[1], &[])), Err(ErrorId::ShiftTimes), "{day} {span}");
        }
        for (members, stand_ins) in
            [(&[][..], &[1][..]), (&[1, 1], &[]), (&[1], &[1]), (&[2], &[]), (&[3], &[]), (&[4], &[])]
        {
            let planned = shift(MONDAY, "17:00-22:00", members, stand_ins);
            assert_eq!(check(&planned), Err(ErrorId::ShiftPeople), "{members:?} {stand_ins:?}");
        }
    }

    #[test]
    fn nobody_is_in_two_places_at_once_and_one_after_the_other_is_no_matter() {
        let first = shift(MONDAY, "17:00-19:00", &[1], &[2]);
        assert!(first.collides(&shift(MONDAY, "18:59-22:00", &[2], &[])), "a stand-in must be free");
        assert!(!first.collides(&shift(MONDAY, "19:00-22:00", &[1], &[2])));
        assert!(!first.collides(&shift(MONDAY, "17:00-19:00", &[3], &[])));
        assert!(!first.collides(&shift(date(2026, 11, 24), "17:00-19:00", &[1], &[])));
        assert!(!first.collides(&first), "it takes its own place");
    }

    #[test]
    fn what_should_be_known_stands_with_it() {
        let staff = [person(1, "nb,nn"), person(2, "en")];
        let good_through = HashMap::from([(Uuid::from_u128(2), date(2026, 11, 22))]);
        let (hours, zone) = (evenings(), oslo());
        let known =
            Known { staff: &staff, good_through: &good_through, hours: &hours, minimum: 2, zone: &zone };
        let two = Uuid::from_u128(2);
        let on_sunday = shift(date(2026, 11, 22), "17:00-22:00", &[1, 2], &[]);
        assert_eq!(on_sunday.warnings(&known), [], "the last good day is one");
        let on_monday = shift(MONDAY, "17:00-22:00", &[1, 2], &[]);
        let expected = [Warning::Lapses(two), Warning::TooFew(1), Warning::Uncovered(Language::En)];
        assert_eq!(on_monday.warnings(&known), expected);
        let late = shift(MONDAY, "17:00-22:01", &[1], &[9]);
        let expected = [
            Warning::OutsideHours,
            Warning::Gone(Uuid::from_u128(9)),
            Warning::TooFew(1),
            Warning::Uncovered(Language::En),
        ];
        assert_eq!(late.warnings(&known), expected);
    }

    #[test]
    fn on_now_and_next_go_by_the_clock_on_the_wall_in_both_nights() {
        let check = |day, span: &str, time: &str, is_on: bool| {
            let shifts = [shift(day, span, &[1], &[])];
            let (now, _) = now_and_next(&shifts, &oslo(), at(time));
            assert_eq!(!now.is_empty(), is_on, "{day} {span} at {time}");
        };
        // In autumn the hour from two to three comes twice, and belongs to it both times.
        let autumn = date(2026, 10, 25);
        check(autumn, "01:00-03:00", "2026-10-25T02:30:00+02:00", true);
        check(autumn, "01:00-03:00", "2026-10-25T02:30:00+01:00", true);
        check(autumn, "01:00-03:00", "2026-10-25T03:00:00+01:00", false);
        // In spring it does not come at all.
        let spring = date(2027, 3, 28);
        check(spring, "01:00-02:30", "2027-03-28T01:59:59+01:00", true);
        check(spring, "01:00-02:30", "2027-03-28T03:00:00+02:00", false);
        check(spring, "02:30-04:00", "2027-03-28T03:00:00+02:00", true);
    }

    proptest! {
        /// Of shifts end to end over a day there is one on at every minute, also when clocks change.
        #[test]
        fn one_of_three_that_fill_a_day_is_always_on(days in 0i32..800, first in 1u16..720, rest in 1u16..719, minute in 0u64..1_500) {
            use jiff::ToSpan;
            let day = date(2026, 1, 1).checked_add(days.days()).unwrap();
            let hm = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
            let (one, two) = (hm(first), hm(first + rest));
            let spans = [format!("00:00-{one}"), format!("{one}-{two}"), format!("{two}-24:00")];
            let shifts = spans.map(|span| shift(day, &span, &[1], &[]));
            let (begins, ends) = (shifts[0].moments(&oslo()).0, shifts[2].moments(&oslo()).1);
            let now = begins.after(Duration::from_mins(minute));
            prop_assume!(now < ends);
            let (on, _) = now_and_next(&shifts, &oslo(), now);
            prop_assert_eq!(on.len(), 1, "at {:?}", now);
        }
    }
}
