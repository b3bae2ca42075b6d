//! The chat opened or closed by hand. What a shift lead says stands over the opening hours
//! until a time of the same day, or until somebody says otherwise; then the hours count
//! again. It closes the door, never a talk. Pure.

use std::time::Duration;

use jiff::tz::TimeZone;

use super::opening_hours::{Change, Opening, OpeningHours};
use crate::clock::Moment;
use crate::protocol::switch::{ByHand, DoorState, SwitchReason};

/// What was said last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// What.
    pub setting: Setting,
    /// Until when, by the clock on the wall.
    pub until: Change,
    /// When it was said, by the time that the nodes have agreed on: what is said later counts.
    pub said_at: Moment,
}

/// What decides whether the chat is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The opening hours.
    Hours,
    /// A shift lead.
    Hand(DoorState, SwitchReason),
}

impl Switch {
    /// Said now, for this long or until the end of the day, whichever comes first. The word
    /// that the hours count again is remembered until the end of the day, so that an older
    /// one is known to be older.
    pub fn say(
        setting: Setting,
        lasts: Option<Duration>,
        wall: Moment,
        now: Moment,
        zone: &TimeZone,
    ) -> Self {
        let end = Change::end_of_day(wall, zone);
        let until = lasts.map(|lasts| Change::to_the_minute(wall.after(lasts), zone));
        let until = until.filter(|until| until.at < end.at).unwrap_or(end);
        Self { setting, until, said_at: now }
    }

    /// The same, said later than what is held: whoever sees that and speaks does so after it,
    /// also at a node whose clock is a little behind.
    #[must_use]
    pub fn after(mut self, held: Option<&Self>) -> Self {
        if let Some(held) = held.filter(|held| !self.is_newer_than(Some(held))) {
            self.said_at = held.said_at.after(Duration::from_millis(1));
        }
        self
    }

    /// Whether it still stands.
    pub fn stands(&self, wall: Moment) -> bool {
        wall < self.until.at
    }

    /// Whether it was said later than the other.
    pub fn is_newer_than(&self, other: Option<&Self>) -> bool {
        other.is_none_or(|other| self.said_at > other.said_at)
    }

    /// What a shift lead has said, while it stands.
    pub fn by_hand(&self, wall: Moment) -> Option<ByHand> {
        match self.setting {
            Setting::Hand(door, reason) if self.stands(wall) => {
                Some(ByHand { door, reason, until: self.until.local.clone() })
            }
            Setting::Hand(..) | Setting::Hours => None,
        }
    }

    /// Whether the chat is open and when that changes, with these opening hours behind it.
    pub fn over(&self, hours: &OpeningHours, wall: Moment) -> Opening {
        let Some(ByHand { door, .. }) = self.by_hand(wall) else { return hours.state(wall) };
        let open = door == DoorState::Open;
        let after = hours.state(self.until.at);
        let changes_at = if after.open == open { after.changes_at } else { Some(self.until.clone()) };
        Opening { open, changes_at }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::opening_hours::{Calendar, DayHours, Span};

    const EVENING: &str = "2026-11-23T18:00:00+01:00";

    fn oslo() -> TimeZone {
        TimeZone::get("Europe/Oslo").unwrap()
    }

    fn at(time: &str) -> Moment {
        let time: Timestamp = time.parse().unwrap();
        Moment(time.as_millisecond().try_into().unwrap())
    }

    fn evenings() -> OpeningHours {
        let evening = DayHours::of(vec![Span::parse("17:00-22:00").unwrap()]).unwrap();
        OpeningHours::by(Calendar::weekly([(); 7].map(|()| evening.clone())), oslo())
    }

    fn said(door: DoorState, minutes: Option<u64>, time: &str) -> Switch {
        let setting = Setting::Hand(door, SwitchReason::Sickness);
        Switch::say(setting, minutes.map(Duration::from_mins), at(time), Moment(1), &oslo())
    }

    fn check(switch: &Switch, time: &str, open: bool, changes: Option<&str>) {
        let told = switch.over(&evenings(), at(time));
        let local = told.changes_at.map(|change| change.local);
        assert_eq!((told.open, local.as_deref()), (open, changes), "at {time}");
    }

    #[test]
    fn closed_for_an_hour_is_open_again_after_it_if_the_hours_say_so() {
        let switch = said(DoorState::Closed, Some(60), EVENING);
        check(&switch, EVENING, false, Some("2026-11-23T19:00"));
        check(&switch, "2026-11-23T18:59:59+01:00", false, Some("2026-11-23T19:00"));
        check(&switch, "2026-11-23T19:00:00+01:00", true, Some("2026-11-23T22:00"));
    }

    #[test]
    fn closed_for_the_rest_of_the_day_opens_with_the_next_hours() {
        let switch = said(DoorState::Closed, None, EVENING);
        check(&switch, "2026-11-23T21:00:00+01:00", false, Some("2026-11-24T17:00"));
        assert_eq!(switch.until.local, "2026-11-24T00:00");
    }

    #[test]
    fn held_open_past_closing_closes_when_that_is_over() {
        let switch = said(DoorState::Open, Some(90), "2026-11-23T21:00:00+01:00");
        check(&switch, "2026-11-23T22:10:00+01:00", true, Some("2026-11-23T22:30"));
        check(&switch, "2026-11-23T22:30:00+01:00", false, Some("2026-11-24T17:00"));
    }

    #[test]
    fn held_open_until_a_time_within_the_hours_closes_with_them() {
        let switch = said(DoorState::Open, Some(60), "2026-11-23T16:30:00+01:00");
        check(&switch, "2026-11-23T16:30:00+01:00", true, Some("2026-11-23T22:00"));
    }

    #[test]
    fn nothing_that_is_said_outlives_its_day() {
        let switch = said(DoorState::Open, Some(24 * 60), "2026-11-23T23:59:00+01:00");
        assert_eq!(switch.until.local, "2026-11-24T00:00");
        // The day on which the clocks go back has an hour more.
        let long = said(DoorState::Closed, None, "2026-10-25T00:00:00+02:00");
        assert_eq!(long.until.at.since(at("2026-10-25T00:00:00+02:00")), Duration::from_hours(25));
        let short = said(DoorState::Closed, None, "2026-03-29T00:00:00+01:00");
        assert_eq!(short.until.at.since(at("2026-03-29T00:00:00+01:00")), Duration::from_hours(23));
    }

    #[test]
    fn a_time_is_told_as_the_minute_in_which_it_comes() {
        let switch = said(DoorState::Closed, Some(30), "2026-11-23T18:00:31+01:00");
        assert_eq!(switch.until.local, "2026-11-23T18:31");
        assert_eq!(switch.until.at, at("2026-11-23T18:31:00+01:00"));
    }

    #[test]
    fn a_chat_that_is_always_open_is_closed_by_hand_and_opens_again() {
        let switch = said(DoorState::Closed, Some(60), EVENING);
        let told = switch.over(&OpeningHours::always(), at(EVENING));
        assert_eq!((told.open, told.changes_at), (false, Some(switch.until.clone())));
        let open = said(DoorState::Open, None, EVENING).over(&OpeningHours::always(), at(EVENING));
        assert_eq!((open.open, open.changes_at), (true, None));
    }

    #[test]
    fn left_to_the_hours_it_changes_nothing_and_is_newer_than_what_was_said_before() {
        let before = said(DoorState::Closed, None, EVENING);
        let after = Switch::say(Setting::Hours, None, at(EVENING), Moment(2), &oslo());
        check(&after, EVENING, true, Some("2026-11-23T22:00"));
        assert!(after.is_newer_than(Some(&before)) && !before.is_newer_than(Some(&after)));
        assert_eq!((after.by_hand(at(EVENING)), before.is_newer_than(None)), (None, true));
        let again = said(DoorState::Closed, None, EVENING).after(Some(&after));
        assert!(again.is_newer_than(Some(&after)), "by a clock that is behind");
        assert_eq!(after.clone().after(Some(&before)), after);
    }

    proptest! {
        #[test]
        fn what_is_told_to_change_changes_then_and_not_before(
            open in any::<bool>(),
            lasts in prop::option::of(1..1_600_u64),
            said_s in 1_790_000_000..1_799_000_000_u64,
            later_s in 0..100_000_u64,
        ) {
            let door = if open { DoorState::Open } else { DoorState::Closed };
            let wall = Moment(said_s * 1_000);
            let setting = Setting::Hand(door, SwitchReason::Other);
            let switch = Switch::say(setting, lasts.map(Duration::from_mins), wall, Moment(1), &oslo());
            prop_assert!(switch.stands(wall));
            prop_assert!(switch.until.at.since(wall) <= Duration::from_hours(25));
            let now = wall.after(Duration::from_secs(later_s));
            let told = switch.over(&evenings(), now);
            if let Some(change) = told.changes_at {
                prop_assert!(change.at > now);
                prop_assert_ne!(switch.over(&evenings(), change.at).open, told.open);
                let last = change.at.before(Duration::from_millis(1));
                prop_assert_eq!(switch.over(&evenings(), last).open, told.open);
            }
        }
    }
}
