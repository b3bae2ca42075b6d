//! `fortrolig canary`: plays rounds against a running service, from outside, and tells how they
//! went. What it signs in with comes from the environment, where no list of processes shows it.

use std::ffi::OsString;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use clap::Args;
use secrecy::SecretString;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::{MissedTickBehavior, interval};

use crate::canary::Credentials;
use crate::canary::numbers::{Numbers, line};
use crate::canary::round::{Times, play};
use crate::canary::way::Way;
use crate::clock::Clock;
use crate::domain::second_step::AuthenticatorSecret;

/// The password of the account.
const PASSWORD: &str = "FORTROLIG_CANARY_PASSWORD";

/// What its codes are reckoned from.
const SECOND_STEP: &str = "FORTROLIG_CANARY_SECOND_STEP";

/// Rounds follow each other no faster: a code of the second step is taken once, and the words of
/// one round should be gone before the next.
const EVERY_AT_LEAST: Duration = Duration::from_mins(1);

/// Alerts count on two rounds in ten minutes.
const EVERY_AT_MOST: Duration = Duration::from_mins(5);

/// `fortrolig canary`
#[derive(Args, Debug)]
pub struct CanaryArguments {
    /// Where people find the service
    #[arg(long, help = ADDRESS_HELP)]
    address: String,
    /// The account's name; its password is in `FORTROLIG_CANARY_PASSWORD`, and what its codes are
    /// reckoned from in `FORTROLIG_CANARY_SECOND_STEP`
    #[arg(long, default_value = "canary", help = NAME_HELP)]
    name: String,
    /// How often, from 1m to 5m: a number with s or m
    #[arg(long, default_value = "5m", value_parser = every)]
    every: Duration,
    /// Play one round and stop: 0 when it went through, otherwise a sentence that says what fell
    #[arg(long)]
    once: bool,
    /// Where to tell numbers to Prometheus, like 127.0.0.1:9095; nowhere without it
    #[arg(long, value_name = "ADDRESS", conflicts_with = "once")]
    metrics: Option<SocketAddr>,
    /// A certificate authority (PEM) beside those this machine trusts
    #[arg(long, value_name = "FILE")]
    ca_file: Option<PathBuf>,
}

/// Brackets, which code documentation wants, would stand in the help.
const ADDRESS_HELP: &str =
    "Where people find the service, like https://chat.example.no; plain http only on this machine";

/// The same with backticks.
const NAME_HELP: &str = "The account's name. FORTROLIG_CANARY_PASSWORD in the environment is its password, and \
     FORTROLIG_CANARY_SECOND_STEP what its codes are reckoned from";

/// Plays one round, or rounds until a signal.
///
/// # Errors
/// What is missing to begin, or with `--once` where the round fell.
pub async fn canary(
    arguments: CanaryArguments,
    environment: &[(OsString, OsString)],
    clock: &Arc<dyn Clock>,
) -> anyhow::Result<()> {
    let way = Way::to(&arguments.address, arguments.ca_file.as_deref()).map_err(anyhow::Error::msg)?;
    let who = credentials(arguments.name, environment)?;
    if arguments.once {
        let mut times = Times::default();
        let played = Box::pin(play(&way, &who, &**clock, &mut times)).await;
        say(&line(clock.wall(), &times, played.as_ref().err()));
        return Ok(played?);
    }
    let numbers = Arc::new(Numbers::default());
    let rounds = async {
        let mut due = interval(arguments.every);
        due.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            due.tick().await;
            let mut times = Times::default();
            let played = Box::pin(play(&way, &who, &**clock, &mut times)).await;
            let fall = played.as_ref().err();
            numbers.note(clock.wall(), &times, fall);
            say(&line(clock.wall(), &times, fall));
        }
    };
    let told = async {
        match arguments.metrics {
            Some(address) => tell(address, numbers.clone()).await,
            None => std::future::pending().await,
        }
    };
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        never = rounds => never,
        ended = told => ended,
        _ = interrupt.recv() => Ok(()),
        _ = terminate.recv() => Ok(()),
    }
}

/// A journal that has gone is no reason to stop.
fn say(line: &str) {
    let _unheard = writeln!(std::io::stdout(), "{line}");
}

/// Tells the numbers to whoever asks.
async fn tell(address: SocketAddr, numbers: Arc<Numbers>) -> anyhow::Result<()> {
    let listener = tokio::net::TcpListener::bind(address)
        .await
        .with_context(|| format!("{address} cannot be listened on"))?;
    let metrics = move || async move {
        ([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], numbers.render())
    };
    let router = Router::new().route("/metrics", get(metrics));
    axum_server::from_tcp(listener.into_std()?)?.serve(router.into_make_service()).await?;
    Ok(())
}

fn credentials(name: String, environment: &[(OsString, OsString)]) -> anyhow::Result<Credentials> {
    let value = |name: &str| {
        let found = environment.iter().find(|(key, value)| key == name && !value.is_empty());
        found.and_then(|(_, value)| value.to_str())
    };
    let password = value(PASSWORD).with_context(|| {
        format!(
            "{PASSWORD} is not set. `fortrolig staff add --name canary --alias Canary --languages nb \
             --role canary --generate` makes the account and prints what belongs there"
        )
    })?;
    let second_step = value(SECOND_STEP).map(|text| {
        AuthenticatorSecret::parse(text.trim())
            .with_context(|| format!("{SECOND_STEP} has another form than `fortrolig staff add` prints"))
    });
    let password = SecretString::from(password.trim_end());
    Ok(Credentials { name, password, second_step: second_step.transpose()? })
}

/// Reads `90s` or `5m`.
fn every(text: &str) -> Result<Duration, String> {
    let (number, unit) = text.split_at(text.len() - text.chars().next_back().map_or(0, char::len_utf8));
    let every = match (number.parse(), unit) {
        (Ok(number), "s") => Some(Duration::from_secs(number)),
        (Ok(number), "m") => u64::checked_mul(number, 60).map(Duration::from_secs),
        _ => None,
    };
    let fits = |every: &Duration| (EVERY_AT_LEAST..=EVERY_AT_MOST).contains(every);
    every.filter(fits).ok_or_else(|| "from 1m to 5m, as a number with s or m".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_come_every_one_to_five_minutes() {
        assert_eq!(every("5m"), Ok(Duration::from_mins(5)));
        assert_eq!(every("90s"), Ok(Duration::from_secs(90)));
        for bad in ["", "5", "m", "59s", "6m", "1h", "-1m", "5å", "99999999999999999999m"] {
            assert!(every(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_is_missing_is_named_and_nothing_secret_is_shown() {
        let set = |name: &str, value: &str| (OsString::from(name), OsString::from(value));
        let missing = credentials("canary".to_owned(), &[]).unwrap_err().to_string();
        assert!(missing.contains(PASSWORD) && missing.contains("--role canary"), "{missing}");
        let environment = [set(PASSWORD, "et passord\n"), set(SECOND_STEP, "hunter2")];
        let odd = credentials("canary".to_owned(), &environment).unwrap_err().to_string();
        assert!(odd.contains(SECOND_STEP) && !odd.contains("hunter2"), "{odd}");
        let who = credentials("canary".to_owned(), &environment[..1]).unwrap();
        assert_eq!(format!("{who:?}"), "Credentials(…)");
    }
}
