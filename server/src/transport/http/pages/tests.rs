//! What a reader gets, without a browser.

mod directory;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::Router;
use axum::body::to_bytes;
use axum::http::{Request, StatusCode};
use jiff::civil::{Date, date};
use tower::ServiceExt as _;

use super::*;
use crate::domain::opening_hours::Holiday;
use crate::domain::staff::Role;
use crate::knowledge::check::PAGES;
use crate::knowledge::services::Urgency;
use crate::protocol::ErrorId;
use crate::protocol::visit::Service;

/// Where the service is in these tests.
const ADDRESS: &str = "https://chat.example.no";

struct AlwaysOpen;

impl OpeningState for AlwaysOpen {
    fn now(&self) -> Service {
        Service { open: true, changes_at: Some("2026-11-23T22:00".to_owned()), languages: vec![Language::Nb] }
    }

    fn today(&self) -> Option<Date> {
        Some(date(2026, 11, 23))
    }

    fn week(&self) -> Vec<Vec<Span>> {
        vec![vec![Span { from: "17:00".to_owned(), to: "22:00".to_owned() }]; 7]
    }
}

/// Closed for Christmas, on the Wednesday before.
struct Christmas {
    opens_at: &'static str,
}

impl OpeningState for Christmas {
    fn now(&self) -> Service {
        Service { open: false, changes_at: Some(self.opens_at.to_owned()), languages: Vec::new() }
    }

    fn today(&self) -> Option<Date> {
        Some(date(2026, 12, 23))
    }

    fn week(&self) -> Vec<Vec<Span>> {
        AlwaysOpen.week()
    }

    fn special_days(&self) -> Vec<SpecialDay> {
        let hours = vec![Span { from: "12:00".to_owned(), to: "16:00".to_owned() }];
        vec![
            SpecialDay { date: date(2026, 12, 24), holiday: None, spans: hours },
            SpecialDay { date: date(2026, 12, 25), holiday: Some(Holiday::ChristmasDay), spans: Vec::new() },
        ]
    }
}

/// Half a year and more after the directory was checked.
struct NextSummer;

impl OpeningState for NextSummer {
    fn now(&self) -> Service {
        AlwaysOpen.now()
    }

    fn today(&self) -> Option<Date> {
        Some(date(2027, 6, 1))
    }

    fn week(&self) -> Vec<Vec<Span>> {
        AlwaysOpen.week()
    }
}

fn pages() -> Pages {
    static LOADED: LazyLock<Pages> = LazyLock::new(load);
    LOADED.clone()
}

fn load() -> Pages {
    Pages {
        knowledge: Arc::new(Knowledge::load().unwrap_or_else(|error| panic!("{error}"))),
        assets: Assets::load(),
        site: Arc::new(Site {
            service_name: "Unge relasjoner".to_owned(),
            leave_to: "https://www.yr.no/".to_owned(),
            show_unreviewed: false,
            passkey_host: None,
            address: Some(ADDRESS.to_owned()),
            provider: None,
        }),
        opening: Arc::new(AlwaysOpen),
    }
}

async fn get_page(address: &str) -> (StatusCode, String) {
    get_page_of(pages(), address).await
}

async fn get_page_of(pages: Pages, address: &str) -> (StatusCode, String) {
    let pages_of = |router: Router<Pages>, (path, page, language): (String, Page, Language)| {
        router.route(&path, handler(page, language))
    };
    let router = super::addresses().into_iter().fold(Router::new(), pages_of);
    let router: Router = router.fallback(not_found).with_state(pages);
    let request = Request::get(address).body(axum::body::Body::empty()).unwrap();
    read(router.oneshot(request).await.unwrap()).await
}

async fn read(response: axum::http::Response<axum::body::Body>) -> (StatusCode, String) {
    let status = response.status();
    let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

/// Every page a visitor can reach, in every language.
fn addresses() -> Vec<String> {
    let mut paths: Vec<String> = PAGES.map(String::from).into();
    paths.extend(pages().knowledge.library.doors().iter().map(|door| format!("/doors/{}", door.id)));
    paths.extend(
        pages().knowledge.articles.of(Language::Nb).map(|article| format!("/articles/{}", article.slug)),
    );
    let shown = Urgency::ALL.into_iter().flat_map(|urgency| {
        pages().knowledge.services.shown(urgency).map(|s| s.id.clone()).collect::<Vec<_>>()
    });
    paths.extend(shown.map(|id| format!("/services/{id}")));
    for theme in pages().knowledge.library.themes() {
        paths.extend(["leaflet", "poster"].map(|kind| format!("/sheets/{}/{kind}", theme.id)));
    }
    let in_language = |language: Language| {
        paths.iter().map(move |path| match (frame::prefix(language), path.as_str()) {
            ("", path) => path.to_owned(),
            (prefix, "/") => prefix.to_owned(),
            (prefix, path) => format!("{prefix}{path}"),
        })
    };
    Language::ALL.into_iter().flat_map(in_language).collect()
}

#[tokio::test]
async fn every_page_reads_in_its_language_with_a_way_out() {
    for address in addresses() {
        let (status, html) = get_page(&address).await;
        assert_eq!(status, StatusCode::OK, "{address}");
        let tag = address.split('/').nth(1).filter(|part| part.len() == 2).unwrap_or("nb");
        assert!(html.contains(&format!("<html lang=\"{tag}\">")), "{address}");
        assert!(html.contains("id=\"leave\""), "{address} has no way out");
        assert_eq!(html.matches("<h1").count(), 1, "{address} needs one first heading");
    }
}

#[tokio::test]
async fn no_page_shows_the_name_of_a_text_instead_of_the_text() {
    for address in addresses() {
        let (_, html) = get_page(&address).await;
        shows_no_key(&address, &html);
    }
    let pages = pages();
    for language in Language::ALL {
        for id in ErrorId::ALL {
            let (status, html) = read(render_error(&pages, language, id)).await;
            assert!(status.is_client_error() || status.is_server_error(), "{id} has status {status}");
            shows_no_key(id.as_str(), &html);
            let problem = SignInProblem { id, retry_after: Some(std::time::Duration::from_secs(1)) };
            shows_no_key("sign-in", &read(render_sign_in(&pages, language, Some(problem))).await.1);
        }
        shows_no_key("desk", &read(render_desk(&pages, language, Role::ShiftLead)).await.1);
    }
}

fn shows_no_key(page: &str, html: &str) {
    let visible = html.split("<script type=\"application/json\"").next().unwrap_or(html);
    for prefix in [">page-", ">shared-", ">error-", "\"page-", "\"shared-"] {
        assert!(!visible.contains(prefix), "{page} shows a key that starts with {prefix}");
    }
}

#[tokio::test]
async fn no_page_holds_anything_the_strict_policy_would_block() {
    for address in addresses() {
        let (_, html) = get_page(&address).await;
        for banned in [" style=", " onclick=", "<style", "http://", "<img", "<iframe"] {
            assert!(!html.contains(banned), "{address} holds {banned}");
        }
        let scripts = html.matches("<script").count();
        let from_us = html.matches("src=\"/assets/").count();
        let data = html.matches("<script type=\"application/json\"").count();
        assert_eq!(scripts, from_us + data, "{address} holds a script of its own");
    }
}

#[tokio::test]
async fn every_link_inside_the_site_leads_somewhere() {
    // Each is followed once, from the first page that has it.
    let mut links = BTreeMap::new();
    for address in addresses() {
        let (_, html) = get_page(&address).await;
        for href in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let path = href.split('#').next().unwrap_or(href);
            if path.starts_with('/') && !path.starts_with("/assets/") && path != "/favicon.svg" {
                links.entry(path.to_owned()).or_insert_with(|| address.clone());
            }
        }
    }
    assert!(links.len() > addresses().len() / 2);
    for (path, from) in links {
        let (status, _) = get_page(&path).await;
        assert_eq!(status, StatusCode::OK, "{from} links to {path}");
    }
}

#[tokio::test]
async fn every_article_is_found_by_its_theme_and_each_door_leads_to_some() {
    for language in Language::ALL {
        let address = |path: &str| format!("{}{path}", frame::prefix(language));
        let (_, bank) = get_page(&address("/articles")).await;
        for article in pages().knowledge.articles.of(language) {
            let href = format!("href=\"{}\"", address(&format!("/articles/{}", article.slug)));
            assert_eq!(bank.matches(&href).count(), 1, "{href}");
        }
        let (_, start) = get_page(&address(if language == Language::Nb { "/" } else { "" })).await;
        assert_eq!(start.matches(&format!("href=\"{}", address("/doors/"))).count(), 4);
        for door in pages().knowledge.library.doors() {
            let (_, html) = get_page(&address(&format!("/doors/{}", door.id))).await;
            assert!(html.contains(&address("/articles/")), "nothing is behind {}", door.id);
        }
    }
    let (status, _) = get_page("/doors/no-such-door").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

/// The answer to a search form.
async fn searched(language: Language, form: &str) -> String {
    let router: Router = Router::new().route("/search", search(language)).with_state(pages());
    let request = Request::post("/search").header("content-type", "application/x-www-form-urlencoded");
    let request = request.body(axum::body::Body::from(form.to_owned())).unwrap();
    let (status, html) = read(router.oneshot(request).await.unwrap()).await;
    assert_eq!(status, StatusCode::OK);
    shows_no_key("/search", &html);
    html
}

#[tokio::test]
async fn a_search_answers_in_the_readers_language_with_the_words_in_the_field_alone() {
    let html = searched(Language::Nn, "q=hjelpe+ein+ven+%3Cb%3E").await;
    assert!(html.contains("value=\"hjelpe ein ven &#60;b&#62;\""), "{html}");
    assert!(html.contains("href=\"/nn/articles/hjelpe-en-venn\""));
    assert_eq!(html.matches("hjelpe ein ven").count(), 1, "neither title nor address tells what was asked");
    let html = searched(Language::En, "q=").await;
    assert!(html.contains("<p id=\"count\" role=\"status\"></p>"));
    let html = searched(Language::En, "q=qqqqqqqq").await;
    assert!(html.contains("We found no article about this."));
}

#[tokio::test]
async fn whoever_writes_of_dying_sees_numbers_before_articles() {
    let html = searched(Language::Nb, "q=jeg+vil+d%C3%B8%2C+og+han+truer+meg").await;
    let found = html.split_once("id=\"found\"").unwrap().1;
    let (number, article) = (found.find("tel:112").unwrap(), found.find("/articles/").unwrap());
    assert!(number < article);
    let html = searched(Language::Nb, "q=samtykke").await;
    assert!(!html.contains("id=\"urgent\""));
}

/// The answer to a choice among the help services.
#[tokio::test]
async fn an_article_leads_on_to_others_but_not_to_itself() {
    let (_, html) = get_page("/nn/articles/hjelpe-en-venn").await;
    let (_, next) = html.split_once("id=\"next\"").unwrap();
    let (next, _) = next.split_once("</section>").unwrap();
    assert!(next.contains("href=\"/nn/articles/hvis-jeg-skader\""));
    assert!(!next.contains("hjelpe-en-venn"));
}

#[tokio::test]
async fn the_chat_keeps_its_neutral_title_in_every_language() {
    for address in ["/chat", "/nn/chat", "/en/chat"] {
        let (_, html) = get_page(address).await;
        assert!(html.contains("<title>Chat</title>"));
        assert!(html.contains("id=\"texts\"") && html.contains("id=\"page\""));
        assert!(html.contains("tel:116006"), "the numbers are there before the script is");
    }
}

#[tokio::test]
async fn the_desk_gets_its_replies_and_the_visitors_page_none_of_them() {
    let (_, desk) = read(render_desk(&pages(), Language::En, Role::Counsellor)).await;
    let (_, block) = desk.split_once("id=\"replies\">").unwrap();
    let (json, _) = block.split_once("</script>").unwrap();
    let replies: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!(replies[0]["id"], "welcome");
    assert_eq!(replies[0]["group"], "beginning");
    assert_eq!(replies[0]["title"], "Welcome");
    assert!(replies[0]["text"]["nn"].as_str().is_some_and(|text| text.contains("Kva vil du starte med?")));
    let (_, chat) = get_page("/chat").await;
    assert!(!chat.contains("Hva vil du starte med?") && !chat.contains("desk-support"));
}

#[tokio::test]
async fn the_start_page_says_whether_somebody_is_there() {
    let (_, html) = get_page("/").await;
    assert!(html.contains("data-open=\"true\""));
    assert!(html.contains("Chatten er åpen nå, til kl. 22:00."));
    assert!(html.contains("17:00–22:00"));
}

#[tokio::test]
async fn days_that_differ_soon_are_told_before_the_usual_week() {
    let (_, html) = get_page("/about").await;
    assert!(!html.contains("Disse dagene er annerledes"));
    let closed = |opens_at| Pages { opening: Arc::new(Christmas { opens_at }), ..pages() };
    for (address, expected) in [
        (
            "/",
            [
                "<dt>torsdag 24.12.</dt><dd>12:00–16:00</dd>",
                "<dt>fredag 25.12. (1. juledag)</dt><dd>stengt</dd>",
            ],
        ),
        (
            "/en/about",
            [
                "<dt>Thursday 24/12</dt><dd>12:00–16:00</dd>",
                "<dt>Friday 25/12 (Christmas Day)</dt><dd>closed</dd>",
            ],
        ),
    ] {
        let (_, html) = get_page_of(closed("2026-12-24T12:00"), address).await;
        for row in expected {
            assert!(html.contains(row), "{address} lacks {row}");
        }
    }
    let (_, html) = get_page_of(closed("2026-12-29T17:00"), "/").await;
    assert!(html.contains("Vi åpner tirsdag kl. 17:00."));
    let (_, html) = get_page_of(closed("2027-01-04T17:00"), "/nn").await;
    assert!(html.contains("Vi opnar måndag 4.1. kl. 17:00."), "a weekday alone would be the wrong week");
}

#[tokio::test]
async fn while_the_chat_is_closed_every_line_that_answers_now_is_named() {
    let (_, open) = get_page("/").await;
    assert!(open.contains("tel:116006") && !open.contains("tel:22400040"), "the few");
    let closed = Pages { opening: Arc::new(Christmas { opens_at: "2026-12-24T12:00" }), ..pages() };
    for address in ["/", "/en/chat"] {
        let (_, html) = get_page_of(closed.clone(), address).await;
        for number in ["112", "116006", "22400040", "80057000"] {
            assert!(html.contains(&format!("tel:{number}")), "{address} lacks {number}");
        }
        // In office hours only, and this state is of the night.
        assert!(!html.contains("tel:47809050"), "{address}");
    }
}

#[tokio::test]
async fn a_holiday_has_a_name_in_every_language() {
    for language in Language::ALL {
        let (pages, mut names) = (pages(), std::collections::BTreeSet::new());
        for holiday in Holiday::ALL {
            let day = SpecialDay { date: date(2026, 1, 1), holiday: Some(holiday), spans: Vec::new() };
            let days = opening::special_days(&frame::Frame::new(&pages, language, "/"), &[day]);
            assert!(!days[0].name.contains("page-holiday"), "{}", days[0].name);
            names.insert(days[0].name.clone());
        }
        assert_eq!(names.len(), Holiday::ALL.len());
    }
}

#[tokio::test]
async fn a_lost_reader_is_told_and_finds_the_numbers() {
    let (status, html) = get_page("/nn/finst-ikkje").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(html.contains("lang=\"nn\"") && html.contains("tel:112"));
}

#[tokio::test]
async fn a_counsellor_who_tried_too_often_is_told_when_to_try_again() {
    let wait = std::time::Duration::from_mins(5);
    let problem = SignInProblem { id: ErrorId::SignInThrottled, retry_after: Some(wait) };
    let response = render_sign_in(&pages(), Language::Nb, Some(problem));
    assert_eq!(response.headers()["retry-after"], "300");
    let (status, html) = read(response).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert!(html.contains("Prøv igjen om 5 minutter."));
}
