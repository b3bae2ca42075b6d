//! Leaving: kindly, in a hurry, and by beacon when the page is gone already.

use server::protocol::visit::EndReason;
use server::protocol::{CloseCode, ErrorId, FromVisitor};

use super::talking::talk;
use crate::support::app::TestApp;
use crate::support::http::post;
use crate::support::visitor::Visitor;

#[tokio::test]
async fn a_visitor_ends_kindly_and_the_token_dies() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("ut-en").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    visitor.write("takk").await;
    desk.hear_line(conversation).await;
    visitor.say(FromVisitor::Leave {}).await;
    assert_eq!(visitor.hear_end().await, (EndReason::VisitorLeft, true));
    assert_eq!(desk.hear_end().await, EndReason::VisitorLeft);
    let back = Visitor::come_back(app.address(), Some(visitor.vanish()), None).await;
    assert!(!back.resumed);
}

#[tokio::test]
async fn an_exit_tells_the_counsellor_at_once_and_closes() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("ut-to").await;
    let (mut visitor, _) = talk(&app, &mut desk).await;
    visitor.say(FromVisitor::Exit {}).await;
    assert_eq!(desk.hear_end().await, EndReason::VisitorExited);
    assert_eq!(visitor.hear_close().await, Some(CloseCode::Done.code()));
    let back = Visitor::come_back(app.address(), Some(visitor.vanish()), None).await;
    assert!(!back.resumed);
}

#[tokio::test]
async fn a_beacon_alone_is_enough() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("ut-tre").await;
    let (visitor, _) = talk(&app, &mut desk).await;
    let token = visitor.token.to_text();
    assert_eq!(post(app.address(), "/visit/exit", "text/plain", &token, &[]).await.status, 204);
    assert_eq!(desk.hear_end().await, EndReason::VisitorExited);
    // Whether a token is known is not told.
    assert_eq!(post(app.address(), "/visit/exit", "text/plain", "tull", &[]).await.status, 204);
}

#[tokio::test]
async fn after_the_end_nothing_can_be_said() {
    let app = TestApp::start().await;
    let mut desk = app.counsellor("ut-fire").await;
    let (mut visitor, _) = talk(&app, &mut desk).await;
    visitor.say(FromVisitor::Leave {}).await;
    visitor.hear_end().await;
    let client_ref = server::protocol::ClientRef::parse("sent").expect("a plain name");
    visitor.say(FromVisitor::Send { client_ref, text: "en ting til".into() }).await;
    assert_eq!(visitor.hear_refusal().await, ErrorId::ConversationEnded);
}
