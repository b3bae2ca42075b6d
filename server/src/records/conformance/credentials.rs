//! What passwords and eras promise.

use super::staff::{hash, member};
use super::*;
use crate::domain::credentials::{Credentials, Era, PasswordOrigin};
use crate::domain::password::PasswordHash;
use crate::domain::records::Changed;
use crate::domain::second_step::{KeptSecret, KeptStep, TimeStep};
use crate::domain::staff::StaffMember;

/// The account as another process sees it.
async fn seen(records: &Records, account: &StaffMember) -> (Credentials, PasswordHash) {
    let (found, password) = records.staff.find_by_name(&account.name).await.unwrap().unwrap();
    assert_eq!(records.staff.by_id(account.id).await, Ok(Some(found.clone())));
    (found.credentials, password)
}

pub(super) async fn a_password_that_is_issued_begins_an_era_and_is_known_as_issued(place: Place) {
    let (here, there) = (place.open().await, place.open().await);
    let (ida, omar) = (member("ida"), StaffMember { credentials: Credentials::ISSUED, ..member("omar") });
    for each in [&ida, &omar] {
        here.staff.add(each, &hash("old")).await.unwrap();
    }
    assert_eq!(seen(&there, &ida).await, (Credentials::default(), hash("old")));
    assert_eq!(seen(&there, &omar).await, (Credentials::ISSUED, hash("old")));
    assert_eq!(here.credentials.issue_password(ida.id, &hash("new")).await, Ok(true));
    let issued = Credentials { era: Era(1), password: PasswordOrigin::Issued };
    assert_eq!(seen(&there, &ida).await, (issued, hash("new")));
    assert_eq!(seen(&there, &omar).await, (Credentials::ISSUED, hash("old")), "nobody else's");
    assert_eq!(here.credentials.issue_password(Uuid::from_u128(404), &hash("x")).await, Ok(false));
}

pub(super) async fn of_two_passwords_chosen_at_once_one_is_taken(place: Place) {
    let (here, there) = (place.open().await, place.open().await);
    let ida = StaffMember { credentials: Credentials::ISSUED, ..member("ida") };
    here.staff.add(&ida, &hash("issued")).await.unwrap();
    let (issued, one, other) = (hash("issued"), hash("one"), hash("other"));
    let chosen = tokio::join!(
        here.credentials.choose_password(ida.id, &issued, &one),
        there.credentials.choose_password(ida.id, &issued, &other),
    );
    let eras = [chosen.0.unwrap(), chosen.1.unwrap()];
    assert!(eras.contains(&Some(Era(1))) && eras.contains(&None), "{eras:?}");
    let (credentials, password) = seen(&there, &ida).await;
    assert_eq!(credentials, Credentials { era: Era(1), password: PasswordOrigin::Own });
    assert_eq!(password, if eras[0].is_some() { one.clone() } else { other.clone() });

    // An administrator was faster.
    here.credentials.issue_password(ida.id, &issued).await.unwrap();
    assert_eq!(there.credentials.choose_password(ida.id, &password, &hash("late")).await, Ok(None));
    here.staff.disable(ida.id).await.unwrap();
    assert_eq!(there.credentials.choose_password(ida.id, &issued, &hash("late")).await, Ok(None));
    assert_eq!(seen(&there, &ida).await.1, issued);
}

pub(super) async fn an_era_begins_with_whatever_ends_sessions_and_with_nothing_else(place: Place) {
    let (here, there) = (place.open().await, place.open().await);
    let ida = member("ida");
    here.staff.add(&ida, &hash("old")).await.unwrap();
    let era = async || seen(&there, &ida).await.0.era;
    here.staff.set_profile(ida.id, &ida.profile).await.unwrap();
    here.staff.set_role(ida.id, ida.role).await.unwrap();
    assert_eq!(here.staff.enable(ida.id).await, Ok(Changed::Done));
    assert_eq!(here.second_step.reset_second_step(ida.id).await, Ok(false));
    assert_eq!(era().await, Era(0));

    assert_eq!(here.credentials.begin_era(ida.id).await, Ok(true));
    assert_eq!(era().await, Era(1));
    let step = KeptStep {
        secret: KeptSecret::from_kept("secret".into()),
        newest: TimeStep(1),
        wrong: 0,
        recovery: Vec::new(),
    };
    assert_eq!(here.second_step.set_second_step(ida.id, &step).await, Ok(true));
    assert_eq!(era().await, Era(1), "what is added takes nothing away");
    assert_eq!(here.second_step.reset_second_step(ida.id).await, Ok(true));
    assert_eq!(era().await, Era(2));
    here.staff.disable(ida.id).await.unwrap();
    here.staff.enable(ida.id).await.unwrap();
    assert_eq!(era().await, Era(4));
    assert_eq!(here.credentials.begin_era(Uuid::from_u128(404)).await, Ok(false));
}
