//! What the shift looks out for: a talk that is marked as risky, and a counsellor who needs a
//! talk of their own.

use std::time::Duration;

use server::clock::Clock;
use server::domain::staff::Role;
use server::protocol::care::DebriefState;
use server::protocol::desk::Waiting;
use server::protocol::hand_over::Receiver;
use server::protocol::needs::{Language, Needs, Safety};
use server::protocol::visit::EndReason;
use server::protocol::{ErrorId, FromDesk, FromVisitor, ToDesk, ToVisitor};

use super::reconnecting::wait_for_lost_desk;
use super::talking::talk;
use super::two_nodes::two;
use crate::support::app::TestApp;
use crate::support::caring::lead_as;
use crate::support::counsellor::{Counsellor, PASSWORD};
use crate::support::handing::counsellor_as;
use crate::support::http::{get, sign_in};
use crate::support::redis::RedisServer;
use crate::support::visitor::Visitor;

fn coming(alias: &str) -> DebriefState {
    DebriefState::Coming { alias: alias.to_owned() }
}

/// Whatever was on its way to the visitor has been heard by now.
async fn is_told_nothing(visitor: &mut Visitor) {
    visitor.say(FromVisitor::Ping { visible: true }).await;
    let mut heard = Vec::new();
    visitor
        .hear(|message| match message {
            ToVisitor::Pong {} => Some(()),
            // One is sealed, looks like every other, and comes every few minutes anyway.
            ToVisitor::Ticket { .. } => None,
            other => {
                heard.push(format!("{other:?}"));
                None
            }
        })
        .await;
    assert!(heard.is_empty(), "{heard:?}");
}

#[tokio::test]
async fn a_marked_talk_is_seen_by_the_shift_lead_at_once_and_by_nobody_else() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut vakta = lead_as(&app, "Vakta").await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    visitor.write("jeg er redd").await;
    maja.hear_line(conversation).await;
    vakta.hear_risks(&[]).await;

    maja.say(FromDesk::MarkRisk { conversation }).await;
    let since = maja.hear_risk(conversation).await;
    assert_eq!(since, Some(app.clock.now().0));
    assert_eq!(vakta.hear_risks(&["Maja"]).await, since);
    is_told_nothing(&mut visitor).await;

    // Every desk that comes back is told the same; a counsellor's never what a shift lead sees.
    let mut maja = Counsellor::open(app.address(), &maja.vanish()).await;
    assert_eq!(maja.hear_risk(conversation).await, since);
    let mut vakta = Counsellor::open(app.address(), &vakta.vanish()).await;
    assert_eq!(vakta.hear_risks(&["Maja"]).await, since);

    maja.say(FromDesk::UnmarkRisk { conversation }).await;
    assert_eq!(maja.hear_risk(conversation).await, None);
    vakta.hear_risks(&[]).await;
    maja.say(FromDesk::MarkRisk { conversation }).await;
    vakta.hear_risks(&["Maja"]).await;
    maja.say(FromDesk::End { conversation, respite: None }).await;
    assert_eq!(maja.hear_end().await, EndReason::CounsellorEnded);
    vakta.hear_risks(&[]).await;
    let stays = app.app().parts().queue.everyone().await.expect("memory answers");
    assert!(stays.iter().all(|stay| stay.risk.is_none()), "the mark went with the talk");
    maja.say(FromDesk::MarkRisk { conversation }).await;
    assert_eq!(maja.hear_refusal().await, ErrorId::NoConversation);
}

#[tokio::test]
async fn a_marked_talk_whose_counsellor_is_lost_goes_before_one_who_has_waited_longer_and_is_not_safe() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut vakta = lead_as(&app, "Vakta").await;
    // Neither of them is ready but Maja, who writes no English.
    let mut waits_longer = app.visitor().await;
    let needs = Needs { safety: Some(Safety::Unsafe), ..Needs::only(Language::En) };
    waits_longer.say(FromVisitor::Join { needs }).await;
    waits_longer.hear_place(0).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    maja.say(FromDesk::MarkRisk { conversation }).await;
    vakta.hear_risks(&["Maja"]).await;
    drop(maja);
    wait_for_lost_desk(&app).await;
    app.pass(Duration::from_secs(91)).await;
    waits_longer.hear_place(1).await;
    let mut leo = counsellor_as(&app, "Leo", "nb,en", 1).await;
    let marked = leo
        .hear(|message| match message {
            ToDesk::Shift { waiting, waiting_total: 2, .. } => Some(waiting),
            _ => None,
        })
        .await;
    assert_eq!(marked.iter().map(|Waiting { risk, .. }| *risk).collect::<Vec<_>>(), [true, false]);
    leo.ready().await;
    visitor.start().await;
    assert_eq!(leo.hear_talk().await, conversation);
    assert!(leo.hear_risk(conversation).await.is_some(), "whoever goes on with it sees the mark");
    vakta.hear_risks(&["Leo"]).await;
}

#[tokio::test]
async fn the_mark_goes_with_a_talk_that_is_handed_over_and_the_colleague_knows_before() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&app, "Leo", "nb", 1).await;
    let mut vakta = lead_as(&app, "Vakta").await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    maja.say(FromDesk::MarkRisk { conversation }).await;
    vakta.hear_risks(&["Maja"]).await;
    let to = maja.colleague("Leo").await;
    maja.hand_over(conversation, to, None).await;
    assert!(leo.take().await.risk);
    visitor.agree().await;
    assert_eq!(leo.hear_talk().await, conversation);
    assert!(leo.hear_risk(conversation).await.is_some());
    vakta.hear_risks(&["Leo"]).await;
    leo.hand_over(conversation, Receiver::Queue {}, None).await;
    visitor.agree().await;
    vakta.hear_risks(&[]).await;
    maja.say(FromDesk::MarkRisk { conversation }).await;
    assert_eq!(maja.hear_refusal().await, ErrorId::NoConversation, "it is nobody's talk now");
}

#[tokio::test]
async fn the_mark_outlives_a_server_that_has_lost_everything() {
    let app = super::restoring::app().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    maja.say(FromDesk::MarkRisk { conversation }).await;
    let since = maja.hear_risk(conversation).await;
    maja.ping().await;
    maja.hear(|message| matches!(message, ToDesk::Pong {}).then_some(())).await;
    visitor.say(FromVisitor::Ping { visible: true }).await;
    visitor.hear(|message| matches!(message, ToVisitor::Pong {}).then_some(())).await;
    let ticket = maja.ticket.clone().expect("a talk has its ticket");
    let app = app.lose_everything().await;
    let cookie = sign_in(app.address(), "maja", PASSWORD).await.expect("the password is right");
    let mut maja = Counsellor::bring_back(app.address(), &cookie, false, vec![ticket]).await;
    assert_eq!(maja.hear_talk().await, conversation);
    assert_eq!(maja.hear_risk(conversation).await, since);
}

#[tokio::test]
async fn a_counsellor_who_needs_a_talk_is_told_which_shift_lead_comes() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    maja.say(FromDesk::AskDebrief {}).await;
    maja.hear_debrief(Some(DebriefState::NobodyHere {})).await;
    // Whoever comes on shift is asked.
    let mut vakta = lead_as(&app, "Vakta").await;
    maja.hear_debrief(Some(DebriefState::Asked {})).await;
    let mut other = lead_as(&app, "Leder").await;
    let call = vakta.hear_lead(|lead| lead.debriefs.first().cloned()).await;
    assert_eq!((call.alias.as_str(), call.since_ms, call.lead), ("Maja", app.clock.now().0, None));
    vakta.say(FromDesk::ComeToDebrief { colleague: call.colleague }).await;
    maja.hear_debrief(Some(coming("Vakta"))).await;
    // The other one sees that somebody comes, and is too late.
    other
        .hear_lead(|lead| {
            let call = lead.debriefs.first()?;
            (call.lead.as_deref() == Some("Vakta")).then_some(())
        })
        .await;
    other.say(FromDesk::ComeToDebrief { colleague: call.colleague }).await;
    let mut maja = Counsellor::open(app.address(), &maja.vanish()).await;
    maja.hear_debrief(Some(coming("Vakta"))).await;
    maja.say(FromDesk::EndDebrief {}).await;
    maja.hear_debrief(None).await;
    vakta.hear_lead(|lead| lead.debriefs.is_empty().then_some(())).await;
    let metrics = get(app.admin_address(), "/metrics", &[]).await;
    // With two on shift, a number would be a name.
    assert!(!metrics.body.contains("debrief"), "{}", metrics.body);
}

#[tokio::test]
async fn a_shift_lead_who_is_gone_does_not_come_and_the_call_is_open_again() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut vakta = lead_as(&app, "Vakta").await;
    let mut other = lead_as(&app, "Leder").await;
    maja.say(FromDesk::AskDebrief {}).await;
    let call = vakta.hear_lead(|lead| lead.debriefs.first().cloned()).await;
    vakta.say(FromDesk::ComeToDebrief { colleague: call.colleague }).await;
    maja.hear_debrief(Some(coming("Vakta"))).await;
    drop(vakta);
    wait_for_lost_desk(&app).await;
    app.pass(Duration::from_secs(16)).await;
    app.pass(Duration::from_secs(1)).await;
    maja.hear_debrief(Some(DebriefState::Asked {})).await;
    other.say(FromDesk::ComeToDebrief { colleague: call.colleague }).await;
    maja.hear_debrief(Some(coming("Leder"))).await;
}

#[tokio::test]
async fn only_who_is_a_shift_lead_now_sees_the_calls_and_answers_them() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&app, "Leo", "nb", 1).await;
    maja.say(FromDesk::AskDebrief {}).await;
    maja.hear_debrief(Some(DebriefState::NobodyHere {})).await;
    let Receiver::Colleague { id: colleague } = leo.colleague("Maja").await else {
        panic!("she can be asked")
    };
    leo.say(FromDesk::ComeToDebrief { colleague }).await;
    assert_eq!(leo.hear_refusal().await, ErrorId::NotPermitted);

    let staff = app.app().parts().records.staff.clone();
    let everybody = staff.list().await.expect("the records answer");
    let leos = everybody.iter().find(|one| one.alias.as_str() == "Leo").expect("he works here").id;
    staff.set_role(leos, Role::ShiftLead).await.expect("it is written");
    app.clock.pass(Duration::from_secs(4));
    leo.ping().await;
    let call = leo
        .hear(|message| match message {
            ToDesk::Shift { lead: Some(lead), .. } => lead.debriefs.into_iter().next(),
            _ => None,
        })
        .await;
    assert_eq!(call.colleague, colleague);
    leo.say(FromDesk::ComeToDebrief { colleague }).await;
    maja.hear_debrief(Some(coming("Leo"))).await;

    staff.set_role(leos, Role::Counsellor).await.expect("it is written");
    app.clock.pass(Duration::from_secs(4));
    leo.ping().await;
    leo.hear(|message| matches!(message, ToDesk::Shift { lead: None, .. }).then_some(())).await;
}

#[tokio::test]
async fn mark_and_call_reach_a_shift_lead_at_another_node() {
    let redis = RedisServer::start();
    let (one, other) = two(&redis).await;
    let mut maja = counsellor_as(&one, "Maja", "nb", 1).await;
    let cookie = lead_as(&one, "Vakta").await.vanish();
    let mut vakta = Counsellor::open(other.address(), &cookie).await;
    let (_visitor, conversation) = talk(&one, &mut maja).await;
    maja.say(FromDesk::MarkRisk { conversation }).await;
    vakta.hear_risks(&["Maja"]).await;
    maja.say(FromDesk::AskDebrief {}).await;
    let call = vakta.hear_lead(|lead| lead.debriefs.first().cloned()).await;
    vakta.say(FromDesk::ComeToDebrief { colleague: call.colleague }).await;
    maja.hear_debrief(Some(coming("Vakta"))).await;
}
