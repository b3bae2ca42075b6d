//! A talk that goes quiet: nothing ends by itself, and what a counsellor sets in motion the
//! visitor takes back with one word.

use std::time::Duration;

use server::protocol::desk::VisitorPresence;
use server::protocol::hand_over::Receiver;
use server::protocol::ids::ConversationId;
use server::protocol::visit::EndReason;
use server::protocol::{ErrandLength, ErrorId, FromDesk, FromVisitor, ToDesk, ToVisitor};

use super::reconnecting::wait_for_lost_desk;
use super::talking::talk;
use crate::support::app::TestApp;
use crate::support::counsellor::Counsellor;
use crate::support::handing::counsellor_as;
use crate::support::visitor::Visitor;

impl Counsellor {
    async fn closes_when_quiet(&mut self, conversation: ConversationId) {
        self.say(FromDesk::CloseWhenQuiet { conversation }).await;
        assert_eq!(self.hear_closing().await, Some(180));
    }

    /// The time left in seconds; none when the talk stays open.
    async fn hear_closing(&mut self) -> Option<u16> {
        self.hear(|message| match message {
            ToDesk::Closing { seconds_left, .. } => Some(seconds_left),
            ToDesk::Refused { error_id, .. } => panic!("refused: {error_id}"),
            ToDesk::Ended { reason, .. } => panic!("ended: {reason:?}"),
            _ => None,
        })
        .await
    }
}

impl Visitor {
    /// What is asked; none when the talk stays open.
    async fn hear_closing(&mut self) -> Option<String> {
        self.hear(|message| match message {
            ToVisitor::Closing { question } => Some(question.map(|question| question.text)),
            ToVisitor::Ended { reason, .. } => panic!("ended: {reason:?}"),
            _ => None,
        })
        .await
    }

    async fn hears_when_it_closes(&mut self, time: &str) {
        let asked = self.hear_closing().await.expect("it closes");
        assert!(asked.contains(time), "{asked}");
    }

    async fn hears_that_it_stays_open(&mut self) {
        assert_eq!(self.hear_closing().await, None);
    }
}

#[tokio::test]
async fn a_quiet_talk_stays_open_for_as_long_as_nobody_wants_it_closed() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    for _ in 0..12 {
        app.pass(Duration::from_mins(10)).await;
    }
    visitor.write("nå kan jeg skrive").await;
    assert_eq!(maja.hear_line(conversation).await.text.as_str(), "nå kan jeg skrive");
}

#[tokio::test]
async fn one_word_the_beginning_of_one_or_one_press_keeps_it_open() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    maja.closes_when_quiet(conversation).await;
    visitor.hears_when_it_closes("20:03").await;
    visitor.write("jeg er her").await;
    visitor.hears_that_it_stays_open().await;
    assert_eq!(maja.hear_closing().await, None);

    maja.closes_when_quiet(conversation).await;
    visitor.hears_when_it_closes("20:03").await;
    visitor.say(FromVisitor::Typing {}).await;
    visitor.hears_that_it_stays_open().await;
    assert_eq!(maja.hear_closing().await, None);

    maja.closes_when_quiet(conversation).await;
    visitor.hears_when_it_closes("20:03").await;
    visitor.say(FromVisitor::StillHere {}).await;
    visitor.hears_that_it_stays_open().await;
    assert_eq!(maja.hear_closing().await, None);

    maja.closes_when_quiet(conversation).await;
    visitor.hears_when_it_closes("20:03").await;
    // The counsellor's own words are not the visitor's.
    maja.write(conversation, "er du der?").await;
    maja.say(FromDesk::KeepOpen { conversation }).await;
    assert_eq!(maja.hear_closing().await, None);
    visitor.hears_that_it_stays_open().await;
    app.pass(Duration::from_mins(10)).await;
    visitor.write("ja").await;
}

#[tokio::test]
async fn without_a_word_it_ends_after_the_time_that_was_told_as_any_talk_does() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    maja.closes_when_quiet(conversation).await;
    visitor.hears_when_it_closes("20:03").await;
    app.pass(Duration::from_mins(3)).await;
    // Both pages may reload in the last second and still know.
    let mut visitor = Visitor::come_back(app.address(), Some(visitor.vanish()), None).await;
    visitor.hears_when_it_closes("20:04").await;
    let mut maja = Counsellor::open(app.address(), &maja.vanish()).await;
    assert_eq!(maja.hear_closing().await, Some(60), "whoever comes back has a minute to read it");
    app.pass(Duration::from_secs(61)).await;
    assert_eq!(visitor.hear_end().await, (EndReason::CounsellorEnded, true));
    assert_eq!(maja.hear_end().await, EndReason::CounsellorEnded);
    app.pass(Duration::from_secs(31)).await;
    assert_eq!(app.census().await.messages, 0);
}

#[tokio::test]
async fn nothing_closes_without_the_counsellor_or_over_a_visitor_who_is_away() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&app, "Leo", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    maja.closes_when_quiet(conversation).await;
    visitor.hears_when_it_closes("20:03").await;
    let token = visitor.vanish();
    assert_eq!(maja.hear_presence().await, VisitorPresence::Lost);
    app.pass(Duration::from_secs(200)).await;
    let mut visitor = Visitor::come_back(app.address(), Some(token), None).await;
    visitor.hears_when_it_closes("20:05").await;

    drop(maja.vanish());
    wait_for_lost_desk(&app).await;
    app.pass(Duration::from_secs(80)).await;
    visitor.hear_place_kept().await;
    leo.ready().await;
    app.pass(Duration::from_secs(11)).await;
    visitor.start().await;
    assert_eq!(leo.hear_talk().await, conversation);
    app.pass(Duration::from_mins(10)).await;
    visitor.write("da er jeg her").await;
}

#[tokio::test]
async fn a_visitor_is_asked_one_thing_at_a_time() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&app, "Leo", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    leo.say(FromDesk::CloseWhenQuiet { conversation }).await;
    assert_eq!(leo.hear_refusal().await, ErrorId::NoConversation, "it is not his talk");
    maja.hand_over(conversation, Receiver::Queue {}, None).await;
    visitor.hear_question().await;
    maja.say(FromDesk::CloseWhenQuiet { conversation }).await;
    assert_eq!(maja.hear_refusal().await, ErrorId::HandOverOpen);
    maja.say(FromDesk::KeepTalk { conversation }).await;
    maja.hear_kept().await;

    maja.closes_when_quiet(conversation).await;
    visitor.hears_when_it_closes("20:03").await;
    maja.hand_over(conversation, Receiver::Queue {}, None).await;
    visitor.hears_that_it_stays_open().await;
    assert_eq!(maja.hear_closing().await, None);
    visitor.hear_question().await;
    // And a counsellor who has stepped away closes nothing meanwhile.
    maja.say(FromDesk::KeepTalk { conversation }).await;
    maja.hear_kept().await;
    maja.closes_when_quiet(conversation).await;
    maja.say(FromDesk::StepOut { length: ErrandLength::TenMinutes }).await;
    maja.hear(|message| matches!(message, ToDesk::Errand { .. }).then_some(())).await;
    app.pass(Duration::from_mins(5)).await;
    visitor.write("jeg ventet").await;
}
