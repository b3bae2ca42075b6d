//! One socket of the canary's.

use axum::http::HeaderValue;
use axum::http::header::{COOKIE, ORIGIN, SEC_WEBSOCKET_PROTOCOL};
use futures_util::{SinkExt, StreamExt};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, Message};

use super::way::{Stream, Way};
use crate::protocol::SUBPROTOCOL;
use crate::protocol::limits::FRAME_MAX_BYTES;

/// An open one.
pub(super) struct Socket(WebSocketStream<Box<dyn Stream>>);

impl Socket {
    /// Opens it as our pages do.
    ///
    /// # Errors
    /// Why it does not open.
    pub(super) async fn open(way: &Way, path: &str, cookies: &str) -> Result<Self, String> {
        let unsendable = |error: &dyn std::fmt::Display| format!("the upgrade cannot be asked for: {error}");
        let request = format!("ws://{}{path}", way.authority()).into_client_request();
        let mut request = request.map_err(|error| unsendable(&error))?;
        let headers = request.headers_mut();
        for (name, value) in [(ORIGIN, way.origin()), (COOKIE, cookies)] {
            headers.insert(name, HeaderValue::try_from(value).map_err(|error| unsendable(&error))?);
        }
        headers.insert(SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(SUBPROTOCOL));
        let config = WebSocketConfig::default()
            .max_message_size(Some(4 * FRAME_MAX_BYTES))
            .max_frame_size(Some(4 * FRAME_MAX_BYTES));
        let stream = way.connect().await?;
        match tokio_tungstenite::client_async_with_config(request, stream, Some(config)).await {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(Error::Http(response)) => {
                let body = response.body().as_deref().map(String::from_utf8_lossy).unwrap_or_default();
                // Our own refusals are a bare error id; a proxy's page would be of no use here.
                let id = Some(body).filter(|body| body.len() < 64 && !body.contains('<')).unwrap_or_default();
                Err(format!("{path} is refused with {} {id}", response.status().as_u16())
                    .trim_end()
                    .to_owned())
            }
            Err(error) => Err(format!("{path} does not open: {error}")),
        }
    }

    /// Sends one frame.
    ///
    /// # Errors
    /// The socket is gone.
    pub(super) async fn send(&mut self, frame: &impl Serialize) -> Result<(), String> {
        let text = serde_json::to_string(frame).expect("frames of the wire are JSON");
        self.0.send(Message::text(text)).await.map_err(|error| format!("the socket broke: {error}"))
    }

    /// The next frame. What this release does not know is passed over: it is nothing that the
    /// canary waits for. May be dropped and asked for again.
    ///
    /// # Errors
    /// The socket is closed or gone.
    pub(super) async fn next<M: DeserializeOwned>(&mut self) -> Result<M, String> {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Text(text))) => {
                    if let Ok(frame) = serde_json::from_str(text.as_str()) {
                        return Ok(frame);
                    }
                }
                Some(Ok(Message::Close(close))) => {
                    let code = close.map_or(1005, |close| close.code.into());
                    return Err(format!("the server closed the socket with {code}"));
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(format!("the socket broke: {error}")),
                None => return Err("the socket broke".to_owned()),
            }
        }
    }
}
