//! What the records of the week promise.

use super::*;
use crate::domain::records::RecordsError;
use crate::domain::week::{Counted, HourOfWeek, Remembered, Sums, WEEKS_KEPT};

fn hour(number: u8) -> HourOfWeek {
    HourOfWeek::new(number).unwrap()
}

fn counted(number: u8, week: i64, offered: u64) -> Counted {
    let sums = Sums { offered, abandoned: 1, waited_ms: 60_000, talks: 2, talked_ms: 5_400_000 };
    Counted { hour: hour(number), week, sums }
}

pub(super) async fn an_hour_of_a_week_is_added_once_whoever_adds_it(place: Place) {
    let (here, there) = (place.open().await.week, place.open().await.week);
    assert!(here.week().await.unwrap().0.is_empty());
    let evening = counted(20, 2968, 6);
    let (one, other) = tokio::join!(here.add_hour(&evening), there.add_hour(&evening));
    assert_eq!((one, other), (Ok(()), Ok(())));
    here.add_hour(&counted(167, 2968, 1)).await.unwrap();
    there.add_hour(&counted(20, 2969, 4)).await.unwrap();
    // Somebody whose clock is behind.
    there.add_hour(&evening).await.unwrap();
    let week = here.week().await.unwrap().0;
    let sums = Sums { offered: 10, abandoned: 2, waited_ms: 120_000, talks: 4, talked_ms: 10_800_000 };
    assert_eq!(week[&hour(20)], Remembered { weeks: 2, sums });
    assert_eq!((week.len(), week[&hour(167)].weeks), (2, 1));
}

pub(super) async fn what_was_long_ago_weighs_less_and_the_average_stays(place: Place) {
    let records = place.open().await.week;
    let kept = i64::try_from(WEEKS_KEPT).unwrap();
    for week in 0..kept {
        records.add_hour(&counted(20, week, 1)).await.unwrap();
    }
    records.add_hour(&counted(20, kept, 1)).await.unwrap();
    let Remembered { weeks, sums } = records.week().await.unwrap().0[&hour(20)];
    assert_eq!((weeks, sums.offered, sums.talks), (10, 10, 20));
    // A busier time is noticed: after a year of it hardly anything is left of before.
    for week in kept + 1..kept + 53 {
        records.add_hour(&counted(20, week, 9)).await.unwrap();
    }
    let Remembered { weeks, sums } = records.week().await.unwrap().0[&hour(20)];
    assert!(weeks <= WEEKS_KEPT && sums.offered.abs_diff(weeks * 9) <= weeks, "{weeks} {sums:?}");
}

pub(super) async fn also_one_visitor_is_forgotten_with_the_time_they_talked(place: Place) {
    let records = place.open().await.week;
    records.add_hour(&counted(20, 0, 1)).await.unwrap();
    for week in 1..150 {
        records.add_hour(&Counted { sums: Sums::default(), ..counted(20, week, 0) }).await.unwrap();
    }
    let Remembered { sums, .. } = records.week().await.unwrap().0[&hour(20)];
    assert_eq!((sums.offered, sums.abandoned, sums.talks), (0, 0, 0));
    assert!(sums.talked_ms < 1_000, "{sums:?}");
}

pub(super) async fn a_row_of_the_week_that_does_not_fit_is_refused(place: Place) {
    let records = place.open().await.week;
    records.add_hour(&counted(20, 1, 1)).await.unwrap();
    place.execute("UPDATE week_hour SET hour = 168").await;
    assert_eq!(records.week().await, Err(RecordsError::Unavailable));
}
