//! Accounts of counsellors, made once and given to every house of a run: hashing a password
//! takes longer than anything else a scenario begins with.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};
use tempfile::TempDir;
use tokio::process::Command;
use tokio::task::JoinSet;

use crate::server_process::{add_counsellor, environment, free_addresses};

/// Talks that each counsellor takes at once: as many as an account may.
pub const CAPACITY: u32 = 3;

/// Accounts made at the same time.
const AT_ONCE: usize = 2;

/// A records file with counsellors in it.
#[derive(Debug)]
pub struct Accounts {
    folder: TempDir,
}

impl Accounts {
    /// With so many of them, called as [`name`] says.
    pub async fn made(binary: &Path, count: u32) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let (address, admin) = free_addresses()?;
        let records = folder.path().join("records.sqlite");
        let environment = environment(address, admin, &records, &toml::Table::new())?;
        let add = |number| {
            let mut command = Command::new(binary);
            command.envs(environment.clone());
            async move { add_counsellor(command, &name(number), CAPACITY as usize).await }
        };
        // The first makes the file.
        add(0).await?;
        let mut adding = JoinSet::new();
        for number in 1..count {
            if adding.len() >= AT_ONCE
                && let Some(added) = adding.join_next().await
            {
                added??;
            }
            adding.spawn(add(number));
        }
        while let Some(added) = adding.join_next().await {
            added??;
        }
        Ok(Self { folder })
    }

    /// Puts a copy there.
    pub fn copy(&self, to: &Path) -> Result<()> {
        // Whoever wrote last has closed it, so nothing stands in a journal beside it.
        let from = self.folder.path().join("records.sqlite");
        if from.with_extension("sqlite-wal").metadata().is_ok_and(|journal| journal.len() > 0) {
            bail!("the records were not closed");
        }
        fs::copy(from, to)?;
        Ok(())
    }
}

/// What a counsellor is called.
pub fn name(number: u32) -> String {
    format!("c{number}")
}
