//! The desk's shell, for staff who are signed in. Who that is, the caller has checked.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use super::Pages;
use super::frame::{Frame, json_for_script, respond};
use crate::domain::staff::Role;
use crate::knowledge::Reply;
use crate::protocol::needs::Language;

const SCRIPT: &str = "desk/main.tsx";

#[derive(Template)]
#[template(path = "desk.html")]
struct DeskPage<'a> {
    f: Frame<'a>,
    texts: String,
    page: String,
    replies: String,
}

/// The page in which a counsellor works, in the counsellor's language; a shift lead finds a
/// little more there.
pub fn render_desk(pages: &Pages, language: Language, role: Role) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk");
    let texts = pages.knowledge.texts.for_browser(language, &["desk-", "shared-", "error-"]);
    let mut page = json!({ "language": language.tag(), "home": "/desk", "leads": role.leads_the_shift() });
    if let Some(host) = &pages.site.passkey_host {
        page["passkey_host"] = host.as_str().into();
    }
    if let Some(provider) = &pages.site.provider {
        page["provider"] = provider.as_str().into();
    }
    let (texts, page) = (json_for_script(&texts), json_for_script(&page));
    let replies = json_for_script(&replies(pages, language));
    respond(StatusCode::OK, language, &DeskPage { f, texts, page, replies })
}

/// The prepared replies: titles in the counsellor's language, words in every language that
/// a visitor may have.
fn replies(pages: &Pages, language: Language) -> Value {
    let one = |reply: &Reply| {
        let text = |of: Language| (of.tag().to_owned(), Value::from(reply.text.text(of)));
        json!({
            "id": reply.id,
            "group": reply.group.name(),
            "title": reply.title.text(language),
            "text": Language::ALL.into_iter().map(text).collect::<serde_json::Map<_, _>>(),
        })
    };
    pages.knowledge.replies.iter().map(one).collect()
}
