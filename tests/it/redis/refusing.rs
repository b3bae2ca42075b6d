//! Which Redis is refused at the start, and with which words.

use futures_util::StreamExt;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use server::clock::Moment;
use server::domain::event::Event;
use server::domain::node::NodeId;
use server::protocol::ids::ConversationId;
use server::stores::redis::{Place, Unfit, Unusable};

use super::node::{Node, place, secret};
use crate::support::redis::RedisServer;

async fn refused(place: Place) -> Unusable {
    match Node::with(place, &secret(1)).await {
        Err(unusable) => unusable,
        Ok(_) => panic!("it was taken"),
    }
}

#[tokio::test]
async fn one_that_writes_to_a_disk_or_throws_keys_away_is_refused() {
    let cases = [
        (["--save", "3600 1"], Unfit::Snapshots, true),
        (["--appendonly", "yes"], Unfit::AppendOnly, true),
        (["--maxmemory-policy", "allkeys-lru"], Unfit::Evicts, false),
    ];
    for (arguments, expected, can_be_allowed) in cases {
        let redis = RedisServer::with(&arguments);
        let Unusable::Unsafe { reason, .. } = refused(place(&redis.url())).await else {
            panic!("another reason than {expected:?}")
        };
        assert_eq!(reason, expected);
        let allowed = Place { allow_disk: true, ..place(&redis.url()) };
        assert_eq!(Node::with(allowed, &secret(1)).await.is_ok(), can_be_allowed, "{arguments:?}");
    }
}

#[tokio::test]
async fn one_that_does_not_tell_is_refused_unless_allowed() {
    let redis = RedisServer::start();
    redis.say(&["ACL", "SETUSER", "chat", "on", ">hunter2", "~*", "&*", "+@all", "-config"]);
    let url = format!("redis://chat:hunter2@127.0.0.1:{}/0", redis.port());
    let unusable = refused(place(&url)).await;
    assert!(matches!(unusable, Unusable::Unsafe { reason: Unfit::Untold, .. }), "{unusable}");
    let allowed = Place { allow_disk: true, ..place(&url) };
    assert!(Node::with(allowed, &secret(1)).await.is_ok());
}

#[tokio::test]
async fn a_user_who_may_do_little_else_is_enough() {
    let redis = RedisServer::start();
    let rights = ["~test:*", "&test:*", "+@all", "-@dangerous", "+info", "+config|get"];
    redis.say(&[&["ACL", "SETUSER", "chat", "on", ">hunter2"], &rights[..]].concat());
    let node = Node::at(&format!("redis://chat:hunter2@127.0.0.1:{}/0", redis.port())).await;
    let id = ConversationId::random();
    node.conversations().open(id).await.expect("it answers");
    node.say(id, "a", "hei").await;
    node.conversations().end(id, Moment(7)).await.expect("it answers");
    assert_eq!(node.conversations().destroy_ended(Moment(7)).await, Ok(vec![Moment(7)]));
    assert!(node.live.queue.picture().await.expect("it answers").waiting.is_empty());
    node.live.nodes.beat(NodeId(1), Moment(7)).await.expect("it answers");
    let mut events = node.live.bus.listen();
    node.live.bus.publish(Event::Lagged).await.expect("it is taken");
    assert!(matches!(events.next().await, Some(Event::Lagged)));
}

#[tokio::test]
async fn one_that_does_not_let_us_in_is_named_without_the_password() {
    let redis = RedisServer::with(&["--requirepass", "right"]);
    let wrong = format!("redis://:hunter2@127.0.0.1:{}/0", redis.port());
    let nobody = "redis://chat:hunter2@127.0.0.1:1/0".to_owned();
    let copy = RedisServer::with(&["--replicaof", "127.0.0.1", "1"]);
    for url in [wrong, nobody, redis.url(), copy.url()] {
        let unusable = refused(place(&url)).await;
        assert!(matches!(unusable, Unusable::Unreachable { .. }), "{unusable}");
        let said = format!("{unusable} {unusable:?}");
        assert!(said.contains("127.0.0.1") && !said.contains("hunter2"), "{said}");
    }
}

#[tokio::test]
async fn tls_is_spoken_with_the_authority_that_is_named_and_no_other() {
    let make = || generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let CertifiedKey { cert, signing_key } = make();
    let redis = RedisServer::with_tls(&cert.pem(), &signing_key.serialize_pem());
    let url = format!("rediss://localhost:{}/0", redis.port());
    let trusting = |ca: String| Place { ca: Some(ca.into_bytes()), ..place(&url) };
    let node = Node::with(trusting(cert.pem()), &secret(1)).await.expect("it is trusted");
    let id = ConversationId::random();
    node.conversations().open(id).await.expect("it answers");
    node.say(id, "a", "hei").await;
    let unusable = refused(trusting(make().cert.pem())).await;
    assert!(matches!(unusable, Unusable::Unreachable { .. }), "{unusable}");
}
