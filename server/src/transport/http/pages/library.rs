//! The knowledge bank's own pages: every article by theme, and those behind one door.

use askama::Template;
use axum::body::Body;
use axum::extract::{Extension, Path, State};
use axum::http::{Response, StatusCode};

use super::Pages;
use super::error::render_error;
use super::frame::{Frame, respond};
use super::search::Results;
use crate::knowledge::Article;
use crate::knowledge::library::Theme;
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;

#[derive(Template)]
#[template(path = "articles.html")]
struct ArticlesPage<'a> {
    f: Frame<'a>,
    /// None yet: the field stands on this page as well.
    results: Results<'a>,
    themes: Vec<Shelf<'a>>,
}

/// The written articles of a theme.
#[derive(Debug)]
struct Shelf<'a> {
    id: &'a str,
    title: &'a str,
    articles: Vec<&'a Article>,
}

#[derive(Template)]
#[template(path = "door.html")]
struct DoorPage<'a> {
    f: Frame<'a>,
    title: &'a str,
    lead: &'a str,
    articles: Vec<&'a Article>,
}

/// Every article, by theme.
pub(super) async fn articles(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
) -> Response<Body> {
    let f = Frame::new(&pages, language, "/articles");
    let themes = pages.knowledge.library.themes().iter().map(|theme| shelf(&pages, language, theme));
    let themes = themes.filter(|shelf| !shelf.articles.is_empty()).collect();
    respond(StatusCode::OK, language, &ArticlesPage { f, results: Results::default(), themes })
}

fn shelf<'a>(pages: &'a Pages, language: Language, theme: &'a Theme) -> Shelf<'a> {
    Shelf {
        id: &theme.id,
        title: theme.title.text(language),
        articles: pages.knowledge.articles.listed(language, &theme.articles).collect(),
    }
}

/// The articles behind one door, the most useful first.
pub(super) async fn door(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
    Path(id): Path<String>,
) -> Response<Body> {
    let Some(door) = pages.knowledge.library.door(&id) else {
        return render_error(&pages, language, ErrorId::PageNotFound);
    };
    let path = format!("/doors/{id}");
    let page = DoorPage {
        f: Frame::new(&pages, language, &path),
        title: door.title.text(language),
        lead: door.lead.text(language),
        articles: pages.knowledge.articles.listed(language, &door.articles).collect(),
    };
    respond(StatusCode::OK, language, &page)
}
