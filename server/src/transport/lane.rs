//! The canary's lane: a second set of everything live, in which a program plays a visitor and a
//! counsellor by the same code as people's, and which no person sees. It has places, talks,
//! hours, rates and numbers of its own, so that whatever happens in it is told nowhere else.
//! The table of routes lets nobody in but an account of the role *canary*.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Json;
use axum::extract::{ConnectInfo, Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::http::staff_session::StaffSession;
use super::staff_access::StaffAccess;
use super::ws::{Sockets, upgrade};
use crate::domain::ports::Live;
use crate::protocol::{ConversationId, ErrorId};

/// Where the canary is a visitor.
pub const VISIT: &str = "/ws/canary/visit";

/// Where it is a counsellor.
pub const DESK: &str = "/ws/canary/desk";

/// Where it asks, under the name that its desk has for a talk, whether anything of it is held.
pub const KEPT: &str = "/desk/canary/kept";

/// The lane of this node, if the settings ask for one. Without one there is nothing behind its
/// addresses, and it costs nothing.
#[derive(Clone, Debug, Default)]
pub struct Lane(Option<Arc<Open>>);

/// One that is there.
#[derive(Debug)]
pub struct Open {
    /// What connections in it need: people's are others, every single part.
    pub sockets: Arc<Sockets>,
    /// What is live in it.
    pub live: Live,
}

/// Whether the transcript of a talk in the lane is still held, on any node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// Open, or ended and not destroyed yet.
    pub kept: bool,
}

impl Lane {
    /// One with this in it.
    pub fn with(open: Open) -> Self {
        Self(Some(Arc::new(open)))
    }

    /// What is in it.
    pub fn open(&self) -> Option<&Arc<Open>> {
        self.0.as_ref()
    }
}

/// `GET /ws/canary/visit`
pub async fn visit(State(lane): State<Lane>, peer: ConnectInfo<SocketAddr>, request: Request) -> Response {
    match lane.open() {
        Some(open) => upgrade::visit(State(open.sockets.clone()), peer, request).await,
        None => no_lane(),
    }
}

/// `GET /ws/canary/desk`
pub async fn desk(
    State(lane): State<Lane>,
    access: State<Arc<StaffAccess>>,
    peer: ConnectInfo<SocketAddr>,
    session: StaffSession,
    request: Request,
) -> Response {
    match lane.open() {
        Some(open) => upgrade::desk(State(open.sockets.clone()), access, peer, session, request).await,
        None => no_lane(),
    }
}

/// `GET /desk/canary/kept/{talk}`
pub async fn kept(State(lane): State<Lane>, Path(talk): Path<String>) -> Response {
    let (Some(open), Some(talk)) = (lane.open(), ConversationId::parse(&talk)) else { return no_lane() };
    match open.live.conversations.after(talk, None).await {
        Ok(lines) => Json(Kept { kept: lines.is_some() }).into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, ErrorId::LiveUnavailable.as_str()).into_response(),
    }
}

fn no_lane() -> Response {
    (StatusCode::NOT_FOUND, ErrorId::PageNotFound.as_str()).into_response()
}
