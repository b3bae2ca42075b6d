//! nginx with nchan: each side listens to a channel of its own and publishes to the other's.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::Peer;
use crate::process::{find, said_by};
use crate::room::Person;
use crate::socket::Socket;
use crate::tongue::Plain;

/// Where Debian's package puts it.
const MODULE: &str = "/usr/lib/nginx/modules/ngx_nchan_module.so";

/// nginx with nchan.
#[derive(Debug)]
pub struct Nchan;

fn enter(address: SocketAddr, number: u32, side: &str) -> Result<Person> {
    let socket = Socket::open(address, &format!("/{number}/{side}"), &[])?;
    Person::new(socket, Plain { is_answered: false })
}

fn nginx() -> Result<PathBuf> {
    let missing = "nginx with nchan is missing: apt-get install nginx libnginx-mod-nchan, or --without nchan";
    find("nginx").filter(|_| Path::new(MODULE).is_file()).context(missing)
}

impl Peer for Nchan {
    fn name(&self) -> &'static str {
        "nginx + nchan"
    }

    fn promises(&self) -> &'static str {
        "the last 10 kept in memory, going on after a loss; the sender is told nothing"
    }

    fn version(&self) -> Result<String> {
        said_by(&nginx()?, &["-v"])
    }

    fn command(&mut self, folder: &Path, address: SocketAddr) -> Result<Command> {
        let file = folder.join("nginx.conf");
        fs::write(&file, settings(folder, address))?;
        let mut command = Command::new(nginx()?);
        command.arg("-p").arg(folder).arg("-c").arg(file);
        Ok(command)
    }

    fn pair(&mut self, address: SocketAddr, number: u32) -> Result<[Person; 2]> {
        Ok([enter(address, number, "visitor")?, enter(address, number, "counsellor")?])
    }

    fn waiting(&mut self, address: SocketAddr, number: u32) -> Result<Person> {
        enter(address, number, "visitor")
    }
}

fn settings(folder: &Path, address: SocketAddr) -> String {
    let folder = folder.display();
    let place = |side: &str, other: &str| {
        format!(
            "location ~ ^/(\\d+)/{side}$ {{
                nchan_pubsub websocket;
                nchan_subscriber_channel_id \"$1-{side}\";
                nchan_publisher_channel_id \"$1-{other}\";
                nchan_subscriber_first_message newest;
                nchan_message_buffer_length 10;
                nchan_message_timeout 5m;
            }}"
        )
    };
    let (visitor, counsellor) = (place("visitor", "counsellor"), place("counsellor", "visitor"));
    let scratch: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {folder}/{kind};\n"))
        .concat();
    // As the same user, so that the worker can be looked at as its master can.
    let user = if is_root() { "user root;" } else { "" };
    format!(
        "load_module {MODULE};
        {user}
        daemon off;
        pid {folder}/nginx.pid;
        error_log {folder}/error.log;
        worker_processes 1;
        worker_rlimit_nofile 16000;
        events {{ worker_connections 16000; }}
        http {{
            access_log off;
            {scratch}
            server {{
                listen {address} backlog=4096;
                {visitor}
                {counsellor}
            }}
        }}"
    )
}

fn is_root() -> bool {
    said_by(Path::new("id"), &["-u"]).is_ok_and(|id| id == "0")
}
