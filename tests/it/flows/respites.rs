//! The chat takes a break from a connection after a talk that a counsellor could not go on
//! with. Everybody here comes from one network, as from a school, unless it says otherwise.

use std::time::Duration;

use server::clock::Clock;
use server::protocol::ids::ConversationId;
use server::protocol::respite::{RespiteAnswer, RespiteLength, RespiteView};
use server::protocol::visit::EndReason;
use server::protocol::{ErrorId, FromDesk, FromVisitor, ToDesk, ToVisitor};

use super::talking::talk;
use super::two_nodes::two;
use crate::support::app::TestApp;
use crate::support::caring::lead_as;
use crate::support::counsellor::Counsellor;
use crate::support::handing::counsellor_as;
use crate::support::http::get;
use crate::support::person::acts;
use crate::support::redis::RedisServer;
use crate::support::visitor::Visitor;

/// A desk whose holder is thought to be there however much time the test lets pass.
async fn long_evening() -> TestApp {
    TestApp::with(&[("SESSION__STAFF_IDLE_S", "43200")]).await
}

async fn ends(desk: &mut Counsellor, conversation: ConversationId, respite: RespiteLength) {
    desk.say(FromDesk::End { conversation, respite: Some(respite) }).await;
    assert_eq!(desk.hear_end().await, EndReason::CounsellorEnded);
}

/// What the visitor reads at the end.
async fn reads_the_end(visitor: &mut Visitor) -> Option<String> {
    visitor
        .hear(|message| match message {
            ToVisitor::Ended { reason: EndReason::CounsellorEnded, words, feedback } => {
                assert!(!feedback || words.is_none(), "nothing comes after when it opens again");
                Some(words)
            }
            _ => None,
        })
        .await
}

/// What somebody reads who asks for a talk and is asked to come back later.
async fn is_asked_to_come_back(visitor: &mut Visitor) -> String {
    visitor.join().await;
    visitor
        .hear(|message| match message {
            ToVisitor::Refused { error_id: ErrorId::ConnectionRests, words, .. } => words,
            ToVisitor::Place { .. } => panic!("was let in"),
            _ => None,
        })
        .await
}

async fn is_let_in(visitor: &mut Visitor) {
    visitor.join().await;
    visitor.hear(|message| matches!(message, ToVisitor::Place { .. }).then_some(())).await;
}

/// Waits until the desk is shown breaks for which this holds.
async fn hears<T>(desk: &mut Counsellor, pick: impl Fn(&[RespiteView]) -> Option<T>) -> T {
    desk.hear(|message| match message {
        ToDesk::Shift { respites, .. } => pick(&respites),
        _ => None,
    })
    .await
}

fn one_of(alias: &str) -> impl Fn(&[RespiteView]) -> Option<RespiteView> {
    move |respites| respites.iter().find(|one| one.alias == alias).cloned()
}

#[tokio::test]
async fn the_end_tells_when_the_chat_is_open_again_and_blames_nobody() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut waiting = app.visitor().await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    is_let_in(&mut waiting).await;
    ends(&mut maja, conversation, RespiteLength::QuarterHour).await;
    let told = reads_the_end(&mut visitor).await.expect("it is said until when");
    assert!(told.contains("20:15") && told.contains("112"), "{told}");
    for blame in ["misbruk", "sperr", "uteste", "utesteng", "brudd", "regler"] {
        assert!(!told.to_lowercase().contains(blame), "{told}");
    }
    let mine = hears(&mut maja, one_of("Maja")).await;
    assert!(mine.mine && mine.may_lift && mine.asked_until_ms.is_none(), "{mine:?}");

    // Somebody else at the same school is told honestly.
    let mut other = app.visitor().await;
    let told = is_asked_to_come_back(&mut other).await;
    assert!(told.contains("20:15") && told.contains("noen andre") && told.contains("112"), "{told}");
    // Whoever waits there already is left alone, and whoever is not safe is let in.
    waiting.say(FromVisitor::Ping { visible: true }).await;
    waiting.hear(|message| matches!(message, ToVisitor::Pong {}).then_some(())).await;
    let mut waiting = Visitor::bring_back(app.address(), Some(waiting.token), None, waiting.ticket).await;
    waiting.hear(|message| matches!(message, ToVisitor::Place { .. }).then_some(())).await;
    other.join_unsafe().await;
    other.hear_place(0).await;

    // It is over by itself.
    app.pass(Duration::from_mins(15)).await;
    is_let_in(&mut app.visitor().await).await;
    let metrics = get(app.admin_address(), "/metrics", &[]).await.body;
    for line in [
        r#"fortrolig_respites_total{length="quarter_hour"} 1"#,
        r#"fortrolig_refused_total{error_id="connection_rests"} 1"#,
    ] {
        assert!(metrics.contains(line), "{line}");
    }
}

#[tokio::test]
async fn another_network_is_not_touched() {
    let app = TestApp::with(&[("LISTEN__TRUSTED_PROXIES", "127.0.0.0/8")]).await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    ends(&mut maja, conversation, RespiteLength::Hour).await;
    assert!(reads_the_end(&mut visitor).await.is_some());
    let mut elsewhere = Visitor::from_network(app.address(), "203.0.113.7").await;
    is_let_in(&mut elsewhere).await;
    is_asked_to_come_back(&mut app.visitor().await).await;
}

#[tokio::test]
async fn six_hours_stand_for_an_hour_until_a_shift_lead_has_said_yes() {
    let app = long_evening().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&app, "Leo", "nb", 1).await;
    let mut vakta = lead_as(&app, "Vakta").await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    ends(&mut maja, conversation, RespiteLength::Evening).await;
    let told = reads_the_end(&mut visitor).await.expect("it is said until when");
    assert!(told.contains("21:00"), "{told}");
    let mine = hears(&mut maja, one_of("Maja")).await;
    assert!(!mine.may_answer && mine.asked_until_ms.is_some(), "{mine:?}");
    let asked = hears(&mut vakta, one_of("Maja")).await;
    assert!(asked.may_answer && asked.may_lift && !asked.mine, "{asked:?}");

    let (number, answer) = (asked.number, RespiteAnswer::Agree);
    for desk in [&mut maja, &mut leo] {
        desk.say(FromDesk::AnswerRespite { number, answer }).await;
        assert_eq!(desk.hear_refusal().await, ErrorId::NotPermitted);
    }
    leo.say(FromDesk::LiftRespite { number }).await;
    assert_eq!(leo.hear_refusal().await, ErrorId::NotPermitted);
    vakta.say(FromDesk::AnswerRespite { number, answer }).await;
    let until = app.clock.now().after(Duration::from_hours(6)).0;
    hears(&mut maja, |all| {
        all.iter().any(|one| one.until_ms == until && one.asked_until_ms.is_none()).then_some(())
    })
    .await;
    app.pass(Duration::from_mins(61)).await;
    let told = is_asked_to_come_back(&mut app.visitor().await).await;
    assert!(told.contains("02:00"), "{told}");
    vakta.say(FromDesk::AnswerRespite { number, answer }).await;
    assert_eq!(vakta.hear_refusal().await, ErrorId::RespiteGone);

    vakta.say(FromDesk::LiftRespite { number }).await;
    hears(&mut vakta, |all| all.is_empty().then_some(())).await;
    is_let_in(&mut app.visitor().await).await;
    let acts = acts(&app).await;
    for act in ["respite_wanted_evening", "respite_agreed", "respite_lifted"] {
        assert_eq!(acts.iter().filter(|one| one.as_str() == act).count(), 1, "{act} in {acts:?}");
    }
}

#[tokio::test]
async fn one_person_alone_does_not_get_past_an_hour_by_doing_it_twice() {
    let app = long_evening().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    ends(&mut maja, conversation, RespiteLength::Hour).await;
    assert!(reads_the_end(&mut visitor).await.is_some_and(|told| told.contains("21:00")));
    app.pass(Duration::from_mins(50)).await;
    // They come in again, because they say that they are not safe.
    let mut again = app.visitor().await;
    again.join_unsafe().await;
    maja.ready().await;
    again.start().await;
    let conversation = maja.hear_talk().await;
    ends(&mut maja, conversation, RespiteLength::Hour).await;
    assert!(reads_the_end(&mut again).await.is_some_and(|told| told.contains("21:00")));
    app.pass(Duration::from_mins(10)).await;
    let (mut third, conversation) = talk(&app, &mut maja).await;
    ends(&mut maja, conversation, RespiteLength::Hour).await;
    assert_eq!(reads_the_end(&mut third).await, None, "their hour is used up, and nothing is promised");
    is_let_in(&mut app.visitor().await).await;
}

#[tokio::test]
async fn whoever_has_left_already_is_told_nothing_and_nobody_is_kept_away() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let (visitor, conversation) = talk(&app, &mut maja).await;
    let token = visitor.token;
    visitor.socket.close().await;
    maja.hear(|message| matches!(message, ToDesk::Visitor { .. }).then_some(())).await;
    ends(&mut maja, conversation, RespiteLength::Hour).await;
    is_let_in(&mut app.visitor().await).await;
    // They are still told how the talk ended when they come back, and then it begins.
    let mut back = Visitor::come_back(app.address(), Some(token), None).await;
    assert!(reads_the_end(&mut back).await.is_some());
    is_asked_to_come_back(&mut app.visitor().await).await;
}

#[tokio::test]
async fn a_break_holds_at_every_node_and_outlives_the_memory_of_redis() {
    let redis = RedisServer::start();
    let (one, other) = two(&redis).await;
    let mut maja = counsellor_as(&one, "Maja", "nb", 1).await;
    // The visitor is at another node than the desk.
    let mut visitor = other.visitor().await;
    visitor.join().await;
    maja.ready().await;
    visitor.start().await;
    let conversation = maja.hear_talk().await;
    ends(&mut maja, conversation, RespiteLength::Hour).await;
    assert!(reads_the_end(&mut visitor).await.is_some_and(|told| told.contains("21:00")));
    one.app().parts().sockets.respites.look().await.expect("Redis answers");
    is_asked_to_come_back(&mut one.visitor().await).await;

    redis.say(&["FLUSHALL"]);
    let respites = [&one, &other].map(|node| node.app().parts().sockets.respites.clone());
    for respites in &respites {
        respites.look().await.expect("Redis answers");
    }
    is_asked_to_come_back(&mut one.visitor().await).await;
    is_asked_to_come_back(&mut other.visitor().await).await;
    let kept = redis.say(&["EXISTS", "fortrolig:{q}:respites"]);
    assert_eq!(kept.trim(), "1", "the nodes have put it back");
}
