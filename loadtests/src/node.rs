//! One server process that may be killed, stopped and started again at the same addresses.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use tokio::process::Command;
use tokio::time::{sleep, timeout};

use crate::http;
use crate::process::{Process, Signal};

/// Long enough for a debug build on a busy machine, with live state out of reach for a while.
const READY_WITHIN: Duration = Duration::from_secs(90);
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// A supervisor starts a program that ended at once after this long.
const AGAIN_AFTER: Duration = Duration::from_secs(1);

/// A node of the cluster.
#[derive(Debug)]
pub struct Node {
    /// Metrics and health.
    pub admin: SocketAddr,
    binary: PathBuf,
    environment: Vec<(String, String)>,
    log: PathBuf,
    process: Option<Process>,
}

impl Node {
    /// One that has not started.
    pub fn new(binary: PathBuf, admin: SocketAddr, environment: Vec<(String, String)>, log: PathBuf) -> Self {
        Self { admin, binary, environment, log, process: None }
    }

    /// The binary with this node's settings.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.binary);
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Starts it and waits until it is ready; one that ends at once, because live state is out
    /// of reach, is started again, as a supervisor does. Returns how often.
    pub async fn start(&mut self) -> Result<u32> {
        let mut again = 0;
        let started = async {
            loop {
                let mut process = self.spawn()?;
                loop {
                    if process.ended().is_some() {
                        again += 1;
                        sleep(AGAIN_AFTER).await;
                        break;
                    }
                    if http::is_ready(self.admin).await {
                        return anyhow::Ok(process);
                    }
                    sleep(LOOK_EVERY).await;
                }
            }
        };
        let process = timeout(READY_WITHIN, started).await??;
        self.process = Some(process);
        Ok(again)
    }

    fn spawn(&self) -> Result<Process> {
        let mut command = self.command();
        command.arg("serve");
        Process::start(command, &self.log)
    }

    /// Its process id, while it runs.
    pub fn id(&self) -> Option<u32> {
        self.process.as_ref().and_then(|process| process.id().ok())
    }

    /// Kills it, as a power cut would.
    pub async fn kill(&mut self) -> Result<()> {
        match self.process.take() {
            Some(mut process) => process.kill().await,
            None => Ok(()),
        }
    }

    /// Makes it stand still, or go on.
    pub async fn signal(&self, signal: Signal) -> Result<()> {
        match &self.process {
            Some(process) => process.signal(signal).await,
            None => Ok(()),
        }
    }

    /// Asks it to end, as an operator would. Returns whether it ended well.
    pub async fn terminate(&mut self) -> Result<bool> {
        match self.process.take() {
            Some(mut process) => Ok(process.terminate().await?.success()),
            None => Ok(true),
        }
    }

    /// How it ended, when it did although nobody asked it to.
    pub fn ended(&mut self) -> Option<String> {
        let status = self.process.as_mut()?.ended()?;
        Some(status.to_string())
    }
}
