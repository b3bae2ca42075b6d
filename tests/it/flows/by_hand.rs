//! A shift lead opens and closes the chat by hand. The tests begin on a Saturday at eight in
//! the evening.

use std::time::Duration;

use server::domain::staff::Role;
use server::protocol::switch::{ByHand, DoorState, SwitchReason};
use server::protocol::visit::{EndReason, Notice, Service};
use server::protocol::{ErrorId, ToDesk};

use super::talking::talk;
use super::two_nodes::two;
use crate::support::app::TestApp;
use crate::support::counsellor::{Counsellor, PASSWORD};
use crate::support::http::{Answer, get, hire_in, post, sign_in};
use crate::support::redis::RedisServer;

const FORM: &str = "application/x-www-form-urlencoded";

/// A chat that is open this evening until ten.
async fn evening() -> TestApp {
    TestApp::with(&[("HOURS__ALWAYS_OPEN", "false"), ("HOURS__SATURDAY", "17:00-22:00")]).await
}

/// A shift lead who has signed in.
async fn lead(app: &TestApp, name: &str) -> String {
    hire_in(app, name, Role::ShiftLead, PASSWORD).await;
    sign_in(app.address(), name, PASSWORD).await.expect("the password is right")
}

async fn says(app: &TestApp, cookie: &str, what: &str) -> Answer {
    post(app.address(), "/desk/switch", FORM, what, &[("cookie", cookie)]).await
}

/// Waits until the desk is told this of the door.
async fn hears(desk: &mut Counsellor, expected: Option<ByHand>) -> Service {
    desk.hear(|message| match message {
        ToDesk::Shift { service, by_hand, .. } if by_hand == expected => Some(service),
        _ => None,
    })
    .await
}

fn closed(reason: SwitchReason, until: &str) -> ByHand {
    ByHand { door: DoorState::Closed, reason, until: format!("2026-11-{until}") }
}

#[tokio::test]
async fn closed_by_hand_takes_nobody_in_tells_those_who_wait_and_cuts_no_talk() {
    let app = evening().await;
    let cookie = lead(&app, "haand-en").await;
    let mut desk = Counsellor::open(app.address(), &cookie).await;
    let (mut talking, conversation) = talk(&app, &mut desk).await;
    let mut waiting = app.visitor().await;
    waiting.join().await;
    waiting.hear_place(0).await;
    assert_eq!(says(&app, &cookie, "to=closed&reason=sickness&minutes=60").await.status, 204);
    let service = hears(&mut desk, Some(closed(SwitchReason::Sickness, "21T21:00"))).await;
    assert_eq!((service.open, service.changes_at.as_deref()), (false, Some("2026-11-21T21:00")));
    let mut late = app.visitor().await;
    late.join().await;
    assert_eq!(late.hear_refusal().await, ErrorId::ServiceClosed);
    // Somebody is on shift, so the place is kept.
    waiting.hear_notice(Notice::MayCloseFirst).await;
    app.close_doors().await;
    waiting.hear_place_kept().await;
    let position = talking.write("vi snakker videre").await;
    assert_eq!(desk.hear_line(conversation).await.position, position);
}

#[tokio::test]
async fn whoever_waits_at_a_door_that_was_closed_by_hand_is_told_when_everybody_has_gone() {
    let app = evening().await;
    let cookie = lead(&app, "haand-to").await;
    let mut waiting = app.visitor().await;
    waiting.join().await;
    waiting.hear_place(0).await;
    assert_eq!(says(&app, &cookie, "to=closed&reason=technical").await.status, 204);
    // Nobody is at a desk. The server's own sweep finds that out.
    assert_eq!(waiting.hear_end().await, (EndReason::Closed, false));
}

#[tokio::test]
async fn the_word_of_a_shift_lead_is_over_when_its_time_is_or_when_it_is_taken_back() {
    let app = evening().await;
    let cookie = lead(&app, "haand-tre").await;
    let mut desk = Counsellor::open(app.address(), &cookie).await;
    assert_eq!(says(&app, &cookie, "to=closed&reason=few_on_shift").await.status, 204);
    hears(&mut desk, Some(closed(SwitchReason::FewOnShift, "22T00:00"))).await;
    assert_eq!(says(&app, &cookie, "to=hours").await.status, 204);
    assert!(hears(&mut desk, None).await.open);
    assert_eq!(says(&app, &cookie, "to=closed&reason=event&minutes=10").await.status, 204);
    hears(&mut desk, Some(closed(SwitchReason::Event, "21T20:10"))).await;
    app.clock.pass(Duration::from_mins(10));
    assert!(hears(&mut desk, None).await.open, "desks are told when it is over");
}

#[tokio::test]
async fn a_chat_that_is_closed_by_its_hours_is_opened_by_hand() {
    let app = TestApp::with(&[("HOURS__ALWAYS_OPEN", "false")]).await;
    let cookie = lead(&app, "haand-fire").await;
    let mut visitor = app.visitor().await;
    visitor.join().await;
    assert_eq!(visitor.hear_refusal().await, ErrorId::ServiceClosed);
    assert_eq!(says(&app, &cookie, "to=open&reason=event&minutes=90").await.status, 204);
    visitor.join().await;
    visitor.hear_place(0).await;
    let page = get(app.address(), "/", &[]).await.body;
    assert!(page.contains("Chatten er åpen nå, til kl. 21:30."), "{page}");
}

#[tokio::test]
async fn the_pages_say_kindly_that_it_is_closed_by_hand_and_when_it_opens() {
    let app = evening().await;
    let cookie = lead(&app, "haand-fem").await;
    assert_eq!(says(&app, &cookie, "to=closed&reason=sickness").await.status, 204);
    let start = get(app.address(), "/", &[]).await.body;
    let told = "Chatten er stengt nå. Vi åpner søndag kl. 17:00. I dag har vi måttet stenge utenom";
    assert!(start.contains(told), "{start}");
    let chat = get(app.address(), "/en/chat", &[]).await.body;
    assert!(chat.contains("We have had to close outside our usual hours today."), "{chat}");
    // Why is nobody's business but the staff's.
    for page in [start, chat] {
        assert!(!page.contains("sickness") && !page.contains("sykdom"), "{page}");
    }
}

#[tokio::test]
async fn what_makes_no_sense_or_is_said_by_somebody_else_changes_nothing() {
    let app = evening().await;
    let cookie = lead(&app, "haand-seks").await;
    let senseless = [
        "",
        "to=closed",
        "to=ajar&reason=event",
        "to=closed&reason=bored",
        "to=hours&minutes=30",
        "to=hours&reason=event",
        "to=closed&reason=event&minutes=0",
        "to=closed&reason=event&minutes=1501",
        "to=closed&reason=event&minutes=-5",
        "to=closed&reason=event&note=Kari",
    ];
    for form in senseless {
        let answer = says(&app, &cookie, form).await;
        assert_eq!((answer.status, answer.body.as_str()), (400, "request_unreadable"), "{form}");
    }
    hire_in(&app, "haand-sju", Role::Counsellor, PASSWORD).await;
    let other = sign_in(app.address(), "haand-sju", PASSWORD).await.expect("the password is right");
    assert_eq!(says(&app, &other, "to=closed&reason=event").await.status, 403);
    let elsewhere = [("cookie", cookie.as_str()), ("origin", "https://elsewhere.example")];
    let answer = post(app.address(), "/desk/switch", FORM, "to=closed&reason=event", &elsewhere).await;
    assert_eq!(answer.status, 403);
    let mut visitor = app.visitor().await;
    visitor.join().await;
    visitor.hear_place(0).await;
}

#[tokio::test]
async fn the_audit_has_who_did_it_and_why_in_a_word() {
    let app = evening().await;
    let cookie = lead(&app, "haand-aatte").await;
    for form in ["to=closed&reason=few_on_shift&minutes=30", "to=open&reason=other", "to=hours"] {
        assert_eq!(says(&app, &cookie, form).await.status, 204, "{form}");
    }
    let page = app.app().parts().records.trail.page(0).await.expect("the records answer");
    let acts: Vec<String> = page
        .rows
        .iter()
        .map(|row| format!("{row:?}"))
        .filter(|row| row.contains("by_hand") || row.contains("hours"))
        .collect();
    let expected = ["closed_by_hand_few_on_shift", "opened_by_hand_other", "left_to_hours"];
    assert_eq!(acts.len(), expected.len(), "{acts:?}");
    for (act, expected) in acts.iter().zip(expected) {
        assert!(act.contains(expected), "{act}");
    }
}

#[tokio::test]
async fn what_is_said_at_one_node_is_so_at_the_other_also_after_redis_has_lost_it() {
    let redis = RedisServer::start();
    let (one, other) = two(&redis).await;
    let cookie = lead(&one, "haand-ni").await;
    let mut desk = Counsellor::open(other.address(), &cookie).await;
    assert_eq!(says(&one, &cookie, "to=closed&reason=technical").await.status, 204);
    let said = Some(closed(SwitchReason::Technical, "22T00:00"));
    hears(&mut desk, said.clone()).await;
    redis.say(&["DEL", "fortrolig:{q}:switch"]);
    let parts = other.app().parts();
    parts.switchboard.look().await.expect("Redis answers");
    assert_eq!(parts.sockets.opening.by_hand(), said);
    assert_eq!(redis.say(&["EXISTS", "fortrolig:{q}:switch"]), "1", "a node has put it back");
    assert_eq!(says(&other, &cookie, "to=hours").await.status, 204);
    one.app().parts().switchboard.look().await.expect("Redis answers");
    assert!(one.app().parts().sockets.opening.is_open(), "and what is taken back stays so");
}
