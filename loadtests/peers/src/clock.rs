//! Real time, since real time is what is measured.

use std::time::{Duration, Instant};

/// Time since the run began.
#[derive(Clone, Copy, Debug)]
pub struct Clock(Instant);

impl Clock {
    /// The run begins now.
    #[expect(
        clippy::disallowed_methods,
        reason = "a load test measures real time; nothing here can be handed a false one"
    )]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Since the run began.
    pub fn now(self) -> Duration {
        self.0.elapsed()
    }
}
