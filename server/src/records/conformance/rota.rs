//! What the records of the rota promise.

use jiff::civil::{Date, date};

use super::staff::{hash, member};
use super::*;
use crate::domain::counsellor::StaffId;
use crate::domain::opening_hours::Span;
use crate::domain::records::{Planned, RecordsError};
use crate::domain::rota::Shift;

const DAY: Date = date(2026, 11, 23);

async fn hire(records: &Records) -> [StaffId; 3] {
    let all = ["ida", "omar", "siri"].map(member);
    for each in &all {
        records.staff.add(each, &hash("x")).await.unwrap();
    }
    let mut ids = all.map(|member| member.id);
    ids.sort_unstable();
    ids
}

fn shift(n: u128, day: Date, span: &str, members: &[StaffId], stand_ins: &[StaffId]) -> Shift {
    let (members, stand_ins) = (members.to_vec(), stand_ins.to_vec());
    Shift { id: Uuid::from_u128(n), day, span: Span::parse(span).unwrap(), members, stand_ins }
}

pub(super) async fn a_shift_is_kept_whole_and_planned_anew_in_its_place(place: Place) {
    let records = place.open().await;
    let [ida, omar, siri] = hire(&records).await;
    let late = shift(1, DAY, "20:00-24:00", &[ida, omar], &[siri]);
    let early = shift(2, DAY, "08:00-12:00", &[siri], &[]);
    let next = shift(3, date(2026, 11, 24), "08:00-12:00", &[siri], &[]);
    for each in [&next, &late, &early] {
        assert_eq!(records.rota.plan(each).await, Ok(Planned::Done));
    }
    let again = place.open().await.rota;
    let all = vec![early.clone(), late.clone(), next.clone()];
    assert_eq!(again.shifts(DAY).await, Ok(all), "in the order of their times");
    assert_eq!(again.shifts(next.day).await, Ok(vec![next.clone()]));
    let changed = Shift { members: vec![siri], stand_ins: vec![ida], ..late };
    assert_eq!(again.plan(&changed).await, Ok(Planned::Done));
    assert_eq!(records.rota.shifts(DAY).await, Ok(vec![early, changed.clone(), next]));
    assert_eq!(again.remove_shift(changed.id).await, Ok(true));
    assert_eq!(again.remove_shift(changed.id).await, Ok(false));
    assert_eq!(place.number("SELECT COUNT(*) FROM rota_place").await, 2, "its people went with it");
}

pub(super) async fn nobody_is_planned_into_two_shifts_at_once(place: Place) {
    let (here, there) = (place.open().await, place.open().await.rota);
    let [ida, omar, siri] = hire(&here).await;
    let one = shift(1, DAY, "17:00-20:00", &[ida], &[omar]);
    let other = shift(2, DAY, "19:00-22:00", &[siri], &[ida]);
    let outcomes = tokio::join!(here.rota.plan(&one), there.plan(&other));
    let mut outcomes = [outcomes.0.unwrap(), outcomes.1.unwrap()];
    outcomes.sort_by_key(|planned| *planned == Planned::Collides);
    assert_eq!(outcomes, [Planned::Done, Planned::Collides]);
    assert_eq!(there.shifts(DAY).await.unwrap().len(), 1);
    let after = shift(3, DAY, "22:00-23:00", &[ida, omar, siri], &[]);
    assert_eq!(there.plan(&after).await, Ok(Planned::Done), "one after the other is no matter");
}

pub(super) async fn old_shifts_are_forgotten_with_everybody_in_them(place: Place) {
    let records = place.open().await;
    let [ida, omar, _] = hire(&records).await;
    let old = shift(1, date(2026, 10, 25), "17:00-20:00", &[ida], &[omar]);
    let new = shift(2, DAY, "17:00-20:00", &[ida], &[]);
    for each in [&old, &new] {
        records.rota.plan(each).await.unwrap();
    }
    records.rota.forget_shifts_before(DAY).await.unwrap();
    assert_eq!(records.rota.shifts(old.day).await, Ok(vec![new]));
    assert_eq!(place.number("SELECT COUNT(*) FROM rota_place").await, 1);
}

pub(super) async fn a_rota_row_that_does_not_fit_is_refused(place: Place) {
    let records = place.open().await;
    let [ida, ..] = hire(&records).await;
    let planned = shift(1, DAY, "17:00-20:00", &[ida], &[]);
    records.rota.plan(&planned).await.unwrap();
    place.execute("UPDATE rota_shift SET span = '20:00-17:00'").await;
    assert_eq!(records.rota.shifts(DAY).await, Err(RecordsError::Unavailable));
    assert_eq!(records.rota.remove_shift(planned.id).await, Ok(true), "it can be taken away");
}
