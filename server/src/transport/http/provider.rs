//! To the sign-in provider and back. Only a form of our own pages sets out, and only a form of our
//! own page brings back what the provider has put into the address: a link or a redirect from
//! elsewhere begins no session, and every cookie stays with our own pages.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{ConnectInfo, Path, Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use super::half_way::{CODE, SET_UP, go_on};
use super::home::HOME;
use super::pages::{Pages, render_back, render_beside, render_error, render_set_out, render_sign_in};
use super::sign_in::forget_old;
use super::staff_session::{STAFF_LANGUAGE, cookie, keep, set};
use crate::domain::provider::Errand;
use crate::protocol::ErrorId;
use crate::protocol::ids::Token;
use crate::transport::door::Door;
use crate::transport::provider::{Back, Provider, Returned, SetOut};
use crate::transport::second_step::First;
use crate::transport::staff_access::Refused;

/// Where somebody sets out.
pub const PROVIDER: &str = "/desk/sign-in/provider";

const COOKIE: &str = "__Host-fortrolig-provider";

/// Longest part of an address that is carried on; codes of some providers have a thousand signs.
const PART_MAX_CHARS: usize = 4_000;

/// What the form sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetOutForm {
    /// There when a talk waits in another window.
    beside: Option<String>,
}

/// What a provider puts into the address, and our form brings along. It may put more there, which
/// is nobody's business.
#[derive(Debug, Default, Deserialize)]
pub struct ReturnedForm {
    pub(super) state: Option<String>,
    pub(super) code: Option<String>,
    pub(super) iss: Option<String>,
}

impl ReturnedForm {
    /// It stands in the page, where nobody needs more of it than this.
    fn fits(&self) -> bool {
        let parts = [&self.state, &self.code, &self.iss].into_iter().flatten();
        parts.clone().all(|part| part.len() <= PART_MAX_CHARS)
    }
}

/// Sends somebody there who wants to sign in.
pub async fn set_out(
    State(provider): State<Arc<Provider>>,
    State(pages): State<Pages>,
    form: Result<Form<SetOutForm>, FormRejection>,
) -> Response {
    let set_out = match form {
        Ok(Form(SetOutForm { beside: None })) => provider.set_out(Errand::SignIn).await,
        Ok(Form(SetOutForm { beside: Some(_) })) => provider.set_out(Errand::Beside).await,
        Err(_) => Err(ErrorId::RequestUnreadable.into()),
    };
    send_on(&pages, &provider, set_out)
}

/// Sends somebody there who is invited.
pub async fn set_out_invited(
    State(provider): State<Arc<Provider>>,
    State(door): State<Arc<Door>>,
    State(pages): State<Pages>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Response {
    let set_out = match Token::parse(&token) {
        Some(token) => provider.set_out_invited(door.network(peer, &headers), &token).await,
        None => Err(ErrorId::PageNotFound.into()),
    };
    match set_out {
        // As an address that never was.
        Err(Refused { error_id: ErrorId::PageNotFound, .. }) => {
            render_error(&pages, STAFF_LANGUAGE, ErrorId::PageNotFound)
        }
        set_out => send_on(&pages, &provider, set_out),
    }
}

/// The page to which the provider sends people back: it sends what stands in its address on, with
/// our own cookies, which do not come along from another site.
pub async fn back_form(
    State(pages): State<Pages>,
    returned: Result<Query<ReturnedForm>, QueryRejection>,
) -> Response {
    match returned {
        Ok(Query(returned)) if returned.fits() => {
            let ReturnedForm { state, code, iss } = &returned;
            let fields = [("state", state), ("code", code), ("iss", iss)];
            let fields = fields.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
            render_back(&pages, STAFF_LANGUAGE, &fields.collect::<Vec<_>>())
        }
        Ok(_) | Err(_) => refuse(&pages, ErrorId::ProviderFailed.into()),
    }
}

/// Whoever it is comes in, or goes on to our own second step.
pub async fn come_back(
    State(provider): State<Arc<Provider>>,
    State(door): State<Arc<Door>>,
    State(pages): State<Pages>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    form: Result<Form<ReturnedForm>, FormRejection>,
) -> Response {
    let Form(form) = form.unwrap_or_default();
    let returned = Returned {
        state: form.state.as_deref().unwrap_or_default(),
        code: form.code.as_deref().filter(|code| !code.is_empty()),
        issuer: form.iss.as_deref(),
    };
    let carried = carried(&headers);
    let back = provider.come_back(door.network(peer, &headers), &carried, &returned).await;
    let answer = match back {
        Ok(Back { leads_to: First::In(new), is_beside, .. }) => {
            forget_old(provider.access(), &headers).await;
            let kept = AppendHeaders([(SET_COOKIE, keep(&new))]);
            if is_beside {
                (kept, render_beside(&pages, STAFF_LANGUAGE)).into_response()
            } else {
                (kept, Redirect::to(HOME)).into_response()
            }
        }
        Ok(Back { leads_to: First::Code(carried), .. }) => go_on(CODE, carried),
        Ok(Back { leads_to: First::SetUp(carried), .. }) => go_on(SET_UP, carried),
        Err(refused) => refuse(&pages, refused),
    };
    (AppendHeaders([(SET_COOKIE, over())]), answer).into_response()
}

fn send_on(pages: &Pages, provider: &Provider, set_out: Result<SetOut, Refused>) -> Response {
    match set_out {
        Ok(SetOut { address, carried }) => {
            let cookies = AppendHeaders([(SET_COOKIE, set(&cookie(COOKIE, carried)))]);
            let name = provider.name().unwrap_or_default();
            (cookies, render_set_out(pages, STAFF_LANGUAGE, name, &address)).into_response()
        }
        Err(refused) => refuse(pages, refused),
    }
}

/// In words above the other ways in, which stay.
fn refuse(pages: &Pages, refused: Refused) -> Response {
    render_sign_in(pages, STAFF_LANGUAGE, Some(refused.into()))
}

fn carried(headers: &HeaderMap) -> String {
    CookieJar::from_headers(headers).get(COOKIE).map(|cookie| cookie.value().to_owned()).unwrap_or_default()
}

/// `Set-Cookie` that takes the journey away.
fn over() -> HeaderValue {
    let mut gone = cookie(COOKIE, String::new());
    gone.make_removal();
    set(&gone)
}
