//! A counsellor leaves the desk for a moment, and whoever they talk with knows.

use std::time::Duration;

use server::protocol::desk::Availability;
use server::protocol::hand_over::WhyOff;
use server::protocol::visit::{CounsellorPresence, EndReason, Notice};
use server::protocol::{ErrandLength, ErrorId, FromDesk, FromVisitor, ToDesk, ToVisitor};

use super::reconnecting::wait_for_lost_desk;
use super::talking::talk;
use crate::support::app::TestApp;
use crate::support::counsellor::Counsellor;
use crate::support::handing::counsellor_as;
use crate::support::visitor::Visitor;

impl Counsellor {
    async fn steps_out(&mut self, length: ErrandLength) {
        self.say(FromDesk::StepOut { length }).await;
    }

    /// What is left of the errand, in seconds; none when it is over.
    async fn hear_errand(&mut self) -> Option<u16> {
        self.hear(|message| match message {
            ToDesk::Errand { seconds_left } => Some(seconds_left),
            ToDesk::Refused { error_id, .. } => panic!("refused: {error_id}"),
            _ => None,
        })
        .await
    }
}

impl Visitor {
    /// Whether the counsellor is there, and what is said while they are not.
    async fn hear_of_counsellor(&mut self) -> (CounsellorPresence, Option<String>) {
        self.hear(|message| match message {
            ToVisitor::Counsellor { presence, words, .. } => Some((presence, words)),
            _ => None,
        })
        .await
    }

    async fn hears_that_the_counsellor_is_here(&mut self) {
        assert_eq!(self.hear_of_counsellor().await, (CounsellorPresence::Present, None));
    }

    async fn hears_when_the_counsellor_is_back(&mut self, time: &str) {
        let (presence, words) = self.hear_of_counsellor().await;
        assert_eq!(presence, CounsellorPresence::Away);
        let words = words.expect("it is said in words");
        assert!(words.contains(time), "{words}");
    }
}

#[tokio::test]
async fn the_visitor_is_told_when_the_counsellor_is_back_and_that_they_are() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 2).await;
    maja.steps_out(ErrandLength::TwoMinutes).await;
    assert_eq!(maja.hear_refusal().await, ErrorId::NoConversation, "there is nobody to tell");
    let (mut visitor, conversation) = talk(&app, &mut maja).await;

    maja.steps_out(ErrandLength::FiveMinutes).await;
    assert_eq!(maja.hear_errand().await, Some(300));
    visitor.hears_when_the_counsellor_is_back("20:05").await;
    visitor.write("ok").await;
    // A page that comes meanwhile is told the same, and so is the desk.
    let mut visitor = Visitor::come_back(app.address(), Some(visitor.vanish()), None).await;
    let opened = visitor.hear(|message| match message {
        ToVisitor::Talking { counsellor, words, .. } => Some((counsellor, words)),
        _ => None,
    });
    let (presence, words) = opened.await;
    assert!(presence == CounsellorPresence::Away && words.is_some_and(|words| words.contains("20:05")));
    let mut maja = Counsellor::open(app.address(), &maja.vanish()).await;
    assert_eq!(maja.hear_errand().await, Some(300));

    app.pass(Duration::from_mins(1)).await;
    maja.say(FromDesk::Back {}).await;
    assert_eq!(maja.hear_errand().await, None);
    visitor.hears_that_the_counsellor_is_here().await;
    // Whoever writes is back, and so is whoever asks for the next.
    maja.steps_out(ErrandLength::TwoMinutes).await;
    visitor.hears_when_the_counsellor_is_back("20:03").await;
    maja.write(conversation, "der var jeg").await;
    visitor.hears_that_the_counsellor_is_here().await;
    maja.steps_out(ErrandLength::TenMinutes).await;
    visitor.hears_when_the_counsellor_is_back("20:11").await;
    maja.ready().await;
    visitor.hears_that_the_counsellor_is_here().await;
}

#[tokio::test]
async fn nobody_new_comes_to_an_empty_chair() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 3).await;
    let mut leo = counsellor_as(&app, "Leo", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut leo).await;
    let (_first, _) = talk(&app, &mut maja).await;
    let to = leo.colleague("Maja").await;
    maja.ready().await;
    maja.hear_me(|me| matches!(me, Availability::Ready {})).await;
    maja.steps_out(ErrandLength::TwoMinutes).await;
    maja.hear_me(|me| matches!(me, Availability::Talking {})).await;
    let mut waiting = app.visitor().await;
    waiting.join().await;
    waiting.hear_place(0).await;
    leo.hand_over(conversation, to, None).await;
    assert_eq!(leo.hear_refusal().await, ErrorId::ColleagueUnavailable);
    visitor.say(FromVisitor::Leave {}).await;

    maja.ready().await;
    waiting.hear_ready().await;
    maja.hear_me(|me| matches!(me, Availability::Offering { .. })).await;
    maja.steps_out(ErrandLength::TwoMinutes).await;
    assert_eq!(maja.hear_refusal().await, ErrorId::OfferOpen, "somebody was told that she is ready");
}

#[tokio::test]
async fn whoever_promised_to_take_a_talk_over_and_leaves_does_not_get_it() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&app, "Leo", "nb", 2).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    let (_other, _) = talk(&app, &mut leo).await;
    let to = maja.colleague("Leo").await;
    maja.hand_over(conversation, to, None).await;
    leo.take().await;
    leo.steps_out(ErrandLength::TwoMinutes).await;
    leo.hear_errand().await;
    visitor.agree().await;
    assert_eq!(visitor.hear_kept().await, WhyOff::ColleagueGone);
    assert_eq!(maja.hear_kept().await, WhyOff::ColleagueGone);
}

#[tokio::test]
async fn whoever_does_not_come_back_is_given_up_as_anybody_who_is_lost() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&app, "Leo", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    maja.steps_out(ErrandLength::TwoMinutes).await;
    visitor.hears_when_the_counsellor_is_back("20:02").await;
    app.pass(Duration::from_secs(120 + 16)).await;
    let (presence, words) = visitor.hear_of_counsellor().await;
    let words = words.expect("it is said in words");
    assert!(presence == CounsellorPresence::Away && words.contains("ikke tilbake ennå"), "{words}");
    leo.ready().await;
    app.pass(Duration::from_secs(75)).await;
    visitor.hear_notice(Notice::CounsellorLost).await;
    assert_eq!(maja.hear_end().await, EndReason::BackToQueue);
    assert_eq!(maja.hear_errand().await, None);
    visitor.start().await;
    assert_eq!(leo.hear_talk().await, conversation);
    // Her desk was open all the time: she can go on at once.
    maja.ready().await;
    maja.hear_me(|me| matches!(me, Availability::Ready {})).await;
}

#[tokio::test]
async fn a_laptop_that_sleeps_meanwhile_costs_nothing_before_the_time_is_over() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    maja.steps_out(ErrandLength::FiveMinutes).await;
    visitor.hears_when_the_counsellor_is_back("20:05").await;
    let cookie = maja.vanish();
    wait_for_lost_desk(&app).await;
    app.pass(Duration::from_secs(280)).await;
    visitor.write("jeg venter").await;
    let mut maja = Counsellor::open(app.address(), &cookie).await;
    assert_eq!(maja.hear_talk().await, conversation);
    assert_eq!(maja.hear_errand().await, Some(20));
    maja.say(FromDesk::Back {}).await;
    visitor.hears_that_the_counsellor_is_here().await;

    // Away with the connection gone and not back in time: lost, as they were told.
    maja.steps_out(ErrandLength::TwoMinutes).await;
    visitor.hears_when_the_counsellor_is_back("20:07").await;
    drop(maja.vanish());
    wait_for_lost_desk(&app).await;
    app.pass(Duration::from_secs(121 + 90)).await;
    visitor.hear_notice(Notice::CounsellorLost).await;
}
