//! `cargo xtask peers`: the same talks on our server and on what else could have carried them.

use std::path::Path;

use anyhow::Result;

use crate::command::Call;
use crate::report::step;
use crate::{debian, npm, project, tools};

/// Where Debian's package puts it.
const NCHAN: &str = "/usr/lib/nginx/modules/ngx_nchan_module.so";

/// Installs what is compared, builds what is ours and plays. What it is asked for stands in
/// `loadtests/peers/src/main.rs`; a peer that is left out is not installed, and with `--server`
/// the server is not built.
pub fn peers(arguments: &[&str]) -> Result<()> {
    let wanted = |name: &str| !arguments.windows(2).any(|pair| pair == ["--without", name]);
    if wanted("nchan") && !(Path::new("/usr/sbin/nginx").is_file() && Path::new(NCHAN).is_file()) {
        step("nginx with nchan", || service("nginx", "nginx libnginx-mod-nchan", "nchan"))?;
    }
    if wanted("prosody") && tools::find("prosody").is_none() {
        step("Prosody", || service("prosody", "prosody", "prosody"))?;
    }
    if wanted("socket.io") {
        step("Socket.IO", || {
            tools::need_node()?;
            npm::install(&project::root().join("loadtests/peers/socketio")).map(drop)
        })?;
    }
    let server = project::server_binary("release");
    let is_given = arguments.contains(&"--server");
    if wanted("fortrolig") && !is_given {
        let web_client = project::web_client();
        step("The web client", || {
            npm::install(&web_client)?;
            npm::build_web_client(npm::Build::IfChanged).map(drop)
        })?;
        step("The server (the first time takes many minutes)", || {
            Call::new("cargo build --locked --release --package server").run()
        })?;
    }
    step("The relay and everybody who talks", || {
        Call::new("cargo build --locked --release --package peers").run()
    })?;
    let mut call = Call::of(&project::target().join("release/peers"));
    if !is_given {
        call = call.argument("--server").argument(server);
    }
    arguments.iter().fold(call, Call::argument).run()
}

/// Installs a server that Debian starts at once; the run starts its own.
fn service(program: &str, packages: &str, peer: &str) -> Result<()> {
    debian::install(program, packages, &format!("or leave it out: --without {peer}"))?;
    if tools::find("service").is_some() {
        let _not_running = Call::new(&format!("service {program} stop")).run();
    }
    Ok(())
}
