//! The second step of signing in. Every "of two at once, one" is one statement that tells
//! whether it changed a row.

use async_trait::async_trait;
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use super::database::Database;
use crate::domain::counsellor::StaffId;
use crate::domain::password::PasswordHash;
use crate::domain::records::{RecordsError, SecondStepRecords};
use crate::domain::second_step::{KeptSecret, KeptStep, TimeStep};

#[async_trait]
impl SecondStepRecords for Database {
    async fn second_step(&self, id: StaffId) -> Result<Option<KeptStep>, RecordsError> {
        let line = self.line()?;
        let find = query_as("SELECT secret, newest_step, wrong FROM second_step WHERE staff = $1");
        let codes = query_scalar("SELECT hash FROM recovery_code WHERE staff = $1 ORDER BY hash");
        let found = async {
            let row: Option<(String, i64, i64)> =
                find.bind(id.to_string()).fetch_optional(&line.pool).await?;
            let codes: Vec<String> = codes.bind(id.to_string()).fetch_all(&line.pool).await?;
            Ok(row.map(|row| (row, codes)))
        };
        Ok(line.answer(found).await?.map(|((secret, newest, wrong), codes)| KeptStep {
            secret: KeptSecret::from_kept(secret),
            newest: TimeStep(u64::try_from(newest).unwrap_or_default()),
            wrong: u64::try_from(wrong).unwrap_or_default(),
            recovery: codes.into_iter().map(PasswordHash::from_kept).collect(),
        }))
    }

    async fn set_second_step(&self, id: StaffId, step: &KeptStep) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let set = query(
            "INSERT INTO second_step (staff, secret, newest_step, wrong) VALUES ($1, $2, $3, $4)
             ON CONFLICT (staff) DO NOTHING",
        )
        .bind(id.to_string())
        .bind(step.secret.as_str())
        .bind(number(step.newest.0))
        .bind(number(step.wrong));
        let write = async {
            let mut transaction = line.pool.begin().await?;
            let is_first = set.execute(&mut *transaction).await?.rows_affected() == 1;
            for hash in step.recovery.iter().filter(|_| is_first) {
                query("INSERT INTO recovery_code (staff, hash) VALUES ($1, $2)")
                    .bind(id.to_string())
                    .bind(hash.as_str())
                    .execute(&mut *transaction)
                    .await?;
            }
            transaction.commit().await.map(|()| is_first)
        };
        line.answer(write).await
    }

    async fn take_time_step(&self, id: StaffId, step: TimeStep) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let take =
            query("UPDATE second_step SET newest_step = $2, wrong = 0 WHERE staff = $1 AND newest_step < $2")
                .bind(id.to_string())
                .bind(number(step.0));
        Ok(line.answer(take.execute(&line.pool)).await?.rows_affected() == 1)
    }

    async fn take_recovery_code(&self, id: StaffId, kept: &PasswordHash) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let take = query("DELETE FROM recovery_code WHERE staff = $1 AND hash = $2")
            .bind(id.to_string())
            .bind(kept.as_str());
        let forget = query("UPDATE second_step SET wrong = 0 WHERE staff = $1").bind(id.to_string());
        let write = async {
            let mut transaction = line.pool.begin().await?;
            let is_taken = take.execute(&mut *transaction).await?.rows_affected() == 1;
            if is_taken {
                forget.execute(&mut *transaction).await?;
            }
            transaction.commit().await.map(|()| is_taken)
        };
        line.answer(write).await
    }

    async fn count_wrong_code(&self, id: StaffId) -> Result<(), RecordsError> {
        let line = self.line()?;
        let count = query("UPDATE second_step SET wrong = wrong + 1 WHERE staff = $1").bind(id.to_string());
        line.answer(count.execute(&line.pool)).await.map(drop)
    }

    async fn reset_second_step(&self, id: StaffId) -> Result<bool, RecordsError> {
        let line = self.line()?;
        // The recovery codes go with it, and the sessions that began with them.
        let reset = query("DELETE FROM second_step WHERE staff = $1").bind(id.to_string());
        let begin_era = query("UPDATE staff SET era = era + 1 WHERE id = $1").bind(id.to_string());
        let write = async {
            let mut transaction = line.pool.begin().await?;
            let is_reset = reset.execute(&mut *transaction).await?.rows_affected() == 1;
            if is_reset {
                begin_era.execute(&mut *transaction).await?;
            }
            transaction.commit().await.map(|()| is_reset)
        };
        line.answer(write).await
    }

    async fn secrets(&self) -> Result<Vec<(StaffId, KeptSecret)>, RecordsError> {
        let line = self.line()?;
        let find = query_as("SELECT staff, secret FROM second_step");
        let rows: Vec<(String, String)> = line.answer(find.fetch_all(&line.pool)).await?;
        // A row that somebody changed by hand belongs to nobody, and does no harm.
        let read = |(id, secret): (String, String)| {
            Uuid::parse_str(&id).ok().map(|id| (id, KeptSecret::from_kept(secret)))
        };
        Ok(rows.into_iter().filter_map(read).collect())
    }

    async fn replace_secret(
        &self,
        id: StaffId,
        from: &KeptSecret,
        to: &KeptSecret,
    ) -> Result<(), RecordsError> {
        let line = self.line()?;
        let replace = query("UPDATE second_step SET secret = $3 WHERE staff = $1 AND secret = $2")
            .bind(id.to_string())
            .bind(from.as_str())
            .bind(to.as_str());
        line.answer(replace.execute(&line.pool)).await.map(drop)
    }
}

fn number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
