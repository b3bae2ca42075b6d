//! The beacon of somebody who had to leave at once. The page is gone already, so the
//! answer is always the same, and says nothing about whether the token was known.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;

use crate::protocol::ids::Token;
use crate::transport::ws::Sockets;

/// Largest beacon: a token and some room.
pub const BODY_MAX_BYTES: usize = 1_024;

/// `POST /visit/exit`, the token as the body. Under no rate: a whole school may stand
/// behind one address, and nobody guesses 256 bits.
pub async fn exit(State(sockets): State<Arc<Sockets>>, body: Result<Bytes, BytesRejection>) -> StatusCode {
    if let Ok(body) = body
        && let Ok(text) = std::str::from_utf8(&body)
        && let Some(token) = Token::parse(text.trim())
        && let Err(error) = sockets.chat.exit_by_token(&token).await
    {
        tracing::warn!(error_id = %error.id(), "an exit was not carried out at once");
    }
    StatusCode::NO_CONTENT
}
