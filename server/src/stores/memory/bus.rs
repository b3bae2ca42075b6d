//! Events within one process.

use async_trait::async_trait;
use futures_util::stream;
use tokio::sync::broadcast;

use crate::domain::event::Event;
use crate::domain::ports::{EventBus, EventStream, StoreError};

/// Events kept for a listener that is behind. At the bound the oldest are lost, and the
/// listener is told so.
const BEHIND_MAX: usize = 8_192;

/// A bounded broadcast.
#[derive(Debug)]
pub struct MemoryBus(broadcast::Sender<Event>);

impl Default for MemoryBus {
    fn default() -> Self {
        Self(broadcast::channel(BEHIND_MAX).0)
    }
}

#[async_trait]
impl EventBus for MemoryBus {
    async fn publish(&self, event: Event) -> Result<(), StoreError> {
        // Nobody listening is fine: nobody is connected yet.
        let _listeners = self.0.send(event);
        Ok(())
    }

    fn listen(&self) -> EventStream {
        Box::pin(stream::unfold(self.0.subscribe(), |mut events| async move {
            match events.recv().await {
                Ok(event) => Some((event, events)),
                Err(broadcast::error::RecvError::Lagged(_)) => Some((Event::Lagged, events)),
                Err(broadcast::error::RecvError::Closed) => None,
            }
        }))
    }
}

#[cfg(test)]
mod tests {
    use futures_util::StreamExt;

    use super::*;

    #[tokio::test]
    async fn a_listener_that_is_too_far_behind_is_told_so() {
        let bus = MemoryBus::default();
        let mut events = bus.listen();
        for _ in 0..=BEHIND_MAX {
            bus.publish(Event::Changed(std::sync::Arc::default())).await.unwrap();
        }
        assert!(matches!(events.next().await, Some(Event::Lagged)));
        assert!(matches!(events.next().await, Some(Event::Changed(_))));
    }
}
