//! `GET` and `POST /desk/password`: staff of every role change their own password, without
//! script.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use secrecy::SecretString;
use serde::Deserialize;

use super::pages::{Pages, SignInProblem, render_own_password, render_password_changed};
use super::staff_session::{SIGN_IN, STAFF_LANGUAGE, StaffSession};
use crate::protocol::ErrorId;
use crate::transport::door::Door;
use crate::transport::own_password::{OwnPassword, TypedTwice};
use crate::transport::staff_access::Refused;

/// Where a password is changed.
pub const OWN_PASSWORD: &str = "/desk/password";

/// What the form sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnPasswordForm {
    current: SecretString,
    new: SecretString,
    again: SecretString,
}

/// The form.
pub async fn form(State(pages): State<Pages>, session: StaffSession) -> Response {
    render_own_password(&pages, STAFF_LANGUAGE, &session.signed_in.member, None)
}

/// The password there is, and the new one twice.
pub async fn attempt(
    State(passwords): State<Arc<OwnPassword>>,
    State(door): State<Arc<Door>>,
    State(pages): State<Pages>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    session: StaffSession,
    form: Result<Form<OwnPasswordForm>, FormRejection>,
) -> Response {
    let changed = match form {
        Ok(Form(OwnPasswordForm { current, new, again })) => {
            let (network, typed) = (door.network(peer, &headers), TypedTwice { new: &new, again: &again });
            passwords.change(network, &session.token, &session.signed_in, &current, &typed).await
        }
        Err(_) => Err(Refused::from(ErrorId::RequestUnreadable)),
    };
    let member = &session.signed_in.member;
    match changed {
        Ok(()) => render_password_changed(&pages, STAFF_LANGUAGE, member),
        // Somebody else replaced it in this moment, and that ended this session as well.
        Err(Refused { error_id: ErrorId::SignInNeeded, .. }) => Redirect::to(SIGN_IN).into_response(),
        Err(refused) => {
            render_own_password(&pages, STAFF_LANGUAGE, member, Some(SignInProblem::from(refused)))
        }
    }
}
