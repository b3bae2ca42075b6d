//! The binary that was built beside these tests.

use std::path::PathBuf;
use std::process::{Output, Stdio};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStderr, Command};
use tokio::time::timeout;

const PATIENCE: Duration = Duration::from_secs(30);

/// `fortrolig` with these settings, as environment variables name them, and nothing
/// else of this process's environment.
pub(super) fn fortrolig(settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(binary());
    command.env_clear().stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    for (key, value) in settings {
        command.env(format!("FORTROLIG__{key}"), value);
    }
    command
}

fn binary() -> PathBuf {
    // target/debug/deps/it-… → target/debug/fortrolig
    let tests = std::env::current_exe().expect("a test has a file");
    let folder = tests.ancestors().nth(2).expect("deps stands in the profile's folder");
    let binary = folder.join("fortrolig");
    assert!(binary.exists(), "{} is missing: run `cargo build --package server` first", binary.display());
    binary
}

/// Runs it to its end.
pub(super) async fn output(mut command: Command) -> (Output, String) {
    let output = timeout(PATIENCE, command.output()).await.expect("it ends").expect("it starts");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output, said)
}

/// A running server and what it says.
pub(super) struct Running {
    pub(super) child: Child,
    lines: Lines<BufReader<ChildStderr>>,
}

impl Running {
    pub(super) fn start(mut command: Command) -> Self {
        let mut child = command.spawn().expect("it starts");
        let stderr = child.stderr.take().expect("it is piped");
        Self { child, lines: BufReader::new(stderr).lines() }
    }

    /// The address in the first line that says so.
    pub(super) async fn listens(&mut self) -> std::net::SocketAddr {
        let line = self.says("serving listen=").await;
        let address = line.split('"').nth(1).expect("the address is quoted");
        address.parse().expect("an address")
    }

    /// The next line with these words.
    pub(super) async fn says(&mut self, words: &str) -> String {
        let line = async {
            loop {
                let line = self.lines.next_line().await.expect("it can be read").expect("it still runs");
                if line.contains(words) {
                    return line;
                }
            }
        };
        timeout(PATIENCE, line).await.unwrap_or_else(|_| panic!("it never said {words:?}"))
    }
}
