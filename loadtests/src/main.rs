//! Simulated people against a real Fortrolig server.
//!
//! [`load`] is many of them, in scenarios with figures; [`chaos`] is how they fare while
//! processes and connections die. Both stand on the same page of a person ([`talk`],
//! [`transcript`]), the same sockets and the same processes. They know the wire
//! (`server::protocol`) and nothing else of the server. Read `scenarios/` next.

mod chaos;
mod clock;
mod http;
mod load;
mod machine;
mod measure;
mod node;
mod person;
mod process;
mod record;
mod redis;
mod server_process;
mod socket;
mod talk;
mod transcript;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Simulated people against a real server. Fails when something that must hold does not.
#[derive(Debug, Parser)]
struct Arguments {
    /// The server's binary.
    #[arg(long, global = true, default_value = "target/release/fortrolig")]
    server: PathBuf,
    /// Where results are written, as JSON and as a page.
    #[arg(long, global = true, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/results"))]
    results: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Plays scenarios of many people and says what they cost.
    Play(load::Plan),
    /// Writes the page of the results that are there.
    Report,
    /// Kills, stops and cuts off, and checks what the people saw.
    Chaos(chaos::Plan),
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether everything that must hold holds.
fn run(arguments: &Arguments) -> Result<bool> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let Arguments { server, results, command } = arguments;
    runtime.block_on(async {
        match command {
            Command::Play(plan) => load::play(server, results, plan).await,
            Command::Report => {
                println!("Written to {}", load::write_page(results)?.display());
                Ok(true)
            }
            Command::Chaos(plan) => {
                let report = chaos::play(server, plan).await?;
                print!("{report}");
                println!("Written to {}", report.write(results)?.display());
                Ok(report.holds())
            }
        }
    })
}
