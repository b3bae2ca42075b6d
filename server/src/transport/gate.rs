//! The guard before every address that is not for everybody. Handlers behind it find who
//! has come in; who may, the table of [`super::routes`] says.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::http::pages::{Pages, status_of};
use super::http::staff_session::{NotSignedIn, StaffSession};
use super::staff_access::StaffAccess;
use crate::domain::staff::Role;
use crate::protocol::ErrorId;

/// The gate of one address.
#[derive(Clone, Debug)]
pub struct Gate {
    access: Arc<StaffAccess>,
    pages: Pages,
    roles: &'static [Role],
    is_page: bool,
}

impl Gate {
    /// One through which nobody goes yet.
    pub fn new(access: Arc<StaffAccess>, pages: Pages) -> Self {
        Self { access, pages, roles: &[], is_page: true }
    }

    /// The same for these roles. A refusal is a page, or the bare id of what was wrong.
    #[must_use]
    pub fn open_to(&self, roles: &'static [Role], is_page: bool) -> Self {
        Self { roles, is_page, ..self.clone() }
    }

    /// The same whatever the role is and whatever is behind the gate.
    fn refuse(&self, error_id: ErrorId) -> Response {
        if self.is_page {
            return NotSignedIn { error_id, pages: self.pages.clone() }.into_response();
        }
        let status = match error_id {
            ErrorId::SignInNeeded => StatusCode::UNAUTHORIZED,
            error_id => status_of(error_id),
        };
        (status, error_id.as_str()).into_response()
    }
}

/// The layer.
pub async fn admit(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    let session = match StaffSession::of(request.headers(), &gate.access).await {
        Ok(session) => session,
        Err(error_id) => return gate.refuse(error_id),
    };
    if !gate.roles.contains(&session.signed_in.member.role) {
        return gate.refuse(ErrorId::NotPermitted);
    }
    request.extensions_mut().insert(session);
    next.run(request).await
}
