//! `fortrolig staff work` and `remove-passkey`: what somebody can carry, and one key of theirs.

use std::sync::Arc;

use super::{Office, StaffError};
use crate::domain::passkey::PasskeyName;
use crate::domain::records::{Act, Removed};
use crate::domain::staff::{Capacity, StaffName, language_tags};
use crate::protocol::needs::Language;

impl Office<'_> {
    /// Each that is not said stays as it is.
    pub(super) async fn replace_work(
        &self,
        name: &StaffName,
        languages: Option<Arc<[Language]>>,
        capacity: Option<Capacity>,
    ) -> Result<String, StaffError> {
        let member = self.member(name).await?;
        let (languages, capacity) =
            (languages.unwrap_or(member.languages), capacity.unwrap_or(member.capacity));
        self.records.staff.set_work(member.id, &languages, capacity).await?;
        self.note(Act::WorkSet, member.id).await?;
        Ok(format!(
            "{} writes {} and has at most {} at once. An open desk follows within five seconds; talks that \
             are open go on.",
            name.as_str(),
            language_tags(&languages),
            capacity.talks(),
        ))
    }

    pub(super) async fn remove_passkey(
        &self,
        name: &StaffName,
        called: &PasskeyName,
    ) -> Result<String, StaffError> {
        let staff = self.known(name).await?;
        let passkeys = self.records.passkeys.passkeys(staff).await?;
        let mut found = passkeys.iter().filter(|passkey| passkey.name == *called);
        let passkey = match (found.next(), found.next()) {
            (Some(passkey), None) => passkey.id,
            (None, _) => return Err(StaffError::PasskeyUnknown),
            (Some(_), Some(_)) => return Err(StaffError::PasskeyAmbiguous),
        };
        match self.records.passkeys.remove_passkey(staff, passkey).await? {
            Removed::LastWayIn => return Err(StaffError::LastWayIn),
            Removed::Unknown => return Err(StaffError::PasskeyUnknown),
            Removed::Done => self.note(Act::PasskeyRemoved, staff).await?,
        }
        self.records.credentials.begin_era(staff).await?;
        self.note(Act::SessionsEnded, staff).await?;
        Ok(format!("The key is gone, the others stay, and {} is signed in nowhere any more.", name.as_str()))
    }
}

/// Reads what a key is called.
pub(super) fn passkey(text: &str) -> Result<PasskeyName, String> {
    PasskeyName::parse(text).ok_or_else(|| "one line of 1 to 30 characters".into())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;
    use uuid::Uuid;

    use crate::cli::staff::name;
    use crate::cli::staff::tests::{ADD_IDA, run};
    use crate::clock::Moment;
    use crate::domain::credentials::Era;
    use crate::domain::passkey::{KeptPasskey, PasskeyName};
    use crate::domain::staff::language_tags;
    use crate::records::Records;

    #[tokio::test]
    async fn what_is_said_of_the_work_is_replaced_and_the_rest_stays() {
        let folder = TempDir::new().unwrap();
        run(&folder, &[&ADD_IDA[..], &["--generate"]].concat()).await.unwrap();
        let told = run(&folder, &["staff", "work", "--name", "ida", "--capacity", "3"]).await.unwrap();
        assert!(told.contains("at most 3 at once"), "{told}");
        run(&folder, &["staff", "work", "--name", "ida", "--languages", "nn,en"]).await.unwrap();
        let records = Records::open(&folder.path().join("records.sqlite")).await.unwrap();
        let ida = records.staff.find_by_name(&name("ida").unwrap()).await.unwrap().unwrap().0;
        assert_eq!((language_tags(&ida.languages).as_str(), ida.capacity.talks()), ("nn,en", 3));
        let refused = run(&folder, &["staff", "work", "--name", "ida", "--capacity", "4"]).await.unwrap_err();
        assert!(refused.contains("1 to 3"), "{refused}");
        let refused = run(&folder, &["staff", "work", "--name", "ida"]).await.unwrap_err();
        assert!(refused.contains("--languages"), "{refused}");
    }

    #[tokio::test]
    async fn one_key_is_removed_by_its_name_and_never_the_last_way_in() {
        let folder = TempDir::new().unwrap();
        run(&folder, &[&ADD_IDA[..], &["--invite"]].concat()).await.unwrap();
        let records = Records::open(&folder.path().join("records.sqlite")).await.unwrap();
        let ida = records.staff.find_by_name(&name("ida").unwrap()).await.unwrap().unwrap().0;
        for (n, called) in [(1, "Mobilen"), (2, "Laptop"), (3, "Laptop")] {
            let key = KeptPasskey {
                id: Uuid::from_u128(n),
                staff: ida.id,
                credential_id: format!("credential-{n}"),
                credential: "{}".into(),
                uses: 0,
                name: PasskeyName::parse(called).unwrap(),
                added: Moment(1),
                used: None,
            };
            assert!(records.passkeys.add_passkey(&key).await.unwrap());
        }
        let remove = |called| ["staff", "remove-passkey", "--name", "ida", "--passkey", called];
        assert!(run(&folder, &remove("Nettbrett")).await.unwrap_err().contains("no passkey"));
        assert!(run(&folder, &remove("Laptop")).await.unwrap_err().contains("more than one"));
        let told = run(&folder, &remove("Mobilen")).await.unwrap();
        assert!(told.contains("the others stay"), "{told}");
        assert_eq!(records.passkeys.passkeys(ida.id).await.unwrap().len(), 2);
        let era = records.staff.by_id(ida.id).await.unwrap().unwrap().credentials.era;
        assert_eq!(era, Era(1));
        records.passkeys.remove_passkey(ida.id, Uuid::from_u128(3)).await.unwrap();
        assert!(run(&folder, &remove("Laptop")).await.unwrap_err().contains("only way in"));
    }
}
