//! Who of a provider's people has which account. Each change is done while nobody else writes.

use async_trait::async_trait;
use sqlx::{AnyConnection, Error, query, query_as, query_scalar};
use uuid::Uuid;

use super::database::Database;
use super::passkey::use_up;
use crate::clock::Moment;
use crate::domain::counsellor::StaffId;
use crate::domain::ports::TokenHash;
use crate::domain::provider::{Identity, KeptIdentity, Subject};
use crate::domain::records::{Bound, IdentityRecords, RecordsError};

/// With every column by its name, as in `staff`.
macro_rules! identities {
    ($which:literal) => {
        concat!("SELECT staff, issuer, subject, bound_ms FROM staff_identity ", $which)
    };
}

#[derive(sqlx::FromRow)]
struct Row {
    staff: String,
    issuer: String,
    subject: String,
    bound_ms: i64,
}

impl Row {
    /// A row that somebody changed by hand may not fit; it is then as good as damaged.
    fn read(self) -> Result<KeptIdentity, Error> {
        self.identity().ok_or_else(|| Error::Decode("an identity row does not fit".into()))
    }

    fn identity(self) -> Option<KeptIdentity> {
        Some(KeptIdentity {
            staff: Uuid::parse_str(&self.staff).ok()?,
            identity: Identity { issuer: self.issuer, subject: Subject::parse(&self.subject)? },
            bound: Moment(u64::try_from(self.bound_ms).ok()?),
        })
    }
}

#[async_trait]
impl IdentityRecords for Database {
    async fn find_identity(&self, identity: &Identity) -> Result<Option<KeptIdentity>, RecordsError> {
        let line = self.line()?;
        let find = query_as(identities!("WHERE issuer = $1 AND subject = $2"))
            .bind(&identity.issuer)
            .bind(identity.subject.as_str());
        line.answer(async { find.fetch_optional(&line.pool).await?.map(Row::read).transpose() }).await
    }

    async fn identity_of(&self, staff: StaffId) -> Result<Option<KeptIdentity>, RecordsError> {
        let line = self.line()?;
        let find = query_as(identities!("WHERE staff = $1")).bind(staff.to_string());
        line.answer(async { find.fetch_optional(&line.pool).await?.map(Row::read).transpose() }).await
    }

    async fn bind(&self, kept: &KeptIdentity) -> Result<Bound, RecordsError> {
        let line = self.line()?;
        let write = async {
            let mut alone = line.alone().await?;
            match put(&mut alone, kept).await? {
                Bound::Done => alone.commit().await.map(|()| Bound::Done),
                Bound::Taken => Ok(Bound::Taken),
            }
        };
        line.answer(write).await
    }

    async fn bind_invited(
        &self,
        token: &TokenHash,
        kept: &KeptIdentity,
        now: Moment,
    ) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let write = async {
            let mut alone = line.alone().await?;
            if !use_up(&mut alone, token, kept.staff, now).await?
                || put(&mut alone, kept).await? == Bound::Taken
            {
                return Ok(false);
            }
            alone.commit().await.map(|()| true)
        };
        line.answer(write).await
    }

    async fn unbind(&self, staff: StaffId) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let write = async {
            let mut alone = line.alone().await?;
            let removed = query("DELETE FROM staff_identity WHERE staff = $1")
                .bind(staff.to_string())
                .execute(&mut *alone)
                .await?;
            if removed.rows_affected() == 0 {
                return Ok(false);
            }
            begin_era(&mut alone, staff).await?;
            alone.commit().await.map(|()| true)
        };
        line.answer(write).await
    }
}

/// Nobody else writes meanwhile.
async fn put(alone: &mut AnyConnection, kept: &KeptIdentity) -> Result<Bound, Error> {
    let KeptIdentity { staff, identity, bound } = kept;
    let others: i64 = query_scalar(
        "SELECT COUNT(*) FROM staff_identity WHERE issuer = $1 AND subject = $2 AND staff <> $3",
    )
    .bind(&identity.issuer)
    .bind(identity.subject.as_str())
    .bind(staff.to_string())
    .fetch_one(&mut *alone)
    .await?;
    if others > 0 {
        return Ok(Bound::Taken);
    }
    let replaced = query("DELETE FROM staff_identity WHERE staff = $1 AND (issuer <> $2 OR subject <> $3)")
        .bind(staff.to_string())
        .bind(&identity.issuer)
        .bind(identity.subject.as_str())
        .execute(&mut *alone)
        .await?;
    if replaced.rows_affected() > 0 {
        begin_era(alone, *staff).await?;
    }
    query(
        "INSERT INTO staff_identity (staff, issuer, subject, bound_ms) VALUES ($1, $2, $3, $4)
         ON CONFLICT (staff) DO NOTHING",
    )
    .bind(staff.to_string())
    .bind(&identity.issuer)
    .bind(identity.subject.as_str())
    .bind(number(bound.0))
    .execute(alone)
    .await?;
    Ok(Bound::Done)
}

async fn begin_era(alone: &mut AnyConnection, staff: StaffId) -> Result<(), Error> {
    query("UPDATE staff SET era = era + 1 WHERE id = $1")
        .bind(staff.to_string())
        .execute(alone)
        .await
        .map(drop)
}

fn number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
