//! A question to somebody's device and its answer, as a script of our pages carries them.
//! What the server must know of its question travels in a cookie that is no session; how long
//! it is good for, and for what, stands sealed in it.

use axum::http::header::{CONTENT_TYPE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use super::pages::{Pages, tell_problem};
use super::sign_in::forget_old;
use super::staff_session::{STAFF_LANGUAGE, cookie, keep, set};
use crate::transport::passkeys::{Begun, Entered};
use crate::transport::staff_access::{Refused, StaffAccess};

const COOKIE: &str = "__Host-fortrolig-passkey";

/// What the browser carries, good or not.
pub(super) fn carried(headers: &HeaderMap) -> String {
    CookieJar::from_headers(headers).get(COOKIE).map(|cookie| cookie.value().to_owned()).unwrap_or_default()
}

/// The question, or why there is none.
pub(super) fn ask(pages: &Pages, begun: Result<Begun, Refused>) -> Response {
    match begun {
        Ok(Begun { options, carried }) => {
            let cookies = AppendHeaders([(SET_COOKIE, set(&cookie(COOKIE, carried)))]);
            ([(CONTENT_TYPE, "application/json")], cookies, options).into_response()
        }
        Err(refused) => refuse(pages, refused),
    }
}

/// Where somebody goes who has come in. The new session takes the place of the one the
/// browser had.
pub(super) async fn let_in(
    access: &StaffAccess,
    headers: &HeaderMap,
    Entered { session, .. }: &Entered,
    to: &'static str,
) -> Response {
    forget_old(access, headers).await;
    let cookies = AppendHeaders([(SET_COOKIE, keep(session)), (SET_COOKIE, answered())]);
    (cookies, lead(to)).into_response()
}

/// It is done; the page goes on there.
pub(super) fn done(to: &'static str) -> Response {
    (AppendHeaders([(SET_COOKIE, answered())]), lead(to)).into_response()
}

/// In words for the page, and by its id for the desk.
pub(super) fn refuse(pages: &Pages, refused: Refused) -> Response {
    tell_problem(pages, STAFF_LANGUAGE, refused.into())
}

/// A script is told where to go: it cannot see where a redirect would lead.
fn lead(to: &'static str) -> Response {
    (StatusCode::NO_CONTENT, [(LOCATION, to)]).into_response()
}

/// `Set-Cookie` that takes it away.
fn answered() -> HeaderValue {
    let mut gone = cookie(COOKIE, String::new());
    gone.make_removal();
    set(&gone)
}
