//! What goes in must come out: both views of each conversation, compared.
//!
//! Each simulated text says who wrote it and its number, so a word in the wrong
//! conversation shows. Pure: it knows no sockets and no time.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use server::protocol::visit::Side;

use crate::record::Record;

/// One conversation as one side saw it: offset, writer and text, in the order they came.
pub type View = Vec<(u32, Side, String)>;

/// All conversations of a run. A conversation is known by its epoch, which both sides are told.
#[derive(Debug, Default)]
pub struct Ledger {
    talks: HashMap<u64, Talk>,
    left_out: HashSet<u64>,
}

#[derive(Debug, Default)]
struct Talk {
    visitor: Vec<View>,
    counsellor: Vec<View>,
}

/// What was wrong, counted. All zero is the only good outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Faults {
    /// Accepted and not shown to the other side.
    pub lost: u32,
    /// Shown twice to one side.
    pub duplicated: u32,
    /// Shown in another order than their positions.
    pub reordered: u32,
    /// Shown in a conversation where nobody wrote them, or with other words.
    pub crossed: u32,
    /// Conversations with more than one visitor or more than one counsellor.
    pub doubly_paired: u32,
}

impl Ledger {
    /// Adds what one side saw of the conversation `epoch`.
    pub fn add(&mut self, epoch: u64, side: Side, view: View) {
        let talk = self.talks.entry(epoch).or_default();
        match side {
            Side::Visitor => talk.visitor.push(view),
            Side::Counsellor => talk.counsellor.push(view),
        }
    }

    /// Adds what one page knows at the end of a talk whose transcript began its first life
    /// under this epoch, which both sides were told: what came, in the order in which it came,
    /// while that was the only life; otherwise what the page showed in the last.
    pub fn add_record(&mut self, epoch: u64, record: Record, came: View) {
        let shown = record.lines.into_iter();
        let shown = shown.map(|line| (line.position.offset, line.from, line.text.as_str().to_owned()));
        let view = if record.epochs.len() == 1 { came } else { shown.collect() };
        self.add(epoch, record.side, view);
    }

    /// A conversation of which one side hands nothing in: nothing can be compared.
    pub fn leave_out(&mut self, epoch: u64) {
        self.left_out.insert(epoch);
    }

    /// How many conversations both sides saw.
    pub fn talks(&self) -> usize {
        self.talks.values().filter(|talk| !talk.visitor.is_empty() && !talk.counsellor.is_empty()).count()
    }

    /// Compares everything.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::default();
        for (_, talk) in self.talks.iter().filter(|(epoch, _)| !self.left_out.contains(epoch)) {
            if talk.visitor.len() > 1 || talk.counsellor.len() > 1 {
                faults.doubly_paired += 1;
            }
            let views = || talk.visitor.iter().chain(&talk.counsellor);
            for view in views() {
                faults.add_view(view);
            }
            let (Some(visitor), Some(counsellor)) = (talk.visitor.first(), talk.counsellor.first()) else {
                faults.lost += count(views().flatten());
                continue;
            };
            faults.add_difference(visitor, counsellor);
            faults.add_difference(counsellor, visitor);
        }
        faults
    }
}

impl Faults {
    fn add_view(&mut self, view: &View) {
        // One's own lines get their place when they are accepted, between those that
        // come in, so the order is that of each writer.
        for side in [Side::Visitor, Side::Counsellor] {
            let offsets: Vec<u32> = view.iter().filter(|line| line.1 == side).map(|line| line.0).collect();
            self.reordered += count(offsets.windows(2).filter(|pair| pair[1] < pair[0]));
        }
        let mut offsets: Vec<u32> = view.iter().map(|line| line.0).collect();
        offsets.sort_unstable();
        self.duplicated += count(offsets.windows(2).filter(|pair| pair[0] == pair[1]));
    }

    /// Lines of `one` that `other` has not, or has with other words.
    fn add_difference(&mut self, one: &View, other: &View) {
        let theirs: HashMap<u32, (&Side, &String)> =
            other.iter().map(|(offset, side, text)| (*offset, (side, text))).collect();
        for (offset, side, text) in one {
            match theirs.get(offset) {
                None => self.lost += 1,
                Some(line) if *line != (side, text) => self.crossed += 1,
                Some(_) => {}
            }
        }
    }
}

fn count(items: impl Iterator) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(lines: &[(u32, &str)]) -> View {
        lines.iter().map(|(offset, text)| (*offset, Side::Visitor, (*text).to_owned())).collect()
    }

    fn check(visitor: &[(u32, &str)], counsellor: &[(u32, &str)], expected: Faults) {
        let mut ledger = Ledger::default();
        ledger.add(7, Side::Visitor, view(visitor));
        ledger.add(7, Side::Counsellor, view(counsellor));
        assert_eq!(ledger.faults(), expected);
    }

    #[test]
    fn two_equal_views_have_no_fault() {
        check(&[(1, "a"), (2, "b")], &[(1, "a"), (2, "b")], Faults::default());
    }

    #[test]
    fn each_kind_of_fault_is_told_from_the_others() {
        check(&[(1, "a"), (2, "b")], &[(1, "a")], Faults { lost: 1, ..Faults::default() });
        check(&[(1, "a")], &[(1, "a"), (1, "a")], Faults { duplicated: 1, ..Faults::default() });
        check(&[(1, "a"), (2, "b")], &[(2, "b"), (1, "a")], Faults { reordered: 1, ..Faults::default() });
        check(&[(1, "a")], &[(1, "x")], Faults { crossed: 2, ..Faults::default() });
    }

    #[test]
    fn a_second_counsellor_in_a_conversation_is_seen() {
        let mut ledger = Ledger::default();
        ledger.add(7, Side::Visitor, view(&[]));
        ledger.add(7, Side::Counsellor, view(&[]));
        ledger.add(7, Side::Counsellor, view(&[]));
        assert_eq!(ledger.faults().doubly_paired, 1);
    }
}
