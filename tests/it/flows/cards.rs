//! A counsellor sends something to read: it is a line of the talk like any other.

use server::protocol::card::Card;
use server::protocol::hand_over::ColleagueAnswer;
use server::protocol::ids::{ClientRef, ConversationId};
use server::protocol::visit::{Line, Notice, Side};
use server::protocol::{ErrorId, FromDesk, FromVisitor};

use super::restoring::app as lasting_app;
use super::talking::talk;
use super::two_nodes::two;
use crate::support::app::TestApp;
use crate::support::card::{article, service};
use crate::support::counsellor::Counsellor;
use crate::support::handing::counsellor_as;
use crate::support::redis::RedisServer;
use crate::support::visitor::Visitor;

/// It shows the card with a name and one line about it.
fn shows(line: &Line, card: &Card) {
    assert_eq!((line.from, line.card.as_ref()), (Side::Counsellor, Some(card)));
    assert_eq!(line.text.as_str().lines().count(), 2, "{}", line.text.as_str());
}

#[tokio::test]
async fn a_card_stands_in_the_talk_in_its_order_and_is_there_again_after_a_reload() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kari").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    visitor.write("hva er samtykke?").await;
    desk.hear_line(conversation).await;
    assert_eq!(desk.send_card(conversation, "k1", article("samtykke")).await.offset, 2);
    assert_eq!(desk.send_card(conversation, "k2", service("vo-linjen")).await.offset, 3);
    assert_eq!(desk.send_card(conversation, "k1", article("samtykke")).await.offset, 2, "the same again");
    assert_eq!(desk.write(conversation, "les når du vil").await.offset, 4);
    shows(&visitor.hear_line().await, &article("samtykke"));
    shows(&visitor.hear_line().await, &service("vo-linjen"));
    assert_eq!(visitor.hear_line().await.card, None);

    let mut visitor = Visitor::come_back(app.address(), Some(visitor.vanish()), None).await;
    assert_eq!(visitor.hear_line().await.card, None);
    shows(&visitor.hear_line().await, &article("samtykke"));
    let mut desk = Counsellor::open(app.address(), &desk.vanish()).await;
    assert_eq!(desk.hear_line(conversation).await.card, None);
    shows(&desk.hear_line(conversation).await, &article("samtykke"));
}

#[tokio::test]
async fn what_visitors_are_not_shown_is_no_card() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kari").await;
    let (_visitor, conversation) = talk(&app, &mut desk).await;
    for card in [article("finnes-ikke"), service("finnes-ikke"), article("vo-linjen"), service("samtykke")] {
        let client_ref = ClientRef::parse("k1").expect("a plain name");
        desk.say(FromDesk::SendCard { conversation, client_ref, card }).await;
        assert_eq!(desk.hear_refusal().await, ErrorId::CardUnknown);
    }
    assert_eq!(desk.write(conversation, "da skriver jeg").await.offset, 1, "nothing came into the talk");
}

#[tokio::test]
async fn a_name_is_for_a_card_or_for_words_and_never_for_both() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("kari").await;
    let (_visitor, conversation) = talk(&app, &mut desk).await;
    desk.send_card(conversation, "k1", article("samtykke")).await;
    let client_ref = || ClientRef::parse("k1").expect("a plain name");
    desk.say(FromDesk::Send { conversation, client_ref: client_ref(), text: "samtykke".into() }).await;
    assert_eq!(desk.hear_refusal().await, ErrorId::ClientRefReused);
    let card = service("vo-linjen");
    desk.say(FromDesk::SendCard { conversation, client_ref: client_ref(), card }).await;
    assert_eq!(desk.hear_refusal().await, ErrorId::ClientRefReused);
}

/// A talk of words and a card, and the visitor back at a server that has lost it all.
async fn lost(app: TestApp) -> (TestApp, Visitor, Vec<Line>, ConversationId) {
    let mut desk = app.counsellor("kari").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    desk.write(conversation, "se her").await;
    desk.send_card(conversation, "k1", article("samtykke")).await;
    let lines = vec![visitor.hear_line().await, visitor.hear_line().await];
    let ticket = visitor.ticket.clone();
    let token = Some(visitor.token);
    let app = app.lose_everything().await;
    let mut visitor = Visitor::bring_back(app.address(), token, Some(lines[1].position), ticket).await;
    assert!(visitor.hear_everything().await.is_empty(), "the server has nothing");
    visitor.hear_notice(Notice::MayBeMissing).await;
    (app, visitor, lines, conversation)
}

#[tokio::test]
async fn a_card_comes_back_after_a_total_loss_whatever_the_page_says_it_is_called() {
    let (_app, mut visitor, mut lines, _) = lost(lasting_app().await).await;
    lines[1].text = "noe annet".into();
    visitor.say(FromVisitor::Restore { lines, done: true }).await;
    let back = visitor.hear_everything().await;
    assert_eq!(back[0].text.as_str(), "se her");
    shows(&back[1], &article("samtykke"));
    assert!(back[1].text.as_str().starts_with("Grenser og samtykke"), "{}", back[1].text.as_str());
}

#[tokio::test]
async fn no_card_comes_back_that_was_not_sent() {
    let (_app, mut visitor, lines, _) = lost(lasting_app().await).await;
    let words = Line { card: None, ..lines[1].clone() };
    let other = Line { card: Some(service("vo-linjen")), ..lines[1].clone() };
    let from_words = Line { card: Some(article("samtykke")), ..lines[0].clone() };
    let theirs = Line { from: Side::Visitor, ..lines[1].clone() };
    for line in [words, other, from_words, theirs] {
        visitor.say(FromVisitor::Restore { lines: vec![line], done: true }).await;
        assert_eq!(visitor.hear_refusal().await, ErrorId::LineUnproven);
    }
}

#[tokio::test]
async fn a_card_goes_over_two_nodes_and_to_whoever_takes_over() {
    let redis = RedisServer::start();
    let (one, other) = two(&redis).await;
    let mut maja = counsellor_as(&one, "Maja", "nb", 1).await;
    let mut leo = counsellor_as(&one, "Leo", "nb", 1).await;
    let (visitor, conversation) = talk(&one, &mut maja).await;
    let mut visitor = Visitor::come_back(other.address(), Some(visitor.vanish()), None).await;
    maja.send_card(conversation, "k1", article("samtykke")).await;
    shows(&visitor.hear_line().await, &article("samtykke"));
    let to = maja.colleague("Leo").await;
    maja.hand_over(conversation, to, None).await;
    let question = leo.hear_question().await;
    leo.answer(&question, ColleagueAnswer::Take).await;
    visitor.agree().await;
    assert_eq!(leo.hear_talk().await, conversation);
    shows(&leo.hear_line(conversation).await, &article("samtykke"));
}
