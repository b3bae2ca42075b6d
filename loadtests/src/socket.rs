//! One person's socket: frames of the wire as types, with the small buffers that
//! let ten thousand of them stand in one process.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt};
use serde::Serialize;
use serde::de::DeserializeOwned;
use server::protocol::SUBPROTOCOL;
use server::protocol::limits::FRAME_MAX_BYTES;
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::http::header::{COOKIE, ORIGIN, SEC_WEBSOCKET_PROTOCOL};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{self, Message, Utf8Bytes, protocol::frame::coding::CloseCode};

const OPEN_WITHIN: Duration = Duration::from_secs(30);

/// Everything in 127.0.0.0/8 is this machine, so each person can have an address of their own.
pub const LOOPBACK: Ipv4Addr = Ipv4Addr::LOCALHOST;

/// The library's default is 128 KiB a socket.
const READ_BUFFER_BYTES: usize = 4096;

/// An open socket to the server.
#[derive(Debug)]
pub struct Socket {
    stream: WebSocketStream<TcpStream>,
    port: u16,
}

/// What came.
#[derive(Debug)]
pub enum Incoming<M> {
    /// A frame of the wire.
    Frame(M),
    /// The server closed, with this code.
    Closed(u16),
}

impl Socket {
    /// Opens `/ws/visit`, from this address.
    pub async fn visit(server: SocketAddr, from: Ipv4Addr) -> Result<Self> {
        Self::open(server, from, "/ws/visit", None).await
    }

    /// Opens `/ws/desk` with the cookie of a signed-in counsellor.
    pub async fn desk(server: SocketAddr, from: Ipv4Addr, cookie: &str) -> Result<Self> {
        Self::open(server, from, "/ws/desk", Some(cookie)).await
    }

    async fn open(server: SocketAddr, from: Ipv4Addr, path: &str, cookie: Option<&str>) -> Result<Self> {
        let mut request = format!("ws://{server}{path}").into_client_request()?;
        let headers = request.headers_mut();
        headers.insert(ORIGIN, HeaderValue::try_from(format!("http://{server}"))?);
        headers.insert(SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(SUBPROTOCOL));
        if let Some(cookie) = cookie {
            headers.insert(COOKIE, HeaderValue::try_from(cookie)?);
        }
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BUFFER_BYTES)
            .write_buffer_size(0)
            .max_message_size(Some(4 * FRAME_MAX_BYTES))
            .max_frame_size(Some(4 * FRAME_MAX_BYTES));
        let opening = async {
            let stream = connect(server, from).await?;
            stream.set_nodelay(true)?;
            let port = stream.local_addr()?.port();
            let upgraded = tokio_tungstenite::client_async_with_config(request, stream, Some(config)).await;
            let (stream, _) = upgraded.context("the upgrade was refused")?;
            Ok(Self { stream, port })
        };
        timeout(OPEN_WITHIN, opening).await.context("the upgrade took too long")?
    }

    /// The port it has on this side, by which whatever stands in between knows it.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Sends one frame.
    pub async fn send(&mut self, frame: &impl Serialize) -> Result<()> {
        self.stream
            .send(Message::text(serde_json::to_string(frame)?))
            .await
            .context("a frame could not be sent")
    }

    /// Waits for the next frame. Pings are answered by the library while waiting.
    pub async fn receive<M: DeserializeOwned>(&mut self) -> Result<Incoming<M>> {
        Ok(match self.receive_text().await? {
            Incoming::Frame(text) => Incoming::Frame(
                serde_json::from_str(&text).context("the server sent what is not on the wire")?,
            ),
            Incoming::Closed(code) => Incoming::Closed(code),
        })
    }

    /// The same, whatever the frame says.
    pub async fn receive_text(&mut self) -> Result<Incoming<Utf8Bytes>> {
        loop {
            match self.stream.next().await {
                Some(Ok(Message::Text(text))) => return Ok(Incoming::Frame(text)),
                Some(Ok(Message::Close(close))) => {
                    return Ok(Incoming::Closed(close.map_or(CloseCode::Status, |close| close.code).into()));
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                Some(Ok(other)) => bail!("the server sent a frame of another kind: {} bytes", other.len()),
                Some(Err(error)) => return Err(error).context("the socket broke"),
                None => return Ok(Incoming::Closed(CloseCode::Abnormal.into())),
            }
        }
    }
}

/// Connects from this address.
pub async fn connect(server: SocketAddr, from: Ipv4Addr) -> Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    // Whoever has no address of their own gets a port when it connects, out of 28 000.
    if from != LOOPBACK {
        socket.bind((from, 0).into())?;
    }
    Ok(socket.connect(server).await?)
}

/// The HTTP status with which the upgrade was refused, if it was.
pub fn refused_with(error: &anyhow::Error) -> Option<u16> {
    match error.downcast_ref()? {
        tungstenite::Error::Http(response) => Some(response.status().as_u16()),
        _ => None,
    }
}
