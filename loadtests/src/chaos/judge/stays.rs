//! The people: nobody is given up who is there, and nobody stays behind.

use std::time::Duration;

use server::protocol::visit::EndReason;

use super::{Evidence, Promise, Verdict};
use crate::chaos::counsellor::DeskEnd;
use crate::chaos::visitor::Stay;

/// A page that is gone for almost as long as it may be can be given up.
const ALMOST: Duration = Duration::from_secs(10);

/// Weather this long before an end may be its cause.
const CAUSE: Duration = Duration::from_mins(1);

pub(super) fn judge(evidence: &Evidence, verdict: &mut Verdict) {
    for stay in &evidence.stays {
        let who = format!("v{}", stay.number);
        if let Some(doing) = &stay.stuck {
            verdict.broken(Promise::Ghost, format!("{who} was never done: {doing}"), &[&stay.history]);
        }
        if let Some(at) = stay.forgotten {
            let what = format!("{who} was not known any more at {:.3} s", at.as_secs_f64());
            verdict.broken(Promise::PlaceLost, what, &[&stay.history]);
        }
        if let Some((at, reason)) = stay.ended {
            evidence.judge_end(stay, at, reason, verdict);
        }
    }
    for shift in &evidence.shifts {
        if shift.talks.iter().any(|talk| talk.ended.1 == DeskEnd::Never) {
            let what = format!("{} still holds a talk when everybody is gone", shift.name);
            verdict.broken(Promise::Ghost, what, &[&shift.history]);
        } else if let Some(busy) = &shift.busy {
            let what = format!("{} is held by nobody: {busy}", shift.name);
            verdict.broken(Promise::Ghost, what, &[&shift.history]);
        }
    }
}

impl Evidence {
    fn judge_end(&self, stay: &Stay, at: Duration, reason: EndReason, verdict: &mut Verdict) {
        let is_explained = match reason {
            EndReason::VisitorLeft | EndReason::VisitorExited => stay.left.is_some(),
            EndReason::CounsellorEnded => self.a_counsellor_ended(stay),
            EndReason::VisitorLost => stay.longest_absence() + ALMOST > self.times.visitor_lost,
            // Two offers went by unseen: that takes weather, for every page here presses start,
            // but for the first of some.
            EndReason::Missed => {
                let explained = self.spells.iter().any(|spell| spell.touches(at.saturating_sub(CAUSE), at));
                if explained {
                    verdict.excused("two offers went by in bad weather");
                }
                explained
            }
            EndReason::Expired
            | EndReason::Closed
            | EndReason::BackToQueue
            | EndReason::HandedOver
            | EndReason::GuestOver => false,
        };
        if !is_explained {
            let what = format!("v{} was told that it ended: {reason:?}", stay.number);
            verdict.broken(Promise::PlaceLost, what, &[&stay.history]);
        }
    }

    fn a_counsellor_ended(&self, stay: &Stay) -> bool {
        let Some(record) = &stay.talk else { return false };
        let desks = self.shifts.iter().flat_map(|shift| &shift.talks);
        desks
            .filter(|talk| talk.record.epochs.intersection(&record.epochs).next().is_some())
            .any(|talk| talk.ended_here.is_some())
    }
}

impl Stay {
    /// The longest time between two connections.
    fn longest_absence(&self) -> Duration {
        let gaps = self
            .connections
            .windows(2)
            .map(|pair| pair[0].to.map_or(Duration::ZERO, |to| pair[1].from.saturating_sub(to)));
        gaps.max().unwrap_or_default()
    }
}
