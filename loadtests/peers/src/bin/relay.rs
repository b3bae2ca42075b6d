//! The floor: axum, tungstenite and one channel for each person, as the server has them, and
//! nothing else. No queue, no limits, no storage, no receipt.
//!
//! `/<pair>/visitor` hears what `/<pair>/counsellor` says, and the other way round.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use clap::Parser;
use futures_util::{SinkExt, StreamExt};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use tokio::net::TcpSocket;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::create_response_with_body;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

/// tungstenite's default of 128 KiB is zero-filled before each read: twice the processor time
/// and seventeen times the memory. With it the relay would be no floor.
const READ_BUFFER_BYTES: usize = 4 * 1024;

const BACKLOG: u32 = 4096;

/// Lines for one person that have not been written out.
const INBOX_MAX: usize = 64;

/// Passes on what is said between two.
#[derive(Debug, Parser)]
struct Arguments {
    /// Where to listen.
    address: SocketAddr,
    /// Tell the sender what has been passed on.
    #[arg(long)]
    ack: bool,
}

/// Who is here, by pair and side.
#[derive(Clone)]
struct Switchboard {
    ack: bool,
    inboxes: Arc<Mutex<HashMap<String, Sender<Message>>>>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let Arguments { address, ack } = Arguments::parse();
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    // Who is accepted inherits it. Without it an acknowledgement and the line after it wait for
    // each other's confirmation, 40 ms of a delayed one.
    socket.set_nodelay(true)?;
    socket.bind(address)?;
    let listener = socket.listen(BACKLOG)?;
    let switchboard = Switchboard { ack, inboxes: Arc::default() };
    let router = Router::new().route("/{pair}/{side}", get(upgrade)).with_state(switchboard);
    Ok(axum::serve(listener, router).await?)
}

async fn upgrade(
    State(switchboard): State<Switchboard>,
    Path((pair, side)): Path<(String, String)>,
    mut request: Request,
) -> Response {
    let Some(upgraded) = request.extensions_mut().remove::<OnUpgrade>() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let Ok(response) = create_response_with_body(&request, Body::empty) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    #[expect(clippy::disallowed_methods, reason = "the relay has no stop to outlive")]
    tokio::spawn(async move {
        if let Ok(upgraded) = upgraded.await {
            let io = TokioIo::new(upgraded);
            let config = WebSocketConfig::default().read_buffer_size(READ_BUFFER_BYTES).write_buffer_size(0);
            let socket = WebSocketStream::from_raw_socket(io, Role::Server, Some(config)).await;
            Box::pin(talk(switchboard, &pair, &side, socket)).await;
        }
    });
    response
}

async fn talk(
    switchboard: Switchboard,
    pair: &str,
    side: &str,
    mut socket: WebSocketStream<TokioIo<Upgraded>>,
) {
    let other = if side == "visitor" { "counsellor" } else { "visitor" };
    let mut inbox = switchboard.enter(format!("{pair}/{side}"));
    let mut partner = None;
    loop {
        let passed_on = tokio::select! {
            frame = socket.next() => {
                let Some(Ok(frame)) = frame else { return };
                if !frame.is_text() {
                    continue;
                }
                if partner.is_none() {
                    partner = switchboard.find(&format!("{pair}/{other}"));
                }
                if let Some(partner) = &partner && partner.send(frame).await.is_err() {
                    return;
                }
                if !switchboard.ack {
                    continue;
                }
                socket.send(Message::text("ok")).await
            }
            Some(line) = inbox.recv() => socket.send(line).await,
        };
        if passed_on.is_err() {
            return;
        }
    }
}

impl Switchboard {
    fn enter(&self, place: String) -> Receiver<Message> {
        let (sender, inbox) = channel(INBOX_MAX);
        self.inboxes.lock().unwrap_or_else(PoisonError::into_inner).insert(place, sender);
        inbox
    }

    fn find(&self, place: &str) -> Option<Sender<Message>> {
        self.inboxes.lock().unwrap_or_else(PoisonError::into_inner).get(place).cloned()
    }
}
