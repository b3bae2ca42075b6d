//! The chat's shell. Its address and its title never change and say nothing.

use askama::Template;
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::{Response, StatusCode};
use serde_json::json;

use super::Pages;
use super::frame::{Frame, json_for_script, respond};
use super::now;
use super::phones::{self, Phone};
use crate::knowledge::texts::error_key;
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;

/// Refusals that a visitor reads in words. What else is refused is nothing they did or could
/// mend, and the page says what [`ErrorId::Internal`] does.
const TOLD_TO_VISITORS: [ErrorId; 9] = [
    ErrorId::Internal,
    ErrorId::LanguageClosed,
    ErrorId::LastEntry,
    ErrorId::LiveUnavailable,
    ErrorId::NetworkTooFast,
    ErrorId::QueueFull,
    ErrorId::ServiceBusy,
    ErrorId::ServiceClosed,
    ErrorId::TooFast,
];

/// Said by the frame around it, or at the desk.
const SAID_ELSEWHERE: [&str; 9] = [
    "shared-clock",
    "shared-home",
    "shared-languages",
    "shared-leave",
    "shared-leave-help",
    "shared-minutes",
    "shared-phones",
    "shared-seconds",
    "shared-skip",
];

const SCRIPT: &str = "visit/main.tsx";

/// Got only by somebody who wants to read while waiting.
const READING: &str = "reading/main.ts";

#[derive(Template)]
#[template(path = "chat.html")]
struct ChatPage<'a> {
    f: Frame<'a>,
    phones: Vec<Phone>,
    texts: String,
    page: String,
}

pub(super) async fn page(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
) -> Response<Body> {
    render_chat(&pages, language)
}

/// The page in which a visitor waits and talks.
pub fn render_chat(pages: &Pages, language: Language) -> Response<Body> {
    let f = Frame::new(pages, language, "/chat");
    let phones = phones::phones(pages, language);
    let mut texts = pages.knowledge.texts.for_browser(language, &["visit-", "shared-", "error-"]);
    if let Some(texts) = texts.as_object_mut() {
        let is_told =
            |key: &str| !key.starts_with("error-") || TOLD_TO_VISITORS.iter().any(|id| key == error_key(*id));
        texts.retain(|key, _| is_told(key) && !SAID_ELSEWHERE.contains(&key.as_str()));
        now::tell(&f, &*pages.opening, texts);
    }
    let mut page = json!({
        "language": language.tag(),
        "home": f.url("/"),
        "leave_to": f.leave_to(),
        "phones": phones::for_browser(&phones),
    });
    if let Some(script) = f.script(READING) {
        page["reading"] = json!({
            "script": script,
            "styles": f.own_styles(READING),
            "first": f.url("/articles"),
        });
    }
    let (texts, page) = (json_for_script(&texts), json_for_script(&page));
    respond(StatusCode::OK, language, &ChatPage { f, phones, texts, page })
}
