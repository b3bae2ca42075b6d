//! `cargo xtask chaos`: real faults for real processes, and what the people saw of it.

use anyhow::Result;

use crate::command::Call;
use crate::report::step;
use crate::{project, redis};

/// Builds the server and the people and lets the faults fall. What it is asked for stands in
/// `loadtests/src/chaos/plan.rs`.
pub fn chaos(arguments: &[&str]) -> Result<()> {
    redis::need_redis()?;
    if arguments.contains(&"--sentinel") {
        redis::need_sentinel()?;
    }
    let profile = if arguments.contains(&"--release") { "release" } else { "debug" };
    let option = if profile == "release" { " --release" } else { "" };
    step("Building the server and the people", || {
        Call::new(&format!("cargo build --locked --package server --package loadtests{option}")).run()
    })?;
    let wanted: Vec<&str> = arguments.iter().copied().filter(|argument| *argument != "--release").collect();
    call(profile, &wanted).run()
}

fn call(profile: &str, arguments: &[&str]) -> Call {
    let people = Call::of(&project::target().join(profile).join("loadtests"));
    let people = people.argument("--server").argument(project::server_binary(profile)).argument("chaos");
    arguments.iter().fold(people, Call::argument)
}
