//! A desk on which nobody does anything: signed out, or in an open talk covered first.

use std::time::Duration;

use server::protocol::desk::Availability;
use server::protocol::visit::Notice;
use server::protocol::{CloseCode, ErrorId, FromDesk, ToDesk, ToVisitor};

use super::reconnecting::wait_for_lost_desk;
use super::talking::talk;
use crate::support::app::TestApp;
use crate::support::counsellor::{Counsellor, PASSWORD};
use crate::support::http::{hire_as, sign_in};
use crate::support::socket::Socket;

const MINUTE: Duration = Duration::from_mins(1);

async fn is_let_in(app: &TestApp, cookie: &str) -> bool {
    Socket::open(app.address(), "/ws/desk", &[("cookie", cookie)]).await.is_ok()
}

#[tokio::test]
async fn a_desk_that_only_pings_is_signed_out_after_a_quarter_of_an_hour() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kari").await;
    let terms = desk
        .hear(|message| match message {
            ToDesk::Session { idle_s, left_s, .. } => Some((idle_s, left_s)),
            _ => None,
        })
        .await;
    assert_eq!(terms, (900, 43_200));
    for _ in 0..14 {
        app.pass(MINUTE).await;
        desk.ping().await;
        desk.hear(|message| matches!(message, ToDesk::Pong {}).then_some(())).await;
    }
    app.pass(MINUTE).await;
    desk.ping().await;
    assert_eq!(desk.hear_close().await, Some(CloseCode::SignedOut.code()));
    assert!(!is_let_in(&app, &desk.cookie).await);
}

#[tokio::test]
async fn a_desk_that_nobody_looks_at_is_signed_out_though_it_says_nothing() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kari").await;
    app.pass(15 * MINUTE).await;
    assert_eq!(desk.hear_close().await, Some(CloseCode::SignedOut.code()));
}

#[tokio::test]
async fn whoever_does_something_stays() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kari").await;
    for act in [FromDesk::Active {}, FromDesk::ReadyForNext {}, FromDesk::Pause {}] {
        app.pass(14 * MINUTE).await;
        desk.say(act).await;
        desk.ping().await;
        desk.hear(|message| matches!(message, ToDesk::Pong {}).then_some(())).await;
    }
}

#[tokio::test]
async fn in_an_open_talk_the_cover_comes_first_and_the_visitor_notices_nothing() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kari").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    app.pass(16 * MINUTE).await;
    visitor.write("Er du der?").await;
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "Er du der?");
    // Whoever sits down at the covered desk can do nothing there, nor open another.
    for act in [
        FromDesk::Active {},
        FromDesk::ReadyForNext {},
        FromDesk::End { conversation, respite: None },
        FromDesk::Typing { conversation },
    ] {
        desk.say(act).await;
        assert_eq!(desk.hear_refusal().await, ErrorId::SignInNeeded);
    }
    assert!(!is_let_in(&app, &desk.cookie).await);

    let cookie = sign_in(app.address(), "kari", PASSWORD).await.expect("the password is right");
    let mut back = Counsellor::open(app.address(), &cookie).await;
    assert_eq!(back.hear_talk().await, conversation);
    assert_eq!(desk.hear_close().await, Some(CloseCode::Replaced.code()));
    back.write(conversation, "Ja, jeg er her.").await;
    let next = visitor
        .hear(|message| match message {
            ToVisitor::Counsellor { .. } | ToVisitor::Notice { .. } => Some(Err(message)),
            ToVisitor::Message(line) => Some(Ok(line.text)),
            _ => None,
        })
        .await;
    assert_eq!(next, Ok("Ja, jeg er her.".into()));
}

#[tokio::test]
async fn nobody_is_held_at_an_empty_chair_for_long() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kari").await;
    let (mut visitor, _) = talk(&app, &mut desk).await;
    app.pass(16 * MINUTE).await;
    desk.ping().await;
    desk.hear(|message| matches!(message, ToDesk::Pong {}).then_some(())).await;
    app.pass(4 * MINUTE).await;
    desk.ping().await;
    assert_eq!(desk.hear_close().await, Some(CloseCode::SignedOut.code()));
    // From here on it is as with any lost connection.
    wait_for_lost_desk(&app).await;
    app.pass(Duration::from_secs(91)).await;
    visitor.hear_notice(Notice::CounsellorLost).await;
    visitor.hear_place(0).await;
}

#[tokio::test]
async fn a_covered_desk_takes_nobody_new() {
    let app = TestApp::start().await;
    hire_as(&app, "kari", "Rådgiver", "nb", 2, PASSWORD).await;
    let cookie = sign_in(app.address(), "kari", PASSWORD).await.expect("the password is right");
    let mut desk = Counsellor::open(app.address(), &cookie).await;
    let (_visitor, _) = talk(&app, &mut desk).await;
    desk.ready().await;
    desk.hear_me(|me| me == Availability::Ready {}).await;
    app.pass(16 * MINUTE).await;
    desk.ping().await;
    desk.hear_me(|me| me == Availability::Talking {}).await;
    let mut waiting = app.visitor().await;
    waiting.join().await;
    waiting.hear_place(0).await;
    let picture = app.app().parts().queue.picture().await.expect("memory answers");
    assert_eq!(picture.waiting.len(), 1, "nobody is offered an empty chair");
}
