//! `/desk/keys`: what somebody who is signed in does with their own passkeys. The list, the
//! names and the removing are plain forms; only making a key needs a script.

use std::sync::Arc;

use axum::Form;
use axum::body::Bytes;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::tz::TimeZone;
use serde::Deserialize;
use uuid::Uuid;

use super::accounts::ACCOUNTS;
use super::ceremony::{ask, carried, done, refuse};
use super::home::home_of;
use super::pages::{KeysPlace, Pages, SignInProblem, render_error, render_keys};
use super::staff_session::{STAFF_LANGUAGE, StaffSession};
use crate::protocol::ErrorId;
use crate::transport::passkeys::Passkeys;
use crate::transport::staff_access::Refused;

/// Where somebody sees their own keys.
pub const KEYS: &str = "/desk/keys";

/// Another name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameForm {
    name: String,
}

/// The list.
pub async fn page(
    State(passkeys): State<Arc<Passkeys>>,
    State(pages): State<Pages>,
    State(zone): State<TimeZone>,
    session: StaffSession,
) -> Response {
    list(&passkeys, &pages, &zone, &session, None).await
}

/// Make another key.
pub async fn begin(
    State(passkeys): State<Arc<Passkeys>>,
    State(pages): State<Pages>,
    session: StaffSession,
) -> Response {
    ask(&pages, passkeys.begin_own(&session.signed_in).await.map_err(Refused::from))
}

/// The key that was made.
pub async fn add(
    State(passkeys): State<Arc<Passkeys>>,
    State(pages): State<Pages>,
    session: StaffSession,
    headers: HeaderMap,
    answer: Bytes,
) -> Response {
    match passkeys.add_own(&session.signed_in, &carried(&headers), &answer).await {
        Ok(()) => done(KEYS),
        Err(error_id) => refuse(&pages, error_id.into()),
    }
}

/// Gives a key another name.
pub async fn rename(
    State(passkeys): State<Arc<Passkeys>>,
    State(pages): State<Pages>,
    State(zone): State<TimeZone>,
    session: StaffSession,
    Path(id): Path<String>,
    form: Result<Form<NameForm>, FormRejection>,
) -> Response {
    let renamed = match (Uuid::parse_str(&id), form) {
        (Ok(id), Ok(Form(form))) => passkeys.rename(&session.signed_in, id, &form.name).await,
        (Err(_), _) | (_, Err(_)) => Err(ErrorId::RequestUnreadable),
    };
    back(&passkeys, &pages, &zone, &session, renamed).await
}

/// Takes a key away.
pub async fn remove(
    State(passkeys): State<Arc<Passkeys>>,
    State(pages): State<Pages>,
    State(zone): State<TimeZone>,
    session: StaffSession,
    Path(id): Path<String>,
) -> Response {
    let removed = match Uuid::parse_str(&id) {
        Ok(id) => passkeys.remove(&session.signed_in, &session.token, id).await,
        Err(_) => Err(ErrorId::RequestUnreadable),
    };
    back(&passkeys, &pages, &zone, &session, removed).await
}

/// To the list, with a sentence when it was not done.
async fn back(
    passkeys: &Passkeys,
    pages: &Pages,
    zone: &TimeZone,
    session: &StaffSession,
    done: Result<(), ErrorId>,
) -> Response {
    match done {
        Ok(()) => Redirect::to(KEYS).into_response(),
        Err(error_id) => list(passkeys, pages, zone, session, Some(Refused::from(error_id).into())).await,
    }
}

async fn list(
    passkeys: &Passkeys,
    pages: &Pages,
    zone: &TimeZone,
    session: &StaffSession,
    problem: Option<SignInProblem>,
) -> Response {
    let place = KeysPlace {
        host: passkeys.host().unwrap_or_default(),
        home: match home_of(session.signed_in.member.role) {
            KEYS => None,
            ACCOUNTS => Some((ACCOUNTS, "page-accounts-back")),
            home => Some((home, "page-keys-to-the-desk")),
        },
        zone,
    };
    match passkeys.own(&session.signed_in).await {
        Ok(own) => render_keys(pages, STAFF_LANGUAGE, &own, &place, problem),
        Err(error_id) => render_error(pages, STAFF_LANGUAGE, error_id),
    }
}
