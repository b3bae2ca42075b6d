//! The queue: place, order, lanes, languages, offers.

use std::time::Duration;

use server::domain::counsellor::Profile;
use server::domain::staff::StaffName;
use server::protocol::desk::Availability;
use server::protocol::needs::{Gender, Lane, Language, Needs};
use server::protocol::visit::{EndReason, Estimate, Notice, Rose};
use server::protocol::{ErrorId, FromDesk, FromVisitor, ToDesk, ToVisitor};

use super::reconnecting::wait_until_lost;
use crate::support::app::TestApp;
use crate::support::counsellor::Counsellor;

#[tokio::test]
async fn a_visitor_sees_how_many_are_ahead_and_nobody_yet_when_nobody_is_on_shift() {
    let app = TestApp::start().await;
    let mut first = app.visitor().await;
    first.join().await;
    assert_eq!(first.hear_place(0).await, Estimate::NobodyYet {});
    app.pass(Duration::from_secs(1)).await;
    let mut second = app.visitor().await;
    second.join().await;
    second.hear_place(1).await;
    first.say(FromVisitor::Leave {}).await;
    second.hear_place(0).await;
}

#[tokio::test]
async fn the_longest_waiting_is_asked_first_and_the_next_moves_up() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kveld-en").await;
    let mut first = app.visitor().await;
    first.join().await;
    first.hear_place(0).await;
    app.pass(Duration::from_secs(1)).await;
    let mut second = app.visitor().await;
    second.join().await;
    second.hear_place(1).await;
    desk.ready().await;
    first.start().await;
    second.hear_place(0).await;
    desk.hear_talk().await;
}

#[tokio::test]
async fn somebody_who_is_not_safe_goes_first_and_the_others_are_told_why() {
    let app = TestApp::start().await;
    let mut waiting = app.visitor().await;
    waiting.join().await;
    waiting.hear_place(0).await;
    let mut not_safe = app.visitor().await;
    not_safe.join_unsafe().await;
    not_safe.hear_place(0).await;
    let rose = waiting
        .hear(|message| match message {
            ToVisitor::Place { ahead: 1, rose, .. } => Some(rose),
            _ => None,
        })
        .await;
    assert_eq!(rose, Some(Rose::UrgentFirst));
}

#[tokio::test]
async fn a_counsellor_is_given_only_visitors_whose_language_they_write() {
    let app = TestApp::start().await;
    let mut desk = Counsellor::hired(&app, "kveld-to", "nb").await.at_the_desk(&app).await;
    let mut english = app.visitor().await;
    english.join_in(Language::En).await;
    assert_eq!(english.hear_place(0).await, Estimate::NobodyYet {});
    app.pass(Duration::from_secs(1)).await;
    let mut norwegian = app.visitor().await;
    norwegian.join_in(Language::Nb).await;
    norwegian.hear_place(1).await;
    desk.ready().await;
    norwegian.start().await;
    desk.hear_talk().await;
}

#[tokio::test]
async fn the_desk_sees_how_long_language_theme_and_lane_and_never_more() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kveld-tre").await;
    let mut visitor = app.visitor().await;
    visitor.join_unsafe().await;
    let waiting = desk
        .hear(|message| match message {
            ToDesk::Shift { waiting, waiting_total: 1, .. } => Some(waiting),
            _ => None,
        })
        .await;
    assert_eq!((waiting[0].language, waiting[0].lane), (Language::Nb, Lane::Urgent));
    let row = serde_json::to_value(waiting[0]).expect("plain");
    let allowed = ["waited_s", "language", "theme", "lane"];
    assert!(row.as_object().expect("an object").keys().all(|key| allowed.contains(&key.as_str())), "{row}");
}

#[tokio::test]
async fn a_missed_offer_goes_to_the_next_and_comes_back_once() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kveld-fire").await;
    let mut slow = app.visitor().await;
    slow.join().await;
    slow.hear_place(0).await;
    app.pass(Duration::from_secs(1)).await;
    let mut quick = app.visitor().await;
    quick.join().await;
    quick.hear_place(1).await;
    desk.ready().await;
    assert!(!slow.hear_ready().await, "this is not the last time");
    app.pass(Duration::from_secs(46)).await;
    slow.hear(|message| matches!(message, ToVisitor::Notice { notice: Notice::OfferMissed }).then_some(()))
        .await;
    desk.hear(|message| matches!(message, ToDesk::OfferLapsed {}).then_some(())).await;
    slow.hear_place(0).await;
    quick.hear_ready().await;
    app.pass(Duration::from_secs(46)).await;
    // Both have missed one; nobody is asked again before there was time to come back.
    desk.hear_me(|me| matches!(me, Availability::Ready {})).await;
    app.pass(Duration::from_secs(75)).await;
    assert!(slow.hear_ready().await, "this is the last time, and it says so");
    app.pass(Duration::from_secs(46)).await;
    assert_eq!(slow.hear_end().await, (EndReason::Missed, false));
}

#[tokio::test]
async fn an_offer_stands_when_the_counsellor_pauses_but_no_other_follows() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kveld-fem").await;
    let mut first = app.visitor().await;
    first.join().await;
    first.hear_place(0).await;
    app.pass(Duration::from_secs(1)).await;
    let mut second = app.visitor().await;
    second.join().await;
    second.hear_place(1).await;
    desk.ready().await;
    first.hear_ready().await;
    desk.hear_me(|me| matches!(me, Availability::Offering { .. })).await;
    desk.say(FromDesk::Pause {}).await;
    // Frames are read in order: once the ping is answered, the pause has been heard.
    desk.ping().await;
    desk.hear(|message| matches!(message, ToDesk::Pong {}).then_some(())).await;
    app.pass(Duration::from_secs(46)).await;
    desk.hear_me(|me| matches!(me, Availability::Resting {})).await;
    first.say(FromVisitor::Start {}).await;
    assert_eq!(first.hear_refusal().await, ErrorId::OfferGone);
    second.hear_place_kept().await;
}

#[tokio::test]
async fn a_reloaded_desk_sees_at_once_who_waits() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kveld-aatte").await;
    let mut visitor = app.visitor().await;
    visitor.join().await;
    let one_waits = |message| match message {
        ToDesk::Shift { waiting_total: 1, .. } => Some(()),
        _ => None,
    };
    desk.hear(one_waits).await;
    let mut desk = Counsellor::open(app.address(), &desk.vanish()).await;
    desk.hear(one_waits).await;
}

#[tokio::test]
async fn whoever_waits_when_the_chat_closes_and_nobody_is_there_is_told() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor().await;
    visitor.join().await;
    visitor.hear_place(0).await;
    app.close_doors().await;
    assert_eq!(visitor.hear_end().await, (EndReason::Closed, false));
}

#[tokio::test]
async fn whoever_waits_when_the_chat_closes_is_still_served_while_somebody_is_there() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kveld-ni").await;
    let mut visitor = app.visitor().await;
    visitor.join().await;
    visitor.hear_place(0).await;
    app.close_doors().await;
    desk.ready().await;
    visitor.start().await;
    desk.hear_talk().await;
}

#[tokio::test]
async fn places_whose_phone_is_gone_do_not_fill_the_queue() {
    let app = TestApp::with(&[("QUEUE__CAP", "1")]).await;
    let mut gone = app.visitor().await;
    gone.join().await;
    gone.hear_place(0).await;
    let _lost = gone.vanish();
    wait_until_lost(&app).await;
    app.pass(Duration::from_secs(1)).await;
    let mut here = app.visitor().await;
    here.join().await;
    here.hear_place(1).await;
}

#[tokio::test]
async fn the_queue_has_a_cap_and_says_so() {
    let app = TestApp::with(&[("QUEUE__CAP", "1")]).await;
    let mut first = app.visitor().await;
    first.join().await;
    first.hear_place(0).await;
    let mut second = app.visitor().await;
    second.join().await;
    assert_eq!(second.hear_refusal().await, ErrorId::QueueFull);
    first.hear_place_kept().await;
}

#[tokio::test]
async fn a_closed_chat_is_not_joined() {
    // The test's evening is a Saturday, and the default table has none.
    let app = TestApp::with(&[("HOURS__ALWAYS_OPEN", "false")]).await;
    let mut visitor = app.visitor().await;
    visitor.join().await;
    assert_eq!(visitor.hear_refusal().await, ErrorId::ServiceClosed);
}

#[tokio::test]
async fn two_counsellors_who_press_at_the_same_instant_get_one_visitor_each() {
    let app = TestApp::start().await;
    let mut desks = [app.counsellor("kveld-seks").await, app.counsellor("kveld-sju").await];
    let mut visitors = [app.visitor().await, app.visitor().await];
    for visitor in &mut visitors {
        visitor.join().await;
    }
    let [one, two] = &mut desks;
    tokio::join!(one.ready(), two.ready());
    let [first, second] = &mut visitors;
    tokio::join!(first.start(), second.start());
    let (here, there) = tokio::join!(one.hear_talk(), two.hear_talk());
    assert_ne!(here, there);
}

/// One who visitors may wish for as a woman, and one who has told nothing of the kind.
async fn a_woman_and_another(app: &TestApp) -> (Counsellor, Counsellor) {
    let (woman, other) =
        (Counsellor::hired(app, "kveld-en", "nb").await, Counsellor::hired(app, "kveld-to", "nb").await);
    let staff = &app.app().parts().records.staff;
    let name = StaffName::parse("kveld-en").expect("a name for signing in");
    let (member, _) = staff.find_by_name(&name).await.expect("they answer").expect("hired");
    let profile = Profile { gender: Some(Gender::Woman), ..Profile::default() };
    assert_eq!(staff.set_profile(member.id, &profile).await, Ok(true));
    (woman.at_the_desk(app).await, other.at_the_desk(app).await)
}

#[tokio::test]
async fn whoever_wishes_for_a_woman_waits_for_one_and_the_next_in_line_does_not() {
    let app = TestApp::start().await;
    let (mut woman, mut other) = a_woman_and_another(&app).await;
    let mut wishes = app.visitor().await;
    let needs = Needs { wish: Some(Gender::Woman), ..Needs::only(Language::Nb) };
    wishes.say(FromVisitor::Join { needs }).await;
    wishes.hear_place(0).await;
    app.pass(Duration::from_secs(1)).await;
    let mut next = app.visitor().await;
    next.join().await;
    next.hear_place(1).await;
    other.ready().await;
    next.start().await;
    other.hear_talk().await;
    woman.ready().await;
    wishes.start().await;
    woman.hear_talk().await;
}

#[tokio::test]
async fn a_wish_yields_when_it_has_been_waited_for_long_enough() {
    let app = TestApp::start().await;
    let (_woman, mut other) = a_woman_and_another(&app).await;
    let mut wishes = app.visitor().await;
    let needs = Needs { wish: Some(Gender::Woman), ..Needs::only(Language::Nb) };
    wishes.say(FromVisitor::Join { needs }).await;
    wishes.hear_place(0).await;
    other.ready().await;
    app.pass(app.app().parts().sockets.chat.rules().wish_yields_after).await;
    wishes.start().await;
    other.hear_talk().await;
}
