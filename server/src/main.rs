//! The binary: read the command line and the settings, do what they say, exit with a
//! code that tells how it went.

use std::process::ExitCode;

use clap::Parser;
use server::cli::{Cli, run};

#[tokio::main]
async fn main() -> ExitCode {
    match run(Cli::parse(), std::env::vars_os()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fortrolig: {error:#}");
            ExitCode::FAILURE
        }
    }
}
