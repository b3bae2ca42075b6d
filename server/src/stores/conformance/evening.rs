//! What happened this evening.

use super::*;
use crate::domain::figures::{SLICES_KEPT, Slice};

fn some(offered: u64, waiting_most: u64) -> Slice {
    Slice { offered, waiting_most, waited_ms: 90_000 * offered, ..Slice::default() }
}

pub(super) async fn what_two_nodes_add_at_once_is_counted_of_both(kind: Kind) {
    let (here, there) = (&kind.live.evening, &kind.other.evening);
    assert_eq!(here.slices().await, Ok(vec![]));
    let (one, two) = (some(2, 7), some(3, 5));
    let added = tokio::join!(here.add(100, &one), there.add(100, &two), there.add(101, &one));
    assert_eq!(added, (Ok(()), Ok(()), Ok(())));
    assert_eq!(here.slices().await, Ok(vec![(100, some(5, 7)), (101, one)]));
}

pub(super) async fn of_the_evening_only_the_last_slices_are_kept(kind: Kind) {
    let evening = &kind.live.evening;
    let kept = SLICES_KEPT as u64;
    for number in [1, 2, kept, kept + 1] {
        evening.add(number, &some(number, 0)).await.unwrap();
    }
    let numbers: Vec<u64> = evening.slices().await.unwrap().into_iter().map(|(number, _)| number).collect();
    assert_eq!(numbers, [2, kept, kept + 1]);
    // A node whose clock is behind adds to what is forgotten, and it stays forgotten.
    evening.add(1, &some(1, 0)).await.unwrap();
    assert_eq!(kind.other.evening.slices().await.unwrap()[0].0, 2);
}
