//! The pages on the way to the sign-in provider and back. Each goes on by itself where it can, and
//! has something to press where it cannot.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::Pages;
use super::frame::{Frame, respond};
use crate::protocol::needs::Language;

/// Sends the form of the page on.
const ONWARD_SCRIPT: &str = "staff/onward-page.ts";

#[derive(Template)]
#[template(path = "provider_set_out.html")]
struct SetOutPage<'a> {
    f: Frame<'a>,
    name: &'a str,
    address: &'a str,
}

#[derive(Template)]
#[template(path = "provider_back.html")]
struct BackPage<'a> {
    f: Frame<'a>,
    fields: &'a [(&'a str, &'a str)],
}

#[derive(Template)]
#[template(path = "provider_beside.html")]
struct BesidePage<'a> {
    f: Frame<'a>,
}

/// On to the provider. A page and no redirect: a form may only lead to our own host, and that is
/// to stay so.
pub fn render_set_out(pages: &Pages, language: Language, name: &str, address: &str) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk/sign-in");
    respond(StatusCode::OK, language, &SetOutPage { f, name, address })
}

/// Back from it, with what it has put into the address.
pub fn render_back(pages: &Pages, language: Language, fields: &[(&str, &str)]) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk/sign-in");
    respond(StatusCode::OK, language, &BackPage { f, fields })
}

/// Signed in, beside a talk that waits in another window.
pub fn render_beside(pages: &Pages, language: Language) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk/sign-in");
    respond(StatusCode::OK, language, &BesidePage { f })
}
