//! What each hour of the week has asked for over the last weeks, and how many counsellors that
//! takes. Counted from the evening's slices, so it tells of nobody; kept without dates. Pure.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;

use super::figures::{SLICE, Slice, began};
use super::staffing::{Demand, Prospect};
use crate::clock::Moment;

/// When so many weeks are in an hour's counts, a quarter is forgotten before the next is added, so
/// that what was long ago weighs little.
pub const WEEKS_KEPT: u64 = 12;

/// How long a talk is taken to last before one was counted.
pub const TALK_ASSUMED: Duration = Duration::from_mins(45);

/// How long somebody is taken to wait before giving up, before anybody did.
pub const PATIENCE_ASSUMED: Duration = Duration::from_mins(20);

/// Slices in an hour.
pub const SLICES_IN_AN_HOUR: u64 = 3_600 / SLICE.as_secs();

/// Hours in a day.
const DAY: u8 = 24;

/// An hour of the week by the clock on the wall: 0 begins on Monday at midnight, 167 is the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HourOfWeek(u8);

impl HourOfWeek {
    /// Hours in a week.
    pub const COUNT: u8 = 168;

    /// `None`: a week has no such hour.
    pub fn new(number: u8) -> Option<Self> {
        (number < Self::COUNT).then_some(Self(number))
    }

    /// The hour of this day.
    pub fn on(day: Weekday, hour: i8) -> Option<Self> {
        let (day, hour) = (u8::try_from(day.to_monday_zero_offset()).ok()?, u8::try_from(hour).ok()?);
        if hour < DAY { Self::new(day * DAY + hour) } else { None }
    }

    /// Its number.
    pub fn number(self) -> u8 {
        self.0
    }

    /// The hour of the day at which it begins.
    pub fn hour(self) -> i8 {
        i8::try_from(self.0 % DAY).unwrap_or_default()
    }
}

/// What was counted in one hour of one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Which hour.
    pub hour: HourOfWeek,
    /// Of which week, in whole weeks since 1970 by the clock on the wall: only to be counted once.
    pub week: i64,
    /// What was counted.
    pub sums: Sums,
}

/// Counts of one hour, or of the same hour over several weeks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Visitors who asked for a talk and did not only look in.
    pub offered: u64,
    /// Visitors who gave up.
    pub abandoned: u64,
    /// How long all of them waited, answered or not, in milliseconds.
    pub waited_ms: u64,
    /// Talks that ended.
    pub talks: u64,
    /// How long they were, in milliseconds.
    pub talked_ms: u64,
}

impl From<&Slice> for Sums {
    fn from(slice: &Slice) -> Self {
        Self {
            offered: slice.offered.saturating_sub(slice.looked_in),
            abandoned: slice.abandoned,
            waited_ms: slice.waited_ms.saturating_add(slice.gave_up_ms),
            talks: slice.talks,
            talked_ms: slice.talked_ms,
        }
    }
}

/// An hour of the week over the last weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// Of how many weeks. At least one.
    pub weeks: u64,
    /// All of them together.
    pub sums: Sums,
}

/// The hours that are over by now and known from beginning to end, in which the chat was open at
/// some time. An hour of which a slice is lacking is left out: half an hour's visitors would be
/// taken for a whole one's.
pub fn whole_hours(slices: &[(u64, Slice)], now: Moment, zone: &TimeZone) -> Vec<Counted> {
    let slices: BTreeMap<u64, &Slice> = slices.iter().map(|(number, slice)| (*number, slice)).collect();
    let starts = slices.keys().copied().filter(|number| number % SLICES_IN_AN_HOUR == 0);
    starts
        .filter_map(|first| {
            let end = first + SLICES_IN_AN_HOUR;
            // Another node may still add to the last slice what it has counted in it.
            if began(end).after(SLICE) > now {
                return None;
            }
            let mut sum = Slice::default();
            for number in first..end {
                sum.add(slices.get(&number).filter(|slice| slice.looks > 0)?);
            }
            let (hour, week) = hour_at(began(first), zone)?;
            (sum.open > 0).then(|| Counted { hour, week, sums: Sums::from(&sum) })
        })
        .collect()
}

/// In which hour of which week this moment is.
fn hour_at(moment: Moment, zone: &TimeZone) -> Option<(HourOfWeek, i64)> {
    let at = Timestamp::from_millisecond(i64::try_from(moment.0).ok()?).ok()?.to_zoned(zone.clone());
    let monday = jiff::civil::date(1970, 1, 5);
    let days = at.date().since(monday).ok()?.get_days();
    Some((HourOfWeek::on(at.weekday(), at.hour())?, i64::from(days.div_euclid(7))))
}

/// What is asked of a shift.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// Of those who ask, what share gets a talk…
    pub share: f64,
    /// …within this time.
    pub soon: Duration,
    /// How long a counsellor rests after a talk.
    pub pause: Duration,
}

/// What one hour of the week needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Need {
    /// Visitors in such an hour, on average.
    pub per_hour: f64,
    /// The fewest counsellors; `None`: nobody has so many.
    pub counsellors: Option<u32>,
    /// How it goes with them.
    pub with: Option<Prospect>,
    /// How it goes with one fewer, when that leaves somebody.
    pub one_fewer: Option<Prospect>,
}

/// All hours that something is remembered of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week(pub BTreeMap<HourOfWeek, Remembered>);

impl Week {
    /// Over the most weeks that any hour is remembered of.
    pub fn weeks(&self) -> u64 {
        self.0.values().map(|hour| hour.weeks).max().unwrap_or_default()
    }

    /// How long talks last on average, whenever they are; `None` before one was counted.
    pub fn talk(&self) -> Option<Duration> {
        let (talks, talked_ms) = self.sum(|sums| (sums.talks, sums.talked_ms));
        talked_ms.checked_div(talks).map(Duration::from_millis).filter(|talk| !talk.is_zero())
    }

    /// How long somebody waits on average before giving up: everything that was waited by how
    /// many gave up, which is the likeliest mean where most are answered first (A. Mandelbaum and
    /// S. Zeltyn, "Service engineering in action", 2007). `None` before anybody did.
    pub fn patience(&self) -> Option<Duration> {
        let (abandoned, waited_ms) = self.sum(|sums| (sums.abandoned, sums.waited_ms));
        waited_ms.checked_div(abandoned).map(Duration::from_millis).filter(|patience| !patience.is_zero())
    }

    /// What each remembered hour needs for this. Talks and patience are those of the whole week:
    /// of one hour there are too few.
    pub fn needs(&self, goal: &Goal) -> BTreeMap<HourOfWeek, Need> {
        let each = self.talk().unwrap_or(TALK_ASSUMED) + goal.pause;
        let patience = self.patience().unwrap_or(PATIENCE_ASSUMED);
        let need =
            |(hour, remembered): (&HourOfWeek, &Remembered)| (*hour, remembered.need(goal, each, patience));
        self.0.iter().map(need).collect()
    }

    fn sum(&self, of: impl Fn(&Sums) -> (u64, u64)) -> (u64, u64) {
        self.0.values().map(|hour| of(&hour.sums)).fold((0, 0), |(count, time), (more, longer)| {
            (count.saturating_add(more), time.saturating_add(longer))
        })
    }
}

impl Remembered {
    #[expect(clippy::cast_precision_loss, reason = "counts of visitors are far below 2^52")]
    fn need(&self, goal: &Goal, each: Duration, patience: Duration) -> Need {
        let per_hour = self.sums.offered as f64 / self.weeks.max(1) as f64;
        if self.sums.offered == 0 {
            // Somebody has to be there for whoever comes.
            return Need { per_hour, counsellors: Some(1), with: None, one_fewer: None };
        }
        let demand = Demand { per_hour, each, patience };
        let counsellors = demand.needs(goal.share, goal.soon);
        let fewer = counsellors.filter(|needed| *needed > 1).map(|needed| needed - 1);
        let prospect = |counsellors| demand.prospect(counsellors, goal.soon);
        Need { per_hour, counsellors, with: counsellors.map(prospect), one_fewer: fewer.map(prospect) }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const GOAL: Goal = Goal { share: 0.8, soon: Duration::from_mins(5), pause: Duration::from_mins(10) };

    fn oslo() -> TimeZone {
        TimeZone::get("Europe/Oslo").unwrap()
    }

    fn at(day: i8, hour: i8, minute: i8) -> Moment {
        let zoned = date(2026, 11, day).at(hour, minute, 0, 0).to_zoned(oslo()).unwrap();
        Moment(u64::try_from(zoned.timestamp().as_millisecond()).unwrap())
    }

    /// The slices of an hour, each with this in it.
    fn hour(from: Moment, slice: Slice) -> Vec<(u64, Slice)> {
        let first = super::super::figures::slice_of(from);
        (first..first + SLICES_IN_AN_HOUR).map(|number| (number, slice)).collect()
    }

    fn open() -> Slice {
        Slice {
            looks: 60,
            open: 60,
            offered: 2,
            looked_in: 1,
            waited_ms: 10,
            gave_up_ms: 5,
            ..Slice::default()
        }
    }

    #[test]
    fn an_hour_is_counted_when_it_is_over_and_the_other_nodes_have_added() {
        // A Monday, in the time of winter.
        let slices = hour(at(23, 20, 0), open());
        assert_eq!(whole_hours(&slices, at(23, 21, 4), &oslo()), []);
        let counted = whole_hours(&slices, at(23, 21, 5), &oslo());
        let sums = Sums { offered: 12, waited_ms: 180, ..Sums::default() };
        assert_eq!(counted, [Counted { hour: HourOfWeek(20), week: 2968, sums }]);
    }

    #[test]
    fn what_is_not_known_whole_or_was_closed_is_left_out() {
        let mut slices = hour(at(23, 20, 0), open());
        slices.remove(5);
        assert_eq!(whole_hours(&slices, at(24, 0, 0), &oslo()), [], "a node was away for five minutes");
        let closed = hour(at(23, 3, 0), Slice { open: 0, ..open() });
        assert_eq!(whole_hours(&closed, at(24, 0, 0), &oslo()), []);
    }

    #[test]
    fn the_week_begins_on_monday_by_the_clock_on_the_wall() {
        let hours = |day, hour| hour_at(at(day, hour, 0), &oslo()).unwrap();
        assert_eq!(hours(22, 23), (HourOfWeek(167), 2967));
        assert_eq!(hours(23, 0), (HourOfWeek(0), 2968));
        assert_eq!((HourOfWeek(167).hour(), HourOfWeek::new(168)), (23, None));
        assert_eq!(HourOfWeek::on(Weekday::Wednesday, 24), None);
    }

    #[test]
    fn an_hour_needs_what_its_visitors_need_with_the_talks_of_the_week() {
        let minutes = |n: u64| n * 60_000;
        let busy = Sums {
            offered: 24,
            abandoned: 4,
            waited_ms: minutes(80),
            talks: 20,
            talked_ms: minutes(20 * 45),
        };
        let quiet = Sums::default();
        let week = Week(
            [
                (HourOfWeek(20), Remembered { weeks: 4, sums: busy }),
                (HourOfWeek(21), Remembered { weeks: 4, sums: quiet }),
            ]
            .into(),
        );
        assert_eq!((week.weeks(), week.talk()), (4, Some(Duration::from_mins(45))));
        assert_eq!(week.patience(), Some(Duration::from_mins(20)));
        let needs = week.needs(&GOAL);
        let same = Demand { per_hour: 6.0, each: Duration::from_mins(55), patience: Duration::from_mins(20) };
        let needed = same.needs(0.8, GOAL.soon).unwrap();
        let busy = needs[&HourOfWeek(20)];
        assert_eq!((busy.counsellors, busy.with), (Some(needed), Some(same.prospect(needed, GOAL.soon))));
        assert!(busy.one_fewer.unwrap().soon < 0.8);
        assert_eq!(needs[&HourOfWeek(21)].counsellors, Some(1), "somebody is there all the same");
    }

    #[test]
    fn before_anything_was_counted_nothing_is_needed_and_nothing_known() {
        let none = Week::default();
        assert_eq!((none.weeks(), none.talk(), none.patience()), (0, None, None));
        assert!(none.needs(&GOAL).is_empty());
    }
}
