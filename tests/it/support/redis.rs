//! A real Redis of the test's own, on a free port, that goes with the test: also when the
//! test panics, and when it is killed.

use std::cell::OnceCell;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// Looking for an answer this often, and so many times: ten seconds.
const LOOK_EVERY: Duration = Duration::from_millis(10);
const LOOKS: usize = 1_000;

/// Waits at the pipe from the test. When the test is gone, however it went, so is what it started.
pub(super) const WITH_THE_TEST: &str = "\"$@\" & read -r _; kill -9 $!; wait";

/// A running redis-server.
#[derive(Debug)]
pub(crate) struct RedisServer {
    process: Child,
    port: u16,
    folder: TempDir,
    /// The server itself, once it was asked.
    pid: OnceCell<u32>,
}

impl RedisServer {
    /// One that writes to no disk, as live state needs it.
    pub(crate) fn start() -> Self {
        Self::with(&[])
    }

    /// With these arguments over those.
    pub(crate) fn with(arguments: &[&str]) -> Self {
        // Another process may take a free port in between: then the next one is tried.
        for _ in 0..5 {
            if let Some(server) = Self::try_with(arguments) {
                return server;
            }
        }
        panic!("redis-server does not start; is Debian's package `redis-server` installed?");
    }

    /// A new one, empty, where another has been.
    pub(crate) fn on(port: u16) -> Self {
        Self::try_on(port, &[]).expect("the port is free again")
    }

    /// One that speaks TLS only, with this certificate and key, both in PEM form.
    pub(crate) fn with_tls(certificate: &str, key: &str) -> Self {
        let port = free_port();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("it can be written");
            path.display().to_string()
        };
        let (certificate, key) = (file("certificate.pem", certificate), file("key.pem", key));
        let port_text = port.to_string();
        let arguments = ["--port", "0", "--tls-port", &port_text, "--tls-auth-clients", "no"];
        let files =
            ["--tls-cert-file", &certificate, "--tls-key-file", &key, "--tls-ca-cert-file", &certificate];
        Self::try_on(port, &[arguments, files].concat()).expect("it starts")
    }

    /// A sentinel that looks after this master under the name `chat`.
    pub(crate) fn sentinel_of(master: &Self) -> Self {
        let port = free_port();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("sentinel.conf");
        let settings = format!(
            "port {port}\nbind 127.0.0.1\nsentinel monitor chat 127.0.0.1 {} 1\n\
             sentinel down-after-milliseconds chat 300\nsentinel failover-timeout chat 3000\n",
            master.port
        );
        std::fs::write(&file, settings).expect("it can be written");
        let mut command = Command::new("redis-server");
        command.arg(file).arg("--sentinel");
        Self::spawn(&command, port, folder).expect("it starts")
    }

    fn try_with(arguments: &[&str]) -> Option<Self> {
        Self::try_on(free_port(), arguments)
    }

    fn try_on(port: u16, arguments: &[&str]) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut command = Command::new("redis-server");
        command
            .args(["--port", &port.to_string(), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
            .args(["--repl-diskless-sync-delay", "0", "--dir"])
            .arg(folder.path())
            .args(arguments);
        Self::spawn(&command, port, folder)
    }

    fn spawn(redis: &Command, port: u16, folder: TempDir) -> Option<Self> {
        let process = Command::new("sh")
            .args(["-c", WITH_THE_TEST, "sh"])
            .arg(redis.get_program())
            .args(redis.get_args())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("there is a shell");
        let mut server = Self { process, port, folder, pid: OnceCell::new() };
        (0..LOOKS).any(|_| server.answers()).then_some(server)
    }

    fn answers(&mut self) -> bool {
        let answers = match TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)) {
            Ok(_) => true,
            Err(error) if error.kind() == ErrorKind::ConnectionRefused => false,
            Err(error) => panic!("the port cannot be looked at: {error}"),
        };
        if !answers {
            std::thread::sleep(LOOK_EVERY);
        }
        answers
    }

    /// As it stands in the settings.
    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/0", self.port)
    }

    /// Waits until its answer to `words` holds what is expected of it.
    pub(crate) fn says(&self, words: &[&str], expected: &str) {
        let says = || {
            let said = self.say(words).contains(expected);
            if !said {
                std::thread::sleep(LOOK_EVERY);
            }
            said
        };
        assert!((0..LOOKS).any(|_| says()), "{words:?} never said {expected:?}");
    }

    /// It does nothing any more, and its connections stay.
    pub(crate) fn stands_still(&self) {
        self.signal("-STOP");
    }

    /// It goes on where it was.
    pub(crate) fn goes_on(&self) {
        self.signal("-CONT");
    }

    fn signal(&self, signal: &str) {
        let pid = self.pid.get_or_init(|| {
            let told = self.say(&["INFO", "server"]);
            let id = told.lines().find_map(|line| line.trim().strip_prefix("process_id:")?.parse().ok());
            id.expect("it tells its process")
        });
        let sent = Command::new("kill").args([signal, &pid.to_string()]).status().expect("there is `kill`");
        assert!(sent.success(), "process {pid} is there");
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Where it would write, if it wrote.
    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// What redis-cli says, without the closing line break.
    pub(crate) fn say(&self, words: &[&str]) -> String {
        let output = Command::new("redis-cli")
            .args(["-p", &self.port.to_string()])
            .args(words)
            .output()
            .expect("redis-cli comes with redis-server");
        assert!(output.status.success(), "redis-cli {words:?}");
        String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ended = self.process.wait();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("it is bound").port()
}
