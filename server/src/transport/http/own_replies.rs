//! `/desk/replies`: the prepared replies that a counsellor has written for themselves. The desk
//! asks for them and sends what is changed. They are told with whose they are, so that a desk
//! never shows one counsellor those of another who has signed in beside it; and like every
//! answer of ours they are kept by no browser.

use std::sync::Arc;

use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::pages::status_of;
use super::staff_session::StaffSession;
use crate::domain::own_reply::OwnReply;
use crate::domain::records::{Keeping, OwnReplyRecords};
use crate::protocol::ErrorId;
use crate::protocol::ids::AccountName;
use crate::protocol::needs::Language;

/// Where they are.
pub const OWN_REPLIES: &str = "/desk/replies";

/// What the desk sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyForm {
    /// Which one is changed; absent: a new one.
    id: Option<Uuid>,
    language: Language,
    title: String,
    text: String,
}

impl std::fmt::Debug for ReplyForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReplyForm(…)")
    }
}

/// All of one's own.
pub async fn all(State(records): State<Arc<dyn OwnReplyRecords>>, session: StaffSession) -> Response {
    let staff = session.signed_in.member.id;
    match records.own_replies(staff).await {
        Ok(replies) => {
            let account = AccountName::of(staff.into_bytes()).to_text();
            let replies: Vec<Value> = replies.iter().map(told).collect();
            Json(json!({ "account": account, "replies": replies })).into_response()
        }
        Err(error) => refused(error.error_id()),
    }
}

/// Keeps one, new or changed.
pub async fn keep(
    State(records): State<Arc<dyn OwnReplyRecords>>,
    session: StaffSession,
    form: Result<Form<ReplyForm>, FormRejection>,
) -> Response {
    let Ok(Form(ReplyForm { id, language, title, text })) = form else {
        return refused(ErrorId::RequestUnreadable);
    };
    let id = id.unwrap_or_else(Uuid::now_v7);
    let reply = match OwnReply::new(id, session.signed_in.member.id, language, &title, &text) {
        Ok(reply) => reply,
        Err(error_id) => return refused(error_id),
    };
    match records.keep_own_reply(&reply).await {
        Ok(Keeping::Done) => StatusCode::NO_CONTENT.into_response(),
        Ok(Keeping::Full) => refused(ErrorId::RepliesFull),
        Ok(Keeping::NotTheirs) => refused(ErrorId::RequestUnreadable),
        Err(error) => refused(error.error_id()),
    }
}

/// Takes one away. One that is gone already is gone.
pub async fn remove(
    State(records): State<Arc<dyn OwnReplyRecords>>,
    session: StaffSession,
    Path(id): Path<String>,
) -> Response {
    let Ok(id) = Uuid::parse_str(&id) else { return refused(ErrorId::RequestUnreadable) };
    match records.remove_own_reply(session.signed_in.member.id, id).await {
        Ok(_) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => refused(error.error_id()),
    }
}

fn told(reply: &OwnReply) -> Value {
    json!({
        "id": reply.id.to_string(),
        "language": reply.language.tag(),
        "title": reply.title(),
        "text": reply.text(),
    })
}

fn refused(error_id: ErrorId) -> Response {
    (status_of(error_id), error_id.as_str()).into_response()
}
