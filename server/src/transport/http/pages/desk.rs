//! The desk's shell, for staff who are signed in. Who that is, the caller has checked.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use super::Pages;
use super::frame::{Frame, json_for_script, respond};
use crate::domain::staff::Role;
use crate::knowledge::services::Urgency;
use crate::knowledge::{Article, HelpService, Reply};
use crate::protocol::card::CardKind;
use crate::protocol::needs::Language;

const SCRIPT: &str = "desk/main.tsx";

/// Shows what a card opens, as the visitor sees it.
const READING: &str = "reading/main.ts";

#[derive(Template)]
#[template(path = "desk.html")]
struct DeskPage<'a> {
    f: Frame<'a>,
    texts: String,
    page: String,
    replies: String,
    cards: String,
}

/// The page in which a counsellor works, in the counsellor's language; a shift lead finds a
/// little more there.
pub fn render_desk(pages: &Pages, language: Language, role: Role) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk");
    let texts = pages.knowledge.texts.for_browser(language, &["desk-", "shared-", "error-"]);
    let mut page = json!({ "language": language.tag(), "home": "/desk", "leads": role.leads_the_shift() });
    if let Some(script) = f.script(READING) {
        page["reading"] =
            json!({ "script": script, "styles": f.own_styles(READING), "first": f.url("/articles") });
    }
    if let Some(host) = &pages.site.passkey_host {
        page["passkey_host"] = host.as_str().into();
    }
    if let Some(provider) = &pages.site.provider {
        page["provider"] = provider.as_str().into();
    }
    let (texts, page) = (json_for_script(&texts), json_for_script(&page));
    let replies = json_for_script(&replies(pages, language));
    let cards = json_for_script(&cards(pages));
    respond(StatusCode::OK, language, &DeskPage { f, texts, page, replies, cards })
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

/// Everything that can be sent as a card, in every language that a visitor may have: the
/// articles in the order of their themes, then the services that visitors see.
fn cards(pages: &Pages) -> Value {
    let knowledge = &pages.knowledge;
    let in_languages = |words: &dyn Fn(Language) -> Option<(String, String)>| -> Option<Value> {
        let one = |language: Language| {
            let (title, line) = words(language)?;
            Some((language.tag().to_owned(), json!({ "title": title, "line": line })))
        };
        Some(Value::Object(Language::ALL.into_iter().map(one).collect::<Option<_>>()?))
    };
    let card = |kind: CardKind, id: &str, words: Option<Value>| {
        Some(json!({ "kind": kind.as_str(), "id": id, "words": words? }))
    };
    let article = |slug: &String| {
        let words = |article: &Article| (article.title.clone(), article.description.clone());
        card(
            CardKind::Article,
            slug,
            in_languages(&|language| knowledge.articles.find(language, slug).map(words)),
        )
    };
    let service = |service: &HelpService| {
        let words =
            |language| (service.name.text(language).to_owned(), service.short.text(language).to_owned());
        card(CardKind::Service, &service.id, in_languages(&|language| Some(words(language))))
    };
    let articles = knowledge.library.themes().iter().flat_map(|theme| &theme.articles).filter_map(article);
    let services = Urgency::ALL.into_iter().flat_map(|urgency| knowledge.services.shown(urgency));
    articles.chain(services.filter_map(service)).collect()
}
