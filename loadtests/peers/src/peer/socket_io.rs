//! Socket.IO on Node.js, `socketio/server.js`.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::Peer;
use crate::process::{find, said_by};
use crate::room::Person;
use crate::socket::Socket;
use crate::tongue;

/// Socket.IO.
#[derive(Debug)]
pub struct SocketIo;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("socketio")
}

fn node() -> Result<PathBuf> {
    find("node").context("Node.js is missing: https://nodejs.org, or --without socket.io")
}

fn enter(address: SocketAddr, number: u32, side: &str) -> Result<Person> {
    let path = format!("/socket.io/?EIO=4&transport=websocket&pair={number}&side={side}");
    let mut socket = Socket::open(address, &path, &[])?;
    socket.wait_for(|text| text.starts_with('0').then_some(()))?;
    socket.say("40")?;
    socket.wait_for(|text| text.starts_with("40").then_some(()))?;
    Person::new(socket, tongue::SocketIo::default())
}

impl Peer for SocketIo {
    fn name(&self) -> &'static str {
        "Socket.IO"
    }

    fn promises(&self) -> &'static str {
        "says when it has passed a line on; what was missed comes again for two minutes, from memory"
    }

    fn version(&self) -> Result<String> {
        let package = folder().join("node_modules/socket.io/package.json");
        let package = std::fs::read_to_string(package)
            .context("socket.io is not installed; run npm install in loadtests/peers/socketio")?;
        let package: serde_json::Value = serde_json::from_str(&package)?;
        let version = package["version"].as_str().unwrap_or("of an unknown version");
        Ok(format!("socket.io {version} on Node.js {}", said_by(&node()?, &["--version"])?))
    }

    fn command(&mut self, _: &Path, address: SocketAddr) -> Result<Command> {
        if !folder().join("node_modules/socket.io").is_dir() {
            bail!("socket.io is not installed; `cargo xtask peers` installs it, or --without socket.io");
        }
        let mut command = Command::new(node()?);
        command.arg(folder().join("server.js")).arg(address.port().to_string()).env("NODE_ENV", "production");
        Ok(command)
    }

    fn pair(&mut self, address: SocketAddr, number: u32) -> Result<[Person; 2]> {
        Ok([enter(address, number, "visitor")?, enter(address, number, "counsellor")?])
    }

    fn waiting(&mut self, address: SocketAddr, number: u32) -> Result<Person> {
        enter(address, number, "visitor")
    }
}
