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
    doors: Vec<Door>,
    phones: Vec<Phone>,
}

/// A way in for one kind of question.
#[derive(Debug)]
struct Door {
    title: String,
    lead: String,
    links: Vec<Link>,
}

/// A link inside a door.
#[derive(Debug)]
struct Link {
    href: String,
    title: String,
}

/// Which articles stand behind which door, the most useful first.
const DOORS: [(&str, &[&str]); 4] = [
    ("relationship", &["er-dette-vold", "samtykke", "digital-trygghet"]),
    ("friend", &["hjelpe-en-venn", "er-dette-vold"]),
    ("harm", &["hvis-jeg-skader"]),
    ("chat", &["slik-er-chatten"]),
];

pub(super) async fn page(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
) -> Response<Body> {
    let f = Frame::new(&pages, language, "/");
    let page = StartPage {
        f,
        open: pages.opening.now().open,
        opening: opening::sentence(&f, &*pages.opening),
        hours: opening::tables(&f, &*pages.opening),
        doors: doors(&f, &pages),
        phones: phones::phones(&pages, language),
    };
    respond(StatusCode::OK, language, &page)
}

fn doors(f: &Frame<'_>, pages: &Pages) -> Vec<Door> {
    let link = |slug: &&str| {
        let article = pages.knowledge.articles.find(f.language(), slug)?;
        Some(Link { href: f.url(&format!("/articles/{slug}")), title: article.title.clone() })
    };
    let door = |(name, slugs): &(&str, &[&str])| Door {
        title: f.t(&format!("page-door-{name}-title")),
        lead: f.t(&format!("page-door-{name}-lead")),
        links: slugs.iter().filter_map(link).collect(),
    };
    DOORS.iter().map(door).collect()
}
