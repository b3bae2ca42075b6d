//! Connections that go and come back: nothing is lost, nothing comes twice.

use std::time::Duration;

use server::domain::enquiry::Presence;
use server::protocol::desk::{Availability, VisitorPresence};
use server::protocol::visit::{CounsellorPresence, EndReason, Notice, Side};
use server::protocol::{CloseCode, FromDesk, FromVisitor, ToDesk, ToVisitor};

use super::talking::talk;
use crate::support::app::TestApp;
use crate::support::counsellor::Counsellor;
use crate::support::visitor::Visitor;

#[tokio::test]
async fn a_place_survives_a_lost_connection() {
    let app = TestApp::start().await;
    let mut first = app.visitor().await;
    first.join().await;
    first.hear_place(0).await;
    app.pass(Duration::from_secs(1)).await;
    let mut second = app.visitor().await;
    second.join().await;
    second.hear_place(1).await;
    let token = first.vanish();
    app.pass(Duration::from_mins(2)).await;
    let mut back = Visitor::come_back(app.address(), Some(token), None).await;
    assert!(back.resumed);
    back.hear_place(0).await;
}

#[tokio::test]
async fn a_silent_place_is_passed_over_but_not_lost() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("natt-en").await;
    let mut silent = app.visitor().await;
    silent.join().await;
    silent.hear_place(0).await;
    app.pass(Duration::from_secs(1)).await;
    let mut here = app.visitor().await;
    here.join().await;
    here.hear_place(1).await;
    let token = silent.vanish();
    wait_until_lost(&app).await;
    app.pass(Duration::from_mins(6)).await;
    desk.ready().await;
    here.start().await;
    desk.hear_talk().await;
    app.pass(Duration::from_mins(50)).await;
    let mut back = Visitor::come_back(app.address(), Some(token), None).await;
    assert!(back.resumed);
    back.hear_place(0).await;
}

/// The server notices a closed socket by itself; the test waits until it has.
pub(super) async fn wait_until_lost(app: &TestApp) {
    loop {
        let picture = app.app().parts().queue.picture().await.expect("memory answers");
        if picture.waiting.iter().any(|waiting| matches!(waiting.presence, Presence::Lost(_))) {
            return;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn words_written_while_a_phone_was_away_arrive_once_and_in_order() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("natt-to").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    visitor.write("en").await;
    desk.hear_line(conversation).await;
    desk.write(conversation, "to").await;
    let has = visitor.hear_line().await.position;
    let token = visitor.vanish();
    assert_eq!(desk.hear_presence().await, VisitorPresence::Lost);
    desk.write(conversation, "tre").await;
    desk.write(conversation, "fire").await;
    let mut back = Visitor::come_back(app.address(), Some(token), Some(has)).await;
    assert_eq!(desk.hear_presence().await, VisitorPresence::Present);
    assert_eq!(back.hear_line().await.text.as_str(), "tre");
    assert_eq!(back.hear_line().await.text.as_str(), "fire");
    back.write("fem").await;
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "fem");

    // A reload has no position: everything comes again, one's own words with their names.
    let mut reloaded = Visitor::come_back(app.address(), Some(back.vanish()), None).await;
    let mut texts = Vec::new();
    for _ in 0..5 {
        let line = reloaded.hear_line().await;
        assert_eq!(line.from == Side::Visitor, ["en", "fem"].contains(&line.text.as_str()));
        texts.push(line.text.as_str().to_owned());
    }
    assert_eq!(texts, ["en", "to", "tre", "fire", "fem"]);
}

#[tokio::test]
async fn a_desk_that_reloads_has_its_talk_again() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("natt-tre").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    visitor.write("hei").await;
    desk.hear_line(conversation).await;
    let cookie = desk.vanish();
    visitor.write("er du der?").await;
    let mut desk = Counsellor::open(app.address(), &cookie).await;
    assert_eq!(desk.hear_talk().await, conversation);
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "hei");
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "er du der?");
    desk.hear_me(|me| matches!(me, Availability::Talking {})).await;
    desk.write(conversation, "ja").await;
    assert_eq!(visitor.hear_line().await.text.as_str(), "ja");
}

#[tokio::test]
async fn a_closed_lid_is_told_after_a_while_and_then_a_colleague_takes_over() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("natt-fire").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    visitor.write("hei").await;
    desk.hear_line(conversation).await;
    drop(desk.vanish());
    let mut colleague = app.counsellor("natt-fem").await;
    colleague.hear(on_shift(2)).await;
    wait_for_lost_desk(&app).await;
    app.pass(Duration::from_secs(16)).await;
    let presence = visitor
        .hear(|message| match message {
            ToVisitor::Counsellor { presence, .. } => Some(presence),
            _ => None,
        })
        .await;
    assert_eq!(presence, CounsellorPresence::Away);
    app.pass(Duration::from_secs(80)).await;
    visitor
        .hear(|message| matches!(message, ToVisitor::Notice { notice: Notice::CounsellorLost }).then_some(()))
        .await;
    visitor.hear_place(0).await;
    colleague.ready().await;
    visitor.start().await;
    assert_eq!(colleague.hear_talk().await, conversation, "the same talk goes on");
    assert_eq!(colleague.hear_line(conversation).await.text.as_str(), "hei", "and nobody begins again");
}

fn on_shift(expected: u16) -> impl FnMut(ToDesk) -> Option<()> {
    move |message| match message {
        ToDesk::Shift { counsellors, .. } if counsellors.on_shift == expected => Some(()),
        _ => None,
    }
}

/// The server notices a closed socket by itself; the test waits until it has.
pub(super) async fn wait_for_lost_desk(app: &TestApp) {
    loop {
        let picture = app.app().parts().queue.picture().await.expect("memory answers");
        if picture.counsellors.iter().any(|counsellor| matches!(counsellor.presence, Presence::Lost(_))) {
            return;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_visitor_who_does_not_come_back_frees_the_counsellor_and_the_words_go() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("natt-seks").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    visitor.write("hei").await;
    desk.hear_line(conversation).await;
    let token = visitor.vanish();
    assert_eq!(desk.hear_presence().await, VisitorPresence::Lost);
    app.pass(Duration::from_secs(301)).await;
    assert_eq!(desk.hear_end().await, EndReason::VisitorLost);
    app.pass(Duration::from_secs(31)).await;
    assert_eq!(app.census().await.messages, 0);
    let mut back = Visitor::come_back(app.address(), Some(token), None).await;
    assert_eq!(back.hear_end().await.0, EndReason::VisitorLost, "and is told how it ended");
}

#[tokio::test]
async fn the_newest_tab_has_the_talk_and_the_older_one_is_told() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("natt-sju").await;
    let (mut older, conversation) = talk(&app, &mut desk).await;
    let mut newer = Visitor::come_back(app.address(), Some(older.token), None).await;
    newer.hear(|message| matches!(message, ToVisitor::Talking { .. }).then_some(())).await;
    assert_eq!(older.hear_close().await, Some(CloseCode::Replaced.code()));
    newer.write("fra den nye").await;
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "fra den nye");
}

#[tokio::test]
async fn a_visitor_gone_at_the_moment_of_pairing_holds_nobody() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("natt-aatte").await;
    let mut gone = app.visitor().await;
    gone.join().await;
    gone.hear_place(0).await;
    app.pass(Duration::from_secs(1)).await;
    let mut next = app.visitor().await;
    next.join().await;
    next.hear_place(1).await;
    desk.ready().await;
    gone.hear_ready().await;
    let _lost = gone.vanish();
    next.start().await;
    desk.hear_talk().await;
}

#[tokio::test]
async fn a_jump_of_the_wall_clock_lapses_nothing() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("natt-ni").await;
    let mut visitor = app.visitor().await;
    visitor.join().await;
    desk.ready().await;
    visitor.hear_ready().await;
    app.clock.set_wall(server::clock::Moment(0));
    app.pass(Duration::from_secs(5)).await;
    visitor.say(FromVisitor::Start {}).await;
    visitor.hear(|message| matches!(message, ToVisitor::Talking { .. }).then_some(())).await;
    desk.hear_talk().await;
}

#[tokio::test]
async fn a_server_that_stops_says_when_to_come_back() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor().await;
    visitor.join().await;
    visitor.hear_place(0).await;
    let mut stopping = tokio::task::JoinSet::new();
    stopping.spawn(app.stop());
    let after_ms = visitor
        .hear(|message| if let ToVisitor::ComeBack { after_ms } = message { Some(after_ms) } else { None })
        .await;
    assert!((1_000..=5_000).contains(&after_ms));
    assert_eq!(visitor.hear_close().await, Some(CloseCode::Restarting.code()));
    stopping.join_next().await.expect("it was begun").expect("it stops");
}

#[tokio::test]
async fn an_end_that_was_not_heard_is_told_again_with_the_last_words() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("natt-ti").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    desk.write(conversation, "ring 116 006 i morgen").await;
    desk.say(FromDesk::End { conversation, respite: None }).await;
    desk.hear_end().await;
    // The phone went into a tunnel before any of it came through.
    let token = visitor.token;
    visitor.hear_end().await;
    drop(visitor);
    let mut back = Visitor::come_back(app.address(), Some(token), None).await;
    assert!(back.resumed);
    assert_eq!(back.hear_line().await.text.as_str(), "ring 116 006 i morgen");
    assert_eq!(back.hear_end().await.0, EndReason::CounsellorEnded);
    // It said something after that, so it has been heard, and the token is dead.
    back.hear_place_kept_after_end().await;
    let again = Visitor::come_back(app.address(), Some(back.vanish()), None).await;
    assert!(!again.resumed);
}

#[tokio::test]
async fn words_of_a_talk_that_lost_both_sides_go_within_a_quarter_of_an_hour() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("natt-elleve").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    visitor.write("hei").await;
    desk.hear_line(conversation).await;
    drop(desk);
    wait_for_lost_desk(&app).await;
    app.pass(Duration::from_secs(91)).await;
    visitor.hear_place(0).await;
    drop(visitor);
    wait_until_lost(&app).await;
    for _ in 0..90 {
        app.pass(Duration::from_secs(10)).await;
    }
    assert_eq!(app.census().await.messages, 0);
}

#[tokio::test]
async fn a_page_that_sleeps_and_answers_pings_keeps_its_talk() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("natt-tolv").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    for _ in 0..4 {
        app.pass(Duration::from_mins(10)).await;
        visitor.socket.pong().await;
        visitor.hear_place_kept().await;
    }
    let mut back = Visitor::come_back(app.address(), Some(visitor.vanish()), None).await;
    assert!(back.resumed);
    back.write("tilbake").await;
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "tilbake");
}

#[tokio::test]
async fn a_desk_that_was_away_at_the_end_reads_the_last_words_and_how_it_ended() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("natt-tretten").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    let cookie = desk.vanish();
    wait_for_lost_desk(&app).await;
    visitor.write("han kommer, jeg må gå").await;
    visitor.say(FromVisitor::Exit {}).await;
    visitor.hear_close().await;
    let mut desk = Counsellor::open(app.address(), &cookie).await;
    assert_eq!(desk.hear_talk().await, conversation);
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "han kommer, jeg må gå");
    assert_eq!(desk.hear_end().await, EndReason::VisitorExited);
}
