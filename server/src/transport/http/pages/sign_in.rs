//! The sign-in form, without script.

use std::time::Duration;

use askama::Template;
use axum::body::Body;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, Response, StatusCode};

use super::Pages;
use super::error::status_of;
use super::frame::{Frame, respond};
use crate::knowledge::texts::error_key;
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;

/// Why the last attempt did not go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignInProblem {
    /// What happened.
    pub id: ErrorId,
    /// When to try again.
    pub retry_after: Option<Duration>,
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage<'a> {
    f: Frame<'a>,
    problem: Option<String>,
    retry: Option<String>,
}

/// The form, with a sentence about the last attempt. Its status follows the problem
/// (200 without one); a time to wait also goes into `Retry-After`.
pub fn render_sign_in(pages: &Pages, language: Language, problem: Option<SignInProblem>) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk/sign-in");
    let retry_s = problem.and_then(|p| p.retry_after).map(whole_seconds);
    let page = SignInPage {
        f,
        problem: problem.map(|p| f.t(&error_key(p.id))),
        retry: retry_s.map(|seconds| f.t1("page-sign-in-retry", "time", &in_words(&f, seconds))),
    };
    let status = problem.map_or(StatusCode::OK, |p| status_of(p.id));
    let mut response = respond(status, language, &page);
    if let Some(seconds) = retry_s {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
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
