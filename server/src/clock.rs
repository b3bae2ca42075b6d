//! Time, handed in. Nothing else in the server asks the machine what time it is,
//! so tests own the clock and a jump of the wall clock moves no deadline.

use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime};

use serde::{Deserialize, Serialize};

/// A moment, in milliseconds since 1970 (UTC).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub u64);

impl Moment {
    /// How long after `earlier` this is; zero when it is not after.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }

    /// This long before; never before 1970.
    #[must_use]
    pub fn before(self, time: Duration) -> Self {
        Self(self.0.saturating_sub(u64::try_from(time.as_millis()).unwrap_or(u64::MAX)))
    }

    /// This long after.
    #[must_use]
    pub fn after(self, wait: Duration) -> Self {
        Self(self.0.saturating_add(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX)))
    }
}

/// Tells the time.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// Never goes back and never jumps: every deadline and every waiting time is
    /// counted with this.
    fn now(&self) -> Moment;

    /// What the clock on the wall says, for opening hours and the month of a count.
    fn wall(&self) -> Moment;

    /// Takes over the time that the nodes have agreed on, forward or back. Only before
    /// anybody is served: afterwards a deadline could move. A clock that nobody shares
    /// does nothing.
    fn set(&self, _cluster: Moment) {}

    /// Moves forward to the time that the nodes have agreed on, when it is ahead by less
    /// than [`FOLLOW_WITHIN`]; never back. A clock that nobody shares does nothing.
    fn follow(&self, _cluster: Moment) {}
}

/// Clocks of two machines drift apart by milliseconds between two beats. A difference
/// this large is a clock that was set, and is not followed.
pub const FOLLOW_WITHIN: Duration = Duration::from_secs(2);

/// The machine's clock. [`Clock::now`] starts at the wall clock's time and goes on
/// with the monotonic clock, so setting the clock does not lapse an offer.
#[derive(Debug)]
pub struct SystemClock {
    started_wall: Moment,
    started: Instant,
    /// How far the time that the nodes agreed on is ahead, in milliseconds.
    ahead_ms: AtomicI64,
}

impl SystemClock {
    /// Reads both clocks once.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine")]
    #[expect(clippy::new_without_default, reason = "making one has an effect worth seeing")]
    pub fn new() -> Self {
        Self { started_wall: wall(), started: Instant::now(), ahead_ms: AtomicI64::new(0) }
    }

    /// How far `cluster` is ahead of this clock as it started, in milliseconds.
    fn ahead(&self, cluster: Moment) -> i64 {
        let own = self.started_wall.after(self.started.elapsed());
        cluster.0.cast_signed().saturating_sub(own.0.cast_signed())
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let own = self.started_wall.after(self.started.elapsed());
        Moment(own.0.saturating_add_signed(self.ahead_ms.load(Ordering::Relaxed)))
    }

    fn wall(&self) -> Moment {
        wall()
    }

    fn set(&self, cluster: Moment) {
        self.ahead_ms.store(self.ahead(cluster), Ordering::Relaxed);
    }

    fn follow(&self, cluster: Moment) {
        let ahead = self.ahead(cluster);
        let behind = ahead.saturating_sub(self.ahead_ms.load(Ordering::Relaxed));
        if u128::try_from(behind).is_ok_and(|behind| behind < FOLLOW_WITHIN.as_millis()) {
            // Two who follow at once must not take the clock back.
            self.ahead_ms.fetch_max(ahead, Ordering::Relaxed);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine")]
fn wall() -> Moment {
    let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Moment(0).after(since_1970)
}

/// A clock that a test moves.
#[derive(Debug)]
pub struct MockClock(Mutex<(Moment, Moment)>);

impl MockClock {
    /// Stands at this moment, on both clocks.
    pub fn at(moment: Moment) -> Self {
        Self(Mutex::new((moment, moment)))
    }

    /// Time passes.
    pub fn pass(&self, time: Duration) {
        let mut clocks = self.0.lock().expect("no test panics while moving the clock");
        *clocks = (clocks.0.after(time), clocks.1.after(time));
    }

    /// Somebody sets the clock on the wall; no time passes.
    pub fn set_wall(&self, moment: Moment) {
        self.0.lock().expect("no test panics while moving the clock").1 = moment;
    }
}

impl Clock for MockClock {
    fn now(&self) -> Moment {
        self.0.lock().expect("no test panics while moving the clock").0
    }

    fn wall(&self) -> Moment {
        self.0.lock().expect("no test panics while moving the clock").1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_that_joins_takes_over_the_time_of_the_others() {
        let clock = SystemClock::new();
        for cluster in
            [clock.now().before(Duration::from_hours(1)), clock.now().after(Duration::from_hours(1))]
        {
            clock.set(cluster);
            assert!(clock.now() >= cluster);
            assert!(clock.now().since(cluster) < Duration::from_mins(1));
        }
    }

    #[test]
    fn a_node_that_serves_follows_a_little_and_never_goes_back() {
        let clock = SystemClock::new();
        let before = clock.now();
        clock.follow(before.before(Duration::from_secs(1)));
        assert!(clock.now() >= before, "not back");
        let ahead = clock.now().after(Duration::from_millis(1_500));
        clock.follow(ahead);
        assert!(clock.now() >= ahead, "a little forward");
        clock.follow(clock.now().after(Duration::from_secs(30)));
        assert!(clock.now().since(ahead) < Duration::from_secs(20), "somebody set a clock");
    }
}
