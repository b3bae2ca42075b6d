//! A node's live state, without the rest of a node.

use std::sync::Arc;
use std::time::Duration;

use server::clock::{MockClock, Moment};
use server::config::RedisAddress;
use server::domain::ports::{ConversationStore, Live};
use server::domain::secret::ClusterSecret;
use server::domain::transcript::{Draft, Message, Missing, Replay};
use server::lifecycle::Tasks;
use server::protocol::MessageText;
use server::protocol::ids::{ClientRef, ConversationId};
use server::protocol::visit::Side;
use server::stores::redis::{Place, RedisLive, Unusable};

/// Long enough for whatever is waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// How often something that must come about is looked for.
const LOOK_EVERY: Duration = Duration::from_millis(20);

pub(super) fn secret(byte: u8) -> ClusterSecret {
    ClusterSecret::new([byte; 32], None)
}

pub(super) fn place(url: &str) -> Place {
    Place {
        address: RedisAddress::parse(url).expect("an address"),
        ca: None,
        prefix: "test".into(),
        allow_disk: false,
        kept: Duration::from_hours(1),
        shift: Duration::from_hours(12),
        idle: Duration::from_mins(15),
    }
}

/// A node of its own, with its tasks.
pub(super) struct Node {
    pub(super) live: Live,
    pub(super) clock: Arc<MockClock>,
    _tasks: Tasks,
}

impl Node {
    pub(super) async fn at(url: &str) -> Self {
        Self::with(place(url), &secret(1)).await.expect("it answers and fits")
    }

    pub(super) async fn with(place: Place, secret: &ClusterSecret) -> Result<Self, Unusable> {
        let clock = Arc::new(MockClock::at(Moment(1_795_287_600_000)));
        let connected = RedisLive::connect(place, secret, clock.clone()).await?;
        let tasks = Tasks::default();
        connected.tasks.into_iter().for_each(|(_, task)| tasks.spawn(task));
        Ok(Self { live: connected.live, clock, _tasks: tasks })
    }

    pub(super) fn conversations(&self) -> &dyn ConversationStore {
        &*self.live.conversations
    }

    /// Says something, and trusts that it is accepted.
    pub(super) async fn say(&self, id: ConversationId, name: &str, words: &str) -> Arc<Message> {
        let said = self.conversations().append(id, draft(name, words)).await;
        said.expect("it answers").expect("it is accepted")
    }

    pub(super) async fn missing(&self, id: ConversationId) -> Missing {
        self.conversations().after(id, None).await.expect("it answers").expect("there is one")
    }

    pub(super) async fn words(&self, id: ConversationId) -> Vec<String> {
        let Missing { replay: Replay::Messages(messages) | Replay::Everything(messages), .. } =
            self.missing(id).await;
        messages.iter().map(|message| message.body.form().into_owned()).collect()
    }
}

/// What the visitor says next.
pub(super) fn draft(name: &str, words: &str) -> Draft {
    Draft {
        from: Side::Visitor,
        guest: None,
        client_ref: ClientRef::parse(name).expect("a plain name"),
        body: MessageText::parse(words).expect("plain words").into(),
        sent_at: Moment(7),
    }
}

/// Waits until it comes about.
pub(super) async fn until<T>(mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let looking = async {
        loop {
            if let Some(found) = look().await {
                return found;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    };
    tokio::time::timeout(PATIENCE, looking).await.expect("it comes about in time")
}
