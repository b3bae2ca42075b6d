//! What the binding of accounts to a provider's people promises.

use super::staff::{hash, member};
use super::*;
use crate::domain::counsellor::StaffId;
use crate::domain::passkey::{INVITED_FOR, Invitation, KeptPasskey, PasskeyName};
use crate::domain::password::PasswordHash;
use crate::domain::ports::TokenHash;
use crate::domain::provider::{Identity, KeptIdentity, Subject};
use crate::domain::records::{Bound, Removed};

const NOW: Moment = Moment(1_790_000_000_000);
const ISSUER: &str = "https://id.example.no/realms/staff";

async fn hire(records: &Records, name: &str, password: &PasswordHash) -> StaffId {
    let member = member(name);
    records.staff.add(&member, password).await.unwrap();
    member.id
}

fn identity(issuer: &str, subject: &str) -> Identity {
    Identity { issuer: issuer.into(), subject: Subject::parse(subject).unwrap() }
}

fn kept(staff: StaffId, subject: &str) -> KeptIdentity {
    KeptIdentity { staff, identity: identity(ISSUER, subject), bound: NOW }
}

async fn era(records: &Records, staff: StaffId) -> u64 {
    records.staff.by_id(staff).await.unwrap().unwrap().credentials.era.0
}

pub(super) async fn an_account_is_found_by_both_parts_of_an_identity_exactly(place: Place) {
    let records = place.open().await;
    let ida = hire(&records, "ida", &PasswordHash::none()).await;
    assert_eq!(records.identities.identity_of(ida).await, Ok(None));
    assert_eq!(records.identities.bind(&kept(ida, "Sub-1")).await, Ok(Bound::Done));
    assert_eq!(records.identities.bind(&kept(ida, "Sub-1")).await, Ok(Bound::Done), "once more is no matter");
    let again = place.open().await.identities;
    assert_eq!(again.find_identity(&identity(ISSUER, "Sub-1")).await, Ok(Some(kept(ida, "Sub-1"))));
    assert_eq!(again.identity_of(ida).await, Ok(Some(kept(ida, "Sub-1"))));
    for other in [
        identity(ISSUER, "sub-1"),
        identity(ISSUER, "Sub-10"),
        identity("https://id.example.no/realms/Staff", "Sub-1"),
        identity("https://id.example.no/realms/staff/", "Sub-1"),
        identity("https://elsewhere.example", "Sub-1"),
    ] {
        assert_eq!(again.find_identity(&other).await, Ok(None), "{}", other.issuer);
    }
    assert_eq!(era(&records, ida).await, 0, "nobody was thrown out by it");
}

pub(super) async fn an_identity_has_one_account_also_when_two_are_bound_at_once(place: Place) {
    let (here, there) = (place.open().await, place.open().await.identities);
    let ida = hire(&here, "ida", &PasswordHash::none()).await;
    let omar = hire(&here, "omar", &PasswordHash::none()).await;
    let (one, other) = (kept(ida, "sub-1"), kept(omar, "sub-1"));
    let outcomes = tokio::join!(here.identities.bind(&one), there.bind(&other));
    let mut outcomes = [outcomes.0.unwrap(), outcomes.1.unwrap()];
    outcomes.sort_by_key(|bound| *bound == Bound::Taken);
    assert_eq!(outcomes, [Bound::Done, Bound::Taken]);
    let found = here.identities.find_identity(&one.identity).await.unwrap().expect("one has it");
    let (has, has_not) = if found.staff == ida { (ida, omar) } else { (omar, ida) };
    assert_eq!(here.identities.identity_of(has_not).await, Ok(None));
    assert_eq!(era(&here, has).await + era(&here, has_not).await, 0, "a refusal changes nothing");
}

pub(super) async fn whoever_takes_an_account_over_or_loses_it_begins_an_era(place: Place) {
    let records = place.open().await;
    let ida = hire(&records, "ida", &PasswordHash::none()).await;
    records.identities.bind(&kept(ida, "sub-1")).await.unwrap();
    assert_eq!(records.identities.bind(&kept(ida, "sub-2")).await, Ok(Bound::Done));
    assert_eq!(era(&records, ida).await, 1);
    assert_eq!(records.identities.find_identity(&identity(ISSUER, "sub-1")).await, Ok(None));
    assert_eq!(records.identities.unbind(ida).await, Ok(true));
    assert_eq!(era(&records, ida).await, 2);
    assert_eq!(records.identities.find_identity(&identity(ISSUER, "sub-2")).await, Ok(None));
    assert_eq!(records.identities.unbind(ida).await, Ok(false));
    assert_eq!(era(&records, ida).await, 2);
}

pub(super) async fn an_invitation_binds_once_in_its_time_or_not_at_all(place: Place) {
    let (here, there) = (place.open().await, place.open().await.identities);
    let ida = hire(&here, "ida", &PasswordHash::none()).await;
    let omar = hire(&here, "omar", &PasswordHash::none()).await;
    let token = TokenHash::from_bytes([1; 32]);
    let invitation = Invitation::new(ida, token, NOW);
    here.invitations.invite(&invitation).await.unwrap();
    here.identities.bind(&kept(omar, "omars")).await.unwrap();
    let over = NOW.after(INVITED_FOR);
    assert_eq!(here.identities.bind_invited(&token, &kept(ida, "sub-1"), over).await, Ok(false), "too late");
    assert_eq!(
        here.identities.bind_invited(&token, &kept(omar, "sub-1"), NOW).await,
        Ok(false),
        "not omar's"
    );
    assert_eq!(
        here.identities.bind_invited(&token, &kept(ida, "omars"), NOW).await,
        Ok(false),
        "omar has it"
    );
    assert_eq!(here.invitations.invitation(&token).await, Ok(Some(invitation)), "it is not used up by that");
    let (one, other) = (kept(ida, "sub-1"), kept(ida, "sub-2"));
    let outcomes = tokio::join!(
        here.identities.bind_invited(&token, &one, NOW),
        there.bind_invited(&token, &other, NOW),
    );
    let outcomes = [outcomes.0.unwrap(), outcomes.1.unwrap()];
    assert_eq!(outcomes.into_iter().filter(|bound| *bound).count(), 1);
    assert_eq!(here.invitations.invitation(&token).await, Ok(None));
    assert!(here.identities.identity_of(ida).await.unwrap().is_some());
}

pub(super) async fn whoever_is_bound_may_remove_the_last_passkey(place: Place) {
    let records = place.open().await;
    let ida = hire(&records, "ida", &PasswordHash::none()).await;
    let key = KeptPasskey {
        id: Uuid::from_u128(1),
        staff: ida,
        credential_id: "credential-1".into(),
        credential: "{}".into(),
        uses: 0,
        name: PasskeyName::parse("Mobilen").unwrap(),
        added: NOW,
        used: None,
    };
    records.passkeys.add_passkey(&key).await.unwrap();
    assert_eq!(records.passkeys.remove_passkey(ida, key.id).await, Ok(Removed::LastWayIn));
    records.identities.bind(&kept(ida, "sub-1")).await.unwrap();
    assert_eq!(records.passkeys.remove_passkey(ida, key.id).await, Ok(Removed::Done));
}

pub(super) async fn an_identity_row_that_does_not_fit_is_refused_and_no_other(place: Place) {
    let records = place.open().await;
    let ida = hire(&records, "ida", &hash("password")).await;
    let omar = hire(&records, "omar", &hash("password")).await;
    records.identities.bind(&kept(ida, "sub-1")).await.unwrap();
    records.identities.bind(&kept(omar, "sub-2")).await.unwrap();
    place.execute("UPDATE staff_identity SET bound_ms = -1 WHERE subject = 'sub-1'").await;
    assert!(records.identities.find_identity(&identity(ISSUER, "sub-1")).await.is_err());
    assert_eq!(
        records.identities.find_identity(&identity(ISSUER, "sub-2")).await,
        Ok(Some(kept(omar, "sub-2")))
    );
}
