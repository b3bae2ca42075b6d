//! Starting, and each clear reason not to.

use super::program::{Running, fortrolig, output};
use crate::support::postgres::PostgresServer;
use crate::support::redis::RedisServer;

async fn refuses(settings: &[(&str, &str)], arguments: &[&str], expected: &[&str]) {
    let mut command = fortrolig(settings);
    command.args(arguments);
    let (output, said) = output(command).await;
    assert!(!output.status.success(), "it started with {settings:?}");
    for words in expected {
        assert!(said.contains(words), "{words:?} is not in: {said}");
    }
}

#[tokio::test]
async fn every_mistake_in_the_settings_is_named_at_once() {
    let settings = [("QUEUE__CAP", "mange"), ("TALK__ERASE_AFTER_S", "3600"), ("QUEUE__COLOUR", "blue")];
    let expected = ["cap", "erase_after_s", "colour", "settings_invalid"];
    refuses(&settings, &["check"], &expected).await;
    refuses(&settings, &["serve"], &expected).await;
}

#[tokio::test]
async fn a_settings_file_that_is_not_there_or_not_toml_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("innstillinger.toml");
    let path = file.to_str().expect("plain");
    refuses(&[], &["--settings", path, "check"], &["innstillinger.toml", "settings_unreadable"]).await;
    std::fs::write(&file, "[queue\ncap = ").expect("it can be written");
    refuses(&[], &["--settings", path, "check"], &["innstillinger.toml", "settings_unreadable"]).await;
}

#[tokio::test]
async fn a_port_that_is_taken_is_named_with_its_setting() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("it has one").to_string();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let records = folder.path().join("r.sqlite").display().to_string();
    let settings = [
        ("LISTEN__ADDRESS", address.as_str()),
        ("LISTEN__ADMIN_ADDRESS", "127.0.0.1:0"),
        ("RECORDS__PATH", &records),
    ];
    refuses(&settings, &[], &[&address, "port_taken"]).await;
}

#[tokio::test]
async fn records_that_cannot_be_opened_stop_the_start() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let records = folder.path().join("r.sqlite");
    std::fs::write(&records, "dette er ikke en database, bare tekst".repeat(40)).expect("it can be written");
    let path = records.display().to_string();
    let settings = [
        ("LISTEN__ADDRESS", "127.0.0.1:0"),
        ("LISTEN__ADMIN_ADDRESS", "127.0.0.1:0"),
        ("RECORDS__PATH", &path),
    ];
    refuses(&settings, &[], &["r.sqlite", "records_unreadable"]).await;
}

#[tokio::test]
async fn a_database_that_does_not_let_us_in_stops_the_start() {
    let server = PostgresServer::on_the_network();
    let url = format!("postgres://chat@127.0.0.1:{}/records", server.port());
    let settings = [
        ("LISTEN__ADDRESS", "127.0.0.1:0"),
        ("LISTEN__ADMIN_ADDRESS", "127.0.0.1:0"),
        ("RECORDS__STORE", "postgres"),
        ("RECORDS__POSTGRES", &url),
        ("RECORDS__POSTGRES_PASSWORD", "hunter2"),
    ];
    let expected = ["PostgreSQL \"records\" at 127.0.0.1:", "password", "[records]", "records_unreadable"];
    refuses(&settings, &[], &expected).await;
    refuses(&settings, &["staff", "list"], &expected).await;
    refuses(&settings, &["audit", "verify"], &expected).await;
    let unread =
        [("RECORDS__STORE", "postgres"), ("RECORDS__POSTGRES", "postgres://u@far/r?sslmode=require")];
    refuses(&unread, &["check"], &["records.postgres", "verify-full", "settings_invalid"]).await;
}

#[tokio::test]
async fn a_certificate_that_cannot_be_read_stops_the_start() {
    let settings = [("TLS__CERTIFICATE", "/finnes/ikke.pem"), ("TLS__KEY", "/finnes/ikke.key")];
    refuses(&settings, &["check"], &["ikke.pem", "tls_unreadable"]).await;
}

#[tokio::test]
async fn a_certificate_of_ones_own_gives_https_from_the_binary() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
    let write = |name: &str, pem: String| {
        let path = folder.path().join(name);
        std::fs::write(&path, pem).expect("it can be written");
        path.display().to_string()
    };
    let certificate = write("cert.pem", made.cert.pem());
    let key = write("key.pem", made.signing_key.serialize_pem());
    let records = folder.path().join("r.sqlite").display().to_string();
    let mut running = Running::start(fortrolig(&[
        ("LISTEN__ADDRESS", "127.0.0.1:0"),
        ("LISTEN__ADMIN_ADDRESS", "127.0.0.1:0"),
        ("RECORDS__PATH", &records),
        ("TLS__CERTIFICATE", &certificate),
        ("TLS__KEY", &key),
    ]));
    let address = running.listens().await;
    let answer = crate::support::http::get_over_tls(address, "/", made.cert.der().clone()).await;
    assert_eq!(answer.status, 200);
    assert!(answer.header("strict-transport-security").is_some());
}

#[tokio::test]
async fn the_help_is_what_the_golden_file_says() {
    let mut command = fortrolig(&[]);
    command.arg("--help").env("COLUMNS", "100");
    let (output, _) = output(command).await;
    let help = String::from_utf8(output.stdout).expect("text");
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/it/process/help.txt");
    if std::env::var_os("UPDATE_HELP").is_some() {
        std::fs::write(file, &help).expect("it can be written");
    }
    assert_eq!(help, std::fs::read_to_string(file).expect("it is committed"), "UPDATE_HELP=1 writes it anew");
}

#[tokio::test]
async fn a_redis_that_does_not_answer_or_writes_to_a_disk_stops_the_start() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let records = folder.path().join("r.sqlite").display().to_string();
    let secret = "5c".repeat(32);
    let writing = RedisServer::with(&["--appendonly", "yes"]);
    let cases =
        [("redis://:hunter2@127.0.0.1:1/0".to_owned(), "live_unreachable"), (writing.url(), "live_unsafe")];
    for (url, expected) in cases {
        let settings = [
            ("LISTEN__ADDRESS", "127.0.0.1:0"),
            ("LISTEN__ADMIN_ADDRESS", "127.0.0.1:0"),
            ("RECORDS__PATH", &records),
            ("LIVE__STORE", "redis"),
            ("LIVE__REDIS", &url),
            ("SECRET__CLUSTER", &secret),
        ];
        refuses(&settings, &[], &[expected, "127.0.0.1"]).await;
    }
    let without_secret = [("LIVE__STORE", "redis"), ("RECORDS__PATH", records.as_str())];
    refuses(&without_secret, &["check"], &["live.store", "FORTROLIG__SECRET__CLUSTER"]).await;
}
