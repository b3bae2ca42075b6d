//! Simulated people against a real Fortrolig server.
//!
//! A person is a state and a behaviour ([`visitor`], [`counsellor`]); a scenario
//! says how many there are and what must hold ([`scenario`]); what everybody saw
//! is compared afterwards ([`ledger`]). It knows the wire (`server::protocol`) and
//! nothing else of the server. Read `scenarios/` next.

mod clock;
mod counsellor;
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

use anyhow::Result;
use clap::Parser;

use crate::report::Report;
use crate::scenario::{Kind, Scenario};

/// Plays one scenario and fails when a threshold breaks.
#[derive(Debug, Parser)]
struct Arguments {
    /// The server's binary.
    #[arg(long, default_value = "target/debug/fortrolig")]
    server: PathBuf,
    /// Where the result is written as JSON.
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/results"))]
    results: PathBuf,
    /// A file under loadtests/scenarios.
    scenario: PathBuf,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(report) if report.holds() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<Report> {
    let scenario = Scenario::read(&arguments.scenario)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let report = runtime.block_on(play(arguments, &scenario))?;
    print!("{report}");
    println!("Written to {}", report.write(&arguments.results)?.display());
    Ok(report)
}

async fn play(arguments: &Arguments, scenario: &Scenario) -> Result<Report> {
    match &scenario.kind {
        Kind::Evening(plan) => evening::play(&arguments.server, scenario, plan).await,
        Kind::Waiting(plan) => waiting::play(&arguments.server, scenario, plan).await,
    }
}
