//! What search engines are told: where to look, and which pages there are to read.
//!
//! Only pages that read without a person behind them are named: not the chat, not the tools,
//! not search, not the desk. Those say themselves that they are not to be listed. While nobody
//! else can reach the service, it is not to be listed at all.

use askama::Template;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Response, StatusCode};

use super::{Pages, frame};
use crate::protocol::needs::Language;

/// Reading pages that stand alone; articles and doors come besides.
const READING: [&str; 6] = ["/", "/articles", "/services", "/about", "/accessibility", "/sheets"];

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Sitemap<'a> {
    entries: Vec<Entry<'a>>,
}

/// A page in one language.
#[derive(Debug)]
struct Entry<'a> {
    address: String,
    /// The same page in each of its languages, itself too.
    alternates: Vec<(&'a str, String)>,
    /// When somebody last went through it.
    reviewed: Option<jiff::civil::Date>,
}

/// `/robots.txt`
pub async fn robots(State(pages): State<Pages>) -> Response<Body> {
    let text = match &pages.site.address {
        Some(address) => {
            format!(
                "User-agent: *\nDisallow: /desk\nDisallow: /visit/\nDisallow: /ws/\n\n\
                 Sitemap: {address}/sitemap.xml\n"
            )
        }
        None => "User-agent: *\nDisallow: /\n".to_owned(),
    };
    respond(StatusCode::OK, "text/plain; charset=utf-8", text)
}

/// `/sitemap.xml`
pub async fn sitemap(State(pages): State<Pages>) -> Response<Body> {
    let Some(address) = &pages.site.address else {
        return respond(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", String::new());
    };
    let whole = |language, path: &str| format!("{address}{}", frame::url(language, path));
    let in_all = |path: &str| {
        let alternate = |language: Language| (language.tag(), whole(language, path));
        let alternates: Vec<_> = Language::ALL.into_iter().map(alternate).collect();
        let entry = |(_, address): &(&'static str, String)| Entry {
            address: address.clone(),
            alternates: alternates.clone(),
            reviewed: None,
        };
        alternates.iter().map(entry).collect::<Vec<_>>()
    };
    let mut entries: Vec<Entry<'_>> = READING.into_iter().flat_map(in_all).collect();
    entries.extend(
        pages.knowledge.library.doors().iter().flat_map(|door| in_all(&format!("/doors/{}", door.id))),
    );
    let articles = &pages.knowledge.articles;
    for article in Language::ALL.into_iter().flat_map(|language| articles.of(language)) {
        let path = format!("/articles/{}", article.slug);
        let written =
            Language::ALL.into_iter().filter(|language| articles.find(*language, &article.slug).is_some());
        entries.push(Entry {
            address: whole(article.language, &path),
            alternates: written.map(|language| (language.tag(), whole(language, &path))).collect(),
            reviewed: Some(article.reviewed),
        });
    }
    // Templates are checked when compiled and write to memory; rendering has no known cause to fail.
    let xml = Sitemap { entries }.render().unwrap_or_default();
    respond(StatusCode::OK, "application/xml; charset=utf-8", xml)
}

fn respond(status: StatusCode, kind: &'static str, body: String) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
