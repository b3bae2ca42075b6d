//! The result of a run: tables for people, JSON for machines.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;
use serde::Serialize;

use super::aftermath::Aftermath;
use super::almanac::up_during;
use super::judge::{Evidence, PROMISES, Verdict, Violation};
use super::plan::Plan;
use super::storm::Carried;
use super::tally::{Counts, Want};
use crate::measure::Times;

/// Histories shown of this many violations; all are counted.
const TAILS_SHOWN: usize = 5;

/// Everything a reader wants to know.
#[derive(Debug, Serialize)]
pub struct Report {
    plan: Plan,
    operations: Vec<Row>,
    faults: Vec<Row>,
    faults_done: u32,
    kinds_of_faults: usize,
    violations: BTreeMap<&'static str, u32>,
    excused: BTreeMap<&'static str, u32>,
    figures: Vec<(&'static str, f64)>,
    longest_stall: Vec<String>,
    broken: Vec<Broken>,
}

#[derive(Debug, Serialize)]
struct Row {
    what: String,
    outcome: String,
    count: u64,
}

#[derive(Debug, Serialize)]
struct Broken {
    promise: &'static str,
    what: String,
    history: Vec<String>,
}

/// What a report is made of.
#[derive(Debug)]
pub struct Findings<'a> {
    /// What was asked for.
    pub plan: &'a Plan,
    /// What people did.
    pub counts: &'a Counts,
    /// What went wrong around them.
    pub carried: &'a Carried,
    /// What everybody saw.
    pub evidence: &'a Evidence,
    /// What came of it.
    pub verdict: &'a Verdict,
    /// What is left.
    pub aftermath: &'a Aftermath,
}

impl Report {
    /// Of these findings.
    pub fn new(findings: &Findings<'_>) -> Self {
        let Findings { plan, counts, carried, verdict, .. } = *findings;
        let operations = counts.operations.iter().map(|((what, outcome), count)| Row {
            what: (*what).to_owned(),
            outcome: outcome.clone(),
            count: *count,
        });
        let faults = carried.iter().map(|((what, outcome), count)| Row {
            what: (*what).to_owned(),
            outcome: (*outcome).to_owned(),
            count: (*count).into(),
        });
        let done = || carried.iter().filter(|((_, outcome), _)| *outcome == "done");
        let count = |violation: &&Violation, name| violation.promise.name() == name;
        let violations = PROMISES.map(|promise| {
            let name = promise.name();
            let found = verdict.violations.iter().filter(|violation| count(violation, name)).count();
            (name, u32::try_from(found).unwrap_or(u32::MAX))
        });
        let broken = verdict.violations.iter().enumerate().map(|(n, violation)| Broken {
            promise: violation.promise.name(),
            what: violation.what.clone(),
            history: if n < TAILS_SHOWN { violation.tail.clone() } else { vec![] },
        });
        Self {
            plan: plan.clone(),
            operations: operations.collect(),
            faults: faults.collect(),
            faults_done: done().map(|(_, count)| count).sum(),
            kinds_of_faults: done().count(),
            violations: violations.into(),
            excused: verdict.excused.clone(),
            figures: figures(findings),
            longest_stall: findings.longest_stall_told(),
            broken: broken.collect(),
        }
    }

    /// Whether every promise was kept.
    pub fn holds(&self) -> bool {
        self.violations.values().all(|count| *count == 0)
    }

    /// Writes `chaos.json` and says where.
    pub fn write(&self, folder: &Path) -> Result<PathBuf> {
        fs::create_dir_all(folder)?;
        let path = folder.join("chaos.json");
        fs::write(&path, serde_json::to_string_pretty(self)? + "\n")?;
        Ok(path)
    }
}

impl Findings<'_> {
    fn up(&self, from: Duration, to: Duration) -> Duration {
        up_during(&self.evidence.spells, self.plan.nodes, from, to)
    }

    /// The longest time from wanting something (to be back, to have a message accepted) to
    /// getting it, as far as at least one node and live state were up meanwhile.
    fn longest_stall(&self) -> Option<(Duration, &Want)> {
        let stalls = self.counts.wants.iter().map(|want| (self.up(want.from, want.to), want));
        stalls.max_by_key(|(time, _)| *time)
    }
}

impl Findings<'_> {
    /// Whose it was, and what happened to them meanwhile.
    fn longest_stall_told(&self) -> Vec<String> {
        const AROUND: Duration = Duration::from_secs(1);
        let Some((_, Want { who, what, from, to })) = self.longest_stall() else { return vec![] };
        let (begin, end) = (from.as_secs_f64(), to.as_secs_f64());
        let mut told = vec![format!("{who} wanted {what} from {begin:.3} s to {end:.3} s")];
        if let Some(history) = self.evidence.history_of(who) {
            told.extend(history.between(from.saturating_sub(AROUND), *to + AROUND));
        }
        told
    }
}

fn figures(findings: &Findings<'_>) -> Vec<(&'static str, f64)> {
    let Findings { counts, verdict, aftermath, .. } = findings;
    let (mut reconnects, mut reconnects_up) = (Times::new(), Times::new());
    for (from, to) in &counts.reconnects {
        reconnects.add(to.saturating_sub(*from));
        reconnects_up.add(findings.up(*from, *to));
    }
    let ms = |times: &Times, share| times.quantile_ms(share);
    let stall = findings.longest_stall().map_or(0.0, |(time, _)| time.as_secs_f64());
    let share = f64::from(verdict.refilled) / f64::from(verdict.talks.max(1));
    #[expect(clippy::cast_precision_loss, reason = "counts and kilobytes; nowhere near 2^52")]
    let count = |count: u64| count as f64;
    vec![
        ("talks_both_sides_saw", verdict.talks.into()),
        ("messages_accepted", verdict.accepted.into()),
        ("talks_that_needed_a_refill_share", share),
        ("talks_left_unsure", verdict.unsure.into()),
        ("offers_judged_for_overtaking", verdict.offers_judged.into()),
        ("longest_stall_s", stall),
        ("reconnects", count(reconnects.count())),
        ("reconnect_p50_ms", ms(&reconnects, 0.5)),
        ("reconnect_p95_ms", ms(&reconnects, 0.95)),
        ("reconnect_p999_ms", ms(&reconnects, 0.999)),
        ("reconnect_while_up_p95_ms", ms(&reconnects_up, 0.95)),
        ("reconnect_while_up_p999_ms", ms(&reconnects_up, 0.999)),
        ("accepted_p50_ms", ms(&counts.accepted, 0.5)),
        ("accepted_p99_ms", ms(&counts.accepted, 0.99)),
        ("delivered_p50_ms", ms(&counts.delivered, 0.5)),
        ("delivered_p99_ms", ms(&counts.delivered, 0.99)),
        ("counted_and_not_there", aftermath.miscounted),
        ("talks_silent_after_a_loss", count(aftermath.silent)),
        ("everything_gone_after_s", aftermath.gone_after.as_secs_f64()),
        ("node_memory_max_kb", count(aftermath.memory_kb.iter().copied().max().unwrap_or(0))),
    ]
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Plan { minutes, seed, nodes, talks, waiting, .. } = &self.plan;
        let store = self.plan.store();
        writeln!(
            f,
            "\nChaos: seed {seed}, {minutes} minutes, {nodes} nodes, live state in {store:?}, \
             {talks} talks and {waiting} waiting at once"
        )?;
        table(f, "Operations", &self.operations)?;
        table(f, "Faults", &self.faults)?;
        writeln!(f, "  {:<44} {:>30}", format!("{} kinds done", self.kinds_of_faults), self.faults_done)?;
        writeln!(f, "\nFigures")?;
        for (name, value) in &self.figures {
            writeln!(f, "  {name:<44} {value:>30.2}")?;
        }
        writeln!(f, "\nThe longest stall")?;
        for line in &self.longest_stall {
            writeln!(f, "  {line}")?;
        }
        if !self.excused.is_empty() {
            writeln!(f, "\nNot a violation, because")?;
            for (because, count) in &self.excused {
                writeln!(f, "  {because:<66} {count:>8}")?;
            }
        }
        writeln!(f, "\nViolations")?;
        for promise in PROMISES {
            let name = promise.name();
            writeln!(f, "  {name:<44} {:>30}", self.violations.get(name).copied().unwrap_or(0))?;
        }
        for broken in &self.broken {
            writeln!(f, "\n! {}: {}", broken.promise, broken.what)?;
            for line in &broken.history {
                writeln!(f, "    {line}")?;
            }
        }
        f.write_str(if self.holds() { "\nEvery promise was kept.\n" } else { "\nA promise was broken.\n" })
    }
}

fn table(f: &mut fmt::Formatter<'_>, title: &str, rows: &[Row]) -> fmt::Result {
    writeln!(f, "\n{title}")?;
    for Row { what, outcome, count } in rows {
        let mut both = String::new();
        write!(both, "{what:<30} {outcome}")?;
        writeln!(f, "  {both:<64} {count:>10}")?;
    }
    Ok(())
}
