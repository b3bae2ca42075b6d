//! `cargo xtask load`: many simulated people against a real server, and what they cost.

use anyhow::Result;

use crate::command::Call;
use crate::report::step;
use crate::{project, redis};

/// Builds the server and the people and plays what is asked for. What that may be stands in
/// `loadtests/src/load.rs`; with `--debug` nothing is optimised, and the figures mean nothing.
pub fn load(arguments: &[&str]) -> Result<()> {
    redis::need_redis()?;
    let profile = if arguments.contains(&"--debug") { "debug" } else { "release" };
    let option = if profile == "release" { " --release" } else { "" };
    step("Building the server and the people", || {
        Call::new(&format!("cargo build --locked --package server --package loadtests{option}")).run()
    })?;
    let people = Call::of(&project::target().join(profile).join("loadtests"));
    let people = people.argument("--server").argument(project::server_binary(profile)).argument("play");
    arguments.iter().filter(|argument| **argument != "--debug").fold(people, Call::argument).run()
}
