//! Whether the rows there are make a chain, and if not, which is the first that does not
//! fit, and in which way.

use super::{ChainHash, Kept, Link, Row};

/// What holds: all rows up to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The last row that holds; its number is how many do.
    pub end: Link,
    /// When the first and the last of them happened, in milliseconds since 1970, UTC;
    /// `None` when none holds.
    pub times_ms: Option<(i64, i64)>,
}

/// The first thing that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The row is not what was written there.
    #[error("row {number} was altered: it is not what was written")]
    Altered {
        /// Which.
        number: u64,
    },
    /// Rows are gone.
    #[error("{} removed: the next row is {next}", missing(*.number, *.next))]
    Removed {
        /// The first that is missing.
        number: u64,
        /// The one that follows instead.
        next: u64,
    },
    /// Two rows, or parts of them, stand in each other's place.
    #[error("rows {number} and {with} were swapped")]
    Swapped {
        /// The earlier place.
        number: u64,
        /// The later place.
        with: u64,
    },
    /// A number comes again.
    #[error("a row was added: number {number} comes again after row {after}")]
    Added {
        /// Which number.
        number: u64,
        /// The row before it.
        after: u64,
    },
    /// All rows hold, but the one whose hash was written down is not among them.
    #[error(
        "the rows fit each other, but none has the expected hash: rows were cut off at the end, \
         or the chain was written anew"
    )]
    Cut,
}

/// Reads rows in the order of their numbers, one at a time.
#[derive(Debug)]
pub struct Verification {
    held: Held,
    wanted: Option<ChainHash>,
    outcome: Outcome,
}

#[derive(Debug)]
enum Outcome {
    Holds,
    /// This row does not fit. One that comes later may stand in its place.
    Unfit(Row),
    Faulty(Fault),
}

impl Verification {
    /// Before the first row. With `expected`, a row with this hash must be among those that hold.
    pub fn expecting(expected: Option<ChainHash>) -> Self {
        let held = Held { end: Link::START, times_ms: None };
        Self { held, wanted: expected, outcome: Outcome::Holds }
    }

    /// The next row.
    pub fn take(&mut self, kept: Kept) {
        match (&self.outcome, kept) {
            (Outcome::Holds, Kept::Row(row)) => self.follow(row),
            (Outcome::Holds, Kept::Unreadable) => {
                self.outcome = Outcome::Faulty(Fault::Altered { number: self.held.end.number + 1 });
            }
            (Outcome::Unfit(unfit), Kept::Row(row)) if self.are_swapped(unfit, &row) => {
                let (number, with) = (unfit.link.number, row.link.number);
                self.outcome = Outcome::Faulty(Fault::Swapped { number, with });
            }
            (Outcome::Unfit(_) | Outcome::Faulty(_), _) => {}
        }
    }

    /// Whether the rows that follow cannot change the outcome any more.
    pub fn is_settled(&self) -> bool {
        matches!(self.outcome, Outcome::Faulty(_))
    }

    /// What holds, and what is wrong after it.
    pub fn finish(self) -> (Held, Result<(), Fault>) {
        let outcome = match self.outcome {
            Outcome::Faulty(fault) => Err(fault),
            Outcome::Unfit(row) => Err(Fault::Altered { number: row.link.number }),
            Outcome::Holds if self.wanted.is_some() => Err(Fault::Cut),
            Outcome::Holds => Ok(()),
        };
        (self.held, outcome)
    }

    fn follow(&mut self, row: Row) {
        let (number, expected) = (row.link.number, self.held.end.next(&row.act));
        if number > expected.number {
            self.outcome = Outcome::Faulty(Fault::Removed { number: expected.number, next: number });
        } else if number < expected.number {
            self.outcome = Outcome::Faulty(Fault::Added { number, after: self.held.end.number });
        } else if row.link != expected {
            self.outcome = Outcome::Unfit(row);
        } else {
            self.held.end = expected;
            let first = self.held.times_ms.map_or(row.act.at_ms, |(first, _)| first);
            self.held.times_ms = Some((first, row.act.at_ms));
            self.wanted = self.wanted.filter(|wanted| *wanted != expected.hash);
        }
    }

    /// Everything before the row that does not fit holds, so what was written there can be
    /// told by its hash: the other row's act with either hash, or its own act with the other's.
    fn are_swapped(&self, unfit: &Row, other: &Row) -> bool {
        let here = self.held.end.next(&other.act).hash;
        here == other.link.hash
            || here == unfit.link.hash
            || self.held.end.next(&unfit.act).hash == other.link.hash
    }
}

fn missing(number: u64, next: u64) -> String {
    if next == number + 1 {
        format!("row {number} was")
    } else {
        format!("rows {number} to {} were", next - 1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::Index;

    use super::*;
    use crate::domain::audit::KeptAct;

    fn chain() -> impl Strategy<Value = Vec<Row>> {
        let field = "[a-z]{0,3}";
        let act = (any::<i64>(), prop::option::of(field), field, field);
        prop::collection::vec(act, 1..20).prop_map(|acts| {
            let mut end = Link::START;
            let row = |(id, (at_ms, actor, act, about)): (usize, (i64, Option<String>, String, String))| {
                let act = KeptAct { id: id.to_string(), at_ms, actor, act, about };
                end = end.next(&act);
                Row { link: end, act }
            };
            acts.into_iter().enumerate().map(row).collect()
        })
    }

    fn verify(rows: &[Row], expected: Option<ChainHash>) -> (Held, Result<(), Fault>) {
        let mut verification = Verification::expecting(expected);
        for row in rows {
            verification.take(Kept::Row(row.clone()));
        }
        verification.finish()
    }

    fn fault(rows: &[Row]) -> Option<Fault> {
        verify(rows, None).1.err()
    }

    fn number(at: usize) -> u64 {
        at as u64 + 1
    }

    /// Two different places, the earlier first; `None` when there is only one row.
    fn pair(rows: &[Row], one: Index, two: Index) -> Option<(usize, usize)> {
        let (one, two) = (one.index(rows.len()), two.index(rows.len()));
        (one != two).then(|| (one.min(two), one.max(two)))
    }

    proptest! {
        #[test]
        fn what_was_appended_holds_and_each_hash_in_it_is_found(rows in chain(), some: Index) {
            let end = rows.last().unwrap();
            let held = Held { end: end.link, times_ms: Some((rows[0].act.at_ms, end.act.at_ms)) };
            prop_assert_eq!(verify(&rows, None), (held, Ok(())));
            prop_assert_eq!(verify(&rows, Some(some.get(&rows).link.hash)), (held, Ok(())));
        }

        #[test]
        fn an_altered_row_is_named_whatever_was_altered(mut rows in chain(), at: Index, field in 0..6, shift in 1..9_i64) {
            let at = at.index(rows.len());
            let Row { link, act } = &mut rows[at];
            match field {
                0 => act.id.push('x'),
                1 => act.at_ms = act.at_ms.wrapping_add(shift),
                2 => act.actor = match act.actor.take() { Some(_) => None, None => Some(String::new()) },
                3 => act.act.insert(0, 'x'),
                4 => act.about.push('x'),
                _ => link.hash.0[usize::try_from(shift).unwrap()] ^= 1,
            }
            prop_assert_eq!(fault(&rows), Some(Fault::Altered { number: number(at) }));
            prop_assert_eq!(verify(&rows, None).0.end.number, at as u64, "what is before it holds");
        }

        #[test]
        fn a_row_that_cannot_be_read_was_altered(rows in chain(), at: Index) {
            let at = at.index(rows.len());
            let mut verification = Verification::expecting(None);
            for (place, row) in rows.into_iter().enumerate() {
                verification.take(if place == at { Kept::Unreadable } else { Kept::Row(row) });
            }
            prop_assert!(verification.is_settled());
            prop_assert_eq!(verification.finish().1, Err(Fault::Altered { number: number(at) }));
        }

        #[test]
        fn removed_rows_are_named_and_a_cut_end_only_by_the_hash_written_down(
            mut rows in chain(), from: Index, len in 1..4_usize,
        ) {
            let end = rows.last().unwrap().link.hash;
            let from = from.index(rows.len());
            rows.drain(from..(from + len).min(rows.len()));
            if let Some(next) = rows.get(from) {
                let next = next.link.number;
                prop_assert_eq!(fault(&rows), Some(Fault::Removed { number: number(from), next }));
            } else {
                prop_assert_eq!(fault(&rows), None);
                prop_assert_eq!(verify(&rows, Some(end)).1, Err(Fault::Cut));
            }
        }

        #[test]
        fn rows_that_were_removed_are_noticed_also_when_the_rest_is_numbered_anew(
            mut rows in chain(), at: Index,
        ) {
            let at = at.index(rows.len());
            rows.remove(at);
            for row in &mut rows[at..] {
                row.link.number -= 1;
            }
            let altered = (at < rows.len()).then(|| Fault::Altered { number: number(at) });
            prop_assert_eq!(fault(&rows), altered);
        }

        #[test]
        fn swapped_rows_are_named_whatever_of_them_was_swapped(
            mut rows in chain(), one: Index, two: Index, part in 0..3,
        ) {
            let Some((one, two)) = pair(&rows, one, two) else { return Ok(()) };
            let (before, after) = rows.split_at_mut(two);
            let (first, second) = (&mut before[one], &mut after[0]);
            if part != 0 {
                std::mem::swap(&mut first.act, &mut second.act);
            }
            if part != 1 {
                std::mem::swap(&mut first.link.hash, &mut second.link.hash);
            }
            let swapped = Fault::Swapped { number: number(one), with: number(two) };
            prop_assert_eq!(fault(&rows), Some(swapped));
        }

        #[test]
        fn a_row_that_comes_twice_was_added(mut rows in chain(), at: Index) {
            let at = at.index(rows.len());
            rows.insert(at, rows[at].clone());
            let added = Fault::Added { number: number(at), after: number(at) };
            prop_assert_eq!(fault(&rows), Some(added));
        }

        #[test]
        fn a_chain_written_anew_holds_but_not_with_the_hash_written_down(mut rows in chain(), at: Index) {
            let old = rows.last().unwrap().link.hash;
            let at = at.index(rows.len());
            rows[at].act.about.push('x');
            let mut end = Link::START;
            for row in &mut rows {
                end = end.next(&row.act);
                row.link = end;
            }
            prop_assert_eq!(fault(&rows), None);
            prop_assert_eq!(verify(&rows, Some(old)).1, Err(Fault::Cut));
        }
    }

    #[test]
    fn nothing_holds_when_there_is_nothing() {
        assert_eq!(verify(&[], None), (Held { end: Link::START, times_ms: None }, Ok(())));
        assert_eq!(verify(&[], Some(Link::START.hash)).1, Err(Fault::Cut));
    }

    #[test]
    fn what_is_missing_is_told_in_words() {
        let told = |number, next| Fault::Removed { number, next }.to_string();
        assert_eq!(told(3, 4), "row 3 was removed: the next row is 4");
        assert_eq!(told(3, 9), "rows 3 to 8 were removed: the next row is 9");
    }
}
