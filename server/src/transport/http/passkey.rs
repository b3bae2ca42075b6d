//! `POST /desk/sign-in/passkey/begin` and `POST /desk/sign-in/passkey`: both steps at once,
//! from the sign-in page and from a desk that signs in again in place.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::ceremony::{ask, carried, let_in, refuse};
use super::home::HOME;
use super::pages::Pages;
use crate::transport::door::Door;
use crate::transport::passkeys::Passkeys;
use crate::transport::staff_access::Refused;

/// Where a key signs in.
pub const PASSKEY: &str = "/desk/sign-in/passkey";

/// Who is there?
pub async fn begin(State(passkeys): State<Arc<Passkeys>>, State(pages): State<Pages>) -> Response {
    ask(&pages, passkeys.begin_sign_in().map_err(Refused::from))
}

/// The device's answer.
pub async fn attempt(
    State(passkeys): State<Arc<Passkeys>>,
    State(door): State<Arc<Door>>,
    State(pages): State<Pages>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    answer: Bytes,
) -> Response {
    let network = door.network(peer, &headers);
    match passkeys.sign_in(network, &carried(&headers), &answer).await {
        Ok(entered) => let_in(passkeys.access(), &headers, &entered, HOME).await,
        Err(refused) => refuse(&pages, refused),
    }
}
