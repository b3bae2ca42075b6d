//! The staff session as a browser carries it: one cookie that no script can read, that
//! goes to this host only, and that no other site can make the browser send.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};

use super::pages::{Pages, render_error};
use crate::domain::counsellor::Counsellor;
use crate::protocol::ErrorId;
use crate::protocol::ids::Token;
use crate::protocol::needs::Language;
use crate::transport::staff_access::{SignedIn, StaffAccess};

/// `__Host-`: the browser itself refuses it without `Secure`, with another path, or
/// from a subdomain.
const COOKIE: &str = "__Host-fortrolig";

/// Where staff sign in.
pub const SIGN_IN: &str = "/desk/sign-in";

/// Where they work.
pub const DESK: &str = "/desk";

/// The language of staff pages, before the desk has asked.
pub const STAFF_LANGUAGE: Language = Language::Nb;

/// A signed-in staff member, of whatever role: [`crate::transport::gate`] asks for that.
#[derive(Clone, Debug)]
pub struct StaffSession {
    /// Who, and since when.
    pub signed_in: SignedIn,
    /// Their session.
    pub token: Token,
}

impl StaffSession {
    /// The one whose cookie this is.
    ///
    /// # Errors
    /// `sign_in_needed`, `live_unavailable` or `records_unavailable`.
    pub async fn of(headers: &HeaderMap, access: &StaffAccess) -> Result<Self, ErrorId> {
        let token = token(headers).ok_or(ErrorId::SignInNeeded)?;
        let signed_in = access.signed_in(&token).await?.ok_or(ErrorId::SignInNeeded)?;
        Ok(Self { signed_in, token })
    }

    /// Them on shift, as they are when they arrive.
    pub fn counsellor(&self) -> Counsellor {
        self.signed_in.member.counsellor()
    }
}

/// Nobody is signed in who may be here, or it cannot be told.
#[derive(Debug)]
pub struct NotSignedIn {
    /// `sign_in_needed`, `not_permitted`, `live_unavailable` or `records_unavailable`.
    pub error_id: ErrorId,
    /// What the page about it is made of.
    pub pages: Pages,
}

impl IntoResponse for NotSignedIn {
    /// For pages: to the form, or what is wrong.
    fn into_response(self) -> Response {
        match self.error_id {
            ErrorId::SignInNeeded => Redirect::to(SIGN_IN).into_response(),
            error_id => render_error(&self.pages, STAFF_LANGUAGE, error_id),
        }
    }
}

impl<S> FromRequestParts<S> for StaffSession
where
    S: Send + Sync,
    Arc<StaffAccess>: FromRef<S>,
    Pages: FromRef<S>,
{
    type Rejection = NotSignedIn;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, NotSignedIn> {
        if let Some(admitted) = parts.extensions.get::<Self>() {
            return Ok(admitted.clone());
        }
        let found = Self::of(&parts.headers, &Arc::<StaffAccess>::from_ref(state)).await;
        found.map_err(|error_id| NotSignedIn { error_id, pages: Pages::from_ref(state) })
    }
}

/// The token in the cookie, known or not.
pub(super) fn token(headers: &HeaderMap) -> Option<Token> {
    CookieJar::from_headers(headers).get(COOKIE).and_then(|cookie| Token::parse(cookie.value()))
}

/// `Set-Cookie` for a new session. It ends with the browser's own session at the latest.
pub(super) fn keep(token: &Token) -> HeaderValue {
    set(&cookie(COOKIE, token.to_text()))
}

/// `Set-Cookie` that takes it away.
pub(super) fn drop_it() -> HeaderValue {
    let mut gone = cookie(COOKIE, String::new());
    gone.make_removal();
    set(&gone)
}

/// One that no script can read, for this host only and never sent by another site.
pub(super) fn cookie(name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build((name, value)).path("/").secure(true).http_only(true).same_site(SameSite::Strict).build()
}

/// Its `Set-Cookie`, hidden in `Debug`.
pub(super) fn set(cookie: &Cookie<'static>) -> HeaderValue {
    let text = cookie.to_string();
    let mut value = HeaderValue::from_str(&text).expect("our cookie is plain ASCII");
    value.set_sensitive(true);
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_is_for_this_host_only_and_no_script_reads_it() {
        let token = Token::random();
        let value = keep(&token);
        let text = value.to_str().unwrap();
        assert_eq!(
            text,
            format!("__Host-fortrolig={}; HttpOnly; SameSite=Strict; Secure; Path=/", token.to_text()),
        );
        assert!(!format!("{value:?}").contains(&token.to_text()));
        assert!(drop_it().to_str().unwrap().contains("Max-Age=0"));
    }

    #[test]
    fn a_cookie_that_is_not_a_token_is_nobody() {
        let read = |text: &'static str| {
            token(&HeaderMap::from_iter([(axum::http::header::COOKIE, HeaderValue::from_static(text))]))
        };
        assert_eq!(read("other=1"), None);
        assert_eq!(read("__Host-fortrolig=<script>"), None);
        assert_eq!(read("__Host-fortrolig="), None);
    }
}
