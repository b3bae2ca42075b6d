//! The web client's built files: found by the name of their source, served for ever.
//!
//! `web-client/dist` is compiled in. Vite gives every file a name with a hash of its
//! content and writes which source became which file into `manifest.json`; so a file
//! never changes under its name and a browser may keep it. Without a web build the
//! server still compiles and its pages still read; [`Assets::load`] then says so.

mod encoding;
mod manifest;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
use rust_embed::{EmbeddedFile, RustEmbed};

use self::encoding::Encoding;
use self::manifest::Manifest;

/// Files under their hashed names never change.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The favicon has no hash in its name; a day is enough.
const FOR_A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// A neutral mark: a plain rounded square says nothing about the subject.
const FAVICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="3" y="3" width="26" height="26" rx="8" fill="#7a8f8a"/></svg>"##;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../web-client/dist"]
#[allow_missing = true]
struct Dist;

/// Which files a page needs, by the name of their source under `web-client/src`.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    manifest: Arc<Manifest>,
}

impl Assets {
    /// Reads the manifest of the compiled-in web client.
    pub fn load() -> Self {
        let manifest = Dist::get("manifest.json").and_then(|file| Manifest::parse(&file.data));
        if manifest.is_none() {
            tracing::warn!(
                "the web client is not built: pages come without styles, and the chat cannot start"
            );
        }
        Self { manifest: Arc::new(manifest.unwrap_or_default()) }
    }

    /// Where the script made from `source` is, as a path from the root of the site.
    pub fn script(&self, source: &str) -> Option<String> {
        self.manifest.script(source)
    }

    /// Where the styles are that `source` needs, each once, in order.
    pub fn styles(&self, source: &str) -> Vec<String> {
        self.manifest.styles(source)
    }
}

/// `/assets/*`
pub async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response<Body> {
    let path = format!("assets/{path}");
    // The compressed twins are chosen below; by their own names they are not addresses.
    let asked_for_twin = Encoding::ALL.iter().any(|encoding| path.ends_with(encoding.ending()));
    let Some(plain) = Dist::get(&path).filter(|_| !asked_for_twin) else {
        return empty(StatusCode::NOT_FOUND);
    };
    let twin = |encoding: Encoding| Dist::get(&format!("{path}{}", encoding.ending()));
    let accepted = encoding::accepted(headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()));
    let found = accepted.into_iter().find_map(|encoding| twin(encoding).map(|file| (encoding, file)));
    let mut response = match found {
        Some((encoding, file)) => {
            let mut response = respond(file);
            response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(encoding.name()));
            response
        }
        None => respond(plain),
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, content_type(&path));
    headers.insert(CACHE_CONTROL, FOR_EVER);
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    response
}

/// `/favicon.svg`
pub async fn favicon() -> Response<Body> {
    let mut response = Response::new(Body::from(FAVICON));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"));
    response.headers_mut().insert(CACHE_CONTROL, FOR_A_DAY);
    response
}

fn respond(file: EmbeddedFile) -> Response<Body> {
    Response::new(match file.data {
        std::borrow::Cow::Borrowed(bytes) => Body::from(bytes),
        std::borrow::Cow::Owned(bytes) => Body::from(bytes),
    })
}

fn empty(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// What the build makes; anything else is bytes that no browser runs.
fn content_type(path: &str) -> HeaderValue {
    HeaderValue::from_static(match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("json" | "map") => "application/json",
        _ => "application/octet-stream",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_that_is_not_there_is_not_found() {
        let response = asset(Path("nothing.js".to_owned()), HeaderMap::new()).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn a_browser_is_told_the_right_type() {
        assert_eq!(content_type("assets/a.js"), "text/javascript; charset=utf-8");
        assert_eq!(content_type("assets/a"), "application/octet-stream");
    }
}
