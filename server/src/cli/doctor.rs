//! `fortrolig doctor`: looks at a set-up, planned or running, for what would harm people on
//! a night, and says for each what to do. `check` asks whether a start would succeed; this
//! asks whether it should.
//!
//! It changes nothing, but opens the records as a start does, which brings those of an older
//! release up to date. What is read from the machine and what is thought of it stand apart,
//! so that each thought can be tried.

mod around;
mod machine;
mod settings;

use std::fmt;
use std::io::{self, Write};
use std::sync::Arc;

use clap::Args;

use self::machine::{Machine, Watched};
use crate::clock::Clock;
use crate::config::Settings;

/// `doctor`
#[derive(Args, Debug)]
pub struct DoctorArguments {
    /// The process whose limits are looked at, when the service runs; without one, those that
    /// a service started from here would have
    #[arg(long, value_name = "PROCESS")]
    pid: Option<u32>,
}

/// Something that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is thought of it.
    pub verdict: Verdict,
    /// What it is about, in a word or two.
    pub subject: &'static str,
    /// What is so.
    pub what: String,
    /// What to do; empty when it is well.
    pub todo: String,
}

/// What is thought of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is as it should be.
    Well,
    /// It may be well; somebody should know.
    Look,
    /// It must be mended before people are served.
    Mend,
}

/// Why the doctor is not content.
#[derive(Debug, thiserror::Error)]
pub enum DoctorError {
    /// There is something to mend.
    #[error("{0} to mend before people are served")]
    Ill(usize),
    /// Nothing could be printed.
    #[error("the findings could not be printed: {0}")]
    NoOutput(#[from] io::Error),
}

impl Finding {
    fn well(subject: &'static str, what: impl Into<String>) -> Self {
        Self { verdict: Verdict::Well, subject, what: what.into(), todo: String::new() }
    }

    fn look(subject: &'static str, what: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { verdict: Verdict::Look, subject, what: what.into(), todo: todo.into() }
    }

    fn mend(subject: &'static str, what: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { verdict: Verdict::Mend, subject, what: what.into(), todo: todo.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = match self.verdict {
            Verdict::Well => "well",
            Verdict::Look => "look",
            Verdict::Mend => "MEND",
        };
        write!(f, "{verdict}  {:<14} {}", self.subject, self.what)?;
        if self.todo.is_empty() { Ok(()) } else { write!(f, "\n      {:<14} → {}", "", self.todo) }
    }
}

/// Looks at everything, and prints what it finds.
///
/// # Errors
/// [`DoctorError::Ill`] when something must be mended; what only should be known is no error.
pub async fn doctor(
    arguments: &DoctorArguments,
    settings: &Settings,
    clock: &Arc<dyn Clock>,
    out: &mut impl Write,
) -> Result<(), DoctorError> {
    let watched = arguments.pid.map_or(Watched::Here, Watched::Process);
    let mut findings = settings::look(settings);
    findings.extend(Machine::read(watched).look(settings.limits.sockets_max));
    findings.extend(around::look(settings, clock).await);
    for finding in &findings {
        writeln!(out, "{finding}")?;
    }
    match findings.iter().filter(|finding| finding.verdict == Verdict::Mend).count() {
        0 => Ok(writeln!(out, "Nothing to mend.")?),
        ill => Err(DoctorError::Ill(ill)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_says_what_is_so_and_below_it_what_to_do() {
        assert_eq!(Finding::well("swap", "is off").to_string(), "well  swap           is off");
        let ill = Finding::mend("swap", "is on", "swapoff -a").to_string();
        assert_eq!(ill, "MEND  swap           is on\n                     → swapoff -a");
    }
}
