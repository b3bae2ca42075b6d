//! Administrators look after the accounts of others, over HTTP.

use std::time::Duration;

use server::clock::Clock as _;
use server::domain::audit::Kept;

use server::domain::passkey::FRESH_FOR;
use server::domain::provider::{Identity, KeptIdentity, Subject};
use server::domain::staff::{Role, Standing};
use server::protocol::needs::{Gender, Language};
use server::protocol::{CloseCode, FromDesk, ToDesk};

use crate::support::app::TestApp;
use crate::support::counsellor::PASSWORD;
use crate::support::http::{Answer, get, hire_in, post};
use crate::support::person::{FORM, JSON, KEYS, Person, acts, hire};

const ACCOUNTS: &str = "/desk/accounts";

const NEWCOMER: &str = "name=omar&alias=Omar+O&role=counsellor&capacity=2&nb=on&en=on&my_work=on&gender=man";

/// The address of an invitation that the page shows, once.
fn address_in(answer: &Answer) -> String {
    let shown = answer
        .body
        .lines()
        .find_map(|line| line.strip_prefix("<p class=\"key\">http://localhost:8080")?.strip_suffix("</p>"));
    shown.unwrap_or_else(|| panic!("no address in {}", answer.body)).to_owned()
}

/// Who did the last act, and about whom.
async fn last_act(app: &TestApp) -> (String, Option<String>, String) {
    let rows = app.app().parts().records.trail.page(1).await.expect("the records answer").rows;
    match rows.into_iter().next_back() {
        Some(Kept::Row(row)) => (row.act.act, row.act.actor, row.act.about),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_newcomer_is_in_without_anybody_at_the_command_line() {
    let app = TestApp::with(&[("STAFF__SECOND_STEP", "required")]).await;
    let mut admin = Person::with_a_key(&app, "siri", Role::Administrator).await;
    assert_eq!(admin.get("/desk/home").await.header("location"), Some(ACCOUNTS));

    let added = admin.post(ACCOUNTS, FORM, NEWCOMER).await;
    assert_eq!(added.status, 200, "{}", added.body);
    let address = address_in(&added);
    let (act, actor, about) = last_act(&app).await;
    let staff = &app.app().parts().records.staff;
    let all = staff.list().await.expect("the records answer");
    let id = |name: &str| all.iter().find(|member| member.name.as_str() == name).expect(name).id.to_string();
    assert_eq!((act.as_str(), actor, about), ("invited", Some(id("siri")), id("omar")));

    let mut omar = Person::new(&app);
    assert_eq!(omar.makes_a_key(&address, "Mobilen").await.status, 204);
    assert_eq!(omar.get("/desk/home").await.header("location"), Some("/desk"));
    assert_eq!(omar.get("/desk").await.status, 200);
    assert_eq!(omar.get(ACCOUNTS).await.status, 403, "only who they are for");

    let list = admin.get(ACCOUNTS).await.body;
    assert!(list.contains("Omar O") && !list.contains("/desk/invitation/"), "the address was shown once");
    let taken = admin.post(ACCOUNTS, FORM, NEWCOMER).await;
    assert_eq!((taken.status, taken.header("fortrolig-problem")), (409, Some("name_taken")));
    assert!(taken.body.contains("value=\"Omar O\""), "what was typed stays");
    assert_eq!(staff.list().await.expect("the records answer").len(), 2);
}

#[tokio::test]
async fn whoever_has_lost_every_key_is_helped_in_by_another_administrator() {
    let app = TestApp::start().await;
    let mut admin = Person::with_a_key(&app, "siri", Role::Administrator).await;
    let lost = hire(&app, "kari", Role::Administrator).await;
    let page = format!("{ACCOUNTS}/{lost}");
    let first = address_in(&admin.post(&page, FORM, "what=invite").await);
    let second = address_in(&admin.post(&page, FORM, "what=invite").await);
    let mut kari = Person::new(&app);
    assert_eq!(kari.get(&first).await.status, 404, "only the newest is good");
    assert_eq!(kari.makes_a_key(&second, "Ny mobil").await.status, 204);
    assert_eq!(kari.get(ACCOUNTS).await.status, 200);
    assert!(admin.get(&page).await.body.contains("Passnøkler: 1"));
}

#[tokio::test]
async fn each_change_holds_and_is_noted_with_who_made_it() {
    let app = TestApp::start().await;
    let mut admin = Person::with_a_key(&app, "siri", Role::Administrator).await;
    let mut desk = app.counsellor("kari").await;
    let staff = app.app().parts().records.staff.clone();
    let all = staff.list().await.expect("the records answer");
    let kari = all.iter().find(|member| member.name.as_str() == "kari").expect("she is hired").id;
    let page = format!("{ACCOUNTS}/{kari}");
    let changes = [
        ("what=profile&question=on&gender=woman", "profile_set"),
        ("what=role&role=shift_lead", "role_set"),
        ("what=end_sessions", "sessions_ended"),
        ("what=disable", "disabled"),
        ("what=enable", "enabled"),
    ];
    for (form, act) in changes {
        let done = admin.post(&page, FORM, form).await;
        assert_eq!(done.status, 200, "{form}: {}", done.body);
        assert!(done.body.contains("Det er gjort."), "{form}");
        let (noted, actor, about) = last_act(&app).await;
        assert_eq!((noted.as_str(), about), (act, kari.to_string()));
        assert!(actor.is_some_and(|actor| actor != kari.to_string()), "somebody else did it");
        let member = staff.by_id(kari).await.expect("the records answer").expect("she is there");
        match act {
            "disabled" => assert_eq!(member.standing, Standing::Disabled),
            "enabled" => assert_eq!(member.standing, Standing::Active),
            "role_set" => assert_eq!(member.role, Role::ShiftLead),
            "profile_set" => assert_eq!(member.profile.gender, Some(Gender::Woman)),
            _ => {}
        }
        if act == "sessions_ended" {
            app.clock.pass(Duration::from_secs(4));
            assert_eq!(desk.hear_close().await, Some(CloseCode::SignedOut.code()));
        }
    }
    // She had no second step, which is what was wanted.
    assert_eq!(admin.post(&page, FORM, "what=reset_second_step").await.status, 200);
    assert_eq!(last_act(&app).await.0, "enabled");
}

#[tokio::test]
async fn an_open_desk_follows_other_languages_and_talks_at_once_and_a_talk_goes_on() {
    let app = TestApp::start().await;
    let mut admin = Person::with_a_key(&app, "siri", Role::Administrator).await;
    let mut desk = app.counsellor("kari").await;
    let (mut visitor, conversation) = super::talking::talk(&app, &mut desk).await;
    let staff = app.app().parts().records.staff.clone();
    let all = staff.list().await.expect("the records answer");
    let kari = all.iter().find(|member| member.name.as_str() == "kari").expect("she is hired").id;
    let page = format!("{ACCOUNTS}/{kari}");
    let none = admin.post(&page, FORM, "what=work&capacity=2").await;
    assert_eq!(none.status, 400);
    assert!(none.body.contains("Velg minst ett språk."), "{}", none.body);
    for bad in ["what=work&nn=on", "what=work&nn=on&capacity=0", "what=work&nn=on&capacity=4"] {
        assert_eq!(admin.post(&page, FORM, bad).await.status, 400, "{bad}");
    }
    let done = admin.post(&page, FORM, "what=work&nn=on&en=on&capacity=3").await;
    assert_eq!(done.status, 200, "{}", done.body);
    assert_eq!(last_act(&app).await.0, "work_set");

    app.clock.pass(Duration::from_secs(4));
    let told = desk
        .hear(|message| match message {
            ToDesk::Account { languages, capacity } => Some((languages, capacity)),
            _ => None,
        })
        .await;
    assert_eq!(told, (vec![Language::Nn, Language::En], 3));
    desk.write(conversation, "Vi går videre.").await;
    assert_eq!(visitor.hear_line().await.text.as_str(), "Vi går videre.", "a talk in bokmål goes on");

    // Nobody else is served in bokmål, and somebody who writes nynorsk is, beside the talk.
    desk.ready().await;
    let mut other = app.visitor().await;
    other.join_in(Language::Nn).await;
    other.hear_ready().await;
}

#[tokio::test]
async fn one_key_is_taken_away_and_the_others_stay() {
    let app = TestApp::start().await;
    let mut admin = Person::with_a_key(&app, "siri", Role::Administrator).await;
    let mut kari = Person::with_a_key(&app, "kari", Role::Counsellor).await;
    assert_eq!(kari.makes_a_key(KEYS, "Laptop").await.status, 204);
    let records = &app.app().parts().records;
    let all = records.staff.list().await.expect("the records answer");
    let id = all.iter().find(|member| member.name.as_str() == "kari").expect("she is hired").id;
    let page = format!("{ACCOUNTS}/{id}");
    let keys = async || records.passkeys.passkeys(id).await.expect("the records answer");
    let kept = keys().await;
    let laptop = kept.iter().find(|key| key.name.as_str() == "Laptop").expect("she has made it").id;
    let shown = admin.get(&page).await.body;
    assert!(shown.contains("Mobilen") && shown.contains("Laptop"), "{shown}");

    let before = acts(&app).await.len();
    assert_eq!(admin.post(&page, FORM, &format!("what=remove_passkey&passkey={laptop}")).await.status, 200);
    assert_eq!(acts(&app).await[before..], ["passkey_removed", "sessions_ended"]);
    let left: Vec<_> = keys().await.iter().map(|key| key.name.as_str().to_owned()).collect();
    assert_eq!(left, ["Mobilen"]);
    assert!(!kari.is_in().await, "whoever has the laptop is out, and so is everybody else");

    // Twice is no mistake; somebody else's key and the last way in stay.
    assert_eq!(admin.post(&page, FORM, &format!("what=remove_passkey&passkey={laptop}")).await.status, 200);
    let last = keys().await[0].id;
    let refused = admin.post(&page, FORM, &format!("what=remove_passkey&passkey={last}")).await;
    assert_eq!((refused.status, refused.header("fortrolig-problem")), (409, Some("passkey_last")));
    assert_eq!(admin.post(&page, FORM, "what=remove_passkey&passkey=all").await.status, 400);
    assert_eq!(keys().await.len(), 1);
    assert_eq!(acts(&app).await.len(), before + 2);
}

#[tokio::test]
async fn whoever_comes_through_the_provider_is_seen_and_unbound() {
    let app = TestApp::start().await;
    let mut admin = Person::with_a_key(&app, "siri", Role::Administrator).await;
    let mut desk = app.counsellor("kari").await;
    let records = &app.app().parts().records;
    let all = records.staff.list().await.expect("the records answer");
    let kari = all.iter().find(|member| member.name.as_str() == "kari").expect("she is hired").id;
    let page = format!("{ACCOUNTS}/{kari}");
    assert!(!admin.get(&page).await.body.contains("id.example.no"));
    let before = acts(&app).await.len();
    assert_eq!(admin.post(&page, FORM, "what=unbind").await.status, 200, "nothing was bound");
    assert_eq!(acts(&app).await.len(), before, "and nothing was done");

    let subject = Subject::parse("sub-1").expect("a name");
    let identity = Identity { issuer: "https://id.example.no".into(), subject };
    let kept = KeptIdentity { staff: kari, identity, bound: app.clock.wall() };
    records.identities.bind(&kept).await.expect("the records answer");
    let shown = admin.get(&page).await.body;
    assert!(shown.contains("https://id.example.no") && !shown.contains("sub-1"), "{shown}");
    assert_eq!(admin.post(&page, FORM, "what=unbind").await.status, 200);
    assert_eq!(last_act(&app).await.0, "provider_unbound");
    assert_eq!(records.identities.identity_of(kari).await, Ok(None));
    app.clock.pass(Duration::from_secs(4));
    assert_eq!(desk.hear_close().await, Some(CloseCode::SignedOut.code()));
}

#[tokio::test]
async fn what_may_not_be_done_changes_nothing() {
    let app = TestApp::start().await;
    let mut admin = Person::with_a_key(&app, "siri", Role::Administrator).await;
    let kari = hire(&app, "kari", Role::Counsellor).await;
    let records = &app.app().parts().records;
    let siri = records.staff.list().await.expect("the records answer");
    let siri = siri.iter().find(|member| member.name.as_str() == "siri").expect("she is hired").id;
    let before = acts(&app).await;

    let own = admin.post(&format!("{ACCOUNTS}/{siri}"), FORM, "what=disable").await;
    assert_eq!((own.status, own.header("fortrolig-problem")), (403, Some("not_permitted")));
    for form in ["what=work&nb=on&capacity=3", "what=unbind", &format!("what=remove_passkey&passkey={siri}")]
    {
        let own = admin.post(&format!("{ACCOUNTS}/{siri}"), FORM, form).await;
        assert_eq!((own.status, own.header("fortrolig-problem")), (403, Some("not_permitted")), "{form}");
    }
    for (path, form, status) in [
        (format!("{ACCOUNTS}/{kari}"), "what=promote", 400),
        (format!("{ACCOUNTS}/{kari}"), "what=role&role=boss", 400),
        (format!("{ACCOUNTS}/{kari}"), "", 400),
        (format!("{ACCOUNTS}/nobody"), "what=disable", 404),
        (format!("{ACCOUNTS}/00000000-0000-0000-0000-000000000000"), "what=disable", 404),
        (ACCOUNTS.to_owned(), "name=x&alias=X&role=counsellor&capacity=1&nb=on", 400),
        (ACCOUNTS.to_owned(), "name=xx&alias=X&role=counsellor&capacity=1", 400),
    ] {
        assert_eq!(admin.post(&path, FORM, form).await.status, status, "{path} {form}");
    }

    app.clock.pass(FRESH_FOR);
    let stale = admin.post(&format!("{ACCOUNTS}/{kari}"), FORM, "what=disable").await;
    assert_eq!((stale.status, stale.header("fortrolig-problem")), (403, Some("sign_in_stale")));
    let stale = admin.post(ACCOUNTS, FORM, NEWCOMER).await;
    assert_eq!(stale.header("fortrolig-problem"), Some("sign_in_stale"));
    assert_eq!(admin.get(ACCOUNTS).await.status, 200, "looking is always allowed");
    assert_eq!(acts(&app).await, before);
    assert_eq!(records.staff.list().await.expect("the records answer").len(), 2);

    // With the key again, and it can be done.
    assert_eq!(admin.signs_in().await.status, 204);
    assert_eq!(admin.post(&format!("{ACCOUNTS}/{kari}"), FORM, "what=disable").await.status, 200);
    assert_eq!(admin.post(&format!("{ACCOUNTS}/{kari}"), FORM, "what=invite").await.status, 404);
    assert_eq!(admin.post(&format!("{KEYS}/begin"), JSON, "").await.status, 200);
}

#[tokio::test]
async fn without_a_host_name_nobody_is_invited_and_the_page_says_why() {
    let app = TestApp::with(&[("LISTEN__PUBLIC_ORIGINS", "http://127.0.0.1:8080")]).await;
    hire_in(&app, "siri", Role::Administrator, PASSWORD).await;
    let form = format!("name=siri&password={}", PASSWORD.replace(' ', "+"));
    let origin = [("origin", "http://127.0.0.1:8080")];
    let signed_in = post(app.address(), "/desk/sign-in", FORM, &form, &origin).await;
    assert_eq!(signed_in.status, 303, "{}", signed_in.body);
    let cookie =
        signed_in.header("set-cookie").and_then(|set| set.split(';').next()).expect("a cookie").to_owned();
    let page = get(app.address(), ACCOUNTS, &[("cookie", &cookie)]).await;
    assert!(page.body.contains("public_origins"), "{}", page.body);
    assert!(!page.body.contains("name=\"alias\""), "there is no form");
}

#[tokio::test]
async fn a_desk_in_a_talk_is_told_at_once_that_its_account_has_ended() {
    let app = TestApp::start().await;
    let mut admin = Person::with_a_key(&app, "siri", Role::Administrator).await;
    let mut desk = app.counsellor("kari").await;
    let (mut visitor, conversation) = super::talking::talk(&app, &mut desk).await;
    desk.write(conversation, "Hei.").await;
    assert_eq!(visitor.hear_line().await.text.as_str(), "Hei.");
    let all = app.app().parts().records.staff.list().await.expect("the records answer");
    let kari = all.iter().find(|member| member.name.as_str() == "kari").expect("she is hired").id;
    assert_eq!(admin.post(&format!("{ACCOUNTS}/{kari}"), FORM, "what=disable").await.status, 200);
    desk.say(FromDesk::Active {}).await;
    desk.ping().await;
    desk.hear(|message| matches!(message, ToDesk::Pong {}).then_some(())).await;
    app.clock.pass(Duration::from_secs(5));
    assert_eq!(desk.hear_close().await, Some(CloseCode::SignedOut.code()));
}
