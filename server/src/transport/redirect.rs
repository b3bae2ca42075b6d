//! The door without HTTPS: it does nothing but send people on to the one with it. Nothing that
//! somebody asks for is looked at, and no page is served.

use axum::Router;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

/// Sends everybody to the same place at `origin`, which is one of our own with https. The name
/// that a caller says is not believed: otherwise anybody could be led anywhere.
pub fn router(origin: &str) -> Router {
    let origin = origin.to_owned();
    Router::new().fallback(move |request: Request| {
        let there = there(&origin, request.uri());
        async move { on(&there) }
    })
}

fn there(origin: &str, uri: &Uri) -> String {
    let place = uri.path_and_query().map(ToString::to_string).filter(|place| place.starts_with('/'));
    format!("{origin}{}", place.as_deref().unwrap_or("/"))
}

/// 308: a form stays a form on the way.
fn on(there: &str) -> Response {
    let Ok(there) = HeaderValue::from_str(there) else { return StatusCode::BAD_REQUEST.into_response() };
    let headers = [(LOCATION, there), (CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (StatusCode::PERMANENT_REDIRECT, headers).into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use tower::ServiceExt;

    use super::*;

    async fn check(asked: &str, host: &str, expected: &str) {
        let request = Request::builder().uri(asked).header("host", host).body(Body::empty()).unwrap();
        let answer = router("https://chat.example.no").oneshot(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::PERMANENT_REDIRECT);
        assert_eq!(answer.headers()[LOCATION], expected);
        assert!(!answer.headers().contains_key("strict-transport-security"), "it counts only over HTTPS");
    }

    #[tokio::test]
    async fn everybody_is_sent_to_the_same_place_on_our_own_host() {
        check("/", "chat.example.no", "https://chat.example.no/").await;
        check("/nn/hjelp?q=a%20b", "chat.example.no", "https://chat.example.no/nn/hjelp?q=a%20b").await;
        check("/", "evil.example", "https://chat.example.no/").await;
        check("//evil.example/", "evil.example", "https://chat.example.no//evil.example/").await;
        check("http://evil.example/a", "evil.example", "https://chat.example.no/a").await;
        check("*", "chat.example.no", "https://chat.example.no/").await;
    }
}
