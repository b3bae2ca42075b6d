//! What operators count of an evening is what happened in it.

use std::time::Duration;

use server::protocol::FromVisitor;
use server::protocol::visit::EndReason;

use crate::support::app::TestApp;
use crate::support::http::get;

/// Rounds of a second until a count must have come.
const ROUNDS: usize = 20;

#[tokio::test]
async fn who_got_a_talk_and_who_gave_up_is_counted_by_how_long_they_waited() {
    let app = TestApp::start().await;
    let mut first = app.visitor().await;
    first.join().await;
    first.hear_place(0).await;
    app.pass(Duration::from_secs(100)).await;
    let mut desk = app.counsellor("teller").await;
    desk.ready().await;
    first.start().await;
    desk.hear_talk().await;

    let mut second = app.visitor().await;
    second.join().await;
    second.hear_place(0).await;
    app.pass(Duration::from_secs(45)).await;
    second.say(FromVisitor::Leave {}).await;
    assert_eq!(second.hear_end().await.0, EndReason::VisitorLeft);
    // Who leaves a talk has not given up waiting.
    first.say(FromVisitor::Leave {}).await;
    first.hear_end().await;

    let expected = [
        "fortrolig_joined_total 2\n",
        "fortrolig_offers_total 1\n",
        "fortrolig_started_after_seconds_bucket{le=\"60.0\"} 0\n",
        "fortrolig_started_after_seconds_bucket{le=\"300.0\"} 1\n",
        "fortrolig_abandoned_after_seconds_count 1\n",
        "fortrolig_abandoned_after_seconds_bucket{le=\"30.0\"} 0\n",
        "fortrolig_abandoned_after_seconds_bucket{le=\"60.0\"} 1\n",
        "fortrolig_talk_length_seconds_count 1\n",
    ];
    let mut told = String::new();
    for _ in 0..ROUNDS {
        app.pass(Duration::from_secs(1)).await;
        told = get(app.admin_address(), "/metrics", &[]).await.body;
        if expected.iter().all(|line| told.contains(line)) {
            return;
        }
    }
    for line in expected {
        assert!(told.contains(line), "{line} is not in {told}");
    }
}
