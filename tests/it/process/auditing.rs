//! What an operator sees of the list of staff acts, and of hands that were in it.

use std::process::Output;

use futures_util::future::join_all;

use super::program::{Running, fortrolig, output};
use crate::support::postgres::PostgresServer;

/// Where the records are, as environment variables name it.
type Records<'a> = [(&'a str, &'a str)];

async fn run(records: &Records<'_>, words: &[&str]) -> (Output, String) {
    let mut command = fortrolig(records);
    command.args(words);
    output(command).await
}

async fn prints(records: &Records<'_>, words: &[&str]) -> String {
    let (output, said) = run(records, words).await;
    assert!(output.status.success(), "{words:?}: {said}");
    String::from_utf8(output.stdout).expect("text")
}

#[tokio::test]
async fn acts_that_are_noted_at_once_while_the_service_runs_are_one_chain() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("r.sqlite").display().to_string();
    are_one_chain(&[("RECORDS__PATH", &file)]).await;
}

#[tokio::test]
async fn acts_that_are_noted_at_once_in_a_shared_database_are_one_chain() {
    let server = PostgresServer::start();
    let url = server.database("records");
    are_one_chain(&[("RECORDS__STORE", "postgres"), ("RECORDS__POSTGRES", &url)]).await;
    let kept = "SELECT (SELECT count(*) FROM staff) || ' accounts, ' || (SELECT count(*) FROM audit_chain)";
    assert_eq!(server.say("records", kept), "5 accounts, 6");
}

/// The command line several times at once, beside a service that runs, and everything else
/// that it does to the records.
async fn are_one_chain(records: &Records<'_>) {
    let serving = [("LISTEN__ADDRESS", "127.0.0.1:0"), ("LISTEN__ADMIN_ADDRESS", "127.0.0.1:0")];
    let mut running = Running::start(fortrolig(&[&serving[..], records].concat()));
    running.listens().await;
    let add = async |name: &str| {
        let words = ["staff", "add", "--name", name, "--alias", "R", "--languages", "nb", "--generate"];
        prints(records, &words).await
    };
    join_all(["desk-1", "desk-2", "desk-3", "desk-4"].map(add)).await;
    let told = prints(records, &["audit", "verify"]).await;
    assert!(told.starts_with("4 acts hold, from "), "{told}");
    let listed = prints(records, &["audit", "list"]).await;
    for name in ["desk-1", "desk-2", "desk-3", "desk-4"] {
        let line =
            |line: &&str| line.contains("added") && line.contains(name) && line.ends_with("the command line");
        assert_eq!(listed.lines().filter(line).count(), 1, "{listed}");
    }
    add("desk-5").await;
    prints(records, &["staff", "disable", "--name", "desk-5"]).await;
    let staff = prints(records, &["staff", "list"]).await;
    assert_eq!(staff.lines().filter(|line| line.ends_with("active")).count(), 4, "{staff}");
    assert!(
        staff.lines().last().is_some_and(|line| line.starts_with("desk-5") && line.ends_with("disabled"))
    );
    prints(records, &["check"]).await;
}

#[tokio::test]
async fn an_audit_that_was_changed_ends_with_an_exit_code_and_names_the_row() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("r.sqlite").display().to_string();
    let records = [("RECORDS__PATH", file.as_str())];
    let add = ["staff", "add", "--name", "desk-1", "--alias", "R", "--languages", "nb", "--generate"];
    prints(&records, &add).await;
    prints(&records, &["staff", "password", "--name", "desk-1", "--generate"]).await;
    let told = prints(&records, &["audit", "verify"]).await;
    let hash = told.trim_end().rsplit(' ').next().expect("it ends with the hash");
    prints(&records, &["audit", "verify", "--expect", hash]).await;

    let mut bytes = std::fs::read(&file).expect("it can be read");
    let act = b"password_set";
    let at = bytes.windows(act.len()).position(|bytes| bytes == act).expect("the act stands in the file");
    bytes[at..at + act.len()].copy_from_slice(b"password_old");
    std::fs::write(&file, bytes).expect("it can be written");

    let (output, said) = run(&records, &["audit", "verify"]).await;
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("row 2 was altered") && said.contains("1 act holds"), "{said}");
    assert!(output.stdout.is_empty(), "nothing is said to hold where a script would look");
}
