//! One browser, over whatever socket it came, from its hello to the note that it is gone.

use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;

use futures_util::stream::Peekable;
use futures_util::{FutureExt, StreamExt};
use tokio_tungstenite::tungstenite::Message;

use super::Sockets;
use super::connection::{Flow, Parting, Party, Socket, close, run, send};
use super::desk::{self, Desk, DeskSession};
use super::hello::await_hello;
use super::outbox::Outbox;
use super::registry::{Registration, Seat};
use super::visitor::{self, Visitor};
use crate::domain::counsellor::Counsellor;
use crate::domain::respite::Marks;
use crate::protocol::ids::Token;
use crate::protocol::position::Position;
use crate::protocol::ticket::Ticket;
use crate::protocol::{CloseCode, ErrorId, FromDesk, FromVisitor, ToDesk, ToVisitor};
use crate::transport::network::NetworkKey;

/// Where a visitor comes from, as far as that is known.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    /// The network, with the key of this node.
    pub network: NetworkKey,
    /// The same with a key that all nodes have, for breaks.
    pub marks: Option<Marks>,
}

struct VisitorHello {
    token: Option<Token>,
    position: Option<Position>,
    ticket: Option<Ticket>,
    visible: bool,
}

/// A visitor, from their hello to the note that they are gone.
pub async fn serve_visitor(sockets: Arc<Sockets>, socket: &mut impl Socket, origin: Origin) {
    let read = |message| match message {
        FromVisitor::Hello { token, position, ticket, visible } => {
            Some(VisitorHello { token, position, ticket, visible })
        }
        _ => None,
    };
    let refuse = |error_id, out: &mut Outbox| {
        sockets.metrics.refused(error_id);
        out.push(&ToVisitor::Refused { client_ref: None, error_id, retry_after_ms: None, words: None });
    };
    let hello = tokio::select! {
        biased;
        () = sockets.tasks.soft().cancelled() => return close(socket, CloseCode::Restarting).await,
        // Boxed, here and below: what happens once must not take room for as long as somebody waits.
        hello = Box::pin(await_hello(socket, read, refuse)) => hello,
    };
    let Some(hello) = hello else { return };
    let mut socket = socket.peekable();
    if is_gone(&mut socket) {
        return;
    }
    let mut out = Outbox::default();
    let arrival = match Box::pin(sockets.chat.arrive(hello.token, hello.ticket.as_ref())).await {
        Ok(arrival) => arrival,
        Err(error) => {
            refuse(error.id(), &mut out);
            let _gone_already = send(&mut socket, out.take()).await;
            return close(&mut socket, CloseCode::Broken).await;
        }
    };
    let mut registration = sockets.registry.register(Seat::Visitor(arrival.enquiry));
    let hello = visitor::Hello {
        origin,
        has: hello.position,
        ticket: hello.ticket.filter(|_| arrival.resumed),
        visible: hello.visible,
    };
    let welcome = Visitor::welcome(sockets.clone(), arrival, hello, &mut out);
    let (mut visitor, flow) = Box::pin(welcome).await;
    stay(&sockets, &mut socket, &mut visitor, flow, &mut registration, &mut out).await;
    let Some(seat) = visitor.seat() else { return };
    if let Err(error) = Box::pin(sockets.chat.lost(arrival.enquiry, seat)).await {
        tracing::warn!(error_id = %error.id(), "a lost visitor was not noted");
    }
}

/// A desk, from its hello to the note that it is gone.
pub async fn serve_desk(
    sockets: Arc<Sockets>,
    socket: &mut impl Socket,
    counsellor: Counsellor,
    session: DeskSession,
) {
    let read = |message| match message {
        FromDesk::Hello { ready, tickets, visible } => Some(desk::Hello { ready, tickets, visible }),
        _ => None,
    };
    let refuse = |error_id, out: &mut Outbox| {
        sockets.metrics.refused(error_id);
        out.push(&ToDesk::Refused { conversation: None, client_ref: None, error_id, retry_after_ms: None });
    };
    let hello = tokio::select! {
        biased;
        () = sockets.tasks.soft().cancelled() => return close(socket, CloseCode::Restarting).await,
        hello = await_hello(socket, read, refuse) => hello,
    };
    let Some(hello) = hello else { return };
    let mut socket = socket.peekable();
    if is_gone(&mut socket) {
        return;
    }
    let staff = counsellor.id;
    let mut out = Outbox::default();
    let mut registration = sockets.registry.register(Seat::Counsellor(staff));
    let (mut desk, flow) = Desk::welcome(sockets.clone(), counsellor, session, hello, &mut out).await;
    stay(&sockets, &mut socket, &mut desk, flow, &mut registration, &mut out).await;
    if let Err(error) = sockets.chat.desk_lost(staff, desk.seat()).await {
        tracing::warn!(error_id = %error.id(), "a lost desk was not noted");
    }
}

/// A hello may be read late, when its page has long come in elsewhere: it must not take the
/// stay from there.
fn is_gone(socket: &mut Peekable<impl Socket>) -> bool {
    let next = Pin::new(socket).peek().now_or_never();
    matches!(next, Some(None | Some(Ok(Message::Close(_)) | Err(_))))
}

/// From the welcome until one side closes.
async fn stay(
    sockets: &Sockets,
    socket: &mut impl Socket,
    party: &mut impl Party,
    welcome: Flow,
    registration: &mut Registration,
    out: &mut Outbox,
) {
    let parting = match welcome {
        Flow::Go => unwound(run(socket, party, registration, sockets.tasks.soft(), out)).await,
        Flow::Close(code) => {
            let _gone_already = send(socket, out.take()).await;
            close(socket, code).await;
            Parting::Closed(code)
        }
    };
    if let Parting::Closed(code) = parting {
        sockets.metrics.closed(code);
    }
}

/// A panic in one connection must not leave a ghost: whoever it was is noted as lost.
async fn unwound(run: impl Future<Output = Parting>) -> Parting {
    AssertUnwindSafe(run).catch_unwind().await.unwrap_or_else(|_| {
        tracing::error!(error_id = %ErrorId::Internal, "a connection broke; its person is noted as lost");
        Parting::Gone
    })
}
