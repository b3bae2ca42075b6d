//! The self-check. Its address and its title tell nothing; without a script it is a list to
//! read or to print. What is answered never leaves the browser.

use askama::Template;
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use super::Pages;
use super::frame::{Frame, json_for_script, respond};
use super::phones;
use crate::protocol::needs::Language;

/// The page's script, which takes over the list.
const SCRIPT: &str = "check/main.tsx";

/// Where its outcomes lead, as far as the articles are there: `web-client/src/check/reading.ts`
/// says which when.
const ARTICLES: [&str; 18] = [
    "bilder-delt",
    "digital-trygghet",
    "er-dette-vold",
    "faresignaler",
    "fysisk-vold",
    "godt-forhold",
    "hjelpe-en-venn",
    "hvis-jeg-skader",
    "krangle-trygt",
    "latent-vold",
    "samtykke",
    "seksuell-vold",
    "sjalusi-og-kontroll",
    "slik-er-chatten",
    "sosial-kontroll",
    "trygghetsplan",
    "tvangsekteskap",
    "vanskelig-a-ga",
];

#[derive(Template)]
#[template(path = "check.html")]
struct CheckPage<'a> {
    f: Frame<'a>,
    groups: Vec<Group>,
    meanings: Vec<Meaning>,
    texts: String,
    page: String,
}

/// Statements of one kind.
#[derive(Debug)]
struct Group {
    title: String,
    statements: Vec<String>,
}

/// What recognising some of them can mean.
#[derive(Debug)]
struct Meaning {
    when: String,
    what: String,
}

pub(super) async fn page(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
) -> Response<Body> {
    let f = Frame::new(&pages, language, "/questions");
    let texts = pages.knowledge.texts.for_browser(language, &["check-", "shared-call-log"]);
    let page = json!({
        "language": language.tag(),
        "chat": f.url("/chat"),
        "services": f.url("/services"),
        "phones": phones::for_browser(&phones::all(&pages, language)),
        "articles": articles(&pages, &f),
    });
    let groups = [("good", "me-g", 6), ("watch", "me-w", 10), ("danger", "me-d", 10), ("own", "own-o", 8)];
    let group = |(title, item, count): (&str, &str, u8)| Group {
        title: f.t(&format!("check-list-{title}")),
        statements: (1..=count).map(|n| f.t(&format!("check-{item}{n}"))).collect(),
    };
    let meanings = [("danger", "serious"), ("watch", "control"), ("calm", "calm"), ("own", "harm")];
    let meaning = |(when, what): (&str, &str)| Meaning {
        when: f.t(&format!("check-list-{when}-then")),
        what: f.t(&format!("check-{what}")),
    };
    let (texts, page) = (json_for_script(&texts), json_for_script(&page));
    let (groups, meanings) = (groups.map(group).into(), meanings.map(meaning).into());
    respond(StatusCode::OK, language, &CheckPage { f, groups, meanings, texts, page })
}

fn articles(pages: &Pages, f: &Frame<'_>) -> Value {
    let link = |slug: &str| {
        let article = pages.knowledge.articles.find(f.language(), slug)?;
        Some(json!({ "slug": slug, "href": f.url(&format!("/articles/{slug}")), "title": article.title }))
    };
    ARTICLES.into_iter().filter_map(link).collect()
}
