//! `/desk/invitation/{token}`: whoever is invited makes a passkey there, once. Looking does
//! not use it up, so a mail program that looks first does no harm. An address that is good no
//! more is answered as one that never was.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::ceremony::{ask, carried, let_in, refuse};
use super::keys::KEYS;
use super::pages::{Pages, render_error, render_invitation};
use super::staff_session::STAFF_LANGUAGE;
use crate::protocol::ErrorId;
use crate::protocol::ids::Token;
use crate::transport::door::Door;
use crate::transport::passkeys::Passkeys;
use crate::transport::staff_access::Refused;

/// Where invitations lead; the token comes after it.
pub const INVITATION: &str = "/desk/invitation";

/// The page.
pub async fn page(
    State(passkeys): State<Arc<Passkeys>>,
    State(door): State<Arc<Door>>,
    State(pages): State<Pages>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Response {
    let invited = match parse(&token) {
        Ok(token) => passkeys.invited(door.network(peer, &headers), &token).await,
        Err(error_id) => Err(error_id.into()),
    };
    match (invited, passkeys.host()) {
        (Ok(member), Some(host)) => render_invitation(&pages, STAFF_LANGUAGE, &member, host, &token),
        (Ok(_), None) => render_error(&pages, STAFF_LANGUAGE, ErrorId::PageNotFound),
        (Err(Refused { error_id, .. }), _) => render_error(&pages, STAFF_LANGUAGE, error_id),
    }
}

/// Make a key.
pub async fn begin(
    State(passkeys): State<Arc<Passkeys>>,
    State(door): State<Arc<Door>>,
    State(pages): State<Pages>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Response {
    let begun = match parse(&token) {
        Ok(token) => passkeys.begin_invited(door.network(peer, &headers), &token).await,
        Err(error_id) => Err(error_id.into()),
    };
    ask(&pages, begun)
}

/// The key that was made. Whoever made it is in, and sees it in the list of their keys.
pub async fn accept(
    State(passkeys): State<Arc<Passkeys>>,
    State(door): State<Arc<Door>>,
    State(pages): State<Pages>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(token): Path<String>,
    headers: HeaderMap,
    answer: Bytes,
) -> Response {
    let network = door.network(peer, &headers);
    let accepted = match parse(&token) {
        Ok(token) => passkeys.accept(network, &token, &carried(&headers), &answer).await,
        Err(error_id) => Err(error_id.into()),
    };
    match accepted {
        Ok(entered) => let_in(passkeys.access(), &headers, &entered, KEYS).await,
        Err(refused) => refuse(&pages, refused),
    }
}

fn parse(token: &str) -> Result<Token, ErrorId> {
    Token::parse(token).ok_or(ErrorId::PageNotFound)
}
