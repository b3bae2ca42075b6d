//! Nothing comes of a hand-over: the talk stays where it is, and everybody is told the truth.

use std::time::Duration;

use server::domain::enquiry::Presence;
use server::protocol::hand_over::{ColleagueAnswer, Receiver, VisitorAnswer, WhyOff};
use server::protocol::ids::ConversationId;
use server::protocol::limits::NOTE_MAX_CHARS;
use server::protocol::visit::EndReason;
use server::protocol::{ErrorId, FromDesk, FromVisitor, ToDesk};

use super::talking::talk;
use crate::support::app::TestApp;
use crate::support::counsellor::Counsellor;
use crate::support::handing::counsellor_as;
use crate::support::visitor::Visitor;

/// A minute, and the moment after it.
const TOO_LONG: Duration = Duration::from_secs(61);

struct Three {
    app: TestApp,
    maja: Counsellor,
    leo: Counsellor,
    visitor: Visitor,
    conversation: ConversationId,
    leo_is: Receiver,
}

/// Maja talks, and Leo can be asked.
async fn three() -> Three {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let leo = counsellor_as(&app, "Leo", "nb", 1).await;
    let (visitor, conversation) = talk(&app, &mut maja).await;
    let leo_is = maja.colleague("Leo").await;
    Three { app, maja, leo, visitor, conversation, leo_is }
}

/// The talk is where it was.
async fn goes_on(maja: &mut Counsellor, visitor: &mut Visitor, conversation: ConversationId) {
    visitor.write("fortsatt her").await;
    assert_eq!(maja.hear_line(conversation).await.text.as_str(), "fortsatt her");
    maja.write(conversation, "jeg også").await;
    assert_eq!(visitor.hear_line().await.text.as_str(), "jeg også");
}

#[tokio::test]
async fn the_visitor_says_no_and_the_counsellor_stays() {
    let Three { mut maja, mut leo, mut visitor, conversation, leo_is, .. } = three().await;
    maja.hand_over(conversation, leo_is, Some("redd hjemme")).await;
    leo.take().await;
    let (number, _) = visitor.hear_question().await;
    visitor.answer(number, VisitorAnswer::Stay).await;
    assert_eq!(visitor.hear_kept().await, WhyOff::VisitorStays);
    assert_eq!(maja.hear_kept().await, WhyOff::VisitorStays);
    assert_eq!(leo.hear_let_off().await, WhyOff::VisitorStays);
    goes_on(&mut maja, &mut visitor, conversation).await;
    // Leo is free for somebody else at once.
    leo.ready().await;
    leo.hear_me(|me| matches!(me, server::protocol::desk::Availability::Ready {})).await;
    // And Maja may ask again.
    maja.hand_over(conversation, Receiver::Queue {}, None).await;
    let (again, _) = visitor.hear_question().await;
    visitor.answer(number, VisitorAnswer::Agree).await;
    assert_eq!(visitor.hear_refusal().await, ErrorId::HandOverGone, "an answer to the first is to nothing");
    visitor.answer(again, VisitorAnswer::Stay).await;
    assert_eq!(visitor.hear_kept().await, WhyOff::VisitorStays);
}

#[tokio::test]
async fn the_colleague_says_no_or_nothing_and_the_visitor_is_never_asked() {
    let Three { app, mut maja, mut leo, mut visitor, conversation, leo_is } = three().await;
    maja.hand_over(conversation, leo_is, None).await;
    let question = leo.hear_question().await;
    leo.answer(&question, ColleagueAnswer::Decline).await;
    assert_eq!(maja.hear_kept().await, WhyOff::Declined);
    assert_eq!(leo.hear_let_off().await, WhyOff::Declined);

    maja.hand_over(conversation, leo_is, None).await;
    let question = leo.hear_question().await;
    app.pass(TOO_LONG).await;
    assert_eq!(maja.hear_kept().await, WhyOff::ColleagueSilent);
    assert_eq!(leo.hear_let_off().await, WhyOff::ColleagueSilent);
    leo.answer(&question, ColleagueAnswer::Take).await;
    assert_eq!(leo.hear_refusal().await, ErrorId::HandOverGone);
    visitor.say(FromVisitor::Ping { visible: true }).await;
    visitor
        .hear(|message| match message {
            server::protocol::ToVisitor::Pong {} => Some(()),
            server::protocol::ToVisitor::HandOver { .. } => panic!("the visitor was asked"),
            _ => None,
        })
        .await;
    goes_on(&mut maja, &mut visitor, conversation).await;
}

#[tokio::test]
async fn a_visitor_who_does_not_answer_stays_where_they_are() {
    let Three { app, mut maja, mut leo, mut visitor, conversation, leo_is } = three().await;
    maja.hand_over(conversation, leo_is, None).await;
    leo.take().await;
    let (number, _) = visitor.hear_question().await;
    app.pass(TOO_LONG).await;
    assert_eq!(visitor.hear_kept().await, WhyOff::VisitorSilent);
    assert_eq!(maja.hear_kept().await, WhyOff::VisitorSilent);
    assert_eq!(leo.hear_let_off().await, WhyOff::VisitorSilent);
    visitor.answer(number, VisitorAnswer::Agree).await;
    assert_eq!(visitor.hear_refusal().await, ErrorId::HandOverGone);
    goes_on(&mut maja, &mut visitor, conversation).await;
}

#[tokio::test]
async fn a_phone_that_is_gone_when_it_is_asked_finds_the_talk_as_it_was() {
    let Three { app, mut maja, mut leo, visitor, conversation, leo_is } = three().await;
    let token = visitor.vanish();
    maja.hear_presence().await;
    maja.hand_over(conversation, leo_is, None).await;
    leo.take().await;
    app.pass(TOO_LONG).await;
    assert_eq!(maja.hear_kept().await, WhyOff::VisitorSilent);
    let mut visitor = Visitor::come_back(app.address(), Some(token), None).await;
    goes_on(&mut maja, &mut visitor, conversation).await;
}

#[tokio::test]
async fn the_counsellor_can_stay_after_all() {
    let Three { mut maja, mut leo, mut visitor, conversation, leo_is, .. } = three().await;
    maja.hand_over(conversation, leo_is, None).await;
    leo.take().await;
    let (number, _) = visitor.hear_question().await;
    maja.say(FromDesk::KeepTalk { conversation }).await;
    assert_eq!(maja.hear_kept().await, WhyOff::TakenBack);
    assert_eq!(visitor.hear_kept().await, WhyOff::TakenBack);
    assert_eq!(leo.hear_let_off().await, WhyOff::TakenBack);
    visitor.answer(number, VisitorAnswer::Agree).await;
    assert_eq!(visitor.hear_refusal().await, ErrorId::HandOverGone);
    maja.say(FromDesk::KeepTalk { conversation }).await;
    assert_eq!(maja.hear_refusal().await, ErrorId::HandOverGone);
    goes_on(&mut maja, &mut visitor, conversation).await;
}

#[tokio::test]
async fn both_sides_press_at_once_and_one_of_them_is_first_for_everybody() {
    for _ in 0..8 {
        let Three { app, mut maja, mut leo, mut visitor, conversation, leo_is } = three().await;
        maja.hand_over(conversation, leo_is, None).await;
        leo.take().await;
        let (number, _) = visitor.hear_question().await;
        tokio::join!(
            visitor.answer(number, VisitorAnswer::Agree),
            maja.say(FromDesk::KeepTalk { conversation }),
        );
        let is_kept = maja
            .hear(|message| match message {
                ToDesk::HandOver { hand_over, .. } => {
                    matches!(hand_over, server::protocol::hand_over::HandOverState::Off { .. })
                        .then_some(true)
                }
                ToDesk::Ended { reason, .. } => {
                    assert_eq!(reason, EndReason::HandedOver);
                    Some(false)
                }
                _ => None,
            })
            .await;
        if is_kept {
            assert_eq!(visitor.hear_kept().await, WhyOff::TakenBack);
            assert_eq!(leo.hear_let_off().await, WhyOff::TakenBack);
            goes_on(&mut maja, &mut visitor, conversation).await;
        } else {
            assert_eq!(visitor.hear_counsellor().await, "Leo");
            assert_eq!(leo.hear_talk().await, conversation);
            goes_on(&mut leo, &mut visitor, conversation).await;
        }
        app.stop().await;
    }
}

#[tokio::test]
async fn a_colleague_who_is_gone_takes_nothing_and_the_visitor_is_told() {
    let Three { app, mut maja, mut leo, mut visitor, conversation, leo_is } = three().await;
    maja.hand_over(conversation, leo_is, None).await;
    leo.take().await;
    let (number, _) = visitor.hear_question().await;
    drop(leo.vanish());
    loop {
        let picture = app.app().parts().queue.picture().await.expect("memory answers");
        if picture.counsellors.iter().any(|counsellor| matches!(counsellor.presence, Presence::Lost(_))) {
            break;
        }
        tokio::task::yield_now().await;
    }
    visitor.answer(number, VisitorAnswer::Agree).await;
    assert_eq!(visitor.hear_kept().await, WhyOff::ColleagueGone);
    assert_eq!(maja.hear_kept().await, WhyOff::ColleagueGone);
    goes_on(&mut maja, &mut visitor, conversation).await;
}

#[tokio::test]
async fn a_colleague_who_stays_away_is_not_waited_for() {
    let Three { app, mut maja, mut leo, mut visitor, conversation, leo_is } = three().await;
    maja.hand_over(conversation, leo_is, None).await;
    leo.take().await;
    visitor.hear_question().await;
    drop(leo.vanish());
    loop {
        let picture = app.app().parts().queue.picture().await.expect("memory answers");
        if picture.counsellors.iter().any(|counsellor| matches!(counsellor.presence, Presence::Lost(_))) {
            break;
        }
        tokio::task::yield_now().await;
    }
    // The first sweep notes that Leo is away, the second what follows from it.
    app.pass(Duration::from_secs(16)).await;
    app.pass(Duration::from_secs(1)).await;
    assert_eq!(visitor.hear_kept().await, WhyOff::ColleagueGone);
    assert_eq!(maja.hear_kept().await, WhyOff::ColleagueGone);
}

#[tokio::test]
async fn the_end_of_the_talk_is_the_end_of_it() {
    let Three { mut maja, mut leo, mut visitor, conversation, leo_is, .. } = three().await;
    maja.hand_over(conversation, leo_is, Some("redd hjemme")).await;
    leo.take().await;
    visitor.hear_question().await;
    visitor.say(FromVisitor::Exit {}).await;
    assert_eq!(maja.hear_end().await, EndReason::VisitorExited);
    assert_eq!(leo.hear_let_off().await, WhyOff::TalkEnded);
}

#[tokio::test]
async fn the_counsellor_ends_the_talk_instead_and_the_visitor_is_told_of_that() {
    let Three { app, mut maja, mut leo, mut visitor, conversation, leo_is } = three().await;
    maja.hand_over(conversation, leo_is, None).await;
    let question = leo.take().await;
    visitor.hear_question().await;
    maja.say(FromDesk::End { conversation, respite: None }).await;
    assert_eq!(visitor.hear_end().await.0, EndReason::CounsellorEnded);
    assert_eq!(leo.hear_let_off().await, WhyOff::TalkEnded);
    leo.answer(&question, ColleagueAnswer::Take).await;
    assert_eq!(leo.hear_refusal().await, ErrorId::HandOverGone);
    // What Leo promised is tidied away, and there is room again.
    app.pass(Duration::from_secs(1)).await;
    leo.ready().await;
    leo.hear_me(|me| matches!(me, server::protocol::desk::Availability::Ready {})).await;
}

#[tokio::test]
async fn only_the_colleague_who_is_asked_can_take_it_and_only_once() {
    let Three { app, mut maja, mut leo, mut visitor, conversation, leo_is } = three().await;
    let mut ida = counsellor_as(&app, "Ida", "nb", 1).await;
    maja.hand_over(conversation, leo_is, None).await;
    let question = leo.hear_question().await;
    ida.answer(&question, ColleagueAnswer::Take).await;
    assert_eq!(ida.hear_refusal().await, ErrorId::HandOverGone);
    leo.answer(&question, ColleagueAnswer::Take).await;
    leo.answer(&question, ColleagueAnswer::Take).await;
    visitor.agree().await;
    assert_eq!(leo.hear_talk().await, conversation);
    assert_eq!(visitor.hear_counsellor().await, "Leo");
    leo.answer(&question, ColleagueAnswer::Take).await;
    assert_eq!(leo.hear_refusal().await, ErrorId::HandOverGone);
}

#[tokio::test]
async fn two_who_ask_the_same_colleague_cannot_both_have_the_one_place() {
    let Three { app, mut maja, mut leo, mut visitor, conversation, leo_is } = three().await;
    let mut ida = counsellor_as(&app, "Ida", "nb", 1).await;
    let (_other, second) = talk(&app, &mut ida).await;
    maja.hand_over(conversation, leo_is, None).await;
    let first = leo.hear_question().await;
    ida.hand_over(second, leo_is, None).await;
    let question = leo.hear_question().await;
    leo.answer(&first, ColleagueAnswer::Take).await;
    leo.answer(&question, ColleagueAnswer::Take).await;
    assert_eq!(leo.hear_refusal().await, ErrorId::AtCapacity);
    visitor.agree().await;
    assert_eq!(leo.hear_talk().await, conversation);
    leo.answer(&question, ColleagueAnswer::Decline).await;
    assert_eq!(ida.hear_kept().await, WhyOff::Declined);
}

#[tokio::test]
async fn nobody_is_sent_into_a_line_in_which_nobody_comes() {
    let app = TestApp::start().await;
    let mut maja = counsellor_as(&app, "Maja", "nb", 1).await;
    let (mut visitor, conversation) = talk(&app, &mut maja).await;
    maja.hand_over(conversation, Receiver::Queue {}, None).await;
    assert_eq!(maja.hear_refusal().await, ErrorId::ColleagueUnavailable, "Maja is alone");
    let mut eva = counsellor_as(&app, "Eva", "en", 1).await;
    eva.hear_me(|_| true).await;
    maja.hand_over(conversation, Receiver::Queue {}, None).await;
    assert_eq!(maja.hear_refusal().await, ErrorId::ColleagueUnavailable, "and Eva writes another language");
    let mut leo = counsellor_as(&app, "Leo", "nb", 1).await;
    leo.hear_me(|_| true).await;
    maja.hand_over(conversation, Receiver::Queue {}, None).await;
    visitor.hear_question().await;
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_and_changes_nothing() {
    let Three { app, mut maja, mut leo, mut visitor, conversation, leo_is } = three().await;
    leo.hand_over(conversation, Receiver::Queue {}, None).await;
    assert_eq!(leo.hear_refusal().await, ErrorId::NoConversation, "it is not Leo's talk");
    let too_long = "å".repeat(NOTE_MAX_CHARS + 1);
    maja.hand_over(conversation, leo_is, Some(&too_long)).await;
    assert_eq!(maja.hear_refusal().await, ErrorId::TextTooLong);
    let nobody = Receiver::Colleague { id: server::protocol::ids::ColleagueId::random() };
    maja.hand_over(conversation, nobody, None).await;
    assert_eq!(maja.hear_refusal().await, ErrorId::ColleagueUnavailable);

    let mut eva = counsellor_as(&app, "Eva", "en", 1).await;
    let eva_is = maja.colleague("Eva").await;
    maja.hand_over(conversation, eva_is, None).await;
    assert_eq!(maja.hear_refusal().await, ErrorId::ColleagueUnavailable, "another language");
    // In a pause nobody is asked.
    leo.say(FromDesk::Pause {}).await;
    leo.hear_me(|me| matches!(me, server::protocol::desk::Availability::Paused { .. })).await;
    maja.hand_over(conversation, leo_is, None).await;
    assert_eq!(maja.hear_refusal().await, ErrorId::ColleagueUnavailable);
    eva.say(FromDesk::Pause {}).await;
    maja.no_colleague().await;

    maja.hand_over(conversation, Receiver::Queue {}, None).await;
    visitor.hear_question().await;
    maja.hand_over(conversation, Receiver::Queue {}, None).await;
    assert_eq!(maja.hear_refusal().await, ErrorId::HandOverOpen);
    goes_on(&mut maja, &mut visitor, conversation).await;
}
