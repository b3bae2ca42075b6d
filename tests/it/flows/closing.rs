//! Towards closing time and past it. The tests begin on a Saturday at eight in the evening.

use std::time::Duration;

use server::protocol::visit::Notice;
use server::protocol::{ErrorId, ToDesk};

use super::talking::talk;
use crate::support::app::TestApp;
use crate::support::counsellor::Counsellor;
use crate::support::http::get;
use crate::support::visitor::Visitor;

/// A chat that is open this evening until then.
async fn open_until(time: &str, more: &[(&str, &str)]) -> TestApp {
    let saturday = format!("17:00-{time}");
    let mut settings = vec![("HOURS__ALWAYS_OPEN", "false"), ("HOURS__SATURDAY", saturday.as_str())];
    settings.extend(more);
    TestApp::with(&settings).await
}

/// Waits until the board has seen the talk.
async fn is_seen_talking(desk: &mut Counsellor) {
    desk.hear(|message| match message {
        ToDesk::Shift { counsellors, .. } if counsellors.talking == 1 => Some(()),
        _ => None,
    })
    .await;
}

#[tokio::test]
async fn nobody_new_is_taken_into_a_line_that_would_not_get_to_them_before_closing() {
    let app = open_until("20:30", &[]).await;
    let mut desk = app.counsellor("steng-en").await;
    let (_talking, _) = talk(&app, &mut desk).await;
    is_seen_talking(&mut desk).await;
    let mut visitor = app.visitor().await;
    visitor.join().await;
    assert_eq!(visitor.hear_refusal().await, ErrorId::LastEntry);
    // Not safe: first in line, and told that it may not be in time.
    let mut not_safe = app.visitor().await;
    not_safe.join_unsafe().await;
    not_safe.hear_place(0).await;
    not_safe.hear_notice(Notice::MayCloseFirst).await;
}

#[tokio::test]
async fn whoever_waits_is_told_in_time_that_it_may_not_be_their_turn_and_keeps_the_place() {
    let app = open_until("21:01", &[]).await;
    let mut desk = app.counsellor("steng-to").await;
    let (_talking, _) = talk(&app, &mut desk).await;
    is_seen_talking(&mut desk).await;
    let mut waiting = app.visitor().await;
    waiting.join().await;
    waiting.hear_place(0).await;
    // Now closing is less than an hour away, and somebody goes first.
    app.clock.pass(Duration::from_mins(2));
    let mut not_safe = app.visitor().await;
    not_safe.join_unsafe().await;
    waiting.hear_notice(Notice::MayCloseFirst).await;
    waiting.hear_place_kept().await;
    let mut late = app.visitor().await;
    late.join().await;
    assert_eq!(late.hear_refusal().await, ErrorId::LastEntry);
}

#[tokio::test]
async fn a_page_that_comes_back_is_told_again_that_it_may_not_be_in_time() {
    let app = open_until("20:30", &[]).await;
    let mut desk = app.counsellor("steng-tre").await;
    let (_talking, _) = talk(&app, &mut desk).await;
    is_seen_talking(&mut desk).await;
    let mut visitor = app.visitor().await;
    visitor.join_unsafe().await;
    visitor.hear_notice(Notice::MayCloseFirst).await;
    let token = visitor.vanish();
    let mut back = Visitor::come_back(app.address(), Some(token), None).await;
    back.hear_notice(Notice::MayCloseFirst).await;
}

#[tokio::test]
async fn without_a_last_entry_everybody_is_taken_in_until_closing() {
    let app = open_until("20:30", &[("HOURS__LAST_ENTRY_MINUTES", "0")]).await;
    let mut desk = app.counsellor("steng-fire").await;
    let (_talking, _) = talk(&app, &mut desk).await;
    is_seen_talking(&mut desk).await;
    let mut visitor = app.visitor().await;
    visitor.join().await;
    visitor.hear_place(0).await;
}

#[tokio::test]
async fn a_talk_is_never_cut_at_closing() {
    let app = open_until("20:05", &[]).await;
    let mut desk = app.counsellor("steng-fem").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    visitor.write("før dere stenger").await;
    desk.hear_line(conversation).await;
    app.clock.pass(Duration::from_mins(6));
    app.close_doors().await;
    let position = visitor.write("etter at dere stengte").await;
    assert_eq!(desk.hear_line(conversation).await.position, position);
    let position = desk.write(conversation, "vi tar den tiden vi trenger").await;
    assert_eq!(visitor.hear_line().await.position, position);
    let mut late = app.visitor().await;
    late.join().await;
    assert_eq!(late.hear_refusal().await, ErrorId::ServiceClosed);
}

#[tokio::test]
async fn a_line_in_office_hours_stands_among_those_that_answer_only_then() {
    let closed = [("HOURS__ALWAYS_OPEN", "false"), ("HOURS__SATURDAY", "")];
    let app = TestApp::with(&closed).await;
    let office = "tel:47809050";
    let start = async || get(app.address(), "/", &[]).await.body;
    let directory = async || get(app.address(), "/en/services", &[]).await.body;
    assert!(!start().await.contains(office));
    assert!(directory().await.contains("Monday to Friday 9–15 · does not answer now"));
    // Monday at nine in the morning.
    app.clock.pass(Duration::from_hours(37));
    assert!(start().await.contains(office));
    assert!(directory().await.contains("Monday to Friday 9–15 · answers now"));
    app.clock.pass(Duration::from_hours(6));
    assert!(!start().await.contains(office), "at three nobody answers there any more");
}

#[tokio::test]
async fn an_exception_closes_an_evening_that_is_usually_open_and_the_start_page_says_so() {
    let app = open_until("22:00", &[("HOURS__EXCEPTIONS", "2026-11-21 closed")]).await;
    let mut visitor = app.visitor().await;
    visitor.join().await;
    assert_eq!(visitor.hear_refusal().await, ErrorId::ServiceClosed);
    let page = get(app.address(), "/", &[]).await.body;
    assert!(page.contains("Vi åpner søndag kl. 17:00."), "{page}");
    assert!(page.contains("<dt>lørdag 21.11.</dt><dd>stengt</dd>"), "{page}");
}
