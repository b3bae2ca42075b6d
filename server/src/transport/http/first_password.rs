//! `GET` and `POST /desk/sign-in/password`: the end of the way in for whoever came with a
//! password that somebody else has set, without script.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use secrecy::SecretString;
use serde::Deserialize;

use super::half_way::carried;
use super::pages::{Pages, SignInProblem, render_error, render_first_password, render_sign_in};
use super::sign_in::let_in;
use super::staff_session::{SIGN_IN, STAFF_LANGUAGE};
use crate::protocol::ErrorId;
use crate::transport::door::Door;
use crate::transport::own_password::{OwnPassword, TypedTwice};
use crate::transport::staff_access::Refused;

/// What the form sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstPasswordForm {
    new: SecretString,
    again: SecretString,
}

/// The form; whoever has not taken the steps before it goes there first.
pub async fn form(
    State(passwords): State<Arc<OwnPassword>>,
    State(pages): State<Pages>,
    headers: HeaderMap,
) -> Response {
    match passwords.is_awaited(&carried(&headers).unwrap_or_default()).await {
        Ok(true) => render_first_password(&pages, STAFF_LANGUAGE, None),
        Ok(false) => Redirect::to(SIGN_IN).into_response(),
        Err(error_id) => render_error(&pages, STAFF_LANGUAGE, error_id),
    }
}

/// The new password, twice.
pub async fn attempt(
    State(passwords): State<Arc<OwnPassword>>,
    State(door): State<Arc<Door>>,
    State(pages): State<Pages>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    form: Result<Form<FirstPasswordForm>, FormRejection>,
) -> Response {
    let carried = carried(&headers).unwrap_or_default();
    let chosen = match form {
        Ok(Form(FirstPasswordForm { new, again })) => {
            let (network, typed) = (door.network(peer, &headers), TypedTwice { new: &new, again: &again });
            passwords.choose_first(network, &carried, &typed).await
        }
        Err(_) => Err(Refused::from(ErrorId::RequestUnreadable)),
    };
    match chosen {
        Ok(new) => let_in(&passwords.access, &headers, &new).await,
        Err(refused) => {
            let problem = Some(SignInProblem::from(refused));
            match refused.error_id {
                ErrorId::SecondStepExpired | ErrorId::SignInNeeded => {
                    render_sign_in(&pages, STAFF_LANGUAGE, problem)
                }
                _ => render_first_password(&pages, STAFF_LANGUAGE, problem),
            }
        }
    }
}
