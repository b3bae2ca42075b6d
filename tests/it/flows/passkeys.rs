//! Passkeys over HTTP: made by an invitation, used, copied, lost, removed.

use std::time::Duration;

use serde_json::{Value, json};
use server::domain::passkey::{FRESH_FOR, INVITED_FOR, WITHIN};
use server::domain::staff::Role;
use server::protocol::ids::Token;

use crate::support::app::TestApp;
use crate::support::device::Device;
use crate::support::http::{Answer, get, post};
use crate::support::person::{FORM, JSON, KEYS, Person, SIGN_IN, acts, hire, invite};

fn is_refused(answer: &Answer, problem: &str) {
    assert_eq!((answer.status, answer.header("fortrolig-problem")), (403, Some(problem)), "{}", answer.body);
}

#[tokio::test]
async fn an_invited_counsellor_makes_a_key_and_signs_in_with_it_and_nothing_else() {
    let app = TestApp::with(&[("STAFF__SECOND_STEP", "required")]).await;
    let ida = hire(&app, "ida", Role::Counsellor).await;
    let address = invite(&app, ida).await;
    let mut person = Person::new(&app);
    for _ in 0..2 {
        let page = person.get(&address).await;
        assert_eq!(page.status, 200, "looking does not use it up");
        assert!(page.body.contains("data-host=\"localhost\"") && page.body.contains("ida"), "{}", page.body);
    }
    let made = person.makes_a_key(&address, "Mobilen").await;
    assert_eq!((made.status, made.header("location")), (204, Some(KEYS)));
    assert_eq!(person.keys().await.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Mobilen"]);

    let mut person = person.at_another_browser();
    assert!(!person.is_in().await);
    let entered = person.signs_in().await;
    assert_eq!(
        (entered.status, entered.header("location")),
        (204, Some("/desk/home")),
        "no code is asked for"
    );
    assert_eq!(person.get("/desk").await.status, 200);
    assert_eq!(acts(&app).await, ["passkey_added", "signed_in", "signed_in"]);

    let without = post(app.address(), "/desk/sign-in", FORM, "name=ida&password=", &[]).await;
    assert_eq!(without.status, 403, "no password is no password");
}

#[tokio::test]
async fn an_address_that_is_used_over_or_replaced_is_as_if_it_had_never_been() {
    let app = TestApp::start().await;
    let ida = hire(&app, "ida", Role::Counsellor).await;
    let mut person = Person::new(&app);
    let nothing = person.get("/desk/nothing-here").await;
    assert_eq!(nothing.status, 404);

    let used = invite(&app, ida).await;
    assert_eq!(person.makes_a_key(&used, "Mobilen").await.status, 204);
    let replaced = invite(&app, ida).await;
    let over = invite(&app, ida).await;
    assert_eq!(person.get(&over).await.status, 200);
    app.clock.pass(INVITED_FOR);
    let never = format!("/desk/invitation/{}", Token::random().to_text());
    for address in [&used, &replaced, &over, &never, &"/desk/invitation/abc".to_owned()] {
        let page = person.get(address).await;
        assert_eq!((page.status, &page.body), (404, &nothing.body), "{address}");
        for path in [address.clone(), format!("{address}/begin")] {
            let answer = person.post(&path, JSON, "{}").await;
            assert_eq!((answer.status, answer.header("fortrolig-problem")), (404, Some("page_not_found")));
        }
    }
}

#[tokio::test]
async fn an_invitation_is_good_for_one_of_two_who_come_at_once() {
    let app = TestApp::start().await;
    let address = invite(&app, hire(&app, "ida", Role::Counsellor).await).await;
    let (mut one, mut other) = (Person::new(&app), Person::new(&app));
    let (first, second) = (one.is_asked(&address).await, other.is_asked(&address).await);
    let made = |person: &mut Person<'_>, options: &str| {
        json!({ "name": "Mobilen", "key": person.phone.make(options) }).to_string()
    };
    let (first, second) = (made(&mut one, &first), made(&mut other, &second));
    let came = tokio::join!(one.post(&address, JSON, &first), other.post(&address, JSON, &second));
    let mut statuses = [came.0.status, came.1.status];
    statuses.sort_unstable();
    assert_eq!(statuses[0], 204);
    assert!(matches!(statuses[1], 403 | 404), "{statuses:?}");
}

#[tokio::test]
async fn an_answer_is_taken_once_in_its_time_from_its_browser_and_for_its_purpose() {
    let app = TestApp::start().await;
    let mut person = Person::with_a_key(&app, "ida", Role::Counsellor).await.at_another_browser();
    let options = person.is_asked(SIGN_IN).await;
    let before = person.cookies.clone();
    let answer = person.phone.answer(&options);
    assert_eq!(person.tells(&answer).await.status, 204);
    person.cookies.clone_from(&before);
    is_refused(&person.tells(&answer).await, "passkey_failed");

    let options = person.is_asked(SIGN_IN).await;
    let (late, carried) = (person.phone.answer(&options), person.cookies.clone());
    person.cookies.clear();
    is_refused(&person.tells(&late).await, "passkey_failed");
    person.cookies = vec!["__Host-fortrolig-passkey=AAAA".to_owned()];
    is_refused(&person.tells(&late).await, "passkey_failed");
    app.clock.pass(WITHIN);
    person.cookies = carried;
    is_refused(&person.tells(&late).await, "passkey_failed");

    // What was sealed for making a key does not open for signing in.
    assert_eq!(person.signs_in().await.status, 204);
    let for_a_key = person.is_asked(KEYS).await;
    let options = json!({ "challenge": serde_json::from_str::<Value>(&for_a_key).expect("options")["challenge"],
                          "rpId": "localhost", "userVerification": "required" });
    let answer = person.phone.answer(&options.to_string());
    is_refused(&person.tells(&answer).await, "passkey_failed");
}

#[tokio::test]
async fn whatever_is_wrong_with_a_key_the_answer_is_the_same() {
    let app = TestApp::start().await;
    let mut person = Person::with_a_key(&app, "ida", Role::Counsellor).await.at_another_browser();
    let mut said = Vec::new();

    person.phone.opened = false;
    said.push(("not opened with a finger", person.signs_in().await));
    person.phone.opened = true;
    person.phone.origin = "https://likner.example".to_owned();
    said.push(("made for a page that looks like ours", person.signs_in().await));
    "http://localhost:8080".clone_into(&mut person.phone.origin);
    let options = person.is_asked(SIGN_IN).await;
    let mut forged = person.phone.answer(&options);
    forged["response"]["userHandle"] = json!("AAAAAAAAAAAAAAAAAAAAAQ");
    said.push(("of another account", person.tells(&forged).await));
    let options = person.is_asked(SIGN_IN).await;
    let mut forged = person.phone.answer(&options);
    forged["response"]["signature"] = json!("MEUCIQ");
    said.push(("with another signature", person.tells(&forged).await));

    let mut stranger = Person::new(&app);
    let elsewhere = json!({ "rp": { "id": "localhost" }, "user": { "id": "AAAAAAAAAAAAAAAAAAAAAQ" },
        "challenge": "AAAA", "authenticatorSelection":
        { "userVerification": "required", "residentKey": "required", "requireResidentKey": true } });
    stranger.phone.make(&elsewhere.to_string());
    said.push(("of nobody here", stranger.signs_in().await));

    app.clock.pass(Duration::from_mins(1));
    assert_eq!(person.signs_in().await.status, 204, "and the right one is taken");
    let staff = &app.app().parts().records.staff;
    let ida = staff.list().await.expect("the records answer")[0].id;
    staff.disable(ida).await.expect("it is written");
    said.push(("of an account that is ended", person.signs_in().await));
    for (what, answer) in &said {
        is_refused(answer, "passkey_failed");
        assert_eq!(answer.body, said[0].1.body, "{what}");
    }
    for bad in ["", "{}", "[]", "{\"id\":1}"] {
        assert_eq!(person.post(SIGN_IN, JSON, bad).await.status, 400, "{bad}");
    }
}

#[tokio::test]
async fn a_key_that_counts_back_is_refused_and_told() {
    let app = TestApp::start().await;
    let mut person = Person::with_a_key(&app, "ida", Role::Counsellor).await.at_another_browser();
    assert_eq!(person.signs_in().await.status, 204);
    assert_eq!(person.signs_in().await.status, 204);
    person.phone.counts_back(2);
    is_refused(&person.signs_in().await, "passkey_copied");
    assert_eq!(acts(&app).await.last().map(String::as_str), Some("passkey_refused"));
    person.phone.counts_back(1);
    is_refused(&person.signs_in().await, "passkey_copied");
}

#[tokio::test]
async fn a_second_key_wants_a_fresh_sign_in_and_a_removed_one_opens_nothing() {
    let app = TestApp::start().await;
    let mut person = Person::with_a_key(&app, "ida", Role::Administrator).await;
    let lost = person.keys().await[0].1.clone();
    let refused = person.removes(&lost).await;
    assert_eq!((refused.status, refused.header("fortrolig-problem")), (409, Some("passkey_last")));

    app.clock.pass(FRESH_FOR);
    assert!(!person.get(KEYS).await.body.contains("data-passkey=\"make\""));
    is_refused(&person.post(&format!("{KEYS}/begin"), JSON, "").await, "sign_in_stale");
    let entered = person.signs_in().await;
    assert_eq!((entered.status, entered.header("location")), (204, Some("/desk/home")));
    assert_eq!(person.get("/desk/home").await.header("location"), Some("/desk/accounts"), "she has no desk");
    let options = person.is_asked(KEYS).await;
    app.clock.pass(FRESH_FOR);
    let late = json!({ "name": "For sen", "key": person.phone.make(&options) }).to_string();
    is_refused(&person.post(KEYS, JSON, &late).await, "sign_in_stale");
    person.phone.forgets_the_newest();

    assert_eq!(person.signs_in().await.status, 204);
    for name in ["", "x".repeat(31).as_str()] {
        assert_eq!(person.makes_a_key(KEYS, name).await.status, 400);
        person.phone.forgets_the_newest();
    }
    assert_eq!(person.makes_a_key(KEYS, "Skuffen <b>").await.status, 204);
    let keys = person.keys().await;
    assert_eq!(keys.len(), 2);
    assert!(!keys[1].0.contains("<b>"), "{}", keys[1].0);
    let renamed = person.post(&format!("{}/name", keys[1].1), FORM, "name=Skuffen").await;
    assert_eq!((renamed.status, renamed.header("location")), (303, Some(KEYS)));
    assert_eq!(person.keys().await[1].0, "Skuffen");

    // The lost one goes, and with it whoever is signed in elsewhere.
    let mut elsewhere = Person { phone: person.phone, ..Person::new(&app) };
    assert_eq!(elsewhere.signs_in().await.status, 204);
    person.phone = Device::new();
    assert_eq!(person.removes(&lost).await.status, 303);
    assert!(person.is_in().await);
    assert!(!elsewhere.is_in().await);
    assert_eq!(elsewhere.signs_in().await.status, 204, "the other key is as good as before");
    elsewhere.phone.forgets_the_newest();
    is_refused(&elsewhere.signs_in().await, "passkey_failed");
    let told = acts(&app).await;
    for act in ["passkey_added", "passkey_renamed", "passkey_removed", "session_ended"] {
        assert!(told.iter().any(|told| told == act), "{act} in {told:?}");
    }
}

#[tokio::test]
async fn nobody_touches_a_colleagues_keys() {
    let app = TestApp::start().await;
    let mut ida = Person::with_a_key(&app, "ida", Role::Counsellor).await;
    let mut omar = Person::with_a_key(&app, "omar", Role::Counsellor).await;
    let hers = ida.keys().await[0].1.clone();
    assert_eq!(omar.post(&format!("{hers}/name"), FORM, "name=Min").await.status, 303, "as if it were gone");
    assert_eq!(omar.removes(&hers).await.status, 303);
    assert_eq!(ida.keys().await, [("Mobilen".to_owned(), hers)]);
    let options = ida.is_asked(KEYS).await;
    let cookies = ida.cookies.iter().find(|cookie| cookie.contains("-passkey=")).cloned();
    omar.cookies.extend(cookies);
    let hers = json!({ "name": "Min", "key": ida.phone.make(&options) }).to_string();
    is_refused(&omar.post(KEYS, JSON, &hers).await, "passkey_failed");
}

#[tokio::test]
async fn a_sign_in_that_begins_at_one_node_ends_at_another() {
    let app = TestApp::with(&[("SECRET__CLUSTER", &"ab".repeat(32))]).await;
    let other = app.another_node().await;
    let mut person = Person::with_a_key(&app, "ida", Role::Counsellor).await.at_another_browser();
    let options = person.is_asked(SIGN_IN).await;
    let answer = person.phone.answer(&options);
    let mut there = Person { app: &other, ..person };
    assert_eq!(there.tells(&answer).await.status, 204);
    assert!(there.is_in().await);
    other.stop().await;
}

#[tokio::test]
async fn one_network_is_slowed_and_another_page_is_refused() {
    let app = TestApp::with(&[("LIMITS__NETWORK_SIGN_INS_BURST", "3")]).await;
    let elsewhere = [("sec-fetch-site", "cross-site"), ("origin", "https://ond.example")];
    assert_eq!(post(app.address(), SIGN_IN, JSON, "{}", &elsewhere).await.status, 403);
    let mut person = Person::new(&app);
    for _ in 0..3 {
        assert_eq!(person.post(SIGN_IN, JSON, "{}").await.status, 400);
    }
    let slowed = person.post(SIGN_IN, JSON, "{}").await;
    assert_eq!((slowed.status, slowed.header("fortrolig-problem")), (429, Some("sign_in_throttled")));
    assert!(slowed.header("retry-after").is_some());
}

#[tokio::test]
async fn a_service_without_a_host_name_offers_no_keys_and_says_so() {
    let app = TestApp::with(&[("LISTEN__PUBLIC_ORIGINS", "http://127.0.0.1:8080")]).await;
    let form = get(app.address(), "/desk/sign-in", &[]).await;
    assert!(!form.body.contains("data-passkey"), "{}", form.body);
    let origin = [("origin", "http://127.0.0.1:8080")];
    let begun = post(app.address(), &format!("{SIGN_IN}/begin"), JSON, "", &origin).await;
    is_refused(&begun, "passkey_failed");
    let with = TestApp::start().await;
    let form = get(with.address(), "/desk/sign-in", &[]).await;
    assert!(form.body.contains("data-host=\"localhost\""), "{}", form.body);
    with.stop().await;
}
