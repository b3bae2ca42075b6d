//! One WebSocket as a browser opens it, in words of the wire.

use std::net::SocketAddr;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde::Serialize;
use serde::de::DeserializeOwned;
use server::protocol::SUBPROTOCOL;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::app::ORIGIN;

/// A loopback server answers within milliseconds; this long means it never will.
const PATIENCE: Duration = Duration::from_secs(20);

/// What came over the socket.
#[derive(Debug)]
pub(crate) enum Heard<T> {
    Message(T),
    Closed(Option<u16>),
}

pub(crate) struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    /// Opens it with these headers besides the usual ones.
    pub(crate) async fn open(
        address: SocketAddr,
        path: &str,
        headers: &[(&str, &str)],
    ) -> Result<Self, Error> {
        let mut request = format!("ws://{address}{path}").into_client_request()?;
        let usual = [("origin", ORIGIN), ("sec-websocket-protocol", SUBPROTOCOL)];
        for (name, value) in usual.iter().chain(headers) {
            let name: tokio_tungstenite::tungstenite::http::HeaderName = name.parse().expect("a header name");
            request.headers_mut().insert(name, value.parse().expect("a header value"));
        }
        Ok(Self(connect_async(request).await?.0))
    }

    pub(crate) async fn say(&mut self, message: &impl Serialize) {
        self.say_raw(&serde_json::to_string(message).expect("wire types are plain")).await;
    }

    pub(crate) async fn say_raw(&mut self, text: &str) {
        self.0.send(Message::text(text)).await.expect("the socket is open");
    }

    /// Says it; `false` when the socket has been closed meanwhile.
    pub(crate) async fn say_if_open(&mut self, message: &impl Serialize) -> bool {
        let text = serde_json::to_string(message).expect("wire types are plain");
        self.0.send(Message::text(text)).await.is_ok()
    }

    /// Closes it.
    pub(crate) async fn close(mut self) {
        let _gone_already = self.0.close(None).await;
    }

    /// What a browser sends by itself while its page sleeps.
    pub(crate) async fn pong(&mut self) {
        self.0.send(Message::Pong(Vec::new().into())).await.expect("the socket is open");
    }

    pub(crate) async fn say_bytes(&mut self, bytes: Vec<u8>) {
        self.0.send(Message::binary(bytes)).await.expect("the socket is open");
    }

    /// The next message, or the end.
    pub(crate) async fn hear<T: DeserializeOwned>(&mut self) -> Heard<T> {
        loop {
            let frame = timeout(PATIENCE, self.0.next()).await.expect("the server went silent");
            match frame {
                Some(Ok(Message::Text(text))) => {
                    let message = serde_json::from_str(text.as_str());
                    return Heard::Message(message.unwrap_or_else(|error| panic!("{text}: {error}")));
                }
                Some(Ok(Message::Close(close))) => {
                    return Heard::Closed(close.map(|frame| frame.code.into()));
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Heard::Closed(None),
            }
        }
    }
}
