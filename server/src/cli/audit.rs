//! `fortrolig audit`: what staff did, to be read and to be checked. Changes no act, and may
//! run while the server does.

use std::collections::HashMap;
use std::io::{self, ErrorKind, Write};

use clap::Subcommand;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::config::Settings;
use crate::domain::audit::{ChainHash, Fault, Held, Kept, Row, Verification};
use crate::domain::records::{AuditTrail, RecordsError};
use crate::domain::staff::StaffMember;
use crate::records::{Records, RecordsUnreadable};

/// What can be done with the audit.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Print the acts, the oldest first; whether they hold is for `verify` to say
    List,
    /// Check that no act was altered, removed or swapped, and print the hash of the last one
    Verify {
        /// A hash that was printed before and written down elsewhere: fails when no act has it
        /// any more, because the end was cut off or everything was written anew
        #[arg(long, value_name = "HASH", value_parser = hash)]
        expect: Option<ChainHash>,
    },
}

/// Why it was not done, or what is wrong with the audit.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// The records cannot be opened.
    #[error(transparent)]
    Unreadable(#[from] RecordsUnreadable),
    /// The records could not be read.
    #[error("the records could not be read ({}); nothing can be said about the audit", .0.error_id())]
    Records(#[from] RecordsError),
    /// The chain is broken, or has lost its end.
    #[error("the audit does not hold: {fault}\n{held}")]
    Broken {
        /// What is wrong first.
        fault: Fault,
        /// What holds, in words.
        held: String,
    },
    /// Nothing could be printed.
    #[error("the acts could not be printed: {0}")]
    NoOutput(#[from] io::Error),
}

/// Does it, and prints what there is to say.
///
/// # Errors
/// [`AuditError`]; also when everything could be read and the chain does not hold.
pub async fn audit(
    command: AuditCommand,
    settings: &Settings,
    out: &mut impl Write,
) -> Result<(), AuditError> {
    let records = Records::of(&settings.records).await?;
    let zone = &settings.service.time_zone;
    match command {
        AuditCommand::List => list(&records, zone, out).await,
        AuditCommand::Verify { expect } => {
            let (held, outcome) = verify(&*records.trail, expect).await?;
            let told = told(&held, zone);
            match outcome {
                Err(fault) => Err(AuditError::Broken { fault, held: told }),
                Ok(()) if held.times_ms.is_none() => {
                    Ok(writeln!(out, "There are no acts yet in {}.", settings.records)?)
                }
                Ok(()) => Ok(writeln!(out, "{told}")?),
            }
        }
    }
}

async fn list(records: &Records, zone: &TimeZone, out: &mut impl Write) -> Result<(), AuditError> {
    let staff = records.staff.list().await?;
    let names = staff.iter().map(|StaffMember { id, name, .. }| (id.to_string(), name.as_str())).collect();
    let mut from = Some(1);
    while let Some(first) = from {
        let page = records.trail.page(first).await?;
        for kept in &page.rows {
            match writeln!(out, "{}", line(kept, &names, zone)) {
                // Whoever reads has seen enough, as `head` has.
                Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
                written => written?,
            }
        }
        from = page.next;
    }
    Ok(())
}

async fn verify(
    trail: &dyn AuditTrail,
    expect: Option<ChainHash>,
) -> Result<(Held, Result<(), Fault>), RecordsError> {
    let mut verification = Verification::expecting(expect);
    let mut from = Some(1);
    while let Some(first) = from.filter(|_| !verification.is_settled()) {
        let page = trail.page(first).await?;
        page.rows.into_iter().for_each(|kept| verification.take(kept));
        from = page.next;
    }
    Ok(verification.finish())
}

fn line(kept: &Kept, names: &HashMap<String, &str>, zone: &TimeZone) -> String {
    let Kept::Row(Row { link, act }) = kept else {
        return "a row that cannot be read; `fortrolig audit verify` says more".to_owned();
    };
    let actor = act.actor.as_deref().map_or_else(|| "the command line".to_owned(), |id| named(id, names));
    let (at, about) = (local(act.at_ms, zone), named(&act.about, names));
    let what = plain(&act.act).replace('_', " ");
    format!("{:>6}  {at}  {what:<13} {about:<20} by {actor}", link.number)
}

/// An account by its name; by its id when there is none any more.
fn named(id: &str, names: &HashMap<String, &str>) -> String {
    names.get(id).map_or_else(|| plain(id), |name| (*name).to_owned())
}

/// What somebody wrote into the file by hand may hold signs that a terminal obeys.
fn plain(text: &str) -> String {
    text.escape_debug().to_string()
}

fn local(at_ms: i64, zone: &TimeZone) -> String {
    Timestamp::from_millisecond(at_ms).map_or_else(
        |_| format!("{at_ms} ms"),
        |at| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S %:z").to_string(),
    )
}

fn told(held: &Held, zone: &TimeZone) -> String {
    let Some((first_ms, last_ms)) = held.times_ms else { return "No act holds.".to_owned() };
    let acts = if held.end.number == 1 { "act holds" } else { "acts hold" };
    format!(
        "{} {acts}, from {} to {}.\nThe last that holds has this hash: {}",
        held.end.number,
        local(first_ms, zone),
        local(last_ms, zone),
        held.end.hash,
    )
}

fn hash(text: &str) -> Result<ChainHash, String> {
    ChainHash::parse(text.trim()).ok_or_else(|| "64 of 0-9 and a-f, as `audit verify` prints it".into())
}

#[cfg(test)]
mod tests;
