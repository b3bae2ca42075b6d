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

/// Whether the page shows what the store has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As of the last news.
    Done,
    /// The store did not answer when it was looked at; the next sign of life looks again.
    Owed,
}

/// Somebody who has said hello.
pub trait Party: Send {
    /// Something came, whatever it was: there is somebody at the other end.
    fn on_alive(&mut self, out: &mut Outbox) -> impl Future<Output = Flow> + Send;

    /// The answer to a mark came: everything before the mark has arrived.
    fn on_mark(&mut self, _mark: u32, _out: &mut Outbox) -> impl Future<Output = Flow> + Send {
        async { Flow::Go }
    }

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
    // Once: to be woken by a stop means to stand in a list that all connections share.
    let mut stopped = std::pin::pin!(stop.cancelled());
    let mut wake = std::pin::pin!(sleep_until(heard_at + SILENT_VISIBLE));
    loop {
        if !out.is_empty() && send(socket, out.take()).await.is_err() {
            return Parting::Gone;
        }
        // In this order: a stop is never starved; then whoever replaces us; then the
        // person at the other end; then news for them; silence last.
        let flow = tokio::select! {
            biased;
            () = &mut stopped => {
                party.on_stop(out);
                Flow::Close(CloseCode::Restarting)
            }
            Ok(code) = &mut registration.kicked => Flow::Close(code),
            frame = socket.next() => {
                heard_at = Instant::now();
                pinged = false;
                let alive = match &frame {
                    Some(Ok(_)) => Box::pin(party.on_alive(out)).await,
                    Some(Err(_)) | None => Flow::Go,
                };
                match frame {
                    _ if alive != Flow::Go => alive,
                    // Read whole before it is refused: closing over unread bytes would reset the
                    // connection, and the reason would be lost with it.
                    Some(Ok(Message::Text(text))) if text.len() > FRAME_MAX_BYTES => {
                        party.on_too_large(out);
                        Flow::Close(CloseCode::TooLarge)
                    }
                    Some(Ok(Message::Text(text))) => Box::pin(party.on_text(text.as_str(), out)).await,
                    Some(Ok(Message::Binary(_))) => party.on_binary(out),
                    // tungstenite answers pings itself, at the next write.
                    Some(Ok(Message::Pong(payload))) => match payload.first_chunk() {
                        Some(mark) => Box::pin(party.on_mark(u32::from_be_bytes(*mark), out)).await,
                        None => Flow::Go,
                    },
                    Some(Ok(Message::Ping(_) | Message::Frame(_))) => Flow::Go,
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
            () = &mut wake => on_silence(heard_at.elapsed(), party.is_visible(), &mut pinged, out),
        };
        // Set anew when it has gone off, and when a page that comes into view has a
        // shorter deadline; every frame would be too often.
        let due = heard_at + look_after(party.is_visible(), pinged);
        if wake.is_elapsed() || due < wake.deadline() {
            wake.as_mut().reset(due);
        }
        if let Flow::Close(code) = flow {
            let _gone_already = send(socket, out.take()).await;
            close(socket, code).await;
            return Parting::Closed(code);
        }
    }
}

/// How long after the last sign of life to look whether there was another.
fn look_after(visible: bool, pinged: bool) -> Duration {
    match (visible, pinged) {
        (true, _) => SILENT_VISIBLE,
        (false, false) => PING_HIDDEN_AFTER,
        (false, true) => SILENT_HIDDEN,
    }
}

/// What silence means: a page in view is dead, a hidden one is asked first.
fn on_silence(silence: Duration, visible: bool, pinged: &mut bool, out: &mut Outbox) -> Flow {
    let dead_after = if visible { SILENT_VISIBLE } else { SILENT_HIDDEN };
    if silence >= dead_after {
        return Flow::Close(CloseCode::Silent);
    }
    if !visible && !*pinged && silence >= PING_HIDDEN_AFTER {
        *pinged = true;
        out.push_ping();
    }
    Flow::Go
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
    use std::pin::Pin;
    use std::sync::Arc;
    use std::task::{Context, Poll};

    use super::*;
    use crate::protocol::ids::EnquiryId;
    use crate::transport::ws::registry::{Registry, Seat};

    /// A phone that takes what it is sent and says nothing.
    #[derive(Default)]
    struct SilentPhone(Vec<Message>);

    impl Stream for SilentPhone {
        type Item = Result<Message, Error>;

        fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            Poll::Pending
        }
    }

    impl Sink<Message> for SilentPhone {
        type Error = Error;

        fn poll_ready(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
            Poll::Ready(Ok(()))
        }

        fn start_send(mut self: Pin<&mut Self>, frame: Message) -> Result<(), Error> {
            self.0.push(frame);
            Ok(())
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
            Poll::Ready(Ok(()))
        }

        fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
            Poll::Ready(Ok(()))
        }
    }

    struct Page {
        visible: bool,
    }

    impl Party for Page {
        async fn on_alive(&mut self, _: &mut Outbox) -> Flow {
            Flow::Go
        }

        async fn on_text(&mut self, _: &str, _: &mut Outbox) -> Flow {
            Flow::Go
        }

        fn on_binary(&mut self, _: &mut Outbox) -> Flow {
            Flow::Go
        }

        async fn on_told(&mut self, _: Told, _: &mut Outbox) -> Flow {
            Flow::Go
        }

        fn on_too_large(&mut self, _: &mut Outbox) {}

        fn on_stop(&mut self, _: &mut Outbox) {}

        fn is_visible(&self) -> bool {
            self.visible
        }
    }

    async fn dies_after(visible: bool) -> (Duration, Vec<Message>) {
        let mut phone = SilentPhone::default();
        let mut registration = Arc::new(Registry::default()).register(Seat::Visitor(EnquiryId::random()));
        let (stop, mut out) = (CancellationToken::new(), Outbox::default());
        let started = Instant::now();
        let parting = run(&mut phone, &mut Page { visible }, &mut registration, &stop, &mut out).await;
        assert_eq!(parting, Parting::Closed(CloseCode::Silent));
        (started.elapsed(), phone.0)
    }

    // On paused time a loop that does not sleep never ends, so these also show that a
    // silent socket costs nothing while it is waited for.

    #[tokio::test(start_paused = true)]
    async fn a_phone_in_view_is_dead_after_ten_seconds_of_silence() {
        let (time, frames) = dies_after(true).await;
        assert_eq!(time.as_secs(), 10);
        assert!(matches!(frames[..], [Message::Close(_)]));
    }

    #[tokio::test(start_paused = true)]
    async fn a_locked_phone_is_asked_once_and_dead_after_forty_five() {
        let (time, frames) = dies_after(false).await;
        assert_eq!(time.as_secs(), 45);
        assert!(matches!(frames[..], [Message::Ping(_), Message::Close(_)]));
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_does_not_read_is_closed_as_slow_and_nobody_waits_for_them() {
        let registry = Arc::new(Registry::default());
        let enquiry = EnquiryId::random();
        let mut registration = registry.register(Seat::Visitor(enquiry));
        for _ in 0..100 {
            registry.tell_visitor(enquiry, Told::LookAgain);
        }
        let (stop, mut out) = (CancellationToken::new(), Outbox::default());
        let mut phone = SilentPhone::default();
        let parting = run(&mut phone, &mut Page { visible: true }, &mut registration, &stop, &mut out).await;
        assert_eq!(parting, Parting::Closed(CloseCode::Slow));
    }
}
