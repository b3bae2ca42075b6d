//! `POST /desk/sign-out`: the session ends here and in the browser.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};

use super::pages::{Pages, render_error};
use super::staff_session::{SIGN_IN, STAFF_LANGUAGE, drop_it, token};
use crate::transport::staff_access::StaffAccess;
use crate::transport::ws::registry::Registry;

/// Signs out. Without a session it does the same, so that a second tab is not told off.
pub async fn sign_out(
    State(access): State<Arc<StaffAccess>>,
    State(registry): State<Arc<Registry>>,
    State(pages): State<Pages>,
    headers: HeaderMap,
) -> Response {
    let ended = match token(&headers) {
        Some(token) => access.sign_out(&token).await,
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
