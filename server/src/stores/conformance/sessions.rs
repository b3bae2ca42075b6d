//! What sessions promise.

use super::*;
use crate::clock::Clock;
use crate::domain::credentials::Era;
use crate::domain::ports::{Held, LISTED_MAX, Session, TokenHash};
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
    let session = Session::Staff { staff: Uuid::now_v7(), signed_in: Moment(7), era: Era(3) };
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

pub(super) async fn an_account_has_a_list_of_its_sessions_on_every_node(kind: Kind) {
    let (ida, omar, idle) = (Uuid::now_v7(), Uuid::now_v7(), Duration::from_secs(10));
    let of = |staff| Session::Staff { staff, signed_in: Moment(7), era: Era(3) };
    let [one, two, three] = [0; 3].map(|_| TokenHash::of(&Token::random()));
    let listed = async |staff| {
        let mut found = kind.other.sessions.of_staff(staff).await.unwrap();
        found.sort_by_key(|(token, _)| token.as_bytes().to_vec());
        found
    };
    let sorted = |mut expected: Vec<(TokenHash, Held)>| {
        expected.sort_by_key(|(token, _)| token.as_bytes().to_vec());
        expected
    };
    let put_at = kind.clock.now();
    for (token, staff) in [(one, ida), (two, ida), (three, omar)] {
        kind.sessions.put(token, of(staff), idle).await.unwrap();
    }
    kind.sessions
        .put(TokenHash::of(&Token::random()), Session::Arrived(EnquiryId::random()), idle)
        .await
        .unwrap();
    let held = Held { session: of(ida), used: put_at };
    assert_eq!(listed(ida).await, sorted(vec![(one, held), (two, held)]));
    assert_eq!(listed(omar).await.len(), 1);
    assert_eq!(listed(Uuid::now_v7()).await, []);

    kind.clock.pass(Duration::from_secs(6));
    let used_at = kind.clock.now();
    kind.sessions.find(&two).await.unwrap();
    // Put anew, as after a loss: it is listed once.
    kind.sessions.put(two, of(ida), idle).await.unwrap();
    kind.clock.pass(Duration::from_secs(6));
    let held = Held { session: of(ida), used: used_at };
    assert_eq!(listed(ida).await, [(two, held)], "the other has expired");
    kind.sessions.put(two, Session::SignedOut, idle).await.unwrap();
    assert_eq!(listed(ida).await, [], "an end is no session");
    kind.sessions.put(two, of(ida), idle).await.unwrap();
    kind.sessions.remove(&two).await.unwrap();
    assert_eq!(listed(ida).await, []);
}

pub(super) async fn a_list_has_a_bound_and_what_is_not_listed_is_no_session(kind: Kind) {
    let (ida, idle) = (Uuid::now_v7(), Duration::from_mins(10));
    let session = Session::Staff { staff: ida, signed_in: Moment(7), era: Era(3) };
    let tokens: Vec<TokenHash> = (0..=LISTED_MAX).map(|_| TokenHash::of(&Token::random())).collect();
    for token in &tokens {
        kind.sessions.put(*token, session, idle).await.unwrap();
        kind.clock.pass(Duration::from_millis(1));
    }
    assert_eq!(kind.sessions.of_staff(ida).await.unwrap().len(), LISTED_MAX);
    assert_eq!(kind.sessions.look(&tokens[0]).await, Ok(None), "the one that was put first");
    assert!(kind.sessions.look(&tokens[1]).await.unwrap().is_some());
}

pub(super) async fn a_session_is_the_same_on_every_node(kind: Kind) {
    let idle = Duration::from_secs(10);
    let staff = Session::Staff { staff: Uuid::now_v7(), signed_in: Moment(7), era: Era(3) };
    let visitor = Session::Visitor(EnquiryId::random());
    for session in [Session::Arrived(EnquiryId::random()), visitor, staff, Session::SignedOut] {
        let token = TokenHash::of(&Token::random());
        kind.sessions.put(token, session, idle).await.unwrap();
        assert_eq!(kind.other.sessions.find(&token).await, Ok(Some(session)));
        kind.other.sessions.remove(&token).await.unwrap();
        assert_eq!(kind.sessions.find(&token).await, Ok(None));
    }
}
