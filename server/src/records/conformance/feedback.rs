//! What the counts of feedback promise.

use jiff::tz::TimeZone;

use super::*;
use crate::domain::feedback::{FeedbackCount, Month};

fn count(question: &'static str, n: u32) -> FeedbackCount {
    let month = Month::of(Moment(1_790_000_000_000), &TimeZone::UTC);
    FeedbackCount { month, question, answer: "yes", n }
}

const HEARD: &str =
    "SELECT n FROM feedback WHERE question = 'heard' AND answer = 'yes' AND month = '2026-09'";

pub(super) async fn counts_add_up_over_batches(place: Place) {
    let feedback = place.open().await.feedback;
    for _ in 0..2 {
        feedback.count(&[count("helped", 1), count("heard", 2)]).await.unwrap();
    }
    assert_eq!(place.number(HEARD).await, 4);
    assert_eq!(place.number("SELECT count(*) FROM feedback").await, 2);
}

pub(super) async fn batches_of_two_nodes_add_up(place: Place) {
    const BATCHES: u32 = 8;
    let nodes = [place.open().await.feedback, place.open().await.feedback];
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..BATCHES {
        let node = nodes[usize::from(n % 2 == 0)].clone();
        // In another order each time: nobody waits for somebody who waits for them.
        let mut batch = vec![count("heard", 1), count("helped", 1), count("better", 1)];
        batch.rotate_left(n as usize % 3);
        tasks.spawn(async move { node.count(&batch).await });
    }
    assert!(tasks.join_all().await.iter().all(Result::is_ok));
    assert_eq!(place.number(HEARD).await, i64::from(BATCHES));
}

pub(super) async fn a_batch_is_counted_whole_or_not_at_all(place: Place) {
    let feedback = place.open().await.feedback;
    feedback.count(&[count("heard", 1), count("helped", 1)]).await.unwrap();
    // Alphabetically the last: what is refused comes after what was taken.
    place.execute("CREATE UNIQUE INDEX few ON feedback (n) WHERE n > 5").await;
    assert!(feedback.count(&[count("heard", 9), count("helped", 9)]).await.is_err());
    assert_eq!(place.number(HEARD).await, 1);
    place.execute("DROP INDEX few").await;
    assert_eq!(feedback.count(&[count("heard", 9), count("helped", 9)]).await, Ok(()));
    assert_eq!(place.number(HEARD).await, 10);
}
