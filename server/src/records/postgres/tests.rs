use std::time::Instant as Watch;

use futures_util::future::join_all;
use sqlx::Connection as _;
use tokio::time::timeout;
use uuid::Uuid;

use super::*;
use crate::clock::Moment;
use crate::config::{self, RecordsStore, Settings};
use crate::domain::records::{Act, RecordsError, StaffAct};
use crate::lifecycle::Tasks;
use crate::records::Records;
use crate::records::conformance::postgres_server::PostgresServer;

/// Long enough for whatever must come about.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often something that must come about is looked for.
const LOOK_EVERY: Duration = Duration::from_millis(20);

fn address(url: &str) -> PostgresAddress {
    PostgresAddress::parse(url).expect("an address")
}

fn settings(url: &str) -> config::Records {
    config::Records { store: RecordsStore::Postgres, postgres: address(url), ..Settings::defaults().records }
}

fn act(n: u64) -> StaffAct {
    StaffAct { at: Moment(n), actor: None, act: Act::Added, about: Uuid::from_u128(n.into()) }
}

/// A node's records, and what runs behind them for as long as the test.
async fn node(url: &str) -> Records {
    let records = Records::of(&settings(url)).await.expect("it answers");
    Tasks::default().spawn(records.keep().expect("a database goes away now and then"));
    records
}

async fn refused(url: &str, ca_file: Option<&Path>) -> String {
    open(&address(url), ca_file).await.expect_err("it is refused").to_string()
}

/// Waits until it answers, and tells how long the longest try took.
async fn answers_again(records: &Records) -> Duration {
    let mut longest = Duration::ZERO;
    let looking = async {
        loop {
            let (answered, took) = timed(records.staff.list()).await;
            longest = longest.max(took);
            if answered.is_ok() {
                return;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    };
    timeout(PATIENCE, looking).await.expect("it answers in time");
    longest
}

async fn timed<T>(work: impl Future<Output = T>) -> (T, Duration) {
    #[expect(clippy::disallowed_methods, reason = "what a person would have to wait is what counts")]
    let watch = Watch::now();
    let done = work.await;
    (done, watch.elapsed())
}

#[tokio::test]
async fn when_it_goes_away_steps_fail_at_once_and_when_it_is_back_they_succeed() {
    let mut server = PostgresServer::start();
    let records = node(&server.database("records")).await;
    records.audit.append(act(1)).await.unwrap();
    server.dies();
    assert_eq!(records.audit.append(act(2)).await, Err(RecordsError::Unavailable), "the first one notices");
    let steps = join_all((0..100).map(|_| records.staff.by_id(Uuid::nil())));
    let (answers, took) = timed(steps).await;
    assert_eq!(answers, vec![Err(RecordsError::Unavailable); 100]);
    assert!(took < Duration::from_millis(500), "nobody waits for it: {took:?}");

    server.starts_again();
    answers_again(&records).await;
    records.audit.append(act(3)).await.unwrap();
    assert_eq!(records.trail.page(1).await.unwrap().rows.len(), 2, "and nothing was lost");
}

#[tokio::test]
async fn when_it_falls_silent_only_the_first_wait_and_not_for_long() {
    let server = PostgresServer::start();
    let records = node(&server.database("records")).await;
    records.staff.list().await.unwrap();
    server.stands_still();
    let (answers, took) = timed(join_all((0..20).map(|_| records.staff.by_id(Uuid::nil())))).await;
    assert_eq!(answers, vec![Err(RecordsError::Unavailable); 20]);
    assert!(took < Duration::from_secs(4), "{took:?}");
    let (answers, took) = timed(join_all((0..20).map(|_| records.staff.by_id(Uuid::nil())))).await;
    assert_eq!(answers, vec![Err(RecordsError::Unavailable); 20]);
    assert!(took < Duration::from_millis(500), "the line is known to be lost: {took:?}");
    server.goes_on();
    answers_again(&records).await;
    records.audit.append(act(1)).await.unwrap();
}

#[tokio::test]
async fn an_idle_line_that_broke_is_replaced_and_no_step_notices() {
    let server = PostgresServer::start();
    let records = node(&server.database("records")).await;
    records.staff.list().await.unwrap();
    server
        .say("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'records'");
    assert_eq!(records.staff.list().await, Ok(vec![]));
}

#[tokio::test]
async fn somebody_who_holds_the_audit_holds_up_nothing_else_and_not_for_ever() {
    let server = PostgresServer::start();
    let url = server.database("records");
    let records = node(&url).await;
    // A node that fell silent in the middle of an act.
    let mut other = way(&address(&url), None).unwrap().connect().await.unwrap();
    let mut held = other.begin_with(POSTGRES.begin).await.unwrap();
    sqlx::raw_sql(POSTGRES.lock.unwrap()).execute(&mut *held).await.unwrap();
    let (answer, took) = timed(records.audit.append(act(1))).await;
    assert_eq!(answer, Err(RecordsError::Unavailable));
    assert!(took < Duration::from_secs(3), "{took:?}");
    assert_eq!(records.staff.list().await, Ok(vec![]), "that is no reason to give up the line");

    let noted = async {
        while records.audit.append(act(2)).await.is_err() {
            tokio::time::sleep(LOOK_EVERY).await;
        }
    };
    timeout(PATIENCE, noted).await.expect("PostgreSQL ends what was left open");
    assert!(sqlx::query("SELECT 1").execute(&mut *held).await.is_err(), "whoever held it has lost it");
}

#[tokio::test]
async fn a_user_who_may_do_nothing_else_is_enough() {
    let server = PostgresServer::on_the_network();
    server.say("postgres", "CREATE USER chat PASSWORD 'hunter2'");
    server.say("postgres", "CREATE DATABASE records OWNER chat");
    let records = node(&format!("postgres://chat:hunter2@127.0.0.1:{}/records", server.port())).await;
    records.audit.append(act(1)).await.unwrap();
    assert_eq!(records.staff.list().await, Ok(vec![]));
}

#[tokio::test]
async fn a_database_that_cannot_be_used_stops_the_start_and_is_named_without_the_password() {
    let server = PostgresServer::on_the_network();
    server.say("postgres", "CREATE USER chat PASSWORD 'right-hunter2'");
    server.say("postgres", "CREATE DATABASE records");
    let at = format!("127.0.0.1:{}", server.port());
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = silent.local_addr().unwrap();
    for (url, expected) in [
        (format!("postgres://chat:wrong-hunter2@{at}/records"), "password authentication failed"),
        (format!("postgres://chat:right-hunter2@{at}/other"), "does not exist"),
        (format!("postgres://chat:right-hunter2@{at}/records"), "permission denied for schema"),
        (format!("postgres://chat:right-hunter2@{at}/records?sslmode=verify-full"), "does not support TLS"),
        (format!("postgres://chat:right-hunter2@{nobody}/records"), "no answer in time"),
        ("postgres://chat:right-hunter2@127.0.0.1:1/records".to_owned(), "refused"),
        ("postgres://chat:right-hunter2@/records?host=/nowhere".to_owned(), "No such file"),
    ] {
        let said = refused(&url, None).await;
        assert!(said.contains(expected) && said.contains("records_unreadable"), "{expected}: {said}");
        assert!(said.contains("PostgreSQL \"") && !said.contains("hunter2"), "{said}");
    }
    let said = refused(&server.url("records"), Some(Path::new("/nowhere/ca.pem"))).await;
    assert!(said.contains("/nowhere/ca.pem of `ca_file`"), "{said}");
}

#[tokio::test]
async fn tls_is_spoken_with_the_authority_that_is_named_and_for_its_name_only() {
    let make = || rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let (ours, another) = (make(), make());
    let server = PostgresServer::with_tls(&ours.cert.pem(), &ours.signing_key.serialize_pem());
    server.say("postgres", "CREATE USER chat PASSWORD 'hunter2'");
    server.say("postgres", "CREATE DATABASE records OWNER chat");
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, pem: String| {
        let path = folder.path().join(name);
        std::fs::write(&path, pem).unwrap();
        path
    };
    let (ca, wrong) = (file("ca.pem", ours.cert.pem()), file("wrong.pem", another.cert.pem()));
    let url =
        |host: &str| format!("postgres://chat:hunter2@{host}:{}/records?sslmode=verify-full", server.port());
    let keeper = open(&address(&url("localhost")), Some(&ca)).await.unwrap();
    let encrypted = "SELECT count(*) FROM pg_stat_ssl WHERE ssl AND pid = pg_backend_pid()";
    let line = keeper.database.line().unwrap();
    let encrypted: i64 = sqlx::query_scalar(encrypted).fetch_one(&line.pool).await.unwrap();
    assert_eq!(encrypted, 1);
    for (host, ca) in [("localhost", Some(&*wrong)), ("localhost", None), ("127.0.0.1", Some(&*ca))] {
        let said = refused(&url(host), ca).await;
        assert!(said.contains("certificate"), "{host} {ca:?}: {said}");
    }
}

#[test]
fn nobody_sees_the_password_of_a_line() {
    let url = "postgres://chat:hunter2@127.0.0.1/records";
    let address = PostgresAddress { password: Some("p ä+&=%".to_owned().into()), ..address(url) };
    let url = url_of(&address);
    assert!(url.contains("&password=p%20%C3%A4%2B%26%3D%25"), "{url}");
    assert!(url.contains("host=127%2E0%2E0%2E1&port=5432&user=chat&dbname=records&sslmode=disable"), "{url}");
}

fn url_of(address: &PostgresAddress) -> String {
    url(address, None).expose_secret().to_owned()
}
