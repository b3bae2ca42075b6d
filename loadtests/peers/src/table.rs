//! The result: medians, and what they are of the relay's, as a table and as JSON.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde::Serialize;

use crate::room::Round;

/// Where it ran and how.
#[derive(Debug, Serialize)]
pub struct Setting {
    /// Seconds since 1970.
    pub at: u64,
    /// As Linux names it.
    pub processor: String,
    /// How many of them.
    pub processors: usize,
    /// Linux.
    pub kernel: String,
    /// How busy the machine was before, as `/proc/loadavg` says: another's work is in the times.
    pub load_before: String,
    /// Talks at once.
    pub pairs: u32,
    /// Repetitions.
    pub rounds: u32,
    /// How long each.
    pub seconds: f64,
    /// People whose memory was measured.
    pub waiting: u32,
    /// Lines a second where it is not as many as the server can.
    pub rate: u32,
    /// The length of a line.
    pub line_bytes: usize,
}

/// What was measured of one server.
#[derive(Debug, Serialize)]
pub struct Figures {
    /// Which.
    pub name: &'static str,
    /// In which version.
    pub version: String,
    /// What it does for a line for that, as far as it is used here.
    pub promises: &'static str,
    /// Memory for each person who is connected and says nothing, in kB.
    pub idle_kb: Option<f64>,
    /// As much as it can, one after the other.
    pub saturated: Vec<Measured>,
    /// So many lines a second; none where it cannot.
    pub paced: Vec<Measured>,
}

/// One round.
#[derive(Clone, Debug, Serialize)]
pub struct Measured {
    /// Processor time of the server for each line that came to the other side, in microseconds.
    pub cpu_us: f64,
    /// Lines that came to the other side, a second.
    pub lines_per_s: f64,
    /// The share of its processor that the server used.
    pub busy: f64,
    /// Half of the lines were there by then, in microseconds after they were sent.
    pub p50_us: f64,
    /// All but one in a hundred.
    pub p99_us: f64,
}

impl From<&Round> for Measured {
    #[expect(clippy::cast_precision_loss, reason = "figures for people; none comes near 2^52")]
    fn from(round: &Round) -> Self {
        let (lines, took, cpu) = (round.delivered as f64, round.took.as_secs_f64(), round.cpu.as_secs_f64());
        let us = |quantile| round.times.value_at_quantile(quantile) as f64 / 1e3;
        Self {
            cpu_us: cpu * 1e6 / lines,
            lines_per_s: lines / took,
            busy: cpu / took,
            p50_us: us(0.5),
            p99_us: us(0.99),
        }
    }
}

/// The whole run.
#[derive(Debug, Serialize)]
pub struct Table {
    /// Where and how.
    pub setting: Setting,
    /// The relay first.
    pub peers: Vec<Figures>,
}

/// The value in the middle.
fn median(rounds: &[Measured], of: fn(&Measured) -> f64) -> Option<f64> {
    let mut values: Vec<f64> = rounds.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

impl Table {
    /// In Markdown, as it stands in README.md.
    pub fn markdown(&self) -> String {
        let Setting { processor, processors, kernel, load_before, pairs, rounds, seconds, .. } =
            &self.setting;
        let rate = self.setting.rate;
        let mut text = format!(
            "{processors} × {processor}, Linux {kernel}, load before {load_before}; {pairs} pairs, medians of \
             {rounds} rounds of {seconds} s\n\n\
             | server | idle memory per person | CPU per line, saturated | lines/s on one core | core used \
             | CPU at {rate}/s | p50 / p99 at {rate}/s | what it does for a line |\n|---|---:|---:|---:|---:|---:|---:|---|\n"
        );
        for peer in &self.peers {
            let line = self.line(peer);
            writeln!(text, "{line}").expect("a string takes everything");
        }
        text
    }

    fn line(&self, peer: &Figures) -> String {
        let cell = |of: fn(&Figures) -> Option<f64>, unit: &str, digits: usize| {
            let Some(value) = of(peer) else { return "–".to_owned() };
            let ratio = self.peers.first().and_then(of).map(|first| value / first);
            format!("{value:.digits$} {unit} ({:.2})", ratio.unwrap_or(f64::NAN))
        };
        let p50 = cell(|peer| median(&peer.paced, |round| round.p50_us), "µs", 0);
        let p99 = cell(|peer| median(&peer.paced, |round| round.p99_us), "µs", 0);
        let busy = median(&peer.saturated, |round| round.busy).unwrap_or_default();
        format!(
            "| {} | {} | {} | {} | {:.0} % | {} | {p50} / {p99} | {} |",
            peer.name,
            cell(|peer| peer.idle_kb, "kB", 1),
            cell(|peer| median(&peer.saturated, |round| round.cpu_us), "µs", 1),
            cell(|peer| median(&peer.saturated, |round| round.lines_per_s), "", 0).replace("  ", " "),
            busy * 100.0,
            cell(|peer| median(&peer.paced, |round| round.cpu_us), "µs", 1),
            peer.promises,
        )
    }

    /// Writes `peers.json` and says where.
    pub fn write(&self, folder: &Path) -> Result<PathBuf> {
        fs::create_dir_all(folder)?;
        let path = folder.join("peers.json");
        fs::write(&path, serde_json::to_string_pretty(self)? + "\n")?;
        Ok(path.canonicalize()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(cpu_us: f64) -> Measured {
        Measured { cpu_us, lines_per_s: 1e6 / cpu_us, busy: 1.0, p50_us: 100.0, p99_us: 300.0 }
    }

    #[test]
    fn the_middle_round_counts_and_the_first_peer_is_one() {
        let figures = |name, times: f64, paced| Figures {
            name,
            version: String::new(),
            promises: "",
            idle_kb: Some(8.0 * times),
            saturated: [30.0, 10.0, 20.0].map(|cpu| measured(cpu * times)).to_vec(),
            paced,
        };
        let setting = Setting {
            at: 0,
            processor: String::new(),
            processors: 2,
            kernel: String::new(),
            load_before: String::new(),
            pairs: 1,
            rounds: 3,
            seconds: 1.0,
            waiting: 1,
            rate: 5_000,
            line_bytes: 120,
        };
        let peers = vec![figures("floor", 1.0, vec![measured(40.0)]), figures("slow", 2.0, vec![])];
        let text = Table { setting, peers }.markdown();
        assert!(text.contains("| floor | 8.0 kB (1.00) | 20.0 µs (1.00) |"), "{text}");
        assert!(
            text.contains("| slow | 16.0 kB (2.00) | 40.0 µs (2.00) | 25000 (0.50) | 100 % | – | – / – |  |"),
            "{text}"
        );
    }
}
