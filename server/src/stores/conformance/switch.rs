//! What a shift lead said of the door.

use super::*;
use crate::domain::minimum::FOR_EVER;
use crate::domain::opening_hours::Change;
use crate::domain::switch::{Setting, Switch};
use crate::protocol::switch::{DoorState, SwitchReason};

fn closed(said_at: u64, stands: Duration, clock: &MockClock) -> Switch {
    let until =
        Change { at: crate::clock::Clock::wall(clock).after(stands), local: "2026-11-23T21:00".into() };
    let setting = Setting::Hand(DoorState::Closed, SwitchReason::Sickness);
    Switch { setting, until, said_at: Moment(said_at) }
}

pub(super) async fn what_was_said_last_counts_on_every_node(kind: Kind) {
    let (here, there) = (&kind.live.switch, &kind.other.switch);
    assert_eq!(here.held().await, Ok(None));
    let first = closed(5, Duration::from_mins(30), &kind.clock);
    here.put(first.clone()).await.unwrap();
    assert_eq!(there.held().await, Ok(Some(first.clone())));
    let undone = Switch { setting: Setting::Hours, said_at: Moment(6), ..first.clone() };
    there.put(undone.clone()).await.unwrap();
    // A node that was cut off meanwhile puts back what it knows.
    here.put(first).await.unwrap();
    assert_eq!(here.held().await, Ok(Some(undone.clone())));
    let same_moment = Switch { said_at: Moment(6), ..closed(6, Duration::from_mins(30), &kind.clock) };
    here.put(same_moment).await.unwrap();
    assert_eq!(there.held().await, Ok(Some(undone)), "of two at once the first counts, everywhere");
}

pub(super) async fn what_stood_until_now_is_no_reason_to_refuse_what_is_said_next(kind: Kind) {
    let over = closed(5, Duration::ZERO, &kind.clock);
    kind.live.switch.put(over).await.unwrap();
    let next = closed(6, Duration::from_mins(1), &kind.clock);
    kind.live.switch.put(next.clone()).await.unwrap();
    assert_eq!(kind.other.switch.held().await, Ok(Some(next)));
}

pub(super) async fn until_when_it_was_opened_the_latest_word_counts_on_every_node(kind: Kind) {
    let (here, there) = (&kind.live.switch, &kind.other.switch);
    assert_eq!(here.opened().await, Ok(None));
    let wall = crate::clock::Clock::wall(&*kind.clock);
    let (ten, tomorrow) = (wall.after(Duration::from_hours(2)), wall.after(Duration::from_hours(26)));
    here.put_opened(ten).await.unwrap();
    assert_eq!(there.opened().await, Ok(Some(ten)));
    there.put_opened(tomorrow).await.unwrap();
    // A node that was cut off meanwhile puts back what it knows.
    here.put_opened(ten).await.unwrap();
    assert_eq!(here.opened().await, Ok(Some(tomorrow)));
    here.put_opened(FOR_EVER).await.unwrap();
    assert_eq!(there.opened().await, Ok(Some(FOR_EVER)));
    assert_eq!(there.held().await, Ok(None), "it is no word of a shift lead");
}
