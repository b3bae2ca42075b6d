//! The beacon of somebody who had to leave at once. The page is gone already, so the
//! answer is always the same, and says nothing about whether the token was known.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode};

use crate::protocol::ids::Token;
use crate::transport::ws::Sockets;

/// `POST /visit/exit`, the token as the body. Counted against the network's rate for
/// connections, so it cannot be used to try tokens.
pub async fn exit(
    State(sockets): State<Arc<Sockets>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: String,
) -> StatusCode {
    let network = sockets.door.network(peer, &headers);
    if sockets.limiter.connect(network).is_ok()
        && let Some(token) = Token::parse(body.trim())
        && let Err(error) = sockets.chat.exit_by_token(&token).await
    {
        tracing::warn!(error_id = %error.id(), "an exit was not carried out at once");
    }
    StatusCode::NO_CONTENT
}
