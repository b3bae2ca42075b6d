//! `cargo xtask load`: simulated people against a real server.

use anyhow::{Result, bail};

use crate::command::Call;
use crate::project;
use crate::report::step;

/// Builds the server and the load generator and plays one scenario.
pub fn load(arguments: &[&str]) -> Result<()> {
    let (scenario, profile) = match arguments {
        [] => ("evening", "debug"),
        ["--release"] => ("evening", "release"),
        [scenario] => (*scenario, "debug"),
        [scenario, "--release"] => (*scenario, "release"),
        _ => bail!("usage: cargo xtask load [SCENARIO] [--release]"),
    };
    let option = if profile == "release" { " --release" } else { "" };
    step("Building the server and the load generator", || {
        Call::new(&format!("cargo build --locked --package server --package loadtests{option}")).run()
    })?;
    Call::of(&project::target().join(profile).join("loadtests"))
        .argument("--server")
        .argument(project::server_binary(profile))
        .argument(project::root().join("loadtests/scenarios").join(format!("{scenario}.toml")))
        .run()
}
