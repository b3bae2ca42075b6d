//! What the operating system says of this process, under the names by which Prometheus'
//! own client libraries tell it: `process_…`. Read from `/proc` when somebody asks; where
//! there is none the series are missing, and nothing else is.

use std::fs;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Unit;

/// Linux tells times of a process in hundredths of a second, on every machine.
const TICKS_A_SECOND: f64 = 100.0;

/// Asks when it is asked.
#[derive(Debug)]
pub(super) struct OfThisProcess;

impl Collector for OfThisProcess {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> Result<(), std::fmt::Error> {
        let Some(stat) = Stat::of_this_process() else { return Ok(()) };
        let used = ConstCounter::new(stat.used_s);
        let help = "Processor time this process has used";
        let metric = encoder.encode_descriptor(
            "process_cpu",
            help,
            Some(&Unit::Seconds),
            EncodeMetric::metric_type(&used),
        )?;
        used.encode(metric)?;
        let mut gauge = |name, help, unit: Option<Unit>, value: Option<f64>| {
            let Some(value) = value else { return Ok(()) };
            let value = ConstGauge::new(value);
            let metric =
                encoder.encode_descriptor(name, help, unit.as_ref(), EncodeMetric::metric_type(&value))?;
            value.encode(metric)
        };
        let started = booted_at().map(|at| at + stat.started_s);
        gauge("process_start_time", "When this process started", Some(Unit::Seconds), started)?;
        gauge("process_resident_memory", "Memory in RAM", Some(Unit::Bytes), resident_bytes())?;
        gauge("process_open_fds", "Open file descriptors, one for each socket", None, open_files())?;
        gauge("process_max_fds", "The limit of open file descriptors", None, open_files_max())
    }
}

struct Stat {
    used_s: f64,
    started_s: f64,
}

impl Stat {
    fn of_this_process() -> Option<Self> {
        Self::parse(&fs::read_to_string("/proc/self/stat").ok()?)
    }

    /// The name stands in brackets and may hold anything; what follows is numbers.
    fn parse(text: &str) -> Option<Self> {
        let fields: Vec<&str> = text.rsplit_once(") ")?.1.split(' ').collect();
        // Counted from the state, which proc(5) calls the third field.
        let ticks = |field: usize| fields.get(field - 3)?.parse::<f64>().ok();
        Some(Self {
            used_s: (ticks(14)? + ticks(15)?) / TICKS_A_SECOND,
            started_s: ticks(22)? / TICKS_A_SECOND,
        })
    }
}

fn booted_at() -> Option<f64> {
    number_after("/proc/stat", "btime ")
}

fn resident_bytes() -> Option<f64> {
    Some(number_after("/proc/self/status", "VmRSS:")? * 1024.0)
}

fn open_files() -> Option<f64> {
    let count = fs::read_dir("/proc/self/fd").ok()?.count();
    // One of them is the folder that is being read.
    u32::try_from(count.saturating_sub(1)).ok().map(f64::from)
}

fn open_files_max() -> Option<f64> {
    number_after("/proc/self/limits", "Max open files")
}

/// The first number in the line of this file that begins so.
fn number_after(path: &str, begins: &str) -> Option<f64> {
    let text = fs::read_to_string(path).ok()?;
    let rest = text.lines().find_map(|line| line.strip_prefix(begins))?;
    rest.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_brackets_and_blanks_does_not_shift_the_fields() {
        let after = "S 1 2 2 0 -1 4194560 1 0 0 0 250 50 0 0 20 0 9 0 12345 1 1";
        let stat = Stat::parse(&format!("17 (a ) b) {after}")).unwrap();
        assert!((stat.used_s - 3.0).abs() < 1e-9);
        assert!((stat.started_s - 123.45).abs() < 1e-9);
        assert!(Stat::parse("nothing").is_none());
    }

    #[test]
    fn this_process_has_memory_files_and_a_start() {
        assert!(resident_bytes().unwrap() > 100_000.0);
        assert!(open_files().unwrap() >= 3.0);
        assert!(open_files_max().unwrap() >= open_files().unwrap());
        assert!(booted_at().unwrap() + Stat::of_this_process().unwrap().started_s > 1.7e9);
    }
}
