//! Events on their way to one node: some late, some twice, some lost.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use async_trait::async_trait;
use futures_util::Stream;
use server::domain::event::Event;
use server::domain::ports::{EventBus, EventStream, StoreError};
use tokio::time::{Instant, Sleep, sleep_until};

use super::ground::{Ground, locked};

/// Events that one node has not heard yet, by the time it will.
#[derive(Debug, Default)]
pub(super) struct Inbox(Mutex<Waiting>);

#[derive(Debug, Default)]
struct Waiting {
    events: BTreeMap<(Instant, u64), Event>,
    next: u64,
    listener: Option<Waker>,
}

impl Inbox {
    pub(super) fn put(&self, after: Duration, event: Event) {
        let mut waiting = locked(&self.0);
        waiting.next += 1;
        let key = (Instant::now() + after, waiting.next);
        waiting.events.insert(key, event);
        waiting.listener.take().into_iter().for_each(Waker::wake);
    }
}

/// The bus as one node sees it.
#[derive(Debug)]
pub(super) struct Bus {
    pub(super) ground: Arc<Ground>,
    pub(super) node: usize,
}

#[async_trait]
impl EventBus for Bus {
    async fn publish(&self, event: Event) -> Result<(), StoreError> {
        let carried = async {
            self.ground.carry(&event);
            Ok(())
        };
        self.ground.step(self.node, "publish", carried).await
    }

    fn listen(&self) -> EventStream {
        let inbox = Arc::new(Inbox::default());
        locked(&self.ground.inboxes).insert(self.node, inbox.clone());
        Box::pin(Listening { inbox, sleep: None })
    }
}

struct Listening {
    inbox: Arc<Inbox>,
    sleep: Option<Pin<Box<Sleep>>>,
}

impl Stream for Listening {
    type Item = Event;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Event>> {
        let Self { inbox, sleep } = &mut *self;
        let mut waiting = locked(&inbox.0);
        waiting.listener = Some(context.waker().clone());
        let Some(first) = waiting.events.first_entry() else { return Poll::Pending };
        let due = first.key().0;
        if due <= Instant::now() {
            return Poll::Ready(Some(first.remove()));
        }
        let timer = sleep.insert(Box::pin(sleep_until(due)));
        if timer.as_mut().poll(context).is_ready() {
            context.waker().wake_by_ref();
        }
        Poll::Pending
    }
}
