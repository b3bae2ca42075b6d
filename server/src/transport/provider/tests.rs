//! The two requests to a provider, which is a small server in this process: what it is asked, and
//! what is taken from it.

use std::sync::{Arc, Mutex};

use aws_lc_rs::digest::{SHA256, digest};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{AUTHORIZATION, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use url::Url;

use super::client::{Away, Client};
use super::remote::{Remote, Unredeemed};
use super::{BACK, Errand, Journey};
use crate::clock::{MockClock, Moment};
use crate::config::Settings;

/// A provider that says this of itself, and what it was sent.
#[derive(Debug)]
struct Told {
    metadata: Value,
    keys: Said,
    redeemed: Said,
    asked: Mutex<Vec<(HeaderMap, Bytes)>>,
}

type Said = (StatusCode, &'static str);

async fn metadata(State(told): State<Arc<Told>>) -> String {
    told.metadata.to_string()
}

async fn keys(State(told): State<Arc<Told>>) -> Response {
    match told.keys {
        (StatusCode::FOUND, to) => (StatusCode::FOUND, [(LOCATION, to)]).into_response(),
        keys => keys.into_response(),
    }
}

async fn token(State(told): State<Arc<Told>>, headers: HeaderMap, body: Bytes) -> Said {
    told.asked.lock().unwrap().push((headers, body));
    told.redeemed
}

/// Puts a provider up, told by what `change` makes of the usual, for as long as `then` lasts.
async fn beside<T>(change: impl FnOnce(&str, &mut Told), then: impl AsyncFnOnce(Remote, &Told) -> T) -> T {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let mut told = Told {
        metadata: json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/auth?tenant=a"),
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/keys"),
        }),
        keys: (StatusCode::OK, r#"{"keys":[{"kty":"of the year 2050"}]}"#),
        redeemed: (StatusCode::BAD_REQUEST, r#"{"error":"invalid_grant"}"#),
        asked: Mutex::default(),
    };
    change(&issuer, &mut told);
    let told = Arc::new(told);
    let router = Router::new()
        .route("/.well-known/openid-configuration", get(metadata))
        .route("/keys", get(keys))
        .route("/token", post(token))
        .with_state(told.clone());
    tokio::select! {
        ended = axum::serve(listener, router).into_future() => panic!("it serves on: {ended:?}"),
        done = then(remote(&issuer), &told) => done,
    }
}

fn remote(issuer: &str) -> Remote {
    let environment = [
        ("ISSUER", issuer),
        ("NAME", "Jobb"),
        ("CLIENT_ID", "chat"),
        ("CLIENT_SECRET", "hunter:2"),
        ("SECOND_STEP_ACR", "high, higher"),
    ];
    let environment =
        environment.map(|(key, value)| (format!("FORTROLIG__PROVIDER__{key}"), value.to_owned()));
    let settings = Settings::load(None, environment).unwrap().provider.unwrap();
    let client = Client::of(&Url::parse(issuer).unwrap(), None).unwrap();
    let clock = Arc::new(MockClock::at(Moment(1_790_000_000_000)));
    Remote::new(settings, format!("https://chat.example.no{BACK}"), client, clock)
}

fn journey() -> Journey {
    Journey::begin(Moment(1_790_000_000_000), Errand::SignIn)
}

async fn away(change: impl FnOnce(&str, &mut Told)) -> &'static str {
    beside(change, async |remote, _| remote.address(&journey()).await.map_err(|Away(reason)| reason))
        .await
        .expect_err("it is of no use")
}

#[tokio::test]
async fn somebody_is_sent_on_with_all_that_must_come_back_and_asked_anew() {
    let journey = journey();
    let address = beside(|_, _| (), async |remote, _| remote.address(&journey).await.unwrap()).await;
    let address = Url::parse(&address).unwrap();
    assert_eq!(address.path(), "/auth");
    let challenge = digest(&SHA256, journey.verifier.to_text().as_bytes());
    let expected = [
        ("tenant", "a".to_owned()),
        ("response_type", "code".to_owned()),
        ("client_id", "chat".to_owned()),
        ("redirect_uri", "https://chat.example.no/desk/sign-in/provider/back".to_owned()),
        ("scope", "openid".to_owned()),
        ("state", journey.state.to_text()),
        ("nonce", journey.nonce.to_text()),
        ("code_challenge", BASE64URL_NOPAD.encode(challenge.as_ref())),
        ("code_challenge_method", "S256".to_owned()),
        ("prompt", "login".to_owned()),
        ("max_age", "0".to_owned()),
        ("acr_values", "high higher".to_owned()),
    ];
    let sent: Vec<_> =
        address.query_pairs().map(|(key, value)| (key.into_owned(), value.into_owned())).collect();
    assert_eq!(sent, expected.map(|(key, value)| (key.to_owned(), value)));
    assert!(!address.as_str().contains(&journey.verifier.to_text()), "the secret stays here");
}

#[tokio::test]
async fn a_code_is_redeemed_with_our_secret_and_the_browsers_and_nowhere_else() {
    let journey = journey();
    beside(
        |_, _| (),
        async |remote, told| {
            let refused = remote.redeem("a code&b", &journey).await;
            assert_eq!(refused, Err(Unredeemed::Refused("code_refused")));
            let asked = told.asked.lock().unwrap();
            let (headers, body) = asked.first().expect("it was asked");
            let basic = format!("Basic {}", BASE64.encode(b"chat:hunter%3A2"));
            assert_eq!(headers[AUTHORIZATION], basic.as_str());
            let fields: Vec<_> = url::form_urlencoded::parse(body).into_owned().collect();
            let expected = [
                ("grant_type", "authorization_code".to_owned()),
                ("code", "a code&b".to_owned()),
                ("redirect_uri", "https://chat.example.no/desk/sign-in/provider/back".to_owned()),
                ("code_verifier", journey.verifier.to_text()),
            ];
            assert_eq!(fields, expected.map(|(key, value)| (key.to_owned(), value)));
        },
    )
    .await;
    let post = |_: &str, told: &mut Told| {
        told.metadata["token_endpoint_auth_methods_supported"] = json!(["client_secret_post"]);
        told.redeemed = (StatusCode::UNAUTHORIZED, r#"{"error":"invalid_client"}"#);
    };
    beside(post, async |remote, told| {
        assert_eq!(remote.redeem("code", &journey).await, Err(Unredeemed::Refused("client_refused")));
        let asked = told.asked.lock().unwrap();
        assert!(!asked[0].0.contains_key(AUTHORIZATION));
        assert!(asked[0].1.ends_with(b"&client_id=chat&client_secret=hunter%3A2"), "{:?}", asked[0].1);
    })
    .await;
}

#[tokio::test]
async fn what_it_answers_to_a_code_is_read_or_refused() {
    for (answer, expected) in [
        ((StatusCode::OK, r#"{"id_token":"a.b.c"}"#), Unredeemed::Refused("unreadable")),
        ((StatusCode::OK, r#"{"access_token":"a"}"#), Unredeemed::Refused("no_id_token")),
        ((StatusCode::OK, "<html>"), Unredeemed::Refused("no_id_token")),
        ((StatusCode::FORBIDDEN, ""), Unredeemed::Refused("refused")),
        ((StatusCode::BAD_GATEWAY, ""), Unredeemed::Away(Away("answered_otherwise"))),
    ] {
        let told = |_: &str, told: &mut Told| told.redeemed = answer;
        let redeemed = beside(told, async |remote, _| remote.redeem("code", &journey()).await).await;
        assert_eq!(redeemed, Err(expected), "{answer:?}");
    }
}

#[tokio::test]
async fn our_secret_goes_to_no_other_host_than_the_one_in_the_settings() {
    let other = "https://elsewhere.example/token";
    assert_eq!(away(|_, told| told.metadata["token_endpoint"] = other.into()).await, "elsewhere");
    assert_eq!(away(|_, told| told.metadata["jwks_uri"] = other.into()).await, "elsewhere");
    let with_user = |issuer: &str, told: &mut Told| {
        told.metadata["token_endpoint"] = issuer.replace("http://", "http://me@").into();
    };
    assert_eq!(away(with_user).await, "elsewhere");
    let plain = "http://elsewhere.example/auth";
    assert_eq!(away(|_, told| told.metadata["authorization_endpoint"] = plain.into()).await, "elsewhere");
    let elsewhere = |told: &mut Told| told.keys = (StatusCode::FOUND, "https://elsewhere.example/keys");
    assert_eq!(away(|_, told| elsewhere(told)).await, "answered_otherwise", "no redirect is followed");
}

#[tokio::test]
async fn a_provider_that_is_another_or_gone_or_talks_too_much_is_told_apart_in_the_log() {
    assert_eq!(
        away(|issuer, told| told.metadata["issuer"] = format!("{issuer}/").into()).await,
        "another_issuer"
    );
    assert_eq!(away(|_, told| told.metadata = json!({})).await, "unreadable");
    assert_eq!(away(|_, told| told.keys = (StatusCode::OK, "{}")).await, "unreadable");
    assert_eq!(away(|_, told| told.keys = (StatusCode::NOT_FOUND, "")).await, "answered_otherwise");
    let flood: &'static str = "x".repeat(300 * 1024).leak();
    assert_eq!(away(|_, told| told.keys = (StatusCode::OK, flood)).await, "too_large_or_broken");
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let issuer = format!("http://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let told = remote(&issuer).address(&journey()).await;
    assert_eq!(told, Err(Away("not_reached")));
}

#[tokio::test]
async fn whoever_comes_back_comes_from_this_provider() {
    let names_itself = |_: &str, told: &mut Told| {
        told.metadata["authorization_response_iss_parameter_supported"] = true.into();
    };
    beside(names_itself, async |remote, _| {
        let issuer = remote.issuer().to_owned();
        assert_eq!(remote.sent_back(Some(&issuer)).await, Ok(true));
        assert_eq!(remote.sent_back(Some("https://elsewhere.example")).await, Ok(false));
        assert_eq!(remote.sent_back(None).await, Ok(false), "it always says so");
    })
    .await;
    beside(|_, _| (), async |remote, _| assert_eq!(remote.sent_back(None).await, Ok(true))).await;
}
