//! Ours, as it is: visitors wait in the queue, counsellors with accounts take them from it, and
//! every line gets its place and its receipt. Only rates are raised: everybody comes from one
//! address here, and writes a thousand times as fast as people do.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::Peer;
use crate::process::{free_address, said_by};
use crate::room::Person;
use crate::socket::Socket;
use crate::tongue;

/// Of every simulated counsellor: it opens nothing outside this run.
const PASSWORD: &str = "simulated-people-only";

const ANSWER_WITHIN: Duration = Duration::from_secs(20);

/// What `protocol/limits.rs` says of one conversation.
const LINES_MAX: u64 = 4_000;

/// A million a second is no limit.
const RATES: [&str; 9] = [
    "SOCKET_FRAMES_PER_SECOND",
    "SOCKET_FRAMES_BURST",
    "SOCKET_MESSAGES_PER_SECOND",
    "SOCKET_MESSAGES_BURST",
    "NETWORK_CONNECTS_BURST",
    "NETWORK_JOINS_BURST",
    "SERVICE_JOINS_BURST",
    "NETWORK_SIGN_INS_BURST",
    "NETWORK_SIGN_INS_PER_MINUTE",
];

/// Our server.
#[derive(Debug)]
pub struct Fortrolig {
    binary: PathBuf,
    admin: SocketAddr,
    cookies: Vec<String>,
}

impl Fortrolig {
    /// Its release build.
    pub fn new(binary: &Path) -> Result<Self> {
        let binary = binary.canonicalize();
        let binary = binary.context("the server is not built; `cargo xtask peers` builds it")?;
        Ok(Self { binary, admin: free_address()?, cookies: Vec::new() })
    }

    fn with_settings(&self, folder: &Path, address: SocketAddr) -> Command {
        let mut command = Command::new(&self.binary);
        command
            .env("FORTROLIG__LISTEN__ADDRESS", address.to_string())
            .env("FORTROLIG__LISTEN__ADMIN_ADDRESS", self.admin.to_string())
            .env("FORTROLIG__LISTEN__PUBLIC_ORIGINS", format!("http://{address}"))
            .env("FORTROLIG__HOURS__ALWAYS_OPEN", "true")
            .env("FORTROLIG__STAFF__SECOND_STEP", "off")
            .env("FORTROLIG__RECORDS__PATH", folder.join("records.sqlite"))
            .env("FORTROLIG__QUEUE__SETTLE_S", "0");
        for rate in RATES {
            command.env(format!("FORTROLIG__LIMITS__{rate}"), "1000000");
        }
        command
    }

    fn visit(address: SocketAddr) -> Result<Socket> {
        let mut socket = Socket::open(address, "/ws/visit", &headers(address))?;
        say(&mut socket, &json!({ "type": "hello", "visible": false }))?;
        say(&mut socket, &json!({ "type": "join", "needs": { "language": "nb" } }))?;
        Ok(socket)
    }
}

impl Peer for Fortrolig {
    fn name(&self) -> &'static str {
        "Fortrolig"
    }

    fn promises(&self) -> &'static str {
        "cleaned, taken once, its place in one order and a receipt (HMAC), said when accepted, kept in memory for the talk, going on after a loss and after a restart, limits for each socket"
    }

    fn version(&self) -> Result<String> {
        said_by(&self.binary, &["--version"])
    }

    fn prepare(&mut self, folder: &Path, pairs: u32) -> Result<()> {
        for number in 0..pairs {
            let name = name(number);
            let mut child = self
                .with_settings(folder, free_address()?)
                .args([
                    "staff",
                    "add",
                    "--languages",
                    "nb",
                    "--capacity",
                    "1",
                    "--name",
                    &name,
                    "--alias",
                    &name,
                ])
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .spawn()?;
            if let Some(mut stdin) = child.stdin.take() {
                stdin.write_all(format!("{PASSWORD}\n").as_bytes())?;
            }
            if !child.wait()?.success() {
                bail!("`fortrolig staff add` failed for {name}");
            }
        }
        Ok(())
    }

    fn command(&mut self, folder: &Path, address: SocketAddr) -> Result<Command> {
        let mut command = self.with_settings(folder, address);
        command.arg("serve");
        Ok(command)
    }

    fn is_ready(&self, _: SocketAddr) -> bool {
        let request =
            format!("GET /health/ready HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.admin);
        ask(self.admin, &request).is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
    }

    fn open(&mut self, address: SocketAddr, pairs: u32) -> Result<()> {
        self.cookies = (0..pairs).map(|number| sign_in(address, &name(number))).collect::<Result<_>>()?;
        Ok(())
    }

    /// One after the other, so that nobody else is in the line. Whoever has a ticket is in it; the
    /// place is told later, with everybody's.
    fn pair(&mut self, address: SocketAddr, number: u32) -> Result<[Person; 2]> {
        let cookie = self.cookies.get(number as usize).context("somebody has no account")?;
        let mut visitor = Self::visit(address)?;
        wait_for(&mut visitor, "ticket")?;
        let mut lines = headers(address);
        lines.push(format!("Cookie: {cookie}"));
        let mut desk = Socket::open(address, "/ws/desk", &lines)?;
        say(&mut desk, &json!({ "type": "hello", "visible": false }))?;
        say(&mut desk, &json!({ "type": "ready_for_next" }))?;
        wait_for(&mut visitor, "ready")?;
        say(&mut visitor, &json!({ "type": "start" }))?;
        wait_for(&mut visitor, "talking")?;
        let talk = wait_for(&mut desk, "talk")?;
        let conversation = talk["conversation"].as_str().context("a talk without a name")?;
        Ok([
            Person::new(visitor, tongue::Fortrolig::visitor())?,
            Person::new(desk, tongue::Fortrolig::counsellor(conversation))?,
        ])
    }

    /// In the queue, with everything that belongs to a place in it.
    fn waiting(&mut self, address: SocketAddr, _: u32) -> Result<Person> {
        let mut visitor = Self::visit(address)?;
        wait_for(&mut visitor, "ticket")?;
        Person::new(visitor, tongue::Fortrolig::visitor())
    }

    fn lines_max(&self) -> Option<u64> {
        Some(LINES_MAX)
    }
}

fn name(number: u32) -> String {
    format!("c{number}")
}

fn headers(address: SocketAddr) -> Vec<String> {
    vec![format!("Origin: http://{address}"), "Sec-WebSocket-Protocol: fortrolig.v1".to_owned()]
}

fn say(socket: &mut Socket, frame: &Value) -> Result<()> {
    socket.say(&frame.to_string())
}

fn wait_for(socket: &mut Socket, kind: &str) -> Result<Value> {
    let found = socket.wait_for(|text| {
        let frame: Value = serde_json::from_str(text).ok()?;
        [kind, "refused"].contains(&frame["type"].as_str()?).then_some(frame)
    });
    let frame = found.with_context(|| format!("waiting for `{kind}`"))?;
    if frame["type"] == "refused" {
        bail!("refused instead of `{kind}`: {frame}");
    }
    Ok(frame)
}

/// The `Cookie` of a signed-in counsellor.
fn sign_in(address: SocketAddr, name: &str) -> Result<String> {
    let form = format!("name={name}&password={PASSWORD}");
    let mut request =
        format!("POST /desk/sign-in HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\n");
    write!(
        request,
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{form}",
        form.len()
    )?;
    let answer = ask(address, &request)?;
    let head = answer.split("\r\n\r\n").next().unwrap_or_default();
    let cookie = head.lines().find_map(|line| {
        let (header, value) = line.split_once(':')?;
        let pair = value.split(';').next()?.trim();
        (header.eq_ignore_ascii_case("set-cookie") && !pair.ends_with('=')).then(|| pair.to_owned())
    });
    cookie.with_context(|| format!("{name} could not sign in: {}", head.lines().next().unwrap_or_default()))
}

fn ask(address: SocketAddr, request: &str) -> Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(ANSWER_WITHIN))?;
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
