//! `GET` and `POST /desk/sign-in`: the first step, a plain form without script.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{ConnectInfo, RawQuery, State};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use secrecy::SecretString;
use serde::Deserialize;

use super::half_way::{CODE, SET_UP, arrived, go_on};
use super::home::HOME;
use super::pages::{Pages, render_sign_in};
use super::staff_session::{NotSignedIn, STAFF_LANGUAGE, StaffSession, keep, token};
use crate::protocol::ErrorId;
use crate::protocol::ids::Token;
use crate::transport::door::Door;
use crate::transport::second_step::{First, SecondStep};
use crate::transport::staff_access::{Refused, StaffAccess};

/// What the form sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInForm {
    name: String,
    password: SecretString,
}

/// What stands after the address when somebody who is signed in wants to do it anew.
const AGAIN: &str = "again";

/// The form; whoever is signed in goes on to the page that is theirs, unless they have come to do it anew.
pub async fn form(
    State(pages): State<Pages>,
    RawQuery(query): RawQuery,
    session: Result<StaffSession, NotSignedIn>,
) -> Response {
    match session {
        Ok(_) if query.as_deref() != Some(AGAIN) => Redirect::to(HOME).into_response(),
        Ok(_) | Err(_) => render_sign_in(&pages, STAFF_LANGUAGE, None),
    }
}

/// Name and password. Where they lead depends on the account.
pub async fn attempt(
    State(steps): State<Arc<SecondStep>>,
    State(door): State<Arc<Door>>,
    State(pages): State<Pages>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    form: Result<Form<SignInForm>, FormRejection>,
) -> Response {
    let first = match form {
        Ok(Form(form)) => steps.first(door.network(peer, &headers), &form.name, &form.password).await,
        Err(_) => Err(Refused::from(ErrorId::RequestUnreadable)),
    };
    match first {
        Ok(First::In(new)) => let_in(&steps.access, &headers, &new).await,
        Ok(First::Code(carried)) => go_on(CODE, carried),
        Ok(First::SetUp(carried)) => go_on(SET_UP, carried),
        Err(refused) => render_sign_in(&pages, STAFF_LANGUAGE, Some(refused.into())),
    }
}

/// In. The new session takes the place of the one the browser had.
pub(super) async fn let_in(access: &StaffAccess, headers: &HeaderMap, new: &Token) -> Response {
    forget_old(access, headers).await;
    let cookies = AppendHeaders([(SET_COOKIE, keep(new)), (SET_COOKIE, arrived())]);
    (cookies, Redirect::to(HOME)).into_response()
}

/// Forgets the session that the browser had.
pub(super) async fn forget_old(access: &StaffAccess, headers: &HeaderMap) {
    if let Some(old) = token(headers) {
        // It ends by itself soon; that is no reason to keep somebody out.
        let _ends_later = access.forget(&old).await;
    }
}

#[cfg(test)]
mod tests;
