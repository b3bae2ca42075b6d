//! The cluster's secret is changed while people talk.

use server::domain::ports::StoreError;
use server::domain::secret::ClusterSecret;
use server::protocol::ids::ConversationId;

use super::node::{Node, draft, place, secret};
use crate::support::redis::RedisServer;

#[tokio::test]
async fn a_talk_goes_on_over_one_change_of_the_secret_and_a_stranger_reads_nothing() {
    let redis = RedisServer::start();
    let url = redis.url();
    let before = Node::at(&url).await;
    let id = ConversationId::random();
    before.conversations().open(id).await.expect("it answers");
    before.say(id, "a", "skrevet med den gamle").await;

    let both = ClusterSecret::new([2; 32], Some([1; 32]));
    let after = Node::with(place(&url), &both).await.expect("it fits");
    after.say(id, "b", "skrevet med den nye").await;
    let expected = ["skrevet med den gamle", "skrevet med den nye"];
    assert_eq!(after.words(id).await, expected);
    assert_eq!(before.words(id).await, expected, "nodes with the old secret still serve");

    let stranger = Node::with(place(&url), &secret(3)).await.expect("it fits");
    assert_eq!(stranger.conversations().after(id, None).await, Err(StoreError::Unavailable));
    let said = stranger.conversations().append(id, draft("c", "hallo")).await;
    assert_eq!(said, Err(StoreError::Unavailable), "and adds nothing that others could not read");
    assert_eq!(after.words(id).await, expected);

    let new = ConversationId::random();
    after.conversations().open(new).await.expect("it answers");
    after.say(new, "a", "bare den nye").await;
    let prepared = ClusterSecret::new([1; 32], Some([2; 32]));
    let prepared = Node::with(place(&url), &prepared).await.expect("it fits");
    assert_eq!(prepared.words(new).await, ["bare den nye"], "a node that knows the next one already");
}
