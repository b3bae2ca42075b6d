//! `/desk/rota`: who is on when. Everybody who talks with visitors sees it; shift leads and
//! administrators plan it. Plain forms, without script.

use std::sync::Arc;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use uuid::Uuid;

use super::pages::{Pages, RotaTyped, RotaView, render_error, render_rota};
use super::staff_session::{STAFF_LANGUAGE, StaffSession};
use crate::domain::counsellor::StaffId;
use crate::domain::opening_hours::Span;
use crate::domain::rota::{PEOPLE_MAX, Shift};
use crate::domain::staff::PLANS_THE_ROTA;
use crate::protocol::ErrorId;
use crate::transport::rota::{Plan, Rota};

/// Where it is.
pub const ROTA: &str = "/desk/rota";

/// What a page is asked for with.
#[derive(Debug, Default, Deserialize)]
pub struct RotaQuery {
    /// The shift whose plan is to stand in the form.
    shift: Option<Uuid>,
}

/// The whole rota from today on.
pub async fn page(
    State(rota): State<Arc<Rota>>,
    State(pages): State<Pages>,
    session: StaffSession,
    query: Result<Query<RotaQuery>, axum::extract::rejection::QueryRejection>,
) -> Response {
    let chosen = query.ok().and_then(|Query(query)| query.shift);
    show(&rota, &pages, &session, Filled::With(chosen), None).await
}

/// Plans a shift. What was chosen stays in the form when it could not be done.
pub async fn plan(
    State(rota): State<Arc<Rota>>,
    State(pages): State<Pages>,
    session: StaffSession,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let typed = form.ok().and_then(|Form(pairs)| read(pairs));
    let Some(typed) = typed else {
        return show(&rota, &pages, &session, Filled::With(None), Some(ErrorId::RequestUnreadable)).await;
    };
    let planned = match plan_of(&typed) {
        Ok(plan) => rota.plan(&session.signed_in.member, plan).await,
        Err(error_id) => Err(error_id),
    };
    match planned {
        Ok(()) => Redirect::to(ROTA).into_response(),
        Err(error_id) => show(&rota, &pages, &session, Filled::As(typed), Some(error_id)).await,
    }
}

/// Takes a shift away.
pub async fn remove(
    State(rota): State<Arc<Rota>>,
    State(pages): State<Pages>,
    session: StaffSession,
    Path(id): Path<String>,
) -> Response {
    let removed = match Uuid::parse_str(&id) {
        Ok(id) => rota.remove(&session.signed_in.member, id).await,
        Err(_) => Err(ErrorId::RequestUnreadable),
    };
    match removed {
        Ok(()) => Redirect::to(ROTA).into_response(),
        Err(error_id) => show(&rota, &pages, &session, Filled::With(None), Some(error_id)).await,
    }
}

/// What stands in the form.
enum Filled {
    /// The plan of a shift, or nothing.
    With(Option<Uuid>),
    /// What was sent.
    As(RotaTyped),
}

async fn show(
    rota: &Rota,
    pages: &Pages,
    session: &StaffSession,
    filled: Filled,
    problem: Option<ErrorId>,
) -> Response {
    let sheet = match rota.sheet().await {
        Ok(sheet) => sheet,
        Err(error_id) => return render_error(pages, STAFF_LANGUAGE, error_id),
    };
    let typed = match filled {
        Filled::As(typed) => typed,
        Filled::With(None) => RotaTyped::default(),
        Filled::With(Some(id)) => {
            let found = sheet.shifts.iter().find(|(shift, _)| shift.id == id);
            found.map(|(shift, _)| typed(shift)).unwrap_or_default()
        }
    };
    let plans = PLANS_THE_ROTA.contains(&session.signed_in.member.role);
    let own = session.signed_in.member.id;
    let role = session.signed_in.member.role;
    render_rota(pages, STAFF_LANGUAGE, &RotaView { sheet: &sheet, plans, own, role, typed: &typed, problem })
}

fn typed(shift: &Shift) -> RotaTyped {
    RotaTyped {
        id: Some(shift.id),
        day: shift.day.to_string(),
        from: shift.span.opens(),
        to: shift.span.closes(),
        members: shift.members.clone(),
        stand_ins: shift.stand_ins.clone(),
    }
}

/// The form; `None` when it is none of ours.
fn read(pairs: Vec<(String, String)>) -> Option<RotaTyped> {
    let mut typed = RotaTyped::default();
    if pairs.is_empty() {
        return None;
    }
    for (key, value) in pairs {
        match key.as_str() {
            "shift" => typed.id = Some(Uuid::parse_str(&value).ok()?),
            "day" => typed.day = value,
            "from" => typed.from = value,
            "to" => typed.to = value,
            person => {
                let (id, part) = (Uuid::parse_str(person.strip_prefix("person-")?).ok()?, value.as_str());
                let people: &mut Vec<StaffId> = match part {
                    "" => continue,
                    "member" => &mut typed.members,
                    "stand_in" => &mut typed.stand_ins,
                    _ => return None,
                };
                if people.len() >= PEOPLE_MAX {
                    return None;
                }
                people.push(id);
            }
        }
    }
    Some(typed)
}

fn plan_of(typed: &RotaTyped) -> Result<Plan, ErrorId> {
    let day = typed.day.trim().parse().map_err(|_| ErrorId::ShiftTimes)?;
    // A field for a time of day has no 24:00; its 00:00 at the end of a shift means the same.
    let to = if typed.to.trim() == "00:00" { "24:00" } else { typed.to.trim() };
    let span = Span::parse(&format!("{}-{to}", typed.from.trim())).ok_or(ErrorId::ShiftTimes)?;
    let (members, stand_ins) = (typed.members.clone(), typed.stand_ins.clone());
    Ok(Plan { id: typed.id, day, span, members, stand_ins })
}
