use std::path::{Path, PathBuf};

use futures_util::future::join_all;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::clock::Moment;
use crate::domain::audit::{Held, Verification};
use crate::domain::records::Act;
use crate::protocol::ErrorId;

fn signed_in(n: u64) -> StaffAct {
    let about = Uuid::from_u128(n.into());
    StaffAct { at: Moment(1_790_000_000_000 + n), actor: Some(about), act: Act::SignedIn, about }
}

async fn file(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(path).create_if_missing(true).connect().await.unwrap()
}

async fn execute(path: &Path, sql: &str) {
    let mut file = file(path).await;
    sqlx::query(AssertSqlSafe(sql)).execute(&mut file).await.unwrap();
    file.close().await.unwrap();
}

/// A records file as the first release left it, with this many acts: the n-th has `n` as
/// its time, and they were written in another order.
async fn first_release(folder: &TempDir, acts: u32) -> PathBuf {
    let path = folder.path().join("records.sqlite");
    let mut file = file(&path).await;
    sqlx::migrate!().run_to(1, &mut file).await.unwrap();
    file.close().await.unwrap();
    let rows = format!(
        "WITH RECURSIVE n (n) AS (SELECT {acts} UNION ALL SELECT n - 1 FROM n WHERE n > 1)
         INSERT INTO audit SELECT printf('id-%06d', n), n, NULL, 'added', 'staff-' || n FROM n",
    );
    execute(&path, &rows).await;
    path
}

async fn rows(records: &SqliteRecords) -> Vec<Kept> {
    let (mut rows, mut from) = (Vec::new(), Some(1));
    while let Some(first) = from {
        let page = records.page(first).await.unwrap();
        rows.extend(page.rows);
        from = page.next;
    }
    rows
}

/// How far the chain holds; it must hold.
async fn held(records: &SqliteRecords) -> Held {
    let mut verification = Verification::expecting(None);
    rows(records).await.into_iter().for_each(|kept| verification.take(kept));
    let (held, outcome) = verification.finish();
    assert_eq!(outcome, Ok(()));
    held
}

#[tokio::test]
async fn acts_of_the_first_release_are_chained_in_the_order_of_their_ids() {
    let folder = TempDir::new().unwrap();
    let path = first_release(&folder, 3).await;
    let records = SqliteRecords::open(&path).await.unwrap();
    let act = |n: i64| KeptAct {
        id: format!("id-{n:06}"),
        at_ms: n,
        actor: None,
        act: "added".into(),
        about: format!("staff-{n}"),
    };
    let one = Link::START.next(&act(1));
    let two = one.next(&act(2));
    let three = two.next(&act(3));
    let expected = [(one, act(1)), (two, act(2)), (three, act(3))];
    assert_eq!(rows(&records).await, expected.map(|(link, act)| Kept::Row(Row { link, act })));

    records.append(signed_in(4)).await.unwrap();
    let end = held(&records).await;
    assert_eq!((end.end.number, end.times_ms), (4, Some((1, 1_790_000_000_004))));

    records.pool.close().await;
    let again = SqliteRecords::open(&path).await.unwrap();
    assert_eq!(held(&again).await, end, "another start changes nothing");
}

#[tokio::test]
async fn many_acts_are_chained_at_once_and_read_page_by_page() {
    let folder = TempDir::new().unwrap();
    let acts = u32::from(PAGE) * 2;
    let records = SqliteRecords::open(&first_release(&folder, acts).await).await.unwrap();
    assert_eq!(held(&records).await.end.number, u64::from(acts));
    assert_eq!(records.page(1).await.unwrap().rows.len(), usize::from(PAGE));
}

#[tokio::test]
async fn a_node_of_the_first_release_that_still_runs_loses_no_act() {
    let folder = TempDir::new().unwrap();
    let path = first_release(&folder, 1).await;
    let records = SqliteRecords::open(&path).await.unwrap();
    execute(&path, "INSERT INTO audit VALUES ('id-000002', 2, NULL, 'added', 'staff-2')").await;
    records.append(signed_in(3)).await.unwrap();
    assert_eq!(held(&records).await.end.number, 3);
    let ids: Vec<String> = sqlx::query_scalar("SELECT id FROM audit_chain ORDER BY number")
        .fetch_all(&records.pool)
        .await
        .unwrap();
    assert_eq!(ids[..2], ["id-000001", "id-000002"]);

    execute(&path, "INSERT INTO audit VALUES ('id-000004', 4, NULL, 'added', 'staff-4')").await;
    let again = SqliteRecords::open(&path).await.unwrap();
    assert_eq!(held(&again).await.end.number, 4);
}

#[tokio::test]
async fn the_server_and_the_command_line_write_one_chain() {
    const ACTS: u64 = 24;
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("records.sqlite");
    let writers = [SqliteRecords::open(&path).await.unwrap(), SqliteRecords::open(&path).await.unwrap()];
    let acts = (0..ACTS).map(|n| writers[usize::from(n % 2 == 0)].append(signed_in(n)));
    assert_eq!(join_all(acts).await, vec![Ok(()); 24]);
    assert_eq!(held(&writers[0]).await.end.number, ACTS);
}

#[tokio::test]
async fn nothing_is_added_after_an_end_that_cannot_be_read() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("records.sqlite");
    let records = SqliteRecords::open(&path).await.unwrap();
    records.append(signed_in(1)).await.unwrap();
    execute(&path, "UPDATE audit_chain SET hash = 'no hash'").await;
    let refused = records.append(signed_in(2)).await.unwrap_err();
    assert_eq!(refused.error_id(), ErrorId::RecordsUnavailable);
    assert_eq!(rows(&records).await, [Kept::Unreadable]);
}
