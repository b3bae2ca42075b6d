//! `cargo xtask test`: everything that must hold before a change is taken in.

use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::command::Call;
use crate::report::{Stopwatch, in_words};
use crate::{browser, chaos, npm, pebble, postgres, project, redis, tools};

/// One check. `work` returns what the runner itself said at its end.
struct Check {
    name: &'static str,
    title: &'static str,
    work: fn() -> Result<Outcome>,
}

enum Outcome {
    /// With the closing lines of the tool's own, shown again in the summary.
    Passed(Vec<String>),
    Skipped(&'static str),
}

/// Quick checks first; then in the order in which each builds on what is there:
/// the server carries the built web client inside it.
const CHECKS: &[Check] = &[
    Check { name: "format", title: "Rust is formatted", work: format },
    Check { name: "packages", title: "npm packages", work: packages },
    Check { name: "biome", title: "TypeScript is formatted and linted", work: biome },
    Check { name: "types", title: "TypeScript types", work: types },
    Check { name: "client", title: "Tests of the web client", work: client },
    Check { name: "web", title: "The web client builds within its weight", work: web },
    Check { name: "clippy", title: "Rust lints", work: clippy },
    Check { name: "build", title: "Rust builds", work: build },
    Check { name: "rust", title: "Rust tests", work: rust },
    Check { name: "chaos", title: "Two minutes of real faults", work: two_minutes_of_faults },
    Check { name: "docs", title: "Rust documentation", work: docs },
    Check { name: "deny", title: "Licences, bans and sources of crates", work: deny },
    Check { name: "browser", title: "Browser tests", work: browser_tests },
];

/// Runs all checks, or the one named. Stops at the first that fails and says how to repeat it.
pub fn test(only: Option<&str>) -> Result<()> {
    let chosen: Vec<_> = CHECKS.iter().filter(|check| only.is_none_or(|name| name == check.name)).collect();
    if chosen.is_empty() {
        let names: Vec<_> = CHECKS.iter().map(|check| check.name).collect();
        bail!("there is no such step; the steps are: {}", names.join(", "));
    }
    let watch = Stopwatch::start();
    let mut done = vec![];
    for (n, check) in chosen.iter().enumerate() {
        println!("\n== {}/{} {} ({})", n + 1, chosen.len(), check.title, check.name);
        let step = Stopwatch::start();
        let outcome = (check.work)().with_context(|| {
            format!("{} — repeat with: cargo xtask test --only {}", check.title, check.name)
        })?;
        println!("   {}", in_words(step.elapsed()));
        done.push((*check, outcome, step.elapsed()));
    }
    summarise(&done, watch.elapsed());
    Ok(())
}

fn summarise(done: &[(&Check, Outcome, Duration)], total: Duration) {
    println!("\n== All checks passed in {}", in_words(total));
    for (check, outcome, time) in done {
        match outcome {
            Outcome::Passed(_) => println!("   {:<42} {}", check.title, in_words(*time)),
            Outcome::Skipped(why) => println!("   {:<42} skipped: {why}", check.title),
        }
    }
    // Last, so that whoever reads only the end sees the runners' own words.
    for (check, outcome, _) in done {
        if let Outcome::Passed(lines) = outcome
            && !lines.is_empty()
        {
            println!("\n{}:", check.title);
            println!("{}", lines.join("\n"));
        }
    }
}

fn passed(call: &Call) -> Result<Outcome> {
    call.run().map(|()| Outcome::Passed(vec![]))
}

fn format() -> Result<Outcome> {
    passed(&Call::new("cargo fmt --all --check"))
}

fn packages() -> Result<Outcome> {
    tools::need_node()?;
    npm::install(&project::web_client())?;
    npm::install(&project::browser_tests())?;
    Ok(Outcome::Passed(vec![]))
}

fn biome() -> Result<Outcome> {
    Call::new("npm run --silent lint").within(project::web_client()).run()?;
    passed(&Call::new("npm run --silent lint").within(project::browser_tests()))
}

fn types() -> Result<Outcome> {
    Call::new("npm run --silent check").within(project::web_client()).run()?;
    passed(&Call::new("npm run --silent check").within(project::browser_tests()))
}

fn client() -> Result<Outcome> {
    let call = Call::new("npm run --silent test").within(project::web_client());
    call.run_keeping(is_vitest_summary).map(Outcome::Passed)
}

fn web() -> Result<Outcome> {
    npm::build_web_client(npm::Build::Always)?;
    Ok(Outcome::Passed(vec![]))
}

fn clippy() -> Result<Outcome> {
    passed(&Call::new("cargo clippy --locked --workspace --all-targets -- --deny warnings"))
}

fn build() -> Result<Outcome> {
    // All targets, so that the tests and the binary they start share one build.
    passed(&Call::new("cargo build --locked --workspace --all-targets"))
}

fn rust() -> Result<Outcome> {
    redis::need_redis()?;
    postgres::need_postgres()?;
    pebble::need_pebble()?;
    let call = if tools::has_cargo_command("nextest") {
        Call::new("cargo nextest run --locked --workspace --no-tests warn")
    } else {
        println!("   cargo-nextest is not installed; cargo's own runner takes a little longer");
        Call::new("cargo test --locked --workspace --all-targets")
    };
    call.run_keeping(is_cargo_summary).map(Outcome::Passed)
}

fn two_minutes_of_faults() -> Result<Outcome> {
    chaos::short().map(Outcome::Passed)
}

fn docs() -> Result<Outcome> {
    passed(&Call::new("cargo doc --locked --workspace --no-deps").with("RUSTDOCFLAGS", "--deny warnings"))
}

fn deny() -> Result<Outcome> {
    if !tools::has_cargo_command("deny") {
        return Ok(Outcome::Skipped("cargo-deny is not installed (cargo install --locked cargo-deny)"));
    }
    // Advisories need the network and change by themselves: they are asked before a release.
    passed(&Call::new("cargo deny --offline --locked check licenses bans sources"))
}

fn browser_tests() -> Result<Outcome> {
    let chromium = browser::need_chromium()?;
    browser::need_sqlite()?;
    redis::need_redis()?;
    let call = Call::new("npm run --silent test")
        .within(project::browser_tests())
        .with("FORTROLIG_CHROMIUM", chromium.to_string_lossy())
        .with("FORTROLIG_BIN", project::server_binary("debug").to_string_lossy());
    call.run_keeping(is_vitest_summary).map(Outcome::Passed)
}

fn is_cargo_summary(line: &str) -> bool {
    let line = line.trim_start();
    let figures = ["Summary [", "test result:", "pairing: ", "simulation: "];
    figures.iter().any(|figure| line.starts_with(figure))
}

fn is_vitest_summary(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("Test Files ") || line.starts_with("Tests ")
}
