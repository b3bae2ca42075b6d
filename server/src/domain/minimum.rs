//! How many must be at their desks before the chat opens by its hours. Pure.
//!
//! The chat opens when its hours say so and enough people who may take talks are there, or when a
//! shift lead says that it opens. From then until the hours close it, it stays open, whoever goes
//! home: somebody may be on the way to their first message. So what is remembered is until when it
//! has been opened, which is the same moment on every node, also past midnight.

use crate::clock::Moment;

/// Hours that never end have been opened until then: beyond any shift, and a whole number in every
/// store.
pub const FOR_EVER: Moment = Moment(9_007_199_254_740_991);

/// The rule of the house, and what is known of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minimum {
    /// How many it takes; 0: the hours alone decide.
    pub wanted: u16,
    /// The chat has been opened until then.
    pub opened_until: Moment,
}

impl Default for Minimum {
    /// The hours alone decide.
    fn default() -> Self {
        Self { wanted: 0, opened_until: Moment(0) }
    }
}

impl Minimum {
    /// Whether the opening that ends then has begun.
    pub fn has_opened(&self, closes: Moment) -> bool {
        self.wanted == 0 || self.opened_until >= closes
    }

    /// Until when the chat is opened now, if it is to be: the hours say so and end then, this many
    /// are there, and a shift lead may have said that it opens.
    pub fn opens(&self, closes: Moment, here: u16, is_opened_by_hand: bool) -> Option<Moment> {
        let is_enough = here >= self.wanted || is_opened_by_hand;
        (!self.has_opened(closes) && is_enough).then_some(closes)
    }

    /// It has been opened until then, here or at another node. What was known stays when it is later.
    pub fn learn(&mut self, opened_until: Moment) {
        self.opened_until = self.opened_until.max(opened_until);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEN: Moment = Moment(1_790_000_000_000);

    #[test]
    fn without_a_minimum_the_hours_alone_decide() {
        let none = Minimum::default();
        assert!(none.has_opened(TEN) && none.has_opened(FOR_EVER));
        assert_eq!(none.opens(TEN, 0, false), None, "there is nothing to remember");
    }

    #[test]
    fn enough_people_or_a_word_open_it_and_the_next_evening_asks_again() {
        let two = Minimum { wanted: 2, ..Minimum::default() };
        assert_eq!(two.opens(TEN, 1, false), None);
        assert_eq!(two.opens(TEN, 2, false), Some(TEN));
        assert_eq!(two.opens(TEN, 0, true), Some(TEN));
        let mut opened = two;
        opened.learn(TEN);
        assert!(opened.has_opened(TEN));
        let tomorrow = Moment(TEN.0 + 86_400_000);
        assert!(!opened.has_opened(tomorrow));
        assert_eq!(opened.opens(tomorrow, 1, false), None);
    }

    proptest! {
        /// Whatever happens after it was opened, it stays so until its hours end.
        #[test]
        fn what_has_opened_is_never_closed_by_somebody_going_home(
            wanted in 0u16..5,
            steps in prop::collection::vec((0u16..6, any::<bool>()), 1..40),
        ) {
            let mut minimum = Minimum { wanted, ..Minimum::default() };
            let mut was_open = false;
            for (here, by_hand) in steps {
                if let Some(until) = minimum.opens(TEN, here, by_hand) {
                    minimum.learn(until);
                }
                let is_open = minimum.has_opened(TEN);
                prop_assert!(is_open || !was_open, "closed again");
                prop_assert!(is_open || (here < wanted && !by_hand), "enough were there");
                was_open = is_open;
            }
        }
    }
}
