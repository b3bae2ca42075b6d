//! The addresses of staff. Everything that changes something is taken from our own
//! pages only.

use std::sync::Arc;

use axum::Router;
use axum::extract::{FromRef, State};
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{get, post};

use super::pages::{Pages, render_desk};
use super::staff_session::{DESK, SIGN_IN, STAFF_LANGUAGE, StaffSession};
use super::{sign_in, sign_out};
use crate::transport::door::Door;
use crate::transport::origin::require_own_origin;
use crate::transport::staff_access::StaffAccess;

/// The desk, signing in and signing out.
pub fn routes<S>(public_origins: Arc<[String]>) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Arc<Door>: FromRef<S>,
    Arc<StaffAccess>: FromRef<S>,
    Pages: FromRef<S>,
{
    Router::new()
        .route(DESK, get(desk))
        .route(SIGN_IN, get(sign_in::form).post(sign_in::attempt))
        .route("/desk/sign-out", post(sign_out::sign_out))
        .layer(from_fn_with_state(public_origins, require_own_origin))
}

/// `GET /desk`: the page in which a counsellor works.
async fn desk(State(pages): State<Pages>, _session: StaffSession) -> Response {
    render_desk(&pages, STAFF_LANGUAGE)
}

#[cfg(test)]
mod tests;
