//! Events over Redis' Pub/Sub: one channel for all nodes. A node's own events come back
//! through Redis like anybody's, so every node hears all of them in one order.
//!
//! Pub/Sub keeps nothing: whatever may have been missed, through a gap in a sender's
//! numbers, a reconnect or an event that cannot be read, is told as [`Event::Lagged`].

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures_util::{StreamExt, stream};
use redis::aio::{PubSub, PubSubSink, PubSubStream};
use redis::{RedisError, RedisResult};
use tokio::sync::{Mutex, broadcast, mpsc};
use tokio::time::{sleep, timeout};

use super::envelope;
use super::link::{Line, Link};
use super::wire::ANSWER_WITHIN;
use crate::domain::event::Event;
use crate::domain::ports::{EventBus, EventStream, StoreError};
use crate::domain::seal::Seal;
use crate::domain::secret::ClusterSecret;
use crate::protocol::ErrorId;
use crate::protocol::ids::random_bytes;

/// Events kept for a listener that is behind. At the bound the oldest are lost, and the
/// listener is told so.
const BEHIND_MAX: usize = 8_192;

/// Events waiting to be sent: what comes while one round trip is under way. At the bound
/// publishing fails, and the sweep does what the event would have.
const WAITING_MAX: usize = 4_096;

/// Events sent in one round trip.
const AT_ONCE: usize = 256;

/// A connection that is silent is asked this often whether it is still there.
const ASKED_EVERY: Duration = Duration::from_secs(4);

/// Between two attempts to listen.
const RETRY: Duration = Duration::from_millis(200);

/// Senders whose numbers are known. A node that starts again is a new one; beyond, all are
/// met anew.
const SENDERS_MAX: usize = 1_024;

/// The bus.
#[derive(Debug)]
pub struct RedisBus {
    link: Arc<Link>,
    waiting: mpsc::Sender<Event>,
    heard: broadcast::Sender<Event>,
}

/// What goes on behind the bus.
#[derive(Debug)]
pub(super) struct Works {
    link: Arc<Link>,
    seal: Seal,
    /// The name under which this node sends.
    sender: u64,
    waiting: Mutex<mpsc::Receiver<Event>>,
    heard: broadcast::Sender<Event>,
}

/// A subscription.
pub(super) struct Ears {
    sink: PubSubSink,
    stream: PubSubStream,
    connection: u64,
}

impl RedisBus {
    pub(super) fn new(link: Arc<Link>, secret: &ClusterSecret) -> (Self, Arc<Works>) {
        let (waiting, queue) = mpsc::channel(WAITING_MAX);
        let heard = broadcast::channel(BEHIND_MAX).0;
        let works = Works {
            link: link.clone(),
            seal: Seal::new(secret, "fortrolig event v1"),
            sender: u64::from_be_bytes(random_bytes()),
            waiting: Mutex::new(queue),
            heard: heard.clone(),
        };
        (Self { link, waiting, heard }, Arc::new(works))
    }
}

#[async_trait]
impl EventBus for RedisBus {
    /// Takes the event over without waiting for Redis.
    async fn publish(&self, event: Event) -> Result<(), StoreError> {
        self.link.line()?;
        self.waiting.try_send(event).map_err(|_full| StoreError::Unavailable)
    }

    fn listen(&self) -> EventStream {
        Box::pin(stream::unfold(self.heard.subscribe(), |mut events| async move {
            match events.recv().await {
                Ok(event) => Some((event, events)),
                Err(broadcast::error::RecvError::Lagged(_)) => Some((Event::Lagged, events)),
                Err(broadcast::error::RecvError::Closed) => None,
            }
        }))
    }
}

impl Works {
    /// Sends what waits, in order, until the bus is gone.
    pub(super) async fn send(self: Arc<Self>) {
        let mut waiting = self.waiting.lock().await;
        let mut number = 0;
        let mut events = Vec::with_capacity(AT_ONCE);
        while waiting.recv_many(&mut events, AT_ONCE).await > 0 {
            let mut sent = self.send_all(&events, &mut number).await;
            while sent.is_err() {
                // Some were lost on the way. The others are told so as soon as can be, not
                // with the next event, which may be long in coming.
                sleep(RETRY).await;
                self.wait_for_a_line().await;
                sent = self.send_all(&[Event::Lagged], &mut number).await;
            }
            events.clear();
        }
    }

    async fn send_all(&self, events: &[Event], number: &mut u64) -> Result<(), StoreError> {
        let line = self.link.line()?;
        let mut wire = line.wire.clone();
        let mut pipeline = redis::pipe();
        for event in events {
            *number += 1;
            let sealed = envelope::seal(&self.seal, self.sender, *number, event);
            pipeline.cmd("PUBLISH").arg(self.link.keys.channel()).arg(sealed).ignore();
        }
        self.link.with(&line, pipeline.exec_async(&mut wire)).await
    }

    async fn wait_for_a_line(&self) -> Option<Arc<Line>> {
        let mut lines = self.link.lines();
        lines.wait_for(Option::is_some).await.ok().and_then(|line| line.clone())
    }

    /// Begins to listen. Whatever is published after this returns will be heard.
    pub(super) async fn subscribe(&self) -> RedisResult<Ears> {
        let Some(line) = self.wait_for_a_line().await else {
            return Err((redis::ErrorKind::Client, "the server stops").into());
        };
        let subscribe = async {
            let mut connection: PubSub = line.client.get_async_pubsub().await?;
            connection.subscribe(self.link.keys.channel()).await?;
            let (sink, stream) = connection.split();
            Ok::<_, RedisError>(Ears { sink, stream, connection: line.number })
        };
        timeout(ANSWER_WITHIN, subscribe).await.map_err(|_late| late())?
    }

    /// Hears for as long as the server runs, over one subscription after the other.
    pub(super) async fn hear(self: Arc<Self>, mut ears: Ears) {
        loop {
            self.hear_over(&mut ears).await;
            ears = loop {
                match self.subscribe().await {
                    Ok(ears) => break ears,
                    Err(_again) => sleep(RETRY).await,
                }
            };
            self.tell(Event::Lagged);
        }
    }

    /// Until the subscription breaks, or its Redis is not the one we write to any more.
    async fn hear_over(&self, ears: &mut Ears) {
        let mut numbers: HashMap<u64, u64> = HashMap::new();
        let mut lines = self.link.lines();
        loop {
            let connection = ears.connection;
            let is_another =
                |line: &Option<Arc<Line>>| line.as_ref().is_some_and(|line| line.number != connection);
            tokio::select! {
                biased;
                message = ears.stream.next() => match message {
                    Some(message) => self.take(&mut numbers, message.get_payload_bytes()),
                    None => return,
                },
                () = async { drop(lines.wait_for(is_another).await) } => return,
                () = sleep(ASKED_EVERY) => {
                    let answer = timeout(ANSWER_WITHIN, ears.sink.ping::<redis::Value>()).await;
                    if !matches!(answer, Ok(Ok(_))) {
                        return;
                    }
                }
            }
        }
    }

    fn take(&self, numbers: &mut HashMap<u64, u64>, sealed: &[u8]) {
        let Some((sender, number, event)) = envelope::open(&self.seal, sealed) else {
            tracing::warn!(error_id = %ErrorId::LiveUnavailable, "an event could not be read");
            return self.tell(Event::Lagged);
        };
        if numbers.len() >= SENDERS_MAX && !numbers.contains_key(&sender) {
            numbers.clear();
        }
        let last = numbers.entry(sender).or_default();
        if number <= *last {
            // Sent again by somebody who keeps what passes by.
            return;
        }
        // A sender that is new to us may have sent before we listened: then we look at
        // everything once, which does no harm.
        let is_gap = number != *last + 1;
        *last = number;
        if is_gap {
            self.tell(Event::Lagged);
        }
        self.tell(event);
    }

    /// Nobody listening is fine: nobody is connected yet.
    fn tell(&self, event: Event) {
        let _listeners = self.heard.send(event);
    }
}

fn late() -> RedisError {
    std::io::Error::from(std::io::ErrorKind::TimedOut).into()
}
