//! The directory of other services.

use askama::Template;
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::{Response, StatusCode};

use super::Pages;
use super::frame::{Frame, respond};
use super::phones::tel;
use crate::knowledge::HelpService;
use crate::knowledge::services::Urgency;
use crate::protocol::needs::Language;

#[derive(Template)]
#[template(path = "services.html")]
struct ServicesPage<'a> {
    f: Frame<'a>,
    groups: Vec<Group>,
}

/// Services that one turns to in the same hurry.
#[derive(Debug)]
struct Group {
    anchor: &'static str,
    title: String,
    entries: Vec<Entry>,
}

/// A service as a reader sees it.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) what: String,
    pub(super) hours: String,
    /// Whether it answers now; nothing of one that always does, or whose hours we do not know.
    pub(super) now: Option<String>,
    pub(super) phone: Option<(String, String)>,
    pub(super) web: Option<(String, String)>,
    pub(super) caution: Option<String>,
    pub(super) verified: String,
}

pub(super) async fn page(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
) -> Response<Body> {
    let f = Frame::new(&pages, language, "/services");
    let group = |urgency: Urgency| Group {
        anchor: urgency.name(),
        title: f.t(&format!("page-services-{}", urgency.name())),
        entries: pages.knowledge.services.shown(urgency).map(|service| entry(&f, service)).collect(),
    };
    let groups = Urgency::ALL.into_iter().map(group).filter(|group| !group.entries.is_empty()).collect();
    respond(StatusCode::OK, language, &ServicesPage { f, groups })
}

pub(super) fn entry(f: &Frame<'_>, service: &HelpService) -> Entry {
    let language = f.language();
    Entry {
        id: service.id.clone(),
        name: service.name.text(language).to_owned(),
        what: service.what.text(language).to_owned(),
        hours: service.hours.text(language).to_owned(),
        now: f.answers_now(service),
        phone: service.phone.as_ref().map(|number| (number.clone(), tel(number))),
        web: service.web.as_ref().map(|address| (address.clone(), format!("https://{address}"))),
        caution: service.caution.as_ref().map(|caution| caution.text(language).to_owned()),
        verified: f.t1("page-services-verified", "date", &f.date(service.verified_on)),
    }
}
