//! Two nodes and one Redis: people do not notice which node they are at, nor that Redis
//! has lost everything.

use std::time::Duration;

use server::domain::audit::Verification;
use server::domain::chat::sweeping::Doors;
use server::protocol::desk::{Availability, DeskNotice, VisitorPresence};
use server::protocol::visit::{Notice, Side};
use server::protocol::{CloseCode, FromDesk, FromVisitor};

use super::talking::talk;
use crate::support::app::TestApp;
use crate::support::counsellor::{Counsellor, PASSWORD};
use crate::support::http::{hire, sign_in};
use crate::support::postgres::PostgresServer;
use crate::support::redis::RedisServer;
use crate::support::visitor::Visitor;

const SECRET: &str = "0101010101010101010101010101010101010101010101010101010101010101";

pub(super) async fn two(redis: &RedisServer) -> (TestApp, TestApp) {
    let url = redis.url();
    let settings = [("SECRET__CLUSTER", SECRET), ("LIVE__STORE", "redis"), ("LIVE__REDIS", &url)];
    let one = TestApp::with(&settings).await;
    let other = one.another_node().await;
    (one, other)
}

#[tokio::test]
async fn a_visitor_at_one_node_talks_with_a_counsellor_at_the_other() {
    let redis = RedisServer::start();
    let (one, other) = two(&redis).await;
    let cookie = one.counsellor("kari").await.vanish();
    let mut desk = Counsellor::open(other.address(), &cookie).await;
    let (mut visitor, conversation) = talk(&one, &mut desk).await;
    for n in 0..5 {
        let position = visitor.write(&format!("fra meg {n}")).await;
        assert_eq!(desk.hear_line(conversation).await.position, position);
        let position = desk.write(conversation, &format!("til deg {n}")).await;
        assert_eq!(visitor.hear_line().await.position, position);
    }
    visitor.say(FromVisitor::Exit {}).await;
    desk.hear_end().await;
    desk.hear_me(|me| matches!(me, Availability::Paused { .. })).await;
}

#[tokio::test]
async fn nodes_on_two_machines_share_staff_and_one_list_of_their_acts() {
    let (redis, postgres) = (RedisServer::start(), PostgresServer::start());
    let (live, records) = (redis.url(), postgres.database("records"));
    let shared = [
        ("SECRET__CLUSTER", SECRET),
        ("LIVE__STORE", "redis"),
        ("LIVE__REDIS", &live),
        ("RECORDS__STORE", "postgres"),
        ("RECORDS__POSTGRES", &records),
    ];
    // Nothing but the addresses is the same.
    let (one, other) = tokio::join!(TestApp::with(&shared), TestApp::with(&shared));
    hire(&one, "kari", "nb,nn,en", PASSWORD).await;
    let cookie = sign_in(one.address(), "kari", PASSWORD).await.expect("the password is right");
    let mut desk = Counsellor::open(other.address(), &cookie).await;
    let (mut visitor, conversation) = talk(&one, &mut desk).await;
    visitor.write("hei").await;
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "hei");

    assert!(sign_in(other.address(), "kari", PASSWORD).await.is_some());
    let page = one.app().parts().records.trail.page(1).await.expect("they answer");
    let mut verification = Verification::expecting(None);
    page.rows.into_iter().for_each(|kept| verification.take(kept));
    let (held, outcome) = verification.finish();
    assert_eq!((held.end.number, outcome), (2, Ok(())), "a sign-in at each node");
}

#[tokio::test]
async fn a_phone_that_comes_back_at_another_node_takes_its_stay_along() {
    let redis = RedisServer::start();
    let (one, other) = two(&redis).await;
    let mut desk = one.counsellor("kari").await;
    let (mut visitor, conversation) = talk(&one, &mut desk).await;
    let has = visitor.write("en").await;
    // The old socket hangs open, as on a phone that changed its network.
    let mut back = Visitor::come_back(other.address(), Some(visitor.token), Some(has)).await;
    assert!(back.resumed);
    assert_eq!(visitor.hear_close().await, Some(CloseCode::Replaced.code()));
    let position = back.write("to").await;
    assert_eq!(position.offset, 2);
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "en");
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "to");
    // The old one closing is not the visitor going.
    one.app().parts().sockets.chat.sweep(&Doors::open(), &*one.app().parts().registry).await.unwrap();
    desk.ping().await;
    desk.say(FromDesk::Typing { conversation }).await;
    back.hear(|frame| matches!(frame, server::protocol::ToVisitor::Typing {}).then_some(())).await;
    back.vanish_loudly().await;
    assert_eq!(desk.hear_presence().await, VisitorPresence::Lost);
}

#[tokio::test]
async fn redis_loses_its_memory_in_mid_talk_and_nobody_has_to_come_back() {
    let redis = RedisServer::start();
    let (one, other) = two(&redis).await;
    let cookie = one.counsellor("kari").await.vanish();
    let mut desk = Counsellor::open(other.address(), &cookie).await;
    let (mut visitor, conversation) = talk(&one, &mut desk).await;
    let mut lines = Vec::new();
    visitor.write("en").await;
    lines.push(desk.hear_line(conversation).await);
    desk.write(conversation, "to").await;
    lines.push(visitor.hear_line().await);
    let mut waiting = other.visitor().await;
    waiting.join().await;
    waiting.hear_place(0).await;

    one.clock.pass(Duration::from_secs(1));
    let port = redis.port();
    drop(redis);
    let _empty = RedisServer::on(port);

    assert!(visitor.hear_everything().await.is_empty());
    visitor.hear_notice(Notice::MayBeMissing).await;
    visitor.say(FromVisitor::Restore { lines: lines.clone(), done: true }).await;
    let shown: Vec<_> =
        visitor.hear_everything().await.into_iter().map(|line| (line.from, line.text)).collect();
    assert_eq!(shown, [(Side::Visitor, "en".into()), (Side::Counsellor, "to".into())]);
    while desk.hear_everything(conversation).await.len() < 2 {}
    desk.say(FromDesk::Restore { conversation, lines: Vec::new(), done: true }).await;
    desk.hear_notice(DeskNotice::AllHere).await;
    visitor.hear_notice(Notice::AllHere).await;
    assert_eq!(visitor.write("tre").await.offset, 3);
    assert_eq!(desk.hear_line(conversation).await.text.as_str(), "tre");
    waiting.hear_place_kept().await;
    let picture = other.app().parts().queue.picture().await.unwrap();
    assert_eq!(picture.waiting.len(), 1, "the one who waited waits");
}
