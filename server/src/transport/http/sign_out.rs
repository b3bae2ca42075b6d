//! `POST /desk/sign-out`: the session ends here and in the browser.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};

use super::pages::{Pages, render_error};
use super::staff_session::{SIGN_IN, STAFF_LANGUAGE, drop_it, token};
use crate::domain::counsellor::StaffId;
use crate::protocol::ErrorId;
use crate::protocol::ids::Token;
use crate::transport::door::Door;
use crate::transport::network::NetworkKey;
use crate::transport::staff_access::StaffAccess;
use crate::transport::ws::registry::Registry;

/// Signs out. Without a session it does the same, so that a second tab is not told off.
pub async fn sign_out(
    State(access): State<Arc<StaffAccess>>,
    State(registry): State<Arc<Registry>>,
    State(door): State<Arc<Door>>,
    State(pages): State<Pages>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Response {
    let ended = match token(&headers) {
        Some(token) => end(&access, door.network(peer, &headers), &token).await,
        None => Ok(None),
    };
    if let Ok(Some(staff)) = ended {
        registry.sign_out(staff);
    }
    match ended {
        Ok(_) => ([(SET_COOKIE, drop_it())], Redirect::to(SIGN_IN)).into_response(),
        // It may still be there; saying it is gone would be wrong.
        Err(error_id) => render_error(&pages, STAFF_LANGUAGE, error_id),
    }
}

async fn end(access: &StaffAccess, network: NetworkKey, token: &Token) -> Result<Option<StaffId>, ErrorId> {
    access.may_sign_out(network, token).await.map_err(|refused| refused.error_id)?;
    access.sign_out(token).await
}
