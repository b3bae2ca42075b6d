//! Staff accounts.

use async_trait::async_trait;
use sqlx::Error;
use uuid::Uuid;

use super::credentials::era;
use super::database::Database;
use crate::domain::counsellor::{Profile, StaffId};
use crate::domain::credentials::{Credentials, PasswordOrigin};
use crate::domain::password::PasswordHash;
use crate::domain::records::{Added, Changed, RecordsError, StaffRecords};
use crate::domain::staff::{
    Alias, Capacity, Role, StaffMember, StaffName, Standing, language_tags, parse_languages, parse_themes,
    theme_names,
};
use crate::protocol::needs::{Gender, Language};

/// Accounts, with every column by its name: a node that runs on while a newer release adds some
/// must not be told that its statement means something else now.
macro_rules! accounts {
    ($which:literal) => {
        concat!(
            "SELECT id, name, alias, role, languages, themes, gender, capacity, password_hash, standing,
                    era, password_origin
             FROM staff ",
            $which
        )
    };
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    name: String,
    alias: String,
    role: String,
    languages: String,
    themes: String,
    gender: Option<String>,
    capacity: i64,
    password_hash: String,
    standing: String,
    era: i64,
    password_origin: String,
}

impl Row {
    /// A row that somebody changed by hand may not fit; it is then as good as damaged.
    fn read(self) -> Result<(StaffMember, PasswordHash), Error> {
        let member = self.member();
        let password = PasswordHash::from_kept(self.password_hash);
        let unreadable = || Error::Decode("a staff row does not fit".into());
        member.map(|member| (member, password)).ok_or_else(unreadable)
    }

    fn member(&self) -> Option<StaffMember> {
        Some(StaffMember {
            id: Uuid::parse_str(&self.id).ok()?,
            name: StaffName::parse(&self.name)?,
            alias: Alias::parse(&self.alias)?,
            role: Role::parse(&self.role)?,
            languages: parse_languages(&self.languages)?,
            profile: Profile {
                themes: parse_themes(&self.themes)?,
                gender: match &self.gender {
                    Some(gender) => Some(Gender::parse(gender)?),
                    None => None,
                },
            },
            capacity: Capacity::new(u8::try_from(self.capacity).ok()?)?,
            standing: Standing::parse(&self.standing)?,
            credentials: Credentials {
                era: era(self.era),
                password: PasswordOrigin::parse(&self.password_origin)?,
            },
        })
    }
}

#[async_trait]
impl StaffRecords for Database {
    async fn add(&self, member: &StaffMember, password: &PasswordHash) -> Result<Added, RecordsError> {
        let line = self.line()?;
        let add = sqlx::query(
            "INSERT INTO staff
                 (id, name, alias, role, languages, themes, gender, capacity, password_hash, standing,
                  password_origin)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (name) DO NOTHING",
        )
        .bind(member.id.to_string())
        .bind(member.name.as_str())
        .bind(member.alias.as_str())
        .bind(member.role.as_str())
        .bind(language_tags(&member.languages))
        .bind(theme_names(&member.profile.themes))
        .bind(member.profile.gender.map(Gender::as_str))
        .bind(i64::from(member.capacity.talks()))
        .bind(password.as_str())
        .bind(member.standing.as_str())
        .bind(member.credentials.password.as_str());
        let done = line.answer(add.execute(&line.pool)).await?;
        Ok(if done.rows_affected() == 1 { Added::New } else { Added::NameTaken })
    }

    async fn find_by_name(
        &self,
        name: &StaffName,
    ) -> Result<Option<(StaffMember, PasswordHash)>, RecordsError> {
        let line = self.line()?;
        let find = sqlx::query_as(accounts!("WHERE name = $1")).bind(name.as_str());
        line.answer(async { find.fetch_optional(&line.pool).await?.map(Row::read).transpose() }).await
    }

    async fn by_id(&self, id: StaffId) -> Result<Option<StaffMember>, RecordsError> {
        let line = self.line()?;
        let find = sqlx::query_as(accounts!("WHERE id = $1")).bind(id.to_string());
        let found =
            line.answer(async { find.fetch_optional(&line.pool).await?.map(Row::read).transpose() }).await?;
        Ok(found.map(|(member, _)| member))
    }

    async fn list(&self) -> Result<Vec<StaffMember>, RecordsError> {
        let line = self.line()?;
        let list = async {
            let rows: Vec<Row> = sqlx::query_as(accounts!("")).fetch_all(&line.pool).await?;
            rows.into_iter().map(|row| Ok(row.read()?.0)).collect::<Result<Vec<_>, Error>>()
        };
        let mut members = line.answer(list).await?;
        // Here and not there: each database has an alphabet of its own.
        members.sort_unstable_by(|one, other| one.name.as_str().cmp(other.name.as_str()));
        Ok(members)
    }

    async fn set_profile(&self, id: StaffId, profile: &Profile) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let set = sqlx::query("UPDATE staff SET themes = $2, gender = $3 WHERE id = $1")
            .bind(id.to_string())
            .bind(theme_names(&profile.themes))
            .bind(profile.gender.map(Gender::as_str));
        Ok(line.answer(set.execute(&line.pool)).await?.rows_affected() == 1)
    }

    async fn set_work(
        &self,
        id: StaffId,
        languages: &[Language],
        capacity: Capacity,
    ) -> Result<bool, RecordsError> {
        let line = self.line()?;
        let set = sqlx::query("UPDATE staff SET languages = $2, capacity = $3 WHERE id = $1")
            .bind(id.to_string())
            .bind(language_tags(languages))
            .bind(i64::from(capacity.talks()));
        Ok(line.answer(set.execute(&line.pool)).await?.rows_affected() == 1)
    }

    async fn disable(&self, id: StaffId) -> Result<Changed, RecordsError> {
        self.change(id, |member| StaffMember { standing: Standing::Disabled, ..member }).await
    }

    async fn enable(&self, id: StaffId) -> Result<Changed, RecordsError> {
        self.change(id, |member| StaffMember { standing: Standing::Active, ..member }).await
    }

    async fn set_role(&self, id: StaffId, role: Role) -> Result<Changed, RecordsError> {
        self.change(id, |member| StaffMember { role, ..member }).await
    }
}

impl Database {
    /// Gives an account another role or standing. Nobody else writes meanwhile, so of the last
    /// two administrators who are changed at once one stays.
    async fn change(
        &self,
        id: StaffId,
        change: impl FnOnce(StaffMember) -> StaffMember + Send,
    ) -> Result<Changed, RecordsError> {
        let line = self.line()?;
        let changed = async {
            let mut alone = line.alone().await?;
            let found: Option<Row> = sqlx::query_as(accounts!("WHERE id = $1"))
                .bind(id.to_string())
                .fetch_optional(&mut *alone)
                .await?;
            let Some(row) = found else { return Ok(Changed::Unknown) };
            let before = row.read()?.0;
            let after = change(before.clone());
            let others: i64 = sqlx::query_scalar(
                "SELECT COUNT(*) FROM staff WHERE id <> $1 AND role = $2 AND standing = $3",
            )
            .bind(id.to_string())
            .bind(Role::Administrator.as_str())
            .bind(Standing::Active.as_str())
            .fetch_one(&mut *alone)
            .await?;
            if before.looks_after_accounts() && !after.looks_after_accounts() && others == 0 {
                return Ok(Changed::LastAdministrator);
            }
            // A session that slept through the time in which nobody could sign in does not wake.
            let is_new_era = after.standing != before.standing;
            sqlx::query("UPDATE staff SET role = $2, standing = $3, era = era + $4 WHERE id = $1")
                .bind(id.to_string())
                .bind(after.role.as_str())
                .bind(after.standing.as_str())
                .bind(i64::from(is_new_era))
                .execute(&mut *alone)
                .await?;
            alone.commit().await?;
            Ok(Changed::Done)
        };
        line.answer(changed).await
    }
}
