//! Redis goes, comes back empty, or another copy takes over.

use std::time::Duration;

use futures_util::StreamExt;
use server::clock::Moment;
use server::domain::event::{Changed, Event};
use server::domain::node::NodeId;
use server::domain::ports::StoreError;
use server::domain::transcript::Awaits;
use server::protocol::ids::{ConversationId, EnquiryId};

use super::node::{Node, draft, until};
use crate::support::redis::RedisServer;

const NODE: NodeId = NodeId(5);
const NOW: Moment = Moment(1_795_287_600_000);

/// A copy that has everything the original has.
fn copy_of(original: &RedisServer) -> RedisServer {
    let copy = RedisServer::with(&["--replicaof", "127.0.0.1", &original.port().to_string()]);
    // From then on it is sent every write at once.
    original.says(&["INFO", "replication"], "state=online");
    copy
}

/// A master and its copy, and a sentinel that looks after both.
struct Watched {
    master: RedisServer,
    copy: RedisServer,
    sentinel: RedisServer,
}

impl Watched {
    fn start() -> Self {
        let master = RedisServer::start();
        let copy = copy_of(&master);
        let sentinel = RedisServer::sentinel_of(&master);
        sentinel.says(&["SENTINEL", "replicas", "chat"], &copy.port().to_string());
        sentinel.says(&["SENTINEL", "replicas", "chat"], "master-link-status\nok");
        Self { master, copy, sentinel }
    }
}

#[tokio::test]
async fn a_copy_that_missed_a_message_never_gives_its_place_to_another() {
    let original = RedisServer::start();
    let before = Node::at(&original.url()).await;
    let since = before.live.nodes.beat(NODE, NOW).await.expect("it answers").since;
    let id = ConversationId::random();
    let epoch = before.conversations().open(id).await.expect("it answers");
    before.say(id, "a", "hei").await;
    let copy = copy_of(&original);
    copy.say(&["REPLICAOF", "NO", "ONE"]);
    let missed = before.say(id, "b", "dette rakk ikke fram").await;
    drop(original);

    let after = Node::at(&copy.url()).await;
    let pulse = after.live.nodes.beat(NODE, Moment(NOW.0 + 60_000)).await.expect("it answers");
    assert!(pulse.since > since, "something may have been lost");
    let said = after.say(id, "c", "er du der?").await;
    assert_eq!(said.position.offset, missed.position.offset);
    assert_ne!(said.position, missed.position, "a new life of the transcript");
    let missing = after.missing(id).await;
    assert_eq!((missing.epoch, missing.awaits), (said.position.epoch, Awaits::BOTH));
    assert_ne!(missing.epoch, epoch);
    assert_eq!(after.words(id).await, ["hei", "er du der?"]);
    assert_eq!(after.say(id, "c", "er du der?").await.position, said.position, "renewed once");
}

#[tokio::test]
async fn reading_alone_says_that_something_may_be_missing() {
    let original = RedisServer::start();
    let before = Node::at(&original.url()).await;
    let (open, ended) = (ConversationId::random(), ConversationId::random());
    for id in [open, ended] {
        before.conversations().open(id).await.expect("it answers");
        before.say(id, "a", "hei").await;
    }
    before.conversations().end(ended, NOW).await.expect("it answers");
    let copy = copy_of(&original);
    copy.say(&["REPLICAOF", "NO", "ONE"]);
    let after = Node::at(&copy.url()).await;
    assert_eq!(after.missing(open).await.awaits, Awaits::BOTH);
    assert!(after.missing(ended).await.awaits.nobody(), "nothing more is said in that one");
    assert_eq!(after.conversations().destroy_ended(NOW).await, Ok(vec![NOW]));
}

#[tokio::test]
async fn while_redis_is_away_everything_fails_at_once_and_then_goes_on() {
    let redis = RedisServer::start();
    let (port, url) = (redis.port(), redis.url());
    let node = Node::at(&url).await;
    let mut events = node.live.bus.listen();
    let since = node.live.nodes.beat(NODE, NOW).await.expect("it answers").since;
    let id = ConversationId::random();
    node.conversations().open(id).await.expect("it answers");
    node.clock.pass(Duration::from_mins(1));
    drop(redis);
    until(async || node.live.queue.picture().await.is_err().then_some(())).await;
    let began = tokio::time::Instant::now();
    for _ in 0..1_000 {
        let said = node.conversations().append(id, draft("a", "hei")).await;
        assert_eq!(said, Err(StoreError::Unavailable));
        let changed = Event::Changed(Changed::default().into());
        assert_eq!(node.live.bus.publish(changed).await, Err(StoreError::Unavailable));
    }
    assert!(began.elapsed().as_secs() < 2, "nobody waited for it");

    let _redis = RedisServer::on(port);
    let later = Moment(NOW.0 + 60_000);
    let pulse = until(async || node.live.nodes.beat(NODE, later).await.ok()).await;
    assert_ne!(pulse.since, since, "everything was lost");
    assert!(node.live.queue.picture().await.expect("it answers").waiting.is_empty());
    node.conversations().reopen(id).await.expect("it answers");
    node.say(id, "a", "hei").await;
    while !matches!(events.next().await.expect("the bus is there"), Event::Lagged) {}
    let who = EnquiryId::random();
    let changed = Changed { enquiries: vec![who], counsellors: vec![] };
    until(async || node.live.bus.publish(Event::Changed(changed.clone().into())).await.ok()).await;
    loop {
        if let Event::Changed(changed) = events.next().await.expect("the bus is there") {
            assert_eq!(changed.enquiries, [who]);
            break;
        }
    }
}

#[tokio::test]
async fn a_redis_that_was_emptied_while_it_ran_is_noticed() {
    let redis = RedisServer::start();
    let node = Node::at(&redis.url()).await;
    let since = node.live.nodes.beat(NODE, NOW).await.expect("it answers").since;
    node.clock.pass(Duration::from_mins(1));
    redis.say(&["FLUSHALL"]);
    let later = Moment(NOW.0 + 60_000);
    let pulse = until(async || node.live.nodes.beat(NODE, later).await.ok()).await;
    assert_ne!(pulse.since, since);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn behind_sentinels_a_talk_goes_on_when_the_master_dies() {
    let Watched { master, copy, sentinel } = Watched::start();
    let node = Node::at(&format!("redis+sentinel://127.0.0.1:{}/chat", sentinel.port())).await;
    let since = node.live.nodes.beat(NODE, NOW).await.expect("it answers").since;
    let id = ConversationId::random();
    let epoch = node.conversations().open(id).await.expect("it answers");
    node.say(id, "a", "hei").await;
    copy.says(&["LLEN", &format!("test:l:{{{}}}", id.to_text())], "1");
    drop(master);

    // The same message, sent again until somebody takes it: what a page does.
    let append = async || node.conversations().append(id, draft("b", "er du der?")).await.ok();
    let said = until(append).await.expect("it is accepted");
    assert_ne!(said.position.epoch, epoch);
    assert_eq!(node.words(id).await, ["hei", "er du der?"]);
    let pulse = until(async || node.live.nodes.beat(NODE, Moment(NOW.0 + 60_000)).await.ok()).await;
    assert_ne!(pulse.since, since);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_master_that_stood_still_and_was_replaced_is_given_up_though_it_goes_on() {
    let Watched { master, copy, sentinel } = Watched::start();
    let node = Node::at(&format!("redis+sentinel://127.0.0.1:{}/chat", sentinel.port())).await;
    let since = node.live.nodes.beat(NODE, NOW).await.expect("it answers").since;
    let id = ConversationId::random();
    node.conversations().open(id).await.expect("it answers");
    node.say(id, "a", "hei").await;
    copy.says(&["LLEN", &format!("test:l:{{{}}}", id.to_text())], "1");
    // Nobody can tell the old master that it no longer counts, as when the network is cut there.
    master.say(&["ACL", "SETUSER", "default", "-replicaof", "-slaveof"]);

    master.stands_still();
    sentinel.says(&["SENTINEL", "get-master-addr-by-name", "chat"], &copy.port().to_string());
    master.goes_on();
    master.says(&["ROLE"], "master");

    until(async || {
        let pulse = node.live.nodes.beat(NODE, Moment(NOW.0 + 60_000)).await.ok()?;
        (pulse.since != since).then_some(())
    })
    .await;
    node.say(id, "b", "er du der?").await;
    copy.says(&["LLEN", &format!("test:l:{{{}}}", id.to_text())], "2");
}
