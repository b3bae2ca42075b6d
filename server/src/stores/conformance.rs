//! What every kind of store must do, written once. A new kind adds one line to the
//! list at the end and passes all of it.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use uuid::Uuid;

use super::memory::live;
use crate::clock::{MockClock, Moment};
use crate::domain::change::{Change, Commit};
use crate::domain::chat::Chat;
use crate::domain::counsellor::Counsellor;
use crate::domain::enquiry::{Enquiry, Stage};
use crate::domain::event::{Changed, Event};
use crate::domain::node::NodeId;
use crate::domain::ports::{
    ConversationStore, EventBus, Joined, Live, QueueStore, Session, SessionStore, TokenHash, Whom,
};
use crate::domain::receipt::Receipts;
use crate::domain::rules::Rules;
use crate::domain::secret::ClusterSecret;
use crate::domain::transcript::{Draft, Replay};
use crate::protocol::ids::{ClientRef, ConversationId, EnquiryId, Token};
use crate::protocol::needs::{Language, Needs};
use crate::protocol::position::{Epoch, Position};
use crate::protocol::visit::Side;
use crate::protocol::{ErrorId, MessageText};

/// One kind of store, empty, with the clock it goes by.
struct Kind {
    clock: Arc<MockClock>,
    live: Live,
    queue: Arc<dyn QueueStore>,
    conversations: Arc<dyn ConversationStore>,
    sessions: Arc<dyn SessionStore>,
    bus: Arc<dyn EventBus>,
}

/// The node of these tests.
const NODE: NodeId = NodeId(1);

fn secret() -> ClusterSecret {
    ClusterSecret::new([1; 32], None)
}

fn memory() -> Kind {
    let clock = Arc::new(MockClock::at(Moment(1_000_000)));
    let live = live(Receipts::new(&secret()), clock.clone());
    let Live { queue, conversations, sessions, bus, .. } = live.clone();
    Kind { clock, live, queue, conversations, sessions, bus }
}

fn rules() -> Rules {
    let seconds = Duration::from_secs;
    Rules {
        queue_cap: 10_000,
        settle: seconds(0),
        offer: seconds(45),
        offers_max: 2,
        offer_again_after: seconds(120),
        passed_over_after: seconds(300),
        kept: seconds(3_600),
        visitor_lost: seconds(300),
        counsellor_away: seconds(15),
        counsellor_lost: seconds(90),
        pause: seconds(600),
        erase_after: seconds(30),
        talk_estimate: seconds(2_700),
        visitor_idle: seconds(900),
    }
}

fn enquiry(joined_at: u64) -> Enquiry {
    let needs = Needs { safety: None, age: None, theme: None, language: Language::Nb };
    Enquiry::join(EnquiryId::random(), needs, NODE, Moment(joined_at))
}

fn counsellor() -> Counsellor {
    Counsellor::arrive(Uuid::now_v7(), "Rådgiver".into(), [Language::Nb].into(), 1).seated(NODE)
}

fn draft(from: Side, name: &str, words: &str) -> Draft {
    Draft {
        from,
        client_ref: ClientRef::parse(name).expect("a plain name"),
        text: MessageText::parse(words).expect("plain words"),
        sent_at: Moment(5),
    }
}

async fn the_line_is_in_serving_order_and_the_cap_holds(kind: Kind) {
    let (late, early) = (enquiry(20), enquiry(10));
    assert_eq!(kind.queue.join(late.clone(), 2).await, Ok(Joined::Done));
    assert_eq!(kind.queue.join(early.clone(), 2).await, Ok(Joined::Done));
    assert_eq!(kind.queue.join(early.clone(), 3).await, Ok(Joined::Already));
    assert_eq!(kind.queue.join(enquiry(5), 2).await, Ok(Joined::Full));
    let order: Vec<_> = kind.queue.picture().await.unwrap().waiting.iter().map(|e| e.id).collect();
    assert_eq!(order, [early.id, late.id]);
    kind.queue.forget(Whom::Enquiry(early.id)).await.unwrap();
    assert_eq!(kind.queue.picture().await.unwrap().waiting.len(), 1);
    assert_eq!(kind.queue.enquiry(early.id).await, Ok(None));
}

async fn a_change_is_both_or_neither_and_only_from_the_version_held(kind: Kind) {
    let (waiting, free) = (enquiry(1), counsellor());
    kind.queue.join(waiting.clone(), 9).await.unwrap();
    assert_eq!(kind.queue.commit(free.clone().into()).await, Ok(Commit::Done));
    assert_eq!(kind.queue.commit(free.clone().into()).await, Ok(Commit::Raced), "it exists already");

    let stale_counsellor = Counsellor { version: 7, ..free.offered_to(waiting.id) };
    let offered = waiting.offered(free.id, Moment(99));
    let half = Change { enquiry: Some(offered.clone()), counsellor: Some(stale_counsellor) };
    assert_eq!(kind.queue.commit(half).await, Ok(Commit::Raced));
    assert_eq!(kind.queue.enquiry(waiting.id).await.unwrap().unwrap().stage, Stage::Waiting);

    let whole = Change { enquiry: Some(offered.clone()), counsellor: Some(free.offered_to(waiting.id)) };
    assert_eq!(kind.queue.commit(whole.clone()).await, Ok(Commit::Done));
    assert_eq!(kind.queue.commit(whole).await, Ok(Commit::Raced), "the same change again");
    assert!(kind.queue.picture().await.unwrap().waiting.is_empty(), "offered is not in line");
    assert_eq!(kind.queue.everyone().await.unwrap().len(), 1);
    let unknown = enquiry(3).offered(free.id, Moment(9));
    assert_eq!(kind.queue.commit(unknown.into()).await, Ok(Commit::Raced), "a stay comes in by join");
}

async fn each_message_has_one_place_and_the_same_again_is_the_same(kind: Kind) {
    let id = ConversationId::random();
    let epoch = kind.conversations.open(id).await.unwrap();
    assert_eq!(kind.conversations.open(id).await, Ok(epoch), "opening twice is opening once");
    let say = |name: &'static str, words: &'static str| {
        let conversations = kind.conversations.clone();
        async move { conversations.append(id, draft(Side::Visitor, name, words)).await.unwrap() }
    };
    let first = say("a", "hei").await.unwrap();
    assert_eq!(first.position, Position { epoch, offset: 1 });
    assert_eq!(say("b", "der").await.unwrap().position.offset, 2);
    assert_eq!(say("a", "hei").await.unwrap().position.offset, 1, "sent again");
    assert_eq!(say("a", "noe annet").await, Err(ErrorId::ClientRefReused));
    let other_side = kind.conversations.append(id, draft(Side::Counsellor, "a", "hallo")).await.unwrap();
    assert_eq!(other_side.unwrap().position.offset, 3, "the sides name their own messages");

    let after = |position| {
        let conversations = kind.conversations.clone();
        async move { conversations.after(id, position).await.unwrap().unwrap().replay }
    };
    let offsets = |replay: &Replay| match replay {
        Replay::Messages(m) | Replay::Everything(m) => {
            m.iter().map(|m| m.position.offset).collect::<Vec<_>>()
        }
    };
    assert_eq!(offsets(&after(None).await), [1, 2, 3]);
    let rest = after(Some(Position { epoch, offset: 2 })).await;
    assert!(matches!(&rest, Replay::Messages(m) if m.len() == 1));
    assert!(matches!(after(Some(Position { epoch, offset: 9 })).await, Replay::Everything(_)));
    let foreign = Position { epoch: Epoch(epoch.0 ^ 1), offset: 1 };
    assert!(matches!(after(Some(foreign)).await, Replay::Everything(m) if m.len() == 3));
}

async fn nothing_is_said_after_the_end_and_the_words_are_destroyed(kind: Kind) {
    let id = ConversationId::random();
    assert_eq!(
        kind.conversations.append(id, draft(Side::Visitor, "a", "hei")).await,
        Ok(Err(ErrorId::NoConversation))
    );
    kind.conversations.open(id).await.unwrap();
    kind.conversations.append(id, draft(Side::Visitor, "a", "hei")).await.unwrap().unwrap();
    kind.conversations.end(id, Moment(100)).await.unwrap();
    kind.conversations.end(id, Moment(900)).await.unwrap();
    let late = kind.conversations.append(id, draft(Side::Counsellor, "b", "vent")).await.unwrap();
    assert_eq!(late, Err(ErrorId::ConversationEnded));
    let again = kind.conversations.append(id, draft(Side::Visitor, "a", "hei")).await.unwrap();
    assert!(again.is_ok(), "an answer that was lost can be asked for again");
    assert_eq!(kind.conversations.destroy_ended(Moment(99)).await, Ok(vec![]));
    assert_eq!(
        kind.conversations.destroy_ended(Moment(100)).await,
        Ok(vec![Moment(100)]),
        "the first end counts"
    );
    assert_eq!(kind.conversations.census().await.unwrap().messages, 0);
    assert_eq!(kind.conversations.after(id, None).await, Ok(None));
}

async fn a_session_lives_from_use_to_use_and_then_is_gone(kind: Kind) {
    let token = TokenHash::of(&Token::random());
    let session = Session::Visitor(EnquiryId::random());
    kind.sessions.put(token, session, Duration::from_secs(10)).await.unwrap();
    for _ in 0..3 {
        kind.clock.pass(Duration::from_secs(9));
        assert_eq!(kind.sessions.find(&token).await, Ok(Some(session)));
    }
    kind.clock.pass(Duration::from_secs(10));
    assert_eq!(kind.sessions.find(&token).await, Ok(None));
    kind.sessions.put(token, session, Duration::from_secs(10)).await.unwrap();
    kind.sessions.remove(&token).await.unwrap();
    assert_eq!(kind.sessions.find(&token).await, Ok(None));
}

async fn events_reach_every_listener_in_order(kind: Kind) {
    let listeners = [kind.bus.listen(), kind.bus.listen()];
    let ids: Vec<_> = (0..5).map(|_| EnquiryId::random()).collect();
    for id in &ids {
        let changed = Changed { enquiries: vec![*id], counsellors: vec![] };
        kind.bus.publish(Event::Changed(Arc::new(changed))).await.unwrap();
    }
    for mut listener in listeners {
        for id in &ids {
            let Some(Event::Changed(changed)) = listener.next().await else { panic!("another event") };
            assert_eq!(changed.enquiries, [*id]);
        }
    }
}

/// Two counsellors press at the same instant, forty times over, from many tasks: each
/// visitor is offered to one of them, and each counsellor gets one visitor.
async fn pairing_from_many_tasks_gives_nobody_two(kind: Kind) {
    let chat = Arc::new(Chat::new(kind.live.clone(), &secret(), kind.clock.clone(), rules()));
    let mut visitors = Vec::new();
    for joined_at in 0..40 {
        let visitor = enquiry(joined_at);
        visitors.push(visitor.id);
        kind.queue.join(visitor, 100).await.unwrap();
    }
    let mut staff = Vec::new();
    for _ in 0..30 {
        let arriving = counsellor();
        staff.push(arriving.id);
        chat.take_seat(&Counsellor { version: 0, ..arriving }, false).await.unwrap();
    }
    let mut tasks = tokio::task::JoinSet::new();
    for id in staff.clone() {
        let chat = chat.clone();
        tasks.spawn(async move { chat.ready_for_next(id).await });
    }
    for _ in 0..8 {
        let chat = chat.clone();
        tasks.spawn(async move { chat.pair().await.map(|_| ()) });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap().unwrap();
    }
    let everyone = kind.queue.everyone().await.unwrap();
    let offers: Vec<_> = everyone.iter().filter_map(|e| e.counsellor().map(|c| (e.id, c))).collect();
    let counsellors: HashSet<_> = offers.iter().map(|(_, counsellor)| *counsellor).collect();
    assert_eq!(offers.len(), 30, "everybody who was ready has a visitor");
    assert_eq!(counsellors.len(), 30, "and no two the same");
    let offered: HashSet<_> = offers.iter().map(|(enquiry, _)| *enquiry).collect();
    let first: HashSet<_> = visitors[..30].iter().copied().collect();
    assert_eq!(offered, first, "those who waited longest");
    for (enquiry, counsellor) in offers {
        let held = kind.queue.counsellor(counsellor).await.unwrap().unwrap();
        assert_eq!(held.offer, Some(enquiry), "both sides agree");
    }
}

macro_rules! conformance {
    ($kind:ident: $($promise:ident),+ $(,)?) => {
        mod $kind {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                async fn $promise() {
                    super::$promise(super::$kind()).await;
                }
            )+
        }
    };
}

conformance! { memory:
    the_line_is_in_serving_order_and_the_cap_holds,
    a_change_is_both_or_neither_and_only_from_the_version_held,
    each_message_has_one_place_and_the_same_again_is_the_same,
    nothing_is_said_after_the_end_and_the_words_are_destroyed,
    a_session_lives_from_use_to_use_and_then_is_gone,
    events_reach_every_listener_in_order,
    pairing_from_many_tasks_gives_nobody_two,
}
