//! What staff did: a chain, and beside it the table of the release before the chain, whose
//! rows wait there to be taken into it.

use async_trait::async_trait;
use futures_util::StreamExt as _;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Error, FromRow};
use uuid::Builder;

use super::database::{Database, Line};
use crate::domain::audit::{ChainHash, Kept, KeptAct, Link, Row};
use crate::domain::records::{AuditPage, AuditRecords, AuditTrail, RecordsError, StaffAct};
use crate::protocol::ids::random_bytes;

/// Rows read at once: some 100 KiB, and a file is free for writers between two pages.
const PAGE: u16 = 500;

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
impl AuditRecords for Database {
    async fn append(&self, act: StaffAct) -> Result<(), RecordsError> {
        let id = Builder::from_unix_timestamp_millis(act.at.0, &random_bytes()).into_uuid();
        let line = self.line()?;
        line.answer(append(&line, KeptAct::new(id, act))).await
    }
}

#[async_trait]
impl AuditTrail for Database {
    async fn page(&self, from: u64) -> Result<AuditPage, RecordsError> {
        let line = self.line()?;
        line.answer(page(&line, from)).await
    }
}

async fn page(line: &Line, from: u64) -> Result<AuditPage, Error> {
    let mut connection = line.pool.acquire().await?;
    let mut found = sqlx::query(
        "SELECT number, id, at_ms, actor, act, about, hash FROM audit_chain
         WHERE number >= $1 ORDER BY number LIMIT $2",
    )
    .bind(i64::try_from(from).unwrap_or(i64::MAX))
    .bind(i64::from(PAGE))
    .fetch(&mut *connection);
    let mut rows = Vec::new();
    while let Some(row) = found.next().await {
        rows.push(match row {
            Ok(row) => read(&row).unwrap_or(Kept::Unreadable),
            // Bytes that are no text: the rows after it can be read all the same.
            Err(Error::Decode(_) | Error::ColumnDecode { .. }) => Kept::Unreadable,
            Err(error) => return Err(error),
        });
    }
    // One that cannot be read has a number too.
    let after = rows.iter().fold(from, |after, kept| match kept {
        Kept::Row(row) => row.link.number + 1,
        Kept::Unreadable => after + 1,
    });
    let next = (rows.len() == usize::from(PAGE)).then_some(after);
    Ok(AuditPage { rows, next })
}

/// Takes rows that stand in the old table into the chain. Nobody else writes it meanwhile.
pub(super) async fn chain_waiting(connection: &mut AnyConnection) -> Result<(), Error> {
    let mut waiting: Vec<ActColumns> =
        sqlx::query_as("SELECT id, at_ms, actor, act, about FROM audit").fetch_all(&mut *connection).await?;
    if waiting.is_empty() {
        return Ok(());
    }
    // In the order of their ids; here and not there, as each database has an alphabet of its own.
    waiting.sort_unstable_by(|one, other| one.id.cmp(&other.id));
    let mut end = end(connection).await?;
    for act in waiting.into_iter().map(KeptAct::from) {
        // Each by itself: one that was written since is not among them.
        sqlx::query("DELETE FROM audit WHERE id = $1").bind(act.id.clone()).execute(&mut *connection).await?;
        end = end.next(&act);
        insert(connection, end, act).await?;
    }
    Ok(())
}

/// Adds what waits, then this act: all of it or nothing.
async fn append(line: &Line, act: KeptAct) -> Result<(), Error> {
    let mut transaction = line.alone().await?;
    chain_waiting(&mut transaction).await?;
    let end = end(&mut transaction).await?.next(&act);
    insert(&mut transaction, end, act).await?;
    transaction.commit().await
}

async fn end(connection: &mut AnyConnection) -> Result<Link, Error> {
    let last: Option<(i64, String)> =
        sqlx::query_as("SELECT number, hash FROM audit_chain ORDER BY number DESC LIMIT 1")
            .fetch_optional(connection)
            .await?;
    let Some((number, hash)) = last else { return Ok(Link::START) };
    let damaged = || Error::Decode("the last row of the audit does not fit".into());
    link(number, &hash).ok_or_else(damaged)
}

async fn insert(connection: &mut AnyConnection, link: Link, act: KeptAct) -> Result<(), Error> {
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
    .execute(connection)
    .await
    .map(drop)
}

/// `None` when a column holds another kind of thing than what is written there.
fn read(row: &AnyRow) -> Option<Kept> {
    let Columns { number, act, hash } = Columns::from_row(row).ok()?;
    Some(Kept::Row(Row { link: link(number, &hash)?, act: act.into() }))
}

fn link(number: i64, hash: &str) -> Option<Link> {
    Some(Link { number: u64::try_from(number).ok()?, hash: ChainHash::parse(hash)? })
}
