//! Live state in Redis, for any number of nodes. It stays in Redis' memory: nothing here
//! asks for a disk, every key expires by itself, and words are sealed before they leave
//! the process. Redis is never the sole copy either: the browsers hold theirs.
//!
//! Read `keys` for what there is, `link` for the connection and how it comes back, then a
//! port and its scripts in `scripts/`, one file for each atomic step. Knows neither HTTP
//! nor sockets of visitors.

mod bus;
mod conversation;
mod envelope;
mod evening;
mod fitness;
mod generation;
mod keyring;
pub mod keys;
mod link;
mod mirror;
mod nodes;
mod queue;
mod reply;
mod respites;
mod script;
mod sealed_line;
mod session;
mod switch;
mod tally;
mod transcript;
mod wire;

use std::fmt::Debug;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

pub use bus::RedisBus;
pub use conversation::RedisConversations;
pub use evening::RedisEvening;
pub use fitness::{Unfit, Unusable};
pub use nodes::RedisNodes;
pub use queue::RedisQueue;
pub use respites::RedisRespites;
pub use session::RedisSessions;
pub use switch::RedisSwitch;

use crate::clock::Clock;
use crate::config::RedisAddress;
use crate::domain::ports::{Live, StoreError};
use crate::domain::secret::ClusterSecret;
use crate::protocol::ErrorId;
use keys::{Keys, Lives};
use link::Link;
use wire::Dial;

/// Which Redis, and how it is used.
#[derive(Clone, Debug)]
pub struct Place {
    /// Where it is.
    pub address: RedisAddress,
    /// A certificate authority in PEM form, instead of those the machine trusts.
    pub ca: Option<Vec<u8>>,
    /// What the name of every key begins with.
    pub prefix: String,
    /// Whether one that writes to a disk is taken.
    pub allow_disk: bool,
    /// How long a silent place is kept.
    pub kept: Duration,
    /// How long a shift lasts at most.
    pub shift: Duration,
    /// How long words outlive the last sign of life.
    pub idle: Duration,
}

/// Live state in Redis, and what must run behind it.
pub struct RedisLive {
    /// The ports.
    pub live: Live,
    /// Tasks without which the ports go silent, each with its name. They end never.
    pub tasks: Vec<(&'static str, Task)>,
}

/// Something that runs for as long as the server.
pub type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

impl Debug for RedisLive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<_> = self.tasks.iter().map(|(name, _)| name).collect();
        f.debug_struct("RedisLive").field("live", &self.live).field("tasks", &names).finish()
    }
}

impl RedisLive {
    /// Connects, and looks whether live state may be kept there. Events published after
    /// this returns are heard.
    ///
    /// # Errors
    /// [`Unusable`], as a sentence for whoever starts the server.
    pub async fn connect(
        place: Place,
        secret: &ClusterSecret,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, Unusable> {
        let address = place.address.clone();
        let dial = Dial { address: place.address, ca: place.ca };
        let lives = Lives::new(place.kept, place.shift, place.idle);
        let link = Link::first(dial, Keys::new(&place.prefix), place.allow_disk, clock).await?;
        let link = Arc::new(link);
        let (bus, works) = RedisBus::new(link.clone(), secret);
        let ears = works.subscribe().await.map_err(|error| Unusable::unreachable(&address, &error))?;
        let live = Live {
            queue: Arc::new(RedisQueue::new(link.clone(), lives)),
            conversations: Arc::new(RedisConversations::new(link.clone(), secret, lives)),
            sessions: Arc::new(RedisSessions::new(link.clone(), lives)),
            nodes: Arc::new(RedisNodes(link.clone())),
            bus: Arc::new(bus),
            switch: Arc::new(RedisSwitch(link.clone())),
            evening: Arc::new(RedisEvening(link.clone())),
            respites: Arc::new(RedisRespites::new(link.clone(), secret)),
        };
        let tasks: Vec<(&'static str, Task)> = vec![
            ("live connection", Box::pin(link.keep())),
            ("live events out", Box::pin(works.clone().send())),
            ("live events in", Box::pin(works.hear(ears))),
        ];
        Ok(Self { live, tasks })
    }
}

/// Redis holds something that we would not have written.
fn odd<E>(_what: E) -> StoreError {
    tracing::error!(error_id = %ErrorId::LiveUnavailable, reason = "unreadable", "Redis holds what we did not write");
    StoreError::Unavailable
}
