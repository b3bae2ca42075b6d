//! Signing in and out over HTTP, with a real account in a real records file.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::FromRef;
use axum::extract::connect_info::MockConnectInfo;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, RETRY_AFTER, SET_COOKIE};
use axum::http::{Request, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use tempfile::TempDir;
use tower::ServiceExt as _;
use uuid::Uuid;

use super::super::staff_session::DESK;
use super::*;
use crate::clock::{Clock, MockClock, Moment};
use crate::config::{Rate, Settings};
use crate::domain::counsellor::Profile;
use crate::domain::credentials::Credentials;
use crate::domain::password::{Password, PasswordHash};
use crate::domain::second_step::{HalfWays, SecondStepRule, Vault};
use crate::domain::secret::ClusterSecret;
use crate::domain::staff::{
    Alias, Capacity, Role, SessionLimits, StaffMember, StaffName, Standing, parse_languages,
};
use crate::knowledge::Knowledge;
use crate::protocol::ids::Token;
use crate::protocol::needs::Language;
use crate::protocol::visit::Service;
use crate::records::Records;
use crate::stores::memory::MemorySessions;
use crate::transport::http::assets::Assets;
use crate::transport::http::pages::{OpeningState, Site, Span};
use crate::transport::http::sign_out::sign_out;
use crate::transport::http::staff_session::SIGN_IN;
use crate::transport::origin::require_own_origin;
use crate::transport::rate_limit::Limiter;
use crate::transport::ws::registry::Registry;

const ORIGIN: &str = "http://localhost:8080";
const RIGHT: &str = "name=Ida&password=a+long+enough+one";

#[derive(Clone, FromRef)]
struct Parts {
    registry: Arc<Registry>,
    door: Arc<Door>,
    access: Arc<StaffAccess>,
    steps: Arc<SecondStep>,
    pages: Pages,
}

struct Closed;

impl OpeningState for Closed {
    fn now(&self) -> Service {
        Service { open: false, changes_at: None, languages: vec![Language::Nb] }
    }

    fn week(&self) -> Vec<Vec<Span>> {
        Vec::new()
    }
}

struct House {
    router: Router,
    clock: Arc<MockClock>,
    access: Arc<StaffAccess>,
    records: Records,
    _folder: TempDir,
}

impl House {
    async fn open() -> Self {
        let folder = TempDir::new().unwrap();
        let records = Records::open(&folder.path().join("records.sqlite")).await.unwrap();
        let password = PasswordHash::of(&Password::parse("a long enough one").unwrap());
        records.staff.add(&ida(), &password).await.unwrap();

        let clock = Arc::new(MockClock::at(Moment(1_790_000_000_000)));
        let shared: Arc<dyn Clock> = clock.clone();
        let mut settings = Settings::defaults();
        settings.limits.account_sign_ins =
            Rate { every: Duration::from_mins(1), burst: 3.try_into().unwrap() };
        let limiter = Arc::new(Limiter::new(&settings.limits, shared.clone()));
        let sessions = Arc::new(MemorySessions::new(shared.clone()));
        let access = Arc::new(StaffAccess::new(
            records.staff.clone(),
            records.audit.clone(),
            sessions.clone(),
            limiter.clone(),
            shared.clone(),
            SessionLimits { idle: Duration::from_mins(30), absolute: Duration::from_hours(12) },
        ));
        // What comes after the password stands in the flows; here it is the session alone.
        let steps = Arc::new(SecondStep {
            access: access.clone(),
            records: records.second_step.clone(),
            sessions,
            limiter: limiter.clone(),
            clock: shared,
            half_ways: HalfWays::new(&ClusterSecret::new([7; 32], None)),
            vault: Vault::unsealed(),
            rule: SecondStepRule::Off,
        });
        let pages = Pages {
            knowledge: Arc::new(Knowledge::load().unwrap_or_else(|error| panic!("{error}"))),
            assets: Assets::load(),
            site: Arc::new(Site {
                service_name: "Unge relasjoner".into(),
                leave_to: "https://www.yr.no/".into(),
                show_unreviewed: false,
                passkey_host: None,
                address: None,
                provider: None,
            }),
            opening: Arc::new(Closed),
        };
        let parts = Parts {
            door: Arc::new(Door::new(limiter, &settings.listen)),
            access: access.clone(),
            steps,
            registry: Arc::default(),
            pages,
        };
        let origins: Arc<[String]> = [ORIGIN.to_owned()].into();
        let router = Router::new()
            .route(DESK, get(async |_session: StaffSession| "the desk"))
            .route(SIGN_IN, get(form).post(attempt))
            .route("/desk/sign-out", post(sign_out))
            .layer(from_fn_with_state(origins, require_own_origin))
            .with_state(parts)
            .layer(MockConnectInfo(SocketAddr::from(([203, 0, 113, 7], 5))));
        Self { router, clock, access, records, _folder: folder }
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let header = |name| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        let (status, location, retry_after) = (response.status(), header(LOCATION), header(RETRY_AFTER));
        let cookie = header(SET_COOKIE).map(|cookie| cookie.split(';').next().unwrap().to_owned());
        let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        Answer { status, location, retry_after, cookie, body: String::from_utf8(body.to_vec()).unwrap() }
    }

    async fn get(&self, address: &str, cookie: &str) -> Answer {
        self.send(Request::get(address).header(COOKIE, cookie).body(Body::empty()).unwrap()).await
    }

    async fn post(&self, address: &str, cookie: &str, form: &str) -> Answer {
        let request = Request::post(address)
            .header("origin", ORIGIN)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(COOKIE, cookie);
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    async fn sign_in(&self) -> String {
        let answer = self.post(SIGN_IN, "", RIGHT).await;
        assert_eq!((answer.status, answer.location.as_deref()), (StatusCode::SEE_OTHER, Some(HOME)));
        answer.cookie.unwrap()
    }

    async fn is_signed_in(&self, cookie: &str) -> bool {
        self.get(DESK, cookie).await.status == StatusCode::OK
    }
}

struct Answer {
    status: StatusCode,
    location: Option<String>,
    retry_after: Option<String>,
    cookie: Option<String>,
    body: String,
}

fn ida() -> StaffMember {
    StaffMember {
        id: Uuid::from_u128(1),
        name: StaffName::parse("ida").unwrap(),
        alias: Alias::parse("Ida").unwrap(),
        role: Role::Counsellor,
        languages: parse_languages("nb").unwrap(),
        profile: Profile::default(),
        capacity: Capacity::new(1).unwrap(),
        standing: Standing::Active,
        credentials: Credentials::default(),
    }
}

#[tokio::test]
async fn a_counsellor_signs_in_works_and_signs_out() {
    let house = House::open().await;
    let nobody = house.get(DESK, "").await;
    assert_eq!((nobody.status, nobody.location.as_deref()), (StatusCode::SEE_OTHER, Some(SIGN_IN)));
    assert_eq!(house.get(SIGN_IN, "").await.status, StatusCode::OK);

    let cookie = house.sign_in().await;
    assert!(house.is_signed_in(&cookie).await);
    assert_eq!(house.get(SIGN_IN, &cookie).await.location.as_deref(), Some(HOME));

    let out = house.post("/desk/sign-out", &cookie, "").await;
    assert_eq!(out.location.as_deref(), Some(SIGN_IN));
    assert_eq!(out.cookie.as_deref(), Some("__Host-fortrolig="));
    assert!(!house.is_signed_in(&cookie).await);
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_password_look_the_same() {
    let house = House::open().await;
    let wrong = [
        "name=ida&password=a+long+enough+two",
        "name=omar&password=a+long+enough+one",
        "name=%3Cscript%3E&password=a+long+enough+one",
        "name=ida&password=short",
    ];
    let mut pages = Vec::new();
    for form in wrong {
        let answer = house.post(SIGN_IN, "", form).await;
        assert_eq!((answer.status, &answer.cookie), (StatusCode::FORBIDDEN, &None), "{form}");
        pages.push(answer.body);
    }
    assert!(pages.windows(2).all(|two| two[0] == two[1]));
}

#[tokio::test]
async fn guessing_is_slowed_and_told_for_how_long() {
    let house = House::open().await;
    for _ in 0..3 {
        house.post(SIGN_IN, "", "name=ida&password=a+long+enough+two").await;
    }
    let throttled = house.post(SIGN_IN, "", RIGHT).await;
    assert_eq!(throttled.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(throttled.retry_after.as_deref(), Some("60"));
    house.clock.pass(Duration::from_mins(1));
    house.sign_in().await;
}

#[tokio::test]
async fn the_password_is_masked_and_a_password_manager_may_fill_it_in() {
    let house = House::open().await;
    let page = house.get(SIGN_IN, "").await.body;
    let field = page.lines().find(|line| line.contains("name=\"password\"")).expect("there is a field");
    assert!(
        field.contains("type=\"password\"") && field.contains("autocomplete=\"current-password\""),
        "{field}"
    );
    assert!(page.contains("autocomplete=\"username\""), "it is known whose it is");
}

#[tokio::test]
async fn the_longest_password_of_the_widest_signs_goes_through_the_field_and_is_taken() {
    let house = House::open().await;
    // Each of these three is one character once it is normalised, and five bytes before.
    let longest = "u\u{308}\u{304}".repeat(200);
    let typed = Password::parse(&longest).expect("200 characters");
    house.records.credentials.issue_password(ida().id, &PasswordHash::of(&typed)).await.unwrap();
    let page = house.get(SIGN_IN, "").await.body;
    let field = page.lines().find(|line| line.contains("name=\"password\"")).expect("there is a field");
    let (_, rest) = field.split_once("maxlength=\"").expect("it has a bound");
    let room: usize = rest.split('"').next().unwrap().parse().expect("a number");
    let widest = "😀".repeat(200);
    for password in [&longest, &widest] {
        assert!(password.encode_utf16().count() <= room, "cut off at {room}");
    }
    let mut encoded = String::new();
    for byte in longest.bytes() {
        write!(encoded, "%{byte:02X}").expect("a string takes it");
    }
    let answer = house.post(SIGN_IN, "", &format!("name=ida&password={encoded}")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_password_is_good_until_it_is_replaced() {
    let house = House::open().await;
    house.clock.pass(Duration::from_hours(24 * 365 * 3));
    house.sign_in().await;
    let new = PasswordHash::of(&Password::parse("another long enough one").unwrap());
    house.records.credentials.issue_password(ida().id, &new).await.unwrap();
    assert_eq!(house.post(SIGN_IN, "", RIGHT).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_form_that_cannot_be_read_is_told_so() {
    let house = House::open().await;
    for form in ["", "name=ida", "name=ida&password=a+long+enough+one&admin=true"] {
        assert_eq!(house.post(SIGN_IN, "", form).await.status, StatusCode::BAD_REQUEST, "{form}");
    }
}

#[tokio::test]
async fn another_site_cannot_sign_anybody_in_or_out() {
    let house = House::open().await;
    let cookie = house.sign_in().await;
    for address in [SIGN_IN, "/desk/sign-out"] {
        let request = Request::post(address)
            .header("origin", "https://evil.example")
            .header("sec-fetch-site", "cross-site")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(COOKIE, &cookie);
        let answer = house.send(request.body(Body::from(RIGHT)).unwrap()).await;
        assert_eq!((answer.status, answer.cookie), (StatusCode::FORBIDDEN, None));
    }
    assert!(house.is_signed_in(&cookie).await);
}

#[tokio::test]
async fn a_new_sign_in_takes_the_place_of_the_old_one() {
    let house = House::open().await;
    let old = house.sign_in().await;
    let new = house.post(SIGN_IN, &old, RIGHT).await.cookie.unwrap();
    assert_ne!(old, new);
    assert!(!house.is_signed_in(&old).await);
    assert!(house.is_signed_in(&new).await);
}

#[tokio::test]
async fn a_session_rests_whatever_the_browser_asks_for_by_itself_and_ends_with_the_shift() {
    let house = House::open().await;
    let resting = house.sign_in().await;
    for _ in 0..2 {
        assert!(house.is_signed_in(&resting).await);
        house.clock.pass(Duration::from_mins(15));
    }
    assert!(!house.is_signed_in(&resting).await);

    let cookie = house.sign_in().await;
    let token = Token::parse(cookie.split_once('=').unwrap().1).unwrap();
    for _ in 0..35 {
        assert_eq!(house.access.used(&token).await, Ok(true));
        house.clock.pass(Duration::from_mins(20));
    }
    assert!(house.is_signed_in(&cookie).await);
    assert_eq!(house.access.used(&token).await, Ok(true));
    house.clock.pass(Duration::from_mins(20));
    assert!(!house.is_signed_in(&cookie).await);
    assert_eq!(house.access.used(&token).await, Ok(false));
}

#[tokio::test]
async fn an_account_that_is_disabled_is_out_at_once() {
    let house = House::open().await;
    let cookie = house.sign_in().await;
    house.records.staff.disable(ida().id).await.unwrap();
    assert!(!house.is_signed_in(&cookie).await);
    assert_eq!(house.post(SIGN_IN, "", RIGHT).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn whatever_begins_an_era_ends_the_sessions_from_before_and_none_that_comes_after() {
    let house = House::open().await;
    let (first, elsewhere) = (house.sign_in().await, house.sign_in().await);
    house.records.credentials.begin_era(ida().id).await.unwrap();
    assert!(!house.is_signed_in(&first).await && !house.is_signed_in(&elsewhere).await);
    let after = house.sign_in().await;
    assert!(house.is_signed_in(&after).await);

    let hash = |text| PasswordHash::of(&Password::parse(text).unwrap());
    house.records.credentials.issue_password(ida().id, &hash("a long enough one")).await.unwrap();
    assert!(!house.is_signed_in(&after).await, "with a new password");
    house.clock.pass(Duration::from_mins(2));
    let slept = house.sign_in().await;
    house.records.staff.disable(ida().id).await.unwrap();
    house.records.staff.enable(ida().id).await.unwrap();
    assert!(!house.is_signed_in(&slept).await, "nor does it wake when the account is opened again");
    let back = house.sign_in().await;
    assert!(house.is_signed_in(&back).await);
}

#[tokio::test]
async fn a_flood_of_sign_outs_keeps_nobody_from_signing_in_or_out() {
    let house = House::open().await;
    let stays = house.sign_in().await;
    let leaves = house.sign_in().await;
    let made_up = || format!("__Host-fortrolig={}", Token::random().to_text());
    let mut answers = Vec::new();
    for _ in 0..100 {
        answers.push(house.post("/desk/sign-out", &made_up(), "").await.status);
    }
    let noted = answers.iter().filter(|status| **status == StatusCode::SEE_OTHER).count();
    let burst = Settings::defaults().limits.network_sign_ins.burst;
    assert_eq!(noted, usize::try_from(burst.get()).unwrap());
    assert_eq!(answers.last(), Some(&StatusCode::TOO_MANY_REQUESTS));

    let out = house.post("/desk/sign-out", &leaves, "").await;
    assert_eq!((out.status, house.is_signed_in(&leaves).await), (StatusCode::SEE_OTHER, false));
    let again = house.post("/desk/sign-out", &leaves, "").await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "a second tab is not told off");
    assert!(house.is_signed_in(&stays).await);
    house.sign_in().await;
}
