//! What passkeys and invitations promise.

use std::time::Duration;

use super::staff::{hash, member};
use super::*;
use crate::domain::counsellor::StaffId;
use crate::domain::passkey::{INVITED_FOR, Invitation, KeptPasskey, PASSKEYS_MAX, PasskeyName};
use crate::domain::password::PasswordHash;
use crate::domain::ports::TokenHash;
use crate::domain::records::Removed;

const NOW: Moment = Moment(1_790_000_000_000);

fn key(staff: StaffId, n: u64) -> KeptPasskey {
    KeptPasskey {
        id: Uuid::from_u128(n.into()),
        staff,
        credential_id: format!("credential-{n}"),
        credential: format!("{{\"counter\":{n}}}"),
        uses: 0,
        name: PasskeyName::parse("Jobbmobilen 🌱").unwrap(),
        added: NOW.after(Duration::from_secs(n)),
        used: None,
    }
}

async fn hire(records: &Records, name: &str, password: &PasswordHash) -> StaffId {
    let member = member(name);
    records.staff.add(&member, password).await.unwrap();
    member.id
}

pub(super) async fn a_passkey_is_kept_whole_and_found_by_its_name_and_its_owner(place: Place) {
    let records = place.open().await;
    let ida = hire(&records, "ida", &hash("password")).await;
    let omar = hire(&records, "omar", &hash("password")).await;
    for key in [key(ida, 2), key(ida, 1), key(omar, 3)] {
        assert_eq!(records.passkeys.add_passkey(&key).await, Ok(true));
    }
    let again = place.open().await.passkeys;
    assert_eq!(again.passkeys(ida).await, Ok(vec![key(ida, 1), key(ida, 2)]));
    assert_eq!(again.find_passkey("credential-3").await, Ok(Some(key(omar, 3))));
    assert_eq!(again.find_passkey("credential-4").await, Ok(None));
    assert_eq!(again.passkeys(Uuid::from_u128(404)).await, Ok(vec![]));
}

pub(super) async fn a_passkey_belongs_to_one_account_and_an_account_has_only_so_many(place: Place) {
    let records = place.open().await;
    let ida = hire(&records, "ida", &hash("password")).await;
    let omar = hire(&records, "omar", &hash("password")).await;
    let keys = &records.passkeys;
    assert_eq!(keys.add_passkey(&key(ida, 1)).await, Ok(true));
    let taken = KeptPasskey { id: Uuid::from_u128(77), staff: omar, ..key(ida, 1) };
    assert_eq!(keys.add_passkey(&taken).await, Ok(false));
    for n in 2..=PASSKEYS_MAX as u64 {
        assert_eq!(keys.add_passkey(&key(ida, n)).await, Ok(true), "{n}");
    }
    assert_eq!(keys.add_passkey(&key(ida, 100)).await, Ok(false));
    assert_eq!(keys.add_passkey(&key(omar, 100)).await, Ok(true), "the bound is each account's own");
}

pub(super) async fn of_two_sign_ins_from_the_same_state_one_counts(place: Place) {
    let (here, there) = (place.open().await, place.open().await.passkeys);
    let ida = hire(&here, "ida", &hash("password")).await;
    let here = here.passkeys;
    here.add_passkey(&key(ida, 1)).await.unwrap();
    let read = here.find_passkey("credential-1").await.unwrap().unwrap();
    let at = NOW.after(Duration::from_mins(1));
    let used = tokio::join!(here.use_passkey(&read, "one", at), there.use_passkey(&read, "other", at));
    assert_eq!([used.0.unwrap(), used.1.unwrap()].into_iter().filter(|used| *used).count(), 1);
    let after = here.find_passkey("credential-1").await.unwrap().unwrap();
    assert_eq!((after.uses, after.used), (1, Some(at)));
    assert_eq!(after.credential, if used.0.unwrap() { "one" } else { "other" });
    assert_eq!(here.use_passkey(&after, "again", at).await, Ok(true));
}

pub(super) async fn only_its_owner_names_or_removes_a_passkey_and_a_removed_one_is_of_no_use(place: Place) {
    let records = place.open().await;
    let ida = hire(&records, "ida", &hash("password")).await;
    let omar = hire(&records, "omar", &hash("password")).await;
    let (keys, mine) = (&records.passkeys, key(ida, 1));
    keys.add_passkey(&mine).await.unwrap();
    let name = PasskeyName::parse("Skuffen").unwrap();
    assert_eq!(keys.rename_passkey(omar, mine.id, &name).await, Ok(false));
    assert_eq!(keys.remove_passkey(omar, mine.id).await, Ok(Removed::Unknown));
    assert_eq!(keys.rename_passkey(ida, mine.id, &name).await, Ok(true));
    assert_eq!(keys.passkeys(ida).await.unwrap()[0].name, name);
    assert_eq!(keys.remove_passkey(ida, mine.id).await, Ok(Removed::Done));
    assert_eq!(keys.remove_passkey(ida, mine.id).await, Ok(Removed::Unknown));
    assert_eq!(keys.use_passkey(&mine, "late", NOW).await, Ok(false));
    assert_eq!(keys.find_passkey("credential-1").await, Ok(None));
}

pub(super) async fn the_last_way_in_is_not_removed_also_when_two_are_at_once(place: Place) {
    let (here, there) = (place.open().await, place.open().await.passkeys);
    let ida = hire(&here, "ida", &PasswordHash::none()).await;
    for n in [1, 2] {
        here.passkeys.add_passkey(&key(ida, n)).await.unwrap();
    }
    let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let removed = tokio::join!(here.passkeys.remove_passkey(ida, one), there.remove_passkey(ida, other));
    let mut removed = [removed.0.unwrap(), removed.1.unwrap()];
    removed.sort_by_key(|removed| *removed == Removed::LastWayIn);
    assert_eq!(removed, [Removed::Done, Removed::LastWayIn]);
    let left = here.passkeys.passkeys(ida).await.unwrap();
    assert_eq!(left.len(), 1);
    here.credentials.issue_password(ida, &hash("password")).await.unwrap();
    assert_eq!(there.remove_passkey(ida, left[0].id).await, Ok(Removed::Done), "a password is a way in");
}

pub(super) async fn an_invitation_is_taken_once_in_its_time_and_with_its_key_or_not_at_all(place: Place) {
    let (here, there) = (place.open().await, place.open().await);
    let ida = hire(&here, "ida", &PasswordHash::none()).await;
    let token = |n| TokenHash::from_bytes([n; 32]);
    let first = Invitation::new(ida, token(1), NOW);
    let second = Invitation::new(ida, token(2), NOW);
    here.invitations.invite(&first).await.unwrap();
    assert_eq!(there.invitations.invitation(&token(1)).await, Ok(Some(first)));
    here.invitations.invite(&second).await.unwrap();
    assert_eq!(there.invitations.invitation(&token(1)).await, Ok(None), "a new one takes its place");
    assert_eq!(here.invitations.accept(&token(1), &key(ida, 1), NOW).await, Ok(false));

    let over = NOW.after(INVITED_FOR);
    assert_eq!(here.invitations.accept(&token(2), &key(ida, 1), over).await, Ok(false), "too late");
    let known = KeptPasskey { credential_id: "known".into(), ..key(ida, 7) };
    here.passkeys.add_passkey(&known).await.unwrap();
    let doubled = KeptPasskey { id: Uuid::from_u128(8), ..known.clone() };
    assert_eq!(here.invitations.accept(&token(2), &doubled, NOW).await, Ok(false));
    assert_eq!(here.invitations.invitation(&token(2)).await, Ok(Some(second)), "it is not used up by that");

    let (one, other) = (key(ida, 1), key(ida, 2));
    let invited = token(2);
    let outcomes = tokio::join!(
        here.invitations.accept(&invited, &one, NOW),
        there.invitations.accept(&invited, &other, NOW),
    );
    assert_eq!(
        [outcomes.0.unwrap(), outcomes.1.unwrap()].into_iter().filter(|accepted| *accepted).count(),
        1
    );
    assert_eq!(here.passkeys.passkeys(ida).await.unwrap().len(), 2, "the known one and one of the two");
    assert_eq!(here.invitations.invitation(&token(2)).await, Ok(None));
}

pub(super) async fn a_passkey_row_that_does_not_fit_is_refused_and_no_other(place: Place) {
    let records = place.open().await;
    let ida = hire(&records, "ida", &hash("password")).await;
    let omar = hire(&records, "omar", &hash("password")).await;
    records.passkeys.add_passkey(&key(ida, 1)).await.unwrap();
    records.passkeys.add_passkey(&key(omar, 2)).await.unwrap();
    place.execute("UPDATE passkey SET uses = -1 WHERE credential_id = 'credential-1'").await;
    assert!(records.passkeys.find_passkey("credential-1").await.is_err());
    assert_eq!(records.passkeys.find_passkey("credential-2").await, Ok(Some(key(omar, 2))));
}
