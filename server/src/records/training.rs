//! Who has taken which training.

use async_trait::async_trait;
use jiff::civil::Date;
use sqlx::{Error, query, query_as};
use uuid::Uuid;

use super::database::Database;
use crate::domain::counsellor::StaffId;
use crate::domain::records::{RecordsError, TrainingRecords};
use crate::domain::training::{Taken, TrainingId};

#[derive(sqlx::FromRow)]
struct Row {
    staff: String,
    training: String,
    taken: String,
}

impl Row {
    /// A row that somebody changed by hand may not fit; it is then as good as damaged.
    fn read(self) -> Result<(StaffId, Taken), Error> {
        let read = || {
            let training = TrainingId::parse(&self.training)?;
            let on: Date = self.taken.parse().ok()?;
            Some((Uuid::parse_str(&self.staff).ok()?, Taken { training, on }))
        };
        read().ok_or_else(|| Error::Decode("a training row does not fit".into()))
    }
}

#[async_trait]
impl TrainingRecords for Database {
    async fn trainings(&self, staff: StaffId) -> Result<Vec<Taken>, RecordsError> {
        let line = self.line()?;
        let find =
            query_as("SELECT staff, training, taken FROM training WHERE staff = $1").bind(staff.to_string());
        let read = async {
            let rows: Vec<Row> = find.fetch_all(&line.pool).await?;
            rows.into_iter().map(|row| Ok(row.read()?.1)).collect::<Result<Vec<_>, Error>>()
        };
        let mut found = line.answer(read).await?;
        found.sort_unstable_by(|one, other| one.training.cmp(&other.training));
        Ok(found)
    }

    async fn all_trainings(&self) -> Result<Vec<(StaffId, Taken)>, RecordsError> {
        let line = self.line()?;
        let read = async {
            let find = query_as("SELECT staff, training, taken FROM training");
            let rows: Vec<Row> = find.fetch_all(&line.pool).await?;
            rows.into_iter().map(Row::read).collect::<Result<Vec<_>, Error>>()
        };
        line.answer(read).await
    }

    async fn set_training(&self, staff: StaffId, taken: &Taken) -> Result<(), RecordsError> {
        let line = self.line()?;
        let set = query(
            "INSERT INTO training (staff, training, taken) VALUES ($1, $2, $3)
             ON CONFLICT (staff, training) DO UPDATE SET taken = excluded.taken",
        )
        .bind(staff.to_string())
        .bind(taken.training.as_str())
        .bind(taken.on.to_string());
        line.answer(set.execute(&line.pool)).await.map(drop)
    }

    async fn forget_training(&self, staff: StaffId, training: &TrainingId) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let forget = query("DELETE FROM training WHERE staff = $1 AND training = $2")
            .bind(staff.to_string())
            .bind(training.as_str());
        Ok(line.answer(forget.execute(&line.pool)).await?.rows_affected() == 1)
    }
}
