//! What we ask the provider over the network: one origin, each request within a time and a size.

use std::path::Path;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderValue, Method, Request, StatusCode};
use url::{Origin, Url};

pub(super) use super::super::outward::Away;
use super::super::outward::{self, Bounds, Outward};

/// Somebody is waiting before a page; the largest answers are key sets, of some 20 KiB.
const BOUNDS: Bounds = Bounds { within: Duration::from_secs(5), max_bytes: 256 * 1024 };

/// Asks one provider.
#[derive(Debug)]
pub(super) struct Client {
    origin: Origin,
    way: Outward,
}

/// A form that is sent.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) authorization: Option<HeaderValue>,
    pub(super) fields: String,
}

impl Client {
    /// For the origin of this address, which is https, or http on this machine.
    ///
    /// # Errors
    /// Why the authorities that are trusted cannot be read.
    pub(super) fn of(issuer: &Url, ca_file: Option<&Path>) -> Result<Self, String> {
        let is_secure = issuer.scheme() == "https";
        let way = if is_secure { Outward::secure(ca_file, BOUNDS)? } else { Outward::plain(BOUNDS) };
        Ok(Self { origin: issuer.origin(), way })
    }

    /// Whether it may be asked there at all.
    pub(super) fn serves(&self, url: &Url) -> bool {
        url.origin() == self.origin && url.username().is_empty() && url.password().is_none()
    }

    /// What stands there.
    ///
    /// # Errors
    /// [`Away`], also when it says anything but 200.
    pub(super) async fn get(&self, url: &Url) -> Result<Bytes, Away> {
        match self.ask(Method::GET, url, None).await? {
            (StatusCode::OK, body) => Ok(body),
            _ => Err(Away("answered_otherwise")),
        }
    }

    /// Sends a form, and tells what came back.
    ///
    /// # Errors
    /// [`Away`]
    pub(super) async fn post(&self, url: &Url, form: Form) -> Result<(StatusCode, Bytes), Away> {
        self.ask(Method::POST, url, Some(form)).await
    }

    async fn ask(&self, method: Method, url: &Url, form: Option<Form>) -> Result<(StatusCode, Bytes), Away> {
        if !self.serves(url) {
            return Err(Away("elsewhere"));
        }
        let request = request(method, url, form).ok_or(Away("unreadable_address"))?;
        let answer = self.way.ask(url, request).await?;
        Ok((answer.status(), answer.into_body()))
    }
}

fn request(method: Method, url: &Url, form: Option<Form>) -> Option<Request<Body>> {
    let request = outward::request(method, url)?.header(ACCEPT, "application/json");
    let Some(Form { authorization, fields }) = form else { return request.body(Body::empty()).ok() };
    let mut request =
        request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(fields)).ok()?;
    if let Some(authorization) = authorization {
        request.headers_mut().insert(AUTHORIZATION, authorization);
    }
    Some(request)
}
