//! One program of a run, with its own log file, ended by its own id: also when the harness
//! panics or is stopped.

use std::fs::File;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio::process::{Child, Command};
use tokio::time::timeout;

/// Time to end after being asked to: the server gives its sockets ten seconds.
const ENDED_WITHIN: Duration = Duration::from_secs(25);

/// A signal as `kill` names it.
#[derive(Clone, Copy, Debug)]
pub enum Signal {
    /// End in order.
    Terminate,
    /// Stand still.
    Stop,
    /// Go on.
    Continue,
}

/// A running program. Dropping it kills it.
#[derive(Debug)]
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts it; what it prints is added to the log.
    pub fn start(mut command: Command, log: &PathBuf) -> Result<Self> {
        let file = File::options().create(true).append(true).open(log)?;
        command.stdin(std::process::Stdio::null()).stdout(file.try_clone()?).stderr(file);
        let child = command.kill_on_drop(true).spawn().context("a program did not start")?;
        Ok(Self { child })
    }

    /// Its process id.
    pub fn id(&self) -> Result<u32> {
        self.child.id().context("the program has ended")
    }

    /// How it ended, when it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Sends a signal.
    pub async fn signal(&self, signal: Signal) -> Result<()> {
        let name = match signal {
            Signal::Terminate => "-TERM",
            Signal::Stop => "-STOP",
            Signal::Continue => "-CONT",
        };
        // Not reaped yet, so the id is still its own.
        let status = Command::new("kill").args([name, &self.id()?.to_string()]).status().await?;
        if !status.success() {
            bail!("no signal could be sent");
        }
        Ok(())
    }

    /// Kills it, as a power cut would.
    pub async fn kill(&mut self) -> Result<()> {
        Ok(self.child.kill().await?)
    }

    /// Asks it to end and waits until it has.
    pub async fn terminate(&mut self) -> Result<ExitStatus> {
        self.signal(Signal::Terminate).await?;
        Ok(timeout(ENDED_WITHIN, self.child.wait()).await.context("a program did not end when asked")??)
    }
}
