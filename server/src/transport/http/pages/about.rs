//! About the service, privacy and accessibility, on one page with anchors.

use askama::Template;
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::{Response, StatusCode};

use super::Pages;
use super::frame::{Frame, respond};
use super::opening::{self, Day};
use crate::protocol::needs::Language;

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage<'a> {
    f: Frame<'a>,
    week: Vec<Day>,
    special_days: Vec<Day>,
}

pub(super) async fn page(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
) -> Response<Body> {
    let f = Frame::new(&pages, language, "/about");
    let week = opening::week(&f, &pages.opening.week());
    let special_days = opening::special_days(&f, &pages.opening.special_days());
    respond(StatusCode::OK, language, &AboutPage { f, week, special_days })
}
