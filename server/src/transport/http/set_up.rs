//! `GET` and `POST /desk/sign-in/set-up`: an app for codes, at the first sign-in, without
//! script.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};

use super::code::CodeForm;
use super::half_way::{FIRST_PASSWORD, arrived, carried, carry};
use super::home::HOME;
use super::pages::{
    Pages, SignInProblem, render_error, render_recovery_codes, render_set_up, render_sign_in,
};
use super::sign_in::forget_old;
use super::staff_session::{SIGN_IN, STAFF_LANGUAGE, keep};
use crate::protocol::ErrorId;
use crate::transport::door::Door;
use crate::transport::second_step::{Arrival, SecondStep};
use crate::transport::staff_access::Refused;

/// The picture, the key and the form; whoever has not given a password goes there first.
pub async fn form(
    State(steps): State<Arc<SecondStep>>,
    State(pages): State<Pages>,
    headers: HeaderMap,
) -> Response {
    match steps.setting(&carried(&headers).unwrap_or_default()).await {
        Ok(Some(setting)) => render_set_up(&pages, STAFF_LANGUAGE, &setting, None),
        Ok(None) => Redirect::to(SIGN_IN).into_response(),
        Err(error_id) => render_error(&pages, STAFF_LANGUAGE, error_id),
    }
}

/// The app's first code. The recovery codes are shown in the answer, and nowhere else.
pub async fn attempt(
    State(steps): State<Arc<SecondStep>>,
    State(door): State<Arc<Door>>,
    State(pages): State<Pages>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    form: Result<Form<CodeForm>, FormRejection>,
) -> Response {
    let carried = carried(&headers).unwrap_or_default();
    let set = match form {
        Ok(Form(form)) => steps.set(door.network(peer, &headers), &carried, form.typed()).await,
        Err(_) => Err(Refused::from(ErrorId::RequestUnreadable)),
    };
    match set {
        Ok(set) => {
            forget_old(&steps.access, &headers).await;
            let (cookies, leads_to) = match set.arrival {
                Some(Arrival::In(new)) => (vec![keep(&new), arrived()], HOME),
                Some(Arrival::Password(carried)) => (vec![carry(carried)], FIRST_PASSWORD),
                None => (vec![arrived()], HOME),
            };
            let cookies = cookies.into_iter().map(|cookie| (SET_COOKIE, cookie));
            let page = render_recovery_codes(&pages, STAFF_LANGUAGE, &set.recovery, leads_to);
            (AppendHeaders(cookies), page).into_response()
        }
        Err(refused) => {
            let problem = SignInProblem::from(refused);
            match steps.setting(&carried).await {
                Ok(Some(setting)) => render_set_up(&pages, STAFF_LANGUAGE, &setting, Some(problem)),
                Ok(None) | Err(_) => render_sign_in(&pages, STAFF_LANGUAGE, Some(problem)),
            }
        }
    }
}
