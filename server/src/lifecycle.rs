//! One life for the whole server: the only file that spawns. A stop is soft first
//! (take nobody new, tell everybody when to come back), then hard.

#[cfg(feature = "simulation")]
pub mod gate;
pub mod manager;

use std::future::Future;
use std::time::Duration;

use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;

/// How long clients are told to stay away at a restart: at least this …
const COME_BACK_AFTER_MS: u32 = 1_000;

/// … and at most this much longer, spread out so that they do not all return at once.
const COME_BACK_SPREAD_MS: u32 = 4_000;

/// Time for sockets to say goodbye before the hard stop.
pub const SOFT_STOP_WITHIN: Duration = Duration::from_secs(10);

/// Hands out tasks and tells them when to stop.
#[derive(Clone, Debug, Default)]
pub struct Tasks {
    tracker: TaskTracker,
    soft: CancellationToken,
    hard: CancellationToken,
    #[cfg(feature = "simulation")]
    gate: gate::Gate,
}

impl Tasks {
    /// Runs a task that ends by itself or at the hard stop, such as one connection.
    pub fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        #[cfg(feature = "simulation")]
        let task = self.gate.hold(task);
        // Not an async block around it: that would hold the task's memory twice.
        self.tracker.spawn(self.hard.clone().run_until_cancelled_owned(task));
    }

    /// Runs a loop that the server cannot do without until the soft stop. When it ends
    /// or panics before, the server stops loudly.
    pub fn spawn_vital(&self, name: &'static str, task: impl Future<Output = ()> + Send + 'static) {
        let soft = self.soft.clone();
        self.spawn_vital_to_its_end(name, async move {
            tokio::select! {
                biased;
                () = soft.cancelled() => {}
                () = task => {}
            }
        });
    }

    /// The same for a task that has something to finish after the soft stop, and ends
    /// by itself then.
    pub fn spawn_vital_to_its_end(
        &self,
        name: &'static str,
        task: impl Future<Output = ()> + Send + 'static,
    ) {
        let guard = Vital { name, soft: self.soft.clone(), _stop: self.soft.clone().drop_guard() };
        self.spawn(async move {
            let _guard = guard;
            task.await;
        });
    }

    /// Cancelled when the server is asked to stop.
    pub fn soft(&self) -> &CancellationToken {
        &self.soft
    }

    /// Where a simulation stops every task in its tracks, or ends it without a word.
    #[cfg(feature = "simulation")]
    pub fn gate(&self) -> &gate::Gate {
        &self.gate
    }

    /// Every task ends where it stands and says nothing: a crash.
    #[cfg(feature = "simulation")]
    pub fn crash(&self) {
        self.hard.cancel();
        self.gate.open();
    }

    /// Tasks alive right now, connections among them.
    pub fn alive(&self) -> usize {
        self.tracker.len()
    }

    /// Stops: softly for [`SOFT_STOP_WITHIN`], then hard. Returns when every task has ended.
    pub async fn stop(&self) {
        self.soft.cancel();
        self.tracker.close();
        if tokio::time::timeout(SOFT_STOP_WITHIN, self.tracker.wait()).await.is_err() {
            self.hard.cancel();
            self.tracker.wait().await;
        }
    }
}

/// How long one client should stay away, spread by a random byte pair.
pub fn come_back_after_ms() -> u32 {
    let [high, low] = crate::protocol::ids::random_bytes();
    let share = u32::from(u16::from_be_bytes([high, low]));
    COME_BACK_AFTER_MS + share * COME_BACK_SPREAD_MS / u32::from(u16::MAX)
}

/// Says which task ended too soon; dropping the stop guard beside it stops the server.
struct Vital {
    name: &'static str,
    soft: CancellationToken,
    _stop: DropGuard,
}

impl Drop for Vital {
    fn drop(&mut self) {
        if !self.soft.is_cancelled() {
            tracing::error!(task = self.name, "a task the server cannot do without has ended; stopping");
        }
    }
}
