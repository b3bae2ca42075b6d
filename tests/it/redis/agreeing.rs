//! The time that the nodes agree on, whatever Redis' own clock does.

use std::time::Duration;

use server::clock::{FOLLOW_WITHIN, Moment};
use server::domain::node::NodeId;

use super::node::Node;
use crate::support::redis::RedisServer;

const NOW: Moment = Moment(1_795_287_600_000);
const HOUR: Duration = Duration::from_hours(1);
const SECOND: Duration = Duration::from_secs(1);

async fn agreed(node: &Node, id: u64, own: Moment) -> Moment {
    node.live.nodes.beat(NodeId(id), own).await.expect("it answers").now
}

/// The same but for what passes while the test runs.
fn about(one: Moment, other: Moment) -> bool {
    one.since(other) < FOLLOW_WITHIN && other.since(one) < FOLLOW_WITHIN
}

#[tokio::test]
async fn a_node_that_joins_takes_the_time_over_and_the_fastest_leads() {
    let redis = RedisServer::start();
    let node = Node::at(&redis.url()).await;
    assert_eq!(agreed(&node, 1, NOW).await, NOW, "the first node's time is the time");
    for wrong in [NOW.before(HOUR), NOW.after(HOUR)] {
        let joined = agreed(&node, 2 + wrong.0, wrong).await;
        assert!(about(joined, NOW) && joined >= NOW, "{joined:?}");
    }
    let ahead = NOW.after(SECOND);
    assert!(agreed(&node, 1, ahead).await >= ahead, "a running node is never asked to go back");
    let third = agreed(&node, 3, NOW).await;
    assert!(third >= ahead && about(third, ahead), "and the others follow: {third:?}");
}

#[tokio::test]
async fn when_the_clock_of_redis_is_set_the_nodes_keep_their_time() {
    let redis = RedisServer::start();
    let node = Node::at(&redis.url()).await;
    for id in [1, 2] {
        agreed(&node, id, NOW).await;
    }
    // What is seen of it here: more time has passed than has passed.
    for jump in ["3600000", "-7200000"] {
        redis.say(&["HINCRBY", "test:{q}:clock", "value", jump]);
        for id in [1, 2, 1] {
            let told = agreed(&node, id, NOW).await;
            assert!(!about(told, NOW), "one beat of each proves nothing: {told:?}");
        }
        assert_eq!(agreed(&node, 2, NOW).await, NOW, "both differ from it: theirs counts");
        assert!(about(agreed(&node, 1, NOW).await, NOW));
        assert!(about(agreed(&node, 9, NOW.after(HOUR)).await, NOW), "also for one that joins");
        node.live.nodes.depart(NodeId(9)).await.expect("it answers");
    }
}

#[tokio::test]
async fn a_node_whose_clock_stood_still_does_not_hold_up_the_others() {
    let redis = RedisServer::start();
    let node = Node::at(&redis.url()).await;
    for id in [1, 2, 3] {
        agreed(&node, id, NOW).await;
    }
    for _ in 0..3 {
        let told = agreed(&node, 3, NOW.before(HOUR)).await;
        assert!(about(told, NOW), "it is told the time: {told:?}");
        for id in [1, 2] {
            assert!(about(agreed(&node, id, NOW).await, NOW));
        }
    }
}

#[tokio::test]
async fn beats_that_come_late_because_redis_stood_still_do_not_turn_the_time_back() {
    let redis = RedisServer::start();
    let node = Node::at(&redis.url()).await;
    for id in [1, 2] {
        agreed(&node, id, NOW).await;
    }
    // Redis goes on, and finds a beat of each node that was sent five seconds ago.
    let late = NOW.before(5 * SECOND);
    for id in [1, 2] {
        let told = agreed(&node, id, late).await;
        assert!(about(told, NOW), "{told:?}");
    }
    let joined = agreed(&node, 3, NOW).await;
    assert!(about(joined, NOW), "who starts right then takes over the right time: {joined:?}");
    for id in [1, 2] {
        assert!(about(agreed(&node, id, NOW).await, NOW), "and the next beats are on time");
    }
}
