//! Breaks from connections.

use super::*;
use crate::clock::Clock;
use crate::domain::counsellor::Duty;
use crate::domain::respite::{Respites, Wish};
use crate::protocol::respite::RespiteLength;

const HOME: &[u8] = b"4home";

fn begun(respites: &Respites, number: u32, clock: &MockClock) -> Respites {
    let now = clock.now();
    let length = RespiteLength::QuarterHour;
    let wish =
        Wish { number, by: Uuid::now_v7(), alias: "Kari".into(), duty: Duty::Counsellor, length, at: now };
    respites.begun(&wish, &respites.marks(HOME).expect("there is a key"), now).expect("it is new")
}

pub(super) async fn a_connection_is_told_again_at_every_node_until_its_break_is_over(kind: Kind) {
    let (here, there) = (&kind.live.respites, &kind.other.respites);
    assert_eq!(here.held().await, Ok(None));
    let first = Respites::default().tended(kind.clock.now()).expect("a key is due");
    assert_eq!(here.swap(None, first.clone()).await, Ok(true));
    let begun = begun(&first, 1, &kind.clock);
    assert_eq!(there.swap(Some(first.changed_at), begun.clone()).await, Ok(true));
    let held = here.held().await.expect("it answers").expect("it is held");
    assert_eq!(held, begun);
    let marks = held.marks(HOME).expect("there is a key");
    let until = held.standing(&marks, kind.clock.now()).expect("it stands");
    assert_eq!(until, kind.clock.now().after(Duration::from_mins(15)));
    assert_eq!(held.standing(&marks, until), None);
}

pub(super) async fn of_two_changes_at_once_one_is_made_again(kind: Kind) {
    let (here, there) = (&kind.live.respites, &kind.other.respites);
    let first = Respites::default().tended(kind.clock.now()).expect("a key is due");
    assert_eq!(here.swap(Some(Moment(7)), first.clone()).await, Ok(false), "nothing is held yet");
    assert_eq!(here.swap(None, first.clone()).await, Ok(true));
    assert_eq!(there.swap(None, first.clone()).await, Ok(false), "another node was first");
    let one = begun(&first, 1, &kind.clock);
    let other = begun(&first, 2, &kind.clock);
    assert_eq!(here.swap(Some(first.changed_at), one.clone()).await, Ok(true));
    assert_eq!(there.swap(Some(first.changed_at), other).await, Ok(false));
    assert_eq!(there.held().await, Ok(Some(one)));
}
