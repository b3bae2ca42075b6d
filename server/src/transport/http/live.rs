//! `/desk/live`: how the queue stands and how the evening has been, for those who watch over
//! it. The page asks for itself anew by a script; that is no use of a session, and a person at
//! the screen is.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::tz::TimeZone;

use super::pages::{LiveView, Pages, render_live};
use super::staff_session::{STAFF_LANGUAGE, StaffSession};
use crate::transport::staff_access::StaffAccess;
use crate::transport::ws::Sockets;

/// Where it is.
pub const LIVE: &str = "/desk/live";

/// What the script adds when somebody has pressed or moved something since it last asked.
const ACTED: &str = "acted";

/// `GET /desk/live`
pub async fn page(
    State(sockets): State<Arc<Sockets>>,
    State(access): State<Arc<StaffAccess>>,
    State(pages): State<Pages>,
    State(zone): State<TimeZone>,
    session: StaffSession,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let came = headers.get("sec-fetch-mode").is_none_or(|mode| mode == "navigate");
    if came || query.as_deref() == Some(ACTED) {
        // Where it cannot be noted the session rests a little sooner.
        let _noted = access.used(&session.token).await;
    }
    let shift = sockets.registry.picture();
    let view = LiveView {
        standing: sockets.standing(&shift),
        slices: sockets.evening.slices().await.ok(),
        wall: sockets.evening.wall(),
        zone: &zone,
        role: session.signed_in.member.role,
    };
    render_live(&pages, STAFF_LANGUAGE, &view)
}
