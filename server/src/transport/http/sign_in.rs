//! `GET` and `POST /desk/sign-in`: a plain form, without script.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use secrecy::SecretString;
use serde::Deserialize;

use super::pages::{Pages, SignInProblem, render_sign_in};
use super::staff_session::{DESK, NotSignedIn, STAFF_LANGUAGE, StaffSession, keep, token};
use crate::protocol::ErrorId;
use crate::transport::door::Door;
use crate::transport::staff_access::{Refused, StaffAccess};

/// What the form sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInForm {
    name: String,
    password: SecretString,
}

/// The form; whoever is signed in goes on to the desk.
pub async fn form(State(pages): State<Pages>, session: Result<StaffSession, NotSignedIn>) -> Response {
    match session {
        Ok(_) => Redirect::to(DESK).into_response(),
        Err(_) => render_sign_in(&pages, STAFF_LANGUAGE, None),
    }
}

/// An attempt. A new session takes the place of the one the browser had.
pub async fn attempt(
    State(access): State<Arc<StaffAccess>>,
    State(door): State<Arc<Door>>,
    State(pages): State<Pages>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    form: Result<Form<SignInForm>, FormRejection>,
) -> Response {
    let signed_in = match form {
        Ok(Form(form)) => access.sign_in(door.network(peer, &headers), &form.name, &form.password).await,
        Err(_) => Err(Refused::from(ErrorId::RequestUnreadable)),
    };
    match signed_in {
        Ok(new) => {
            if let Some(old) = token(&headers) {
                // It ends by itself soon; that is no reason to keep somebody out.
                let _ends_later = access.forget(&old).await;
            }
            ([(SET_COOKIE, keep(&new))], Redirect::to(DESK)).into_response()
        }
        Err(Refused { error_id, retry_after }) => {
            render_sign_in(&pages, STAFF_LANGUAGE, Some(SignInProblem { id: error_id, retry_after }))
        }
    }
}

#[cfg(test)]
mod tests;
