//! Load: scenarios of many people at once, against one node and against two that share a Redis.
//!
//! A scenario is a file of steps ([`scenario`]). A person is a state and a behaviour
//! ([`visitor`], [`counsellor`], [`flood`]) and does what the web client does; what all of
//! them do now is said by the [`world`], and what they saw is noted in its [`book`]. The
//! [`course`] walks through the steps; a [`window`] is a stretch of it that is measured. What
//! comes out is an [`outcome`], and all outcomes together a [`page`].

mod accounts;
mod book;
mod chart;
mod counsellor;
mod course;
mod figures;
mod flood;
mod house;
mod ledger;
mod outcome;
mod page;
mod scenario;
mod series;
mod tables;
mod visitor;
mod window;
mod world;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use tokio::signal::unix::{SignalKind, signal};

pub use house::Setup;
pub use page::write as write_page;

use self::accounts::Accounts;
use self::outcome::Outcome;
use self::scenario::Scenario;
use crate::machine::room_for_files;

/// What is played.
#[derive(Args, Debug)]
pub struct Plan {
    /// Names of files under loadtests/scenarios; none: all but `tiny`.
    scenarios: Vec<String>,
    /// On what.
    #[arg(long, value_enum, default_value = "both")]
    setup: Wanted,
    /// So many times the people.
    #[arg(long, default_value = "1")]
    scale: f64,
    /// Length of each measured window, instead of what the scenario says.
    #[arg(long)]
    seconds: Option<u64>,
}

/// The set-ups that are played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Wanted {
    /// One node, live state in its memory.
    One,
    /// Two nodes that share a Redis.
    Two,
    /// One after the other.
    Both,
}

impl Wanted {
    fn setups(self) -> &'static [Setup] {
        match self {
            Self::One => &[Setup::One],
            Self::Two => &[Setup::Two],
            Self::Both => &[Setup::One, Setup::Two],
        }
    }
}

/// The order in which a reader meets them.
const ORDER: [&str; 7] = ["national", "ceiling", "rush", "storm", "slow", "flood", "soak"];

/// Plays everything that is wanted and writes each result, and the page of all results.
/// Returns whether every bound holds. Whatever was started is ended, also when this is stopped.
pub async fn play(binary: &Path, results: &Path, plan: &Plan) -> Result<bool> {
    let (mut stop, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::select! {
        holds = run(binary, results, plan) => holds,
        _ = stop.recv() => bail!("asked to stop"),
        _ = interrupt.recv() => bail!("interrupted"),
    }
}

async fn run(binary: &Path, results: &Path, plan: &Plan) -> Result<bool> {
    let binary = binary.canonicalize().with_context(|| format!("no server at {}", binary.display()))?;
    let names: Vec<String> = match plan.scenarios.as_slice() {
        [] => ORDER.map(str::to_owned).to_vec(),
        named => named.to_vec(),
    };
    let mut scenarios = vec![];
    for name in &names {
        let scenario = Scenario::read(&file(name))?.scaled(plan.scale, plan.seconds);
        let (needed, allowed) = (scenario.files_needed(), room_for_files()?);
        if needed > allowed {
            #[expect(clippy::cast_precision_loss, reason = "open files; nowhere near 2^52")]
            let fits = plan.scale * (allowed as f64) / (needed as f64);
            bail!(
                "{name} needs {needed} open files in one process and this machine allows {allowed} \
                 (`ulimit -Hn`): raise that, or say --scale {:.2}",
                (fits * 0.97 * 100.0).floor() / 100.0
            );
        }
        scenarios.push(scenario);
    }
    let desks = scenarios.iter().map(Scenario::desks).max().unwrap_or(0);
    println!("Adding {desks} counsellors …");
    let accounts = Accounts::made(&binary, desks).await?;
    let mut holds = true;
    for scenario in &scenarios {
        for setup in plan.setup.setups() {
            println!("\n{} on {} …", scenario.title, setup.in_words());
            let outcome: Outcome = course::play(&binary, scenario, *setup, &accounts, plan.scale).await?;
            print!("{outcome}");
            println!("Written to {}", outcome.write(results)?.display());
            holds &= outcome.holds();
        }
    }
    println!("\nThe report: {}", page::write(results)?.display());
    Ok(holds)
}

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(name).with_extension("toml")
}
