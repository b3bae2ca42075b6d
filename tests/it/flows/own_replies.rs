//! Prepared replies that counsellors write for themselves.

use serde_json::Value;

use server::domain::own_reply::OWN_REPLIES_MAX;
use server::domain::staff::Role;

use crate::support::app::{ORIGIN, TestApp};
use crate::support::counsellor::PASSWORD;
use crate::support::http::{Answer, get, hire_in, post, sign_in};

const FORM: &str = "application/x-www-form-urlencoded";

async fn counsellor(app: &TestApp, name: &str) -> String {
    hire_in(app, name, Role::Counsellor, PASSWORD).await;
    sign_in(app.address(), name, PASSWORD).await.expect("the password is right")
}

async fn keep(app: &TestApp, cookie: &str, form: &str) -> Answer {
    let headers = [("cookie", cookie), ("origin", ORIGIN)];
    post(app.address(), "/desk/replies", FORM, form, &headers).await
}

async fn own(app: &TestApp, cookie: &str) -> (String, Vec<Value>) {
    let answer = get(app.address(), "/desk/replies", &[("cookie", cookie)]).await;
    assert_eq!((answer.status, answer.header("cache-control")), (200, Some("no-store")));
    let told: Value = serde_json::from_str(&answer.body).expect("it is JSON");
    let account = told["account"].as_str().expect("whose they are").to_owned();
    (account, told["replies"].as_array().expect("a list").clone())
}

#[tokio::test]
async fn a_counsellor_writes_changes_and_deletes_them_and_no_colleague_sees_any() {
    let app = TestApp::start().await;
    let (kari, omar) = (counsellor(&app, "kari").await, counsellor(&app, "omar").await);
    let first = "language=nn&title=+Mi%20helsing&text=Hei%21%0D%0AEg%20er%20her.+";
    assert_eq!(keep(&app, &kari, first).await.status, 204);
    let (account, replies) = own(&app, &kari).await;
    assert_eq!(replies.len(), 1);
    let reply = &replies[0];
    assert_eq!((&reply["title"], &reply["text"]), (&"Mi helsing".into(), &"Hei!\nEg er her.".into()));
    assert_eq!(reply["language"], "nn");
    let (other, none) = own(&app, &omar).await;
    assert!(none.is_empty() && other != account);

    // A colleague who knows its name neither changes nor deletes it.
    let id = reply["id"].as_str().expect("a name");
    let change = format!("id={id}&language=en&title=Hello&text=Hello");
    assert_eq!(keep(&app, &omar, &change).await.status, 400);
    let remove = |cookie: String| {
        let (address, path) = (app.address(), format!("/desk/replies/{id}/remove"));
        async move { post(address, &path, FORM, "", &[("cookie", &cookie), ("origin", ORIGIN)]).await.status }
    };
    assert_eq!(remove(omar.clone()).await, 204, "nothing of theirs is left of it");
    assert_eq!(own(&app, &kari).await.1, replies);

    assert_eq!(keep(&app, &kari, &change).await.status, 204);
    let (_, changed) = own(&app, &kari).await;
    assert_eq!((changed.len(), &changed[0]["title"]), (1, &"Hello".into()));
    assert_eq!(remove(kari.clone()).await, 204);
    assert!(own(&app, &kari).await.1.is_empty());
}

#[tokio::test]
async fn what_does_not_fit_is_refused_with_its_reason_and_nothing_is_cut() {
    let app = TestApp::start().await;
    let kari = counsellor(&app, "kari").await;
    let long = "a".repeat(401);
    for (form, error_id) in [
        ("language=nb&title=&text=Hei".to_owned(), "text_empty"),
        (format!("language=nb&title=Hei&text={long}"), "text_too_long"),
        ("language=nb&title=to%0Alinjer&text=Hei".to_owned(), "text_too_long"),
        ("language=de&title=Hei&text=Hei".to_owned(), "request_unreadable"),
        ("title=Hei&text=Hei".to_owned(), "request_unreadable"),
        ("language=nb&title=Hei&text=Hei&staff=x".to_owned(), "request_unreadable"),
    ] {
        assert_eq!(keep(&app, &kari, &form).await.body, error_id, "{form}");
    }
    for n in 0..OWN_REPLIES_MAX {
        assert_eq!(keep(&app, &kari, &format!("language=nb&title=Nr{n}&text=Hei")).await.status, 204);
    }
    let full = keep(&app, &kari, "language=nb&title=En+til&text=Hei").await;
    assert_eq!((full.status, full.body.as_str()), (409, "replies_full"));
    assert_eq!(own(&app, &kari).await.1.len(), OWN_REPLIES_MAX);
}

#[tokio::test]
async fn another_site_writes_nothing_and_nobody_who_has_signed_out_reads_any() {
    let app = TestApp::start().await;
    let kari = counsellor(&app, "kari").await;
    let headers = [
        ("cookie", kari.as_str()),
        ("origin", "https://elsewhere.example"),
        ("sec-fetch-site", "cross-site"),
    ];
    let form = "language=nb&title=Hei&text=Hei";
    assert_eq!(post(app.address(), "/desk/replies", FORM, form, &headers).await.status, 403);
    assert!(own(&app, &kari).await.1.is_empty());
    let headers = [("cookie", kari.as_str()), ("origin", ORIGIN)];
    assert_eq!(post(app.address(), "/desk/sign-out", FORM, "", &headers).await.status, 303);
    assert_eq!(get(app.address(), "/desk/replies", &[("cookie", &kari)]).await.status, 401);
}
