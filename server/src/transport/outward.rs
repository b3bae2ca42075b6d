//! Asking a server of somebody else over the network: one request a connection, with TLS, within
//! a time and a size. No redirect is followed.

use std::path::Path;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::HOST;
use axum::http::request::Builder;
use axum::http::{Method, Request, Response};
use futures_util::future::{Either, select};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use url::{Position, Url};

use super::trust::connector;

/// It did not answer, in a fixed word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(super) struct Away(pub(super) &'static str);

/// How long and how much an answer may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// From the name's look-up to the last byte.
    pub(super) within: Duration,
    /// Of its body.
    pub(super) max_bytes: usize,
}

/// The way out.
#[derive(Clone)]
pub(super) struct Outward {
    tls: Option<TlsConnector>,
    bounds: Bounds,
}

impl std::fmt::Debug for Outward {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Outward").field("bounds", &self.bounds).finish_non_exhaustive()
    }
}

impl Outward {
    /// With TLS, by the authorities that this machine trusts and those in the file.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub(super) fn secure(ca_file: Option<&Path>, bounds: Bounds) -> Result<Self, String> {
        Ok(Self { tls: Some(connector(ca_file)?), bounds })
    }

    /// Without TLS; only for this machine.
    pub(super) fn plain(bounds: Bounds) -> Self {
        Self { tls: None, bounds }
    }

    /// Sends it there, and returns what came back.
    ///
    /// # Errors
    /// [`Away`]
    pub(super) async fn ask(&self, url: &Url, request: Request<Body>) -> Result<Response<Bytes>, Away> {
        timeout(self.bounds.within, self.exchange(url, request)).await.unwrap_or(Err(Away("silent")))
    }

    async fn exchange(&self, url: &Url, request: Request<Body>) -> Result<Response<Bytes>, Away> {
        let (host, port) = (url.host_str(), url.port_or_known_default());
        let (Some(host), Some(port)) = (host, port) else { return Err(Away("unreadable_address")) };
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let stream = TcpStream::connect((host, port)).await.map_err(|_| Away("not_reached"))?;
        match &self.tls {
            Some(tls) => {
                let name = ServerName::try_from(host.to_owned()).map_err(|_| Away("unreadable_address"))?;
                let stream = tls.connect(name, stream).await.map_err(|_| Away("tls_refused"))?;
                converse(stream, request, self.bounds.max_bytes).await
            }
            None => converse(stream, request, self.bounds.max_bytes).await,
        }
    }
}

/// The beginning of a request for what stands at this address.
pub(super) fn request(method: Method, url: &Url) -> Option<Builder> {
    let authority = match url.port() {
        Some(port) => format!("{}:{port}", url.host_str()?),
        None => url.host_str()?.to_owned(),
    };
    let path = &url[Position::BeforePath..Position::AfterQuery];
    Some(Request::builder().method(method).uri(path).header(HOST, authority))
}

async fn converse<S>(stream: S, request: Request<Body>, max_bytes: usize) -> Result<Response<Bytes>, Away>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    const BROKEN: Away = Away("connection_broken");
    let shaken = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = shaken.map_err(|_| BROKEN)?;
    let answer = Box::pin(async move {
        let (head, body) = sender.send_request(request).await.map_err(|_| BROKEN)?.into_parts();
        let body = to_bytes(Body::new(body), max_bytes).await;
        body.map(|body| Response::from_parts(head, body)).map_err(|_| Away("too_large_or_broken"))
    });
    // The connection moves the bytes; it may be done before the answer has been put together.
    match select(answer, Box::pin(connection)).await {
        Either::Left((answer, _)) => answer,
        Either::Right((_, answer)) => answer.await,
    }
}
