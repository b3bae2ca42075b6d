//! What staff did, in `SQLite`.

use async_trait::async_trait;
use uuid::Builder;

use super::{SqliteRecords, unavailable};
use crate::domain::records::{AuditRecords, RecordsError, StaffAct};
use crate::protocol::ids::random_bytes;

#[async_trait]
impl AuditRecords for SqliteRecords {
    async fn append(&self, act: StaffAct) -> Result<(), RecordsError> {
        let id = Builder::from_unix_timestamp_millis(act.at.0, &random_bytes()).into_uuid();
        sqlx::query("INSERT INTO audit (id, at_ms, actor, act, about) VALUES ($1, $2, $3, $4, $5)")
            .bind(id.to_string())
            .bind(i64::try_from(act.at.0).unwrap_or(i64::MAX))
            .bind(act.actor.map(|actor| actor.to_string()))
            .bind(act.act.as_str())
            .bind(act.about.to_string())
            .execute(&self.pool)
            .await
            .map_err(unavailable)?;
        Ok(())
    }
}
