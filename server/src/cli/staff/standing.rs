//! Whether somebody may sign in, and ending what began when they did.

use super::{Office, StaffError, done};
use crate::domain::records::Act;
use crate::domain::staff::{Role, StaffMember, StaffName};

impl Office<'_> {
    pub(super) async fn disable(&self, name: &StaffName) -> Result<String, StaffError> {
        let id = self.known(name).await?;
        done(self.records.staff.disable(id).await?)?;
        self.note(Act::Disabled, id).await?;
        Ok(format!("{} cannot sign in any more.", name.as_str()))
    }

    pub(super) async fn enable(&self, name: &StaffName) -> Result<String, StaffError> {
        let id = self.known(name).await?;
        done(self.records.staff.enable(id).await?)?;
        self.note(Act::Enabled, id).await?;
        Ok(format!(
            "{} can sign in again, with the password and the second step as they were.",
            name.as_str()
        ))
    }

    pub(super) async fn sign_out(&self, name: &StaffName) -> Result<String, StaffError> {
        let id = self.known(name).await?;
        if !self.records.credentials.begin_era(id).await? {
            return Err(StaffError::NameUnknown);
        }
        self.note(Act::SessionsEnded, id).await?;
        Ok(format!("{} is signed in nowhere any more. Open desks close within five seconds.", name.as_str()))
    }

    pub(super) async fn reset_second_step(&self, name: &StaffName) -> Result<String, StaffError> {
        let StaffMember { id, role, .. } = self.member(name).await?;
        if !self.records.second_step.reset_second_step(id).await? {
            return Ok(format!("{} has no second step; nothing was changed.", name.as_str()));
        }
        self.note(Act::SecondStepReset, id).await?;
        if role == Role::Canary {
            let anew = self.second_step_for_canary(id).await?;
            return Ok(format!("{} has a new second step.{anew}", name.as_str()));
        }
        Ok(format!(
            "{0} is signed in nowhere any more, and sets up a new second step at the next sign-in. Until \
             then the password alone leads there: if somebody else may know it, set a new one now (`fortrolig staff password --name {0}`).",
            name.as_str()
        ))
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use crate::cli::staff::name;
    use crate::cli::staff::tests::{ADD_IDA, run};
    use crate::domain::audit::Kept;
    use crate::domain::credentials::{Credentials, Era, PasswordOrigin};
    use crate::domain::staff::{StaffMember, Standing};
    use crate::records::Records;

    async fn ida(folder: &TempDir) -> StaffMember {
        let records = Records::open(&folder.path().join("records.sqlite")).await.unwrap();
        records.staff.find_by_name(&name("ida").unwrap()).await.unwrap().unwrap().0
    }

    #[tokio::test]
    async fn whoever_was_disabled_comes_back_with_an_era_of_their_own() {
        let folder = TempDir::new().unwrap();
        run(&folder, &[&ADD_IDA[..], &["--generate"]].concat()).await.unwrap();
        run(&folder, &["staff", "disable", "--name", "ida"]).await.unwrap();
        assert_eq!(ida(&folder).await.standing, Standing::Disabled);
        let told = run(&folder, &["staff", "enable", "--name", "ida"]).await.unwrap();
        assert!(told.starts_with("ida can sign in again"), "{told}");
        let back = ida(&folder).await;
        assert_eq!((back.standing, back.credentials.era), (Standing::Active, Era(2)));
        let unknown = run(&folder, &["staff", "enable", "--name", "omar"]).await.unwrap_err();
        assert!(unknown.contains("no account with this name"), "{unknown}");
    }

    #[tokio::test]
    async fn somebody_is_signed_out_everywhere_and_keeps_password_and_second_step() {
        let folder = TempDir::new().unwrap();
        run(&folder, &[&ADD_IDA[..], &["--generate"]].concat()).await.unwrap();
        let before = ida(&folder).await.credentials;
        assert_eq!(before, Credentials { era: Era(0), password: PasswordOrigin::Issued });
        let told = run(&folder, &["staff", "sign-out", "--name", "ida"]).await.unwrap();
        assert!(told.starts_with("ida is signed in nowhere any more"), "{told}");
        assert_eq!(ida(&folder).await.credentials, Credentials { era: Era(1), ..before });
        let records = Records::open(&folder.path().join("records.sqlite")).await.unwrap();
        let acts = records.trail.page(1).await.unwrap().rows;
        let last = acts.last().expect("it was noted");
        assert!(matches!(last, Kept::Row(row) if row.act.act == "sessions_ended"), "{last:?}");
        let unknown = run(&folder, &["staff", "sign-out", "--name", "omar"]).await.unwrap_err();
        assert!(unknown.contains("no account with this name"), "{unknown}");
    }
}
