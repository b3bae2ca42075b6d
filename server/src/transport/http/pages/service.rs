//! One service of the directory by itself: what a card in a talk opens.

use askama::Template;
use axum::body::Body;
use axum::extract::{Extension, Path, State};
use axum::http::{Response, StatusCode};

use super::Pages;
use super::directory::{Entry, entry};
use super::error::render_error;
use super::frame::{Frame, respond};
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;

#[derive(Template)]
#[template(path = "one_service.html")]
struct ServicePage<'a> {
    f: Frame<'a>,
    /// In what hurry one turns to it.
    urgency: String,
    service: Entry,
}

pub(super) async fn page(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
    Path(id): Path<String>,
) -> Response<Body> {
    let Some(service) = pages.knowledge.services.find(&id).filter(|service| service.shown) else {
        return render_error(&pages, language, ErrorId::PageNotFound);
    };
    let path = format!("/services/{id}");
    let f = Frame::new(&pages, language, &path);
    let urgency = f.t(&format!("page-services-{}", service.urgency.name()));
    let service = entry(&f, service);
    respond(StatusCode::OK, language, &ServicePage { f, urgency, service })
}
