//! The way to the service, as a browser goes it: the public address, TLS, a balancer or none.

use std::net::IpAddr;
use std::path::Path;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, Response};
use futures_util::future::{Either, select};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use url::{Host, Url};

use crate::transport::trust::connector;

/// The largest answers are pages.
const ANSWER_MAX_BYTES: usize = 512 * 1024;

/// Bytes both ways, over TLS or not.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// Where the service is.
pub struct Way {
    /// As browsers write it into `Origin`.
    origin: String,
    host: String,
    port: u16,
    tls: Option<TlsConnector>,
}

impl std::fmt::Debug for Way {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Way").field("origin", &self.origin).finish_non_exhaustive()
    }
}

/// An answer to one request.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Bytes,
    headers: HeaderMap,
}

impl Answer {
    /// Where it sends a browser.
    pub(super) fn leads_to(&self) -> &str {
        self.header(LOCATION.as_str())
    }

    /// The error id of a sign-in that did not go through.
    pub(super) fn problem(&self) -> &str {
        self.header("fortrolig-problem")
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// What a browser would carry from now on, as `name=value`: cookies that are set, without
    /// those that are taken away.
    pub(super) fn cookies(&self) -> String {
        let set = self.headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        let pairs = set.filter_map(|line| line.split(';').next()).filter(|pair| !pair.ends_with('='));
        pairs.collect::<Vec<_>>().join("; ")
    }
}

impl Way {
    /// To this address, which is of https, or of http on this machine; with the authorities in
    /// this file (PEM) beside those the machine trusts.
    ///
    /// # Errors
    /// What is wrong, in words for whoever typed it.
    pub fn to(address: &str, ca_file: Option<&Path>) -> Result<Self, String> {
        let url = Url::parse(address).map_err(|error| format!("{address} is no address: {error}"))?;
        let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let (Some(host), Some(port)) = (url.host(), url.port_or_known_default()) else {
            return Err(format!("{address} names no host"));
        };
        if !is_bare || !url.username().is_empty() || url.password().is_some() {
            return Err(format!("{address} must be a host alone, like https://chat.example.no"));
        }
        let tls = match (url.scheme(), is_here(&host)) {
            ("https", _) => Some(connector(ca_file)?),
            ("http", true) => None,
            _ => return Err(format!("{address} must begin with https://, because a password goes there")),
        };
        let host = match host {
            Host::Domain(name) => name.to_owned(),
            Host::Ipv4(address) => address.to_string(),
            Host::Ipv6(address) => address.to_string(),
        };
        Ok(Self { origin: url.origin().ascii_serialization(), host, port, tls })
    }

    /// As browsers write it into `Origin`.
    pub(super) fn origin(&self) -> &str {
        &self.origin
    }

    /// The host, and the port where it is not the usual one.
    pub(super) fn authority(&self) -> &str {
        self.origin.split_once("://").map_or("", |(_, authority)| authority)
    }

    /// A connection.
    ///
    /// # Errors
    /// Why there is none.
    pub(super) async fn connect(&self) -> Result<Box<dyn Stream>, String> {
        let unreached = |error: std::io::Error| format!("{} cannot be reached: {error}", self.authority());
        let stream = TcpStream::connect((self.host.as_str(), self.port)).await.map_err(unreached)?;
        stream.set_nodelay(true).map_err(unreached)?;
        let Some(tls) = &self.tls else { return Ok(Box::new(stream)) };
        let name = ServerName::try_from(self.host.clone()).map_err(|error| error.to_string())?;
        let refused = |error| format!("TLS with {} fails: {error}", self.authority());
        Ok(Box::new(tls.connect(name, stream).await.map_err(refused)?))
    }

    /// What stands there, for whoever carries these cookies.
    ///
    /// # Errors
    /// Why there is no answer.
    pub(super) async fn get(&self, path: &str, cookies: &str) -> Result<Answer, String> {
        self.ask(Method::GET, path, cookies, String::new()).await
    }

    /// Sends a form.
    ///
    /// # Errors
    /// Why there is no answer.
    pub(super) async fn post(&self, path: &str, cookies: &str, form: String) -> Result<Answer, String> {
        self.ask(Method::POST, path, cookies, form).await
    }

    async fn ask(&self, method: Method, path: &str, cookies: &str, form: String) -> Result<Answer, String> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, self.authority())
            .header(ORIGIN, &self.origin)
            .header(COOKIE, cookies)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form))
            .map_err(|error| error.to_string())?;
        let broken = |error: hyper::Error| format!("the connection broke: {error}");
        let stream = TokioIo::new(self.connect().await?);
        let (mut sender, connection) = hyper::client::conn::http1::handshake(stream).await.map_err(broken)?;
        let answer = Box::pin(async move {
            let response = sender.send_request(request).await.map_err(broken)?;
            read(response.map(Body::new)).await
        });
        // The connection moves the bytes; it may be done before the answer has been put together.
        match select(answer, Box::pin(connection)).await {
            Either::Left((answer, _)) => answer,
            Either::Right((_, answer)) => answer.await,
        }
    }
}

async fn read(response: Response<Body>) -> Result<Answer, String> {
    let (head, body) = response.into_parts();
    let body =
        to_bytes(body, ANSWER_MAX_BYTES).await.map_err(|error| format!("the answer broke: {error}"))?;
    Ok(Answer { status: head.status.as_u16(), body, headers: head.headers })
}

/// Whether this is the machine itself, so that nothing goes over a network.
fn is_here(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(address) => IpAddr::from(*address).is_loopback(),
        Host::Ipv6(address) => IpAddr::from(*address).is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_goes_over_tls_or_stays_on_the_machine() {
        for (address, origin) in [
            ("https://chat.example.no", "https://chat.example.no"),
            ("https://chat.example.no:8443/", "https://chat.example.no:8443"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://[::1]:8080", "http://[::1]:8080"),
            ("http://localhost", "http://localhost"),
        ] {
            assert_eq!(Way::to(address, None).unwrap().origin(), origin);
        }
        for (address, word) in [
            ("http://chat.example.no", "https://"),
            ("http://10.0.0.1", "https://"),
            ("ftp://localhost", "https://"),
            ("https://chat.example.no/chat", "host alone"),
            ("https://me:secret@chat.example.no", "host alone"),
            ("chat.example.no", "no address"),
        ] {
            let refused = Way::to(address, None).unwrap_err();
            assert!(refused.contains(word), "{address}: {refused}");
        }
    }

    #[test]
    fn cookies_are_carried_as_they_are_set_and_not_as_they_are_taken_away() {
        let set = [
            "__Host-fortrolig=abc; HttpOnly; Secure; Path=/",
            "__Host-fortrolig-half-way=; Max-Age=0; Path=/",
            "b=c",
        ];
        let headers = set.map(|line| (SET_COOKIE, line.parse().unwrap())).into_iter().collect();
        let answer = Answer { status: 303, body: Bytes::new(), headers };
        assert_eq!(answer.cookies(), "__Host-fortrolig=abc; b=c");
    }
}
