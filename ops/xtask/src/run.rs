//! `cargo xtask run`: the whole product on this machine, for trying and showing.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;

use anyhow::{Context, Result};

use crate::command::Call;
use crate::demo::Demo;
use crate::report::{Stopwatch, in_words, step};
use crate::{npm, project, tools};

/// The server's default addresses: for people, and for metrics and health.
const ADDRESSES: [&str; 2] = ["127.0.0.1:8080", "127.0.0.1:9090"];

/// Builds what has changed, makes demo sign-ins and becomes the server. It
/// returns only when something is missing.
pub fn run() -> Result<()> {
    let watch = Stopwatch::start();
    step("Looking for Node.js, npm and free ports", || {
        tools::need_node()?;
        ADDRESSES.into_iter().try_for_each(is_free)
    })?;
    let web_client = project::web_client();
    step("Packages of the web client", || npm::install(&web_client).map(say_if_current))?;
    step("Building the web client", || npm::build_web_client(npm::Build::IfChanged).map(say_if_current))?;
    step("Building the server (the first time takes some minutes)", || {
        Call::new("cargo build --locked --package server").run()
    })?;
    let server = project::server_binary("debug");
    let demo = step("Making demo sign-ins for this run", || Demo::prepare(&server))?;
    announce(&demo, &in_words(watch.elapsed()));
    // This process becomes the server, so that Ctrl-C reaches it and nothing is left behind.
    let error = demo.call(&server, "serve").command().exec();
    Err(error).context("the server did not start")
}

fn is_free(address: &str) -> Result<()> {
    TcpListener::bind(address).map(drop).with_context(|| {
        format!("{address} is in use. Stop the program that has it (perhaps another `cargo xtask run`)")
    })
}

fn say_if_current(changed: bool) {
    if !changed {
        println!("  nothing has changed");
    }
}

fn announce(demo: &Demo, time: &str) {
    println!("\nReady in {time}. Fortrolig is starting; Ctrl-C stops it.\n");
    println!("  A visitor goes to        http://localhost:8080");
    println!("  A counsellor goes to     http://localhost:8080/desk");
    for account in demo.accounts() {
        println!("    signs in as {:<10} password {}", account.name, account.password);
    }
    println!("\n  The sign-ins are made for this run; a real service also asks for a code from a phone.");
    println!("  Use a private window for the visitor.\n");
}
