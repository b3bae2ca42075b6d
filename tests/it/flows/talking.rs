//! A talk from the first word to the last, and what is left of it.

use std::time::Duration;

use server::protocol::desk::Availability;
use server::protocol::ids::ClientRef;
use server::protocol::visit::{Better, Degree, EndReason, Feedback, Side};
use server::protocol::{ErrorId, FromDesk, FromVisitor, ToDesk, ToVisitor};

use crate::support::app::TestApp;
use crate::support::counsellor::Counsellor;
use crate::support::visitor::Visitor;

pub(crate) async fn talk(
    app: &TestApp,
    desk: &mut Counsellor,
) -> (Visitor, server::protocol::ids::ConversationId) {
    let mut visitor = app.visitor().await;
    visitor.join().await;
    desk.ready().await;
    visitor.start().await;
    let conversation = desk.hear_talk().await;
    (visitor, conversation)
}

#[tokio::test]
async fn a_whole_talk_reaches_both_sides_in_order_and_leaves_only_counts() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("dag-en").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    for n in 1..=5 {
        let position = visitor.write(&format!("fra meg {n} <3")).await;
        let line = desk.hear_line(conversation).await;
        assert_eq!(
            (line.position, line.from, line.text),
            (position, Side::Visitor, format!("fra meg {n} <3").as_str().into())
        );
        let position = desk.write(conversation, &format!("til deg {n}")).await;
        let line = visitor.hear_line().await;
        assert_eq!((line.position, line.from), (position, Side::Counsellor));
    }
    desk.say(FromDesk::End { conversation, respite: None }).await;
    assert_eq!(visitor.hear_end().await, (EndReason::CounsellorEnded, true));
    assert_eq!(desk.hear_end().await, EndReason::CounsellorEnded);
    desk.hear_me(|me| matches!(me, Availability::Paused { .. })).await;
    let feedback =
        Feedback { heard: Some(Degree::Yes), better: vec![Better::AllGood], ..Feedback::default() };
    visitor.say(FromVisitor::Feedback { feedback: feedback.clone() }).await;
    visitor.hear(|message| matches!(message, ToVisitor::Notice { .. }).then_some(())).await;
    visitor.say(FromVisitor::Feedback { feedback }).await;
    assert_eq!(visitor.hear_refusal().await, ErrorId::FeedbackNotOpen);

    assert_eq!(app.census().await.messages, 10);
    app.pass(Duration::from_secs(31)).await;
    let census = app.census().await;
    assert_eq!((census.open, census.ended, census.messages), (0, 0, 0), "destroyed within the minute");
}

#[tokio::test]
async fn typing_and_seen_reach_the_other_side_only() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("dag-to").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    visitor.say(FromVisitor::Typing {}).await;
    desk.hear(|message| matches!(message, ToDesk::Typing { .. }).then_some(())).await;
    visitor.say(FromVisitor::Ping { visible: true }).await;
    visitor
        .hear(|message| match message {
            ToVisitor::Pong {} => Some(()),
            ToVisitor::Typing {} => panic!("one's own typing came back"),
            _ => None,
        })
        .await;
    let position = visitor.write("hei").await;
    desk.hear_line(conversation).await;
    desk.say(FromDesk::Seen { conversation, position }).await;
    let seen = visitor
        .hear(|message| if let ToVisitor::Seen { position } = message { Some(position) } else { None })
        .await;
    assert_eq!(seen, position);
    let beyond = server::protocol::Position { offset: 99, ..position };
    desk.say(FromDesk::Seen { conversation, position: beyond }).await;
    assert_eq!(desk.hear_refusal().await, ErrorId::PositionUnknown);
}

#[tokio::test]
async fn the_same_name_is_the_same_message_and_other_words_under_it_are_refused() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("dag-tre").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    let name = || ClientRef::parse("samme").expect("a plain name");
    let send = |text: &str| FromVisitor::Send { client_ref: name(), text: text.into() };
    for _ in 0..3 {
        visitor.say(send("hei")).await;
        let offset = visitor
            .hear(|message| match message {
                ToVisitor::Accepted { position, .. } => Some(position.offset),
                _ => None,
            })
            .await;
        assert_eq!(offset, 1);
    }
    visitor.say(send("noe annet")).await;
    assert_eq!(visitor.hear_refusal().await, ErrorId::ClientRefReused);
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "hei");
    visitor.write("neste").await;
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "neste", "the first came once");
}

#[tokio::test]
async fn three_visitors_and_two_counsellors_are_served_in_order_and_no_word_crosses_over() {
    let app = TestApp::start().await;
    let mut here = app.counsellor("dag-fire").await;
    let mut there = app.counsellor("dag-fem").await;
    let mut visitors = Vec::new();
    for ahead in 0..3 {
        let mut visitor = app.visitor().await;
        visitor.join().await;
        visitor.hear_place(ahead).await;
        app.pass(Duration::from_secs(1)).await;
        visitors.push(visitor);
    }
    let [mut first, mut second, mut third]: [Visitor; 3] = visitors.try_into().ok().expect("three came");
    here.ready().await;
    first.start().await;
    there.ready().await;
    second.start().await;
    third.hear_place(0).await;
    let (one, two) = (here.hear_talk().await, there.hear_talk().await);
    for n in 0..20 {
        first.write(&format!("første {n}")).await;
        second.write(&format!("andre {n}")).await;
        assert_eq!(here.hear_line(one).await.text.as_str(), format!("første {n}"));
        assert_eq!(there.hear_line(two).await.text.as_str(), format!("andre {n}"));
    }
    here.say(FromDesk::End { conversation: one, respite: None }).await;
    first.hear_end().await;
    here.ready().await;
    third.start().await;
    assert_ne!(here.hear_talk().await, one);
}

#[tokio::test]
async fn a_counsellor_cannot_act_in_a_talk_that_is_not_theirs() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("dag-seks").await;
    let mut other = app.counsellor("dag-sju").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    let client_ref = ClientRef::parse("x").expect("a plain name");
    other.say(FromDesk::Send { conversation, client_ref, text: "hei".into() }).await;
    assert_eq!(other.hear_refusal().await, ErrorId::NoConversation);
    other.say(FromDesk::End { conversation, respite: None }).await;
    assert_eq!(other.hear_refusal().await, ErrorId::NoConversation);
    visitor.write("fortsatt her").await;
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "fortsatt her");
}
