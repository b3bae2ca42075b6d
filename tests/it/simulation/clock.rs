//! A node's clocks: one that the nodes agree on, and one on the wall that somebody may set.

use std::sync::atomic::{AtomicI64, Ordering};

use server::clock::{Clock, Moment};
use tokio::time::Instant;

/// A Saturday evening in Oslo.
const BEGAN: Moment = Moment(1_795_287_600_000);

/// Goes with the paused time of the runtime.
#[derive(Debug)]
pub(super) struct SimulatedClock {
    start: Instant,
    wall_ahead_ms: AtomicI64,
}

impl SimulatedClock {
    pub(super) fn new(start: Instant) -> Self {
        Self { start, wall_ahead_ms: AtomicI64::new(0) }
    }

    /// Somebody sets the clock on the wall.
    pub(super) fn jump(&self, ms: i64) {
        self.wall_ahead_ms.fetch_add(ms, Ordering::Relaxed);
    }
}

impl Clock for SimulatedClock {
    fn now(&self) -> Moment {
        BEGAN.after(self.start.elapsed())
    }

    fn wall(&self) -> Moment {
        Moment(self.now().0.saturating_add_signed(self.wall_ahead_ms.load(Ordering::Relaxed)))
    }
}
