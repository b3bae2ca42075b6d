//! `/desk/home`: leads everybody who has signed in to the page that is theirs, so that no way
//! of signing in needs to know who came.

use axum::response::{IntoResponse, Redirect, Response};

use super::accounts::ACCOUNTS;
use super::keys::KEYS;
use super::live::LIVE;
use super::staff_session::{DESK, StaffSession};
use crate::domain::staff::{LOOKS_AFTER_ACCOUNTS, Role, WATCHES_THE_QUEUE};

/// Where signing in leads.
pub const HOME: &str = "/desk/home";

/// `GET /desk/home`, for whoever is signed in.
pub async fn home(session: StaffSession) -> Response {
    Redirect::to(home_of(session.signed_in.member.role)).into_response()
}

/// Where somebody of this role belongs.
pub(super) fn home_of(role: Role) -> &'static str {
    if role.is_at_the_desk() {
        DESK
    } else if LOOKS_AFTER_ACCOUNTS.contains(&role) {
        ACCOUNTS
    } else if WATCHES_THE_QUEUE.contains(&role) {
        LIVE
    } else {
        KEYS
    }
}
