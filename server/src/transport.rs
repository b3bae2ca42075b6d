//! The network side: HTTP pages, sign-in, sockets, and what guards them. Knows the
//! domain's ports, never which store is behind them.

pub mod door;
pub mod feedback;
pub mod headers;
pub mod http;
pub mod network;
pub mod opening;
pub mod origin;
pub mod rate_limit;
pub mod second_step;
pub mod staff_access;
pub mod tls;
pub mod ws;

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef};
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use tower_http::compression::CompressionLayer;

use self::door::Door;
use self::headers::Https;
use self::http::half_way::{CODE, SET_UP};
use self::http::pages::Pages;
use self::http::staff_session::{DESK, SIGN_IN};
use self::second_step::SecondStep;
use self::staff_access::StaffAccess;
use self::ws::Sockets;
use self::ws::registry::Registry;
use crate::lifecycle::Tasks;
use crate::metrics::Metrics;

/// Largest body of a form or a beacon; nobody sends more than a name and a password.
const BODY_MAX_BYTES: usize = 16 * 1024;

/// Everything visitors and staff can reach: the table of contents of the server.
pub fn router<S>(https: Https, public_origins: Arc<[String]>) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Arc<Sockets>: FromRef<S>,
    Arc<Registry>: FromRef<S>,
    Arc<StaffAccess>: FromRef<S>,
    Arc<SecondStep>: FromRef<S>,
    Arc<Door>: FromRef<S>,
    Pages: FromRef<S>,
{
    Router::new()
        .merge(http::pages::routes().layer(CompressionLayer::new()))
        .merge(http::assets::routes())
        .route(DESK, get(http::desk::desk))
        .route(SIGN_IN, get(http::sign_in::form).post(http::sign_in::attempt))
        .route(CODE, get(http::code::form).post(http::code::attempt))
        .route(SET_UP, get(http::set_up::form).post(http::set_up::attempt))
        .route("/desk/sign-out", post(http::sign_out::sign_out))
        .route("/ws/visit", get(ws::upgrade::visit))
        .route("/ws/desk", get(ws::upgrade::desk))
        .fallback(http::pages::not_found)
        .layer(DefaultBodyLimit::max(BODY_MAX_BYTES))
        .layer(from_fn_with_state(public_origins, origin::require_own_origin))
        // The token is proof enough, and some browsers send a beacon without an origin.
        .route("/visit/exit", post(http::exit::exit).layer(DefaultBodyLimit::max(http::exit::BODY_MAX_BYTES)))
        .layer(from_fn_with_state(https, headers::security_headers))
}

/// What operators can reach, on an address of its own.
pub fn admin_router<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Arc<Metrics>: FromRef<S>,
    Tasks: FromRef<S>,
{
    Router::new()
        .route("/metrics", get(http::metrics::metrics))
        .route("/health/live", get(http::health::live))
        .route("/health/ready", get(http::health::ready))
}
