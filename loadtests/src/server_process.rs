//! The real binary on free loopback ports, with files of its own that are gone afterwards.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use crate::http;

/// Long enough for a debug build on a busy machine.
const READY_WITHIN: Duration = Duration::from_secs(30);
const STOPPED_WITHIN: Duration = Duration::from_secs(20);

/// Password of every simulated counsellor: it opens nothing outside this run.
pub const PASSWORD: &str = "simulated-people-only";

/// A running server. Dropping it kills the process.
#[derive(Debug)]
pub struct ServerProcess {
    /// Where people go.
    pub address: SocketAddr,
    child: Child,
    /// Nodes that share it keep it until the last has stopped.
    _folder: Arc<TempDir>,
}

/// Files and addresses for a server that has not started yet.
#[derive(Debug)]
pub struct Prepared {
    binary: PathBuf,
    address: SocketAddr,
    admin: SocketAddr,
    folder: Arc<TempDir>,
    environment: Vec<(String, String)>,
    extra: toml::Table,
}

impl Prepared {
    /// Chooses ports and gathers the settings.
    pub fn new(binary: &Path, extra: &toml::Table) -> Result<Self> {
        let binary = binary.canonicalize().with_context(|| format!("no server at {}", binary.display()))?;
        Self::within(binary, Arc::new(tempfile::tempdir()?), extra.clone())
    }

    /// Another node with the same settings and records.
    pub fn another(&self) -> Result<Self> {
        Self::within(self.binary.clone(), self.folder.clone(), self.extra.clone())
    }

    fn within(binary: PathBuf, folder: Arc<TempDir>, extra: toml::Table) -> Result<Self> {
        let (address, admin) = free_addresses()?;
        let environment = environment(address, admin, &folder.path().join("records.sqlite"), &extra)?;
        Ok(Self { binary, address, admin, folder, environment, extra })
    }

    /// Adds a counsellor who writes all languages.
    pub async fn add_counsellor(&self, name: &str) -> Result<()> {
        add_counsellor(self.command(), name, 1).await
    }

    /// Starts it and waits until it says that it is ready.
    pub async fn start(self) -> Result<ServerProcess> {
        let child =
            self.command().arg("serve").kill_on_drop(true).spawn().context("the server did not start")?;
        let mut server = ServerProcess { address: self.address, child, _folder: self.folder };
        let ready = async {
            while !http::is_ready(self.admin).await {
                sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::select! {
            waited = timeout(READY_WITHIN, ready) => waited.context("the server did not get ready")?,
            status = server.child.wait() => bail!("the server stopped at once: {}", status?),
        }
        Ok(server)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.binary);
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }
}

impl ServerProcess {
    /// Its process id, for reading `/proc`.
    pub fn id(&self) -> Result<u32> {
        self.child.id().context("the server has stopped")
    }

    /// Asks it to stop, as an operator would, and waits until it has.
    pub async fn stop(mut self) -> Result<()> {
        let id = self.id()?;
        Command::new("kill").args(["-TERM", &id.to_string()]).status().await?;
        let status =
            timeout(STOPPED_WITHIN, self.child.wait()).await.context("the server did not stop")??;
        if !status.success() {
            bail!("the server ended badly: {status}");
        }
        Ok(())
    }
}

/// Adds a counsellor who writes all languages and has so many talks at once. `server` is
/// the binary with its settings.
pub async fn add_counsellor(mut server: Command, name: &str, capacity: usize) -> Result<()> {
    let mut child = server
        .args(["staff", "add", "--languages", "nb,nn,en", "--name", name, "--alias", name])
        .args(["--capacity", &capacity.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(format!("{PASSWORD}\n").as_bytes()).await?;
    }
    let status = child.wait().await?;
    if !status.success() {
        bail!("`fortrolig staff add` failed for {name}");
    }
    Ok(())
}

/// Two ports that are free now. Another program may take one before the server
/// does; then the start fails in words and the run is repeated.
pub fn free_addresses() -> Result<(SocketAddr, SocketAddr)> {
    let (one, other) = (TcpListener::bind("127.0.0.1:0")?, TcpListener::bind("127.0.0.1:0")?);
    Ok((one.local_addr()?, other.local_addr()?))
}

/// The harness's own settings with the scenario's after them, as the server reads its environment.
pub fn environment(
    address: SocketAddr,
    admin: SocketAddr,
    records: &Path,
    extra: &toml::Table,
) -> Result<Vec<(String, String)>> {
    let mut all = vec![
        (variable("listen", "address"), address.to_string()),
        (variable("listen", "admin_address"), admin.to_string()),
        (variable("listen", "public_origins"), format!("http://{address}")),
        (variable("hours", "always_open"), "true".to_owned()),
        (variable("staff", "second_step"), "off".to_owned()),
        (variable("records", "path"), records.to_string_lossy().into_owned()),
    ];
    for (section, keys) in extra {
        for (key, value) in keys.as_table().with_context(|| format!("settings.{section} is not a section"))? {
            let value = match value {
                toml::Value::String(text) => text.clone(),
                toml::Value::Integer(number) => number.to_string(),
                toml::Value::Boolean(truth) => truth.to_string(),
                _ => bail!("settings.{section}.{key} is neither text, a whole number, true nor false"),
            };
            all.push((variable(section, key), value));
        }
    }
    Ok(all)
}

fn variable(section: &str, key: &str) -> String {
    format!("FORTROLIG__{}__{}", section.to_uppercase(), key.to_uppercase())
}
