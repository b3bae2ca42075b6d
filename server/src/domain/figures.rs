//! What a contact centre counts, in the words that the trade has for it, computed in this
//! one place: the live page tells it now, a report may tell it later. The words and what
//! they mean follow ISO 18295-1; `ops/metrics.md` has them in the form of a collector. Pure.
//!
//! What happened is added up in slices of five minutes. A slice holds sums and no times, so
//! it tells of nobody, and slices of several nodes or of a whole evening are added by adding.

use std::time::Duration;

use super::alert::{KINDS, Standing};
use super::board::ShiftPicture;
use crate::clock::Moment;

/// Whoever goes within this time has only looked in, and was not kept waiting.
pub const LOOKED_IN: Duration = Duration::from_secs(30);

/// Whoever is answered within this time was answered soon: the service level counts them.
pub const SOON: Duration = Duration::from_mins(5);

/// How long a slice is.
pub const SLICE: Duration = Duration::from_mins(5);

/// How many slices are kept: eight hours, longer than an evening.
pub const SLICES_KEPT: usize = 96;

/// How a slice is kept: so many numbers, of which the last [`MOST`] are the most of all that
/// is added, and the others their sum.
pub const NUMBERS: usize = 17 + KINDS;

/// See [`NUMBERS`].
pub const MOST: usize = 2;

/// Which slice a moment on the wall clock is in, counted from 1970.
pub fn slice_of(wall: Moment) -> u64 {
    wall.0 / millis(SLICE)
}

/// When a slice began, by the clock on the wall.
pub fn began(slice: u64) -> Moment {
    Moment(slice.saturating_mul(millis(SLICE)))
}

/// What happened in some stretch of time, and how things stood in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    /// Visitors who asked for a talk.
    pub offered: u64,
    /// Visitors whose first talk began.
    pub answered: u64,
    /// Those of them whose wait was at most [`SOON`].
    pub answered_soon: u64,
    /// How long the answered had waited, in milliseconds, all together.
    pub waited_ms: u64,
    /// Visitors who went or were lost before any talk, after more than [`LOOKED_IN`].
    pub abandoned: u64,
    /// How long those had waited, in milliseconds, all together.
    pub gave_up_ms: u64,
    /// Visitors who went sooner than that.
    pub looked_in: u64,
    /// Talks that ended.
    pub talks: u64,
    /// How long they were, in milliseconds, all together.
    pub talked_ms: u64,
    /// Talks that lost their counsellor, and stays that were given up because the visitor
    /// was lost: what technology took.
    pub lost: u64,
    /// How often it was looked how things stand.
    pub looks: u64,
    /// Who waited, talked and was on shift, over all looks.
    pub waiting: u64,
    /// See above.
    pub talking: u64,
    /// See above.
    pub on_shift: u64,
    /// At how many looks the chat was open.
    pub open: u64,
    /// At how many there was something to see to, by [`super::alert::Alert::kind`].
    pub alerts: [u64; KINDS],
    /// The most who waited at once.
    pub waiting_most: u64,
    /// The longest that anybody had waited, in seconds.
    pub longest_wait_s: u64,
}

impl Slice {
    /// Somebody's first talk began after this wait.
    pub fn answer(&mut self, waited: Duration) {
        self.answered += 1;
        self.answered_soon += u64::from(waited <= SOON);
        self.waited_ms += millis(waited);
    }

    /// Somebody went or was lost before any talk, after this wait.
    pub fn abandon(&mut self, waited: Duration) {
        if waited <= LOOKED_IN {
            self.looked_in += 1;
        } else {
            self.abandoned += 1;
            self.gave_up_ms += millis(waited);
        }
    }

    /// A talk of this length ended.
    pub fn end(&mut self, talked: Duration) {
        self.talks += 1;
        self.talked_ms += millis(talked);
    }

    /// Things stood like this.
    pub fn look(&mut self, standing: &Standing<'_>) {
        let ShiftPicture { waiting_total, longest_wait_s, counsellors, .. } = standing.shift;
        let mut seen = Self {
            looks: 1,
            waiting: (*waiting_total).into(),
            talking: counsellors.talking.into(),
            on_shift: counsellors.on_shift.into(),
            open: u64::from(!standing.open.is_empty()),
            waiting_most: (*waiting_total).into(),
            longest_wait_s: (*longest_wait_s).into(),
            ..Self::default()
        };
        for alert in standing.alerts() {
            // Several languages at once are one thing to see to.
            seen.alerts[alert.kind()] = 1;
        }
        self.add(&seen);
    }

    /// Both together.
    pub fn add(&mut self, other: &Self) {
        let (ours, theirs) = (self.numbers(), other.numbers());
        let together = std::array::from_fn(|n| {
            if n < NUMBERS - MOST { ours[n].saturating_add(theirs[n]) } else { ours[n].max(theirs[n]) }
        });
        *self = Self::of(together);
    }

    /// Nothing happened and nobody looked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// As it is kept.
    pub fn numbers(&self) -> [u64; NUMBERS] {
        let [live_away, records_away, long_wait, nobody, no_language] = self.alerts;
        [
            self.offered,
            self.answered,
            self.answered_soon,
            self.waited_ms,
            self.abandoned,
            self.gave_up_ms,
            self.looked_in,
            self.talks,
            self.talked_ms,
            self.lost,
            self.looks,
            self.waiting,
            self.talking,
            self.on_shift,
            self.open,
            live_away,
            records_away,
            long_wait,
            nobody,
            no_language,
            self.waiting_most,
            self.longest_wait_s,
        ]
    }

    /// The same, read.
    pub fn of(numbers: [u64; NUMBERS]) -> Self {
        let [
            offered,
            answered,
            answered_soon,
            waited_ms,
            abandoned,
            gave_up_ms,
            looked_in,
            talks,
            talked_ms,
            lost,
            looks,
            waiting,
            talking,
            on_shift,
            open,
            live_away,
            records_away,
            long_wait,
            nobody,
            no_language,
            waiting_most,
            longest_wait_s,
        ] = numbers;
        Self {
            offered,
            answered,
            answered_soon,
            waited_ms,
            abandoned,
            gave_up_ms,
            looked_in,
            talks,
            talked_ms,
            lost,
            looks,
            waiting,
            talking,
            on_shift,
            open,
            alerts: [live_away, records_away, long_wait, nobody, no_language],
            waiting_most,
            longest_wait_s,
        }
    }
}

/// The figures of a stretch of time. What cannot be told of nothing is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Of those who were answered or gave up, how many were answered, in whole per cent.
    pub answer_rate: Option<u8>,
    /// Of the same, how many were answered within [`SOON`], in whole per cent.
    pub service_level: Option<u8>,
    /// How long the answered waited on average.
    pub average_wait: Option<Duration>,
    /// How long talks lasted on average.
    pub average_talk: Option<Duration>,
    /// Of the time that counsellors were on shift, how much they were in a talk, in whole
    /// per cent.
    pub occupancy: Option<u8>,
}

impl From<&Slice> for Figures {
    fn from(slice: &Slice) -> Self {
        let decided = slice.answered + slice.abandoned;
        Self {
            answer_rate: percent(slice.answered, decided),
            service_level: percent(slice.answered_soon, decided),
            average_wait: average(slice.waited_ms, slice.answered),
            average_talk: average(slice.talked_ms, slice.talks),
            occupancy: percent(slice.talking, slice.on_shift),
        }
    }
}

/// Rounded half up.
fn percent(part: u64, whole: u64) -> Option<u8> {
    let rounded = (part.saturating_mul(200).saturating_add(whole)).checked_div(whole.saturating_mul(2))?;
    Some(u8::try_from(rounded).unwrap_or(u8::MAX).min(100))
}

fn average(sum_ms: u64, count: u64) -> Option<Duration> {
    sum_ms.checked_div(count).map(Duration::from_millis)
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
#[expect(clippy::cast_precision_loss, reason = "a slow count in fractions, of small numbers")]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::protocol::desk::ShiftCounts;
    use crate::protocol::needs::Language;

    /// One thing that happens in an evening, as somebody beside it would write it down.
    #[derive(Clone, Copy, Debug)]
    enum Event {
        Asked,
        Answered(u64),
        Gone(u64),
        Ended(u64),
    }

    fn event() -> impl Strategy<Value = Event> {
        prop_oneof![
            Just(Event::Asked),
            (0..4_000_000_u64).prop_map(Event::Answered),
            (0..4_000_000_u64).prop_map(Event::Gone),
            (0..8_000_000_u64).prop_map(Event::Ended),
        ]
    }

    /// The same figures from the list of events, each by a walk of its own and in fractions.
    fn slowly(events: &[Event]) -> (Option<f64>, Option<f64>, Option<f64>, Option<f64>) {
        let waits: Vec<f64> = events
            .iter()
            .filter_map(|e| if let Event::Answered(ms) = e { Some(*ms as f64) } else { None })
            .collect();
        let gave_up = events.iter().filter(|e| matches!(e, Event::Gone(ms) if *ms > 30_000)).count();
        let talks: Vec<f64> = events
            .iter()
            .filter_map(|e| if let Event::Ended(ms) = e { Some(*ms as f64) } else { None })
            .collect();
        let soon = waits.iter().filter(|ms| **ms <= 300_000.0).count();
        let decided = waits.len() + gave_up;
        let share = |n: usize| (decided > 0).then(|| n as f64 * 100.0 / decided as f64);
        let mean = |of: &[f64]| (!of.is_empty()).then(|| of.iter().sum::<f64>() / of.len() as f64);
        (share(waits.len()), share(soon), mean(&waits), mean(&talks))
    }

    fn told(slice: &mut Slice, event: Event) {
        match event {
            Event::Asked => slice.offered += 1,
            Event::Answered(ms) => slice.answer(Duration::from_millis(ms)),
            Event::Gone(ms) => slice.abandon(Duration::from_millis(ms)),
            Event::Ended(ms) => slice.end(Duration::from_millis(ms)),
        }
    }

    fn near(figure: Option<f64>, slow: Option<f64>, within: f64) -> bool {
        match (figure, slow) {
            (None, None) => true,
            (Some(figure), Some(slow)) => (figure - slow).abs() <= within,
            _ => false,
        }
    }

    fn check(events: &[Event], nodes: usize) -> Result<(), TestCaseError> {
        let mut slices = vec![Slice::default(); nodes];
        for (n, event) in events.iter().enumerate() {
            told(&mut slices[n % nodes], *event);
        }
        let mut sum = Slice::default();
        for slice in &slices {
            sum.add(&Slice::of(slice.numbers()));
        }
        let figures = Figures::from(&sum);
        let (rate, level, wait, talk) = slowly(events);
        prop_assert!(near(figures.answer_rate.map(f64::from), rate, 0.5), "{figures:?} {rate:?}");
        prop_assert!(near(figures.service_level.map(f64::from), level, 0.5), "{figures:?} {level:?}");
        let ms = |time: Option<Duration>| time.map(|time| time.as_millis() as f64);
        prop_assert!(near(ms(figures.average_wait), wait, 1.0), "{figures:?} {wait:?}");
        prop_assert!(near(ms(figures.average_talk), talk, 1.0), "{figures:?} {talk:?}");
        prop_assert_eq!(sum.offered, events.iter().filter(|e| matches!(e, Event::Asked)).count() as u64);
        Ok(())
    }

    proptest! {
        #[test]
        fn figures_are_those_of_a_slow_count_from_the_events(
            events in prop::collection::vec(event(), 0..400), nodes in 1..4_usize,
        ) {
            check(&events, nodes)?;
        }
    }

    #[test]
    fn a_hundred_thousand_events_come_to_the_same() {
        // A generator of our own, so that it is the same evening each time.
        let mut state = 11_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 33
        };
        let events: Vec<Event> = (0..100_000)
            .map(|_| match next() % 4 {
                0 => Event::Asked,
                1 => Event::Answered(next() % 4_000_000),
                2 => Event::Gone(next() % 4_000_000),
                _ => Event::Ended(next() % 8_000_000),
            })
            .collect();
        check(&events, 3).unwrap();
    }

    #[test]
    fn of_nothing_nothing_is_told() {
        let figures = Figures::from(&Slice::default());
        assert_eq!(figures.answer_rate, None);
        assert_eq!((figures.average_wait, figures.average_talk, figures.occupancy), (None, None, None));
    }

    #[test]
    fn whoever_only_looks_in_was_not_kept_waiting() {
        let mut slice = Slice::default();
        slice.abandon(LOOKED_IN);
        slice.abandon(LOOKED_IN + Duration::from_millis(1));
        slice.answer(SOON);
        slice.answer(SOON + Duration::from_millis(1));
        assert_eq!((slice.looked_in, slice.abandoned, slice.answered_soon), (1, 1, 1));
        let figures = Figures::from(&slice);
        assert_eq!((figures.answer_rate, figures.service_level), (Some(67), Some(33)));
    }

    #[test]
    fn looks_of_several_nodes_do_not_make_more_people() {
        let (mut here, mut there) = (Slice::default(), Slice::default());
        let picture = |waiting_total, longest_wait_s| ShiftPicture {
            waiting_total,
            longest_wait_s,
            counsellors: ShiftCounts { on_shift: 4, talking: 2, ready: 1, ..ShiftCounts::default() },
            ..ShiftPicture::default()
        };
        for (node, shift) in [(&mut here, picture(3, 120)), (&mut there, picture(4, 110))] {
            node.look(&Standing {
                shift: &shift,
                open: vec![Language::Nb],
                has_live: true,
                has_records: false,
            });
        }
        here.add(&there);
        assert_eq!((here.waiting_most, here.longest_wait_s, here.looks, here.open), (4, 120, 2, 2));
        assert_eq!(here.alerts, [0, 2, 0, 0, 2], "records away, and nobody who writes the language");
        assert_eq!(Slice::of(here.numbers()), here);
        assert_eq!(Figures::from(&here).occupancy, Some(50));
    }

    #[test]
    fn a_slice_begins_with_its_five_minutes() {
        assert_eq!(began(slice_of(Moment(1_700_000_123_456))), Moment(1_700_000_100_000));
    }
}
