//! Time, handed in. Nothing else in the server asks the machine what time it is,
//! so tests own the clock and a jump of the wall clock moves no deadline.

use std::sync::Mutex;
use std::time::{Duration, Instant, SystemTime};

/// A moment, in milliseconds since 1970 (UTC).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

    /// The nodes that were here before agree on this time. Taken over before anybody is
    /// served; never afterwards.
    fn set(&self, _cluster: Moment) {}

    /// The nodes agree on this time now: a clock that is a little behind moves forward.
    fn follow(&self, _cluster: Moment) {}
}

/// The machine's clock. [`Clock::now`] starts at the wall clock's time and goes on
/// with the monotonic clock, so setting the clock does not lapse an offer.
#[derive(Debug)]
pub struct SystemClock {
    started_wall: Moment,
    started: Instant,
}

impl SystemClock {
    /// Reads both clocks once.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine")]
    #[expect(clippy::new_without_default, reason = "making one has an effect worth seeing")]
    pub fn new() -> Self {
        Self { started_wall: wall(), started: Instant::now() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        self.started_wall.after(self.started.elapsed())
    }

    fn wall(&self) -> Moment {
        wall()
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
