//! The command line: `serve` (also without a command), `check`, `doctor`, `canary`, `plan`, `staff`, `audit`,
//! `content`. Reads arguments and settings; what is done stands in the files beside.

mod audit;
mod canary;
mod check;
mod content;
mod doctor;
mod plan;
mod serve;
mod staff;

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Parser, Subcommand};

pub use self::audit::{AuditCommand, AuditError, audit};
pub use self::canary::{CanaryArguments, canary};
pub use self::check::check;
pub use self::content::{ContentCheckError, ContentCommand, content};
pub use self::doctor::{DoctorArguments, DoctorError, doctor};
pub use self::plan::{PlanArguments, plan};
pub use self::staff::{StaffCommand, StaffError, staff};
use crate::clock::{Clock, SystemClock};
use crate::config::{Settings, SettingsError};
use crate::lifecycle::manager::Manager;

/// Backticks, which code documentation wants, would stand in the help.
const SETTINGS_HELP: &str = "The settings file; FORTROLIG_SETTINGS in the environment names it as well. \
     Without one, the compiled-in settings hold";

/// Names the settings file when the argument does not.
const SETTINGS_VARIABLE: &str = "FORTROLIG_SETTINGS";

/// An anonymous counselling chat, with its pages, in one program.
#[derive(Debug, Parser)]
#[command(name = "fortrolig", version, about)]
pub struct Cli {
    /// The settings file; without one, the compiled-in settings hold
    #[arg(long, global = true, value_name = "FILE", help = SETTINGS_HELP)]
    pub settings: Option<PathBuf>,
    /// What to do; `serve` when nothing is said
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve visitors and staff until asked to stop
    Serve,
    /// Read the settings, name every mistake, and stop
    Check,
    /// Look at a set-up, planned or running, for what would harm people, and say what to do
    Doctor(DoctorArguments),
    /// Play a visitor and a counsellor in a lane of their own, and tell whether people could talk
    Canary(CanaryArguments),
    /// Tell how many counsellors an hour needs, or each hour of the week, and what happens with one fewer
    Plan(PlanArguments),
    /// Add, list and disable staff accounts
    #[command(subcommand)]
    Staff(StaffCommand),
    /// Read what staff did, and check that nothing in it was changed
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Check texts, articles and lists before they go out
    #[command(subcommand)]
    Content(ContentCommand),
}

impl Cli {
    /// Reads the settings that these arguments and this environment name.
    ///
    /// # Errors
    /// Every mistake there is; see [`Settings::load`].
    pub fn read_settings(
        &self,
        environment: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Settings, SettingsError> {
        // A variable that is not Unicode cannot be one of ours, or its value is read with marks
        // where it is broken and refused for its form.
        let environment: Vec<(String, String)> = environment
            .into_iter()
            .filter_map(|(name, value)| {
                Some((name.into_string().ok()?, value.to_string_lossy().into_owned()))
            })
            .collect();
        let named = environment.iter().find(|(name, value)| name == SETTINGS_VARIABLE && !value.is_empty());
        let file = self.settings.clone().or_else(|| named.map(|(_, value)| value.into()));
        Settings::load(file.as_deref(), environment)
    }
}

/// Does what the command line says.
///
/// # Errors
/// In words for whoever typed it; each that can be looked up ends with its id.
pub async fn run(
    cli: Cli,
    environment: impl IntoIterator<Item = (OsString, OsString)>,
) -> anyhow::Result<()> {
    let environment: Vec<(OsString, OsString)> = environment.into_iter().collect();
    let manager = Manager::named_in(&environment);
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    if let Some(Command::Canary(arguments)) = cli.command {
        // It runs beside the service or far from it, and none of the service's settings are its own.
        return Box::pin(canary(arguments, &environment, &clock)).await;
    }
    let settings = cli.read_settings(environment)?;
    match cli.command.unwrap_or(Command::Serve) {
        Command::Serve => Box::pin(serve::serve(settings, clock, &manager)).await,
        Command::Check => {
            check(&settings)?;
            println!("The settings are sound.");
            Ok(())
        }
        Command::Doctor(arguments) => {
            Ok(doctor(&arguments, &settings, &clock, &mut std::io::stdout()).await?)
        }
        Command::Canary(_) => unreachable!("it was played before the settings were read"),
        Command::Plan(arguments) => {
            print!("{}", plan(&arguments, &settings).await?);
            Ok(())
        }
        Command::Staff(command) => {
            println!("{}", staff(command, &settings, &*clock).await?);
            Ok(())
        }
        Command::Audit(command) => Ok(audit(command, &settings, &mut std::io::stdout()).await?),
        Command::Content(command) => {
            let now = jiff::Timestamp::from_millisecond(i64::try_from(clock.wall().0)?)?;
            let today = now.to_zoned(settings.service.time_zone.clone()).date();
            Ok(content(command, today, &mut std::io::stdout())?)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn serving_needs_no_word() {
        assert!(Cli::try_parse_from(["fortrolig"]).unwrap().command.is_none());
        let cli = Cli::try_parse_from(["fortrolig", "serve", "--settings", "a.toml"]).unwrap();
        assert!(matches!(cli.command, Some(Command::Serve)));
        assert_eq!(cli.settings, Some("a.toml".into()));
    }

    #[test]
    fn the_settings_file_is_named_by_argument_or_variable() {
        let folder = tempfile::TempDir::new().unwrap();
        let file = |name: &str, cap: u32| {
            let path = folder.path().join(name);
            std::fs::write(&path, format!("[queue]\ncap = {cap}")).unwrap();
            path
        };
        let (by_argument, by_variable) = (file("argument.toml", 3), file("variable.toml", 4));
        let environment = || [(SETTINGS_VARIABLE.into(), by_variable.clone().into())];
        let mut cli = Cli { settings: None, command: None };
        assert_eq!(cli.read_settings(environment()).unwrap().queue.cap, 4);
        cli.settings = Some(by_argument);
        assert_eq!(cli.read_settings(environment()).unwrap().queue.cap, 3);
    }
}
