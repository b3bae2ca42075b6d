//! Own replies. The bound is looked at while nobody else writes.

use async_trait::async_trait;
use sqlx::{Error, query, query_as, query_scalar};
use uuid::Uuid;

use super::database::Database;
use crate::domain::counsellor::StaffId;
use crate::domain::own_reply::{OWN_REPLIES_MAX, OwnReply, OwnReplyId};
use crate::domain::records::{Keeping, OwnReplyRecords, RecordsError};
use crate::protocol::needs::Language;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    staff: String,
    language: String,
    title: String,
    text: String,
}

impl Row {
    /// A row that somebody changed by hand may not fit; it is then as good as damaged.
    fn read(self) -> Result<OwnReply, Error> {
        self.reply().ok_or_else(|| Error::Decode("an own reply's row does not fit".into()))
    }

    fn reply(self) -> Option<OwnReply> {
        let (id, staff) = (Uuid::parse_str(&self.id).ok()?, Uuid::parse_str(&self.staff).ok()?);
        let language = Language::ALL.into_iter().find(|language| language.tag() == self.language)?;
        OwnReply::new(id, staff, language, &self.title, &self.text).ok()
    }
}

#[async_trait]
impl OwnReplyRecords for Database {
    async fn own_replies(&self, staff: StaffId) -> Result<Vec<OwnReply>, RecordsError> {
        let line = self.line()?;
        let find = query_as("SELECT id, staff, language, title, text FROM own_reply WHERE staff = $1")
            .bind(staff.to_string());
        let read = async {
            let rows: Vec<Row> = find.fetch_all(&line.pool).await?;
            rows.into_iter().map(Row::read).collect::<Result<Vec<_>, Error>>()
        };
        let mut found = line.answer(read).await?;
        found.sort_unstable_by(|one, other| (one.title(), one.id).cmp(&(other.title(), other.id)));
        Ok(found)
    }

    async fn keep_own_reply(&self, reply: &OwnReply) -> Result<Keeping, RecordsError> {
        let line = self.line()?;
        let (id, staff) = (reply.id.to_string(), reply.staff.to_string());
        let write = async {
            let mut alone = line.alone().await?;
            let owner: Option<String> = query_scalar("SELECT staff FROM own_reply WHERE id = $1")
                .bind(&id)
                .fetch_optional(&mut *alone)
                .await?;
            if owner.as_ref().is_some_and(|owner| *owner != staff) {
                return Ok(Keeping::NotTheirs);
            }
            let others: i64 = query_scalar("SELECT COUNT(*) FROM own_reply WHERE staff = $1 AND id <> $2")
                .bind(&staff)
                .bind(&id)
                .fetch_one(&mut *alone)
                .await?;
            if usize::try_from(others).is_ok_and(|others| others >= OWN_REPLIES_MAX) {
                return Ok(Keeping::Full);
            }
            query("DELETE FROM own_reply WHERE id = $1").bind(&id).execute(&mut *alone).await?;
            query("INSERT INTO own_reply (id, staff, language, title, text) VALUES ($1, $2, $3, $4, $5)")
                .bind(&id)
                .bind(&staff)
                .bind(reply.language.tag())
                .bind(reply.title())
                .bind(reply.text())
                .execute(&mut *alone)
                .await?;
            alone.commit().await.map(|()| Keeping::Done)
        };
        line.answer(write).await
    }

    async fn remove_own_reply(&self, staff: StaffId, id: OwnReplyId) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let remove = query("DELETE FROM own_reply WHERE id = $1 AND staff = $2")
            .bind(id.to_string())
            .bind(staff.to_string());
        Ok(line.answer(remove.execute(&line.pool)).await?.rows_affected() == 1)
    }
}
