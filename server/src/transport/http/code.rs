//! `GET` and `POST /desk/sign-in/code`: the second step, a plain form without script.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::half_way::{FIRST_PASSWORD, carried, go_on};
use super::pages::{Pages, SignInProblem, render_code, render_recovery, render_sign_in};
use super::sign_in::let_in;
use super::staff_session::{SIGN_IN, STAFF_LANGUAGE};
use crate::protocol::ErrorId;
use crate::transport::door::Door;
use crate::transport::second_step::{Arrival, SecondStep};
use crate::transport::staff_access::Refused;

/// What the form sends, here and at the set-up.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeForm {
    code: SecretString,
}

impl CodeForm {
    /// What was typed.
    pub(super) fn typed(&self) -> &str {
        self.code.expose_secret()
    }

    /// Whether it was meant for a recovery code: six digits are never written so long.
    fn is_long(&self) -> bool {
        self.typed().trim().len() > 8
    }
}

/// The form; whoever has not given a password goes there first.
pub async fn form(State(pages): State<Pages>, headers: HeaderMap) -> Response {
    match carried(&headers) {
        Some(_) => render_code(&pages, STAFF_LANGUAGE, None),
        None => Redirect::to(SIGN_IN).into_response(),
    }
}

/// A code, or a recovery code.
pub async fn attempt(
    State(steps): State<Arc<SecondStep>>,
    State(door): State<Arc<Door>>,
    State(pages): State<Pages>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    form: Result<Form<CodeForm>, FormRejection>,
) -> Response {
    let carried = carried(&headers).unwrap_or_default();
    let is_recovery = form.as_ref().is_ok_and(|Form(form)| form.is_long());
    let signed_in = match form {
        Ok(Form(form)) => steps.second(door.network(peer, &headers), &carried, form.typed()).await,
        Err(_) => Err(Refused::from(ErrorId::RequestUnreadable)),
    };
    match signed_in {
        Ok(Arrival::In(new)) => let_in(&steps.access, &headers, &new).await,
        Ok(Arrival::Password(carried)) => go_on(FIRST_PASSWORD, carried),
        Err(refused) => {
            let problem = SignInProblem::from(refused);
            match refused.error_id {
                ErrorId::SecondStepExpired => render_sign_in(&pages, STAFF_LANGUAGE, Some(problem)),
                _ if is_recovery => render_recovery(&pages, STAFF_LANGUAGE, problem),
                _ => render_code(&pages, STAFF_LANGUAGE, Some(problem)),
            }
        }
    }
}
