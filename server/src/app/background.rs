//! What goes on without anybody asking: events, the board, the sweep, the limiter's
//! forgetting, the writing of counts.

use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior, interval};

use super::Parts;
use crate::domain::chat::sweeping::Doors;
use crate::domain::feedback::{FeedbackCount, Month};
use crate::protocol::ErrorId;
use crate::transport::ws::billboard;

/// Offers, losses and pauses are timed in seconds.
const SWEEP_EVERY: Duration = Duration::from_secs(1);

/// The limiter forgets quiet networks this often, and changes its key when due.
const TEND_EVERY: Duration = Duration::from_mins(1);

/// Counts of feedback are written together, so that none can be matched with a talk.
const FEEDBACK_EVERY: Duration = Duration::from_hours(1);

/// Starts every task the server cannot do without.
pub(super) fn start(parts: &Parts) {
    let Parts { sockets, queue, bus, tasks, .. } = parts;
    // Listening begins before the first socket can publish anything.
    tasks.spawn_vital("deliver", billboard::deliver(sockets.clone(), bus.listen()));
    tasks.spawn_vital("board", billboard::keep_current(sockets.clone(), queue.clone()));
    tasks.spawn_vital("sweep", sweep(parts.clone()));
    tasks.spawn_vital("tend", tend(parts.clone()));
    tasks.spawn_vital("feedback", write_feedback(parts.clone()));
}

/// What is left to do when every task has ended.
pub(super) async fn last_words(parts: &Parts) {
    flush_feedback(parts).await;
}

async fn sweep(parts: Parts) {
    let mut ticks = interval(SWEEP_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let started = Instant::now();
        let doors = if parts.sockets.opening.is_open() { Doors::Open } else { Doors::Closed };
        match parts.sockets.chat.sweep(doors).await {
            Ok(swept) => {
                swept.talked_for.iter().for_each(|length| parts.sockets.pace.observe(*length));
                parts.metrics.swept(&swept);
            }
            Err(error) => {
                tracing::warn!(error_id = %error.id(), "a sweep was not finished; the next goes on");
            }
        }
        if started.elapsed() > SWEEP_EVERY {
            let elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
            tracing::warn!(elapsed_ms, "a sweep takes longer than its interval");
        }
        match parts.conversations.census().await {
            Ok(census) => parts.metrics.census(census),
            Err(_) => {
                tracing::warn!(error_id = %ErrorId::LiveUnavailable, "the transcripts were not counted");
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
        parts.metrics.networks(parts.sockets.limiter.remembered());
    }
}

async fn write_feedback(parts: Parts) {
    let mut ticks = interval(FEEDBACK_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        flush_feedback(&parts).await;
    }
}

async fn flush_feedback(parts: &Parts) {
    let counts = parts.sockets.feedback.take();
    if counts.is_empty() {
        return;
    }
    let month = Month::of(parts.clock.wall(), &parts.zone);
    let rows: Vec<FeedbackCount> = counts
        .iter()
        .map(|((question, answer), n)| FeedbackCount { month: month.clone(), question, answer, n: *n })
        .collect();
    if let Err(error) = parts.records.feedback.count(&rows).await {
        tracing::error!(error_id = %error.error_id(), "feedback was not written; it is kept for the next hour");
        parts.sockets.feedback.put_back(counts);
    }
}
