//! The pages over HTTP: what every answer promises the browser, and the staff door.

use std::time::Duration;

use server::protocol::CloseCode;

use crate::support::app::TestApp;
use crate::support::counsellor::Counsellor;
use crate::support::http::{get, post, sign_in};

#[tokio::test]
async fn every_page_forbids_inline_script_keeps_nothing_and_sets_no_cookie() {
    let app = TestApp::start().await;
    for path in ["/", "/nn", "/en", "/chat", "/services", "/about", "/desk/sign-in", "/finnes-ikke"] {
        let page = get(app.address(), path, &[]).await;
        assert_eq!(page.status, if path == "/finnes-ikke" { 404 } else { 200 }, "{path}");
        let policy = page.header("content-security-policy").expect("a policy");
        assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"), "{policy}");
        assert!(policy.contains("require-trusted-types-for 'script'"), "{policy}");
        assert_eq!(page.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(page.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(page.header("set-cookie"), None, "{path}");
        let is_for_staff = path.starts_with("/desk");
        assert!(is_for_staff || page.body.contains("id=\"leave\""), "{path} has no way out");
        assert!(!page.body.contains(" style=") && !page.body.contains(" onclick="), "{path}");
    }
}

#[tokio::test]
async fn the_desk_is_for_those_who_signed_in_and_closes_when_they_sign_out() {
    let app = TestApp::start().await;
    assert_eq!(get(app.address(), "/desk", &[]).await.status, 303);
    let desk = app.counsellor("doer-en").await;
    let cookie = desk.cookie.clone();
    assert_eq!(get(app.address(), "/desk", &[("cookie", &cookie)]).await.status, 200);
    let out = post(app.address(), "/desk/sign-out", "text/plain", "", &[("cookie", &cookie)]).await;
    assert_eq!(out.status, 303);
    assert_eq!(get(app.address(), "/desk", &[("cookie", &cookie)]).await.status, 303);
}

#[tokio::test]
async fn an_open_desk_closes_soon_after_a_sign_out_elsewhere() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("doer-to").await;
    post(app.address(), "/desk/sign-out", "text/plain", "", &[("cookie", &desk.cookie.clone())]).await;
    // The desk pings as the page does; the pings that come soon enough are answered.
    let mut pings = tokio::time::interval(Duration::from_secs(1));
    let code = loop {
        tokio::select! {
            _ = pings.tick() => desk.ping().await,
            code = desk.hear_close() => break code,
        }
    };
    assert_eq!(code, Some(CloseCode::SignedOut.code()));
}

#[tokio::test]
async fn a_wrong_password_and_a_form_of_another_site_are_turned_away() {
    let app = TestApp::start().await;
    let hired = Counsellor::hired(&app, "doer-tre", "nb").await;
    assert!(hired.cookie().starts_with("__Host-"));
    assert_eq!(sign_in(app.address(), "doer-tre", "feil passord her").await, None);
    let form = "application/x-www-form-urlencoded";
    let elsewhere = [("sec-fetch-site", "cross-site"), ("origin", "https://ond.example")];
    let refused = post(app.address(), "/desk/sign-in", form, "name=a&password=b", &elsewhere).await;
    assert_eq!(refused.status, 403);
}

#[tokio::test]
async fn metrics_and_health_are_on_the_admin_address_only() {
    let app = TestApp::start().await;
    for path in ["/metrics", "/health/ready", "/health/live"] {
        assert_eq!(get(app.admin_address(), path, &[]).await.status, 200, "{path}");
        assert_eq!(get(app.address(), path, &[]).await.status, 404, "{path}");
    }
}
