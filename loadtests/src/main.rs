//! Simulated people against a real Fortrolig server.
//!
//! A person is a state and a behaviour ([`visitor`], [`counsellor`]); a scenario
//! says how many there are and what must hold ([`scenario`]); what everybody saw
//! is compared afterwards ([`ledger`]). It knows the wire (`server::protocol`) and
//! nothing else of the server. Read `scenarios/` next. How people fare while processes
//! and connections die is [`chaos`].

mod chaos;
mod clock;
mod counsellor;
mod distance;
mod evening;
mod http;
mod ledger;
mod measure;
mod person;
mod report;
mod scenario;
mod server_process;
mod socket;
mod visitor;
mod waiting;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

use crate::chaos::Plan;
use crate::scenario::{Kind, Scenario};

/// Plays one scenario and fails when a threshold breaks.
#[derive(Debug, Parser)]
#[command(subcommand_negates_reqs = true)]
struct Arguments {
    /// The server's binary.
    #[arg(long, global = true, default_value = "target/debug/fortrolig")]
    server: PathBuf,
    /// Where the result is written as JSON.
    #[arg(long, global = true, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/results"))]
    results: PathBuf,
    /// A file under loadtests/scenarios.
    #[arg(required = true)]
    scenario: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Kills, stops and cuts off, and checks what the people saw.
    Chaos(Plan),
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
    runtime.block_on(async {
        let Arguments { server, results, scenario, command } = arguments;
        if let Some(Command::Chaos(plan)) = command {
            let report = chaos::play(server, plan).await?;
            print!("{report}");
            println!("Written to {}", report.write(results)?.display());
            return Ok(report.holds());
        }
        let scenario = Scenario::read(scenario.as_deref().context("no scenario is named")?)?;
        let report = match &scenario.kind {
            Kind::Evening(plan) => evening::play(server, &scenario, plan).await?,
            Kind::Waiting(plan) => waiting::play(server, &scenario, plan).await?,
            Kind::Distance(plan) => distance::play(server, &scenario, plan).await?,
        };
        print!("{report}");
        println!("Written to {}", report.write(results)?.display());
        Ok(report.holds())
    })
}
