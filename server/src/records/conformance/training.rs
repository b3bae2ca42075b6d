//! What the records of trainings promise.

use jiff::civil::date;

use super::staff::{hash, member};
use super::*;
use crate::domain::records::RecordsError;
use crate::domain::training::{Taken, TrainingId};

fn id(text: &str) -> TrainingId {
    TrainingId::parse(text).unwrap()
}

pub(super) async fn a_training_is_kept_with_its_last_date_and_only_of_its_account(place: Place) {
    let records = place.open().await;
    let (ida, omar) = (member("ida"), member("omar"));
    for each in [&ida, &omar] {
        records.staff.add(each, &hash("x")).await.unwrap();
    }
    assert_eq!(records.trainings.trainings(ida.id).await, Ok(Vec::new()));
    let leap = Taken { training: id("law"), on: date(2024, 2, 29) };
    let old = Taken { training: id("first-aid"), on: date(2026, 11, 22) };
    for taken in [&leap, &old] {
        records.trainings.set_training(ida.id, taken).await.unwrap();
    }
    let earlier = Taken { on: date(2025, 12, 31), ..old };
    records.trainings.set_training(ida.id, &earlier).await.unwrap();
    records.trainings.set_training(omar.id, &leap).await.unwrap();

    let again = place.open().await.trainings;
    assert_eq!(again.trainings(ida.id).await, Ok(vec![earlier.clone(), leap.clone()]), "the newest word");
    let mut all = again.all_trainings().await.unwrap();
    all.sort_by_key(|(staff, taken)| (*staff != ida.id, taken.on));
    assert_eq!(all, [(ida.id, leap.clone()), (ida.id, earlier), (omar.id, leap.clone())]);
    assert_eq!(again.forget_training(ida.id, &id("law")).await, Ok(true));
    assert_eq!(again.forget_training(ida.id, &id("law")).await, Ok(false));
    assert_eq!(again.trainings(omar.id).await, Ok(vec![leap]), "his stays");
}

pub(super) async fn a_training_row_that_does_not_fit_is_refused_and_no_other(place: Place) {
    let records = place.open().await;
    let (ida, omar) = (member("ida"), member("omar"));
    let taken = Taken { training: id("law"), on: date(2026, 11, 22) };
    for each in [&ida, &omar] {
        records.staff.add(each, &hash("x")).await.unwrap();
        records.trainings.set_training(each.id, &taken).await.unwrap();
    }
    place.execute(&format!("UPDATE training SET taken = '2026-02-30' WHERE staff = '{}'", ida.id)).await;
    assert_eq!(records.trainings.trainings(ida.id).await, Err(RecordsError::Unavailable));
    assert_eq!(records.trainings.trainings(omar.id).await, Ok(vec![taken]));
}
