//! A server's process on a processor of its own, and what Linux says of it and its children.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// The servers' processor; they work one at a time.
pub const SERVERS_CORE: &str = "0";

/// Ours.
pub const DRIVERS_CORE: &str = "1";

const READY_WITHIN: Duration = Duration::from_secs(20);
const STOPPED_WITHIN: Duration = Duration::from_secs(5);
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// A running server. Dropping it ends it, by its own id.
#[derive(Debug)]
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    child: Child,
}

impl Server {
    /// Starts a program on its processor and waits until `is_ready`.
    pub fn start(
        program: &Command,
        address: SocketAddr,
        log: &Path,
        is_ready: impl Fn() -> bool,
    ) -> Result<Self> {
        let files = files_max()?;
        let mut pinned = Command::new("prlimit");
        pinned.arg(format!("--nofile={files}:{files}")).args(["taskset", "-c", SERVERS_CORE]);
        pinned.arg(program.get_program()).args(program.get_args());
        for (name, value) in program.get_envs() {
            pinned.env(name, value.unwrap_or_default());
        }
        let file = File::create(log)?;
        pinned.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        let child =
            pinned.spawn().context("prlimit and taskset are needed; Debian has them in util-linux")?;
        let mut server = Self { address, child };
        for _ in 0..READY_WITHIN.as_millis() / LOOK_EVERY.as_millis() {
            if let Some(status) = server.child.try_wait()? {
                bail!("it stopped at once, {status}: {}", last_words(log));
            }
            if is_ready() {
                return Ok(server);
            }
            sleep(LOOK_EVERY);
        }
        bail!("it did not get ready: {}", last_words(log))
    }

    /// Processor time so far, of all threads and of every child. Linux tells hundredths of a second.
    pub fn cpu(&self) -> Result<Duration> {
        let mut ticks = 0;
        for process in self.processes() {
            let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
            // The program's name stands in brackets and may hold spaces; utime and stime are the
            // 12th and 13th after it.
            let (_, after) = stat.rsplit_once(')').context("/proc/…/stat has another form")?;
            for field in after.split_whitespace().skip(11).take(2) {
                ticks += field.parse::<u64>()?;
            }
        }
        Ok(Duration::from_millis(10 * ticks))
    }

    /// Memory in RAM, of it and every child, what is shared counted once (PSS), in kB.
    pub fn memory_kb(&self) -> Result<u64> {
        self.processes().iter().try_fold(0, |sum, process| {
            let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup"))?;
            let line =
                rollup.lines().find_map(|line| line.strip_prefix("Pss:")).context("no Pss in /proc")?;
            Ok(sum + line.trim().trim_end_matches("kB").trim().parse::<u64>()?)
        })
    }

    fn processes(&self) -> Vec<u32> {
        let (mut all, mut new) = (Vec::new(), VecDeque::from([self.child.id()]));
        while let Some(process) = new.pop_front() {
            all.push(process);
            // Whichever of its threads started them.
            for thread in fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten() {
                let children = fs::read_to_string(thread.path().join("children")).unwrap_or_default();
                new.extend(children.split_whitespace().filter_map(|id| id.parse::<u32>().ok()));
            }
        }
        all
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Server {
    /// Asks it to end, and sees to it that it does.
    pub fn stop(&mut self) {
        if matches!(self.child.try_wait(), Ok(Some(_)) | Err(_)) {
            return;
        }
        let children = self.processes();
        // Not reaped yet, so the id is still its own.
        signal("-TERM", &[self.child.id()]);
        for _ in 0..STOPPED_WITHIN.as_millis() / LOOK_EVERY.as_millis() {
            if matches!(self.child.try_wait(), Ok(Some(_)) | Err(_)) {
                return;
            }
            sleep(LOOK_EVERY);
        }
        signal("-KILL", &children);
        let _reaped = self.child.wait();
    }
}

fn signal(name: &str, processes: &[u32]) {
    let ids = processes.iter().map(ToString::to_string);
    let _gone_already = Command::new("kill").arg(name).args(ids).stderr(Stdio::null()).status();
}

fn last_words(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(5)..].join("\n")
}

/// This process, on its processor, with as many files as it may have.
pub fn pin_driver(files_needed: u64) -> Result<()> {
    if std::thread::available_parallelism()?.get() < 2 {
        bail!("two processors are needed: one for the server that is measured, one for everybody who talks");
    }
    let files = files_max()?;
    if files < files_needed {
        bail!("{files_needed} open files are needed, and `ulimit -Hn` is {files}; --waiting 200 needs fewer");
    }
    let me = std::process::id().to_string();
    for (program, arguments) in [
        ("taskset", vec!["-cp", DRIVERS_CORE, &me]),
        ("prlimit", vec!["--pid", &me, &format!("--nofile={files}:{files}")]),
    ] {
        let done = Command::new(program).args(arguments).stdout(Stdio::null()).status();
        let done = done.with_context(|| format!("{program} is missing; Debian has it in util-linux"))?;
        if !done.success() {
            bail!("{program} did not let this process be where it should: {done}");
        }
    }
    Ok(())
}

/// How many files a process here may be allowed to have open.
fn files_max() -> Result<u64> {
    let limits = fs::read_to_string("/proc/self/limits")?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    let hard = line.and_then(|line| line.split_whitespace().nth(1)).context("no limit in /proc")?;
    Ok(hard.parse().unwrap_or(1_000_000))
}

/// A port that is free now.
pub fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

/// Where a program is: in `PATH`, or where only root looks.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain([PathBuf::from("/usr/sbin")])
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// What a program prints, for telling its version.
pub fn said_by(program: &Path, arguments: &[&str]) -> Result<String> {
    let output = Command::new(program).args(arguments).output();
    let output = output.with_context(|| format!("{} cannot be started", program.display()))?;
    let said = if output.stdout.is_empty() { output.stderr } else { output.stdout };
    Ok(String::from_utf8_lossy(&said).trim().to_owned())
}
