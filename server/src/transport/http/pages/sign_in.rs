//! The sign-in form, and how it tells of an attempt that did not go through. A password needs
//! no script; a passkey does.

use std::time::Duration;

use askama::Template;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};

use super::Pages;
use super::error::status_of;
use super::frame::{Frame, respond};
use crate::domain::password::TYPED_MAX;
use crate::knowledge::texts::error_key;
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;
use crate::transport::staff_access::Refused;

/// Asks somebody's device, wherever a page has something to ask it.
pub(super) const PASSKEY_SCRIPT: &str = "staff/passkey-page.ts";

/// Carries the error id to a desk that signs in again in place; people read the sentence.
const PROBLEM: HeaderName = HeaderName::from_static("fortrolig-problem");

/// Why the last attempt did not go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignInProblem {
    /// What happened.
    pub id: ErrorId,
    /// When to try again.
    pub retry_after: Option<Duration>,
}

impl From<Refused> for SignInProblem {
    fn from(Refused { error_id, retry_after }: Refused) -> Self {
        Self { id: error_id, retry_after }
    }
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage<'a> {
    f: Frame<'a>,
    problem: Option<String>,
    /// Where passkeys are good, if there are any.
    host: Option<&'a str>,
    /// The sign-in provider, if there is one.
    provider: Option<&'a str>,
}

/// The form, with a sentence about the last attempt.
pub fn render_sign_in(pages: &Pages, language: Language, problem: Option<SignInProblem>) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk/sign-in");
    let host = pages.site.passkey_host.as_deref();
    let told = problem.map(|problem| problem.sentence(&f));
    let provider = pages.site.provider.as_deref();
    answer(language, problem, &SignInPage { f, problem: told, host, provider })
}

/// The same for a script: the sentence alone, with the status and the headers of the page.
pub fn tell_problem(pages: &Pages, language: Language, problem: SignInProblem) -> Response<Body> {
    let sentence = problem.sentence(&Frame::new(pages, language, "/desk/sign-in"));
    let mut response = Response::new(Body::from(sentence));
    *response.status_mut() = status_of(problem.id);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    mark(headers, problem);
    response
}

/// A page of the sign-in. Its status follows the problem (200 without one); a time to wait
/// also goes into `Retry-After`.
pub(super) fn answer(
    language: Language,
    problem: Option<SignInProblem>,
    page: &impl Template,
) -> Response<Body> {
    let Some(problem) = problem else {
        return respond(StatusCode::OK, language, page);
    };
    let mut response = respond(status_of(problem.id), language, page);
    mark(response.headers_mut(), problem);
    response
}

/// What the desk reads of it.
fn mark(headers: &mut HeaderMap, SignInProblem { id, retry_after }: SignInProblem) {
    headers.insert(PROBLEM, HeaderValue::from_static(id.as_str()));
    if let Some(wait) = retry_after {
        headers.insert(RETRY_AFTER, HeaderValue::from(whole_seconds(wait)));
    }
}

impl SignInProblem {
    /// What happened, and when to try again.
    pub(super) fn sentence(self, f: &Frame<'_>) -> String {
        let sentence = f.t(&error_key(self.id));
        let Some(wait) = self.retry_after.map(whole_seconds) else { return sentence };
        format!("{sentence} {}", f.t1("page-sign-in-retry", "time", &in_words(f, wait)))
    }
}

/// Rounded up: trying a moment too early would fail again.
fn whole_seconds(wait: Duration) -> u64 {
    wait.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX)
}

/// Seconds up to two minutes, then whole minutes, rounded up.
fn in_words(f: &Frame<'_>, seconds: u64) -> String {
    if seconds < 120 {
        f.t1("shared-seconds", "n", &seconds.to_string())
    } else {
        f.t1("shared-minutes", "n", &seconds.div_ceil(60).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_to_come_back_too_early() {
        assert_eq!(whole_seconds(Duration::from_millis(1)), 1);
        assert_eq!(whole_seconds(Duration::from_secs(90)), 90);
    }
}
