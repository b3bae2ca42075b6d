//! The network side: HTTP pages, sign-in, sockets, and what guards them. Knows the
//! domain's ports, never which store is behind them.

pub mod accounts;
pub mod acme;
pub mod door;
pub mod evening;
pub mod feedback;
pub mod gate;
pub mod headers;
pub mod http;
pub mod lane;
pub mod network;
pub mod opening;
pub mod origin;
mod outward;
pub mod own_password;
pub mod passkeys;
pub mod phrases;
pub mod provider;
pub mod qualifications;
pub mod rate_limit;
pub mod redirect;
pub mod respites;
pub mod rota;
pub mod routes;
pub mod second_step;
pub mod staff_access;
pub mod switchboard;
pub mod tls;
pub mod trust;
pub mod week;
pub mod ws;

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef};
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use jiff::tz::TimeZone;

use self::accounts::Accounts;
use self::door::Door;
use self::gate::{Gate, admit};
use self::headers::Https;
use self::http::pages::Pages;
use self::lane::Lane;
use self::own_password::OwnPassword;
use self::passkeys::Passkeys;
use self::provider::Provider;
use self::rota::Rota;
use self::routes::{OpenTo, Route};
use self::second_step::SecondStep;
use self::staff_access::StaffAccess;
use self::switchboard::Switchboard;
use self::week::WeekKeeper;
use self::ws::Sockets;
use self::ws::registry::Registry;
use crate::domain::records::OwnReplyRecords;
use crate::lifecycle::Tasks;
use crate::metrics::Metrics;

/// Largest body of a form or a beacon; nobody sends more than a name and a password.
const BODY_MAX_BYTES: usize = 16 * 1024;

/// Everything visitors and staff can reach: what stands in [`routes::table`].
pub fn router<S>(https: Https, public_origins: Arc<[String]>, gate: &Gate) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Arc<Sockets>: FromRef<S>,
    Arc<Registry>: FromRef<S>,
    Arc<StaffAccess>: FromRef<S>,
    Arc<SecondStep>: FromRef<S>,
    Arc<OwnPassword>: FromRef<S>,
    Arc<Switchboard>: FromRef<S>,
    Arc<dyn OwnReplyRecords>: FromRef<S>,
    Arc<Passkeys>: FromRef<S>,
    Arc<Accounts>: FromRef<S>,
    Arc<Rota>: FromRef<S>,
    Arc<WeekKeeper>: FromRef<S>,
    Arc<Provider>: FromRef<S>,
    Arc<Door>: FromRef<S>,
    Lane: FromRef<S>,
    Pages: FromRef<S>,
    TimeZone: FromRef<S>,
{
    let add = |router: Router<S>, Route { path, open_to, place, .. }: &Route| {
        let handler = place.handler();
        router.route(
            path,
            match *open_to {
                OpenTo::Everybody => handler,
                OpenTo::Roles(roles) => {
                    handler.route_layer(from_fn_with_state(gate.open_to(roles, place.is_page()), admit))
                }
            },
        )
    };
    let table = routes::table();
    let (own, others): (Vec<_>, Vec<_>) = table.iter().partition(|route| route.place.needs_own_origin());
    let router = own
        .into_iter()
        .fold(Router::new(), add)
        .fallback(http::pages::not_found)
        .layer(DefaultBodyLimit::max(BODY_MAX_BYTES))
        .layer(from_fn_with_state(public_origins, origin::require_own_origin));
    others.into_iter().fold(router, add).layer(from_fn_with_state(https, headers::security_headers))
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
