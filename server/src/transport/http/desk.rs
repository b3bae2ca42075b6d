//! The desk's page.

use axum::extract::State;
use axum::response::Response;

use super::pages::{Pages, render_desk};
use super::staff_session::{STAFF_LANGUAGE, StaffSession};

/// `GET /desk`, for whoever is signed in; others are sent to the form.
pub async fn desk(State(pages): State<Pages>, session: StaffSession) -> Response {
    render_desk(&pages, STAFF_LANGUAGE, session.signed_in.member.role)
}
