//! How long one visitor takes, measured: talk and pause. Feeds the estimate.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How many talks the settings' figure weighs. After a handful of real talks the
/// measured length leads.
const PRIOR_TALKS: f64 = 5.0;

/// Talks remembered; older ones fade, so the figure follows the season.
const MEMORY_TALKS: f64 = 50.0;

/// A fading mean of the length of talks.
#[derive(Debug)]
pub struct Pace {
    pause: Duration,
    talks: Mutex<Mean>,
}

#[derive(Debug)]
struct Mean {
    weight: f64,
    length_s: f64,
}

impl Pace {
    /// Starts from the settings' figure.
    pub fn new(talk_estimate: Duration, pause: Duration) -> Self {
        let mean = Mean { weight: PRIOR_TALKS, length_s: talk_estimate.as_secs_f64() };
        Self { pause, talks: Mutex::new(mean) }
    }

    /// A talk took this long.
    pub fn observe(&self, talk: Duration) {
        let mut mean = self.talks.lock().unwrap_or_else(PoisonError::into_inner);
        mean.weight = (mean.weight + 1.0).min(MEMORY_TALKS);
        mean.length_s += (talk.as_secs_f64() - mean.length_s) / mean.weight;
    }

    /// How long one visitor takes: talk and pause.
    pub fn each(&self) -> Duration {
        let mean = self.talks.lock().unwrap_or_else(PoisonError::into_inner);
        Duration::from_secs_f64(mean.length_s.max(60.0)) + self.pause
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_talks_take_over_from_the_settings() {
        let pace = Pace::new(Duration::from_mins(45), Duration::from_mins(10));
        assert_eq!(pace.each(), Duration::from_mins(55));
        for _ in 0..60 {
            pace.observe(Duration::from_mins(30));
        }
        assert!(pace.each() < Duration::from_mins(42));
    }
}
