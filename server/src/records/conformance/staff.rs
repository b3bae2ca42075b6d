//! What the accounts of the staff promise.

use super::*;
use crate::domain::counsellor::Profile;
use crate::domain::credentials::{Credentials, Era};
use crate::domain::password::{Password, PasswordHash};
use crate::domain::records::{Added, Changed, RecordsError};
use crate::domain::staff::{
    Alias, Capacity, Role, StaffMember, StaffName, Standing, parse_languages, parse_themes,
};
use crate::protocol::needs::Gender;

pub(super) fn member(name: &str) -> StaffMember {
    StaffMember {
        id: Uuid::from_u128(name.bytes().fold(1, |id, byte| id << 8 | u128::from(byte))),
        name: StaffName::parse(name).unwrap(),
        alias: Alias::parse("Rådgiver 🌱").unwrap(),
        role: Role::Counsellor,
        languages: parse_languages("nb,en").unwrap(),
        profile: Profile { themes: parse_themes("myself").unwrap(), gender: Some(Gender::Man) },
        capacity: Capacity::new(1).unwrap(),
        standing: Standing::Active,
        credentials: Credentials::default(),
    }
}

/// Not a real hash: the records do not look into it.
pub(super) fn hash(text: &str) -> PasswordHash {
    PasswordHash::from_kept(text.into())
}

pub(super) async fn an_account_is_found_again_after_a_restart(place: Place) {
    let password = PasswordHash::of(&Password::generate());
    let ida = member("ida");
    {
        let records = place.open().await;
        assert_eq!(records.staff.add(&ida, &password).await, Ok(Added::New));
    }
    let staff = place.open().await.staff;
    assert_eq!(staff.find_by_name(&ida.name).await, Ok(Some((ida.clone(), password))));
    assert_eq!(staff.by_id(ida.id).await, Ok(Some(ida)));
    assert_eq!(staff.find_by_name(&StaffName::parse("omar").unwrap()).await, Ok(None));
    assert_eq!(staff.by_id(Uuid::from_u128(404)).await, Ok(None));
}

pub(super) async fn two_people_cannot_have_one_name(place: Place) {
    let (here, there) = (place.open().await.staff, place.open().await.staff);
    let (ida, other) = (member("ida"), StaffMember { id: Uuid::from_u128(7), ..member("ida") });
    let (first, second) = (hash("first"), hash("second"));
    let added = tokio::join!(here.add(&ida, &first), there.add(&other, &second));
    let new = [added.0.unwrap(), added.1.unwrap()].into_iter().filter(|added| *added == Added::New).count();
    assert_eq!(new, 1);
    assert_eq!(here.list().await.unwrap().len(), 1);
}

pub(super) async fn what_is_replaced_and_who_is_disabled_is_so_at_once(place: Place) {
    let (here, there) = (place.open().await.staff, place.open().await.staff);
    let (ida, omar) = (member("ida"), member("omar"));
    for each in [&ida, &omar] {
        here.add(each, &hash("old")).await.unwrap();
    }
    assert_eq!(here.set_profile(ida.id, &Profile::default()).await, Ok(true));
    let (languages, capacity) = (parse_languages("nn").unwrap(), Capacity::new(3).unwrap());
    assert_eq!(here.set_work(ida.id, &languages, capacity).await, Ok(true));
    assert_eq!(here.disable(ida.id).await, Ok(Changed::Done));
    let of_era = |era| Credentials { era: Era(era), ..Credentials::default() };
    let before = StaffMember { profile: Profile::default(), languages, capacity, ..ida.clone() };
    let disabled = StaffMember { standing: Standing::Disabled, credentials: of_era(1), ..before.clone() };
    assert_eq!(there.find_by_name(&ida.name).await, Ok(Some((disabled, hash("old")))));
    assert_eq!(there.find_by_name(&omar.name).await, Ok(Some((omar, hash("old")))), "nobody else is");
    assert_eq!(here.enable(ida.id).await, Ok(Changed::Done));
    let back = StaffMember { credentials: of_era(2), ..before.clone() };
    assert_eq!(there.by_id(ida.id).await, Ok(Some(back)));
    assert_eq!(here.enable(Uuid::from_u128(404)).await, Ok(Changed::Unknown));
    assert_eq!(here.disable(Uuid::from_u128(404)).await, Ok(Changed::Unknown));
    assert_eq!(here.set_profile(Uuid::from_u128(404), &Profile::default()).await, Ok(false));
    assert_eq!(here.set_work(Uuid::from_u128(404), &before.languages, before.capacity).await, Ok(false));
}

pub(super) async fn the_last_administrator_is_neither_disabled_nor_lowered(place: Place) {
    let (here, there) = (place.open().await.staff, place.open().await.staff);
    let (ida, omar) = (member("ida"), member("omar"));
    for each in [&ida, &omar] {
        here.add(each, &hash("x")).await.unwrap();
    }
    for _ in 0..2 {
        assert_eq!(here.set_role(ida.id, Role::Administrator).await, Ok(Changed::Done));
    }
    assert_eq!(there.set_role(ida.id, Role::Editor).await, Ok(Changed::LastAdministrator));
    assert_eq!(there.disable(ida.id).await, Ok(Changed::LastAdministrator));
    let kept = there.by_id(ida.id).await.unwrap().unwrap();
    assert_eq!((kept.role, kept.standing), (Role::Administrator, Standing::Active));
    assert_eq!(here.set_role(Uuid::from_u128(404), Role::Editor).await, Ok(Changed::Unknown));

    here.set_role(omar.id, Role::Administrator).await.unwrap();
    let at_once = tokio::join!(here.set_role(ida.id, Role::Counsellor), there.disable(omar.id));
    let results = [at_once.0.unwrap(), at_once.1.unwrap()];
    assert!(results.contains(&Changed::Done) && results.contains(&Changed::LastAdministrator), "{results:?}");
}

pub(super) async fn an_administrator_who_is_disabled_looks_after_nothing(place: Place) {
    let staff = place.open().await.staff;
    let [ida, omar] = ["ida", "omar"].map(|name| StaffMember { role: Role::Administrator, ..member(name) });
    for each in [&ida, &omar] {
        staff.add(each, &hash("x")).await.unwrap();
    }
    assert_eq!(staff.disable(omar.id).await, Ok(Changed::Done));
    assert_eq!(staff.set_role(ida.id, Role::Counsellor).await, Ok(Changed::LastAdministrator));
    assert_eq!(staff.set_role(omar.id, Role::Counsellor).await, Ok(Changed::Done));
}

pub(super) async fn accounts_are_listed_by_name_in_one_order_everywhere(place: Place) {
    let staff = place.open().await.staff;
    // In the Norwegian alphabet the first of these is the last, and signs count for little.
    let names = ["aase", "b-nora", "b.ida", "ba", "b_ali", "z9", "zoe"];
    for name in names.iter().rev() {
        staff.add(&member(name), &hash("x")).await.unwrap();
    }
    let listed: Vec<_> = staff.list().await.unwrap();
    let mut expected = names;
    expected.sort_unstable();
    assert_eq!(listed.iter().map(|member| member.name.as_str()).collect::<Vec<_>>(), expected);
}

pub(super) async fn a_row_that_does_not_fit_is_refused_and_no_other(place: Place) {
    let staff = place.open().await.staff;
    let (ida, omar) = (member("ida"), member("omar"));
    for each in [&ida, &omar] {
        staff.add(each, &hash("x")).await.unwrap();
    }
    place.execute("UPDATE staff SET capacity = 99 WHERE name = 'ida'").await;
    assert_eq!(staff.by_id(ida.id).await, Err(RecordsError::Unavailable));
    assert_eq!(staff.by_id(omar.id).await, Ok(Some(omar)));
}
