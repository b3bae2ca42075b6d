//! What own replies promise.

use futures_util::future::join_all;

use super::staff::{hash, member};
use super::*;
use crate::domain::counsellor::StaffId;
use crate::domain::own_reply::{OWN_REPLIES_MAX, OwnReply};
use crate::domain::records::Keeping;
use crate::protocol::needs::Language;

fn reply(staff: StaffId, n: u128, title: &str, text: &str) -> OwnReply {
    OwnReply::new(Uuid::from_u128(n), staff, Language::Nn, title, text).unwrap()
}

async fn hire(records: &Records, name: &str) -> StaffId {
    let member = member(name);
    records.staff.add(&member, &hash("password")).await.unwrap();
    member.id
}

pub(super) async fn an_own_reply_is_kept_whole_changed_in_place_and_only_its_owners(place: Place) {
    let records = place.open().await;
    let (ida, omar) = (hire(&records, "ida").await, hire(&records, "omar").await);
    let hello = reply(ida, 1, "Hei", "Hei! 🌱\nEg er her.");
    let again = reply(ida, 2, "Att", "Fint at du kom att.");
    let his = reply(omar, 3, "Hei", "Hei du.");
    for one in [&hello, &again, &his] {
        assert_eq!(records.own_replies.keep_own_reply(one).await, Ok(Keeping::Done));
    }
    let own = place.open().await.own_replies;
    assert_eq!(own.own_replies(ida).await, Ok(vec![again.clone(), hello.clone()]), "by title");
    assert_eq!(own.own_replies(omar).await, Ok(vec![his.clone()]));
    let changed = reply(ida, 1, "Velkomen", "Velkomen hit.");
    assert_eq!(own.keep_own_reply(&changed).await, Ok(Keeping::Done));
    assert_eq!(own.own_replies(ida).await, Ok(vec![again.clone(), changed.clone()]));
    // Nobody changes or removes a colleague's.
    let taken = reply(omar, 1, "Mitt", "Mitt no.");
    assert_eq!(own.keep_own_reply(&taken).await, Ok(Keeping::NotTheirs));
    assert_eq!(own.remove_own_reply(omar, changed.id).await, Ok(false));
    assert_eq!(own.own_replies(ida).await, Ok(vec![again.clone(), changed.clone()]));
    assert_eq!(own.remove_own_reply(ida, changed.id).await, Ok(true));
    assert_eq!(own.remove_own_reply(ida, changed.id).await, Ok(false));
    assert_eq!(own.own_replies(ida).await, Ok(vec![again]));
    assert_eq!(own.own_replies(omar).await, Ok(vec![his]));
}

pub(super) async fn an_account_has_only_so_many_own_replies_also_of_two_kept_at_once(place: Place) {
    let records = place.open().await;
    let ida = hire(&records, "ida").await;
    let own = &records.own_replies;
    for n in 1..OWN_REPLIES_MAX as u128 {
        assert_eq!(own.keep_own_reply(&reply(ida, n, "Hei", "Hei")).await, Ok(Keeping::Done), "{n}");
    }
    let last = [reply(ida, 1_001, "A", "A"), reply(ida, 1_002, "B", "B")];
    let mut kept = join_all(last.iter().map(|one| own.keep_own_reply(one))).await;
    kept.sort_by_key(|kept| *kept == Ok(Keeping::Full));
    assert_eq!(kept, [Ok(Keeping::Done), Ok(Keeping::Full)]);
    assert_eq!(
        own.keep_own_reply(&reply(ida, 1, "Ny", "Ny")).await,
        Ok(Keeping::Done),
        "a change is none more"
    );
    assert_eq!(own.own_replies(ida).await.unwrap().len(), OWN_REPLIES_MAX);
}

pub(super) async fn own_replies_go_with_the_account(place: Place) {
    let records = place.open().await;
    let (ida, omar) = (hire(&records, "ida").await, hire(&records, "omar").await);
    for one in [reply(ida, 1, "Hei", "Hei"), reply(omar, 2, "Hei", "Hei")] {
        records.own_replies.keep_own_reply(&one).await.unwrap();
    }
    place.execute(&format!("DELETE FROM staff WHERE id = '{ida}'")).await;
    assert_eq!(place.number("SELECT COUNT(*) FROM own_reply").await, 1);
    assert_eq!(records.own_replies.own_replies(omar).await.unwrap().len(), 1);
}
