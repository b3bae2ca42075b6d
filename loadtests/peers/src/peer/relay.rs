//! The bare relay, `src/bin/relay.rs`.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::Peer;
use crate::room::Person;
use crate::socket::Socket;
use crate::tongue::Plain;

/// The relay, as it is or with an acknowledgement of each line.
#[derive(Debug)]
pub struct Relay {
    /// Whether the sender is told.
    pub ack: bool,
}

impl Relay {
    fn enter(&self, address: SocketAddr, number: u32, side: &str) -> Result<Person> {
        let socket = Socket::open(address, &format!("/{number}/{side}"), &[])?;
        Person::new(socket, Plain { is_answered: self.ack })
    }
}

impl Peer for Relay {
    fn name(&self) -> &'static str {
        if self.ack { "axum relay, acknowledging" } else { "axum relay" }
    }

    fn promises(&self) -> &'static str {
        if self.ack {
            "says when it has passed a line on; keeps nothing"
        } else {
            "passes it on; what is under way when a socket breaks is gone"
        }
    }

    fn version(&self) -> Result<String> {
        Ok("axum and tokio-tungstenite of Cargo.lock".to_owned())
    }

    fn command(&mut self, _: &Path, address: SocketAddr) -> Result<Command> {
        let mut command = Command::new(binary()?);
        command.arg(address.to_string()).args(self.ack.then_some("--ack"));
        Ok(command)
    }

    fn pair(&mut self, address: SocketAddr, number: u32) -> Result<[Person; 2]> {
        Ok([self.enter(address, number, "visitor")?, self.enter(address, number, "counsellor")?])
    }

    fn waiting(&mut self, address: SocketAddr, number: u32) -> Result<Person> {
        self.enter(address, number, "visitor")
    }
}

/// Cargo builds it beside the driver.
fn binary() -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    let beside = here.with_file_name("relay");
    beside.is_file().then_some(beside).context("the relay was not built; `cargo xtask peers` builds it")
}
