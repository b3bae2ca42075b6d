use jiff::tz::TimeZone;
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::clock::Moment;
use crate::domain::counsellor::Profile;
use crate::domain::credentials::Credentials;
use crate::domain::feedback::{FeedbackCount, Month};
use crate::domain::password::PasswordHash;
use crate::domain::records::{Act, AuditRecords, CredentialRecords, FeedbackRecords, StaffAct, StaffRecords};
use crate::domain::staff::{Alias, Capacity, Role, StaffMember, StaffName, Standing, parse_languages};
use crate::protocol::ErrorId;

fn ida() -> StaffMember {
    StaffMember {
        id: Uuid::from_u128(1),
        name: StaffName::parse("ida").unwrap(),
        alias: Alias::parse("Ida").unwrap(),
        role: Role::Counsellor,
        languages: parse_languages("nb,en").unwrap(),
        profile: Profile::default(),
        capacity: Capacity::new(1).unwrap(),
        standing: Standing::Active,
        credentials: Credentials::default(),
    }
}

fn signed_in() -> StaffAct {
    let ida = ida().id;
    StaffAct { at: Moment(1_790_000_000_000), actor: Some(ida), act: Act::SignedIn, about: ida }
}

/// Not a real hash: the records do not look into it.
fn hash(text: &str) -> PasswordHash {
    PasswordHash::from_kept(text.into())
}

async fn number(database: &Database, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(&database.line().unwrap().pool).await.unwrap()
}

async fn close(database: Database) {
    database.line().unwrap().pool.close().await;
}

#[tokio::test]
async fn an_old_password_does_not_linger_in_the_file() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("records.sqlite");
    let records = open(&path).await.unwrap();
    records.add(&ida(), &hash("the-old-hash-of-ida")).await.unwrap();
    records.issue_password(ida().id, &hash("the-new-hash-of-ida")).await.unwrap();
    close(records).await;
    let file = std::fs::read(&path).unwrap();
    let holds = |text: &[u8]| file.windows(text.len()).any(|bytes| bytes == text);
    assert!(holds(b"the-new-hash-of-ida") && !holds(b"the-old-hash-of-ida"), "the old hash lingers");
}

#[tokio::test]
async fn a_full_disk_is_told_and_loses_nothing_else() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("records.sqlite");
    let pages = {
        let records = open(&path).await.unwrap();
        records.add(&ida(), &hash("kept")).await.unwrap();
        let pages = number(&records, "PRAGMA page_count").await;
        close(records).await;
        pages
    };
    let full = open_by(&path, |way| way.saying(&format!("PRAGMA max_page_count = {pages}"))).await.unwrap();
    let mut appended = 0;
    let refused = loop {
        match full.append(signed_in()).await {
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
    assert_eq!(number(&full, "SELECT count(*) FROM feedback").await, 0);

    // What was there is there, and can be read.
    assert_eq!(number(&full, "SELECT count(*) FROM audit_chain").await, appended);
    assert_eq!(full.find_by_name(&ida().name).await.unwrap().unwrap().1, hash("kept"));

    // With room again, it goes on.
    close(full).await;
    let mended = open(&path).await.unwrap();
    assert_eq!(mended.append(signed_in()).await, Ok(()));
}

#[tokio::test]
async fn a_file_that_cannot_be_used_stops_the_start_and_is_named() {
    let folder = TempDir::new().unwrap();
    let damaged = folder.path().join("damaged.sqlite");
    std::fs::write(&damaged, "this was never a database".repeat(100)).unwrap();
    for path in [damaged, folder.path().join("no/such/folder/records.sqlite"), folder.path().into()] {
        let error = open(&path).await.unwrap_err().to_string();
        assert!(error.contains(&*path.to_string_lossy()) && error.contains("records_unreadable"), "{error}");
    }
}

#[tokio::test]
async fn a_file_may_have_any_name() {
    let folder = TempDir::new().unwrap();
    for name in ["with blanks.sqlite", "50 % æøå?.sqlite", "#1&2+3.sqlite", ":memory:"] {
        let path = folder.path().join(name);
        let records = open(&path).await.unwrap();
        records.append(signed_in()).await.unwrap();
        assert!(std::fs::metadata(&path).unwrap().len() > 0, "{name}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4, "and nothing else was made");
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("records.sqlite");
    open(&path).await.unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}
