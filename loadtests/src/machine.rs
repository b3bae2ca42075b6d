//! The machine everything runs on: how many files may be open, and what it is.

use std::fs;

use anyhow::Result;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use serde::{Deserialize, Serialize};

/// Raises the number of files this process may have open to what it is allowed to, which the
/// servers it starts inherit, and says how many that is.
pub fn room_for_files() -> Result<u64> {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    if current != maximum {
        setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum })?;
    }
    Ok(maximum.unwrap_or(u64::MAX))
}

/// What a reader must know of the machine to place a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// Processor cores that can be used.
    pub cores: usize,
    /// The processor, as Linux names it.
    pub processor: String,
    /// The kernel's release.
    pub kernel: String,
    /// Memory in all, in MB.
    pub memory_mb: u64,
    /// Files that one process may have open.
    pub files_max: u64,
}

impl Machine {
    /// This one.
    pub fn this() -> Result<Self> {
        let of = |file: &str, name: &str| -> Option<String> {
            let text = fs::read_to_string(file).ok()?;
            let line = text.lines().find(|line| line.starts_with(name))?;
            Some(line.split_once(':')?.1.trim().to_owned())
        };
        let memory_kb = of("/proc/meminfo", "MemTotal").unwrap_or_default();
        let memory_kb: u64 = memory_kb.trim_end_matches("kB").trim().parse().unwrap_or(0);
        Ok(Self {
            cores: std::thread::available_parallelism()?.get(),
            processor: of("/proc/cpuinfo", "model name").unwrap_or_else(|| "not named".to_owned()),
            kernel: fs::read_to_string("/proc/sys/kernel/osrelease")?.trim().to_owned(),
            memory_mb: memory_kb / 1024,
            files_max: room_for_files()?,
        })
    }
}

/// Processor time of the whole machine so far, in hundredths of a second: busy, and in all.
pub fn ticks() -> Result<(u64, u64)> {
    let stat = fs::read_to_string("/proc/stat")?;
    Ok(read_ticks(&stat))
}

/// The first line: user nice system idle iowait irq softirq steal. Time that a hypervisor gave
/// to others counts as busy: nobody here could have it.
fn read_ticks(stat: &str) -> (u64, u64) {
    let first = stat.lines().next().unwrap_or_default();
    let fields: Vec<u64> = first.split_whitespace().skip(1).take(8).flat_map(str::parse).collect();
    let all: u64 = fields.iter().sum();
    let idle = fields.get(3).unwrap_or(&0) + fields.get(4).unwrap_or(&0);
    (all - idle, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_of_proc_stat_tells_busy_from_idle() {
        let stat = "cpu  100 5 50 800 40 1 2 2 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n";
        assert_eq!(read_ticks(stat), (160, 1000));
    }

    #[test]
    fn the_limit_of_open_files_is_raised_to_what_is_allowed() {
        let allowed = room_for_files().unwrap();
        assert_eq!(getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX), allowed);
        assert!(Machine::this().unwrap().cores > 0);
    }
}
