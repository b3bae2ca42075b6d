//! What we ask the provider over the network: one origin, with TLS, one request a connection,
//! each within a time and a size. No redirect is followed.

use std::path::Path;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST};
use axum::http::{HeaderValue, Method, Request, StatusCode};
use futures_util::future::{Either, select};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use url::{Origin, Url};

use crate::transport::trust::connector;

/// From the name's look-up to the last byte. Somebody is waiting before a page.
const ANSWERS_WITHIN: Duration = Duration::from_secs(5);

/// The largest answers are key sets, of some 20 KiB.
const ANSWER_MAX_BYTES: usize = 256 * 1024;

/// Asks one provider.
pub(super) struct Client {
    origin: Origin,
    tls: Option<TlsConnector>,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client").field("origin", &self.origin).finish_non_exhaustive()
    }
}

/// It did not answer, in a fixed word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Away(pub(super) &'static str);

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
        let tls = if issuer.scheme() == "https" { Some(connector(ca_file)?) } else { None };
        Ok(Self { origin: issuer.origin(), tls })
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
        timeout(ANSWERS_WITHIN, self.exchange(url, request)).await.unwrap_or(Err(Away("silent")))
    }

    async fn exchange(&self, url: &Url, request: Request<Body>) -> Result<(StatusCode, Bytes), Away> {
        let (host, port) = (url.host_str(), url.port_or_known_default());
        let (Some(host), Some(port)) = (host, port) else { return Err(Away("unreadable_address")) };
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let stream = TcpStream::connect((host, port)).await.map_err(|_| Away("not_reached"))?;
        match &self.tls {
            Some(tls) => {
                let name = ServerName::try_from(host.to_owned()).map_err(|_| Away("unreadable_address"))?;
                let stream = tls.connect(name, stream).await.map_err(|_| Away("tls_refused"))?;
                converse(stream, request).await
            }
            None => converse(stream, request).await,
        }
    }
}

async fn converse<S>(stream: S, request: Request<Body>) -> Result<(StatusCode, Bytes), Away>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    const BROKEN: Away = Away("connection_broken");
    let shaken = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = shaken.map_err(|_| BROKEN)?;
    let answer = Box::pin(async move {
        let response = sender.send_request(request).await.map_err(|_| BROKEN)?;
        let status = response.status();
        let body = to_bytes(Body::new(response.into_body()), ANSWER_MAX_BYTES).await;
        body.map(|body| (status, body)).map_err(|_| Away("too_large_or_broken"))
    });
    // The connection moves the bytes; it may be done before the answer has been put together.
    match select(answer, Box::pin(connection)).await {
        Either::Left((answer, _)) => answer,
        Either::Right((_, answer)) => answer.await,
    }
}

fn request(method: Method, url: &Url, form: Option<Form>) -> Option<Request<Body>> {
    let authority = match url.port() {
        Some(port) => format!("{}:{port}", url.host_str()?),
        None => url.host_str()?.to_owned(),
    };
    let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(HOST, authority)
        .header(ACCEPT, "application/json");
    let Some(Form { authorization, fields }) = form else { return request.body(Body::empty()).ok() };
    let mut request =
        request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(fields)).ok()?;
    if let Some(authorization) = authorization {
        request.headers_mut().insert(AUTHORIZATION, authorization);
    }
    Some(request)
}
