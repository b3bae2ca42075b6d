//! The shifts that are planned. Whether somebody is in two at once is looked at while nobody else
//! writes.

use async_trait::async_trait;
use jiff::civil::Date;
use sqlx::{AnyConnection, Error, query, query_as};
use uuid::Uuid;

use super::database::Database;
use crate::domain::counsellor::StaffId;
use crate::domain::opening_hours::Span;
use crate::domain::records::{Planned, RecordsError, RotaRecords};
use crate::domain::rota::{Shift, ShiftId};

const MEMBER: &str = "member";
const STAND_IN: &str = "stand_in";

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    day: String,
    span: String,
}

#[derive(sqlx::FromRow)]
struct PlaceRow {
    shift: String,
    staff: String,
    part: String,
}

/// A row that somebody changed by hand may not fit; it is then as good as damaged.
fn unreadable() -> Error {
    Error::Decode("a row of the rota does not fit".into())
}

impl Row {
    fn read(self, places: &[PlaceRow]) -> Result<Shift, Error> {
        let people = |part: &str| -> Option<Vec<StaffId>> {
            let mut of_it: Vec<_> = (places.iter())
                .filter(|place| place.shift == self.id && place.part == part)
                .map(|place| Uuid::parse_str(&place.staff).ok())
                .collect::<Option<_>>()?;
            of_it.sort_unstable();
            Some(of_it)
        };
        let read = || {
            Some(Shift {
                id: Uuid::parse_str(&self.id).ok()?,
                day: self.day.parse().ok()?,
                span: Span::parse(&self.span)?,
                members: people(MEMBER)?,
                stand_ins: people(STAND_IN)?,
            })
        };
        read().ok_or_else(unreadable)
    }
}

/// Dates of four digits sort as texts; [`Database::plan`] is only given such.
async fn shifts(connection: &mut AnyConnection, from: &str, to: &str) -> Result<Vec<Shift>, Error> {
    let rows: Vec<Row> = query_as("SELECT id, day, span FROM rota_shift WHERE day >= $1 AND day <= $2")
        .bind(from)
        .bind(to)
        .fetch_all(&mut *connection)
        .await?;
    let places: Vec<PlaceRow> = query_as(
        "SELECT shift, staff, part FROM rota_place
         WHERE shift IN (SELECT id FROM rota_shift WHERE day >= $1 AND day <= $2)",
    )
    .bind(from)
    .bind(to)
    .fetch_all(connection)
    .await?;
    let read = rows.into_iter().map(|row| row.read(&places));
    let mut found: Vec<Shift> = read.collect::<Result<_, Error>>()?;
    found.sort_unstable_by_key(|shift| (shift.day, shift.span, shift.id));
    Ok(found)
}

#[async_trait]
impl RotaRecords for Database {
    async fn shifts(&self, from: Date) -> Result<Vec<Shift>, RecordsError> {
        let line = self.line()?;
        let read = async {
            let mut connection = line.pool.acquire().await?;
            shifts(&mut connection, &from.to_string(), &Date::MAX.to_string()).await
        };
        line.answer(read).await
    }

    async fn plan(&self, shift: &Shift) -> Result<Planned, RecordsError> {
        let line = self.line()?;
        let (id, day) = (shift.id.to_string(), shift.day.to_string());
        let plan = async {
            let mut alone = line.alone().await?;
            if shifts(&mut alone, &day, &day).await?.iter().any(|other| shift.collides(other)) {
                return Ok(Planned::Collides);
            }
            query("DELETE FROM rota_shift WHERE id = $1").bind(&id).execute(&mut *alone).await?;
            query("INSERT INTO rota_shift (id, day, span) VALUES ($1, $2, $3)")
                .bind(&id)
                .bind(&day)
                .bind(format!("{}-{}", shift.span.opens(), shift.span.closes()))
                .execute(&mut *alone)
                .await?;
            let members = shift.members.iter().map(|staff| (staff, MEMBER));
            for (staff, part) in members.chain(shift.stand_ins.iter().map(|staff| (staff, STAND_IN))) {
                query("INSERT INTO rota_place (shift, staff, part) VALUES ($1, $2, $3)")
                    .bind(&id)
                    .bind(staff.to_string())
                    .bind(part)
                    .execute(&mut *alone)
                    .await?;
            }
            alone.commit().await.map(|()| Planned::Done)
        };
        line.answer(plan).await
    }

    async fn remove_shift(&self, id: ShiftId) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let remove = query("DELETE FROM rota_shift WHERE id = $1").bind(id.to_string());
        Ok(line.answer(remove.execute(&line.pool)).await?.rows_affected() == 1)
    }

    async fn forget_shifts_before(&self, day: Date) -> Result<(), RecordsError> {
        let line = self.line()?;
        let forget = query("DELETE FROM rota_shift WHERE day < $1").bind(day.to_string());
        line.answer(forget.execute(&line.pool)).await.map(drop)
    }
}
