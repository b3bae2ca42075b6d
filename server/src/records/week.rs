//! What the hours of the week have asked for. One row for each hour, with no date but the number
//! of the week that was added last.

use async_trait::async_trait;
use sqlx::{Error, query, query_as};

use super::database::Database;
use crate::domain::records::{RecordsError, WeekRecords};
use crate::domain::week::{Counted, HourOfWeek, Remembered, Sums, WEEKS_KEPT, Week};

#[derive(sqlx::FromRow)]
struct Row {
    hour: i64,
    weeks: i64,
    offered: i64,
    abandoned: i64,
    waited_ms: i64,
    talks: i64,
    talked_ms: i64,
}

impl Row {
    fn read(self) -> Option<(HourOfWeek, Remembered)> {
        let count = |number: i64| u64::try_from(number).ok();
        let people = |thousandths: i64| Some(count(thousandths)?.saturating_add(500) / 1_000);
        let sums = Sums {
            offered: people(self.offered)?,
            abandoned: people(self.abandoned)?,
            waited_ms: count(self.waited_ms)?,
            talks: people(self.talks)?,
            talked_ms: count(self.talked_ms)?,
        };
        let weeks = count(self.weeks).filter(|weeks| *weeks > 0)?;
        Some((HourOfWeek::new(u8::try_from(self.hour).ok()?)?, Remembered { weeks, sums }))
    }
}

/// People are kept in thousandths: one or two would never fade otherwise, while the time that they
/// talked does.
fn thousandths(people: u64) -> i64 {
    column(people.saturating_mul(1_000))
}

/// More than a column holds, nobody waits.
fn column(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX / 8)
}

#[async_trait]
impl WeekRecords for Database {
    async fn add_hour(&self, counted: &Counted) -> Result<(), RecordsError> {
        let line = self.line()?;
        let Counted { hour, week, sums } = counted;
        // On the right of an assignment a column is as it was.
        let add = query(
            "INSERT INTO week_hour
                 (hour, last_week, weeks, offered, abandoned, waited_ms, talks, talked_ms)
             VALUES ($1, $2, 1, $3, $4, $5, $6, $7)
             ON CONFLICT (hour) DO UPDATE SET
                 last_week = excluded.last_week,
                 weeks = CASE WHEN week_hour.weeks >= $8 THEN ($8 * 3 + 2) / 4 ELSE week_hour.weeks END + 1,
                 offered = excluded.offered
                     + CASE WHEN week_hour.weeks >= $8 THEN (week_hour.offered * 3 + 2) / 4 ELSE week_hour.offered END,
                 abandoned = excluded.abandoned
                     + CASE WHEN week_hour.weeks >= $8 THEN (week_hour.abandoned * 3 + 2) / 4 ELSE week_hour.abandoned END,
                 waited_ms = excluded.waited_ms
                     + CASE WHEN week_hour.weeks >= $8 THEN (week_hour.waited_ms * 3 + 2) / 4 ELSE week_hour.waited_ms END,
                 talks = excluded.talks
                     + CASE WHEN week_hour.weeks >= $8 THEN (week_hour.talks * 3 + 2) / 4 ELSE week_hour.talks END,
                 talked_ms = excluded.talked_ms
                     + CASE WHEN week_hour.weeks >= $8 THEN (week_hour.talked_ms * 3 + 2) / 4 ELSE week_hour.talked_ms END
             WHERE excluded.last_week > week_hour.last_week",
        )
        .bind(i64::from(hour.number()))
        .bind(*week)
        .bind(thousandths(sums.offered))
        .bind(thousandths(sums.abandoned))
        .bind(column(sums.waited_ms))
        .bind(thousandths(sums.talks))
        .bind(column(sums.talked_ms))
        .bind(column(WEEKS_KEPT));
        line.answer(add.execute(&line.pool)).await.map(drop)
    }

    async fn week(&self) -> Result<Week, RecordsError> {
        let line = self.line()?;
        let read = async {
            let rows: Vec<Row> = query_as(
                "SELECT hour, weeks, offered, abandoned, waited_ms, talks, talked_ms FROM week_hour",
            )
            .fetch_all(&line.pool)
            .await?;
            let read = rows
                .into_iter()
                .map(|row| row.read().ok_or_else(|| Error::Decode("a row of the week does not fit".into())));
            read.collect::<Result<_, Error>>().map(Week)
        };
        line.answer(read).await
    }
}
