//! The programs a developer's machine must have, and what to say when one is missing.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

/// The oldest Node.js that vite 8 runs on.
const NODE_NEEDED: (u32, u32) = (20, 19);

/// Node.js in a version that can build the web client, and npm.
pub fn need_node() -> Result<()> {
    let Some(version) = said_by("node", "--version") else {
        bail!(
            "Node.js is missing. Install version {}.{} or newer from https://nodejs.org, then try again.",
            NODE_NEEDED.0,
            NODE_NEEDED.1
        );
    };
    if parse_version(&version).is_none_or(|found| found < NODE_NEEDED) {
        bail!(
            "Node.js {} is too old. Version {}.{} or newer is needed: https://nodejs.org",
            version.trim(),
            NODE_NEEDED.0,
            NODE_NEEDED.1
        );
    }
    if said_by("npm", "--version").is_none() {
        bail!("npm is missing. It comes with Node.js: https://nodejs.org");
    }
    Ok(())
}

/// Whether `cargo <name>` can be run here.
pub fn has_cargo_command(name: &str) -> bool {
    find(&format!("cargo-{name}")).is_some()
}

/// Where `program` is, if it is in `PATH` or in cargo's own folder.
pub fn find(program: &str) -> Option<PathBuf> {
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
        .chain(cargo_home.map(|home| home.join("bin")))
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// Whether this is root, who may install Debian packages.
pub fn is_root() -> bool {
    said_by("id", "-u").is_some_and(|id| id.trim() == "0")
}

fn said_by(program: &str, argument: &str) -> Option<String> {
    let output = Command::new(program).arg(argument).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn parse_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().trim_start_matches('v').split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_as_node_prints_it() {
        assert_eq!(parse_version("v20.20.2\n"), Some((20, 20)));
        assert_eq!(parse_version("v26.1.0"), Some((26, 1)));
        assert_eq!(parse_version("what"), None);
    }
}
