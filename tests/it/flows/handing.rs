//! A talk goes from one counsellor to another, because the visitor said yes.

use std::time::Duration;

use server::protocol::desk::Availability;
use server::protocol::hand_over::{ColleagueAnswer, HandOverState, Receiver, VisitorAnswer, WhyOff};
use server::protocol::ids::ClientRef;
use server::protocol::visit::{EndReason, Notice};
use server::protocol::{ErrorId, FromDesk, FromVisitor, ToVisitor};

use super::talking::talk;
use super::two_nodes::two;
use crate::support::app::TestApp;
use crate::support::counsellor::Counsellor;
use crate::support::handing::counsellor_as;
use crate::support::redis::RedisServer;
use crate::support::visitor::Visitor;

#[tokio::test]
async fn a_named_colleague_takes_over_with_the_talk_and_a_note_and_nobody_begins_again() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&app, "Leo", "nb,en", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    visitor.write("hei").await;
    let to = maja.colleague("Leo").await;
    maja.hand_over(conversation, to, Some(" redd hjemme ")).await;
    assert!(
        matches!(maja.hear_hand_over().await, HandOverState::ColleagueAsked { alias, .. } if alias == "Leo")
    );

    let question = leo.hear_question().await;
    assert_eq!((question.conversation, question.from.as_str()), (conversation, "Maja"));
    assert_eq!(question.note, Some("redd hjemme".into()));
    leo.answer(&question, ColleagueAnswer::Take).await;
    assert!(
        matches!(maja.hear_hand_over().await, HandOverState::VisitorAsked { alias: Some(alias), .. } if alias == "Leo")
    );
    maja.write(conversation, "til du har svart, er jeg her").await;

    assert_eq!(visitor.agree().await.as_deref(), Some("Leo"));
    visitor.hear_notice(Notice::HandedOver).await;
    assert_eq!(visitor.hear_counsellor().await, "Leo");
    assert_eq!(maja.hear_end().await, EndReason::HandedOver);
    maja.hear_me(|me| matches!(me, Availability::Paused { .. })).await;
    assert_eq!(leo.hear_talk_with_note().await, (conversation, Some("redd hjemme".into())));
    assert_eq!(leo.hear_line(conversation).await.text.as_str(), "hei");
    assert_eq!(leo.hear_line(conversation).await.text.as_str(), "til du har svart, er jeg her");
    leo.hear_me(|me| matches!(me, Availability::Talking {})).await;

    visitor.write("er det deg, Leo?").await;
    assert_eq!(leo.hear_line(conversation).await.text.as_str(), "er det deg, Leo?");
    leo.write(conversation, "ja").await;
    assert_eq!(visitor.hear_line().await.text.as_str(), "ja");
    let client_ref = ClientRef::parse("for-sent").expect("a plain name");
    maja.say(FromDesk::Send { conversation, client_ref, text: "enda en ting".into() }).await;
    assert_eq!(maja.hear_refusal().await, ErrorId::NoConversation, "it is Leo's talk");

    // A reload of either desk shows the same.
    let mut leo = Counsellor::open(app.address(), &leo.vanish()).await;
    assert_eq!(leo.hear_talk_with_note().await, (conversation, Some("redd hjemme".into())));
    visitor.say(FromVisitor::Leave {}).await;
    assert_eq!(leo.hear_end().await, EndReason::VisitorLeft);
    app.pass(Duration::from_secs(31)).await;
    assert_eq!(app.census().await.messages, 0);
    let stays = app.app().parts().queue.everyone().await.expect("memory answers");
    assert!(stays.iter().all(|stay| stay.note.is_none()), "the note went with the talk");
}

#[tokio::test]
async fn handed_to_the_queue_the_visitor_is_first_and_the_next_reads_the_note() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&app, "Leo", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    visitor.write("hei").await;
    let mut waiting = app.visitor().await;
    waiting.join().await;
    waiting.hear_place(0).await;

    maja.hand_over(conversation, Receiver::Queue {}, Some("redd hjemme")).await;
    assert!(matches!(maja.hear_hand_over().await, HandOverState::VisitorAsked { alias: None, .. }));
    assert_eq!(visitor.agree().await, None);
    assert_eq!(maja.hear_end().await, EndReason::HandedOver);
    maja.hear_me(|me| matches!(me, Availability::Paused { .. })).await;
    visitor.hear_notice(Notice::HandedOver).await;
    visitor.hear_place(0).await;
    waiting.hear_place(1).await;
    // A new page is told the same.
    let mut visitor = Visitor::come_back(app.address(), Some(visitor.vanish()), None).await;
    visitor.hear_notice(Notice::HandedOver).await;

    leo.ready().await;
    visitor.start().await;
    assert_eq!(leo.hear_talk_with_note().await, (conversation, Some("redd hjemme".into())));
    assert_eq!(leo.hear_line(conversation).await.text.as_str(), "hei");
    assert!(visitor.hear_line().await.text.as_str() == "hei", "the talk goes on");
}

#[tokio::test]
async fn a_page_that_reloads_while_it_is_asked_is_asked_again() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&app, "Leo", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    let to = maja.colleague("Leo").await;
    maja.hand_over(conversation, to, None).await;
    leo.take().await;
    let first = visitor.hear_question().await;
    let mut visitor = Visitor::come_back(app.address(), Some(visitor.vanish()), None).await;
    assert_eq!(visitor.hear_question().await, first);
    // So is a desk, on both sides of it.
    let mut leo = Counsellor::open(app.address(), &leo.vanish()).await;
    assert!(leo.hear_question().await.taken);
    let mut maja = Counsellor::open(app.address(), &maja.vanish()).await;
    assert!(matches!(maja.hear_hand_over().await, HandOverState::VisitorAsked { .. }));
    visitor.answer(first.0, VisitorAnswer::Agree).await;
    assert_eq!(visitor.hear_counsellor().await, "Leo");
    assert_eq!(leo.hear_talk().await, conversation);
}

#[tokio::test]
async fn a_counsellor_whose_laptop_sleeps_meanwhile_is_told_when_it_wakes() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&app, "Leo", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    let to = maja.colleague("Leo").await;
    maja.hand_over(conversation, to, None).await;
    leo.take().await;
    let cookie = maja.vanish();
    visitor.agree().await;
    assert_eq!(visitor.hear_counsellor().await, "Leo", "it was wished for, so it is done");
    assert_eq!(leo.hear_talk().await, conversation);
    let mut maja = Counsellor::open(app.address(), &cookie).await;
    assert_eq!(maja.hear_end().await, EndReason::HandedOver);
    maja.hear_me(|me| matches!(me, Availability::Paused { .. })).await;
}

#[tokio::test]
async fn a_promise_holds_a_place_for_the_talk_and_nobody_else_gets_it() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&app, "Leo", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    leo.ready().await;
    let to = maja.colleague("Leo").await;
    maja.hand_over(conversation, to, None).await;
    leo.take().await;
    leo.hear_me(|me| matches!(me, Availability::Resting {})).await;
    let mut next = app.visitor().await;
    next.join().await;
    next.hear_place(0).await;
    leo.ready().await;
    assert_eq!(leo.hear_refusal().await, ErrorId::AtCapacity, "the place is promised");
    visitor.agree().await;
    assert_eq!(leo.hear_talk().await, conversation);
    next.hear_place_kept().await;
    leo.say(FromDesk::End { conversation, respite: None }).await;
    leo.hear_end().await;
    leo.ready().await;
    next.start().await;
}

#[tokio::test]
async fn whoever_holds_two_talks_hands_over_one_and_keeps_the_other() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 2).await;
    let mut leo = counsellor_as(&app, "Leo", "nb", 2).await;
    let (mut first, one) = talk(&app, &mut maja).await;
    let (mut second, other) = talk(&app, &mut maja).await;
    let (mut third, theirs) = talk(&app, &mut leo).await;
    let to = maja.colleague("Leo").await;
    maja.hand_over(one, to, Some("redd hjemme")).await;
    leo.take().await;
    first.agree().await;
    assert_eq!(maja.hear_end().await, EndReason::HandedOver);
    maja.hear_me(|me| matches!(me, Availability::Talking {})).await;
    assert_eq!(leo.hear_talk().await, one);
    first.write("en").await;
    second.write("to").await;
    third.write("tre").await;
    assert_eq!(maja.hear_line(other).await.text.as_str(), "to");
    assert_eq!(leo.hear_line(one).await.text.as_str(), "en");
    assert_eq!(leo.hear_line(theirs).await.text.as_str(), "tre");
}

#[tokio::test]
async fn it_works_from_node_to_node_and_is_off_when_redis_loses_its_memory() {
    let redis = RedisServer::start();
    let (one, other) = two(&redis).await;
    let mut maja = counsellor_as(&one, "Maja", "nb", 1).await;
    let cookie = counsellor_as(&one, "Leo", "nb", 1).await.vanish();
    let mut leo = Counsellor::open(other.address(), &cookie).await;
    let (mut visitor, conversation) = talk(&other, &mut maja).await;
    let to = maja.colleague("Leo").await;
    maja.hand_over(conversation, to, Some("redd hjemme")).await;
    let question = leo.take().await;
    assert_eq!(question.note, Some("redd hjemme".into()));
    visitor.agree().await;
    assert_eq!(visitor.hear_counsellor().await, "Leo");
    assert_eq!(leo.hear_talk_with_note().await, (conversation, Some("redd hjemme".into())));
    assert_eq!(maja.hear_end().await, EndReason::HandedOver);

    leo.hand_over(conversation, Receiver::Queue {}, None).await;
    assert!(matches!(leo.hear_hand_over().await, HandOverState::VisitorAsked { .. }));
    let (number, _) = visitor.hear_question().await;
    one.clock.pass(Duration::from_secs(1));
    let port = redis.port();
    drop(redis);
    let _empty = RedisServer::on(port);
    assert_eq!(visitor.hear_kept().await, WhyOff::Lost);
    assert_eq!(leo.hear_kept().await, WhyOff::Lost);
    visitor.answer(number, VisitorAnswer::Agree).await;
    visitor
        .hear(|message| match message {
            ToVisitor::Refused { error_id: ErrorId::HandOverGone, .. } => Some(()),
            _ => None,
        })
        .await;
}
