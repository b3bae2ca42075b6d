//! A cluster of three masters: every step finds its part, none crosses two.

use std::time::Duration;

use futures_util::StreamExt;
use server::clock::Moment;
use server::domain::counsellor::Counsellor;
use server::domain::enquiry::Enquiry;
use server::domain::event::{Changed, Event};
use server::domain::node::NodeId;
use server::domain::ports::{Joined, Session, TokenHash};
use server::protocol::ids::{ConversationId, EnquiryId, Token};
use server::protocol::needs::Language;
use uuid::Uuid;

use super::node::Node;
use crate::support::redis::RedisServer;
use crate::support::visitor::no_needs;

const NODE: NodeId = NodeId(5);
const NOW: Moment = Moment(1_795_287_600_000);

fn cluster() -> Vec<RedisServer> {
    let settings = ["--cluster-enabled", "yes", "--cluster-node-timeout", "5000"];
    let masters: Vec<_> = (0..3).map(|_| RedisServer::with(&settings)).collect();
    let slots = [("0", "5461"), ("5462", "10922"), ("10923", "16383")];
    for (n, (master, (first, last))) in masters.iter().zip(slots).enumerate() {
        master.say(&["CLUSTER", "ADDSLOTSRANGE", first, last]);
        master.say(&["CLUSTER", "SET-CONFIG-EPOCH", &(n + 1).to_string()]);
    }
    for master in &masters[1..] {
        masters[0].say(&["CLUSTER", "MEET", "127.0.0.1", &master.port().to_string()]);
    }
    for master in &masters {
        master.says(&["CLUSTER", "INFO"], "cluster_state:ok");
        master.says(&["CLUSTER", "INFO"], "cluster_known_nodes:3");
    }
    masters
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn everything_works_in_a_cluster() {
    let masters = cluster();
    let hosts: Vec<_> = masters.iter().map(|master| format!("127.0.0.1:{}", master.port())).collect();
    let url = format!("redis+cluster://{}", hosts.join(","));
    let (here, there) = (Node::at(&url).await, Node::at(&url).await);
    let pulse = here.live.nodes.beat(NODE, NOW).await.expect("it answers");
    assert_eq!(pulse.alive, [NODE]);

    let mut events = there.live.bus.listen();
    let waiting = Enquiry::join(EnquiryId::random(), no_needs(Language::Nb), NODE, NOW);
    assert_eq!(here.live.queue.join(waiting.clone(), 9).await, Ok(Joined::Done));
    let arriving = Counsellor::arrive(Uuid::now_v7(), "Rådgiver".into(), [Language::Nb].into(), 1)
        .seated(NODE, Moment(1));
    let offered = waiting.offered(arriving.id, Moment(NOW.0 + 9));
    here.live.queue.commit((offered, Some(arriving)).into()).await.expect("it answers");
    let picture = there.live.queue.picture().await.expect("it answers");
    assert_eq!((picture.waiting.len(), picture.counsellors.len()), (0, 1));
    here.live.queue.touch(waiting.id).await.expect("it answers");

    let changed = Changed { enquiries: vec![waiting.id], counsellors: vec![] };
    here.live.bus.publish(Event::Changed(changed.into())).await.expect("it is taken");
    let heard = tokio::time::timeout(Duration::from_secs(10), events.next()).await;
    assert!(matches!(heard, Ok(Some(Event::Changed(_)))), "{heard:?}");

    // Enough of them that each master has some.
    for n in 0..30 {
        let id = ConversationId::random();
        here.conversations().open(id).await.expect("it answers");
        here.say(id, "a", "hei").await;
        there.say(id, "b", &format!("nummer {n}")).await;
        assert_eq!(here.words(id).await, ["hei".to_owned(), format!("nummer {n}")]);
        here.conversations().end(id, NOW).await.expect("it answers");
        let token = TokenHash::of(&Token::random());
        let session = Session::Visitor(waiting.id);
        here.live.sessions.put(token, session, Duration::from_mins(1)).await.expect("it answers");
        assert_eq!(there.live.sessions.find(&token).await, Ok(Some(session)));
    }
    assert_eq!(there.conversations().destroy_ended(NOW).await, Ok(vec![NOW; 30]));
    assert_eq!(here.conversations().census().await.expect("it answers").ended, 0);
}
