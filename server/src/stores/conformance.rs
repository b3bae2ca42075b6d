//! What every kind of store must do, written once. A new kind adds one line to
//! `conformance!` and passes all of it.

mod conversations;
mod evening;
mod nodes;
mod queue;
mod respites;
mod sessions;
mod switch;

// The same server that the tests at the boundaries use; it knows nothing of ours.
#[path = "../../../tests/it/support/redis.rs"]
#[expect(dead_code, reason = "what a replica is told, only the tests at the boundaries need")]
mod redis_server;

use std::sync::Arc;
use std::time::Duration;

use uuid::Uuid;

use self::redis_server::RedisServer;
use super::memory::live;
use super::redis::keys::KINDS;
use super::redis::{Place, RedisLive};
use crate::clock::{MockClock, Moment};
use crate::config::RedisAddress;
use crate::domain::counsellor::Counsellor;
use crate::domain::enquiry::Enquiry;
use crate::domain::node::NodeId;
use crate::domain::ports::{ConversationStore, EventBus, Live, QueueStore, SessionStore};
use crate::domain::receipt::Receipts;
use crate::domain::rules::Rules;
use crate::domain::secret::ClusterSecret;
use crate::domain::transcript::Draft;
use crate::lifecycle::Tasks;
use crate::protocol::MessageText;
use crate::protocol::ids::{ClientRef, EnquiryId};
use crate::protocol::needs::{Language, Needs};
use crate::protocol::visit::Side;

/// One kind of store, empty, with the clock it goes by.
struct Kind {
    clock: Arc<MockClock>,
    live: Live,
    queue: Arc<dyn QueueStore>,
    conversations: Arc<dyn ConversationStore>,
    sessions: Arc<dyn SessionStore>,
    bus: Arc<dyn EventBus>,
    /// Another node on the same store.
    other: Live,
    /// What must be there for as long as the store is used.
    behind: Option<Behind>,
}

/// A Redis of this test's own, and the tasks of both nodes.
struct Behind {
    server: RedisServer,
    _tasks: Tasks,
}

/// The node of these tests, and the other one.
const NODE: NodeId = NodeId(1);
const OTHER_NODE: NodeId = NodeId(2);

/// What the names of keys begin with here.
const PREFIX: &str = "conformance";

fn secret() -> ClusterSecret {
    ClusterSecret::new([1; 32], None)
}

fn kind(clock: Arc<MockClock>, live: Live, other: Live, behind: Option<Behind>) -> Kind {
    let Live { queue, conversations, sessions, bus, .. } = live.clone();
    Kind { clock, live, queue, conversations, sessions, bus, other, behind }
}

async fn memory() -> Kind {
    let clock = Arc::new(MockClock::at(Moment(1_000_000)));
    let live = live(Receipts::new(&secret()), clock.clone());
    kind(clock, live.clone(), live, None)
}

async fn redis() -> Kind {
    let clock = Arc::new(MockClock::at(Moment(1_000_000)));
    let server = RedisServer::start();
    let tasks = Tasks::default();
    let live = node(&server, &tasks, clock.clone()).await;
    let other = node(&server, &tasks, clock.clone()).await;
    kind(clock, live, other, Some(Behind { server, _tasks: tasks }))
}

/// A node of its own, as after a start.
async fn node(server: &RedisServer, tasks: &Tasks, clock: Arc<MockClock>) -> Live {
    let rules = rules();
    let place = Place {
        address: RedisAddress::parse(&server.url()).expect("an address"),
        ca: None,
        prefix: PREFIX.into(),
        allow_disk: false,
        kept: rules.kept,
        shift: Duration::from_hours(12),
        idle: rules.visitor_idle,
    };
    let connected = RedisLive::connect(place, &secret(), clock).await.expect("it fits and answers");
    connected.tasks.into_iter().for_each(|(_, task)| tasks.spawn(task));
    connected.live
}

impl Kind {
    /// After the promise: nothing stays for ever, and there is nothing nobody knows of.
    fn check_what_is_left(behind: &Behind) {
        let keys = behind.server.say(&["KEYS", "*"]);
        for key in keys.lines().filter(|key| !key.is_empty()) {
            let name = key.strip_prefix(&format!("{PREFIX}:")).expect("our prefix");
            assert!(KINDS.iter().any(|kind| name.starts_with(kind.begins)), "{name} is of no kind");
            let lives: i64 = behind.server.say(&["PTTL", key]).parse().expect("a number");
            assert!(lives != -1, "{name} lives for ever");
        }
    }
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
        hand_over: seconds(60),
        quiet_after: seconds(600),
        quiet_end: seconds(180),
        pause: seconds(600),
        erase_after: seconds(30),
        wish_yields_after: seconds(300),
        talk_estimate: seconds(2_700),
        visitor_idle: seconds(900),
    }
}

fn enquiry(joined_at: u64) -> Enquiry {
    let needs = Needs::only(Language::Nb);
    Enquiry::join(EnquiryId::random(), needs, NODE, Moment(joined_at))
}

fn counsellor() -> Counsellor {
    Counsellor::arrive(Uuid::now_v7(), "Rådgiver".into(), [Language::Nb].into(), 1).seated(NODE, Moment(1))
}

fn draft(from: Side, name: &str, words: &str) -> Draft {
    Draft {
        from,
        guest: None,
        client_ref: ClientRef::parse(name).expect("a plain name"),
        body: MessageText::parse(words).expect("plain words").into(),
        sent_at: Moment(5),
    }
}

macro_rules! each {
    ($kind:ident: $($file:ident::$promise:ident),+ $(,)?) => {
        mod $kind {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                async fn $promise() {
                    let mut kind = super::super::$kind().await;
                    let behind = kind.behind.take();
                    super::super::$file::$promise(kind).await;
                    if let Some(behind) = behind {
                        super::super::Kind::check_what_is_left(&behind);
                    }
                }
            )+
        }
    };
}

macro_rules! conformance {
    ($($promises:tt)+) => {
        mod promised {
            each! { memory: $($promises)+ }
            each! { redis: $($promises)+ }
        }
    };
}

conformance! {
    queue::the_line_is_in_serving_order_and_the_cap_holds,
    queue::those_who_are_silent_take_no_place_from_those_who_are_here,
    queue::a_change_is_both_or_neither_and_only_from_the_version_held,
    queue::a_talk_goes_from_one_counsellor_to_the_other_in_one_step,
    queue::when_a_talk_closes_and_a_counsellor_is_back_is_kept,
    queue::a_place_is_brought_back_unless_a_newer_one_is_held,
    queue::a_sign_of_life_changes_nothing_else,
    queue::a_counsellor_is_forgotten_only_as_last_seen,
    queue::what_one_node_does_the_other_sees,
    queue::pairing_from_many_tasks_gives_nobody_two,
    conversations::each_message_has_one_place_and_the_same_again_is_the_same,
    conversations::nothing_is_said_after_the_end_and_the_words_are_destroyed,
    conversations::from_many_tasks_on_two_nodes_places_have_no_gap_and_one_order,
    conversations::an_end_is_told_once_over_all_nodes,
    conversations::a_lost_transcript_waits_for_both_sides,
    conversations::a_guests_line_stays_theirs_through_a_loss,
    conversations::a_card_keeps_its_place_and_comes_back_as_words_do,
    conversations::lines_given_back_from_many_tasks_are_there_once,
    conversations::what_is_kept_is_counted,
    conversations::a_talk_in_which_nothing_was_said_is_destroyed_like_any_other,
    sessions::a_session_lives_from_use_to_use_and_then_is_gone,
    sessions::looking_at_a_session_is_no_use_of_it,
    sessions::an_account_has_a_list_of_its_sessions_on_every_node,
    sessions::a_list_has_a_bound_and_what_is_not_listed_is_no_session,
    sessions::a_session_is_the_same_on_every_node,
    nodes::events_reach_every_listener_in_order,
    nodes::events_of_both_nodes_reach_both_in_one_order,
    nodes::a_node_is_alive_until_it_stops_or_falls_silent,
    respites::a_connection_is_told_again_at_every_node_until_its_break_is_over,
    respites::of_two_changes_at_once_one_is_made_again,
    switch::what_was_said_last_counts_on_every_node,
    switch::until_when_it_was_opened_the_latest_word_counts_on_every_node,
    switch::what_stood_until_now_is_no_reason_to_refuse_what_is_said_next,
    evening::what_two_nodes_add_at_once_is_counted_of_both,
    evening::of_the_evening_only_the_last_slices_are_kept,
}
