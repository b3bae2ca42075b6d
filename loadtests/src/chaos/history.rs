//! What one person's page did and saw, in words with times: kept short, and shown when
//! something is wrong with them.

use std::collections::VecDeque;
use std::time::Duration;

/// Entries kept: enough for the last minute or so of a talk.
const KEPT: usize = 80;

/// The last things that happened to somebody.
#[derive(Clone, Debug, Default)]
pub struct History(VecDeque<(Duration, String)>);

impl History {
    /// This happened.
    pub fn note(&mut self, now: Duration, what: impl Into<String>) {
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back((now, what.into()));
    }

    /// As lines to read.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(line)
    }

    /// Those of a time.
    pub fn between(&self, from: Duration, to: Duration) -> impl Iterator<Item = String> {
        self.0.iter().filter(move |(at, _)| (from..=to).contains(at)).map(line)
    }
}

fn line((at, what): &(Duration, String)) -> String {
    format!("{:>9.3} s  {what}", at.as_secs_f64())
}
