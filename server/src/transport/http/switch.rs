//! `POST /desk/switch`: a shift lead opens or closes the chat by hand. The desk sends it and
//! reads the answer; what it leads to, every desk is told over its socket.

use std::sync::Arc;
use std::time::Duration;

use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::pages::status_of;
use super::staff_session::StaffSession;
use crate::domain::switch::Setting;
use crate::protocol::ErrorId;
use crate::protocol::switch::{DoorState, SwitchReason};
use crate::transport::switchboard::Switchboard;

/// Nothing that is said outlives its day, and no day is longer.
const MINUTES_MAX: u16 = 25 * 60;

/// What the desk sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SwitchForm {
    to: To,
    reason: Option<SwitchReason>,
    /// For how long; absent: until the end of the day.
    minutes: Option<u16>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum To {
    Open,
    Closed,
    Hours,
}

impl SwitchForm {
    /// What it asks for; `None` when that makes no sense.
    fn asked(&self) -> Option<(Setting, Option<Duration>)> {
        let lasts = self.minutes.map(|minutes| Duration::from_mins(minutes.into()));
        if self.minutes.is_some_and(|minutes| !(1..=MINUTES_MAX).contains(&minutes)) {
            return None;
        }
        match (self.to, self.reason, lasts) {
            (To::Open, Some(reason), lasts) => Some((Setting::Hand(DoorState::Open, reason), lasts)),
            (To::Closed, Some(reason), lasts) => Some((Setting::Hand(DoorState::Closed, reason), lasts)),
            (To::Hours, None, None) => Some((Setting::Hours, None)),
            (To::Open | To::Closed | To::Hours, _, _) => None,
        }
    }
}

/// Does it. Whoever comes here may: the gate has asked.
pub async fn switch(
    State(switchboard): State<Arc<Switchboard>>,
    session: StaffSession,
    form: Result<Form<SwitchForm>, FormRejection>,
) -> Response {
    let done = match form.ok().and_then(|Form(form)| form.asked()) {
        Some((setting, lasts)) => switchboard.set(&session.signed_in.member, setting, lasts).await,
        None => Err(ErrorId::RequestUnreadable),
    };
    match done {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error_id) => (status_of(error_id), error_id.as_str()).into_response(),
    }
}
