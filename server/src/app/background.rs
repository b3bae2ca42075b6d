//! What goes on without anybody asking: the [`rounds`] of live state, the limiter's
//! forgetting, the writing of counts, and the way back to records that went away.

use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior, interval};

use super::{Parts, rounds};
use crate::config::Settings;
use crate::domain::feedback::{FeedbackCount, Month};
use crate::domain::second_step::SecondStepRule;

/// The limiter forgets quiet networks this often, and changes its key when due.
const TEND_EVERY: Duration = Duration::from_mins(1);

/// Counts of feedback are written together, so that none can be matched with a talk.
const FEEDBACK_EVERY: Duration = Duration::from_hours(1);

/// Starts every task the server cannot do without.
pub(super) fn start(parts: &Parts) {
    let Parts { sockets, queue, conversations, bus, tasks, records, .. } = parts;
    rounds::start(sockets, queue, conversations, bus);
    tasks.spawn_vital("switch", follow_switch(parts.clone()));
    tasks.spawn_vital("rota", follow_rota(parts.clone()));
    tasks.spawn_vital("week", keep_week(parts.clone()));
    tasks.spawn_vital("tend", tend(parts.clone()));
    tasks.spawn_vital("feedback", write_feedback(parts.clone()));
    if let Some(keep) = records.keep() {
        tasks.spawn_vital("records", keep);
    }
}

/// What a shift lead says at one node is said at the others within this time.
const SWITCH_EVERY: Duration = Duration::from_secs(1);

/// Who is on by the rota is read this often: somebody who looks at the desk sees a change as soon
/// as they would see any other.
const ROTA_EVERY: Duration = Duration::from_secs(5);

/// An hour that is over is counted this often, until it has been.
const WEEK_EVERY: Duration = Duration::from_mins(5);

/// What is long past is forgotten this often.
const ROTA_TIDIED_EVERY: Duration = Duration::from_hours(6);

/// What is left to do when every task has ended.
pub(super) async fn last_words(parts: &Parts) {
    flush_feedback(parts).await;
    parts.sockets.evening.add_up().await;
    // The others would find out by themselves, a little later.
    let _not_told = parts.sockets.chat.stop_beating().await;
}

/// Says how the sign-in of staff stands, where it is weaker than it could be, and keeps what
/// was sealed readable after the cluster secret has changed.
pub(super) async fn guard_sign_in(settings: &Settings, parts: &Parts) {
    if settings.staff.second_step == SecondStepRule::Off {
        tracing::warn!("staff are let in with a password alone");
    } else if !settings.secret.is_set {
        tracing::warn!("no cluster secret is set: what makes the codes of staff is kept unsealed");
    }
    if let Err(error) = parts.second_step.seal_anew().await {
        tracing::error!(error_id = %error.error_id(), "second steps were not sealed anew; start again before the previous secret is taken away");
    }
}

/// Says that this node is alive before anybody is served, and knows what answers it: nobody is to
/// read of a fault that was only not looked for yet.
pub(super) async fn first_beat(parts: &Parts) {
    let asked = Instant::now();
    let heard = parts.sockets.chat.beat().await;
    parts.metrics.live(heard.is_ok(), asked.elapsed());
    parts.metrics.records(parts.records.are_within_reach());
    if let Err(error) = heard {
        tracing::warn!(error_id = %error.id(), "live state does not answer yet");
    }
}

/// Has a key for the networks of those who come from now on.
pub(super) async fn first_look(parts: &Parts) {
    // Without one there are no breaks, until the first round brings it.
    let _asked_again = parts.sockets.respites.look().await;
}

async fn follow_switch(parts: Parts) {
    let mut ticks = interval(SWITCH_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        // The beat tells when the store is out of reach; what was said last stands meanwhile.
        let _asked_again = parts.switchboard.look().await;
        let _asked_again = parts.sockets.respites.look().await;
        parts.metrics.records(parts.records.are_within_reach());
    }
}

async fn follow_rota(parts: Parts) {
    let mut ticks = interval(ROTA_EVERY);
    let mut tidying = interval(ROTA_TIDIED_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tidying.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        // What could not be read is read the next time; the records tell by themselves that they
        // are away.
        tokio::select! {
            _ = ticks.tick() => {
                let _read_again = parts.rota.look().await;
            }
            _ = tidying.tick() => {
                let _tidied_later = parts.rota.tidy().await;
            }
        }
    }
}

async fn keep_week(parts: Parts) {
    let mut ticks = interval(WEEK_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error_id) = parts.week.keep().await {
            tracing::warn!(%error_id, "hours of the week were not counted; they are the next time");
        }
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
