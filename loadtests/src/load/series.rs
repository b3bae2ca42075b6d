//! Second by second.

use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex as StdMutex, PoisonError};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{MissedTickBehavior, interval};

use super::house::{House, Used};
use super::outcome::Sample;
use super::world::World;

/// More seconds than this are told by every second, fourth, … only.
const SAMPLES_MAX: usize = 600;

/// Samples, growing while they are watched.
#[derive(Clone, Debug, Default)]
pub struct Series(Arc<StdMutex<Vec<Sample>>>);

impl Series {
    /// What there is, as many as a chart can show.
    pub fn samples(&self) -> Vec<Sample> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let step = all.len().div_ceil(SAMPLES_MAX).max(1);
        all.iter().step_by(step).copied().collect()
    }

    fn push(&self, sample: Sample) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(sample);
    }
}

/// Takes a sample every second until it is dropped.
pub async fn watch(world: World, house: Arc<Mutex<House>>, series: Series) {
    let mut seconds = interval(Duration::from_secs(1));
    seconds.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut before: Option<(Duration, Used)> = None;
    loop {
        seconds.tick().await;
        let now = world.now();
        // While nodes are restarted there is nothing to read.
        let read = house.try_lock().ok().and_then(|mut house| {
            let used = house.used().ok()?;
            let (nodes_kb, _) = house.resident_kb().ok()?;
            Some((used, nodes_kb))
        });
        let cores = |later: Duration, earlier: Duration, seconds: f64| {
            later.saturating_sub(earlier).as_secs_f64() / seconds.max(0.001)
        };
        let rates = read.and_then(|(used, _)| {
            let (at, then) = before?;
            let seconds = now.saturating_sub(at).as_secs_f64();
            Some((cores(used.nodes, then.nodes, seconds), cores(used.redis, then.redis, seconds)))
        });
        before = read.map(|(used, _)| (now, used));
        let (delivered, places_told) = world.second();
        let counts = world.counts();
        #[expect(clippy::cast_precision_loss, reason = "kilobytes; nowhere near 2^52")]
        let memory_mb = read.map(|(_, kb)| kb as f64 / 1024.0);
        series.push(Sample {
            at_s: now.as_secs_f64(),
            waiting: counts.waiting.load(Relaxed),
            talking: counts.talking.load(Relaxed),
            connected: counts.connected.load(Relaxed),
            delivered: delivered.count(),
            delivered_p99_ms: delivered.quantile_ms(0.99),
            places_told,
            server_cores: rates.map(|(nodes, _)| nodes),
            redis_cores: rates.map(|(_, redis)| redis),
            memory_mb,
        });
    }
}
