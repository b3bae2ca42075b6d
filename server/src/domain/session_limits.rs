//! How long a staff session is good for, and what comes after. Pure.
//!
//! A session rests when nobody does anything: no key, no pointer, no words. What a page does
//! by itself, its pings and its reconnects, is nobody's doing and does not count.
//!
//! Outside a talk a session that has rested too long is over. In an open talk that would be
//! wrong: a counsellor may sit still and listen to somebody who writes slowly, and the end
//! of their session would send that person back into the line. So in a talk the *cover* comes
//! first: the desk hides every word and takes none before its counsellor has signed in
//! again, but its connection holds, and so does the talk, for [`HELD`]. Whoever was only
//! out for a moment is back before the visitor has noticed anything; of one who is really
//! gone the visitor is told, as of any counsellor who was lost.

use std::time::Duration;

use crate::clock::Moment;

/// So long a covered desk keeps its open talks: the same patience that a talk has with a visitor
/// whose connection is gone. Longer, and somebody writes to an empty chair.
pub const HELD: Duration = Duration::from_mins(5);

/// How long a sign-in is good for.
#[derive(Clone, Copy, Debug)]
pub struct SessionLimits {
    /// After its last use.
    pub idle: Duration,
    /// After the sign-in, however busy.
    pub absolute: Duration,
}

/// What a session is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// Everything.
    Good,
    /// Holding the connection of a desk that has an open talk, and nothing else.
    Covered,
    /// Nothing.
    Over,
}

impl SessionLimits {
    /// What a session is good for that began and was last used then.
    pub fn state(&self, signed_in: Moment, used: Moment, now: Moment) -> SessionState {
        let ends = used.after(self.idle).min(signed_in.after(self.absolute));
        if now < ends {
            SessionState::Good
        } else if now < ends.after(HELD) {
            SessionState::Covered
        } else {
            SessionState::Over
        }
    }

    /// How long a session that began then still may last, however busy; `None` when it is over.
    pub fn left(&self, signed_in: Moment, now: Moment) -> Option<Duration> {
        self.absolute.checked_sub(now.since(signed_in)).filter(|left| !left.is_zero())
    }

    /// For how long after its last use a session is kept at all.
    pub fn kept(&self) -> Duration {
        self.idle + HELD
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: SessionLimits =
        SessionLimits { idle: Duration::from_mins(15), absolute: Duration::from_hours(12) };
    const BEGAN: Moment = Moment(1_000);

    fn check(used_at_min: u64, now_min: u64, expected: SessionState) {
        let at = |minutes| BEGAN.after(Duration::from_mins(minutes));
        let state = LIMITS.state(BEGAN, at(used_at_min), at(now_min));
        assert_eq!(state, expected, "used at {used_at_min}, looked at at {now_min} minutes");
    }

    #[test]
    fn a_session_that_rests_is_covered_and_then_over() {
        check(0, 14, SessionState::Good);
        check(0, 15, SessionState::Covered);
        check(0, 19, SessionState::Covered);
        check(0, 20, SessionState::Over);
        check(10, 24, SessionState::Good);
    }

    #[test]
    fn a_shift_ends_however_busy_it_was() {
        check(719, 719, SessionState::Good);
        check(719, 720, SessionState::Covered);
        check(719, 725, SessionState::Over);
        let left = |time| LIMITS.left(BEGAN, BEGAN.after(time));
        assert_eq!(left(Duration::from_mins(715)), Some(Duration::from_mins(5)));
        assert_eq!(left(Duration::from_hours(12)), None);
    }
}
