//! Whether this process lives, and whether it takes people.

use axum::extract::State;
use axum::http::StatusCode;

use crate::lifecycle::Tasks;

/// `GET /health/live`: the process answers.
pub async fn live() -> &'static str {
    "live"
}

/// `GET /health/ready`: 503 while it is stopping, so that a balancer sends nobody new.
pub async fn ready(State(tasks): State<Tasks>) -> (StatusCode, &'static str) {
    if tasks.soft().is_cancelled() {
        (StatusCode::SERVICE_UNAVAILABLE, "draining")
    } else {
        (StatusCode::OK, "ready")
    }
}
