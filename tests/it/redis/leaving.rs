//! Somebody leaves in a hurry while Redis does not answer.

use server::domain::chat::Chat;
use server::domain::chat::sweeping::{Connected, Doors};
use server::domain::counsellor::StaffId;
use server::protocol::ErrorId;
use server::protocol::ids::EnquiryId;
use server::protocol::needs::{Language, Needs};

use super::node::{Node, secret, until};
use crate::rules::rules;
use crate::support::redis::RedisServer;

/// Sockets are not what this is about: whoever is noted as connected is.
struct Everybody;

impl Connected for Everybody {
    fn has_visitor(&self, _: EnquiryId) -> bool {
        true
    }

    fn has_counsellor(&self, _: StaffId) -> bool {
        true
    }
}

#[tokio::test]
async fn an_exit_that_could_not_be_told_is_carried_out_when_redis_is_back() {
    let redis = RedisServer::start();
    let node = Node::at(&redis.url()).await;
    let chat = Chat::new(node.live.clone(), &secret(1), node.clock.clone(), rules());
    let needs = Needs::only(Language::Nb);
    let mut gone = Vec::new();
    for _ in 0..2 {
        let visitor = chat.arrive(None, None).await.unwrap();
        chat.join(visitor.enquiry, needs, &visitor.token, visitor.came_at).await.unwrap();
        gone.push(visitor);
    }

    redis.say(&["CLIENT", "PAUSE", "60000", "WRITE"]);
    // One page says so itself, the other is gone before it could and sends its beacon.
    assert_eq!(chat.exit(gone[0].enquiry, &gone[0].token).await.unwrap_err().id(), ErrorId::LiveUnavailable);
    let beacon = chat.exit_by_token(&gone[1].token).await;
    assert_eq!(beacon.unwrap_err().id(), ErrorId::LiveUnavailable);
    redis.say(&["CLIENT", "UNPAUSE"]);

    until(async || {
        chat.sweep(&Doors::open(), &Everybody).await.ok()?;
        let picture = node.live.queue.picture().await.ok()?;
        picture.waiting.is_empty().then_some(())
    })
    .await;
    for visitor in gone {
        assert!(!chat.arrive(Some(visitor.token), None).await.unwrap().resumed, "the token is dead");
    }
}
