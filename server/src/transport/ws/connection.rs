//! The life of one connection: read, understand, answer, tell, and notice silence.
//! Only this task writes to its socket, and every wait in it has an end.

use std::future::Future;
use std::time::Duration;

use futures_util::{Sink, SinkExt, Stream, StreamExt};
use tokio::time::{Instant, sleep_until, timeout};
use tokio_tungstenite::tungstenite::error::CapacityError;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_util::sync::CancellationToken;

use super::outbox::Outbox;
use super::registry::Registration;
use crate::domain::event::Told;
use crate::protocol::CloseCode;
use crate::protocol::limits::{
    FRAME_MAX_BYTES, PING_HIDDEN_AFTER, SILENT_HIDDEN, SILENT_VISIBLE, WRITE_WITHIN,
};

/// Things told that are written out together at most.
const GATHER_MAX: usize = 32;

/// A socket, or a pair of channels in a test.
pub trait Socket:
    Stream<Item = Result<Message, Error>> + Sink<Message, Error = Error> + Unpin + Send
{
}

impl<S> Socket for S where
    S: Stream<Item = Result<Message, Error>> + Sink<Message, Error = Error> + Unpin + Send
{
}

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    Go,
    /// Close with this code.
    Close(CloseCode),
}

/// Somebody who has said hello.
pub trait Party: Send {
    /// A text frame came.
    fn on_text(&mut self, text: &str, out: &mut Outbox) -> impl Future<Output = Flow> + Send;

    /// A binary frame came.
    fn on_binary(&mut self, out: &mut Outbox) -> Flow;

    /// Something happened elsewhere.
    fn on_told(&mut self, told: Told, out: &mut Outbox) -> impl Future<Output = Flow> + Send;

    /// The frame was too large; the socket closes after this.
    fn on_too_large(&mut self, out: &mut Outbox);

    /// The server is stopping: say when to come back.
    fn on_stop(&mut self, out: &mut Outbox);

    /// Whether the page is in view, as far as its client said.
    fn is_visible(&self) -> bool;
}

/// How a connection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parting {
    /// We closed it.
    Closed(CloseCode),
    /// The other side closed it, or the network went.
    Gone,
}

/// Runs until one side closes. What must happen afterwards is the caller's next line.
pub async fn run(
    socket: &mut impl Socket,
    party: &mut impl Party,
    registration: &mut Registration,
    stop: &CancellationToken,
    out: &mut Outbox,
) -> Parting {
    let mut heard_at = Instant::now();
    let mut pinged = false;
    let mut wake = std::pin::pin!(sleep_until(heard_at + SILENT_VISIBLE));
    loop {
        if !out.is_empty() && send(socket, out.take()).await.is_err() {
            return Parting::Gone;
        }
        // In this order: a stop is never starved; then whoever replaces us; then the
        // person at the other end; then news for them; silence last.
        let flow = tokio::select! {
            biased;
            () = stop.cancelled() => {
                party.on_stop(out);
                Flow::Close(CloseCode::Restarting)
            }
            Ok(code) = &mut registration.kicked => Flow::Close(code),
            frame = socket.next() => {
                heard_at = Instant::now();
                pinged = false;
                match frame {
                    // Read whole before it is refused: closing over unread bytes would reset the
                    // connection, and the reason would be lost with it.
                    Some(Ok(Message::Text(text))) if text.len() > FRAME_MAX_BYTES => {
                        party.on_too_large(out);
                        Flow::Close(CloseCode::TooLarge)
                    }
                    Some(Ok(Message::Text(text))) => Box::pin(party.on_text(text.as_str(), out)).await,
                    Some(Ok(Message::Binary(_))) => party.on_binary(out),
                    // tungstenite answers pings itself, at the next write.
                    Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => Flow::Go,
                    Some(Err(Error::Capacity(CapacityError::MessageTooLong { .. }))) => {
                        party.on_too_large(out);
                        Flow::Close(CloseCode::TooLarge)
                    }
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return Parting::Gone,
                }
            }
            Some(told) = registration.inbox.recv() => {
                let mut flow = Box::pin(party.on_told(told, out)).await;
                for _ in 1..GATHER_MAX {
                    if flow != Flow::Go {
                        break;
                    }
                    let Ok(told) = registration.inbox.try_recv() else { break };
                    flow = Box::pin(party.on_told(told, out)).await;
                }
                flow
            }
            () = &mut wake => {
                let silence = heard_at.elapsed();
                let (flow, next) = on_silence(silence, party.is_visible(), &mut pinged, out);
                wake.as_mut().reset(heard_at + next);
                flow
            }
        };
        // A page that comes into view has a shorter deadline than the one set before.
        let due = heard_at + if party.is_visible() { SILENT_VISIBLE } else { PING_HIDDEN_AFTER };
        if due < wake.deadline() {
            wake.as_mut().reset(due);
        }
        if let Flow::Close(code) = flow {
            let _gone_already = send(socket, out.take()).await;
            close(socket, code).await;
            return Parting::Closed(code);
        }
    }
}

/// What silence means, and how long after the last sign of life to look again.
fn on_silence(silence: Duration, visible: bool, pinged: &mut bool, out: &mut Outbox) -> (Flow, Duration) {
    let dead_after = if visible { SILENT_VISIBLE } else { SILENT_HIDDEN };
    if silence >= dead_after {
        return (Flow::Close(CloseCode::Silent), dead_after);
    }
    if visible || *pinged {
        return (Flow::Go, dead_after);
    }
    if silence >= PING_HIDDEN_AFTER {
        *pinged = true;
        out.push_ping();
        return (Flow::Go, SILENT_HIDDEN);
    }
    (Flow::Go, PING_HIDDEN_AFTER)
}

/// Writes the frames and flushes once. An error means the network is gone.
pub async fn send(socket: &mut impl Socket, frames: Vec<Message>) -> Result<(), ()> {
    let write = async {
        for frame in frames {
            socket.feed(frame).await?;
        }
        socket.flush().await
    };
    match timeout(WRITE_WITHIN, write).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(()),
    }
}

/// Sends the close frame; the network may be gone already.
pub async fn close(socket: &mut impl Socket, code: CloseCode) {
    let frame = CloseFrame { code: code.code().into(), reason: code.reason().into() };
    let _gone_already = send(socket, vec![Message::Close(Some(frame))]).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visible_page_is_dead_after_ten_seconds_and_a_hidden_one_is_asked_first() {
        let mut out = Outbox::default();
        let mut pinged = false;
        let mut after = |s, visible| on_silence(Duration::from_secs(s), visible, &mut pinged, &mut out);
        assert_eq!(after(10, true).0, Flow::Close(CloseCode::Silent));
        assert_eq!(after(10, false), (Flow::Go, PING_HIDDEN_AFTER));
        assert_eq!(after(20, false), (Flow::Go, SILENT_HIDDEN));
        assert_eq!(after(45, false).0, Flow::Close(CloseCode::Silent));
        assert_eq!(out.take().len(), 1, "it was pinged once");
    }
}
