//! A browser that has not said who it is. Until the hello there is nobody to act
//! for, so *a message before hello* cannot be written further in.

use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;

use super::connection::{Socket, close, send};
use super::outbox::Outbox;
use crate::protocol::limits::{HELLO_WITHIN, UNREADABLE_FRAMES_MAX};
use crate::protocol::{CloseCode, ErrorId};

/// Waits for the hello. `read` picks it out of the frames; `refuse` words a refusal.
/// `None`: the socket is closed, or was never going to say hello.
pub async fn await_hello<M: DeserializeOwned, H>(
    socket: &mut impl Socket,
    read: impl Fn(M) -> Option<H>,
    refuse: impl Fn(ErrorId, &mut Outbox),
) -> Option<H> {
    let hello = async {
        let mut refused = 0;
        while refused < UNREADABLE_FRAMES_MAX {
            let id = match socket.next().await? {
                Ok(Message::Text(text)) => match serde_json::from_str::<M>(text.as_str()) {
                    Ok(message) => match read(message) {
                        Some(hello) => return Some(Some(hello)),
                        None => ErrorId::HelloExpected,
                    },
                    Err(_) => ErrorId::FrameMalformed,
                },
                Ok(Message::Binary(_)) => ErrorId::FrameNotText,
                Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => continue,
                Ok(Message::Close(_)) | Err(_) => return None,
            };
            refused += 1;
            let mut out = Outbox::default();
            refuse(id, &mut out);
            send(socket, out.take()).await.ok()?;
        }
        Some(None)
    };
    match timeout(HELLO_WITHIN, hello).await {
        Ok(Some(Some(hello))) => Some(hello),
        Ok(None) => None,
        Ok(Some(None)) | Err(_) => {
            close(socket, CloseCode::NoHello).await;
            None
        }
    }
}
