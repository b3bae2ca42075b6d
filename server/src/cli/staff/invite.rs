//! `fortrolig staff invite`: a one-time address at which somebody makes a passkey.

use super::{Office, StaffError};
use crate::domain::passkey::{INVITED_FOR, Invitation, Place};
use crate::domain::ports::TokenHash;
use crate::domain::records::Act;
use crate::domain::staff::{Role, StaffMember, StaffName, Standing};
use crate::protocol::ids::Token;
use crate::transport::http::invitation::INVITATION;

impl Office<'_> {
    pub(super) async fn invite(&self, name: &StaffName) -> Result<String, StaffError> {
        let place = self.place()?;
        let found = self.records.staff.find_by_name(name).await?.map(|(member, _)| member);
        let member = found.filter(|member| member.standing == Standing::Active);
        let member = member.ok_or(StaffError::NameUnknown)?;
        if member.role == Role::Canary {
            return Err(StaffError::CanaryNeedsPassword);
        }
        self.invitation(&member, place).await
    }

    /// The address, in words. It is kept as a hash: nobody can print it again.
    pub(super) async fn invitation(&self, member: &StaffMember, place: &Place) -> Result<String, StaffError> {
        let token = Token::random();
        let invitation = Invitation::new(member.id, TokenHash::of(&token), self.clock.wall());
        self.records.invitations.invite(&invitation).await?;
        self.note(Act::Invited, member.id).await?;
        let address = place.address(&format!("{INVITATION}/{}", token.to_text()));
        Ok(format!(
            "{} makes a passkey at this address, once, within {} hours. Whoever has it gets in: give it \
             to them yourself, and to nobody else. An address from before is worth nothing any more.\n{address}",
            member.name.as_str(),
            INVITED_FOR.as_secs() / 3_600,
        ))
    }

    pub(super) fn place(&self) -> Result<&Place, StaffError> {
        self.place.as_ref().ok_or(StaffError::NoHost)
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::super::tests::{ADD_IDA, run};
    use super::*;
    use crate::clock::{Clock as _, MockClock, Moment};
    use crate::domain::audit::Kept;
    use crate::records::Records;

    fn token_in(said: &str) -> TokenHash {
        let address = said.lines().last().unwrap();
        let token = address.strip_prefix("http://localhost:8080/desk/invitation/").expect(address);
        TokenHash::of(&Token::parse(token).expect("a token"))
    }

    #[tokio::test]
    async fn an_account_without_a_password_is_invited_and_only_the_newest_address_is_good() {
        let folder = TempDir::new().unwrap();
        let added = run(&folder, &[&ADD_IDA[..], &["--invite"]].concat()).await.unwrap();
        assert!(added.starts_with("Added ida (Ida B). ida makes a passkey"), "{added}");
        let records = Records::open(&folder.path().join("records.sqlite")).await.unwrap();
        let name = StaffName::parse("ida").unwrap();
        let (ida, password) = records.staff.find_by_name(&name).await.unwrap().unwrap();
        assert!(!password.is_set());
        let first = records.invitations.invitation(&token_in(&added)).await.unwrap().expect("it is kept");
        assert_eq!(first.staff, ida.id);
        let now = MockClock::at(Moment(1_790_000_000_000)).wall();
        assert_eq!(first.ends, now.after(INVITED_FOR));

        let again = run(&folder, &["staff", "invite", "--name", "ida"]).await.unwrap();
        assert_eq!(records.invitations.invitation(&token_in(&added)).await, Ok(None));
        assert!(records.invitations.invitation(&token_in(&again)).await.unwrap().is_some());
        let acts = records.trail.page(1).await.unwrap().rows;
        let invited = |kept: &&Kept| matches!(kept, Kept::Row(row) if row.act.act == "invited");
        assert_eq!(acts.iter().filter(invited).count(), 2);
    }

    #[tokio::test]
    async fn nobody_is_invited_to_an_account_that_is_not_there_or_is_ended() {
        let folder = TempDir::new().unwrap();
        run(&folder, &[&ADD_IDA[..], &["--invite"]].concat()).await.unwrap();
        run(&folder, &["staff", "disable", "--name", "ida"]).await.unwrap();
        for name in ["ida", "omar"] {
            let refused = run(&folder, &["staff", "invite", "--name", name]).await.unwrap_err();
            assert!(refused.contains("no account with this name"), "{refused}");
        }
        let both = [&ADD_IDA[..], &["--invite", "--generate"]].concat();
        assert!(run(&folder, &both).await.is_err());
    }
}
