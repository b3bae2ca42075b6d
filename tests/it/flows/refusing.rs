//! Frames that are wrong: each has a written outcome and loses nothing else.

use server::protocol::ids::{ClientRef, Token};
use server::protocol::limits::{FRAME_MAX_BYTES, TEXT_MAX_CHARS, UNREADABLE_FRAMES_MAX};
use server::protocol::{CloseCode, ErrorId, FromDesk, FromVisitor, ToVisitor};

use super::talking::talk;
use crate::support::app::TestApp;
use crate::support::socket::{Heard, Socket};
use crate::support::visitor::Visitor;

fn send(name: &str, text: &str) -> FromVisitor {
    FromVisitor::Send { client_ref: ClientRef::parse(name).expect("a plain name"), text: text.into() }
}

#[tokio::test]
async fn each_wrong_frame_has_its_id_and_the_talk_goes_on() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("feil-en").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    for (frame, id) in [
        ("{", ErrorId::FrameMalformed),
        (r#"{"type":"take"}"#, ErrorId::FrameMalformed),
        (r#"{"type":"typing","more":1}"#, ErrorId::FrameMalformed),
        (r#"{"type":"send","client_ref":"<b>","text":"x"}"#, ErrorId::FrameMalformed),
        (r#"{"type":"hello","visible":true}"#, ErrorId::HelloRepeated),
        (r#"{"type":"join","needs":{"language":"nb"}}"#, ErrorId::AlreadyJoined),
        (r#"{"type":"start"}"#, ErrorId::OfferGone),
        (r#"{"type":"feedback","feedback":{}}"#, ErrorId::FeedbackNotOpen),
        (r#"{"type":"send","client_ref":"a","text":"  \u200b "}"#, ErrorId::TextEmpty),
    ] {
        visitor.socket.say_raw(frame).await;
        assert_eq!(visitor.hear_refusal().await, id, "{frame}");
    }
    visitor.socket.say_bytes(vec![1, 2, 3]).await;
    assert_eq!(visitor.hear_refusal().await, ErrorId::FrameNotText);
    visitor.say(send("lang", &"å".repeat(TEXT_MAX_CHARS + 1))).await;
    assert_eq!(visitor.hear_refusal().await, ErrorId::TextTooLong);
    desk.say(FromDesk::ReadyForNext {}).await;
    assert_eq!(desk.hear_refusal().await, ErrorId::AtCapacity);
    visitor.write("fortsatt her").await;
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "fortsatt her");
}

#[tokio::test]
async fn a_frame_that_is_too_large_closes_the_socket_and_the_talk_resumes() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("feil-to").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    visitor.socket.say_raw(&" ".repeat(FRAME_MAX_BYTES + 1)).await;
    assert_eq!(visitor.hear_refusal().await, ErrorId::FrameTooLarge);
    assert_eq!(visitor.hear_close().await, Some(CloseCode::TooLarge.code()));
    let mut back = Visitor::come_back(app.address(), Some(visitor.vanish()), None).await;
    assert!(back.resumed);
    back.write("tilbake").await;
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "tilbake");
}

#[tokio::test]
async fn before_hello_only_hello_is_heard() {
    let app = TestApp::start().await;
    let mut socket = Socket::open(app.address(), "/ws/visit", &[]).await.expect("visitors are let in");
    socket.say(&FromVisitor::Start {}).await;
    let Heard::Message(ToVisitor::Refused { error_id, .. }) = socket.hear().await else {
        panic!("no refusal")
    };
    assert_eq!(error_id, ErrorId::HelloExpected);
    for _ in 1..UNREADABLE_FRAMES_MAX {
        socket.say_raw("tull").await;
        let Heard::Message(ToVisitor::Refused { .. }) = socket.hear().await else { panic!("no refusal") };
    }
    let Heard::<ToVisitor>::Closed(code) = socket.hear().await else { panic!("still open") };
    assert_eq!(code, Some(CloseCode::NoHello.code()));
}

#[tokio::test]
async fn a_token_nobody_gave_out_is_a_new_visitor() {
    let app = TestApp::start().await;
    let made_up = Token::random();
    let visitor = Visitor::come_back(app.address(), Some(made_up), None).await;
    assert!(!visitor.resumed);
    assert_ne!(visitor.token, made_up);
}

#[tokio::test]
async fn somebody_who_sends_too_fast_is_told_when_to_try_again_and_loses_nothing() {
    let app =
        TestApp::with(&[("LIMITS__SOCKET_MESSAGES_BURST", "3"), ("LIMITS__SOCKET_MESSAGES_PER_SECOND", "1")])
            .await;
    let mut desk = app.counsellor("feil-tre").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    for n in 0..4 {
        visitor.say(send(&format!("m{n}"), &format!("{n}"))).await;
    }
    let (name, wait) = visitor
        .hear(|message| match message {
            ToVisitor::Refused { client_ref, error_id: ErrorId::TooFast, retry_after_ms, .. } => {
                Some((client_ref, retry_after_ms))
            }
            _ => None,
        })
        .await;
    assert_eq!(name, ClientRef::parse("m3"));
    assert!(wait.is_some_and(|wait| wait > 0));
    app.pass(std::time::Duration::from_secs(2)).await;
    visitor.say(send("m3", "3")).await;
    for n in 0..4 {
        assert_eq!(desk.hear_line(conversation).await.text.as_str(), format!("{n}"));
    }
}

#[tokio::test]
async fn joins_over_the_networks_and_the_services_rate_are_told_when_to_try_again() {
    for (settings, id) in [
        (["LIMITS__NETWORK_JOINS_BURST", "LIMITS__NETWORK_JOINS_PER_MINUTE"], ErrorId::NetworkTooFast),
        (["LIMITS__SERVICE_JOINS_BURST", "LIMITS__SERVICE_JOINS_PER_SECOND"], ErrorId::ServiceBusy),
    ] {
        let app = TestApp::with(&settings.map(|key| (key, "1"))).await;
        let mut first = app.visitor().await;
        first.join().await;
        first.hear_place(0).await;
        let mut second = app.visitor().await;
        second.join().await;
        let refused = second
            .hear(|message| match message {
                ToVisitor::Refused { error_id, retry_after_ms: Some(_), .. } => Some(error_id),
                _ => None,
            })
            .await;
        assert_eq!(refused, id);
    }
}

#[tokio::test]
async fn a_page_of_another_site_gets_no_socket() {
    let app = TestApp::start().await;
    for path in ["/ws/visit", "/ws/desk"] {
        let headers = [("origin", "https://ond.example")];
        assert!(Socket::open(app.address(), path, &headers).await.is_err(), "{path}");
    }
    assert!(Socket::open(app.address(), "/ws/desk", &[]).await.is_err(), "no session, no desk");
    let other_version = [("sec-websocket-protocol", "fortrolig.v9")];
    assert!(Socket::open(app.address(), "/ws/visit", &other_version).await.is_err());
}

#[tokio::test]
async fn a_socket_that_sends_frames_without_end_is_told_and_then_closed() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor().await;
    let mut sent = 0;
    // It is closed somewhere on the way.
    while sent < 500 && visitor.socket.say_if_open(&FromVisitor::Start {}).await {
        sent += 1;
    }
    let mut too_fast = 0;
    let code = loop {
        match visitor.socket.hear::<ToVisitor>().await {
            Heard::Message(ToVisitor::Refused {
                error_id: ErrorId::TooFast,
                retry_after_ms: Some(_),
                ..
            }) => {
                too_fast += 1;
            }
            Heard::Message(_) => {}
            Heard::Closed(code) => break code,
        }
    };
    // A reset may take what was not read yet with it, but never brings another code.
    assert!(too_fast > 0 || code.is_none());
    assert!(code.is_none_or(|code| code == CloseCode::Misbehaving.code()), "{code:?}");
}

#[tokio::test]
async fn a_network_over_its_rate_of_connections_is_told_over_the_socket() {
    let app = TestApp::with(&[
        ("LIMITS__NETWORK_CONNECTS_BURST", "1"),
        ("LIMITS__NETWORK_CONNECTS_PER_MINUTE", "1"),
    ])
    .await;
    let _first = app.visitor().await;
    let mut second = Socket::open(app.address(), "/ws/visit", &[]).await.expect("it is heard");
    let Heard::Message(ToVisitor::Refused { error_id, retry_after_ms, .. }) = second.hear().await else {
        panic!("no refusal");
    };
    assert_eq!(error_id, ErrorId::NetworkTooFast);
    assert!(retry_after_ms.is_some_and(|wait| wait > 0));
    let Heard::<ToVisitor>::Closed(code) = second.hear().await else { panic!("still open") };
    assert_eq!(code, Some(CloseCode::Busy.code()));
}

#[tokio::test]
async fn a_service_with_every_socket_taken_lets_nobody_new_in_and_loses_nobody() {
    let app = TestApp::with(&[("LIMITS__SOCKETS_MAX", "1")]).await;
    let mut first = app.visitor().await;
    first.join().await;
    assert!(Socket::open(app.address(), "/ws/visit", &[]).await.is_err());
    first.hear_place(0).await;
}

#[tokio::test]
async fn a_second_join_after_the_end_says_that_the_stay_has_ended() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor().await;
    visitor.join().await;
    visitor.hear_place(0).await;
    visitor.say(FromVisitor::Leave {}).await;
    visitor.hear_end().await;
    visitor.join().await;
    assert_eq!(visitor.hear_refusal().await, ErrorId::StayEnded);
}
