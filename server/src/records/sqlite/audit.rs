//! What staff did, in `SQLite`: a chain, and beside it the table of the release before
//! the chain, whose rows wait there to be taken into it.

use async_trait::async_trait;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{FromRow, Row as _, SqlitePool};
use uuid::Builder;

use super::{SqliteRecords, unavailable};
use crate::domain::audit::{ChainHash, Kept, KeptAct, Link, Row};
use crate::domain::records::{AuditPage, AuditRecords, AuditTrail, RecordsError, StaffAct};
use crate::protocol::ids::random_bytes;

/// Rows read at once: some 100 KiB, and the file is free for writers between two pages.
const PAGE: u16 = 500;

/// Takes the lock for writing before the end of the chain is read. Otherwise two processes
/// could read the same end, and the later one would fail or fork the chain.
const ALONE: &str = "BEGIN IMMEDIATE";

#[derive(FromRow)]
struct ActColumns {
    id: String,
    at_ms: i64,
    actor: Option<String>,
    act: String,
    about: String,
}

#[derive(FromRow)]
struct Columns {
    number: i64,
    #[sqlx(flatten)]
    act: ActColumns,
    hash: String,
}

impl From<ActColumns> for KeptAct {
    fn from(ActColumns { id, at_ms, actor, act, about }: ActColumns) -> Self {
        Self { id, at_ms, actor, act, about }
    }
}

#[async_trait]
impl AuditRecords for SqliteRecords {
    async fn append(&self, act: StaffAct) -> Result<(), RecordsError> {
        let id = Builder::from_unix_timestamp_millis(act.at.0, &random_bytes()).into_uuid();
        append(&self.pool, [KeptAct::new(id, act)]).await.map_err(unavailable)
    }
}

#[async_trait]
impl AuditTrail for SqliteRecords {
    async fn page(&self, from: u64) -> Result<AuditPage, RecordsError> {
        let rows = sqlx::query(
            "SELECT number, id, at_ms, actor, act, about, hash FROM audit_chain
             WHERE number >= $1 ORDER BY number LIMIT $2",
        )
        .bind(i64::try_from(from).unwrap_or(i64::MAX))
        .bind(PAGE)
        .fetch_all(&self.pool)
        .await
        .map_err(unavailable)?;
        let full = rows.len() == usize::from(PAGE);
        let last = rows.last().filter(|_| full).and_then(|row| row.try_get::<i64, _>("number").ok());
        let next = last.and_then(|number| u64::try_from(number).ok()).map(|number| number + 1);
        Ok(AuditPage { rows: rows.iter().map(|row| read(row).unwrap_or(Kept::Unreadable)).collect(), next })
    }
}

/// Takes rows that stand in the old table into the chain.
pub(super) async fn chain_waiting(pool: &SqlitePool) -> Result<(), sqlx::Error> {
    // Looked up first: opening the records must not wait for a writer without need.
    let waits: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM audit)").fetch_one(pool).await?;
    if waits { append(pool, []).await } else { Ok(()) }
}

/// Adds what waits, then these acts: all of it or nothing.
async fn append<const N: usize>(pool: &SqlitePool, acts: [KeptAct; N]) -> Result<(), sqlx::Error> {
    let mut transaction = pool.begin_with(ALONE).await?;
    let mut end = end(&mut transaction).await?;
    let waiting: Vec<ActColumns> =
        sqlx::query_as("SELECT id, at_ms, actor, act, about FROM audit ORDER BY id")
            .fetch_all(&mut *transaction)
            .await?;
    if !waiting.is_empty() {
        sqlx::query("DELETE FROM audit").execute(&mut *transaction).await?;
    }
    for act in waiting.into_iter().map(KeptAct::from).chain(acts) {
        end = end.next(&act);
        insert(&mut transaction, end, act).await?;
    }
    transaction.commit().await
}

async fn end(file: &mut SqliteConnection) -> Result<Link, sqlx::Error> {
    let last: Option<(i64, String)> =
        sqlx::query_as("SELECT number, hash FROM audit_chain ORDER BY number DESC LIMIT 1")
            .fetch_optional(file)
            .await?;
    let Some((number, hash)) = last else { return Ok(Link::START) };
    let damaged = || sqlx::Error::Decode("the last row of the audit does not fit".into());
    link(number, &hash).ok_or_else(damaged)
}

async fn insert(file: &mut SqliteConnection, link: Link, act: KeptAct) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO audit_chain (number, id, at_ms, actor, act, about, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(i64::try_from(link.number).unwrap_or(i64::MAX))
    .bind(act.id)
    .bind(act.at_ms)
    .bind(act.actor)
    .bind(act.act)
    .bind(act.about)
    .bind(link.hash.to_string())
    .execute(file)
    .await
    .map(drop)
}

/// `None` when a column holds another kind of thing than what is written there.
fn read(row: &SqliteRow) -> Option<Kept> {
    let Columns { number, act, hash } = Columns::from_row(row).ok()?;
    Some(Kept::Row(Row { link: link(number, &hash)?, act: act.into() }))
}

fn link(number: i64, hash: &str) -> Option<Link> {
    Some(Link { number: u64::try_from(number).ok()?, hash: ChainHash::parse(hash)? })
}

#[cfg(test)]
mod tests;
