//! Passkeys and invitations. What must hold of several rows at once is done while nobody
//! else writes; every other "of two at once, one" is one statement that tells whether it
//! changed a row.

use async_trait::async_trait;
use data_encoding::HEXLOWER;
use sqlx::{AnyConnection, Error, query, query_as, query_scalar};
use uuid::Uuid;

use super::database::Database;
use crate::clock::Moment;
use crate::domain::counsellor::StaffId;
use crate::domain::passkey::{
    Invitation, KeptPasskey, PASSKEYS_MAX, PasskeyId, PasskeyName, leaves_a_way_in,
};
use crate::domain::password::PasswordHash;
use crate::domain::ports::TokenHash;
use crate::domain::records::{InvitationRecords, PasskeyRecords, RecordsError, Removed};

/// Keys, with every column by its name, as in `staff`.
macro_rules! passkeys {
    ($which:literal) => {
        concat!(
            "SELECT id, staff, credential_id, credential, uses, name, added_ms, used_ms FROM passkey ",
            $which
        )
    };
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    staff: String,
    credential_id: String,
    credential: String,
    uses: i64,
    name: String,
    added_ms: i64,
    used_ms: Option<i64>,
}

impl Row {
    /// A row that somebody changed by hand may not fit; it is then as good as damaged.
    fn read(self) -> Result<KeptPasskey, Error> {
        self.passkey().ok_or_else(|| Error::Decode("a passkey row does not fit".into()))
    }

    fn passkey(self) -> Option<KeptPasskey> {
        Some(KeptPasskey {
            id: Uuid::parse_str(&self.id).ok()?,
            staff: Uuid::parse_str(&self.staff).ok()?,
            credential_id: self.credential_id,
            credential: self.credential,
            uses: u64::try_from(self.uses).ok()?,
            name: PasskeyName::parse(&self.name)?,
            added: Moment(u64::try_from(self.added_ms).ok()?),
            used: self.used_ms.and_then(|at| u64::try_from(at).ok()).map(Moment),
        })
    }
}

#[async_trait]
impl PasskeyRecords for Database {
    async fn passkeys(&self, staff: StaffId) -> Result<Vec<KeptPasskey>, RecordsError> {
        let line = self.line()?;
        let find = query_as(passkeys!("WHERE staff = $1")).bind(staff.to_string());
        let read = async {
            let rows: Vec<Row> = find.fetch_all(&line.pool).await?;
            rows.into_iter().map(Row::read).collect::<Result<Vec<_>, Error>>()
        };
        let mut found = line.answer(read).await?;
        found.sort_unstable_by_key(|passkey| (passkey.added, passkey.id));
        Ok(found)
    }

    async fn find_passkey(&self, credential_id: &str) -> Result<Option<KeptPasskey>, RecordsError> {
        let line = self.line()?;
        let find = query_as(passkeys!("WHERE credential_id = $1")).bind(credential_id);
        line.answer(async { find.fetch_optional(&line.pool).await?.map(Row::read).transpose() }).await
    }

    async fn add_passkey(&self, passkey: &KeptPasskey) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let write = async {
            let mut alone = line.alone().await?;
            let is_added = insert(&mut alone, passkey).await?;
            alone.commit().await.map(|()| is_added)
        };
        line.answer(write).await
    }

    async fn use_passkey(
        &self,
        read: &KeptPasskey,
        credential: &str,
        at: Moment,
    ) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let note = query(
            "UPDATE passkey SET credential = $3, uses = uses + 1, used_ms = $4 WHERE id = $1 AND uses = $2",
        )
        .bind(read.id.to_string())
        .bind(number(read.uses))
        .bind(credential)
        .bind(number(at.0));
        Ok(line.answer(note.execute(&line.pool)).await?.rows_affected() == 1)
    }

    async fn rename_passkey(
        &self,
        staff: StaffId,
        id: PasskeyId,
        name: &PasskeyName,
    ) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let rename = query("UPDATE passkey SET name = $3 WHERE id = $1 AND staff = $2")
            .bind(id.to_string())
            .bind(staff.to_string())
            .bind(name.as_str());
        Ok(line.answer(rename.execute(&line.pool)).await?.rows_affected() == 1)
    }

    async fn remove_passkey(&self, staff: StaffId, id: PasskeyId) -> Result<Removed, RecordsError> {
        let line = self.line()?;
        let remove = async {
            let mut alone = line.alone().await?;
            let others: i64 = query_scalar("SELECT COUNT(*) FROM passkey WHERE staff = $1 AND id <> $2")
                .bind(staff.to_string())
                .bind(id.to_string())
                .fetch_one(&mut *alone)
                .await?;
            let password: Option<String> = query_scalar("SELECT password_hash FROM staff WHERE id = $1")
                .bind(staff.to_string())
                .fetch_optional(&mut *alone)
                .await?;
            let identities: i64 = query_scalar("SELECT COUNT(*) FROM staff_identity WHERE staff = $1")
                .bind(staff.to_string())
                .fetch_one(&mut *alone)
                .await?;
            let has_password = password.is_some_and(|kept| PasswordHash::from_kept(kept).is_set());
            let removed = query("DELETE FROM passkey WHERE staff = $1 AND id = $2")
                .bind(staff.to_string())
                .bind(id.to_string())
                .execute(&mut *alone)
                .await?;
            if removed.rows_affected() == 0 {
                return Ok(Removed::Unknown);
            }
            if !leaves_a_way_in(u64::try_from(others).unwrap_or_default(), has_password, identities > 0) {
                return Ok(Removed::LastWayIn);
            }
            alone.commit().await.map(|()| Removed::Done)
        };
        line.answer(remove).await
    }
}

#[async_trait]
impl InvitationRecords for Database {
    async fn invite(&self, invitation: &Invitation) -> Result<(), RecordsError> {
        let line = self.line()?;
        let invite = query(
            "INSERT INTO invitation (staff, token_hash, ends_ms) VALUES ($1, $2, $3)
             ON CONFLICT (staff) DO UPDATE SET token_hash = excluded.token_hash, ends_ms = excluded.ends_ms",
        )
        .bind(invitation.staff.to_string())
        .bind(HEXLOWER.encode(invitation.token.as_bytes()))
        .bind(number(invitation.ends.0));
        line.answer(invite.execute(&line.pool)).await.map(drop)
    }

    async fn invitation(&self, token: &TokenHash) -> Result<Option<Invitation>, RecordsError> {
        let line = self.line()?;
        let find = query_as("SELECT staff, ends_ms FROM invitation WHERE token_hash = $1")
            .bind(HEXLOWER.encode(token.as_bytes()));
        let found: Option<(String, i64)> = line.answer(find.fetch_optional(&line.pool)).await?;
        // A row that somebody changed by hand invites nobody.
        Ok(found.and_then(|(staff, ends)| {
            let (staff, ends) = (Uuid::parse_str(&staff).ok()?, Moment(u64::try_from(ends).ok()?));
            Some(Invitation { staff, token: *token, ends })
        }))
    }

    async fn accept(
        &self,
        token: &TokenHash,
        passkey: &KeptPasskey,
        now: Moment,
    ) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let write = async {
            let mut alone = line.alone().await?;
            if !use_up(&mut alone, token, passkey.staff, now).await? || !insert(&mut alone, passkey).await? {
                return Ok(false);
            }
            alone.commit().await.map(|()| true)
        };
        line.answer(write).await
    }
}

/// `false`: it is known already, or the account has as many as it may have. Nobody else writes
/// meanwhile.
/// Uses an invitation up, whatever is made by it in the same step. `false`: it was used, is over or
/// was replaced, or is somebody else's.
pub(super) async fn use_up(
    alone: &mut AnyConnection,
    token: &TokenHash,
    staff: StaffId,
    now: Moment,
) -> Result<bool, Error> {
    let used = query("DELETE FROM invitation WHERE token_hash = $1 AND staff = $2 AND ends_ms > $3")
        .bind(HEXLOWER.encode(token.as_bytes()))
        .bind(staff.to_string())
        .bind(number(now.0))
        .execute(alone)
        .await?;
    Ok(used.rows_affected() > 0)
}

async fn insert(alone: &mut AnyConnection, passkey: &KeptPasskey) -> Result<bool, Error> {
    let others: i64 = query_scalar("SELECT COUNT(*) FROM passkey WHERE staff = $1")
        .bind(passkey.staff.to_string())
        .fetch_one(&mut *alone)
        .await?;
    if usize::try_from(others).is_ok_and(|others| others >= PASSKEYS_MAX) {
        return Ok(false);
    }
    let insert = query(
        "INSERT INTO passkey (id, staff, credential_id, credential, uses, name, added_ms, used_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (credential_id) DO NOTHING",
    )
    .bind(passkey.id.to_string())
    .bind(passkey.staff.to_string())
    .bind(&passkey.credential_id)
    .bind(&passkey.credential)
    .bind(number(passkey.uses))
    .bind(passkey.name.as_str())
    .bind(number(passkey.added.0))
    .bind(passkey.used.map(|at| number(at.0)));
    Ok(insert.execute(alone).await?.rows_affected() == 1)
}

fn number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
