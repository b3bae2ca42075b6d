//! One article of the knowledge bank.

use askama::Template;
use axum::body::Body;
use axum::extract::{Extension, Path, State};
use axum::http::{Response, StatusCode};

use super::Pages;
use super::directory::{Entry, entry};
use super::error::render_error;
use super::frame::{Frame, respond};
use crate::knowledge::Article;
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;

#[derive(Template)]
#[template(path = "article.html")]
struct ArticlePage<'a> {
    f: Frame<'a>,
    article: &'a Article,
    reviewed: String,
    services: Vec<Entry>,
    related: Vec<&'a Article>,
}

pub(super) async fn page(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
    Path(slug): Path<String>,
) -> Response<Body> {
    let Some(article) = pages.knowledge.articles.find(language, &slug) else {
        return render_error(&pages, language, ErrorId::PageNotFound);
    };
    let path = format!("/articles/{slug}");
    let f = Frame::new(&pages, language, &path);
    let services = article.services.iter().filter_map(|id| pages.knowledge.services.find(id));
    let services = services.filter(|service| service.shown).map(|s| entry(&f, s)).collect();
    let who = f.t(&format!("page-reviewer-{}", article.reviewer.name()));
    let reviewed = f.t1("page-reviewed", "date", &f.date(article.reviewed));
    let related = pages.knowledge.articles.related(article, &pages.knowledge.library);
    let page = ArticlePage { f, article, reviewed: format!("{reviewed} {who}"), services, related };
    respond(StatusCode::OK, language, &page)
}
