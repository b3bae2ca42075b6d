//! Passwords of one's own: in place of one that somebody else has set, and whenever one likes.

use std::time::Duration;

use server::domain::audit::Kept;
use server::domain::password::{Password, PasswordHash};
use server::domain::staff::{Role, StaffName};

use super::second_step::{FORM, Person, SIGN_IN, with_second_step};
use super::talking::talk;
use crate::support::app::TestApp;
use crate::support::counsellor::{Counsellor, PASSWORD};
use crate::support::http::{Answer, get, hire_in, hire_with_issued_password, post, sign_in};

const FIRST: &str = "/desk/sign-in/password";
const OWN: &str = "/desk/password";
const MINE: &str = "en setning som bare jeg kjenner";

fn typed(fields: &[(&str, &str)]) -> String {
    let field = |(name, value): &(&str, &str)| format!("{name}={}", value.replace(' ', "+"));
    fields.iter().map(field).collect::<Vec<_>>().join("&")
}

fn chosen(new: &str) -> String {
    typed(&[("new", new), ("again", new)])
}

fn problem(answer: &Answer) -> (u16, Option<&str>) {
    (answer.status, answer.header("fortrolig-problem"))
}

/// What an administrator does on the command line, with this password.
async fn issue(app: &TestApp, name: &str, password: &'static str) {
    let records = &app.app().parts().records;
    let name = StaffName::parse(name).expect("a name");
    let (member, _) = records.staff.find_by_name(&name).await.expect("they answer").expect("an account");
    let hash = tokio::task::spawn_blocking(move || {
        PasswordHash::of(&Password::parse(password).expect("long enough"))
    });
    let issued = records.credentials.issue_password(member.id, &hash.await.expect("it is hashed")).await;
    assert_eq!(issued, Ok(true));
}

/// Changes it at `/desk/password`.
async fn change(app: &TestApp, cookie: &str, current: &str, new: &str) -> Answer {
    let form = typed(&[("current", current), ("new", new), ("again", new)]);
    post(app.address(), OWN, FORM, &form, &[("cookie", cookie)]).await
}

async fn is_signed_in(app: &TestApp, cookie: &str) -> bool {
    get(app.address(), OWN, &[("cookie", cookie)]).await.status == 200
}

#[tokio::test]
async fn a_password_from_somebody_else_leads_to_one_of_ones_own_and_nowhere_else() {
    let app = with_second_step().await;
    hire_with_issued_password(&app, "ida", PASSWORD).await;
    let mut ida = Person::new(&app);
    ida.gives_password().await;
    let codes = ida.sets_up().await;
    assert!(codes.body.contains(&format!("href=\"{FIRST}\"")), "{}", codes.body);
    assert!(!ida.is_at_the_desk().await, "both steps alone do not open it");

    assert_eq!(ida.get(FIRST).await.status, 200);
    for (form, expected) in [
        (chosen(PASSWORD), "password_unchanged"),
        (chosen("for kort"), "password_length"),
        (chosen("Unge relasjoner 2026"), "password_guessable"),
        (typed(&[("new", MINE), ("again", "noe annet enn det")]), "password_not_twice"),
        (String::new(), "request_unreadable"),
    ] {
        assert_eq!(problem(&ida.post(FIRST, &form).await), (400, Some(expected)));
        assert!(!ida.is_at_the_desk().await);
    }
    let way = ida.cookies.clone();
    let done = ida.post(FIRST, &chosen(MINE)).await;
    assert_eq!((done.status, done.header("location")), (303, Some("/desk/home")));
    assert!(ida.is_at_the_desk().await);
    let mut again = Person { cookies: way, ..Person::new(&app) };
    let gone = again.post(FIRST, &chosen("en annen lang setning")).await;
    assert_eq!(problem(&gone), (401, Some("second_step_expired")), "a way is gone once");

    let mut later = Person { phone: ida.phone.clone(), ..Person::new(&app) };
    assert_eq!(problem(&later.gives_password().await), (403, Some("sign_in_failed")));
    app.clock.pass(Duration::from_secs(30));
    later.post(SIGN_IN, &typed(&[("name", "ida"), ("password", MINE)])).await;
    let code = later.code();
    let arrived = later.gives(&code).await;
    assert_eq!(arrived.header("location"), Some("/desk/home"), "it is asked for once");
}

#[tokio::test]
async fn nobody_gets_round_the_second_step_on_the_way_to_a_password() {
    let app = with_second_step().await;
    let mut ida = Person::set_up(&app).await;
    issue(&app, "ida", PASSWORD).await;
    ida.gives_password().await;
    assert_eq!(ida.get(FIRST).await.header("location"), Some(SIGN_IN), "a code comes first");
    let early = ida.post(FIRST, &chosen(MINE)).await;
    assert_eq!(problem(&early), (401, Some("second_step_expired")));

    app.clock.pass(Duration::from_secs(30));
    let code = ida.code();
    let led = ida.gives(&code).await;
    assert_eq!((led.status, led.header("location")), (303, Some(FIRST)));
    app.clock.pass(Duration::from_secs(30));
    let code = ida.code();
    assert_eq!(problem(&ida.gives(&code).await), (401, Some("second_step_expired")), "it leads on only");

    // An administrator was faster: what was begun with the password before is of no use.
    issue(&app, "ida", "enda et passord fra andre").await;
    let late = ida.post(FIRST, &chosen(MINE)).await;
    assert_eq!(problem(&late), (401, Some("second_step_expired")));
    let stranger = post(app.address(), FIRST, FORM, &chosen(MINE), &[]).await;
    assert_eq!(problem(&stranger), (401, Some("second_step_expired")));
}

#[tokio::test]
async fn whoever_changes_their_password_keeps_the_talk_and_is_signed_out_elsewhere() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kari").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    let elsewhere = sign_in(app.address(), "kari", PASSWORD).await.expect("the password is right");

    let here = desk.cookie.clone();
    let done = change(&app, &here, PASSWORD, MINE).await;
    assert_eq!((done.status, done.header("set-cookie")), (200, None));
    assert!(!is_signed_in(&app, &elsewhere).await);
    for _ in 0..3 {
        app.clock.pass(Duration::from_secs(4));
        desk.write(conversation, "Jeg er her fortsatt.").await;
        assert_eq!(visitor.hear_line().await.text.as_str(), "Jeg er her fortsatt.");
    }
    assert!(is_signed_in(&app, &here).await);
    assert_eq!(sign_in(app.address(), "kari", PASSWORD).await, None);
    assert!(sign_in(app.address(), "kari", MINE).await.is_some());

    let records = &app.app().parts().records;
    let kari = records.staff.list().await.expect("they answer")[0].id;
    let acts = records.trail.page(1).await.expect("they answer").rows;
    let changed = acts.iter().find_map(|kept| match kept {
        Kept::Row(row) if row.act.act == "password_set" => Some(&row.act),
        _ => None,
    });
    let changed = changed.expect("it is noted");
    assert_eq!((changed.actor.as_deref(), &changed.about), (Some(&*kari.to_string()), &kari.to_string()));
}

#[tokio::test]
async fn a_password_is_changed_only_by_whoever_knows_it_and_guessing_is_slowed() {
    let app = TestApp::with(&[("LIMITS__ACCOUNT_SIGN_INS_BURST", "3")]).await;
    let desk = app.counsellor("kari").await;
    let colleague = Counsellor::hired(&app, "omar", "nb").await;
    for _ in 0..2 {
        let wrong = change(&app, &desk.cookie, "ikke det rette passordet", MINE).await;
        assert_eq!(problem(&wrong), (403, Some("sign_in_failed")));
        assert!(wrong.body.contains("Passordet du har nå, stemte ikke."), "{}", wrong.body);
    }
    // What is wrong with the new one is told first, and costs no try.
    for (new, expected) in [("for kort", "password_length"), ("passord passord", "password_guessable")] {
        assert_eq!(problem(&change(&app, &desk.cookie, PASSWORD, new).await), (400, Some(expected)));
    }
    let slowed = change(&app, &desk.cookie, PASSWORD, MINE).await;
    assert_eq!((slowed.status, slowed.header("retry-after")), (429, Some("60")));
    app.clock.pass(Duration::from_mins(1));
    assert_eq!(
        problem(&change(&app, &desk.cookie, PASSWORD, PASSWORD).await),
        (400, Some("password_unchanged"))
    );
    app.clock.pass(Duration::from_mins(1));
    assert_eq!(change(&app, &desk.cookie, PASSWORD, MINE).await.status, 200);
    assert!(is_signed_in(&app, colleague.cookie()).await, "nobody else is signed out");

    let nobody = post(app.address(), OWN, FORM, &chosen(MINE), &[]).await;
    assert_eq!((nobody.status, nobody.header("location")), (303, Some(SIGN_IN)));
    let evil = [
        ("cookie", desk.cookie.as_str()),
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://ond.example"),
    ];
    assert_eq!(post(app.address(), OWN, FORM, &chosen(MINE), &evil).await.status, 403);
}

#[tokio::test]
async fn staff_without_a_desk_change_their_password_too_and_find_the_way_there() {
    let app = TestApp::start().await;
    hire_in(&app, "redaktoer", Role::Editor, PASSWORD).await;
    let cookie = sign_in(app.address(), "redaktoer", PASSWORD).await.expect("every role signs in");
    let refused = get(app.address(), "/desk", &[("cookie", &cookie)]).await;
    assert!(refused.body.contains(&format!("href=\"{OWN}\"")), "{}", refused.body);
    let page = get(app.address(), OWN, &[("cookie", &cookie)]).await;
    assert!(
        page.body.contains("value=\"redaktoer\"") && !page.body.contains("href=\"/desk\""),
        "{}",
        page.body
    );
    assert_eq!(change(&app, &cookie, PASSWORD, MINE).await.status, 200);
    assert!(sign_in(app.address(), "redaktoer", MINE).await.is_some());
}

#[tokio::test]
async fn a_session_that_an_administrator_has_ended_changes_no_password() {
    let app = TestApp::start().await;
    let desk = app.counsellor("kari").await;
    issue(&app, "kari", "et passord fra administrator").await;
    let late = change(&app, &desk.cookie, PASSWORD, MINE).await;
    assert_eq!((late.status, late.header("location")), (303, Some(SIGN_IN)));
    assert_eq!(sign_in(app.address(), "kari", MINE).await, None);
    assert!(sign_in(app.address(), "kari", "et passord fra administrator").await.is_some());
}
