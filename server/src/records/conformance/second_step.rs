//! What the second step of signing in promises.

use super::staff::{hash, member};
use super::*;
use crate::domain::counsellor::StaffId;
use crate::domain::second_step::{KeptSecret, KeptStep, TimeStep};

fn step() -> KeptStep {
    KeptStep {
        secret: secret("the secret of the app"),
        newest: TimeStep(100),
        wrong: 0,
        recovery: vec![hash("first"), hash("second")],
    }
}

fn secret(text: &str) -> KeptSecret {
    KeptSecret::from_kept(text.into())
}

/// Somebody who has set it up.
async fn ida(records: &Records) -> StaffId {
    let ida = member("ida");
    records.staff.add(&ida, &hash("password")).await.unwrap();
    assert_eq!(records.second_step.second_step(ida.id).await, Ok(None));
    assert_eq!(records.second_step.set_second_step(ida.id, &step()).await, Ok(true));
    ida.id
}

pub(super) async fn a_second_step_is_kept_once_and_whole(place: Place) {
    let (here, there) = (place.open().await, place.open().await.second_step);
    let ida = ida(&here).await;
    let other = KeptStep { secret: secret("of another window"), recovery: vec![hash("third")], ..step() };
    assert_eq!(there.set_second_step(ida, &other).await, Ok(false));
    assert_eq!(there.second_step(ida).await, Ok(Some(step())));
    assert_eq!(there.second_step(Uuid::from_u128(404)).await, Ok(None));
}

pub(super) async fn a_code_is_used_up_once_and_those_before_it_with_it(place: Place) {
    let (here, there) = (place.open().await, place.open().await.second_step);
    let (ida, here) = (ida(&here).await, here.second_step);
    here.count_wrong_code(ida).await.unwrap();
    there.count_wrong_code(ida).await.unwrap();
    assert_eq!(here.second_step(ida).await.unwrap().unwrap().wrong, 2);

    let same = TimeStep(102);
    let taken = tokio::join!(here.take_time_step(ida, same), there.take_time_step(ida, same));
    assert_eq!([taken.0.unwrap(), taken.1.unwrap()].into_iter().filter(|taken| *taken).count(), 1);
    assert_eq!(here.take_time_step(ida, TimeStep(101)).await, Ok(false), "an older one");
    let kept = here.second_step(ida).await.unwrap().unwrap();
    assert_eq!((kept.newest, kept.wrong), (same, 0));
}

pub(super) async fn a_recovery_code_is_used_up_once_and_the_others_are_left(place: Place) {
    let (here, there) = (place.open().await, place.open().await.second_step);
    let (ida, here) = (ida(&here).await, here.second_step);
    here.count_wrong_code(ida).await.unwrap();
    let first = hash("first");
    let taken = tokio::join!(here.take_recovery_code(ida, &first), there.take_recovery_code(ida, &first));
    assert_eq!([taken.0.unwrap(), taken.1.unwrap()].into_iter().filter(|taken| *taken).count(), 1);
    let kept = here.second_step(ida).await.unwrap().unwrap();
    assert_eq!((kept.recovery, kept.wrong), (vec![hash("second")], 0));
}

pub(super) async fn a_second_step_that_is_taken_away_takes_its_recovery_codes_with_it(place: Place) {
    let records = place.open().await;
    let ida = ida(&records).await;
    assert_eq!(records.second_step.reset_second_step(ida).await, Ok(true));
    assert_eq!(records.second_step.reset_second_step(ida).await, Ok(false));
    assert_eq!(place.number("SELECT count(*) FROM recovery_code").await, 0);
    assert_eq!(records.second_step.take_time_step(ida, TimeStep(200)).await, Ok(false));
    assert_eq!(records.second_step.set_second_step(ida, &step()).await, Ok(true), "and a new one is kept");
}

pub(super) async fn a_secret_is_replaced_only_in_the_form_in_which_it_was_read(place: Place) {
    let records = place.open().await;
    let (ida, steps) = (ida(&records).await, records.second_step);
    let (old, new) = (step().secret, secret("new"));
    assert_eq!(steps.secrets().await, Ok(vec![(ida, old.clone())]));
    steps.replace_secret(ida, &old, &new).await.unwrap();
    steps.replace_secret(ida, &old, &secret("too late")).await.unwrap();
    assert_eq!(steps.secrets().await, Ok(vec![(ida, new)]));
}
