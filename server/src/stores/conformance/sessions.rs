//! What sessions promise.

use super::*;
use crate::clock::Clock;
use crate::domain::ports::{Held, Session, TokenHash};
use crate::protocol::ids::Token;

pub(super) async fn a_session_lives_from_use_to_use_and_then_is_gone(kind: Kind) {
    let token = TokenHash::of(&Token::random());
    let session = Session::Visitor(EnquiryId::random());
    kind.sessions.put(token, session, Duration::from_secs(10)).await.unwrap();
    for _ in 0..3 {
        kind.clock.pass(Duration::from_secs(9));
        assert_eq!(kind.sessions.find(&token).await, Ok(Some(session)));
    }
    kind.clock.pass(Duration::from_secs(10));
    assert_eq!(kind.sessions.find(&token).await, Ok(None));
    kind.sessions.put(token, session, Duration::from_secs(10)).await.unwrap();
    kind.sessions.remove(&token).await.unwrap();
    assert_eq!(kind.sessions.find(&token).await, Ok(None));
}

pub(super) async fn looking_at_a_session_is_no_use_of_it(kind: Kind) {
    let (token, idle) = (TokenHash::of(&Token::random()), Duration::from_secs(10));
    let session = Session::Staff { staff: Uuid::now_v7(), signed_in: Moment(7) };
    assert_eq!(kind.sessions.look(&token).await, Ok(None));
    let put_at = kind.clock.now();
    kind.sessions.put(token, session, idle).await.unwrap();
    kind.clock.pass(Duration::from_secs(6));
    assert_eq!(kind.other.sessions.look(&token).await, Ok(Some(Held { session, used: put_at })));
    let used_at = kind.clock.now();
    kind.sessions.find(&token).await.unwrap();
    for _ in 0..3 {
        kind.clock.pass(Duration::from_secs(3));
        assert_eq!(kind.sessions.look(&token).await, Ok(Some(Held { session, used: used_at })));
    }
    kind.clock.pass(Duration::from_secs(1));
    assert_eq!(kind.sessions.look(&token).await, Ok(None));
    assert_eq!(kind.sessions.find(&token).await, Ok(None));
}

pub(super) async fn a_session_is_the_same_on_every_node(kind: Kind) {
    let idle = Duration::from_secs(10);
    let staff = Session::Staff { staff: Uuid::now_v7(), signed_in: Moment(7) };
    let visitor = Session::Visitor(EnquiryId::random());
    for session in [Session::Arrived(EnquiryId::random()), visitor, staff, Session::SignedOut] {
        let token = TokenHash::of(&Token::random());
        kind.sessions.put(token, session, idle).await.unwrap();
        assert_eq!(kind.other.sessions.find(&token).await, Ok(Some(session)));
        kind.other.sessions.remove(&token).await.unwrap();
        assert_eq!(kind.sessions.find(&token).await, Ok(None));
    }
}
