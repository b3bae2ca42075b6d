//! What every answer tells the browser: run only our own files, keep nothing, tell
//! nobody. Answers that may be kept (assets) set their own `Cache-Control`.

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_DNS_PREFETCH_CONTROL, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

/// Nothing but our own scripts, styles, pictures and sockets; no inline script, no
/// way to make HTML out of text. Markup in a message has nothing to hold on to.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
     require-trusted-types-for 'script'; trusted-types 'none'";

/// Every power a page could ask for is off, but keeping the screen on while waiting, and the
/// passkeys of staff.
const POWERS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), \
     clipboard-read=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), \
     gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
     payment=(), picture-in-picture=(), publickey-credentials-create=(self), \
     publickey-credentials-get=(self), screen-wake-lock=(self), \
     serial=(), usb=(), xr-spatial-tracking=()";

/// A year, as browsers ask for before they remember it for good.
const HTTPS_ONLY: &str = "max-age=31536000";

const ALWAYS: [(HeaderName, &str); 10] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (HeaderName::from_static("permissions-policy"), POWERS),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
    (HeaderName::from_static("origin-agent-cluster"), "?1"),
    (REFERRER_POLICY, "no-referrer"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_DNS_PREFETCH_CONTROL, "off"),
    (X_FRAME_OPTIONS, "DENY"),
];

/// Whether browsers are told to come back over HTTPS only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Https {
    /// TLS here or at a proxy in front.
    Only,
    /// A first try on this machine.
    Optional,
}

/// The layer.
pub async fn security_headers(State(https): State<Https>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    add(response.headers_mut(), https);
    response
}

fn add(headers: &mut HeaderMap, https: Https) {
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if https == Https::Only {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HTTPS_ONLY));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_not_kept_and_an_asset_keeps_its_own_word() {
        let mut page = HeaderMap::new();
        add(&mut page, Https::Optional);
        assert_eq!(page[CACHE_CONTROL], "no-store");

        let mut asset = HeaderMap::new();
        asset.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
        add(&mut asset, Https::Optional);
        assert_eq!(asset[CACHE_CONTROL], "public, max-age=31536000, immutable");
    }

    #[test]
    fn nothing_inline_runs_and_no_text_becomes_markup() {
        let mut headers = HeaderMap::new();
        add(&mut headers, Https::Optional);
        let policy = headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"));
        assert!(policy.contains("require-trusted-types-for 'script'; trusted-types 'none'"));
        assert!(!policy.contains("unsafe") && !policy.contains("http"));
    }

    #[test]
    fn https_only_is_told_only_where_there_is_https() {
        let told = |https| {
            let mut headers = HeaderMap::new();
            add(&mut headers, https);
            headers.contains_key(STRICT_TRANSPORT_SECURITY)
        };
        assert!(told(Https::Only));
        assert!(!told(Https::Optional));
    }
}
