//! The account of `fortrolig canary`: a program signs in to it, with a password and a second step
//! that are made here and printed once. A person's account never becomes one, nor the other way:
//! what a program knows is no secret of a person's.

use super::{Office, StaffError};
use crate::domain::counsellor::StaffId;
use crate::domain::records::Act;
use crate::domain::second_step::{AuthenticatorSecret, KeptStep, TimeStep};
use crate::domain::staff::Role;

impl Office<'_> {
    /// Gives the account a second step that the program can reckon with, and tells it. There are
    /// no recovery codes: nobody would have written them down.
    pub(super) async fn second_step_for_canary(&self, id: StaffId) -> Result<String, StaffError> {
        let secret = AuthenticatorSecret::random();
        let kept = KeptStep {
            secret: self.vault.keep(id, &secret),
            newest: TimeStep::NONE,
            wrong: 0,
            recovery: Vec::new(),
        };
        if !self.records.second_step.set_second_step(id, &kept).await? {
            return Ok(String::new());
        }
        self.note(Act::SecondStepSet, id).await?;
        Ok(format!("\nSecond step: {}", *secret.to_text()))
    }
}

/// Whether an account of the one role may be given the other.
pub(super) fn may_become(was: Role, role: Role) -> Result<(), StaffError> {
    let crosses = (was == Role::Canary) != (role == Role::Canary);
    if crosses { Err(StaffError::CanaryStays) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use crate::cli::staff::tests::{ADD_IDA, run};

    const ADD: [&str; 10] =
        ["staff", "add", "--name", "canary", "--alias", "Canary", "--languages", "nb", "--role", "canary"];

    #[tokio::test]
    async fn a_canary_gets_a_password_and_a_second_step_and_stays_a_canary() {
        let folder = TempDir::new().unwrap();
        let told = run(&folder, &[&ADD[..], &["--generate"]].concat()).await.unwrap();
        let line = |begins: &str| {
            told.lines().find_map(|line| line.strip_prefix(begins)).unwrap_or_default().to_owned()
        };
        assert_eq!(line("Second step: ").len(), 32, "{told}");
        assert!(line("Password: ").len() > 10, "{told}");
        let again = run(&folder, &["staff", "reset-second-step", "--name", "canary"]).await.unwrap();
        let anew = again.lines().find_map(|line| line.strip_prefix("Second step: ")).unwrap();
        assert_ne!(anew, line("Second step: "));

        run(&folder, &[&ADD_IDA[..], &["--generate"]].concat()).await.unwrap();
        for (name, role) in [("canary", "counsellor"), ("ida", "canary")] {
            let words = ["staff", "set-role", "--name", name, "--role", role];
            let refused = run(&folder, &words).await.unwrap_err();
            assert!(refused.contains("stays"), "{name}: {refused}");
        }
    }

    #[tokio::test]
    async fn a_canary_has_no_device_to_be_invited_with() {
        let folder = TempDir::new().unwrap();
        let refused = run(&folder, &[&ADD[..], &["--invite"]].concat()).await.unwrap_err();
        assert!(refused.contains("--generate"), "{refused}");
        run(&folder, &[&ADD[..], &["--generate"]].concat()).await.unwrap();
        let refused = run(&folder, &["staff", "invite", "--name", "canary"]).await.unwrap_err();
        assert!(refused.contains("--generate"), "{refused}");
    }
}
