//! The second step of signing in, over HTTP: set up, given, mistyped, used twice, lost.

use std::time::Duration;

use server::clock::Clock as _;
use server::domain::audit::Kept;
use server::domain::password::PasswordHash;
use server::domain::second_step::{AuthenticatorSecret, RECOVERY_CODES, TimeStep, WRONG_MAX};
use server::domain::staff::StaffName;

use crate::support::app::TestApp;
use crate::support::counsellor::PASSWORD;
use crate::support::http::{Answer, get, hire, post};

pub(super) const SIGN_IN: &str = "/desk/sign-in";
const CODE: &str = "/desk/sign-in/code";
const SET_UP: &str = "/desk/sign-in/set-up";
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

/// Somebody with a browser and a phone.
pub(super) struct Person<'a> {
    pub(super) app: &'a TestApp,
    /// What the browser sends.
    pub(super) cookies: Vec<String>,
    /// What is on the phone, after a set-up.
    pub(super) phone: Option<AuthenticatorSecret>,
    pub(super) recovery: Vec<String>,
}

impl<'a> Person<'a> {
    pub(super) fn new(app: &'a TestApp) -> Self {
        Self { app, cookies: Vec::new(), phone: None, recovery: Vec::new() }
    }

    /// Gets an account and sets up the app, to the desk.
    pub(super) async fn set_up(app: &'a TestApp) -> Self {
        hire(app, "ida", "nb", PASSWORD).await;
        let mut ida = Self::new(app);
        ida.gives_password().await;
        ida.sets_up().await;
        ida
    }

    pub(super) async fn get(&mut self, path: &str) -> Answer {
        let cookies = self.cookies.join("; ");
        let answer = get(self.app.address(), path, &[("cookie", &cookies)]).await;
        self.keep(&answer);
        answer
    }

    pub(super) async fn post(&mut self, path: &str, form: &str) -> Answer {
        let cookies = self.cookies.join("; ");
        let answer = post(self.app.address(), path, FORM, form, &[("cookie", &cookies)]).await;
        self.keep(&answer);
        answer
    }

    fn keep(&mut self, answer: &Answer) {
        for set in answer.headers("set-cookie") {
            let pair = set.split(';').next().expect("a cookie").to_owned();
            let name = pair.split('=').next().expect("a name").to_owned() + "=";
            self.cookies.retain(|kept| !kept.starts_with(&name));
            if pair != name {
                self.cookies.push(pair);
            }
        }
    }

    pub(super) async fn gives_password(&mut self) -> Answer {
        self.post(SIGN_IN, &format!("name=ida&password={}", PASSWORD.replace(' ', "+"))).await
    }

    pub(super) async fn gives(&mut self, code: &str) -> Answer {
        self.post(CODE, &format!("code={}", code.replace(' ', "+"))).await
    }

    pub(super) async fn sets_up(&mut self) -> Answer {
        let page = self.get(SET_UP).await;
        self.phone = Some(secret_on(&page.body));
        let code = self.code();
        let done = self.post(SET_UP, &format!("code={code}")).await;
        let item = |line: &str| Some(line.strip_prefix("<li>")?.strip_suffix("</li>")?.to_owned());
        self.recovery = done.body.lines().filter_map(item).collect();
        done
    }

    /// What the phone shows now.
    pub(super) fn code(&self) -> String {
        let phone = self.phone.as_ref().expect("the app is set up");
        phone.code_at(TimeStep::at(self.app.clock.wall())).to_string()
    }

    pub(super) async fn is_at_the_desk(&mut self) -> bool {
        self.get("/desk").await.status == 200
    }
}

/// As somebody reads it from the page.
fn secret_on(page: &str) -> AuthenticatorSecret {
    let (_, key) = page.split_once("class=\"key\">").expect("the key stands on the page");
    let (key, _) = key.split_once("</p>").expect("it ends");
    let key: String = key.replace("<span>", "").replace("</span>", "").split_whitespace().collect();
    AuthenticatorSecret::parse(&key).expect("a key")
}

pub(super) async fn with_second_step() -> TestApp {
    TestApp::with(&[("STAFF__SECOND_STEP", "required")]).await
}

async fn acts(app: &TestApp) -> Vec<String> {
    let page = app.app().parts().records.trail.page(1).await.expect("the records answer");
    let act = |kept| match kept {
        Kept::Row(row) => row.act.act,
        Kept::Unreadable => "unreadable".to_owned(),
    };
    page.rows.into_iter().map(act).collect()
}

/// What an administrator does on the command line.
async fn reset(app: &TestApp) {
    let records = &app.app().parts().records;
    let ida = StaffName::parse("ida").expect("a name");
    let (ida, _) = records.staff.find_by_name(&ida).await.expect("they answer").expect("an account");
    assert_eq!(records.second_step.reset_second_step(ida.id).await, Ok(true));
}

#[tokio::test]
async fn the_first_sign_in_sets_up_the_app_and_the_next_asks_for_a_code() {
    let app = with_second_step().await;
    hire(&app, "ida", "nb", PASSWORD).await;
    let mut ida = Person::new(&app);
    let password = ida.gives_password().await;
    assert_eq!((password.status, password.header("location")), (303, Some(SET_UP)));
    assert!(!ida.is_at_the_desk().await, "the password alone opens nothing");
    assert_eq!(ida.get(CODE).await.status, 200);
    assert_eq!(ida.gives("123456").await.status, 401, "there is no code to give yet");

    ida.gives_password().await;
    let done = ida.sets_up().await;
    assert_eq!((done.status, ida.recovery.len()), (200, RECOVERY_CODES));
    assert!(ida.is_at_the_desk().await);

    let mut at_home = Person { phone: ida.phone.clone(), ..Person::new(&app) };
    let password = at_home.gives_password().await;
    assert_eq!((password.status, password.header("location")), (303, Some(CODE)));
    assert!(!at_home.is_at_the_desk().await);
    app.clock.pass(Duration::from_secs(30));
    let code = at_home.code();
    let given = at_home.gives(&code).await;
    assert_eq!((given.status, given.header("location")), (303, Some("/desk/home")));
    assert!(at_home.is_at_the_desk().await);
    assert_eq!(acts(&app).await, ["second_step_set", "signed_in", "signed_in"]);
}

#[tokio::test]
async fn a_code_is_good_once_and_a_way_is_gone_once() {
    let app = with_second_step().await;
    let mut ida = Person::set_up(&app).await;
    ida.gives_password().await;
    let used = ida.code();
    assert_eq!(ida.gives(&used).await.status, 403, "it confirmed the set-up");
    app.clock.pass(Duration::from_secs(30));
    let code = ida.code();
    let on_the_way = ida.cookies.clone();
    assert_eq!(ida.gives(&code).await.status, 303);

    // Whoever saw it over a shoulder, with the password.
    let mut other = Person::new(&app);
    other.gives_password().await;
    assert_eq!(other.gives(&code).await.status, 403);
    // Whoever goes back in the browser.
    app.clock.pass(Duration::from_secs(30));
    let mut back = Person { cookies: on_the_way, phone: ida.phone.clone(), ..Person::new(&app) };
    let code = back.code();
    let again = back.gives(&code).await;
    assert_eq!((again.status, again.header("fortrolig-problem")), (401, Some("second_step_expired")));
}

#[tokio::test]
async fn after_five_minutes_it_begins_again() {
    let app = with_second_step().await;
    let mut ida = Person::set_up(&app).await;
    ida.gives_password().await;
    app.clock.pass(Duration::from_mins(5));
    let code = ida.code();
    assert_eq!(ida.gives(&code).await.header("fortrolig-problem"), Some("second_step_expired"));
    ida.gives_password().await;
    assert_eq!(ida.gives(&code).await.status, 303, "the code was not used up by that");
}

#[tokio::test]
async fn a_recovery_code_lets_in_once() {
    let app = with_second_step().await;
    let mut ida = Person::set_up(&app).await;
    let code = ida.recovery[3].clone();
    ida.gives_password().await;
    assert_eq!(ida.gives(&code.to_uppercase().replace('-', " ")).await.status, 303);
    assert!(ida.is_at_the_desk().await);
    ida.gives_password().await;
    assert_eq!(ida.gives(&code).await.header("fortrolig-problem"), Some("second_step_failed"));
    let another = ida.recovery[4].clone();
    assert_eq!(ida.gives(&another).await.status, 303);
    let acts = acts(&app).await;
    assert_eq!(acts.iter().filter(|act| *act == "recovery_code_used").count(), 2, "{acts:?}");
}

#[tokio::test]
async fn after_a_reset_the_next_sign_in_sets_up_anew_and_nothing_old_is_good() {
    let app = with_second_step().await;
    let mut ida = Person::set_up(&app).await;
    let recovery = ida.recovery[0].clone();
    ida.gives_password().await;
    reset(&app).await;
    assert_eq!(ida.gives(&recovery).await.status, 401, "who was on the way begins again");
    let password = ida.gives_password().await;
    assert_eq!(password.header("location"), Some(SET_UP));
    app.clock.pass(Duration::from_secs(30));
    let old = ida.code();
    assert_eq!(ida.post(SET_UP, &format!("code={old}")).await.status, 403, "the old phone");
    assert_eq!(ida.sets_up().await.status, 200);
    assert!(!ida.recovery.contains(&recovery));
}

#[tokio::test]
async fn a_reset_signs_out_and_a_new_password_turns_back_whoever_is_on_the_way() {
    let app = with_second_step().await;
    let mut ida = Person::set_up(&app).await;
    assert!(ida.is_at_the_desk().await);
    reset(&app).await;
    assert!(!ida.is_at_the_desk().await, "it began with what was taken away");

    let mut on_the_way = Person::new(&app);
    on_the_way.gives_password().await;
    let records = &app.app().parts().records;
    let ida = records.staff.list().await.expect("they answer")[0].id;
    let new = PasswordHash::from_kept("of another password".into());
    assert_eq!(records.credentials.issue_password(ida, &new).await, Ok(true));
    assert_eq!(on_the_way.get(SET_UP).await.header("location"), Some(SIGN_IN));
}

#[tokio::test]
async fn of_two_windows_that_set_up_one_counts() {
    let app = with_second_step().await;
    hire(&app, "ida", "nb", PASSWORD).await;
    let (mut one, mut other) = (Person::new(&app), Person::new(&app));
    one.gives_password().await;
    other.gives_password().await;
    assert_eq!(one.sets_up().await.status, 200);
    let late = other.sets_up().await;
    assert_eq!((late.status, late.header("fortrolig-problem")), (401, Some("second_step_expired")));
    assert!(other.recovery.is_empty() && !other.is_at_the_desk().await);
    assert_eq!(other.gives_password().await.header("location"), Some(CODE));
}

#[tokio::test]
async fn codes_are_guessed_slowly_and_from_nowhere_faster_and_nobody_is_kept_out_by_name() {
    let app = TestApp::with(&[
        ("STAFF__SECOND_STEP", "required"),
        ("LISTEN__TRUSTED_PROXIES", "127.0.0.0/8"),
        ("LIMITS__ACCOUNT_CODES_PER_HOUR", "12"),
        ("LIMITS__ACCOUNT_CODES_BURST", "4"),
        ("LIMITS__ACCOUNT_SIGN_INS_BURST", "3"),
    ])
    .await;
    let ida = Person::set_up(&app).await;
    app.clock.pass(Duration::from_mins(30));
    let password = format!("name=ida&password={}", PASSWORD.replace(' ', "+"));
    let from = |network: u8, path: &'static str, form: String, cookie: String| {
        let network = format!("203.0.113.{network}");
        let address = app.address();
        async move {
            let headers = [("x-forwarded-for", network.as_str()), ("cookie", cookie.as_str())];
            post(address, path, FORM, &form, &headers).await
        }
    };

    // Without the password: as often as anybody likes, from one network.
    for _ in 0..3 {
        let form = "name=ida&password=not+the+right+one".to_owned();
        assert_eq!(from(1, SIGN_IN, form, String::new()).await.status, 403);
    }
    assert_eq!(from(1, SIGN_IN, password.clone(), String::new()).await.status, 429);
    // Ida, from home, does not notice.
    let half_way = from(2, SIGN_IN, password.clone(), String::new()).await;
    assert_eq!(half_way.header("location"), Some(CODE));
    let carried = half_way.header("set-cookie").and_then(|set| set.split(';').next()).expect("it is carried");

    // With the password: four guesses, wherever they come from.
    let wrong = |code: &str| if code == "000000" { "111111" } else { "000000" };
    let guess = wrong(&ida.code()).to_owned();
    for network in 3..7 {
        let answer = from(network, CODE, format!("code={guess}"), carried.to_owned()).await;
        assert_eq!(answer.header("fortrolig-problem"), Some("second_step_failed"));
    }
    let slowed = from(8, CODE, format!("code={}", ida.code()), carried.to_owned()).await;
    assert_eq!((slowed.status, slowed.header("retry-after")), (429, Some("300")));
}

#[tokio::test]
async fn a_hundred_wrong_codes_end_it_and_a_recovery_code_lifts_that() {
    let app = TestApp::with(&[
        ("STAFF__SECOND_STEP", "required"),
        ("LIMITS__ACCOUNT_CODES_BURST", "1000"),
        ("LIMITS__NETWORK_SIGN_INS_BURST", "1000"),
    ])
    .await;
    let mut ida = Person::set_up(&app).await;
    ida.gives_password().await;
    for n in 0..WRONG_MAX {
        let answer = ida.gives("no code").await;
        assert_eq!(answer.status, 403, "{n}");
    }
    app.clock.pass(Duration::from_secs(30));
    let shown = ida.code();
    let used = ida.phone.as_ref().expect("set up").code_at(TimeStep(0)).to_string();
    assert_eq!(ida.gives(&shown).await.status, 303, "what is no code at all does not count");

    ida.gives_password().await;
    for n in 0..WRONG_MAX {
        let answer = ida.gives(&used).await;
        assert_eq!(answer.header("fortrolig-problem"), Some("second_step_failed"), "{n}");
    }
    app.clock.pass(Duration::from_secs(30));
    let right = ida.code();
    assert_eq!(ida.gives(&right).await.header("fortrolig-problem"), Some("second_step_blocked"));
    let recovery = ida.recovery[0].clone();
    assert_eq!(ida.gives(&recovery).await.status, 303);
    ida.gives_password().await;
    assert_eq!(ida.gives(&right).await.status, 303, "the phone is good again");
}

#[tokio::test]
async fn the_app_outlives_a_change_of_the_cluster_secret_and_the_loss_of_it_is_told() {
    let [one, two, three, four] = ["1", "2", "3", "4"].map(|digit| digit.repeat(64));
    let cluster = "SECRET__CLUSTER";
    let app = TestApp::with(&[("STAFF__SECOND_STEP", "required"), (cluster, &one)]).await;
    let ida = Person::set_up(&app).await;
    let (phone, recovery) = (ida.phone.clone(), ida.recovery.clone());

    let app = app.lose_everything_and_set(&[(cluster, &two), ("SECRET__PREVIOUS", &one)]).await;
    let app = app.lose_everything_and_set(&[("SECRET__PREVIOUS", &three)]).await;
    app.clock.pass(Duration::from_secs(30));
    let mut ida = Person { phone: phone.clone(), ..Person::new(&app) };
    ida.gives_password().await;
    let code = ida.code();
    assert_eq!(ida.gives(&code).await.status, 303, "it was sealed anew");

    let app = app.lose_everything_and_set(&[(cluster, &four)]).await;
    app.clock.pass(Duration::from_secs(30));
    let mut ida = Person { phone, ..Person::new(&app) };
    ida.gives_password().await;
    let code = ida.code();
    let lost = ida.gives(&code).await;
    assert_eq!((lost.status, lost.header("fortrolig-problem")), (500, Some("second_step_unreadable")));
    assert_eq!(ida.gives(&recovery[0]).await.status, 303, "a recovery code needs no secret");
}

#[tokio::test]
async fn whoever_has_given_no_password_sees_no_second_step() {
    let app = with_second_step().await;
    Person::set_up(&app).await;
    let mut stranger = Person::new(&app);
    for path in [CODE, SET_UP] {
        let page = stranger.get(path).await;
        assert_eq!((page.status, page.header("location")), (303, Some(SIGN_IN)), "{path}");
        assert_eq!(stranger.post(path, "code=123456").await.status, 401, "{path}");
    }
    stranger.cookies = vec!["__Host-fortrolig-half-way=AAAA".to_owned()];
    assert_eq!(stranger.gives("123456").await.status, 401, "forged");
    let elsewhere = [("sec-fetch-site", "cross-site"), ("origin", "https://ond.example")];
    for path in [CODE, SET_UP] {
        assert_eq!(post(app.address(), path, FORM, "code=123456", &elsewhere).await.status, 403, "{path}");
    }
}

#[tokio::test]
async fn an_account_that_is_ended_on_the_way_does_not_arrive() {
    let app = with_second_step().await;
    let mut ida = Person::set_up(&app).await;
    ida.gives_password().await;
    let records = &app.app().parts().records;
    let name = StaffName::parse("ida").expect("a name");
    let (member, _) = records.staff.find_by_name(&name).await.expect("they answer").expect("an account");
    records.staff.disable(member.id).await.expect("they answer");
    app.clock.pass(Duration::from_secs(30));
    let code = ida.code();
    assert_eq!(ida.gives(&code).await.status, 401);
    assert!(!ida.is_at_the_desk().await);
}
