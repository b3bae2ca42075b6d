//! What happened, in order: always as a hash, and as lines when a failure is told.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hasher};
use std::sync::{Mutex, PoisonError};

use tokio::time::Instant;

/// Lines of the tail that a failure prints.
const TAIL_LINES: usize = 600;

/// Everything that happened in one run.
#[derive(Debug)]
pub(super) struct Trace {
    start: Instant,
    is_told: bool,
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    hash: DefaultHasher,
    steps: u64,
    tail: VecDeque<String>,
}

impl Trace {
    /// `is_told`: the lines are kept too, which takes time.
    pub(super) fn new(is_told: bool) -> Self {
        Self { start: Instant::now(), is_told, inner: Mutex::default() }
    }

    /// Something happened: what it is, to whom, and its bytes.
    pub(super) fn note(&self, what: &str, whom: usize, bytes: &[u8]) {
        let at = self.start.elapsed().as_millis();
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.hash.write(what.as_bytes());
        inner.hash.write_usize(whom);
        inner.hash.write_u128(at);
        inner.hash.write(bytes);
        inner.steps += 1;
        if self.is_told {
            let text: String = String::from_utf8_lossy(bytes).chars().take(230).collect();
            inner.tail.push_back(format!("{at:>7} {what} {whom} {text}"));
            if inner.tail.len() > TAIL_LINES {
                inner.tail.pop_front();
            }
        }
    }

    /// The same for a frame. What is sealed has a nonce of its own in every run, so such a
    /// frame counts by its length.
    pub(super) fn frame(&self, what: &str, whom: usize, text: &str) {
        if text.contains("\"ticket") {
            let length = text.len().to_string();
            self.note(what, whom, format!("with a ticket, {length} long").as_bytes());
        } else {
            self.note(what, whom, text.as_bytes());
        }
    }

    pub(super) fn hash(&self) -> (u64, u64) {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        (inner.hash.finish(), inner.steps)
    }

    pub(super) fn tail(&self) -> Vec<String> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).tail.iter().cloned().collect()
    }
}
