//! About the service, privacy and accessibility, on one page with anchors.

use askama::Template;
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::{Response, StatusCode};

use super::Pages;
use super::frame::{Frame, respond};
use super::opening::{self, Table};
use crate::protocol::needs::Language;

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage<'a> {
    f: Frame<'a>,
    hours: Vec<Table>,
}

pub(super) async fn page(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
) -> Response<Body> {
    let f = Frame::new(&pages, language, "/about");
    let hours = opening::tables(&f, &*pages.opening);
    respond(StatusCode::OK, language, &AboutPage { f, hours })
}
