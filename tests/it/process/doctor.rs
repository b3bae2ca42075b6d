//! What the doctor finds in real set-ups.

use std::process::Output;

use super::program::{Running, fortrolig, output};
use crate::support::redis::RedisServer;

const SECRET: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// What it prints, and how it ends.
async fn examined(settings: &[(&str, &str)], arguments: &[&str]) -> (Output, String) {
    let mut command = fortrolig(settings);
    command.arg("doctor").args(arguments);
    let (output, said) = output(command).await;
    let found = String::from_utf8_lossy(&output.stdout).into_owned() + &said;
    (output, found)
}

/// The verdict on this subject, which there must be one of.
fn verdict<'a>(found: &'a str, subject: &str) -> &'a str {
    let about = |line: &&str| line.get(6..).is_some_and(|rest| rest.starts_with(subject));
    let line = found.lines().find(about).unwrap_or_else(|| panic!("nothing on {subject}: {found}"));
    &line[..4]
}

#[tokio::test]
async fn a_first_try_is_told_what_it_lacks_before_people_come_and_nothing_is_made() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let records = folder.path().join("r.sqlite");
    let settings =
        [("RECORDS__PATH", records.to_str().expect("plain")), ("LISTEN__ADMIN_ADDRESS", "127.0.0.1:1")];
    let (output, found) = examined(&settings, &[]).await;
    assert_eq!(output.status.code(), Some(1), "{found}");
    for subject in ["public origins", "secret", "HTTPS", "proxy"] {
        assert_eq!(verdict(&found, subject), "MEND", "{found}");
    }
    for (subject, expected) in [("records", "look"), ("running", "look"), ("live state", "well")] {
        assert_eq!(verdict(&found, subject), expected, "{found}");
    }
    for subject in ["swap", "core dumps", "open files", "clock"] {
        verdict(&found, subject);
    }
    assert!(!records.exists(), "it made the records");
}

#[tokio::test]
async fn a_running_set_up_is_seen_and_an_account_without_a_second_step_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let records = folder.path().join("r.sqlite").display().to_string();
    let mut serving = vec![
        ("LISTEN__ADDRESS", "127.0.0.1:0"),
        ("LISTEN__ADMIN_ADDRESS", "127.0.0.1:0"),
        ("LISTEN__PUBLIC_ORIGINS", "https://chat.example.no"),
        ("LISTEN__TRUSTED_PROXIES", "127.0.0.1/32"),
        ("TLS__HSTS", "true"),
        ("SECRET__CLUSTER", SECRET),
        ("RECORDS__PATH", &records),
    ];
    let mut add = fortrolig(&serving);
    add.args(["staff", "add", "--name", "desk-1", "--alias", "R", "--languages", "nb", "--generate"]);
    assert!(output(add).await.0.status.success());
    let mut running = Running::start(fortrolig(&serving));
    let line = running.says("metrics and health listen=").await;
    let admin = line.split('"').nth(1).expect("the address is quoted").to_owned();
    serving[1].1 = &admin;
    let pid = running.child.id().expect("it runs").to_string();
    let (_, found) = examined(&serving, &["--pid", &pid]).await;
    for subject in ["public origins", "secret", "admin address", "HTTPS", "proxy", "records", "running"] {
        assert_eq!(verdict(&found, subject), "well", "{found}");
    }
    assert_eq!(verdict(&found, "staff"), "look", "{found}");
    assert!(found.contains("without a passkey or a second step: desk-1"), "{found}");
}

#[tokio::test]
async fn a_redis_that_writes_to_a_disk_is_found_before_the_start() {
    let check = async |redis: &RedisServer, expected: &str| {
        let url = redis.url();
        let settings = [("LIVE__STORE", "redis"), ("LIVE__REDIS", &*url), ("SECRET__CLUSTER", SECRET)];
        let (output, found) = examined(&settings, &[]).await;
        assert_eq!(output.status.code(), Some(1), "{found}");
        assert_eq!(verdict(&found, "live state"), expected, "{found}");
        found
    };
    check(&RedisServer::start(), "well").await;
    let found = check(&RedisServer::with(&["--save", "60 1"]), "MEND").await;
    assert!(found.contains("live_unsafe"), "{found}");
}
