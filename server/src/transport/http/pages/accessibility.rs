//! What was tried for everybody to be able to use the service, and what was not.

use askama::Template;
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::{Response, StatusCode};
use jiff::civil::Date;

use super::Pages;
use super::frame::{Frame, respond};
use crate::protocol::needs::Language;

/// When its words were last compared with what the tests do. Whoever changes the one, in
/// `content/texts/<language>/accessibility.ftl`, changes the other.
const COMPARED: Date = Date::constant(2026, 11, 22);

#[derive(Template)]
#[template(path = "accessibility.html")]
struct AccessibilityPage<'a> {
    f: Frame<'a>,
    compared: String,
}

pub(super) async fn page(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
) -> Response<Body> {
    let f = Frame::new(&pages, language, "/accessibility");
    let compared = f.t1("page-statement-compared", "date", &f.date(COMPARED));
    respond(StatusCode::OK, language, &AccessibilityPage { f, compared })
}
