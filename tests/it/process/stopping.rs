//! SIGTERM: everybody is told when to come back, and the process is gone soon.

use std::os::unix::net::UnixDatagram;
use std::time::Duration;

use server::protocol::{CloseCode, ToVisitor};
use tokio::process::Command;
use tokio::time::timeout;

use super::program::{Running, fortrolig};
use crate::support::visitor::Visitor;

#[tokio::test]
async fn a_terminated_server_says_when_to_come_back_and_exits_well() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let records = folder.path().join("r.sqlite").display().to_string();
    let mut running = Running::start(fortrolig(&[
        ("LISTEN__ADDRESS", "127.0.0.1:0"),
        ("LISTEN__ADMIN_ADDRESS", "127.0.0.1:0"),
        ("HOURS__ALWAYS_OPEN", "true"),
        ("RECORDS__PATH", &records),
    ]));
    let address = running.listens().await;
    let mut visitor = Visitor::open(address).await;
    visitor.join().await;
    visitor.hear_place(0).await;
    let id = running.child.id().expect("it runs").to_string();
    let sent = Command::new("kill").args(["-TERM", &id]).status().await.expect("kill is there");
    assert!(sent.success());
    visitor.hear(|message| matches!(message, ToVisitor::ComeBack { .. }).then_some(())).await;
    assert_eq!(visitor.hear_close().await, Some(CloseCode::Restarting.code()));
    running.says("stopped").await;
    let exit = timeout(Duration::from_secs(15), running.child.wait()).await.expect("it ends in time");
    assert!(exit.expect("it can be waited for").success());
}

#[tokio::test]
async fn whoever_started_it_hears_that_it_serves_lives_and_stops() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let records = folder.path().join("r.sqlite").display().to_string();
    let socket = folder.path().join("notify");
    let manager = UnixDatagram::bind(&socket).expect("a socket");
    manager.set_read_timeout(Some(Duration::from_secs(30))).expect("it can be set");
    let hears = || {
        let mut line = [0; 64];
        let length = manager.recv(&mut line).expect("it is told");
        String::from_utf8_lossy(&line[..length]).into_owned()
    };
    let mut command = fortrolig(&[
        ("LISTEN__ADDRESS", "127.0.0.1:0"),
        ("LISTEN__ADMIN_ADDRESS", "127.0.0.1:0"),
        ("RECORDS__PATH", &records),
    ]);
    command.env("NOTIFY_SOCKET", &socket).env("WATCHDOG_USEC", "200000");
    let mut running = Running::start(command);
    assert_eq!(hears(), "READY=1");
    running.listens().await;
    assert_eq!([hears(), hears()], ["WATCHDOG=1", "WATCHDOG=1"]);
    let id = running.child.id().expect("it runs").to_string();
    let sent = Command::new("kill").args(["-TERM", &id]).status().await.expect("kill is there");
    assert!(sent.success());
    let told = std::iter::from_fn(|| Some(hears())).find(|line| line != "WATCHDOG=1");
    assert_eq!(told.as_deref(), Some("STOPPING=1"));
    running.says("stopped").await;
}
