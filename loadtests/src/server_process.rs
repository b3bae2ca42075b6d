//! What every load test tells the real binary: free loopback ports, files of its own, accounts.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

/// Password of every simulated counsellor: it opens nothing outside this run.
pub const PASSWORD: &str = "simulated-people-only";

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
