//! What goes on without anybody asking: events, the board, the sweep, the limiter's
//! forgetting, the writing of counts.

use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior, interval};

use super::Parts;
use crate::domain::chat::sweeping::Doors;
use crate::domain::event::Event;
use crate::domain::feedback::{FeedbackCount, Month};
use crate::domain::node::BEAT_EVERY;
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
    tasks.spawn_vital("beat", beat(parts.clone()));
    tasks.spawn_vital("sweep", sweep(parts.clone()));
    tasks.spawn_vital("tend", tend(parts.clone()));
    tasks.spawn_vital("feedback", write_feedback(parts.clone()));
}

/// What is left to do when every task has ended.
pub(super) async fn last_words(parts: &Parts) {
    flush_feedback(parts).await;
    // The others would find out by themselves, a little later.
    let _not_told = parts.sockets.chat.stop_beating().await;
}

/// Says that this node is alive before anybody is served.
pub(super) async fn first_beat(parts: &Parts) {
    if let Err(error) = parts.sockets.chat.beat().await {
        tracing::warn!(error_id = %error.id(), "live state does not answer yet");
    }
}

/// Says that this node is alive, and tells everybody connected here when live state goes
/// out of reach, comes back, or has lost something.
async fn beat(parts: Parts) {
    let mut ticks = interval(BEAT_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut within_reach = true;
    let mut since = parts.sockets.chat.since();
    loop {
        ticks.tick().await;
        let heard = parts.sockets.chat.beat().await;
        if heard.is_ok() != within_reach {
            within_reach = heard.is_ok();
            parts.sockets.registry.tell_live(within_reach);
            if within_reach {
                tracing::info!("live state is within reach again");
            } else {
                tracing::warn!(error_id = %ErrorId::LiveUnavailable, "live state is out of reach");
            }
        }
        let Ok(now_since) = heard else { continue };
        if std::mem::replace(&mut since, now_since) != now_since {
            tracing::warn!("live state has lost something; browsers are asked for what they kept");
            if let Err(error) = parts.sockets.chat.end_again().await {
                tracing::warn!(error_id = %error.id(), "an end was not said again");
            }
            parts.sockets.registry.deliver(&Event::Lagged);
        }
    }
}

async fn sweep(parts: Parts) {
    let mut ticks = interval(SWEEP_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let started = Instant::now();
        let doors = if parts.sockets.opening.is_open() { Doors::Open } else { Doors::Closed };
        match parts.sockets.chat.sweep(doors, &*parts.sockets.registry).await {
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
