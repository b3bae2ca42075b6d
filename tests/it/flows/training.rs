//! Trainings lapse, are told before, and pause what they are for. The tests begin on Saturday
//! 21 November 2026 at eight in the evening.

use std::time::Duration;

use server::clock::Moment;
use server::domain::staff::Role;
use server::protocol::desk::{Availability, TrainingNote};
use server::protocol::needs::Theme;
use server::protocol::visit::Estimate;
use server::protocol::{ErrorId, FromDesk, ToDesk};

use super::talking::talk;
use crate::support::app::TestApp;
use crate::support::counsellor::Counsellor;
use crate::support::person::{FORM, Person, acts};

const ACCOUNTS: &str = "/desk/accounts";

/// Talks need one that holds a year; two are for themes.
const HOUSE: &str = "first-aid: Førstehjelp; chat; 12 months; mandatory,\
                     harm: Når noen har skadet; my_actions; 1 month; mandatory,\
                     law: Loven; my_work; 1 month";

async fn house() -> TestApp {
    TestApp::with(&[("TRAINING__TRAININGS", HOUSE)]).await
}

async fn page_of(app: &TestApp, name: &str) -> String {
    let all = app.app().parts().records.staff.list().await.expect("the records answer");
    let id = all.iter().find(|member| member.name.as_str() == name).expect("she is hired").id;
    format!("{ACCOUNTS}/{id}")
}

async fn enters(admin: &mut Person<'_>, page: &str, training: &str, taken: &str) -> u16 {
    admin.post(page, FORM, &format!("what=training&training={training}&taken={taken}")).await.status
}

async fn is_told(desk: &mut Counsellor) -> Vec<TrainingNote> {
    desk.hear(|message| match message {
        ToDesk::Trainings { trainings } => Some(trainings),
        _ => None,
    })
    .await
}

fn first_aid(due: &str, lapsed: bool) -> TrainingNote {
    TrainingNote { name: "Førstehjelp".into(), due: due.into(), lapsed, mandatory: true, theme: None }
}

#[tokio::test]
async fn whoever_must_renew_a_training_finishes_a_talk_and_takes_nobody_new() {
    let app = house().await;
    let mut admin = Person::with_a_key(&app, "siri", Role::Administrator).await;
    let mut desk = app.counsellor("kari").await;
    let page = page_of(&app, "kari").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;

    // Told ahead: through tomorrow.
    assert_eq!(enters(&mut admin, &page, "first-aid", "2025-11-22").await, 200);
    app.clock.pass(Duration::from_secs(4));
    assert_eq!(is_told(&mut desk).await, [first_aid("2026-11-22", false)]);
    // It holds through the whole of its last day in Oslo, and not a minute longer.
    app.clock.set_wall(Moment(1_795_388_340_000));
    app.clock.pass(Duration::from_secs(4));
    desk.ping().await;
    app.clock.set_wall(Moment(1_795_388_400_000));
    app.clock.pass(Duration::from_secs(4));
    assert_eq!(is_told(&mut desk).await, [first_aid("2026-11-22", true)]);

    desk.write(conversation, "Jeg er her ennå.").await;
    assert_eq!(visitor.hear_line().await.text.as_str(), "Jeg er her ennå.");
    desk.say(FromDesk::End { conversation, respite: None }).await;
    visitor.hear_end().await;
    desk.ready().await;
    assert_eq!(desk.hear_refusal().await, ErrorId::TrainingLapsed);
    let mut other = app.visitor().await;
    other.join().await;
    assert_eq!(other.hear_place(0).await, Estimate::NobodyYet {});

    assert_eq!(enters(&mut admin, &page, "first-aid", "2026-11-22").await, 200);
    app.clock.pass(Duration::from_secs(4));
    assert_eq!(is_told(&mut desk).await, []);
    desk.ready().await;
    other.hear_ready().await;
    assert!(acts(&app).await.iter().filter(|act| *act == "training_set").count() == 2);
}

#[tokio::test]
async fn whoever_comes_with_a_lapsed_training_is_told_and_is_ready_for_nobody() {
    let app = house().await;
    let mut admin = Person::with_a_key(&app, "siri", Role::Administrator).await;
    let hired = Counsellor::hired(&app, "kari", "nb").await;
    let page = page_of(&app, "kari").await;
    assert_eq!(enters(&mut admin, &page, "first-aid", "2025-11-20").await, 200);
    let mut desk = Counsellor::bring_back(app.address(), hired.cookie(), true, Vec::new()).await;
    assert_eq!(is_told(&mut desk).await, [first_aid("2026-11-20", true)]);
    desk.hear_me(|me| me == Availability::Resting {}).await;
    desk.ready().await;
    assert_eq!(desk.hear_refusal().await, ErrorId::TrainingLapsed);
}

#[tokio::test]
async fn a_theme_pauses_and_talks_go_on() {
    let app = house().await;
    let mut admin = Person::with_a_key(&app, "siri", Role::Administrator).await;
    let mut desk = app.counsellor("kari").await;
    let page = page_of(&app, "kari").await;
    for (training, taken) in [("harm", "2026-10-20"), ("law", "2026-10-20")] {
        assert_eq!(enters(&mut admin, &page, training, taken).await, 200);
    }
    app.clock.pass(Duration::from_secs(4));
    let told: Vec<_> =
        is_told(&mut desk).await.into_iter().map(|note| (note.theme, note.lapsed, note.mandatory)).collect();
    assert_eq!(told, [(Some(Theme::MyActions), true, true), (Some(Theme::MyWork), true, false)]);
    let (_visitor, _conversation) = talk(&app, &mut desk).await;
    let staff = admin.get(ACCOUNTS).await.body;
    assert!(staff.contains("Opplæring gått ut"), "{staff}");
}

#[tokio::test]
async fn what_is_no_training_or_no_date_is_refused_and_a_mistake_is_taken_away() {
    let app = house().await;
    let mut admin = Person::with_a_key(&app, "siri", Role::Administrator).await;
    let _desk = app.counsellor("kari").await;
    let page = page_of(&app, "kari").await;
    for (training, taken) in [
        ("first-aid", ""),
        ("first-aid", "2026-02-29"),
        ("first-aid", "2026-11-22"),
        ("flying", "2026-11-01"),
        ("", "2026-11-01"),
    ] {
        assert_eq!(enters(&mut admin, &page, training, taken).await, 400, "{training} {taken}");
    }
    assert_eq!(enters(&mut admin, &page, "first-aid", "2026-11-21").await, 200, "today it can be");
    assert!(admin.get(&page).await.body.contains("21.11.2027"));
    let forget = "what=forget_training&training=first-aid";
    assert_eq!(admin.post(&page, FORM, forget).await.status, 200);
    assert_eq!(admin.post(&page, FORM, forget).await.status, 200, "twice is no mistake");
    assert!(!admin.get(&page).await.body.contains("21.11.2027"));
    let acts = acts(&app).await;
    assert_eq!(acts.iter().filter(|act| *act == "training_forgotten").count(), 1);
}
