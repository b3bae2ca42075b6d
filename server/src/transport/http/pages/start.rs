//! The start page: what this is, whether it is open, what is kept, four doors, numbers.

use askama::Template;
use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::{Response, StatusCode};

use super::Pages;
use super::frame::{Frame, respond};
use super::opening::{self, Table};
use super::phones::{self, Phone};
use crate::protocol::needs::Language;

#[derive(Template)]
#[template(path = "start.html")]
struct StartPage<'a> {
    f: Frame<'a>,
    open: bool,
    opening: String,
    hours: Vec<Table>,
    doors: Vec<Door<'a>>,
    phones: Vec<Phone>,
}

/// A way in for one kind of question.
#[derive(Debug)]
struct Door<'a> {
    id: &'a str,
    title: &'a str,
    lead: &'a str,
}

pub(super) async fn page(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
) -> Response<Body> {
    let f = Frame::new(&pages, language, "/");
    let doors = pages.knowledge.library.doors().iter().map(|door| Door {
        id: &door.id,
        title: door.title.text(language),
        lead: door.lead.text(language),
    });
    let page = StartPage {
        f,
        open: pages.opening.now().open,
        opening: opening::sentence(&f, &*pages.opening),
        hours: opening::tables(&f, &*pages.opening),
        doors: doors.collect(),
        phones: phones::phones(&pages, language),
    };
    respond(StatusCode::OK, language, &page)
}
