use jiff::tz::TimeZone;
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::clock::Moment;
use crate::domain::counsellor::Profile;
use crate::domain::feedback::{FeedbackCount, Month};
use crate::domain::password::{Password, PasswordHash};
use crate::domain::records::{Act, Added, AuditRecords, FeedbackRecords, StaffAct, StaffRecords};
use crate::domain::staff::{Alias, Capacity, Role, StaffMember, StaffName, Standing, parse_languages};

fn member(name: &str) -> StaffMember {
    StaffMember {
        id: Uuid::from_u128(name.bytes().fold(1, |id, byte| id << 8 | u128::from(byte))),
        name: StaffName::parse(name).unwrap(),
        alias: Alias::parse("Ida").unwrap(),
        role: Role::Counsellor,
        languages: parse_languages("nb,en").unwrap(),
        profile: Profile::default(),
        capacity: Capacity::new(1).unwrap(),
        standing: Standing::Active,
    }
}

fn signed_in(about: Uuid) -> StaffAct {
    StaffAct { at: Moment(1_790_000_000_000), actor: Some(about), act: Act::SignedIn, about }
}

/// Not a real hash: the records do not look into it.
fn hash(text: &str) -> PasswordHash {
    PasswordHash::from_kept(text.into())
}

async fn one<T>(records: &SqliteRecords, sql: &'static str) -> T
where
    T: Send + Unpin + for<'r> sqlx::Decode<'r, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>,
{
    sqlx::query_scalar(sql).fetch_one(&records.pool).await.unwrap()
}

#[tokio::test]
async fn an_account_is_found_again_after_a_restart() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("records.sqlite");
    let password = PasswordHash::of(&Password::generate());
    let ida = member("ida");
    {
        let records = SqliteRecords::open(&path).await.unwrap();
        assert_eq!(records.add(&ida, &password).await, Ok(Added::New));
        records.pool.close().await;
    }
    let records = SqliteRecords::open(&path).await.unwrap();
    assert_eq!(records.find_by_name(&ida.name).await, Ok(Some((ida.clone(), password))));
    assert_eq!(records.by_id(ida.id).await, Ok(Some(ida)));
    assert_eq!(records.find_by_name(&StaffName::parse("omar").unwrap()).await, Ok(None));
}

#[tokio::test]
async fn two_people_cannot_have_one_name() {
    let folder = TempDir::new().unwrap();
    let records = SqliteRecords::open(&folder.path().join("records.sqlite")).await.unwrap();
    let other = StaffMember { id: Uuid::from_u128(7), ..member("ida") };
    let (first, second) = (hash("first"), hash("second"));
    let (ida, other) = (member("ida"), other);
    let added = tokio::join!(records.add(&ida, &first), records.add(&other, &second));
    let new = [added.0.unwrap(), added.1.unwrap()].into_iter().filter(|added| *added == Added::New).count();
    assert_eq!(new, 1);
    assert_eq!(records.list().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_replaced_password_and_a_disabled_account_are_so_at_once() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("records.sqlite");
    let records = SqliteRecords::open(&path).await.unwrap();
    let ida = member("ida");
    records.add(&ida, &hash("the-old-hash-of-ida")).await.unwrap();
    assert_eq!(records.set_password(ida.id, &hash("the-new-hash-of-ida")).await, Ok(true));
    assert_eq!(records.disable(ida.id).await, Ok(true));
    let (kept, password) = records.find_by_name(&ida.name).await.unwrap().unwrap();
    assert_eq!((kept.standing, password), (Standing::Disabled, hash("the-new-hash-of-ida")));
    assert_eq!(records.disable(Uuid::from_u128(404)).await, Ok(false));
    assert_eq!(records.set_password(Uuid::from_u128(404), &hash("x")).await, Ok(false));

    records.pool.close().await;
    let file = std::fs::read(&path).unwrap();
    assert!(!file.windows(19).any(|bytes| bytes == b"the-old-hash-of-ida"), "the old hash lingers");
}

#[tokio::test]
async fn counts_add_up_over_batches() {
    let folder = TempDir::new().unwrap();
    let records = SqliteRecords::open(&folder.path().join("records.sqlite")).await.unwrap();
    let month = Month::of(Moment(1_790_000_000_000), &TimeZone::UTC);
    let heard = FeedbackCount { month, question: "heard", answer: "yes", n: 2 };
    let helped = FeedbackCount { question: "helped", ..heard.clone() };
    for _ in 0..2 {
        records.count(&[helped.clone(), heard.clone()]).await.unwrap();
    }
    assert_eq!(one::<i64>(&records, "SELECT n FROM feedback WHERE question = 'heard'").await, 4);
}

#[tokio::test]
async fn a_full_disk_is_told_and_loses_nothing_else() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("records.sqlite");
    let ida = member("ida");
    let pages: i64 = {
        let records = SqliteRecords::open(&path).await.unwrap();
        records.add(&ida, &hash("kept")).await.unwrap();
        let pages = one(&records, "PRAGMA page_count").await;
        records.pool.close().await;
        pages
    };
    let full = SqliteRecords::open_with(&path, |options| options.pragma("max_page_count", pages.to_string()))
        .await
        .unwrap();
    let mut appended = 0;
    let refused = loop {
        match full.append(signed_in(ida.id)).await {
            Ok(()) => appended += 1,
            Err(refused) => break refused,
        }
        assert!(appended < 1_000, "the disk is never full");
    };
    assert_eq!(refused.error_id(), ErrorId::RecordsUnavailable);

    // A batch is written whole or not at all.
    let month = Month::of(Moment(0), &TimeZone::UTC);
    let counts: Vec<FeedbackCount> = ('a'..='z')
        .map(|letter| FeedbackCount {
            month: month.clone(),
            question: "better",
            answer: Box::leak(letter.to_string().repeat(900).into_boxed_str()),
            n: 1,
        })
        .collect();
    assert!(full.count(&counts).await.is_err());
    assert_eq!(one::<i64>(&full, "SELECT count(*) FROM feedback").await, 0);

    // What was there is there, and can be read.
    assert_eq!(one::<i64>(&full, "SELECT count(*) FROM audit_chain").await, appended);
    assert_eq!(full.find_by_name(&ida.name).await.unwrap().unwrap().1, hash("kept"));

    // With room again, it goes on.
    full.pool.close().await;
    let mended = SqliteRecords::open(&path).await.unwrap();
    assert_eq!(mended.append(signed_in(ida.id)).await, Ok(()));
}

#[tokio::test]
async fn a_file_that_cannot_be_used_stops_the_start_and_is_named() {
    let folder = TempDir::new().unwrap();
    let damaged = folder.path().join("damaged.sqlite");
    std::fs::write(&damaged, "this was never a database".repeat(100)).unwrap();
    for path in [damaged, folder.path().join("no/such/folder/records.sqlite"), folder.path().into()] {
        let error = SqliteRecords::open(&path).await.unwrap_err().to_string();
        assert!(error.contains(&*path.to_string_lossy()) && error.contains("records_unreadable"), "{error}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("records.sqlite");
    SqliteRecords::open(&path).await.unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}
