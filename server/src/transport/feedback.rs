//! What visitors tap after a talk, as counts only. They are held in memory and
//! written together, so no count can be matched with a talk by its time.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::protocol::visit::{Better, Degree, Feedback};

/// Counts not yet written, by question and answer.
#[derive(Debug, Default)]
pub struct FeedbackBox(Mutex<Counts>);

/// How often each answer to each question was given.
pub type Counts = HashMap<(&'static str, &'static str), u32>;

impl FeedbackBox {
    /// Counts one visitor's taps.
    pub fn count(&self, feedback: &Feedback) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let degrees = [
            ("heard", feedback.heard),
            ("helped", feedback.helped),
            ("knows_next", feedback.knows_next),
            ("again", feedback.again),
        ];
        for (question, answer) in degrees {
            if let Some(answer) = answer {
                *counts.entry((question, degree(answer))).or_default() += 1;
            }
        }
        // The base of every share: how many answered anything at all.
        *counts.entry(("given", "all")).or_default() += 1;
        let mut ticked: Vec<&str> = feedback.better.iter().map(|better| name(*better)).collect();
        ticked.sort_unstable();
        ticked.dedup();
        for tick in ticked {
            *counts.entry(("better", tick)).or_default() += 1;
        }
    }

    /// Takes everything out, to be written.
    pub fn take(&self) -> Counts {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts back what could not be written.
    pub fn put_back(&self, unwritten: Counts) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (answer, count) in unwritten {
            *counts.entry(answer).or_default() += count;
        }
    }
}

fn degree(degree: Degree) -> &'static str {
    match degree {
        Degree::Yes => "yes",
        Degree::Some => "some",
        Degree::No => "no",
    }
}

fn name(better: Better) -> &'static str {
    match better {
        Better::Wait => "wait",
        Better::Language => "language",
        Better::Time => "time",
        Better::Advice => "advice",
        Better::Safety => "safety",
        Better::AllGood => "all_good",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_counts_once_and_what_was_not_written_is_kept() {
        let feedback_box = FeedbackBox::default();
        let better = vec![Better::Wait, Better::Wait];
        feedback_box.count(&Feedback { heard: Some(Degree::Yes), better, ..Feedback::default() });
        let counts = feedback_box.take();
        assert_eq!(counts.get(&("better", "wait")), Some(&1));
        assert!(feedback_box.take().is_empty());
        feedback_box.put_back(counts);
        assert_eq!(feedback_box.take().get(&("heard", "yes")), Some(&1));
    }
}
