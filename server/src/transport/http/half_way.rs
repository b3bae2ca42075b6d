//! Between the two steps of signing in, as a browser carries it: a cookie that is no session.
//! How long it is good for stands sealed in it.

use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;

use super::staff_session::{cookie, set};
const COOKIE: &str = "__Host-fortrolig-half-way";

/// Where the code is given.
pub const CODE: &str = "/desk/sign-in/code";

/// Where an app is set up.
pub const SET_UP: &str = "/desk/sign-in/set-up";

/// Where a first password of one's own is chosen.
pub const FIRST_PASSWORD: &str = "/desk/sign-in/password";

/// What the browser carries, good or not.
pub(super) fn carried(headers: &HeaderMap) -> Option<String> {
    CookieJar::from_headers(headers).get(COOKIE).map(|cookie| cookie.value().to_owned())
}

/// On to the next step.
pub(super) fn go_on(to: &str, carried: String) -> Response {
    (AppendHeaders([(SET_COOKIE, carry(carried))]), Redirect::to(to)).into_response()
}

/// `Set-Cookie` for what is to be carried there.
pub(super) fn carry(carried: String) -> HeaderValue {
    set(&cookie(COOKIE, carried))
}

/// `Set-Cookie` that takes it away.
pub(super) fn arrived() -> HeaderValue {
    let mut gone = cookie(COOKIE, String::new());
    gone.make_removal();
    set(&gone)
}
