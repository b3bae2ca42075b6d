//! Forms and sockets are taken from our own pages only.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::ORIGIN;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::protocol::ErrorId;

/// Whether a WebSocket upgrade comes from one of our pages. Browsers always send the
/// header there; whoever leaves it out is not a browser and has no business here.
pub fn origin_allowed(headers: &HeaderMap, allowed: &[String]) -> bool {
    headers.get(ORIGIN).is_some_and(|origin| is_listed(origin.as_bytes(), allowed))
}

/// A layer that refuses what changes something and comes from another site.
///
/// Our pages send no referrer, and then a browser writes `Origin: null` on a form
/// post. `Sec-Fetch-Site`, which no page can forge, says the same thing better; the
/// origin decides for browsers too old to send it.
pub async fn require_own_origin(
    State(allowed): State<Arc<[String]>>,
    request: Request,
    next: Next,
) -> Response {
    if is_safe(request.method()) || is_own(request.headers(), &allowed) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, ErrorId::OriginRefused.as_str()).into_response()
    }
}

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

fn is_own(headers: &HeaderMap, allowed: &[String]) -> bool {
    let origin = headers.get(ORIGIN).map(HeaderValue::as_bytes);
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    match (site, origin) {
        (Some(b"same-origin"), None | Some(b"null")) => true,
        (Some(b"same-origin") | None, Some(origin)) => is_listed(origin, allowed),
        (Some(_), _) | (None, None) => false,
    }
}

fn is_listed(origin: &[u8], allowed: &[String]) -> bool {
    allowed.iter().any(|known| known.as_bytes() == origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "https://chat.example.no";

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn a_socket_opens_from_our_own_page_only() {
        let check = |pairs, expected| {
            assert_eq!(origin_allowed(&headers(pairs), &[OURS.into()]), expected, "{pairs:?}");
        };
        check(&[("origin", OURS)], true);
        check(&[], false);
        check(&[("origin", "null")], false);
        check(&[("origin", "https://chat.example.no.evil.example")], false);
        check(&[("origin", "http://chat.example.no")], false);
    }

    #[test]
    fn a_form_is_taken_from_our_own_page_only() {
        let check =
            |pairs, expected| assert_eq!(is_own(&headers(pairs), &[OURS.into()]), expected, "{pairs:?}");
        check(&[("sec-fetch-site", "same-origin"), ("origin", OURS)], true);
        check(&[("sec-fetch-site", "same-origin"), ("origin", "null")], true);
        check(&[("origin", OURS)], true);
        check(&[("sec-fetch-site", "same-site"), ("origin", OURS)], false);
        check(&[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")], false);
        check(&[("sec-fetch-site", "same-origin"), ("origin", "https://evil.example")], false);
        check(&[("origin", "null")], false);
        check(&[], false);
    }
}
