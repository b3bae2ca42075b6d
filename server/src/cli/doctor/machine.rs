//! What the machine, and the process that runs or would run, allow: a memory that never
//! reaches a disk, sockets enough, a clock that is right.

use std::fs;
use std::process::{Command, Stdio};

use super::Finding;

/// Sockets are not all: files of the records, of the log, of the libraries.
const FILES_BESIDE_SOCKETS: u64 = 200;

/// Whose limits are looked at.
#[derive(Clone, Copy, Debug)]
pub(super) enum Watched {
    /// This process's, which a service started from here would have as well.
    Here,
    /// Those of a process that runs.
    Process(u32),
}

/// What was read. Nothing in it is missing but what could not be read.
#[derive(Debug, Default)]
pub(super) struct Machine {
    /// `/proc/swaps`
    swaps: Option<String>,
    /// `memory.swap.max` of the process's control group.
    swap_max: Option<String>,
    /// `/proc/…/limits`
    limits: Option<String>,
    /// `/proc/sys/kernel/core_pattern`
    core_pattern: Option<String>,
    /// Whether the clock follows others, as systemd tells.
    clock_follows: Option<bool>,
}

impl Machine {
    /// Reads this one.
    pub(super) fn read(watched: Watched) -> Self {
        let process = match watched {
            Watched::Here => "/proc/self".to_owned(),
            Watched::Process(pid) => format!("/proc/{pid}"),
        };
        let group = fs::read_to_string(format!("{process}/cgroup")).ok();
        let group =
            group.and_then(|text| Some(text.lines().find_map(|line| line.strip_prefix("0::"))?.to_owned()));
        Self {
            swaps: fs::read_to_string("/proc/swaps").ok(),
            swap_max: group
                .and_then(|group| fs::read_to_string(format!("/sys/fs/cgroup{group}/memory.swap.max")).ok()),
            limits: fs::read_to_string(format!("{process}/limits")).ok(),
            core_pattern: fs::read_to_string("/proc/sys/kernel/core_pattern").ok(),
            clock_follows: clock_follows(),
        }
    }

    /// What is thought of it, for a server with so many sockets.
    pub(super) fn look(&self, sockets_max: u32) -> Vec<Finding> {
        vec![self.swap(), self.core_dumps(), self.files(u64::from(sockets_max)), self.clock()]
    }

    fn swap(&self) -> Finding {
        let todo = "`swapoff -a` and take it out of /etc/fstab, or run under ops/deploy/fortrolig.service, which forbids it to the program; Redis needs the same";
        if self.swap_max.as_deref().map(str::trim) == Some("0") {
            return Finding::well("swap", "this process may not use any");
        }
        match &self.swaps {
            // The first line is the heading.
            Some(swaps) if swaps.lines().count() <= 1 => Finding::well("swap", "there is none"),
            Some(_) => Finding::mend("swap", "words of a talk could be written to it", todo),
            None => Finding::look("swap", "it cannot be told whether there is any", todo),
        }
    }

    fn core_dumps(&self) -> Finding {
        let subject = "core dumps";
        let todo = "LimitCORE=0 in the unit, as in ops/deploy/fortrolig.service, or `ulimit -c 0` before it is started; then give doctor --pid";
        match self.limit("Max core file size") {
            Some(0) => {
                // A pipe gets the dump whatever the limit is; systemd's own honours it.
                let pattern = self.core_pattern.as_deref().unwrap_or_default();
                if pattern.starts_with('|') && !pattern.contains("systemd-coredump") {
                    let todo = "`sysctl kernel.core_pattern=core`, and make it stay in /etc/sysctl.d";
                    return Finding::mend(
                        subject,
                        "they go to a program that is not bound by the limit",
                        todo,
                    );
                }
                Finding::well(subject, "none are written")
            }
            Some(_) => Finding::mend(subject, "words of a talk could be written into one", todo),
            None => Finding::look(subject, "it cannot be told whether they are written", todo),
        }
    }

    fn files(&self, sockets_max: u64) -> Finding {
        let needed = sockets_max + FILES_BESIDE_SOCKETS;
        let todo = format!("LimitNOFILE={needed} in the unit, or fewer sockets_max in [limits]");
        match self.limit("Max open files") {
            Some(limit) if limit >= needed => {
                Finding::well("open files", format!("{limit} are enough for {sockets_max} sockets"))
            }
            Some(limit) => {
                Finding::mend("open files", format!("{limit} are too few for {sockets_max} sockets"), todo)
            }
            None => Finding::look("open files", "it cannot be told how many are allowed", todo),
        }
    }

    fn clock(&self) -> Finding {
        let todo = "install and start systemd-timesyncd or chrony: sign-in codes and opening hours need the right time";
        match self.clock_follows {
            Some(true) => Finding::well("clock", "it follows the network's time"),
            Some(false) => Finding::mend("clock", "it does not follow the network's time", todo),
            None => Finding::look("clock", "it cannot be told whether it follows the network's time", todo),
        }
    }

    /// The limit that holds now, which stands before the one it could be raised to.
    fn limit(&self, name: &str) -> Option<u64> {
        let rest = self.limits.as_ref()?.lines().find_map(|line| line.strip_prefix(name))?;
        match rest.split_whitespace().next()? {
            "unlimited" => Some(u64::MAX),
            number => number.parse().ok(),
        }
    }
}

/// As systemd tells it; in a container nobody does.
fn clock_follows() -> Option<bool> {
    let mut ask = Command::new("timedatectl");
    ask.args(["show", "--property=NTPSynchronized", "--value"]).stdin(Stdio::null()).stderr(Stdio::null());
    let said = ask.output().ok()?;
    match String::from_utf8_lossy(&said.stdout).trim() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Verdict::{self, Look, Mend, Well};
    use super::*;

    const LIMITS: &str = "Limit                     Soft Limit           Hard Limit           Units\n\
        Max core file size        0                    unlimited            bytes\n\
        Max open files            65536                65536                files\n";

    fn sound() -> Machine {
        Machine {
            swaps: Some("Filename Type Size Used Priority\n".into()),
            swap_max: None,
            limits: Some(LIMITS.into()),
            core_pattern: Some("core\n".into()),
            clock_follows: Some(true),
        }
    }

    fn check(machine: &Machine, expected: [Verdict; 4]) {
        let verdicts: Vec<_> = machine.look(50_000).iter().map(|finding| finding.verdict).collect();
        assert_eq!(verdicts, expected, "{machine:?}");
    }

    #[test]
    fn a_sound_machine_is_found_well_and_one_that_tells_nothing_is_not() {
        check(&sound(), [Well; 4]);
        check(&Machine::default(), [Look; 4]);
    }

    #[test]
    fn swap_is_harmless_only_to_a_process_that_may_not_use_it() {
        let swaps = Some("Filename Type Size Used Priority\n/dev/sda2 partition 1 0 -2\n".to_owned());
        check(&Machine { swaps: swaps.clone(), ..sound() }, [Mend, Well, Well, Well]);
        let swap_max = Some("max\n".to_owned());
        check(&Machine { swaps: swaps.clone(), swap_max, ..sound() }, [Mend, Well, Well, Well]);
        check(&Machine { swaps, swap_max: Some("0\n".into()), ..sound() }, [Well; 4]);
    }

    #[test]
    fn a_dump_is_written_by_a_limit_or_in_spite_of_it() {
        let limits = |core: &str| Some(LIMITS.replace("size        0", &format!("size        {core}")));
        check(&Machine { limits: limits("unlimited"), ..sound() }, [Well, Mend, Well, Well]);
        let piped = |to: &str| Machine { core_pattern: Some(format!("|{to} %p")), ..sound() };
        check(&piped("/usr/share/apport/apport"), [Well, Mend, Well, Well]);
        check(&piped("/lib/systemd/systemd-coredump"), [Well; 4]);
    }

    #[test]
    fn too_few_files_and_a_wrong_clock_are_named() {
        let limits = Some(LIMITS.replace("65536", "1024"));
        check(&Machine { limits, clock_follows: Some(false), ..sound() }, [Well, Well, Mend, Mend]);
    }

    #[test]
    fn this_machine_can_be_read() {
        let machine = Machine::read(Watched::Process(std::process::id()));
        assert!(machine.limit("Max open files").is_some() && machine.core_pattern.is_some());
    }
}
