//! Prosody: XMPP over WebSocket between two anonymous sessions, with stream management.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::Peer;
use crate::process::{find, said_by};
use crate::room::Person;
use crate::socket::Socket;
use crate::tongue::Xmpp;

/// Prosody.
#[derive(Debug)]
pub struct Prosody;

const OPEN: &str = "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0'/>";
const SIGN_IN: &str = "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>";
const BIND: &str =
    "<iq xmlns='jabber:client' type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>";
const ENABLE: &str = "<enable xmlns='urn:xmpp:sm:3' resume='true'/>";

fn prosody() -> Result<PathBuf> {
    find("prosody").context("Prosody is missing: apt-get install prosody, or --without prosody")
}

/// Somebody whom the server has given this address, and who is sure of what arrives.
fn enter(address: SocketAddr) -> Result<(Socket, String)> {
    let subprotocol = ["Sec-WebSocket-Protocol: xmpp".to_owned()];
    let mut socket = Socket::open(address, "/xmpp-websocket", &subprotocol)?;
    let has = |part: &'static str| move |text: &str| text.contains(part).then_some(());
    socket.say(OPEN)?;
    socket.wait_for(has("ANONYMOUS"))?;
    socket.say(SIGN_IN)?;
    socket.wait_for(has("<success"))?;
    socket.say(OPEN)?;
    socket.wait_for(has("xmpp-bind"))?;
    socket.say(BIND)?;
    let jid = socket.wait_for(|text| {
        let (_, after) = text.split_once("<jid>")?;
        Some(after.split_once("</jid>")?.0.to_owned())
    })?;
    socket.say(ENABLE)?;
    socket.wait_for(has("<enabled"))?;
    Ok((socket, jid))
}

impl Peer for Prosody {
    fn name(&self) -> &'static str {
        "Prosody"
    }

    fn promises(&self) -> &'static str {
        "XEP-0198: says when it has taken a line, asks the receiver whether it came, going on after a loss, from memory"
    }

    fn version(&self) -> Result<String> {
        let package = said_by(Path::new("dpkg-query"), &["-W", "-f", "prosody ${Version}", "prosody"]);
        Ok(package.unwrap_or_else(|_| "prosody".to_owned()))
    }

    fn command(&mut self, folder: &Path, address: SocketAddr) -> Result<Command> {
        let file = folder.join("prosody.cfg.lua");
        fs::write(&file, settings(folder, address))?;
        let mut command = Command::new(prosody()?);
        command.arg("-F").arg("--config").arg(file);
        Ok(command)
    }

    fn pair(&mut self, address: SocketAddr, _: u32) -> Result<[Person; 2]> {
        let (visitor, visitors) = enter(address)?;
        let (counsellor, counsellors) = enter(address)?;
        Ok([Person::new(visitor, Xmpp::with(counsellors))?, Person::new(counsellor, Xmpp::with(visitors))?])
    }

    fn waiting(&mut self, address: SocketAddr, _: u32) -> Result<Person> {
        let (socket, jid) = enter(address)?;
        Person::new(socket, Xmpp::with(jid))
    }
}

/// Only what the talks need, and nothing on the disk.
fn settings(folder: &Path, address: SocketAddr) -> String {
    let (folder, port) = (folder.display(), address.port());
    format!(
        r#"run_as_root = true
        daemonize = false
        pidfile = "{folder}/prosody.pid"
        data_path = "{folder}"
        log = {{ warn = "*console" }}
        storage = "memory"
        modules_enabled = {{ "saslauth", "websocket", "smacks" }}
        modules_disabled = {{ "s2s", "offline" }}
        c2s_ports = {{ }}
        http_ports = {{ {port} }}
        http_interfaces = {{ "127.0.0.1" }}
        https_ports = {{ }}
        http_default_host = "localhost"
        consider_websocket_secure = true
        authentication = "anonymous"
        VirtualHost "localhost"
        "#
    )
}
