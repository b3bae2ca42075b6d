//! The certificate that the program gets by itself, from a real authority.

use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use tempfile::TempDir;

use super::program::{Running, fortrolig, output};
use crate::support::authority::{Authority, quiet_port, shown};
use crate::support::http::get;

/// Where the program listens, and the authority knocks.
struct Place {
    port: u16,
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { port: quiet_port(), folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn address(&self) -> SocketAddr {
        SocketAddr::from((Ipv4Addr::LOCALHOST, self.port))
    }

    /// The settings with which these names are asked for.
    fn settings(&self, authority: &Authority, names: &str) -> Vec<(&'static str, String)> {
        let file = |name: &str| self.folder.path().join(name).display().to_string();
        vec![
            ("LISTEN__ADDRESS", self.address().to_string()),
            ("LISTEN__ADMIN_ADDRESS", "127.0.0.1:0".to_owned()),
            ("LISTEN__REDIRECT_ADDRESS", "127.0.0.1:0".to_owned()),
            ("LISTEN__PUBLIC_ORIGINS", "https://chat.example.no".to_owned()),
            ("RECORDS__PATH", file("r.sqlite")),
            ("ACME__DOMAINS", names.to_owned()),
            ("ACME__CONTACT", "drift@example.no".to_owned()),
            ("ACME__DIRECTORY", authority.directory()),
            ("ACME__FOLDER", file("acme")),
            ("ACME__CA_FILE", authority.ca_file().display().to_string()),
        ]
    }

    async fn run(&self, settings: &[(&'static str, String)]) -> Program {
        let mut running = Running::start(command(settings));
        let redirect = address(&running.says("sends people on to HTTPS").await);
        let admin = address(&running.says("metrics and health").await);
        Program { running, redirect, admin }
    }

    fn kept(&self) -> Vec<(String, u32)> {
        let authority = std::fs::read_dir(self.folder.path().join("acme")).expect("it is there").next();
        let authority = authority.expect("a folder for the authority").expect("it can be read").path();
        let mode = |path: &Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        let files = std::fs::read_dir(authority).expect("it is there");
        let mut kept: Vec<_> = files
            .map(|file| file.expect("it can be read").path())
            .map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), mode(&path)))
            .collect();
        kept.sort();
        kept
    }
}

struct Program {
    running: Running,
    redirect: SocketAddr,
    admin: SocketAddr,
}

impl Program {
    async fn number(&self, name: &str) -> i64 {
        let answer = get(self.admin, "/metrics", &[]).await.body;
        let line = answer.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.unwrap_or_else(|| panic!("no {name}")).parse().expect("a number")
    }

    async fn end(mut self) {
        self.running.child.kill().await.expect("it runs");
    }
}

fn command(settings: &[(&'static str, String)]) -> tokio::process::Command {
    fortrolig(&settings.iter().map(|(key, value)| (*key, value.as_str())).collect::<Vec<_>>())
}

fn address(line: &str) -> SocketAddr {
    line.split('"').nth(1).expect("the address is quoted").parse().expect("an address")
}

#[tokio::test]
async fn a_first_start_gets_a_certificate_and_the_next_one_serves_it_without_asking() {
    let place = Place::new();
    let mut authority = Authority::that_knocks_at(place.port);
    let settings = place.settings(&authority, "chat.example.no");
    let root = authority.root().await;

    let mut first = place.run(&settings).await;
    first.running.says("a certificate was issued").await;
    let issued = shown(place.address(), "chat.example.no", root.clone()).await.expect("a browser takes it");
    let other = shown(place.address(), "other.example.no", root.clone()).await;
    assert!(other.is_err(), "it is for our name alone");
    assert!(first.number("fortrolig_certificate_ends_timestamp_seconds").await > 1_700_000_000);
    let plain = get(first.redirect, "/nn", &[]).await;
    assert_eq!((plain.status, plain.header("location")), (308, Some("https://chat.example.no/nn")));
    let expected = ["account.json", "certificate.pem"].map(|name| (name.to_owned(), 0o600));
    assert_eq!(place.kept(), expected);
    first.end().await;

    authority.end();
    let next = place.run(&settings).await;
    assert_eq!(shown(place.address(), "chat.example.no", root).await, Ok(issued));
    assert_eq!(next.number("fortrolig_certificate_orders_failed").await, 0);
    next.end().await;
}

#[tokio::test]
async fn an_authority_that_forgot_us_is_asked_anew_and_one_that_says_no_leaves_the_old_certificate_served() {
    let place = Place::new();
    let mut authority = Authority::that_knocks_at(place.port);
    let mut program = place.run(&place.settings(&authority, "chat.example.no")).await;
    program.running.says("a certificate was issued").await;
    program.end().await;

    authority.forget_and_knock_at(place.port);
    let mut program = place.run(&place.settings(&authority, "chat.example.no,www.example.no")).await;
    program.running.says("a certificate was issued").await;
    let root = authority.root().await;
    let issued = shown(place.address(), "www.example.no", root.clone()).await.expect("both names are in it");
    program.end().await;

    authority.forget_and_knock_at(quiet_port());
    let settings = place.settings(&authority, "chat.example.no,www.example.no,new.example.no");
    let mut program = place.run(&settings).await;
    let said = program.running.says("no certificate was issued").await;
    // Pebble's word for a port at which nobody answers.
    assert!(said.contains("certificate_not_issued") && said.contains("unauthorized"), "{said}");
    assert!(!said.contains("example.no"), "the authority's own words are in the log: {said}");
    assert_eq!(shown(place.address(), "chat.example.no", root).await, Ok(issued));
    let mut doctor = command(&settings);
    doctor.arg("doctor");
    let (found, _) = output(doctor).await;
    let found = String::from_utf8_lossy(&found.stdout).into_owned();
    assert!(found.contains("look  order") && found.contains("unauthorized failed: "), "{found}");
    assert_eq!(program.number("fortrolig_certificate_orders_failed").await, 1);
    program.end().await;
}
