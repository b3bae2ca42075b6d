//! Paper for schools and staff rooms: a leaflet and a poster for each theme, made to be
//! printed by the browser.
//!
//! A leaflet may be found in a bag, so its outside is one and the same for every theme and
//! names neither theme nor service. What is printed leads to the address that others reach;
//! while there is none, the place says so instead of an address that leads nowhere.

use askama::Template;
use axum::body::Body;
use axum::extract::{Extension, Path, State};
use axum::http::{Response, StatusCode};

use super::Pages;
use super::error::render_error;
use super::frame::{Frame, respond};
use super::phones::{self, Phone};
use super::qr::Qr;
use crate::knowledge::Sheet;
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;

/// Lines for notes on the back of a leaflet: what fits, with room to write.
const NOTE_LINES: usize = 14;

/// Strips to tear off a poster: a finger wide each, over the width of A4.
const STRIPS: usize = 9;

#[derive(Template)]
#[template(path = "sheets.html")]
struct SheetsPage<'a> {
    f: Frame<'a>,
    sheets: Vec<Named<'a>>,
}

/// A theme's sheets, by what they are called in the list.
#[derive(Debug)]
struct Named<'a> {
    theme: &'a str,
    title: &'a str,
}

/// What is the same on a leaflet and on a poster.
struct Print<'a> {
    sheet: &'a Sheet,
    phones: Vec<Phone>,
    /// When the number that was looked at longest ago was looked at.
    checked: String,
    /// Where the service is, as a picture; none while nobody else can reach it.
    qr: Option<Qr>,
}

#[derive(Template)]
#[template(path = "leaflet.html")]
struct LeafletPage<'a> {
    f: Frame<'a>,
    print: Print<'a>,
    lines: usize,
}

#[derive(Template)]
#[template(path = "poster.html")]
struct PosterPage<'a> {
    f: Frame<'a>,
    print: Print<'a>,
    strips: usize,
}

/// What there is to print, by theme.
pub(super) async fn page(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
) -> Response<Body> {
    let library = &pages.knowledge.library;
    let themes =
        library.themes().iter().map(|theme| Named { theme: &theme.id, title: theme.title.text(language) });
    let page = SheetsPage { f: Frame::new(&pages, language, "/sheets"), sheets: themes.collect() };
    respond(StatusCode::OK, language, &page)
}

/// A sheet of A4 on its side, printed on both sides and folded once.
pub(super) async fn leaflet(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
    Path(theme): Path<String>,
) -> Response<Body> {
    let path = format!("/sheets/{theme}/leaflet");
    let f = Frame::new(&pages, language, &path);
    match print(&pages, &f, &theme) {
        Some(print) => respond(StatusCode::OK, language, &LeafletPage { f, print, lines: NOTE_LINES }),
        None => render_error(&pages, language, ErrorId::PageNotFound),
    }
}

/// A sheet of A4 for a wall.
pub(super) async fn poster(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
    Path(theme): Path<String>,
) -> Response<Body> {
    let path = format!("/sheets/{theme}/poster");
    let f = Frame::new(&pages, language, &path);
    match print(&pages, &f, &theme) {
        Some(print) => respond(StatusCode::OK, language, &PosterPage { f, print, strips: STRIPS }),
        None => render_error(&pages, language, ErrorId::PageNotFound),
    }
}

fn print<'a>(pages: &'a Pages, f: &Frame<'_>, theme: &str) -> Option<Print<'a>> {
    let sheet = pages.knowledge.sheets.find(theme)?;
    let checked = pages.knowledge.services.front().map(|service| service.verified_on).min();
    Some(Print {
        sheet,
        phones: phones::front(pages, f.language()),
        checked: checked.map(|date| f.t1("page-sheet-checked", "date", &f.date(date))).unwrap_or_default(),
        // An origin is far shorter than what a picture holds.
        qr: pages.site.address.as_deref().and_then(|address| Qr::of(address).ok()),
    })
}
