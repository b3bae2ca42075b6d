//! A second counsellor in the room: nobody before the visitor knows, and nobody after they say no.

use std::time::Duration;

use server::protocol::call_in::{CallInState, Called, GuestRole, WhyNoGuest};
use server::protocol::desk::Availability;
use server::protocol::hand_over::{ColleagueAnswer, Receiver};
use server::protocol::ids::{ClientRef, ConversationId};
use server::protocol::visit::EndReason;
use server::protocol::{ErrorId, FromDesk, FromVisitor, ToDesk, ToVisitor};

use super::reconnecting::wait_for_lost_desk;
use super::talking::talk;
use super::two_nodes::two;
use crate::support::app::TestApp;
use crate::support::calling_in::Call;
use crate::support::caring::lead_as;
use crate::support::counsellor::Counsellor;
use crate::support::handing::counsellor_as;
use crate::support::redis::RedisServer;
use crate::support::visitor::Visitor;

/// Whatever was on its way to the desk has been heard by now, and no word of a talk was.
async fn is_shown_nothing(desk: &mut Counsellor) {
    desk.ping().await;
    desk.hear(|message| match message {
        ToDesk::Pong {} => Some(()),
        ToDesk::Talk { .. } | ToDesk::Message { .. } => panic!("shown: {message:?}"),
        _ => None,
    })
    .await;
}

/// Maja talks, and Leo is her guest.
async fn with_a_guest(app: &TestApp) -> (Visitor, Counsellor, Counsellor, ConversationId, Call) {
    let mut maja = counsellor_as(app, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(app, "Leo", "nb,en", 1).await;
    let to = maja.callable("Leo").await;
    let (mut visitor, conversation) = talk(app, &mut maja).await;
    visitor.write("hei").await;
    maja.hear_line(conversation).await;
    maja.call_in(conversation, to, None).await;
    let call = leo.hear_call().await;
    leo.answer_call(&call, ColleagueAnswer::Take).await;
    visitor.meets_guest().await;
    assert_eq!(leo.hear_room().await.0, "Maja");
    assert_eq!(leo.hear_line(conversation).await.text.as_str(), "hei");
    maja.hear_guest_here().await;
    (visitor, maja, leo, conversation, call)
}

#[tokio::test]
async fn a_shift_lead_who_is_called_sees_nothing_before_the_visitors_page_shows_them() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&app, "Leo", "nb", 1).await;
    let mut vakta = lead_as(&app, "Vakta").await;
    let lead = maja.callable_lead().await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    visitor.write("jeg er redd").await;
    maja.hear_line(conversation).await;
    maja.say(FromDesk::MarkRisk { conversation }).await;
    maja.call_in(conversation, lead, Some(" avvergeplikt? ")).await;
    assert!(matches!(maja.hear_call_in().await, CallInState::Asked { alias: None, .. }));
    let call = vakta.hear_call().await;
    assert!(call.lead && call.risk && !call.coming && call.from == "Maja", "{call:?}");
    assert_eq!(call.note, Some("avvergeplikt?".into()));
    is_shown_nothing(&mut leo).await;

    vakta.answer_call(&call, ColleagueAnswer::Take).await;
    assert!(vakta.hear_call().await.coming);
    let told = visitor.hear_guest().await;
    assert!(told.is_there && told.text.contains("Vakta") && told.text.contains("Maja"), "{}", told.text);
    app.pass(Duration::from_secs(5)).await;
    is_shown_nothing(&mut vakta).await;
    visitor.say(FromVisitor::GuestShown { number: told.number }).await;
    assert_eq!(vakta.hear_room().await, ("Maja".to_owned(), Some("avvergeplikt?".into())));
    assert_eq!(vakta.hear_line(conversation).await.text.as_str(), "jeg er redd");
    maja.hear_guest_here().await;

    // All three hear each other, and each knows who it is.
    vakta.write(conversation, "jeg leser med").await;
    for line in [visitor.hear_line().await, maja.hear_line(conversation).await] {
        let guest = line.guest.expect("it is the guest's");
        assert_eq!(
            (line.text.as_str(), guest.role, &*guest.alias),
            ("jeg leser med", GuestRole::Lead, "Vakta")
        );
    }
    maja.write(conversation, "vi er to nå").await;
    assert_eq!(visitor.hear_line().await.guest, None);
    assert_eq!(vakta.hear_line(conversation).await.text.as_str(), "vi er to nå");

    // What only the counsellor of a talk does, a guest does not.
    for own in [
        FromDesk::End { conversation, respite: None },
        FromDesk::UnmarkRisk { conversation },
        FromDesk::HandOver { conversation, to: Receiver::Queue {}, note: None },
    ] {
        vakta.say(own).await;
        assert_eq!(vakta.hear_refusal().await, ErrorId::NoConversation);
    }
    vakta.end_call_in(conversation).await;
    assert_eq!(vakta.hear_sent_out().await, Some(WhyNoGuest::GuestLeft));
    assert_eq!(maja.hear_call_off().await, WhyNoGuest::GuestLeft);
    assert!(!visitor.hear_guest().await.is_there);
    visitor.write("er vi alene nå?").await;
    is_shown_nothing(&mut vakta).await;
    visitor.say(FromVisitor::Leave {}).await;
    assert_eq!(maja.hear_end().await, EndReason::VisitorLeft);
    let stays = app.app().parts().queue.everyone().await.expect("memory answers");
    let notes = stays.iter().filter_map(|stay| stay.call_in.as_ref()?.note.as_ref());
    assert_eq!(notes.count(), 0, "the note went with the call");
}

#[tokio::test]
async fn no_thanks_ends_it_at_once_also_while_the_guest_writes() {
    let app = TestApp::start().await;
    let (mut visitor, mut maja, mut leo, conversation, call) = with_a_guest(&app).await;
    visitor.say(FromVisitor::NoGuest { number: call.number }).await;
    let told = visitor.hear_guest().await;
    assert!(!told.is_there && told.text.contains("Leo"), "{}", told.text);
    visitor.write("bare til Maja").await;
    let client_ref = ClientRef::parse("for-sent").expect("a plain name");
    leo.say(FromDesk::Send { conversation, client_ref, text: "jeg ville si".into() }).await;
    assert_eq!(leo.hear_sent_out().await, Some(WhyNoGuest::VisitorAlone));
    assert_eq!(leo.hear_refusal().await, ErrorId::NoConversation);
    assert_eq!(maja.hear_call_off().await, WhyNoGuest::VisitorAlone);
    assert_eq!(maja.hear_line(conversation).await.text.as_str(), "bare til Maja");
    is_shown_nothing(&mut leo).await;
    // Said twice is said once, and nobody comes back in by an old answer.
    visitor.say(FromVisitor::NoGuest { number: call.number }).await;
    visitor.say(FromVisitor::GuestShown { number: call.number }).await;
    leo.answer_call(&call, ColleagueAnswer::Take).await;
    assert_eq!(leo.hear_refusal().await, ErrorId::CallInGone);
}

#[tokio::test]
async fn of_two_shift_leads_the_first_yes_counts_and_one_no_leaves_the_other_asked() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let (mut vakta, mut sjef) = (lead_as(&app, "Vakta").await, lead_as(&app, "Sjef").await);
    let lead = maja.callable_lead().await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    maja.call_in(conversation, lead, None).await;
    let (one, other) = (vakta.hear_call().await, sjef.hear_call().await);
    vakta.answer_call(&one, ColleagueAnswer::Decline).await;
    assert_eq!(vakta.hear_called_off().await, Some(WhyNoGuest::Declined));
    sjef.answer_call(&other, ColleagueAnswer::Take).await;
    visitor.meets_guest().await;
    sjef.hear_room().await;
    vakta.answer_call(&one, ColleagueAnswer::Take).await;
    assert_eq!(vakta.hear_refusal().await, ErrorId::CallInGone);
    maja.call_in(conversation, lead, None).await;
    maja.hear(|message| match message {
        ToDesk::Refused { error_id: ErrorId::CallInOpen, .. } => Some(()),
        _ => None,
    })
    .await;

    // Thanked, and then all of them say no.
    maja.end_call_in(conversation).await;
    assert_eq!(sjef.hear_sent_out().await, Some(WhyNoGuest::TakenBack));
    visitor.hear_guest().await;
    maja.call_in(conversation, lead, None).await;
    for lead in [&mut vakta, &mut sjef] {
        let call = lead.hear_call().await;
        lead.answer_call(&call, ColleagueAnswer::Decline).await;
    }
    while maja.hear_call_off().await != WhyNoGuest::Declined {}
    maja.call_in(conversation, Called::Lead {}, None).await;
    let _asked = vakta.hear_call().await;
    app.pass(Duration::from_secs(62)).await;
    while maja.hear_call_off().await != WhyNoGuest::Silent {}
    assert_eq!(vakta.hear_called_off().await, Some(WhyNoGuest::Silent));
}

#[tokio::test]
async fn whoever_cannot_be_told_is_shown_nobody_and_a_lost_guest_is_told_to_both() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&app, "Leo", "nb", 1).await;
    let to = maja.callable("Leo").await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    maja.call_in(conversation, to, None).await;
    let call = leo.hear_call().await;
    leo.answer_call(&call, ColleagueAnswer::Take).await;
    // A page that does not know what a guest is, as of the version before, answers nothing.
    visitor.hear_guest().await;
    assert!(leo.hear_call().await.coming);
    app.pass(Duration::from_secs(62)).await;
    assert_eq!(leo.hear_called_off().await, Some(WhyNoGuest::VisitorAway));
    while maja.hear_call_off().await != WhyNoGuest::VisitorAway {}

    visitor.hear_guest().await;
    maja.call_in(conversation, to, None).await;
    let call = leo.hear_call().await;
    leo.answer_call(&call, ColleagueAnswer::Take).await;
    visitor.meets_guest().await;
    leo.hear_room().await;
    leo.vanish();
    wait_for_lost_desk(&app).await;
    app.pass(Duration::from_secs(92)).await;
    assert!(!visitor.hear_guest().await.is_there);
    while maja.hear_call_off().await != WhyNoGuest::GuestLost {}
}

#[tokio::test]
async fn a_guest_goes_on_with_the_visitor_whose_counsellor_is_lost() {
    let app = TestApp::start().await;
    let (mut visitor, maja, mut leo, conversation, _) = with_a_guest(&app).await;
    maja.vanish();
    wait_for_lost_desk(&app).await;
    app.pass(Duration::from_secs(92)).await;
    let alias = visitor
        .hear(|message| match message {
            ToVisitor::Counsellor { alias, .. } if alias == "Leo" => Some(alias),
            ToVisitor::Place { .. } => panic!("nobody waits whose talk goes on"),
            _ => None,
        })
        .await;
    assert_eq!(alias, "Leo");
    assert!(visitor.hear_guest().await.text.contains("Leo"));
    leo.hear(|message| match message {
        ToDesk::Talk { host: None, .. } => Some(()),
        _ => None,
    })
    .await;
    leo.hear_me(|me| matches!(me, Availability::Talking {})).await;
    leo.write(conversation, "jeg er her").await;
    assert_eq!(visitor.hear_line().await.guest, None, "it is their talk now");
    leo.say(FromDesk::End { conversation, respite: None }).await;
    assert_eq!(visitor.hear_end().await.0, EndReason::CounsellorEnded);
}

#[tokio::test]
async fn a_call_does_not_outlive_the_talk_or_its_hand_over() {
    let app = TestApp::start().await;
    let (mut visitor, mut maja, mut leo, conversation, _) = with_a_guest(&app).await;
    let to = maja.colleague("Leo").await;
    maja.hand_over(conversation, to, None).await;
    let question = leo.hear_question().await;
    leo.answer(&question, ColleagueAnswer::Take).await;
    visitor.agree().await;
    assert_eq!(visitor.hear_counsellor().await, "Leo");
    assert_eq!(maja.hear_end().await, EndReason::HandedOver);
    leo.hear(|message| matches!(message, ToDesk::Talk { host: None, .. }).then_some(())).await;
    let stays = app.app().parts().queue.everyone().await.expect("memory answers");
    assert!(stays.iter().all(|stay| stay.guest().is_none()));

    let mut kari = counsellor_as(&app, "Kari", "nb", 1).await;
    let to = leo.callable("Kari").await;
    leo.call_in(conversation, to, None).await;
    let call = kari.hear_call().await;
    visitor.say(FromVisitor::Leave {}).await;
    assert_eq!(leo.hear_end().await, EndReason::VisitorLeft);
    assert_eq!(kari.hear_called_off().await, Some(WhyNoGuest::TalkEnded));
    kari.answer_call(&call, ColleagueAnswer::Take).await;
    assert_eq!(kari.hear_refusal().await, ErrorId::CallInGone);
}

#[tokio::test]
async fn a_guest_at_another_node_is_in_the_same_room() {
    let redis = RedisServer::start();
    let (here, there) = two(&redis).await;
    let mut maja = counsellor_as(&here, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&there, "Leo", "nb", 1).await;
    let to = maja.callable("Leo").await;
    let (mut visitor, conversation) = talk(&here, &mut maja).await;
    visitor.write("hei").await;
    maja.call_in(conversation, to, Some("kom")).await;
    let call = leo.hear_call().await;
    leo.answer_call(&call, ColleagueAnswer::Take).await;
    visitor.meets_guest().await;
    assert_eq!(leo.hear_room().await, ("Maja".to_owned(), Some("kom".into())));
    assert_eq!(leo.hear_line(conversation).await.text.as_str(), "hei");
    leo.write(conversation, "jeg er her").await;
    let guest = visitor.hear_line().await.guest.expect("it is the guest's");
    assert_eq!(&*guest.alias, "Leo");
    visitor.say(FromVisitor::NoGuest { number: call.number }).await;
    assert_eq!(leo.hear_sent_out().await, Some(WhyNoGuest::VisitorAlone));
    visitor.write("bare til Maja").await;
    is_shown_nothing(&mut leo).await;
}
