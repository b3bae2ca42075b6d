//! Search. What somebody looks for is sent as a form and never in the address: the
//! browser's history shows that there was a search, and not for what. The answer says that
//! it may not be kept, as every page does.

use askama::Template;
use axum::Form;
use axum::body::Body;
use axum::extract::rejection::FormRejection;
use axum::extract::{DefaultBodyLimit, Extension, FromRef, State};
use axum::http::{Response, StatusCode};
use axum::routing::{MethodRouter, post};
use serde::Deserialize;

use super::Pages;
use super::error::render_error;
use super::frame::{Frame, respond};
use super::phones::{self, Phone};
use crate::knowledge::Article;
use crate::knowledge::search::Found;
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;

/// Largest form: as many letters as are read, each written in the longest way, and room.
const BODY_MAX_BYTES: usize = 4 * 1024;

/// What the form sends.
#[derive(Debug, Deserialize)]
pub(super) struct SearchForm {
    #[serde(default)]
    q: String,
}

/// What stands below the field.
#[derive(Debug, Default)]
pub(super) struct Results<'a> {
    /// What was asked; empty when nothing was.
    pub(super) asked: String,
    /// How much was found, in words.
    pub(super) count: String,
    /// Numbers to call, when a life may be at stake.
    pub(super) urgent: Vec<Phone>,
    pub(super) articles: Vec<&'a Article>,
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    f: Frame<'a>,
    results: Results<'a>,
}

/// The empty field.
pub(super) async fn page(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
) -> Response<Body> {
    render(&pages, language, Results::default())
}

/// Who answers the form.
pub fn search<S>(language: Language) -> MethodRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Pages: FromRef<S>,
{
    let handler: MethodRouter<S> = post(answer).layer(DefaultBodyLimit::max(BODY_MAX_BYTES));
    handler.layer(Extension(language))
}

async fn answer(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
    form: Result<Form<SearchForm>, FormRejection>,
) -> Response<Body> {
    match form {
        Ok(Form(SearchForm { q })) if q.trim().is_empty() => render(&pages, language, Results::default()),
        Ok(Form(SearchForm { q })) => {
            let found = pages.knowledge.search.find(language, &q);
            render(&pages, language, results(&pages, language, q, &found))
        }
        Err(_) => render_error(&pages, language, ErrorId::RequestUnreadable),
    }
}

fn results<'a>(pages: &'a Pages, language: Language, asked: String, found: &Found) -> Results<'a> {
    let articles: Vec<&Article> = pages.knowledge.articles.listed(language, &found.slugs).collect();
    let f = Frame::new(pages, language, "/search");
    let count = match articles.len() {
        0 => f.t("page-search-none"),
        n => f.t1("page-search-found", "n", &n.to_string()),
    };
    let urgent = if found.urgent { phones::phones(pages, language) } else { Vec::new() };
    Results { asked, count, urgent, articles }
}

fn render(pages: &Pages, language: Language, results: Results<'_>) -> Response<Body> {
    let f = Frame::new(pages, language, "/search");
    respond(StatusCode::OK, language, &SearchPage { f, results })
}
