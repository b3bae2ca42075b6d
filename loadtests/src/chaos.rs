//! Proof by real faults: real processes, a real Redis, real sockets, and a checker that
//! compares what the pages saw.
//!
//! Read [`fault`] for what goes wrong, [`crate::talk`] and [`crate::transcript`] for what a page does about
//! it, [`judge`] for what is then still a fault of the server. Choices follow the seed; time
//! is real, so a seed repeats the faults and not the very moment in which one hits.

mod aftermath;
mod almanac;
mod cluster;
mod counsellor;
mod crowd;
mod fault;
mod history;
mod judge;
pub mod link;
mod plan;
mod proxy;
mod report;
mod storm;
mod tally;
mod visitor;
mod world;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

pub use plan::{Plan, Store};
pub use report::Report;

use self::almanac::Almanac;
use self::cluster::{Cluster, TIMES};
use self::crowd::Crowd;
use self::fault::schedule;
use self::judge::{Evidence, Promise, Verdict};
use self::plan::CAPACITY;
use self::report::Findings;
use self::storm::Storm;
use self::tally::Tally;
use self::world::{Phase, World};
use crate::clock::Clock;

/// For everybody to come back, be served and go, after the last fault: settling, and a talk
/// of three messages.
const CALM: Duration = Duration::from_mins(1);

/// And this much for each round of talks of those who wait.
const ROUND: Duration = Duration::from_secs(30);

/// For the counsellors to end what is open: as long as a talk waits for a lost visitor.
const EVENING: Duration = Duration::from_secs(75);

/// Plays it. Whatever was started is ended, also when this is stopped.
pub async fn play(binary: &Path, plan: &Plan) -> Result<Report> {
    if plan.store() == Store::Memory && plan.nodes != 1 {
        bail!("live state in memory is for one node: say --nodes 1");
    }
    let (mut stop, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::select! {
        report = run(binary, plan) => report,
        _ = stop.recv() => bail!("asked to stop"),
        _ = interrupt.recv() => bail!("interrupted"),
    }
}

async fn run(binary: &Path, plan: &Plan) -> Result<Report> {
    let cluster = Arc::new(Cluster::prepare(binary, plan).await?);
    let names: Vec<String> = (0..plan.counsellors()).map(|n| format!("c{n}")).collect();
    println!("Adding {} counsellors …", names.len());
    // One after the other: the first makes the records file.
    for name in &names {
        cluster.add_counsellor(name, CAPACITY).await?;
    }
    cluster.start().await.with_context(|| "the nodes did not start")?;
    let (say, phase) = watch::channel(Phase::Storm);
    let (clock, tally, almanac) = (Clock::start(), Tally::new(), Almanac::default());
    let front = cluster.balancer.address;
    let balancer = cluster.balancer.clone();
    let world = World { clock, front, balancer, tally: tally.clone(), phase, seed: plan.seed };
    let storm = Storm::new(cluster.clone(), almanac.clone(), clock);
    let mut crowd = Crowd::new(world, plan.talks + plan.waiting, names);
    println!("The storm begins: {} faults …", schedule(plan).len());
    let course = async {
        tokio::select! {
            raged = storm.rage(schedule(plan)) => raged?,
            () = crowd.stay_full() => {}
        }
        println!("{:>8.2} s  calm; {} visitors are left", clock.now().as_secs_f64(), crowd.left());
        say.send_replace(Phase::Calm);
        let rounds = u32::try_from(plan.waiting.div_ceil(plan.talks.max(1))).unwrap_or(1);
        crowd.empty_within(CALM + ROUND * rounds).await;
        println!("{:>8.2} s  evening; {} visitors are left", clock.now().as_secs_f64(), crowd.left());
        say.send_replace(Phase::Evening);
        crowd.empty_within(EVENING).await;
        crowd.free_desks_within(EVENING).await;
        say.send_replace(Phase::Closed);
        crowd.empty_within(EVENING).await;
        anyhow::Ok(())
    };
    tokio::select! {
        course = course => course?,
        watched = storm.watch() => watched?,
    }
    let (stays, shifts) = crowd.go_home().await;
    println!("{:>8.2} s  everybody has gone", clock.now().as_secs_f64());
    let aftermath = aftermath::look(&cluster, || clock.now()).await?;
    let evidence = Evidence { stays, shifts, spells: almanac.spells(), times: TIMES };
    let mut verdict = Verdict::over(&evidence);
    for left in &aftermath.left_behind {
        verdict.broken(Promise::LeftBehind, left.clone(), &[]);
    }
    for complaint in storm.complaints() {
        verdict.broken(Promise::Unfit, complaint, &[]);
    }
    let counts = tally.counts();
    let findings = Findings {
        plan,
        counts: &counts,
        carried: &storm.carried(),
        evidence: &evidence,
        verdict: &verdict,
        aftermath: &aftermath,
    };
    let report = Report::new(&findings);
    if !report.holds() {
        drop(storm);
        if let Some(mut cluster) = Arc::into_inner(cluster) {
            let folder = cluster.keep_logs();
            std::fs::write(folder.join("histories"), evidence.histories())?;
            println!("All histories, and the logs of all processes, are kept in {}", folder.display());
        }
    }
    Ok(report)
}
