use clap::Parser;
use uuid::Uuid;

use super::*;
use crate::cli::{Cli, Command};
use crate::clock::Moment;
use crate::domain::counsellor::Profile;
use crate::domain::credentials::Credentials;
use crate::domain::password::PasswordHash;
use crate::domain::records::{Act, StaffAct};
use crate::domain::staff::{Alias, Capacity, Role, StaffName, Standing, parse_languages};
use crate::records::conformance::{self, Place};

const IDA: Uuid = Uuid::from_u128(1);
const NOBODY: Uuid = Uuid::from_u128(404);

/// Records with five acts, and what an operator and somebody with another program do to them.
struct House {
    place: Place,
    settings: Settings,
}

impl House {
    fn at(place: Place) -> Self {
        let settings = Settings { records: place.settings.clone(), ..Settings::defaults() };
        Self { place, settings }
    }

    async fn with_five_acts(place: Place) -> Self {
        let house = Self::at(place);
        let records = house.place.open().await;
        let ida = StaffMember {
            id: IDA,
            name: StaffName::parse("ida").unwrap(),
            alias: Alias::parse("Ida").unwrap(),
            role: Role::Counsellor,
            languages: parse_languages("nb").unwrap(),
            profile: Profile::default(),
            capacity: Capacity::new(1).unwrap(),
            standing: Standing::Active,
            credentials: Credentials::default(),
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
        for sql in statements {
            self.place.execute(sql).await;
        }
    }
}

/// What `verify` says after somebody has done this to the five acts.
async fn after(place: Place, statements: &[&str]) -> String {
    let house = House::with_five_acts(place).await;
    house.tamper(statements).await;
    house.run(&["verify"]).await.unwrap_err()
}

macro_rules! each {
    ($kind:ident: $($told:ident),+ $(,)?) => {
        mod $kind {
            $(
                #[tokio::test]
                async fn $told() {
                    super::$told(super::conformance::$kind).await;
                }
            )+
        }
    };
}

macro_rules! whatever_holds_the_records {
    ($($told:tt)+) => {
        each! { sqlite: $($told)+ }
        each! { postgres: $($told)+ }
    };
}

whatever_holds_the_records! {
    acts_that_nobody_touched_hold_and_the_last_hash_is_told,
    where_nothing_was_done_there_is_nothing_to_hold,
    an_altered_act_is_named,
    a_removed_act_is_named,
    swapped_acts_are_named,
    an_end_that_was_cut_off_is_noticed_by_the_hash_written_down,
    acts_are_listed_with_the_names_of_accounts,
    an_account_that_is_not_there_is_listed_by_its_id,
}

async fn acts_that_nobody_touched_hold_and_the_last_hash_is_told(kind: fn() -> Place) {
    let house = House::with_five_acts(kind()).await;
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

async fn where_nothing_was_done_there_is_nothing_to_hold(kind: fn() -> Place) {
    let house = House::at(kind());
    let told = house.run(&["verify"]).await.unwrap();
    assert!(told.starts_with("There are no acts yet in ") && told.contains("records"), "{told}");
    assert_eq!(house.run(&["list"]).await.unwrap(), "");
}

async fn an_altered_act_is_named(kind: fn() -> Place) {
    let other_hash = format!("hash = '{}'", "0".repeat(64));
    let altered = [
        "about = '00000000-0000-0000-0000-000000000002'",
        "at_ms = at_ms + 1",
        "actor = NULL",
        "act = 'signed_in'",
        &other_hash,
        "hash = 'no hash'",
        // A column of SQLite takes any kind of thing.
        "act = CAST(act AS BLOB)",
        "id = x'ff'",
        "at_ms = 'soon'",
        "about = CAST(x'ff' AS TEXT)",
    ];
    let house = House::with_five_acts(kind()).await;
    house.tamper(&["CREATE TABLE untouched AS SELECT * FROM audit_chain"]).await;
    for altered in &altered[..if house.place.takes_anything() { 10 } else { 6 }] {
        house.tamper(&[&format!("UPDATE audit_chain SET {altered} WHERE number = 3")]).await;
        let told = house.run(&["verify"]).await.unwrap_err();
        house.tamper(&["DELETE FROM audit_chain", "INSERT INTO audit_chain SELECT * FROM untouched"]).await;
        let (fault, held) = told.split_once('\n').unwrap();
        assert_eq!(fault, "the audit does not hold: row 3 was altered: it is not what was written");
        assert!(held.starts_with("2 acts hold, from 2026-09-21 16:13:20"), "{held}");
    }
}

async fn a_removed_act_is_named(kind: fn() -> Place) {
    let told = after(kind(), &["DELETE FROM audit_chain WHERE number = 1"]).await;
    assert!(told.contains("row 1 was removed: the next row is 2\nNo act holds."), "{told}");
    let told = after(kind(), &["DELETE FROM audit_chain WHERE number IN (3, 4)"]).await;
    assert!(told.contains("rows 3 to 4 were removed: the next row is 5\n2 acts hold"), "{told}");
    let numbered_anew =
        ["DELETE FROM audit_chain WHERE number = 4", "UPDATE audit_chain SET number = 4 WHERE number = 5"];
    let told = after(kind(), &numbered_anew).await;
    assert!(told.contains("row 4 was altered") && told.contains("\n3 acts hold"), "{told}");
}

async fn swapped_acts_are_named(kind: fn() -> Place) {
    let swapped = [
        "UPDATE audit_chain SET number = 0 WHERE number = 2",
        "UPDATE audit_chain SET number = 2 WHERE number = 4",
        "UPDATE audit_chain SET number = 4 WHERE number = 0",
    ];
    let told = after(kind(), &swapped).await;
    assert!(told.contains("rows 2 and 4 were swapped\n1 act holds, from "), "{told}");
}

async fn an_end_that_was_cut_off_is_noticed_by_the_hash_written_down(kind: fn() -> Place) {
    let house = House::with_five_acts(kind()).await;
    let end = house.hash().await;
    house.tamper(&["DELETE FROM audit_chain WHERE number = 5"]).await;
    assert!(house.run(&["verify"]).await.unwrap().starts_with("4 acts hold"), "the chain alone cannot know");
    let told = house.run(&["verify", "--expect", &end]).await.unwrap_err();
    assert!(told.contains("none has the expected hash") && told.contains("\n4 acts hold"), "{told}");

    // What was written down before is still there, and is not the last any more.
    let earlier = house.hash().await;
    let records = house.place.open().await;
    let act = StaffAct { at: Moment(1_790_000_300_000), actor: None, act: Act::Disabled, about: IDA };
    records.audit.append(act).await.unwrap();
    assert!(house.run(&["verify", "--expect", &earlier]).await.unwrap().starts_with("5 acts hold"));
    assert!(house.run(&["verify", "--expect", &end]).await.is_err());
    assert!(house.run(&["verify", "--expect", "abc"]).await.unwrap_err().contains("64 of 0-9 and a-f"));
}

async fn acts_are_listed_with_the_names_of_accounts(kind: fn() -> Place) {
    let house = House::with_five_acts(kind()).await;
    house.tamper(&["UPDATE audit_chain SET act = '\u{1b}[2J' WHERE number = 4"]).await;
    house.tamper(&["UPDATE audit_chain SET hash = 'no hash' WHERE number = 5"]).await;
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

async fn an_account_that_is_not_there_is_listed_by_its_id(kind: fn() -> Place) {
    let listed = House::with_five_acts(kind()).await.run(&["list"]).await.unwrap();
    assert!(listed.trim_end().ends_with(&format!("disabled      {NOBODY} by the command line")), "{listed}");
}
