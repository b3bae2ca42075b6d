//! What goes on without anybody asking: events, the board, the sweep, the limiter's
//! forgetting, the writing of counts.

use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior, interval};

use super::Parts;
use crate::protocol::ErrorId;
use crate::transport::ws::billboard;

/// Offers, losses and pauses are timed in seconds.
const SWEEP_EVERY: Duration = Duration::from_secs(1);

/// The limiter forgets quiet networks this often, and changes its key when due.
const TEND_EVERY: Duration = Duration::from_mins(1);

/// Starts every task the server cannot do without.
pub(super) fn start(parts: &Parts) {
    let Parts { sockets, queue, bus, tasks, .. } = parts;
    // Listening begins before the first socket can publish anything.
    tasks.spawn_vital("deliver", billboard::deliver(sockets.clone(), bus.listen()));
    tasks.spawn_vital("board", billboard::keep_current(sockets.clone(), queue.clone()));
    tasks.spawn_vital("sweep", sweep(parts.clone()));
    tasks.spawn_vital("tend", tend(parts.clone()));
}

/// What is left to do when every task has ended.
pub(super) async fn last_words(_parts: &Parts) {}

async fn sweep(parts: Parts) {
    let mut ticks = interval(SWEEP_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let started = Instant::now();
        match parts.sockets.chat.sweep().await {
            Ok(swept) => parts.metrics.swept(&swept),
            Err(error) => {
                tracing::warn!(error_id = %error.id(), "a sweep was not finished; the next goes on")
            }
        }
        if started.elapsed() > SWEEP_EVERY {
            let elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
            tracing::warn!(elapsed_ms, "a sweep takes longer than its interval");
        }
        match parts.conversations.census().await {
            Ok(census) => parts.metrics.census(census),
            Err(_) => {
                tracing::warn!(error_id = %ErrorId::LiveUnavailable, "the transcripts were not counted")
            }
        }
        parts.metrics.process(parts.sockets.registry.connected(), parts.tasks.alive());
    }
}

async fn tend(parts: Parts) {
    let mut ticks = interval(TEND_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        parts.sockets.limiter.tend(parts.sockets.chat.now());
    }
}
