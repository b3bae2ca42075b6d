//! Times of many events, and what Linux says of the server's process.

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result};
use hdrhistogram::Histogram;

/// The longest time told apart: an hour, in microseconds.
const LONGEST_US: u64 = 3_600_000_000;

/// Durations, kept in microseconds with three digits.
#[derive(Clone, Debug)]
pub struct Times(Histogram<u64>);

impl Default for Times {
    fn default() -> Self {
        Self::new()
    }
}

impl Times {
    /// None yet.
    pub fn new() -> Self {
        Self(
            Histogram::new_with_bounds(1, LONGEST_US, 3).expect("three digits from 1 to an hour are allowed"),
        )
    }

    /// Adds one.
    pub fn add(&mut self, time: Duration) {
        self.0.saturating_record(u64::try_from(time.as_micros()).unwrap_or(u64::MAX));
    }

    /// Adds all of another.
    pub fn merge(&mut self, other: &Self) {
        self.0.add(&other.0).expect("all have the same bounds and digits");
    }

    /// How many.
    pub fn count(&self) -> u64 {
        self.0.len()
    }

    /// The mean, in milliseconds.
    pub fn mean_ms(&self) -> f64 {
        self.0.mean() / 1000.0
    }

    /// The time that this share of all (0 to 1) do not exceed, in milliseconds.
    pub fn quantile_ms(&self, share: f64) -> f64 {
        Duration::from_micros(self.0.value_at_quantile(share)).as_secs_f64() * 1000.0
    }
}

/// Memory of a process that is in RAM now, in kB (`VmRSS`).
pub fn resident_kb(process: u32) -> Result<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS in /proc")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}

/// CPU time a process has used so far. Linux counts it in hundredths of a second.
pub fn cpu_used(process: u32) -> Result<Duration> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The program's name stands in brackets and may hold spaces; utime and stime are the 12th and 13th after it.
    let (_, after) = stat.rsplit_once(')').context("/proc/stat has another form")?;
    let fields: Vec<&str> = after.split_whitespace().collect();
    let ticks =
        |n: usize| fields.get(n).context("/proc/stat is short")?.parse::<u64>().map_err(anyhow::Error::from);
    Ok(Duration::from_millis(10 * (ticks(11)? + ticks(12)?)))
}

/// Files and sockets that a process has open now.
pub fn open_files(process: u32) -> Result<u64> {
    Ok(fs::read_dir(format!("/proc/{process}/fd"))?.count() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_times_are_not_above_the_median() {
        let mut times = Times::new();
        for ms in 1..=1000 {
            times.add(Duration::from_millis(ms));
        }
        assert!((times.quantile_ms(0.5) - 500.0).abs() < 1.0);
        assert!((times.quantile_ms(1.0) - 1000.0).abs() < 1.0);
    }

    #[test]
    fn this_process_can_be_measured() {
        let me = std::process::id();
        assert!(resident_kb(me).unwrap() > 100);
        assert!(cpu_used(me).unwrap() < Duration::from_hours(1));
        assert!(open_files(me).unwrap() > 3);
    }
}
