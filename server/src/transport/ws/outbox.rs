//! Frames on their way to one browser, gathered so that everything for the same
//! wake-up leaves in one write.

use serde::Serialize;
use tokio_tungstenite::tungstenite::Message;

/// Frames to send, in order.
#[derive(Debug, Default)]
pub struct Outbox(Vec<Message>);

impl Outbox {
    /// Adds a message of the wire.
    pub fn push(&mut self, message: &impl Serialize) {
        let json = serde_json::to_string(message).expect("wire types have string keys and plain values");
        self.0.push(Message::text(json));
    }

    /// Adds a WebSocket ping.
    pub fn push_ping(&mut self) {
        self.0.push(Message::Ping(bytes::Bytes::new()));
    }

    /// Adds a WebSocket ping that carries this number. Browsers answer it by themselves, in
    /// its turn: the answer proves that everything before it has arrived.
    pub fn push_mark(&mut self, mark: u32) {
        self.0.push(Message::Ping(bytes::Bytes::copy_from_slice(&mark.to_be_bytes())));
    }

    /// Whether there is nothing to send.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes everything out.
    pub fn take(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.0)
    }
}
