//! An evening: all visitors have a whole talk, and everything said is accounted for.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use server::protocol::visit::Side;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::clock::Clock;
use crate::counsellor::{Counsellor, Shift};
use crate::ledger::Ledger;
use crate::measure::{Times, cpu_used, resident_kb};
use crate::report::Report;
use crate::scenario::{EveningPlan, Scenario};
use crate::server_process::{Prepared, ServerProcess};
use crate::visitor::{Stay, Visitor};

/// The counsellors get the last `ended` of their talks in this time.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// Plays it and reports.
pub async fn play(binary: &Path, scenario: &Scenario, plan: &EveningPlan) -> Result<Report> {
    let prepared = Prepared::new(binary, &scenario.settings)?;
    println!("Adding {} counsellors …", plan.counsellors);
    let names: Vec<String> = (0..plan.counsellors).map(|n| format!("c{n}")).collect();
    for name in &names {
        prepared.add_counsellor(name).await?;
    }
    let server = prepared.start().await?;
    println!("{} visitors arrive over {} s …", plan.visitors, plan.arrive_over_s);
    let clock = Clock::start();
    let at = Doors { visitors: server.address, counsellors: server.address };
    let outcome = Outcome::of(scenario, plan, at, names, clock).await;
    let figures = outcome.figures(&server, clock)?;
    server.stop().await?;
    Ok(Report::new(scenario, &figures, outcome.complaints))
}

/// Where people go in.
#[derive(Clone, Copy, Debug)]
pub struct Doors {
    /// Visitors.
    pub visitors: SocketAddr,
    /// Counsellors.
    pub counsellors: SocketAddr,
}

/// What is known when everybody has gone home.
#[derive(Debug)]
pub struct Outcome {
    /// What was said, and seen.
    pub ledger: Ledger,
    waited: Times,
    accepted: Times,
    /// From a message's sending to the other screen.
    pub delivered: Times,
    stays: u32,
    /// What went wrong for single people.
    pub complaints: Vec<String>,
}

async fn people(outcome: &mut Outcome, at: Doors, plan: &EveningPlan, names: Vec<String>, clock: Clock) {
    let (close, closing) = watch::channel(false);
    let mut shifts = JoinSet::new();
    for (number, name) in (0..).zip(names) {
        let counsellor = Counsellor::new(number, name, plan.clone(), clock);
        shifts.spawn(counsellor.work(at.counsellors, closing.clone()));
    }
    let mut stays = JoinSet::new();
    let between = Duration::from_secs(plan.arrive_over_s) / plan.visitors.max(1);
    for number in 0..plan.visitors {
        stays.spawn(Visitor::new(number, plan.clone(), clock).live(at.visitors));
        sleep(between).await;
    }
    loop {
        tokio::select! {
            Some(shift) = shifts.join_next() => outcome.add_shift(flat(shift)),
            stay = stays.join_next() => match stay {
                Some(stay) => outcome.add_stay(flat(stay)),
                None => break,
            },
        }
    }
    sleep(LAST_WORDS).await;
    // Nobody listens any more when all counsellors have failed; then there is nothing to close.
    let _ = close.send(true);
    while let Some(shift) = shifts.join_next().await {
        outcome.add_shift(flat(shift));
    }
}

fn flat<T>(joined: Result<Result<T>, tokio::task::JoinError>) -> Result<T, String> {
    match joined {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(format!("{error:#}")),
        Err(error) => Err(format!("a simulated person broke: {error}")),
    }
}

impl Outcome {
    /// Plays the evening with these counsellors, who have accounts.
    pub async fn of(
        scenario: &Scenario,
        plan: &EveningPlan,
        at: Doors,
        names: Vec<String>,
        clock: Clock,
    ) -> Self {
        let mut outcome = Self::new();
        let evening = people(&mut outcome, at, plan, names, clock);
        if timeout(Duration::from_secs(scenario.at_most_s), evening).await.is_err() {
            // What is known is still told: it says who was stuck, and how many.
            let stuck = plan.visitors - outcome.stays;
            outcome.complaints.push(format!("it took too long: {stuck} visitors had not finished"));
        }
        outcome
    }

    fn new() -> Self {
        Self {
            ledger: Ledger::default(),
            waited: Times::new(),
            accepted: Times::new(),
            delivered: Times::new(),
            stays: 0,
            complaints: vec![],
        }
    }

    fn add_stay(&mut self, stay: Result<Stay, String>) {
        let stay = match stay {
            Ok(stay) => stay,
            Err(complaint) => return self.complaints.push(complaint),
        };
        self.stays += 1;
        self.accepted.merge(&stay.accepted);
        self.delivered.merge(&stay.delivered);
        if let Some(waited) = stay.waited {
            self.waited.add(waited);
        }
        if let Some(epoch) = stay.epoch {
            self.ledger.add(epoch, Side::Visitor, stay.view);
        }
    }

    fn add_shift(&mut self, shift: Result<Shift, String>) {
        let shift = match shift {
            Ok(shift) => shift,
            Err(complaint) => return self.complaints.push(complaint),
        };
        self.accepted.merge(&shift.accepted);
        self.delivered.merge(&shift.delivered);
        for (epoch, view) in shift.talks {
            self.ledger.add(epoch, Side::Counsellor, view);
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "figures for people; none comes near 2^52")]
    fn figures(&self, server: &ServerProcess, clock: Clock) -> Result<Vec<(&'static str, f64)>> {
        let faults = self.ledger.faults();
        let process = server.id()?;
        Ok(vec![
            ("stays_whole", f64::from(self.stays)),
            ("people_who_failed", self.complaints.len() as f64),
            ("talks_seen_by_both", self.ledger.talks() as f64),
            ("messages_delivered", self.delivered.count() as f64),
            ("messages_lost", f64::from(faults.lost)),
            ("messages_duplicated", f64::from(faults.duplicated)),
            ("messages_reordered", f64::from(faults.reordered)),
            ("messages_crossed", f64::from(faults.crossed)),
            ("talks_doubly_paired", f64::from(faults.doubly_paired)),
            ("accepted_p50_ms", self.accepted.quantile_ms(0.5)),
            ("accepted_p99_ms", self.accepted.quantile_ms(0.99)),
            ("delivered_p50_ms", self.delivered.quantile_ms(0.5)),
            ("delivered_p99_ms", self.delivered.quantile_ms(0.99)),
            ("waited_p50_ms", self.waited.quantile_ms(0.5)),
            ("waited_max_ms", self.waited.quantile_ms(1.0)),
            ("server_cpu_s", cpu_used(process)?.as_secs_f64()),
            ("server_resident_kb", resident_kb(process)? as f64),
            ("took_s", clock.now().as_secs_f64()),
        ])
    }
}
