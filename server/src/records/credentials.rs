//! Passwords and eras. Each change is one statement, so that a password and the era that begins
//! with it are never seen apart.

use async_trait::async_trait;
use sqlx::{query, query_scalar};

use super::database::Database;
use crate::domain::counsellor::StaffId;
use crate::domain::credentials::{Era, PasswordOrigin};
use crate::domain::password::PasswordHash;
use crate::domain::records::{CredentialRecords, RecordsError};
use crate::domain::staff::Standing;

#[async_trait]
impl CredentialRecords for Database {
    async fn issue_password(&self, id: StaffId, password: &PasswordHash) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let issue =
            query("UPDATE staff SET password_hash = $2, password_origin = $3, era = era + 1 WHERE id = $1")
                .bind(id.to_string())
                .bind(password.as_str())
                .bind(PasswordOrigin::Issued.as_str());
        Ok(line.answer(issue.execute(&line.pool)).await?.rows_affected() == 1)
    }

    async fn choose_password(
        &self,
        id: StaffId,
        from: &PasswordHash,
        to: &PasswordHash,
    ) -> Result<Option<Era>, RecordsError> {
        let line = self.line()?;
        let choose = query_scalar(
            "UPDATE staff SET password_hash = $3, password_origin = $4, era = era + 1
             WHERE id = $1 AND password_hash = $2 AND standing = $5 RETURNING era",
        )
        .bind(id.to_string())
        .bind(from.as_str())
        .bind(to.as_str())
        .bind(PasswordOrigin::Own.as_str())
        .bind(Standing::Active.as_str());
        let begun: Option<i64> = line.answer(choose.fetch_optional(&line.pool)).await?;
        Ok(begun.map(era))
    }

    async fn begin_era(&self, id: StaffId) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let begin = query("UPDATE staff SET era = era + 1 WHERE id = $1").bind(id.to_string());
        Ok(line.answer(begin.execute(&line.pool)).await?.rows_affected() == 1)
    }
}

/// As it was kept. It only ever grows from zero.
pub(super) fn era(kept: i64) -> Era {
    Era(u64::try_from(kept).unwrap_or_default())
}
