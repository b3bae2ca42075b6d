//! Pages in further languages: to read, not to talk in. They stand apart from the others, whose
//! texts are in the three languages of the service, and hidden while no professional reader has
//! gone through them, unless the service is told to show them.

use askama::Template;
use axum::body::Body;
use axum::extract::{Extension, FromRef, State};
use axum::http::header::CONTENT_LANGUAGE;
use axum::http::{HeaderValue, Response, StatusCode};
use axum::routing::{MethodRouter, get};

use super::Pages;
use super::error::render_error;
use super::frame::{Frame, FurtherLink, respond};
use super::phones::{Phone, named};
use crate::knowledge::Tongue;
use crate::knowledge::further::{Edition, Leaf, Leaflet, Number};
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;

#[derive(Template)]
#[template(path = "further.html")]
struct FurtherPage<'a> {
    /// For files and the way out; every text is the language's own.
    f: Frame<'a>,
    edition: &'a Edition,
    leaflet: &'a Leaflet,
    phones: Vec<Phone>,
    /// The pages of the language.
    pages: Vec<PageLink>,
    /// The other further languages, and this one.
    further: Vec<FurtherLink>,
}

/// A link to another page of the language.
#[derive(Debug)]
struct PageLink {
    title: String,
    href: String,
    is_current: bool,
}

/// The address of a page.
pub(super) fn address(tongue: Tongue, leaf: Leaf) -> String {
    format!("/{}{}", tongue.tag(), leaf.path())
}

/// Every address that a further language has, or would have.
pub fn addresses() -> impl Iterator<Item = (String, Leaf, Tongue)> {
    let further = Tongue::ALL.into_iter().filter(|tongue| tongue.is_further());
    further.flat_map(|tongue| Leaf::ALL.map(|leaf| (address(tongue, leaf), leaf, tongue)))
}

/// Who answers there.
pub fn leaflet<S>(leaf: Leaf, tongue: Tongue) -> MethodRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Pages: FromRef<S>,
{
    let handler: MethodRouter<S> = get(page);
    handler.layer(Extension((leaf, tongue)))
}

async fn page(
    State(pages): State<Pages>,
    Extension((leaf, tongue)): Extension<(Leaf, Tongue)>,
) -> Response<Body> {
    let with_unreviewed = pages.site.show_unreviewed;
    let edition = pages.knowledge.further.find(tongue).filter(|edition| edition.is_shown(with_unreviewed));
    let found = edition.and_then(|edition| Some((edition, edition.leaflet(leaf)?)));
    // Whoever comes to a language that is not there reads English rather than Norwegian.
    let Some((edition, leaflet)) = found else {
        return render_error(&pages, Language::En, ErrorId::PageNotFound);
    };
    let f = Frame::new(&pages, Language::En, leaf.path());
    let phone =
        |number: &Number| named(pages.knowledge.services.find(&number.service)?, &number.name, &number.note);
    let link = |other: &Leaflet| PageLink {
        title: other.title.clone(),
        href: address(tongue, other.leaf),
        is_current: other.leaf == leaf,
    };
    let page = FurtherPage {
        f,
        edition,
        leaflet,
        phones: leaflet.numbers.iter().filter_map(phone).collect(),
        pages: edition.leaflets().iter().map(link).collect(),
        further: f.further(),
    };
    let mut response = respond(StatusCode::OK, Language::En, &page);
    response.headers_mut().insert(CONTENT_LANGUAGE, HeaderValue::from_static(tongue.tag()));
    response
}
