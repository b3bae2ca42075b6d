//! Who is on when, and how many it takes for the chat to open. The tests begin on Saturday
//! 21 November 2026 at eight in the evening.

use std::time::Duration;

use server::clock::Clock as _;
use server::config::Settings;
use server::domain::opening_hours::date_at;
use server::domain::rota::Shift;
use server::domain::staff::Role;
use server::protocol::needs::Language;
use server::protocol::rota::{RotaPicture, TooFew};
use server::protocol::visit::Service;
use server::protocol::{ErrorId, ToDesk, ToVisitor};

use crate::support::app::TestApp;
use crate::support::counsellor::{Counsellor, PASSWORD};
use crate::support::http::{Answer, get, hire_in, post, sign_in};
use crate::support::person::acts;
use crate::support::redis::RedisServer;
use crate::support::visitor::Visitor;

const FORM: &str = "application/x-www-form-urlencoded";
const ROTA: &str = "/desk/rota";

/// Open this evening until ten, when two are there.
const TWO_ARE_WANTED: [(&str, &str); 3] =
    [("HOURS__ALWAYS_OPEN", "false"), ("HOURS__SATURDAY", "17:00-22:00"), ("HOURS__MINIMUM_ON_SHIFT", "2")];

const SECRET: &str = "0101010101010101010101010101010101010101010101010101010101010101";

/// What is planned from today on.
async fn planned(app: &TestApp) -> Vec<Shift> {
    let today = date_at(app.clock.wall(), &Settings::defaults().service.time_zone);
    app.app().parts().records.rota.shifts(today).await.expect("the records answer")
}

async fn lead(app: &TestApp, name: &str) -> String {
    hire_in(app, name, Role::ShiftLead, PASSWORD).await;
    sign_in(app.address(), name, PASSWORD).await.expect("the password is right")
}

async fn id(app: &TestApp, name: &str) -> String {
    let all = app.app().parts().records.staff.list().await.expect("the records answer");
    all.iter().find(|member| member.name.as_str() == name).expect("they are hired").id.to_string()
}

async fn plans(app: &TestApp, cookie: &str, what: &str) -> Answer {
    post(app.address(), ROTA, FORM, what, &[("cookie", cookie)]).await
}

async fn hears_rota(desk: &mut Counsellor) -> RotaPicture {
    desk.hear(|message| match message {
        ToDesk::Rota { rota } => Some(rota),
        _ => None,
    })
    .await
}

/// Waits until the desk is told this of how many are there.
async fn hears(desk: &mut Counsellor, expected: TooFew) -> Service {
    desk.hear(|message| match message {
        ToDesk::Shift { service, too_few, .. } if too_few == Some(expected) => Some(service),
        _ => None,
    })
    .await
}

/// Enough are there, and within a second every node has looked.
async fn hears_that_it_opened(desk: &mut Counsellor) {
    desk.hear(|message| match message {
        ToDesk::Shift { service, too_few: None, .. } if service.open => Some(()),
        _ => None,
    })
    .await;
}

fn one_of_two(opened: bool) -> TooFew {
    TooFew { here: 1, wanted: 2, opened }
}

#[tokio::test]
async fn a_shift_is_planned_seen_by_everybody_and_taken_away() {
    let app = TestApp::start().await;
    let cookie = lead(&app, "vakt").await;
    let hired = Counsellor::hired(&app, "kari", "nb,en").await;
    let theirs = hired.cookie().to_owned();
    let mut desk = hired.at_the_desk(&app).await;
    let (vakt, kari) = (id(&app, "vakt").await, id(&app, "kari").await);

    let now = format!("day=2026-11-21&from=17:00&to=22:00&person-{kari}=member&person-{vakt}=stand_in");
    assert_eq!(plans(&app, &cookie, &now).await.status, 303);
    let told = hears_rota(&mut desk).await;
    assert_eq!(told.next, []);
    let shift = &told.now[0];
    assert_eq!((shift.from.as_str(), shift.to.as_str()), ("17:00", "22:00"));
    assert_eq!((shift.members.len(), shift.stand_ins.len()), (1, 1));
    assert_eq!(shift.languages, [Language::Nb, Language::En]);
    // A night to the end of the day, which a field for times writes as midnight.
    let next = format!("day=2026-11-22&from=20:00&to=00:00&person-{vakt}=member&person-{kari}=");
    assert_eq!(plans(&app, &cookie, &next).await.status, 303);
    let told = hears_rota(&mut desk).await;
    assert_eq!((told.next[0].day.as_str(), told.next[0].to.as_str()), ("2026-11-22", "24:00"));

    let page = get(app.address(), ROTA, &[("cookie", &theirs)]).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("17:00–22:00") && page.body.contains("Din vakt"), "{}", page.body);
    assert!(!page.body.contains("<form method=\"post\" action=\"/desk/rota"), "a counsellor only looks");
    assert_eq!(plans(&app, &theirs, &next).await.status, 403);

    // Their account is ended: it stands there, and they do not count.
    let staff = &app.app().parts().records.staff;
    staff.disable(kari.parse().expect("an id")).await.expect("it is written");
    let page = get(app.address(), ROTA, &[("cookie", &cookie)]).await.body;
    assert!(page.contains("er avsluttet") && page.contains("Ingen på vakten kan ta samtaler"), "{page}");

    let all = planned(&app).await;
    for shift in &all {
        let path = format!("{ROTA}/{}/remove", shift.id);
        assert_eq!(post(app.address(), &path, FORM, "", &[("cookie", &cookie)]).await.status, 303);
        assert_eq!(post(app.address(), &path, FORM, "", &[("cookie", &cookie)]).await.status, 303);
    }
    let acts: Vec<String> = acts(&app).await.into_iter().filter(|act| act.starts_with("shift_")).collect();
    assert_eq!(acts, ["shift_planned", "shift_planned", "shift_removed", "shift_removed"]);
}

#[tokio::test]
async fn what_cannot_be_planned_is_refused_by_name_and_stays_in_the_form() {
    let app = TestApp::start().await;
    let cookie = lead(&app, "vakt").await;
    let vakt = id(&app, "vakt").await;
    let on = format!("person-{vakt}=member");
    let first = format!("day=2026-11-23&from=17:00&to=22:00&{on}");
    assert_eq!(plans(&app, &cookie, &first).await.status, 303);
    for (form, status, problem) in [
        (format!("day=2026-11-23&from=22:00&to=17:00&{on}"), 400, ErrorId::ShiftTimes),
        (format!("day=2026-11-31&from=17:00&to=22:00&{on}"), 400, ErrorId::ShiftTimes),
        (format!("day=2026-11-20&from=17:00&to=22:00&{on}"), 400, ErrorId::ShiftTimes),
        (format!("day=2027-03-28&from=02:00&to=03:00&{on}"), 400, ErrorId::ShiftTimes),
        ("day=2026-11-23&from=08:00&to=12:00".to_owned(), 400, ErrorId::ShiftPeople),
        (format!("day=2026-11-23&from=21:59&to=23:00&{on}"), 409, ErrorId::ShiftCollides),
        ("day=2026-11-23&what=else".to_owned(), 400, ErrorId::RequestUnreadable),
    ] {
        let refused = plans(&app, &cookie, &form).await;
        let told = refused.header("fortrolig-problem");
        assert_eq!((refused.status, told), (status, Some(problem.as_str())), "{form}");
    }
    let refused = plans(&app, &cookie, &format!("day=2026-11-23&from=21:59&to=23:00&{on}")).await;
    assert!(refused.body.contains("value=\"21:59\""), "what was chosen stays");
    let all = planned(&app).await;
    assert_eq!(all.len(), 1);
    // The same shift, planned anew, is in nobody's way.
    let anew = format!("shift={}&day=2026-11-23&from=18:00&to=23:00&{on}", all[0].id);
    assert_eq!(plans(&app, &cookie, &anew).await.status, 303);
}

#[tokio::test]
async fn the_chat_opens_when_enough_are_there_and_stays_open_when_one_goes_home() {
    let app = TestApp::with(&TWO_ARE_WANTED).await;
    let cookie = lead(&app, "vakt").await;
    let mut lead = Counsellor::open(app.address(), &cookie).await;
    let service = hears(&mut lead, one_of_two(false)).await;
    assert_eq!((service.open, service.changes_at), (false, None), "when, nobody knows");
    let mut early = app.visitor().await;
    early.join().await;
    assert_eq!(early.hear_refusal().await, ErrorId::ServiceClosed);
    let page = get(app.address(), "/", &[]).await.body;
    assert!(page.contains("Vi skulle ha åpnet nå"), "{page}");

    let second = app.counsellor("kari").await;
    hears_that_it_opened(&mut lead).await;
    let mut visitor = app.visitor().await;
    visitor.join().await;
    visitor.hear_place(0).await;
    assert!(!get(app.address(), "/", &[]).await.body.contains("Vi skulle ha åpnet nå"));

    second.vanish();
    app.pass(Duration::from_secs(20)).await;
    let service = hears(&mut lead, one_of_two(true)).await;
    assert!(service.open, "the shift lead is told, and it stays open");
    let mut another: Visitor = app.visitor().await;
    another.join().await;
    another.hear_place(1).await;
}

#[tokio::test]
async fn a_shift_lead_opens_with_too_few_and_it_stays_so_when_the_word_is_over() {
    let app = TestApp::with(&TWO_ARE_WANTED).await;
    let cookie = lead(&app, "vakt").await;
    let mut lead = Counsellor::open(app.address(), &cookie).await;
    hears(&mut lead, one_of_two(false)).await;
    let said = "to=open&reason=few_on_shift&minutes=15";
    let opened = post(app.address(), "/desk/switch", FORM, said, &[("cookie", &cookie)]).await;
    assert_eq!(opened.status, 204);
    assert!(hears(&mut lead, one_of_two(true)).await.open);
    app.pass(Duration::from_mins(16)).await;
    let mut visitor = app.visitor().await;
    visitor.join().await;
    visitor.hear_place(0).await;
    assert!(acts(&app).await.contains(&"opened_by_hand_few_on_shift".to_owned()));
}

#[tokio::test]
async fn nodes_agree_on_whether_enough_are_there() {
    let redis = RedisServer::start();
    let url = redis.url();
    let shared = [("SECRET__CLUSTER", SECRET), ("LIVE__STORE", "redis"), ("LIVE__REDIS", &url)];
    let one = TestApp::with(&[&shared[..], &TWO_ARE_WANTED[..]].concat()).await;
    let other = one.another_node().await;
    let cookie = lead(&one, "vakt").await;
    let mut here = Counsellor::open(one.address(), &cookie).await;
    hears(&mut here, one_of_two(false)).await;
    hire_in(&other, "kari", Role::Counsellor, PASSWORD).await;
    let theirs = sign_in(other.address(), "kari", PASSWORD).await.expect("the password is right");
    let mut there = Counsellor::open(other.address(), &theirs).await;
    hears_that_it_opened(&mut here).await;
    hears_that_it_opened(&mut there).await;
    drop(there);
    redis.say(&["DEL", "fortrolig:{q}:opened"]);
    for app in [&one, &other] {
        app.app().parts().switchboard.look().await.expect("Redis answers");
    }
    assert_eq!(redis.say(&["EXISTS", "fortrolig:{q}:opened"]), "1", "a node has put it back");
    for app in [&one, &other] {
        let mut visitor = app.visitor().await;
        visitor.join().await;
        visitor.hear(|message| matches!(message, ToVisitor::Place { .. }).then_some(())).await;
    }
}
