//! The desk's shell, for staff who are signed in. Who that is, the caller has checked.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use serde_json::json;

use super::Pages;
use super::frame::{Frame, json_for_script, respond};
use crate::protocol::needs::Language;

const SCRIPT: &str = "desk/main.tsx";

#[derive(Template)]
#[template(path = "desk.html")]
struct DeskPage<'a> {
    f: Frame<'a>,
    texts: String,
    page: String,
}

/// The page in which a counsellor works, in the counsellor's language.
pub fn render_desk(pages: &Pages, language: Language) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk");
    let texts = pages.knowledge.texts.for_browser(language, &["desk-", "shared-", "error-"]);
    let page = json!({ "language": language.tag(), "home": "/desk" });
    let (texts, page) = (json_for_script(&texts), json_for_script(&page));
    respond(StatusCode::OK, language, &DeskPage { f, texts, page })
}
