//! `fortrolig staff bind` and `unbind`: who of the sign-in provider comes in to an account.

use super::{Office, StaffError};
use crate::domain::provider::{Identity, KeptIdentity, Subject};
use crate::domain::records::{Act, Bound};
use crate::domain::staff::{Role, StaffName};

impl Office<'_> {
    pub(super) async fn bind(&self, name: &StaffName, subject: Subject) -> Result<String, StaffError> {
        let issuer = self.issuer.ok_or(StaffError::NoProvider)?.to_owned();
        let member = self.member(name).await?;
        if member.role == Role::Canary {
            return Err(StaffError::CanaryNeedsPassword);
        }
        let staff = member.id;
        let identity = Identity { issuer, subject };
        let kept = KeptIdentity { staff, identity, bound: self.clock.wall() };
        match self.records.identities.bind(&kept).await? {
            Bound::Taken => return Err(StaffError::BoundToAnother),
            Bound::Done => self.note(Act::ProviderBound, staff).await?,
        }
        Ok(format!(
            "Whoever {} calls so comes in as {}. Somebody whom it was bound to before does not any more, \
             and is signed in nowhere.",
            kept.identity.issuer,
            name.as_str(),
        ))
    }

    pub(super) async fn unbind(&self, name: &StaffName) -> Result<String, StaffError> {
        let staff = self.known(name).await?;
        if !self.records.identities.unbind(staff).await? {
            return Ok(format!("{} was bound to nobody; nothing was changed.", name.as_str()));
        }
        self.note(Act::ProviderUnbound, staff).await?;
        Ok(format!(
            "Nobody comes in as {0} through the provider any more, and {0} is signed in nowhere. Without a \
             passkey or a password they need an invitation (`fortrolig staff invite --name {0}`).",
            name.as_str()
        ))
    }
}

/// Reads a provider's name for a person.
pub(super) fn subject(text: &str) -> Result<Subject, String> {
    Subject::parse(text).ok_or_else(|| "it must be 1 to 255 visible signs without blanks".to_owned())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use crate::cli::staff::name;
    use crate::cli::staff::tests::{ADD_IDA, ISSUER, run, run_with_provider};
    use crate::domain::audit::Kept;
    use crate::domain::credentials::Era;
    use crate::records::Records;

    const BIND: [&str; 6] = ["staff", "bind", "--name", "ida", "--subject", "sub-1"];

    #[tokio::test]
    async fn an_account_is_bound_to_one_person_there_and_given_up_again() {
        let folder = TempDir::new().unwrap();
        run(&folder, &[&ADD_IDA[..], &["--generate"]].concat()).await.unwrap();
        let records = Records::open(&folder.path().join("records.sqlite")).await.unwrap();
        let ida = async || records.staff.find_by_name(&name("ida").unwrap()).await.unwrap().unwrap().0;
        let told = run_with_provider(&folder, &BIND).await.unwrap();
        assert!(told.contains(ISSUER) && told.contains("comes in as ida"), "{told}");
        let kept = records.identities.identity_of(ida().await.id).await.unwrap().expect("it is bound");
        assert_eq!((kept.identity.issuer.as_str(), kept.identity.subject.as_str()), (ISSUER, "sub-1"));

        let omar = ["staff", "add", "--name", "omar", "--alias", "Omar", "--languages", "nb", "--generate"];
        run(&folder, &omar).await.unwrap();
        let taken = ["staff", "bind", "--name", "omar", "--subject", "sub-1"];
        let refused = run_with_provider(&folder, &taken).await.unwrap_err();
        assert!(refused.contains("another account"), "{refused}");

        let unbind = ["staff", "unbind", "--name", "ida"];
        assert!(
            run(&folder, &unbind).await.unwrap().contains("signed in nowhere"),
            "also without a provider"
        );
        assert_eq!(ida().await.credentials.era, Era(1));
        assert!(run(&folder, &unbind).await.unwrap().contains("nothing was changed"));
        let acts = records.trail.page(1).await.unwrap().rows;
        let acts: Vec<_> = acts
            .iter()
            .filter_map(|kept| match kept {
                Kept::Row(row) => Some(row.act.act.as_str()),
                Kept::Unreadable => None,
            })
            .filter(|act| act.starts_with("provider"))
            .collect();
        assert_eq!(acts, ["provider_bound", "provider_unbound"]);
    }

    #[tokio::test]
    async fn nobody_is_bound_where_there_is_no_provider_no_account_or_no_name() {
        let folder = TempDir::new().unwrap();
        let refused = run(&folder, &BIND).await.unwrap_err();
        assert!(refused.contains("[provider]"), "{refused}");
        let refused = run_with_provider(&folder, &BIND).await.unwrap_err();
        assert!(refused.contains("no account with this name"), "{refused}");
        let bad = ["staff", "bind", "--name", "ida", "--subject", "ida berg"];
        assert!(run_with_provider(&folder, &bad).await.unwrap_err().contains("visible signs"));
    }
}
