//! The rounds that keep live state true on every node: events are handed on, the board is
//! looked at, the node says that it is alive, and the sweep does what time does.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior, interval, interval_at};

use crate::domain::chat::sweeping::Doors;
use crate::domain::event::Event;
use crate::domain::node::BEAT_EVERY;
use crate::domain::ports::{ConversationStore, EventBus, QueueStore};
use crate::protocol::ErrorId;
use crate::transport::ws::{Sockets, billboard};

/// Offers, losses and pauses are timed in seconds.
const SWEEP_EVERY: Duration = Duration::from_secs(1);

/// The live page is behind by so much at most.
const ADD_EVERY: Duration = Duration::from_secs(5);

/// Starts them all.
pub fn start(
    sockets: &Arc<Sockets>,
    queue: &Arc<dyn QueueStore>,
    conversations: &Arc<dyn ConversationStore>,
    bus: &Arc<dyn EventBus>,
) {
    let tasks = &sockets.tasks;
    // Listening begins before the first socket can publish anything.
    tasks.spawn_vital("deliver", billboard::deliver(sockets.clone(), bus.listen()));
    tasks.spawn_vital("board", billboard::keep_current(sockets.clone(), queue.clone()));
    tasks.spawn_vital("beat", beat(sockets.clone()));
    tasks.spawn_vital("sweep", sweep(sockets.clone(), conversations.clone()));
    tasks.spawn_vital("evening", evening(sockets.clone()));
}

/// Says that this node is alive, and tells everybody connected here when live state goes
/// out of reach, comes back, or has lost something.
async fn beat(sockets: Arc<Sockets>) {
    let mut ticks = interval(BEAT_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut within_reach = true;
    let mut since = sockets.chat.since();
    loop {
        ticks.tick().await;
        let asked = Instant::now();
        let heard = sockets.chat.beat().await;
        sockets.metrics.live(heard.is_ok(), asked.elapsed());
        sockets.registry.beat_desks();
        if heard.is_ok() != within_reach {
            within_reach = heard.is_ok();
            sockets.registry.tell_live(within_reach);
            if within_reach {
                tracing::info!("live state is within reach again");
            } else {
                tracing::warn!(error_id = %ErrorId::LiveUnavailable, "live state is out of reach");
            }
        }
        let Ok(now_since) = heard else { continue };
        sockets.chat.publish_owed().await;
        if std::mem::replace(&mut since, now_since) != now_since {
            sockets.metrics.live_lost();
            tracing::warn!("live state has lost something; browsers are asked for what they kept");
            if let Err(error) = sockets.chat.end_again().await {
                tracing::warn!(error_id = %error.id(), "an end was not said again");
            }
            sockets.registry.deliver(&Event::Lagged);
        }
    }
}

/// Looks how things stand, and adds what happened to what all nodes count.
async fn evening(sockets: Arc<Sockets>) {
    // Not at once: nobody has been looked for yet, and that is not nobody.
    let mut ticks = interval_at(Instant::now() + ADD_EVERY, ADD_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        sockets.evening.look(&sockets.standing(&sockets.registry.picture()));
        sockets.evening.add_up().await;
    }
}

async fn sweep(sockets: Arc<Sockets>, conversations: Arc<dyn ConversationStore>) {
    let mut ticks = interval(SWEEP_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let started = Instant::now();
        let doors = Doors { closed: sockets.opening.closed_languages() };
        sockets.metrics.open_except(&doors.closed);
        match sockets.chat.sweep(&doors, &*sockets.registry).await {
            Ok(swept) => {
                swept.tally.talked_for.iter().for_each(|length| sockets.pace.observe(*length));
                sockets.metrics.swept(&swept);
                sockets.evening.swept(&swept);
            }
            Err(error) => {
                sockets.metrics.sweep_failed();
                tracing::warn!(error_id = %error.id(), "a sweep was not finished; the next goes on");
            }
        }
        if started.elapsed() > SWEEP_EVERY {
            let elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
            tracing::warn!(elapsed_ms, "a sweep takes longer than its interval");
        }
        match conversations.census().await {
            Ok(census) => sockets.metrics.census(census),
            Err(_) => {
                tracing::warn!(error_id = %ErrorId::LiveUnavailable, "the transcripts were not counted");
            }
        }
        sockets.metrics.process(sockets.registry.connected(), sockets.tasks.alive());
    }
}
