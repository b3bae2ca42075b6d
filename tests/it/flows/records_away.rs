//! The database of the staff goes away in the middle of an evening.

use std::time::Duration;

use server::protocol::desk::Availability;
use server::protocol::{FromVisitor, ToDesk};

use super::talking::talk;
use crate::support::app::TestApp;
use crate::support::counsellor::{Counsellor, PASSWORD};
use crate::support::http::{post, sign_in};
use crate::support::postgres::PostgresServer;

/// Longer than an answer about a session is trusted.
const ASKED_AGAIN: Duration = Duration::from_secs(4);

/// How often something that must come about is looked for.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// A sign of life from the desk, after which its account is looked up.
async fn goes_on(app: &TestApp, desk: &mut Counsellor) {
    app.pass(ASKED_AGAIN).await;
    desk.ping().await;
    desk.hear(|message| match message {
        ToDesk::Pong {} => Some(()),
        ToDesk::Refused { error_id, .. } => panic!("refused: {error_id}"),
        _ => None,
    })
    .await;
}

async fn knocks(app: &TestApp) -> u16 {
    let body = format!("name=kari&password={}", PASSWORD.replace(' ', "+"));
    post(app.address(), "/desk/sign-in", "application/x-www-form-urlencoded", &body, &[]).await.status
}

#[tokio::test]
async fn talks_go_on_without_the_database_and_staff_come_in_when_it_is_back() {
    let mut postgres = PostgresServer::start();
    let url = postgres.database("records");
    let app = TestApp::with(&[("RECORDS__STORE", "postgres"), ("RECORDS__POSTGRES", &url)]).await;
    let mut desk = app.counsellor("kari").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;

    postgres.dies();
    for n in 0..4 {
        goes_on(&app, &mut desk).await;
        let position = visitor.write(&format!("fra meg {n}")).await;
        assert_eq!(desk.hear_line(conversation).await.position, position);
        let position = desk.write(conversation, &format!("til deg {n}")).await;
        assert_eq!(visitor.hear_line().await.position, position);
    }
    assert_eq!(knocks(&app).await, 503, "nobody new comes in, and is told so");
    let mut other = app.visitor().await;
    other.join().await;
    other.hear_place(0).await;

    postgres.starts_again();
    let back = async {
        while knocks(&app).await != 303 {
            // So many attempts would be too many otherwise.
            app.clock.pass(Duration::from_mins(1));
            tokio::time::sleep(LOOK_EVERY).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), back).await.expect("it is found again");
    assert!(sign_in(app.address(), "kari", PASSWORD).await.is_some());
}

#[tokio::test]
async fn a_talk_is_not_held_up_by_a_database_that_says_nothing() {
    let postgres = PostgresServer::start();
    let url = postgres.database("records");
    let app = TestApp::with(&[("RECORDS__STORE", "postgres"), ("RECORDS__POSTGRES", &url)]).await;
    let mut desk = app.counsellor("kari").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    postgres.stands_still();
    // The first look-up waits for an answer; from then on it is known that there is none.
    goes_on(&app, &mut desk).await;
    let talking = async {
        for n in 0..10 {
            goes_on(&app, &mut desk).await;
            visitor.write(&format!("fra meg {n}")).await;
            desk.hear_line(conversation).await;
        }
        visitor.say(FromVisitor::Exit {}).await;
        desk.hear_end().await;
        desk.hear_me(|me| matches!(me, Availability::Paused { .. })).await;
    };
    tokio::time::timeout(Duration::from_secs(4), talking).await.expect("nobody waits");
    postgres.goes_on();
}
