use clap::Parser;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::cli::{Cli, Command};
use crate::clock::Moment;
use crate::domain::counsellor::Profile;
use crate::domain::password::PasswordHash;
use crate::domain::records::{Act, StaffAct};
use crate::domain::staff::{Alias, Capacity, Role, StaffName, Standing, parse_languages};

const IDA: Uuid = Uuid::from_u128(1);
const NOBODY: Uuid = Uuid::from_u128(404);

/// A records file with five acts, and what an operator and somebody with another program
/// do to it.
struct House {
    folder: TempDir,
    settings: Settings,
}

impl House {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let mut settings = Settings::defaults();
        settings.records.path = folder.path().join("records.sqlite");
        Self { folder, settings }
    }

    async fn with_five_acts() -> Self {
        let house = Self::new();
        let records = Records::open(&house.settings.records.path).await.unwrap();
        let ida = StaffMember {
            id: IDA,
            name: StaffName::parse("ida").unwrap(),
            alias: Alias::parse("Ida").unwrap(),
            role: Role::Counsellor,
            languages: parse_languages("nb").unwrap(),
            profile: Profile::default(),
            capacity: Capacity::new(1).unwrap(),
            standing: Standing::Active,
        };
        records.staff.add(&ida, &PasswordHash::from_kept("not looked into".into())).await.unwrap();
        let acts = [
            (Act::Added, None, IDA),
            (Act::SignedIn, Some(IDA), IDA),
            (Act::SignedOut, Some(IDA), IDA),
            (Act::PasswordSet, None, IDA),
            (Act::Disabled, None, NOBODY),
        ];
        for (at, (act, actor, about)) in (1_790_000_000_000..).step_by(60_000).zip(acts) {
            records.audit.append(StaffAct { at: Moment(at), actor, act, about }).await.unwrap();
        }
        house
    }

    async fn run(&self, words: &[&str]) -> Result<String, String> {
        let words = ["fortrolig", "audit"].iter().chain(words);
        let cli = Cli::try_parse_from(words).map_err(|error| error.to_string())?;
        let Some(Command::Audit(command)) = cli.command else { panic!("not an audit command") };
        let mut out = Vec::new();
        audit(command, &self.settings, &mut out).await.map_err(|error| error.to_string())?;
        Ok(String::from_utf8(out).unwrap())
    }

    /// The hash that `verify` prints.
    async fn hash(&self) -> String {
        let told = self.run(&["verify"]).await.unwrap();
        told.trim_end().rsplit_once(' ').unwrap().1.to_owned()
    }

    async fn tamper(&self, statements: &[&str]) {
        let mut file = self.open().await;
        for sql in statements {
            sqlx::query(AssertSqlSafe(*sql)).execute(&mut file).await.unwrap();
        }
        file.close().await.unwrap();
    }

    async fn open(&self) -> SqliteConnection {
        assert!(self.settings.records.path.starts_with(self.folder.path()));
        SqliteConnectOptions::new().filename(&self.settings.records.path).connect().await.unwrap()
    }
}

/// What `verify` says after somebody has done this to the five acts.
async fn after(statements: &[&str]) -> String {
    let house = House::with_five_acts().await;
    house.tamper(statements).await;
    house.run(&["verify"]).await.unwrap_err()
}

#[tokio::test]
async fn acts_that_nobody_touched_hold_and_the_last_hash_is_told() {
    let house = House::with_five_acts().await;
    let told = house.run(&["verify"]).await.unwrap();
    let (sentence, hash) = told.trim_end().rsplit_once(": ").unwrap();
    assert_eq!(
        sentence,
        "5 acts hold, from 2026-09-21 16:13:20 +02:00 to 2026-09-21 16:17:20 +02:00.\n\
         The last that holds has this hash",
    );
    assert!(ChainHash::parse(hash).is_some(), "{hash}");
    assert_eq!(house.run(&["verify", "--expect", hash]).await.unwrap(), told);
}

#[tokio::test]
async fn where_nothing_was_done_there_is_nothing_to_hold() {
    let house = House::new();
    let told = house.run(&["verify"]).await.unwrap();
    assert!(told.starts_with("There are no acts yet in ") && told.contains("records.sqlite"), "{told}");
    assert_eq!(house.run(&["list"]).await.unwrap(), "");
}

#[tokio::test]
async fn an_altered_act_is_named() {
    for altered in [
        "UPDATE audit_chain SET about = '00000000-0000-0000-0000-000000000002' WHERE number = 3",
        "UPDATE audit_chain SET at_ms = at_ms + 1 WHERE number = 3",
        "UPDATE audit_chain SET actor = NULL WHERE number = 3",
        "UPDATE audit_chain SET act = 'signed_in' WHERE number = 3",
        "UPDATE audit_chain SET act = CAST(act AS BLOB) WHERE number = 3",
        "UPDATE audit_chain SET id = x'ff' WHERE number = 3",
        "UPDATE audit_chain SET hash = lower(hex(zeroblob(32))) WHERE number = 3",
        "UPDATE audit_chain SET hash = 'no hash' WHERE number = 3",
    ] {
        let told = after(&[altered]).await;
        let (fault, held) = told.split_once('\n').unwrap();
        assert_eq!(fault, "the audit does not hold: row 3 was altered: it is not what was written");
        assert!(held.starts_with("2 acts hold, from 2026-09-21 16:13:20"), "{held}");
    }
}

#[tokio::test]
async fn a_removed_act_is_named() {
    let told = after(&["DELETE FROM audit_chain WHERE number = 1"]).await;
    assert!(told.contains("row 1 was removed: the next row is 2\nNo act holds."), "{told}");
    let told = after(&["DELETE FROM audit_chain WHERE number IN (3, 4)"]).await;
    assert!(told.contains("rows 3 to 4 were removed: the next row is 5\n2 acts hold"), "{told}");
    let numbered_anew =
        ["DELETE FROM audit_chain WHERE number = 4", "UPDATE audit_chain SET number = 4 WHERE number = 5"];
    let told = after(&numbered_anew).await;
    assert!(told.contains("row 4 was altered") && told.contains("\n3 acts hold"), "{told}");
}

#[tokio::test]
async fn swapped_acts_are_named() {
    let swapped = [
        "UPDATE audit_chain SET number = 0 WHERE number = 2",
        "UPDATE audit_chain SET number = 2 WHERE number = 4",
        "UPDATE audit_chain SET number = 4 WHERE number = 0",
    ];
    let told = after(&swapped).await;
    assert!(told.contains("rows 2 and 4 were swapped\n1 act holds, from "), "{told}");
}

#[tokio::test]
async fn an_end_that_was_cut_off_is_noticed_by_the_hash_written_down() {
    let house = House::with_five_acts().await;
    let end = house.hash().await;
    house.tamper(&["DELETE FROM audit_chain WHERE number = 5"]).await;
    assert!(house.run(&["verify"]).await.unwrap().starts_with("4 acts hold"), "the chain alone cannot know");
    let told = house.run(&["verify", "--expect", &end]).await.unwrap_err();
    assert!(told.contains("none has the expected hash") && told.contains("\n4 acts hold"), "{told}");

    // What was written down before is still there, and is not the last any more.
    let earlier = house.hash().await;
    let records = Records::open(&house.settings.records.path).await.unwrap();
    let act = StaffAct { at: Moment(1_790_000_300_000), actor: None, act: Act::Disabled, about: IDA };
    records.audit.append(act).await.unwrap();
    assert!(house.run(&["verify", "--expect", &earlier]).await.unwrap().starts_with("5 acts hold"));
    assert!(house.run(&["verify", "--expect", &end]).await.is_err());
    assert!(house.run(&["verify", "--expect", "abc"]).await.unwrap_err().contains("64 of 0-9 and a-f"));
}

#[tokio::test]
async fn acts_are_listed_with_the_names_of_accounts() {
    let house = House::with_five_acts().await;
    house.tamper(&["UPDATE audit_chain SET act = char(27) || '[2J' WHERE number = 4"]).await;
    house.tamper(&["UPDATE audit_chain SET at_ms = 'soon' WHERE number = 5"]).await;
    let listed = house.run(&["list"]).await.unwrap();
    let lines: Vec<_> =
        listed.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        lines,
        [
            "1 2026-09-21 16:13:20 +02:00 added ida by the command line",
            "2 2026-09-21 16:14:20 +02:00 signed in ida by ida",
            "3 2026-09-21 16:15:20 +02:00 signed out ida by ida",
            r"4 2026-09-21 16:16:20 +02:00 \u{1b}[2J ida by the command line",
            "a row that cannot be read; `fortrolig audit verify` says more",
        ],
    );
}

#[tokio::test]
async fn an_account_that_is_not_there_is_listed_by_its_id() {
    let listed = House::with_five_acts().await.run(&["list"]).await.unwrap();
    assert!(listed.trim_end().ends_with(&format!("disabled      {NOBODY} by the command line")), "{listed}");
}
