//! `cargo xtask chaos`: real faults for real processes, and what the people saw of it.

use anyhow::Result;

use crate::command::Call;
use crate::report::step;
use crate::{project, redis};

/// The run that is part of every test: about two minutes, the calm at the end included. A
/// node is killed every eight seconds, and Redis is lost once with its memory.
const SHORT: [&str; 8] = ["--minutes", "1.3", "--nodes", "3", "--talks", "20", "--waiting", "40"];

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

/// The short run over what is built already. Returns what it says of itself.
pub fn short() -> Result<Vec<String>> {
    redis::need_redis()?;
    call("debug", &SHORT).run_keeping(is_summary)
}

fn call(profile: &str, arguments: &[&str]) -> Call {
    let people = Call::of(&project::target().join(profile).join("loadtests"));
    let people = people.argument("--server").argument(project::server_binary(profile)).argument("chaos");
    arguments.iter().fold(people, Call::argument)
}

fn is_summary(line: &str) -> bool {
    let line = line.trim_start();
    let figures = ["messages_accepted", "talks_both_sides_saw", "longest_stall_s", "Every promise"];
    line.contains("kinds done") || figures.iter().any(|figure| line.starts_with(figure))
}
