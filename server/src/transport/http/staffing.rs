//! `/desk/staffing`: how many counsellors each hour of the week needs, by what the last weeks have
//! been. A plain form, without script; what is asked stands in the address.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::pages::{Pages, StaffingView, render_error, render_staffing};
use super::staff_session::{STAFF_LANGUAGE, StaffSession};
use crate::domain::staffing::{OF_A_HUNDRED, WITHIN_MINUTES};
use crate::domain::week::Goal;
use crate::transport::week::WeekKeeper;

/// Where it is.
pub const STAFFING: &str = "/desk/staffing";

/// What is asked of a shift. What is left out or cannot be asked is as [`OF_A_HUNDRED`] and
/// [`WITHIN_MINUTES`] have it first, and stands in the form.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    of_a_hundred: Option<String>,
    within_minutes: Option<String>,
}

/// `GET /desk/staffing`
pub async fn page(
    State(keeper): State<Arc<WeekKeeper>>,
    State(pages): State<Pages>,
    session: StaffSession,
    query: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let week = match keeper.week().await {
        Ok(week) => week,
        Err(error_id) => return render_error(&pages, STAFF_LANGUAGE, error_id),
    };
    let asked = query.map(|Query(asked)| asked).unwrap_or_default();
    let of_a_hundred = number(asked.of_a_hundred, &OF_A_HUNDRED);
    let within_minutes = number(asked.within_minutes, &WITHIN_MINUTES);
    let goal = Goal {
        share: f64::from(of_a_hundred) / 100.0,
        soon: Duration::from_mins(within_minutes.into()),
        pause: keeper.pause,
    };
    let role = session.signed_in.member.role;
    render_staffing(&pages, STAFF_LANGUAGE, &StaffingView { week, goal, of_a_hundred, within_minutes, role })
}

/// One of the numbers that may be asked for, of which the first is what is meant otherwise.
fn number(typed: Option<String>, (usual, allowed): &(u16, std::ops::RangeInclusive<u16>)) -> u16 {
    let read = typed.and_then(|typed| typed.trim().parse().ok());
    read.filter(|number| allowed.contains(number)).unwrap_or(*usual)
}
