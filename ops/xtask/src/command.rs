//! Starts one program in one folder and says in words what went wrong.

use std::ffi::OsStr;
use std::fmt;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::project;

/// A program with its arguments, folder and environment, not yet started.
pub struct Call {
    program: String,
    arguments: Vec<String>,
    folder: PathBuf,
    environment: Vec<(String, String)>,
}

impl Call {
    /// `line` is split at spaces; arguments that may contain spaces go through [`Call::argument`].
    pub fn new(line: &str) -> Self {
        let (program, arguments) = line.split_once(' ').unwrap_or((line, ""));
        Self::of(Path::new(program)).arguments(arguments)
    }

    /// A program at a path that may contain spaces.
    pub fn of(program: &Path) -> Self {
        let program = program.to_string_lossy().into_owned();
        Self { program, arguments: vec![], folder: project::root().into(), environment: vec![] }
    }

    pub fn arguments(mut self, line: &str) -> Self {
        self.arguments.extend(line.split_whitespace().map(str::to_owned));
        self
    }

    pub fn argument(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.arguments.push(argument.as_ref().to_string_lossy().into_owned());
        self
    }

    pub fn within(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = folder.into();
        self
    }

    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// Runs it to its end with the terminal as it is.
    pub fn run(&self) -> Result<()> {
        let status = self.command().status().with_context(|| format!("`{}` did not start", self.program))?;
        self.judge(status.success())
    }

    /// Runs it to its end with `input` on its standard input and nothing shown
    /// unless it fails.
    pub fn feed(&self, input: &str) -> Result<()> {
        let mut child = self
            .command()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("`{}` did not start", self.program))?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(input.as_bytes())?;
        }
        let output = child.wait_with_output()?;
        if !output.status.success() {
            std::io::stderr().write_all(&output.stdout)?;
            std::io::stderr().write_all(&output.stderr)?;
        }
        self.judge(output.status.success())
    }

    /// Runs it to its end, passing on what it prints, and returns the lines for
    /// which `wanted` is true, without colours.
    pub fn run_keeping(&self, wanted: fn(&str) -> bool) -> Result<Vec<String>> {
        let mut child = self
            .command()
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("`{}` did not start", self.program))?;
        let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
        let errors = thread::spawn(move || pass_on(stderr, wanted, |line| eprintln!("{line}")));
        let mut kept = pass_on(stdout, wanted, |line| println!("{line}"));
        kept.extend(errors.join().unwrap_or_default());
        let status = child.wait()?;
        self.judge(status.success())?;
        Ok(kept)
    }

    /// The command as the standard library wants it, for a caller that starts it itself.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).current_dir(&self.folder);
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    fn judge(&self, success: bool) -> Result<()> {
        if success {
            return Ok(());
        }
        bail!("failed: {self}")
    }
}

/// The line to type in a shell at the root to repeat the call.
impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folder = self.folder.strip_prefix(project::root()).unwrap_or(&self.folder);
        let elsewhere = folder != Path::new("");
        if elsewhere {
            write!(f, "(cd {} && ", folder.display())?;
        }
        for (name, value) in &self.environment {
            write!(f, "{name}={} ", quoted(value))?;
        }
        write!(f, "{}", self.program)?;
        for argument in &self.arguments {
            write!(f, " {}", quoted(argument))?;
        }
        if elsewhere { write!(f, ")") } else { Ok(()) }
    }
}

fn quoted(word: &str) -> String {
    if word.contains([' ', '\'', '"', '$']) || word.is_empty() {
        return format!("'{}'", word.replace('\'', r"'\''"));
    }
    word.into()
}

fn pass_on(stream: Option<impl Read>, wanted: fn(&str) -> bool, show: fn(&str)) -> Vec<String> {
    let Some(stream) = stream else { return vec![] };
    let mut kept = vec![];
    let mut reader = BufReader::new(stream);
    let mut bytes = vec![];
    while reader.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
        let line = String::from_utf8_lossy(&bytes);
        let line = line.trim_end();
        show(line);
        let plain = without_colours(line);
        if wanted(&plain) {
            kept.push(plain);
        }
        bytes.clear();
    }
    kept
}

/// A line as it reads when a terminal's colours (`ESC [ … m`) are taken out.
fn without_colours(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').map_or(part, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_taken_out_of_a_line() {
        assert_eq!(
            without_colours("\u{1b}[2m Tests \u{1b}[22m \u{1b}[1m95 passed\u{1b}[22m"),
            " Tests  95 passed"
        );
        assert_eq!(without_colours("no colour"), "no colour");
    }

    #[test]
    fn a_failed_call_is_told_as_a_line_to_repeat_it() {
        let call = Call::new("npm run test").within(project::web_client()).with("NAME", "a b");
        assert_eq!(call.to_string(), "(cd web-client && NAME='a b' npm run test)");
    }
}
