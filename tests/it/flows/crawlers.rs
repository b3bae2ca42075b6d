//! What search engines and link previews are told.

use crate::support::app::TestApp;
use crate::support::http::get;

const ADDRESS: &str = "https://prat.example.no";

async fn public() -> TestApp {
    TestApp::with(&[("LISTEN__PUBLIC_ORIGINS", ADDRESS)]).await
}

/// What stands between two marks, each time.
fn all_between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

#[tokio::test]
async fn the_sitemap_names_pages_to_read_in_every_language_and_nothing_else() {
    let app = public().await;
    let robots = get(app.address(), "/robots.txt", &[]).await;
    assert_eq!(robots.status, 200);
    assert_eq!(robots.header("content-type"), Some("text/plain; charset=utf-8"));
    assert!(robots.body.contains("Disallow: /desk"));
    assert!(robots.body.ends_with(&format!("Sitemap: {ADDRESS}/sitemap.xml\n")), "{}", robots.body);

    let map = get(app.address(), "/sitemap.xml", &[]).await;
    assert_eq!((map.status, map.header("content-type")), (200, Some("application/xml; charset=utf-8")));
    let named = all_between(&map.body, "<loc>", "</loc>");
    for path in ["/", "/nn", "/en/about", "/articles/samtykke", "/nn/articles/samtykke", "/en/doors/friend"] {
        assert!(named.contains(&format!("{ADDRESS}{path}").as_str()), "{path} is not named");
    }
    for part in ["/chat", "/search", "/questions", "/list", "/desk", "/ws", "leaflet", "poster"] {
        let told =
            named.iter().find(|address| address.ends_with(part) || address.contains(&format!("{part}/")));
        // An article about the chat is one to read.
        assert_eq!(told, None, "{part}");
    }
    let mut each_once = named.clone();
    each_once.sort_unstable();
    each_once.dedup();
    assert_eq!(each_once.len(), named.len());

    // Each is there, says the same of itself, and is open to be listed.
    for address in named {
        let path = address.strip_prefix(ADDRESS).expect("an address of ours");
        let page = get(app.address(), path, &[]).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.body.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")), "{path}");
        assert!(!page.body.contains("noindex"), "{path}");
        assert_eq!(all_between(&page.body, "<meta name=\"description\" content=\"", "\"").len(), 1, "{path}");
        let entry = map.body.split("<url>").find(|entry| entry.contains(&format!("<loc>{address}</loc>")));
        let alternates = all_between(entry.expect("its entry"), "hreflang=\"", "/>");
        assert_eq!(alternates.len(), 3, "{path}");
        for alternate in alternates {
            assert!(page.body.contains(&format!("hreflang=\"{alternate}")), "{path}: {alternate}");
        }
    }
}

#[tokio::test]
async fn what_is_not_to_read_is_not_to_be_listed() {
    let app = public().await;
    for path in ["/chat", "/nn/search", "/questions", "/en/list", "/sheets/signs/leaflet", "/desk/sign-in"] {
        let page = get(app.address(), path, &[]).await;
        assert!(page.body.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
    }
}

#[tokio::test]
async fn a_link_that_is_shared_shows_the_service_and_not_what_was_read() {
    let app = public().await;
    let page = get(app.address(), "/articles/seksuell-vold", &[]).await;
    let og = all_between(&page.body, "<meta property=\"og:", ">").join("\n");
    assert!(og.contains("title\" content=\"Unge relasjoner\""), "{og}");
    assert!(!og.contains("vold") && !og.contains("Når"), "{og}");
    // A search engine is told what the article says of itself.
    let description = all_between(&page.body, "<meta name=\"description\" content=\"", "\"");
    let lead = all_between(&page.body, "<p class=\"lead\">", "</p>");
    assert_eq!(description, lead);
}

#[tokio::test]
async fn a_service_that_others_cannot_reach_is_not_listed_at_all() {
    let app = TestApp::start().await;
    let told = get(app.address(), "/robots.txt", &[]).await;
    assert_eq!(told.body, "User-agent: *\nDisallow: /\n");
    assert_eq!(get(app.address(), "/sitemap.xml", &[]).await.status, 404);
    let page = get(app.address(), "/articles/samtykke", &[]).await;
    assert!(!page.body.contains("canonical") && !page.body.contains("localhost"));
}
