//! What goes in must come out: the histories that the pages saw, compared. Pure.
//!
//! After Jepsen's total-queue checker. A message for which its writer got `accepted` is shown
//! to both sides exactly once in the end, in the same order on both, or the page says that
//! something may be missing. What else is excused stands with a reason in [`talks`],
//! [`queue`] and [`stays`], is counted, and is printed beside the violations.

mod queue;
mod stays;
mod talks;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::time::Duration;

use super::almanac::Spell;
use super::counsellor::Shift;
use super::history::History;
use super::visitor::Stay;

/// The promises, in the order they are printed.
pub const PROMISES: [Promise; 12] = [
    Promise::Lost,
    Promise::SilentHole,
    Promise::LeftUnsure,
    Promise::Duplicated,
    Promise::Reordered,
    Promise::Crossed,
    Promise::Overtaken,
    Promise::DoublyPaired,
    Promise::PlaceLost,
    Promise::Ghost,
    Promise::Unfit,
    Promise::LeftBehind,
];

/// What must not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Promise {
    /// An accepted message that one side never saw, with nothing after it.
    Lost,
    /// The same, in the middle of what that side saw.
    SilentHole,
    /// Both pages were there, and one goes on saying that something may be missing.
    LeftUnsure,
    /// Shown twice, or two messages in one place.
    Duplicated,
    /// In another order than the other side saw, or than they were written.
    Reordered,
    /// A word where nobody of this talk wrote it, or with other letters.
    Crossed,
    /// Offered after somebody who came later.
    Overtaken,
    /// Two visitors or two counsellors at once in one talk.
    DoublyPaired,
    /// A place or a talk that the server gave up although the page was there.
    PlaceLost,
    /// Somebody who is gone and still counted or held; a page that never gets an answer.
    Ghost,
    /// A node that ends by itself, or does not take what it gave.
    Unfit,
    /// Something of a talk that is still there after its time.
    LeftBehind,
}

impl Promise {
    /// As it is printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::SilentHole => "silent hole",
            Self::LeftUnsure => "left unsure",
            Self::Duplicated => "duplicated",
            Self::Reordered => "reordered",
            Self::Crossed => "crossed over",
            Self::Overtaken => "overtaken",
            Self::DoublyPaired => "doubly paired",
            Self::PlaceLost => "place or talk given up",
            Self::Ghost => "ghost",
            Self::Unfit => "node or page unfit",
            Self::LeftBehind => "left behind",
        }
    }
}

/// A promise that was broken.
#[derive(Clone, Debug)]
pub struct Violation {
    /// Which.
    pub promise: Promise,
    /// For whom, and how.
    pub what: String,
    /// The last things that happened to them.
    pub tail: Vec<String>,
}

/// The times that the rules count with, as the nodes were told.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// How long an offer stands.
    pub offer: Duration,
    /// How long a talk waits for its visitor.
    pub visitor_lost: Duration,
    /// How long words outlive their talk.
    pub erase_after: Duration,
    /// Nobody is paired for this long after a loss.
    pub settle: Duration,
}

/// Everything that was seen.
#[derive(Debug)]
pub struct Evidence {
    /// By the visitors.
    pub stays: Vec<Stay>,
    /// By the counsellors.
    pub shifts: Vec<Shift>,
    /// By the harness.
    pub spells: Vec<Spell>,
    /// What the nodes were told.
    pub times: Times,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Verdict {
    /// The promises that were broken.
    pub violations: Vec<Violation>,
    /// Talks that both sides saw.
    pub talks: u32,
    /// Talks in which a page gave lines back.
    pub refilled: u32,
    /// Talks in which a page says to the end that something may be missing.
    pub unsure: u32,
    /// Messages that were accepted.
    pub accepted: u32,
    /// Offers for which it could be told whether somebody was overtaken.
    pub offers_judged: u32,
    /// What would be a violation without its reason, counted by the reason.
    pub excused: BTreeMap<&'static str, u32>,
}

impl Verdict {
    /// Over everything that was seen.
    pub fn over(evidence: &Evidence) -> Self {
        let mut verdict = Self::default();
        talks::judge(evidence, &mut verdict);
        queue::judge(evidence, &mut verdict);
        stays::judge(evidence, &mut verdict);
        verdict
    }

    /// A promise was broken.
    pub fn broken(&mut self, promise: Promise, what: impl Into<String>, histories: &[&History]) {
        let mut tail: Vec<String> = vec![];
        for history in histories {
            tail.extend(history.lines());
            tail.push(String::new());
        }
        self.violations.push(Violation { promise, what: what.into(), tail });
    }

    /// It looks broken, and is not, because of this.
    pub fn excused(&mut self, because: &'static str) {
        *self.excused.entry(because).or_default() += 1;
    }
}

impl Evidence {
    /// The last things that happened to this person.
    pub fn history_of(&self, name: &str) -> Option<&History> {
        let visitor = self.stays.iter().find(|stay| name == format!("v{}", stay.number));
        let counsellor = self.shifts.iter().find(|shift| name == shift.name);
        visitor.map(|stay| &stay.history).or(counsellor.map(|shift| &shift.history))
    }

    /// The last things that happened to everybody.
    pub fn histories(&self) -> String {
        let visitors = self.stays.iter().map(|stay| (format!("v{}", stay.number), &stay.history));
        let counsellors = self.shifts.iter().map(|shift| (shift.name.clone(), &shift.history));
        let mut lines: Vec<String> = vec![];
        for (name, history) in visitors.chain(counsellors) {
            lines.extend(history.lines().map(|line| format!("{name:<6} {line}")));
        }
        lines.join("\n")
    }

    /// Whether live state lost something between the two, or just before: what a copy that
    /// takes over lacks is older than the moment in which it does.
    fn lost_between(&self, from: Duration, to: Duration) -> bool {
        const COPY_LAGS: Duration = Duration::from_secs(2);
        self.spells.iter().any(|spell| spell.loses && spell.touches(from, to + COPY_LAGS))
    }
}
