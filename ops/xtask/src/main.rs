//! Fortrolig's own commands. `cargo xtask` is an alias in `.cargo/config.toml`.
//!
//! Each command is one file that reads as a list of steps. It must not know how
//! the server or the web client work inside: it starts their tools and binaries.

mod browser;
mod chaos;
mod command;
mod debian;
mod demo;
mod load;
mod npm;
mod ops;
mod pebble;
mod peers;
mod postgres;
mod project;
mod redis;
mod rehearse;
mod report;
mod run;
mod stamp;
mod test;
mod tools;
mod wire;

use std::process::ExitCode;

const USAGE: &str = "\
Fortrolig's commands:

  cargo xtask run                   build everything and serve it on http://localhost:8080
  cargo xtask test [--only STEP]    every check, in the order that finds a mistake soonest
  cargo xtask wire                  write the web client's wire types from the server's
  cargo xtask load [SCENARIO…] [--setup one|two] [--scale N] [--seconds N] [--debug]
                                    many simulated people against a real server, and what they cost
  cargo xtask peers [--without NAME] [--pairs N] [--rounds N] [--seconds N] [--waiting N] [--server PATH]
                                    the same talks on ours, an axum relay, nginx with nchan, Socket.IO
                                    and Prosody: a table of ratios
  cargo xtask ops                   what operators are given, tried by promtool, amtool, nginx, Caddy,
                                    systemd and the validators of manifests
  cargo xtask rehearse [--release]  the pages of ops/deploy, word for word: from an empty Debian to a talk
                                    over TLS, a backup, a wiped machine, and back
  cargo xtask chaos [--minutes N] [--seed S] [--nodes N] [--talks N] [--waiting N]
                    [--sentinel | --memory] [--release]
                                    real faults for many processes, and what the people saw of it
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run"] => run::run(),
        ["test"] => test::test(None),
        ["test", "--only", step] => test::test(Some(step)),
        ["wire"] => wire::wire(),
        ["load", rest @ ..] => load::load(rest),
        ["ops"] => ops::ops(),
        ["rehearse", rest @ ..] => rehearse::rehearse(rest),
        ["peers", rest @ ..] => peers::peers(rest),
        ["chaos", rest @ ..] => chaos::chaos(rest),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprint!("`cargo xtask {}` is not a command.\n\n{USAGE}", words.join(" "));
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}
