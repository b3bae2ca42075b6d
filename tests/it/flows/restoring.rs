//! The server loses everything, and the browsers bring it back.

use std::time::Duration;

use server::protocol::desk::{Availability, DeskNotice};
use server::protocol::ids::ConversationId;
use server::protocol::position::{Epoch, Position};
use server::protocol::visit::{EndReason, Line, Notice, Side};
use server::protocol::{ErrorId, FromDesk, FromVisitor, Ticket};

use super::talking::talk;
use crate::support::app::TestApp;
use crate::support::counsellor::{Counsellor, PASSWORD};
use crate::support::http::sign_in;
use crate::support::visitor::Visitor;

const SECRET: &str = "0101010101010101010101010101010101010101010101010101010101010101";
const ANOTHER: &str = "0202020202020202020202020202020202020202020202020202020202020202";

/// A server whose tickets and receipts outlive it.
pub(super) async fn app() -> TestApp {
    TestApp::with(&[("SECRET__CLUSTER", SECRET)]).await
}

/// The counsellor signs in again; the desk offers what it kept.
async fn desk_again(app: &TestApp, ready: bool, tickets: Vec<Ticket>) -> Counsellor {
    let cookie = sign_in(app.address(), "kari", PASSWORD).await.expect("the password is right");
    Counsellor::bring_back(app.address(), &cookie, ready, tickets).await
}

fn texts(lines: &[Line]) -> Vec<&str> {
    lines.iter().map(|line| line.text.as_str()).collect()
}

/// A talk of three lines: what each side kept of it.
struct Before {
    visitor: Visitor,
    conversation: ConversationId,
    lines: Vec<Line>,
    tickets: (Ticket, Ticket),
}

async fn before(app: &TestApp) -> Before {
    let mut desk = app.counsellor("kari").await;
    let (mut visitor, conversation) = talk(app, &mut desk).await;
    let mut lines = Vec::new();
    visitor.write("en").await;
    lines.push(desk.hear_line(conversation).await);
    desk.write(conversation, "to").await;
    lines.push(visitor.hear_line().await);
    visitor.write("tre").await;
    lines.push(desk.hear_line(conversation).await);
    let tickets = (visitor.ticket.clone(), desk.ticket.clone());
    let tickets = (tickets.0.expect("a talk has a ticket"), tickets.1.expect("for both"));
    Before { visitor, conversation, lines, tickets }
}

/// The visitor comes back to a server that knows nothing.
async fn visitor_again(app: &TestApp, before: &Before) -> Visitor {
    let has = before.lines.last().map(|line| line.position);
    let token = Some(before.visitor.token);
    Visitor::bring_back(app.address(), token, has, Some(before.tickets.0.clone())).await
}

#[tokio::test]
async fn a_talk_comes_back_from_both_sides_in_one_history() {
    let app = app().await;
    let before = before(&app).await;
    let app = app.lose_everything().await;

    let mut visitor = visitor_again(&app, &before).await;
    assert!(visitor.resumed);
    assert!(visitor.hear_everything().await.is_empty(), "the server has nothing");
    visitor.hear_notice(Notice::MayBeMissing).await;
    // The last line never reached this page.
    visitor.say(FromVisitor::Restore { lines: before.lines[..2].to_vec(), done: true }).await;
    let lines = visitor.hear_everything().await;
    assert_eq!(texts(&lines), ["en", "to"]);
    assert_ne!(lines[0].position.epoch, before.lines[0].position.epoch, "a new life");

    let mut desk = desk_again(&app, false, vec![before.tickets.1.clone()]).await;
    assert_eq!(desk.hear_talk().await, before.conversation);
    assert_eq!(texts(&desk.hear_everything(before.conversation).await), ["en", "to"]);
    desk.hear_notice(DeskNotice::MayBeMissing).await;
    let rest = before.lines[2..].to_vec();
    desk.say(FromDesk::Restore { conversation: before.conversation, lines: rest, done: true }).await;
    assert_eq!(texts(&desk.hear_everything(before.conversation).await), ["en", "to", "tre"]);
    desk.hear_notice(DeskNotice::AllHere).await;
    assert_eq!(texts(&visitor.hear_everything().await), ["en", "to", "tre"]);
    visitor.hear_notice(Notice::AllHere).await;

    // And the talk goes on.
    let position = visitor.write("fire").await;
    assert_eq!(position.offset, 4);
    assert_eq!(desk.hear_line(before.conversation).await.text.as_str(), "fire");
}

#[tokio::test]
async fn a_message_that_comes_back_and_is_sent_again_is_one_message() {
    let app = app().await;
    let before = before(&app).await;
    let app = app.lose_everything().await;
    let mut visitor = visitor_again(&app, &before).await;
    visitor.hear_everything().await;
    visitor.say(FromVisitor::Restore { lines: before.lines.clone(), done: true }).await;
    visitor.hear_everything().await;
    // The answer to the last one was lost on the way, so the page sends it again.
    let Line { client_ref, text, .. } = before.lines[2].clone();
    visitor.say(FromVisitor::Send { client_ref, text }).await;
    assert_eq!(visitor.write("fire").await.offset, 4, "it was not added again");
}

#[tokio::test]
async fn places_come_back_in_their_old_order() {
    let app = TestApp::with(&[("SECRET__CLUSTER", SECRET), ("QUEUE__SETTLE_S", "10")]).await;
    let desk = app.counsellor("kari").await;
    let mut waiting = Vec::new();
    for _ in 0..3 {
        let mut visitor = app.visitor().await;
        visitor.join().await;
        let ticket = visitor.hear_ticket().await;
        waiting.push((visitor.vanish(), ticket));
        app.pass(Duration::from_secs(1)).await;
    }
    drop(desk);
    let app = app.lose_everything().await;
    // A new one is faster than those who waited, and of those the last is the fastest.
    let mut new = app.visitor().await;
    new.join().await;
    let mut back = Vec::new();
    for (token, ticket) in waiting.into_iter().rev() {
        let visitor = Visitor::bring_back(app.address(), Some(token), None, Some(ticket)).await;
        assert!(visitor.resumed);
        back.push(visitor);
    }
    let mut desk = desk_again(&app, true, Vec::new()).await;
    desk.hear_me(|me| matches!(me, Availability::Ready {})).await;
    app.pass(Duration::from_secs(11)).await;
    back[2].hear_ready().await;
    new.hear_place(2).await;
}

#[tokio::test]
async fn a_forged_altered_foreign_or_reordered_line_is_refused_and_takes_nothing_with_it() {
    let app = app().await;
    let foreign = {
        let mut desk = app.counsellor("per").await;
        let (mut other, conversation) = talk(&app, &mut desk).await;
        other.write("fremmed").await;
        desk.hear_line(conversation).await
    };
    let before = before(&app).await;
    let app = app.lose_everything().await;
    let mut visitor = visitor_again(&app, &before).await;
    visitor.hear_everything().await;
    let good = &before.lines;
    let altered = Line { text: "noe annet".into(), ..good[1].clone() };
    let turned = Line { from: Side::Visitor, ..good[1].clone() };
    let moved = Line { position: Position { offset: 9, ..good[1].position }, ..good[1].clone() };
    let of_another_life = Line {
        position: Position { epoch: Epoch(good[1].position.epoch.0 ^ 1), ..good[1].position },
        ..good[1].clone()
    };
    for bad in [foreign, altered, turned, moved] {
        let lines = vec![good[0].clone(), Line { position: bad.position, ..bad }];
        visitor.say(FromVisitor::Restore { lines, done: true }).await;
        let refused = visitor.hear_refusal().await;
        assert!(matches!(refused, ErrorId::LineUnproven | ErrorId::LinesOutOfOrder), "{refused:?}");
    }
    for lines in [
        vec![good[1].clone(), good[0].clone()],
        vec![good[0].clone(), good[0].clone()],
        vec![good[0].clone(), of_another_life],
    ] {
        visitor.say(FromVisitor::Restore { lines, done: true }).await;
        assert_eq!(visitor.hear_refusal().await, ErrorId::LinesOutOfOrder);
    }
    // Nothing of all that came in.
    assert_eq!(app.census().await.messages, 0);
    visitor.say(FromVisitor::Restore { lines: good.clone(), done: true }).await;
    assert_eq!(texts(&visitor.hear_everything().await), ["en", "to", "tre"]);
}

#[tokio::test]
async fn somebody_elses_ticket_and_a_forged_one_open_nothing() {
    let app = app().await;
    let before = before(&app).await;
    let app = app.lose_everything().await;
    let stranger = app.visitor().await;
    let stolen = Some(before.tickets.0.clone());
    let thief = Visitor::bring_back(app.address(), Some(stranger.vanish()), None, stolen).await;
    assert!(thief.resumed, "their own arrival is known, and the ticket is not looked at for more");
    let forged = Some(Ticket::of(&[7; 200]));
    let token = Some(before.visitor.token);
    let stranger = Visitor::bring_back(app.address(), token, None, forged).await;
    assert!(!stranger.resumed);
    let desks = Visitor::bring_back(app.address(), token, None, Some(before.tickets.1.clone())).await;
    assert!(!desks.resumed, "the desk's ticket is not the visitor's");
    assert_eq!(app.census().await.open, 0, "no talk was opened");
    let mut desk = desk_again(&app, false, vec![before.tickets.0.clone()]).await;
    assert_eq!(desk.hear_refusal().await, ErrorId::TicketUnproven);
}

#[tokio::test]
async fn a_ticket_is_worth_nothing_when_nothing_was_lost_and_when_it_is_old() {
    let app = app().await;
    let mut before = before(&app).await;
    before.visitor.say(FromVisitor::Leave {}).await;
    assert_eq!(before.visitor.hear_end().await.0, EndReason::VisitorLeft);
    before.visitor.hear_place_kept_after_end().await;
    let again = visitor_again(&app, &before).await;
    assert!(!again.resumed, "the talk has ended, and the server knows it");

    let app = app.lose_everything().await;
    app.pass(Duration::from_mins(16)).await;
    let late = visitor_again(&app, &before).await;
    assert!(!late.resumed, "words hang on it, so it is good for a quarter of an hour");
}

#[tokio::test]
async fn a_ticket_outlives_one_change_of_the_secret() {
    let app = app().await;
    let before = before(&app).await;
    let app =
        app.lose_everything_and_set(&[("SECRET__CLUSTER", ANOTHER), ("SECRET__PREVIOUS", SECRET)]).await;
    let mut visitor = visitor_again(&app, &before).await;
    assert!(visitor.resumed);
    visitor.hear_everything().await;
    visitor.say(FromVisitor::Restore { lines: before.lines.clone(), done: true }).await;
    assert_eq!(texts(&visitor.hear_everything().await), ["en", "to", "tre"]);
}

#[tokio::test]
async fn a_counsellor_who_does_not_come_back_leaves_the_visitor_first_among_the_returning() {
    let app = app().await;
    let before = before(&app).await;
    let app = app.lose_everything().await;
    let mut visitor = visitor_again(&app, &before).await;
    visitor.hear_everything().await;
    visitor.say(FromVisitor::Restore { lines: before.lines.clone(), done: true }).await;
    visitor.hear_everything().await;
    app.pass(Duration::from_secs(16)).await;
    app.pass(Duration::from_secs(80)).await;
    visitor.hear_notice(Notice::CounsellorLost).await;
    let mut other = app.counsellor("per").await;
    other.ready().await;
    visitor.start().await;
    let conversation = other.hear_talk().await;
    assert_eq!(conversation, before.conversation);
    assert_eq!(texts(&other.hear_everything(conversation).await), ["en", "to", "tre"]);
}

#[tokio::test]
async fn a_line_is_known_again_as_its_writer_typed_it() {
    let app = app().await;
    let before = before(&app).await;
    let app = app.lose_everything().await;
    let mut visitor = visitor_again(&app, &before).await;
    visitor.hear_everything().await;
    let mut lines = before.lines.clone();
    lines[2].text = "  tre\u{200B}\r\n".into();
    visitor.say(FromVisitor::Restore { lines, done: true }).await;
    assert_eq!(texts(&visitor.hear_everything().await), ["en", "to", "tre"]);
}

#[tokio::test]
async fn what_was_said_since_the_loss_stands_after_what_was_lost() {
    let app = app().await;
    let before = before(&app).await;
    let app = app.lose_everything().await;
    // A new page, with the ticket and none of the words, goes on at once.
    let mut visitor = visitor_again(&app, &before).await;
    visitor.hear_everything().await;
    visitor.write("fire").await;

    let mut desk = desk_again(&app, false, vec![before.tickets.1.clone()]).await;
    assert_eq!(desk.hear_talk().await, before.conversation);
    assert_eq!(texts(&desk.hear_everything(before.conversation).await), ["fire"]);
    let lines = before.lines.clone();
    desk.say(FromDesk::Restore { conversation: before.conversation, lines, done: true }).await;
    let all = ["en", "to", "tre", "fire"];
    assert_eq!(texts(&desk.hear_everything(before.conversation).await), all);
    assert_eq!(texts(&visitor.hear_everything().await), all);
}
