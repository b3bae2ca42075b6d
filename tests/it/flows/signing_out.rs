//! A sign-in that somebody ends from elsewhere: its open desk closes, at whichever node.

use std::time::Duration;

use server::domain::password::PasswordHash;
use server::domain::ports::TokenHash;
use server::protocol::desk::OwnSession;
use server::protocol::{CloseCode, ErrorId, FromDesk, ToDesk, Token};

use super::talking::talk;
use super::two_nodes::two;
use crate::support::app::TestApp;
use crate::support::counsellor::{Counsellor, PASSWORD};
use crate::support::http::sign_in;
use crate::support::redis::RedisServer;
use crate::support::socket::Socket;

async fn sessions(desk: &mut Counsellor) -> Vec<OwnSession> {
    desk.hear(|message| match message {
        ToDesk::Sessions { sessions } => Some(sessions),
        ToDesk::Refused { error_id, .. } => panic!("refused: {error_id}"),
        _ => None,
    })
    .await
}

async fn again(app: &TestApp) -> String {
    sign_in(app.address(), "kari", PASSWORD).await.expect("the password is right")
}

async fn is_let_in(app: &TestApp, cookie: &str) -> bool {
    Socket::open(app.address(), "/ws/desk", &[("cookie", cookie)]).await.is_ok()
}

/// The desk's last answer about its session is too old now to be trusted; the next beat asks.
fn later(app: &TestApp) {
    app.clock.pass(Duration::from_secs(4));
}

#[tokio::test]
async fn a_counsellor_sees_where_they_are_signed_in_and_nobody_elses() {
    let app = TestApp::start().await;
    let _colleague = app.counsellor("omar").await;
    let mut desk = app.counsellor("kari").await;
    app.clock.pass(Duration::from_mins(5));
    let _elsewhere = again(&app).await;
    desk.say(FromDesk::Sessions {}).await;
    let listed = sessions(&mut desk).await;
    assert_eq!(listed.iter().map(|session| session.here).collect::<Vec<_>>(), [false, true]);
    assert_eq!(listed[0].began_at_ms - listed[1].began_at_ms, 300_000);
    assert_eq!(listed[1].used_at_ms - listed[1].began_at_ms, 300_000, "asking was a use");
}

#[tokio::test]
async fn one_is_ended_by_its_name_and_then_all_others() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kari").await;
    let mut elsewhere = Vec::new();
    for _ in 0..3 {
        app.clock.pass(Duration::from_secs(1));
        elsewhere.push(again(&app).await);
    }
    desk.say(FromDesk::Sessions {}).await;
    let newest = sessions(&mut desk).await[0].session;
    desk.say(FromDesk::EndSession { session: newest }).await;
    assert_eq!(sessions(&mut desk).await.len(), 3);
    assert!(!is_let_in(&app, &elsewhere[2]).await);
    desk.say(FromDesk::EndOtherSessions {}).await;
    let left = sessions(&mut desk).await;
    assert!(left.len() == 1 && left[0].here);
    assert!(!is_let_in(&app, &elsewhere[0]).await && !is_let_in(&app, &elsewhere[1]).await);
}

#[tokio::test]
async fn nobody_ends_a_colleagues_session() {
    let app = TestApp::start().await;
    let mut colleague = app.counsellor("omar").await;
    colleague.say(FromDesk::Sessions {}).await;
    let session = sessions(&mut colleague).await[0].session;
    let mut desk = app.counsellor("kari").await;
    desk.say(FromDesk::EndSession { session }).await;
    assert_eq!(sessions(&mut desk).await.len(), 1);
    desk.say(FromDesk::EndOtherSessions {}).await;
    sessions(&mut desk).await;
    assert!(is_let_in(&app, &colleague.cookie).await);
}

#[tokio::test]
async fn the_desk_of_an_ended_session_closes_in_mid_talk_though_it_says_nothing() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kari").await;
    talk(&app, &mut desk).await;
    let staff = app.app().parts().staff_access.clone();
    let token = desk.cookie.split_once('=').and_then(|(_, text)| Token::parse(text));
    // As from another window of the same browser, which this node does not hear of.
    staff.sign_out(&token.expect("the cookie is a token")).await.expect("memory answers");
    later(&app);
    assert_eq!(desk.hear_close().await, Some(CloseCode::SignedOut.code()));
}

#[tokio::test]
async fn a_desk_at_another_node_closes_too_and_so_does_that_of_a_disabled_account() {
    let redis = RedisServer::start();
    let (one, other) = two(&redis).await;
    let mut first = one.counsellor("kari").await;
    talk(&one, &mut first).await;
    let cookie = again(&other).await;
    let access = other.app().parts().staff_access.clone();
    let token = Token::parse(cookie.split_once('=').expect("a cookie").1).expect("a token");
    let me = access.signed_in(&token).await.expect("it answers").expect("signed in").member;
    let here = TokenHash::of(&token);
    access.end_own(&me, |session| *session != here).await.expect("it answers");
    later(&one);
    assert_eq!(first.hear_close().await, Some(CloseCode::SignedOut.code()));

    let mut desk = Counsellor::open(other.address(), &cookie).await;
    one.app().parts().records.staff.disable(me.id).await.expect("it is written");
    later(&one);
    assert_eq!(desk.hear_close().await, Some(CloseCode::SignedOut.code()));
}

#[tokio::test]
async fn a_new_password_closes_every_open_desk_of_the_account_in_mid_talk_and_at_other_nodes() {
    let redis = RedisServer::start();
    let (one, other) = two(&redis).await;
    let mut desk = one.counsellor("kari").await;
    talk(&one, &mut desk).await;
    let cookie = again(&other).await;
    let records = &other.app().parts().records;
    let kari = records.staff.list().await.expect("they answer")[0].id;
    let new = PasswordHash::from_kept("of a password that nobody here needs".into());
    assert_eq!(records.credentials.issue_password(kari, &new).await, Ok(true));
    later(&one);
    assert_eq!(desk.hear_close().await, Some(CloseCode::SignedOut.code()));
    assert!(!is_let_in(&other, &cookie).await && !is_let_in(&one, &cookie).await);
}

#[tokio::test]
async fn whoever_is_signed_out_by_an_administrator_signs_in_again_and_has_no_other_session() {
    let app = TestApp::start().await;
    let desk = app.counsellor("kari").await;
    let records = &app.app().parts().records;
    let kari = records.staff.list().await.expect("they answer")[0].id;
    assert_eq!(records.credentials.begin_era(kari).await, Ok(true));
    assert!(!is_let_in(&app, &desk.cookie).await);
    let cookie = again(&app).await;
    let mut anew = Counsellor::open(app.address(), &cookie).await;
    anew.say(FromDesk::Sessions {}).await;
    let own = sessions(&mut anew).await;
    assert!(own.len() == 1 && own[0].here, "{own:?}");
}

#[tokio::test]
async fn with_one_sign_in_too_many_the_one_that_rested_longest_ends() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kari").await;
    let mut elsewhere = Vec::new();
    for _ in 0..4 {
        app.clock.pass(Duration::from_secs(10));
        elsewhere.push(again(&app).await);
    }
    app.clock.pass(Duration::from_secs(10));
    desk.say(FromDesk::Sessions {}).await;
    assert_eq!(sessions(&mut desk).await.len(), 5);
    let newest = again(&app).await;
    assert!(!is_let_in(&app, &elsewhere[0]).await, "the desk was used since");
    desk.say(FromDesk::Sessions {}).await;
    assert_eq!(sessions(&mut desk).await.len(), 5);
    assert!(is_let_in(&app, &newest).await);
}

#[tokio::test]
async fn a_covered_desk_tells_nobody_where_its_counsellor_is_signed_in() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kari").await;
    talk(&app, &mut desk).await;
    app.pass(Duration::from_mins(16)).await;
    for asked in [FromDesk::Sessions {}, FromDesk::EndOtherSessions {}] {
        desk.say(asked).await;
        assert_eq!(desk.hear_refusal().await, ErrorId::SignInNeeded);
    }
}
