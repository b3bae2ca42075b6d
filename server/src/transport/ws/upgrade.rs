//! Lets a browser in: the right origin, the right subprotocol, room for one more,
//! and for a desk a staff session. Then the socket belongs to a task of its own.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use tokio::sync::OwnedSemaphorePermit;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::server::create_response_with_body;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use super::Sockets;
use super::connection::{close, send};
use super::desk::DeskSession;
use super::outbox::Outbox;
use super::serve::{Origin, serve_desk, serve_visitor};
use crate::protocol::limits::FRAME_MAX_BYTES;
use crate::protocol::{CloseCode, ErrorId, SUBPROTOCOL, ToDesk, ToVisitor};
use crate::transport::http::staff_session::StaffSession;
use crate::transport::network::NetworkKey;
use crate::transport::staff_access::StaffAccess;

/// When every socket is taken, a client is asked to wait this long.
const FULL_RETRY_S: &str = "30";

/// One read buffer, held as long as the socket: most frames fit, a long message is read in
/// pieces. tungstenite's default of 128 KiB is zero-filled for each socket.
const READ_BUFFER_BYTES: usize = 2 * 1024;

/// What is read of a frame before the connection is cut. Above the limit that people
/// are told, so that a slip is answered and only a flood is cut.
const READ_MAX_BYTES: usize = 2 * FRAME_MAX_BYTES;

/// Frames gathered before a write; a flush always writes everything.
const WRITE_BUFFER_BYTES: usize = 4 * 1024;

/// A socket that lets this much pile up does not read.
const WRITE_BUFFER_MAX_BYTES: usize = 64 * 1024;

/// A browser's socket.
type Upgraded = WebSocketStream<TokioIo<hyper::upgrade::Upgraded>>;

/// `/ws/visit`
pub async fn visit(
    State(sockets): State<Arc<Sockets>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
) -> Response {
    let (network, permit) = match admit(&sockets, peer, &request) {
        Ok(Admitted { network, wait: None, permit }) => (network, permit),
        Ok(Admitted { wait: Some(wait), permit, .. }) => {
            return turn_away(&sockets.clone(), request, permit, move |out| {
                let (error_id, retry_after_ms) = (ErrorId::NetworkTooFast, Some(wait));
                out.push(&ToVisitor::Refused { client_ref: None, error_id, retry_after_ms, words: None });
            });
        }
        Err(refusal) => return refusal,
    };
    let marks = sockets.door.marks(peer, request.headers(), &sockets.respites.known());
    upgrade(&sockets.clone(), request, move |mut socket| async move {
        let _permit = permit;
        serve_visitor(sockets, &mut socket, Origin { network, marks }).await;
    })
}

/// `/ws/desk`, behind its gate.
pub async fn desk(
    State(sockets): State<Arc<Sockets>>,
    State(access): State<Arc<StaffAccess>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    session: StaffSession,
    request: Request,
) -> Response {
    let permit = match admit(&sockets, peer, &request) {
        Ok(Admitted { wait: None, permit, .. }) => permit,
        Ok(Admitted { wait: Some(wait), permit, .. }) => {
            return turn_away(&sockets.clone(), request, permit, move |out| {
                let (error_id, retry_after_ms) = (ErrorId::NetworkTooFast, Some(wait));
                out.push(&ToDesk::Refused { conversation: None, client_ref: None, error_id, retry_after_ms });
            });
        }
        Err(refusal) => return refusal,
    };
    let counsellor = session.counsellor();
    let as_of = sockets.chat.as_of();
    let session = DeskSession::new(access, session.token, session.signed_in, as_of);
    upgrade(&sockets.clone(), request, move |mut socket| async move {
        let _permit = permit;
        serve_desk(sockets, &mut socket, counsellor, session).await;
    })
}

/// Let in, or at least heard.
struct Admitted {
    network: NetworkKey,
    /// The network is over its rate: to be told so, with how long to wait, in milliseconds.
    wait: Option<u32>,
    permit: OwnedSemaphorePermit,
}

/// What can be said no to before anything is spent. A browser cannot read the answer to
/// a socket that is refused, so whatever a person should know is said over the socket;
/// only when there is no room for one more is it a plain 503.
#[expect(clippy::result_large_err, reason = "made once for each refused socket, and sent at once")]
fn admit(sockets: &Sockets, peer: SocketAddr, request: &Request) -> Result<Admitted, Response> {
    if !sockets.door.allows_origin(request.headers()) {
        sockets.metrics.refused(ErrorId::OriginRefused);
        return Err((StatusCode::FORBIDDEN, ErrorId::OriginRefused.as_str()).into_response());
    }
    let network = sockets.door.network(peer, request.headers());
    let Some(permit) = sockets.limiter.socket() else {
        sockets.metrics.refused(ErrorId::ServiceBusy);
        let retry = [(header::RETRY_AFTER, FULL_RETRY_S)];
        return Err((StatusCode::SERVICE_UNAVAILABLE, retry, ErrorId::ServiceBusy.as_str()).into_response());
    };
    let wait = sockets.limiter.connect(network).err().map(|wait| {
        sockets.metrics.refused(ErrorId::NetworkTooFast);
        u32::try_from(wait.as_millis()).unwrap_or(u32::MAX).max(1)
    });
    Ok(Admitted { network, wait, permit })
}

/// Says why over the socket, and closes it as *busy*: the client comes back by itself.
fn turn_away(
    sockets: &Arc<Sockets>,
    request: Request,
    permit: OwnedSemaphorePermit,
    refuse: impl FnOnce(&mut Outbox) + Send + 'static,
) -> Response {
    let metrics = sockets.metrics.clone();
    upgrade(sockets, request, move |mut socket| async move {
        let _permit = permit;
        let mut out = Outbox::default();
        refuse(&mut out);
        let _gone_already = send(&mut socket, out.take()).await;
        metrics.closed(CloseCode::Busy);
        close(&mut socket, CloseCode::Busy).await;
    })
}

fn upgrade<F>(
    sockets: &Arc<Sockets>,
    mut request: Request,
    serve: impl FnOnce(Upgraded) -> F + Send + 'static,
) -> Response
where
    F: Future<Output = ()> + Send,
{
    let asks = request.headers().get_all(header::SEC_WEBSOCKET_PROTOCOL).iter();
    let speaks = asks
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|protocol| protocol.trim() == SUBPROTOCOL);
    let Some(on_upgrade) = request.extensions_mut().remove::<OnUpgrade>().filter(|_| speaks) else {
        return (StatusCode::BAD_REQUEST, ErrorId::RequestUnreadable.as_str()).into_response();
    };
    let Ok(mut response) = create_response_with_body(&request, Body::empty) else {
        return (StatusCode::BAD_REQUEST, ErrorId::RequestUnreadable.as_str()).into_response();
    };
    response.headers_mut().insert(header::SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(SUBPROTOCOL));
    sockets.tasks.spawn(async move {
        // The browser may be gone before its upgrade is through; then there is nobody to serve.
        if let Ok(upgraded) = on_upgrade.await {
            let io = TokioIo::new(upgraded);
            let socket = WebSocketStream::from_raw_socket(io, Role::Server, Some(socket_limits())).await;
            // On its own: inside this future it would be held twice, once before it starts.
            Box::pin(serve(socket)).await;
        }
    });
    response
}

/// The bounds of a socket; tungstenite's own are far too generous.
pub fn socket_limits() -> WebSocketConfig {
    WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER_BYTES)
        .write_buffer_size(WRITE_BUFFER_BYTES)
        .max_write_buffer_size(WRITE_BUFFER_MAX_BYTES)
        .max_message_size(Some(READ_MAX_BYTES))
        .max_frame_size(Some(READ_MAX_BYTES))
}
