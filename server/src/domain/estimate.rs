//! An honest guess at the wait: who is busy for how much longer, and who is served
//! before. Pure.

use std::time::Duration;

use super::counsellor::{Counsellor, Mode};
use crate::clock::Moment;
use crate::protocol::needs::Language;
use crate::protocol::visit::Estimate;

/// However long a talk has lasted, this share of a usual one is still to come: those
/// that are long already tend to stay long.
const AT_LEAST_MORE: f64 = 0.4;

/// Somebody at the desk who is not ready is likely to be so after about this long.
pub const READY_SOON: Duration = Duration::from_mins(5);

/// Talks differ, and the error of a sum of them grows with its root. Four waits in
/// five end within these many roots of minutes below and above the guess, and never
/// below a share of it; a simulation below holds it.
const ROOTS_BELOW: f64 = 3.3;
const ROOTS_ABOVE: f64 = 3.6;
const SHARE_BELOW: f64 = 0.3;

/// Longest wait that is put in words; beyond it a number would only pretend.
const LONGEST_MINUTES: f64 = 600.0;

/// When each counsellor on shift is likely to take the next visitor. Asked once for
/// each visitor, in serving order: each answer takes a turn.
#[derive(Debug)]
pub struct Outlook<'a> {
    turns: Vec<Turn<'a>>,
    each: Duration,
}

#[derive(Debug)]
struct Turn<'a> {
    languages: &'a [Language],
    free_in: Duration,
}

impl<'a> Outlook<'a> {
    /// `each` is how long one visitor takes: talk and pause. `began` tells when a
    /// counsellor's talk began.
    pub fn new(
        counsellors: impl Iterator<Item = &'a Counsellor>,
        each: Duration,
        began: impl Fn(&Counsellor) -> Option<Moment>,
        now: Moment,
    ) -> Self {
        let turn = |counsellor: &'a Counsellor| {
            let busy_for =
                |began: Moment| each.saturating_sub(now.since(began)).max(each.mul_f64(AT_LEAST_MORE));
            let free_in = match (counsellor.can_take(), counsellor.mode) {
                (true, _) => Duration::ZERO,
                _ if counsellor.offer.is_some() || !counsellor.promised.is_empty() => each,
                _ if !counsellor.talks.is_empty() => began(counsellor).map_or(each, busy_for),
                (false, Mode::Paused(until)) => until.since(now),
                // Ready but not connected, or at the desk without having said anything.
                (false, Mode::Ready(_) | Mode::Resting) => READY_SOON,
            };
            Turn { languages: &counsellor.languages, free_in }
        };
        Self { turns: counsellors.filter(|counsellor| serves(counsellor)).map(turn).collect(), each }
    }

    /// The guess for the next in line, who writes this language.
    pub fn next(&mut self, language: Language) -> Estimate {
        self.take_turn(language).map_or(Estimate::NobodyYet {}, in_words)
    }

    /// The likely wait of the next in line, who writes this language. `None` when nobody on
    /// shift does.
    pub fn take_turn(&mut self, language: Language) -> Option<Duration> {
        let speak = self.turns.iter_mut().filter(|turn| turn.languages.contains(&language));
        let turn = speak.min_by_key(|turn| turn.free_in)?;
        let wait = turn.free_in;
        turn.free_in += self.each;
        Some(wait)
    }

    /// What [`Outlook::take_turn`] would answer; no turn is taken.
    pub fn next_turn(&self, language: Language) -> Option<Duration> {
        let speak = self.turns.iter().filter(|turn| turn.languages.contains(&language));
        speak.map(|turn| turn.free_in).min()
    }
}

/// Whether a counsellor counts as there: connected, or gone only for a moment.
pub fn is_on_shift(counsellor: &Counsellor) -> bool {
    counsellor.presence.is_here() || !counsellor.away
}

/// Whether they will take somebody new: there, and with no training to be renewed first.
pub fn serves(counsellor: &Counsellor) -> bool {
    is_on_shift(counsellor) && !counsellor.paused.chat
}

/// The longest wait that is told for this likely one.
pub fn at_most(wait: Duration) -> Duration {
    let guess = wait.as_secs_f64() / 60.0;
    Duration::from_secs_f64((guess + ROOTS_ABOVE * guess.sqrt()) * 60.0)
}

fn in_words(wait: Duration) -> Estimate {
    if wait.is_zero() {
        return Estimate::Soon {};
    }
    let guess = wait.as_secs_f64() / 60.0;
    let from = (guess - ROOTS_BELOW * guess.sqrt()).max(guess * SHARE_BELOW);
    let to = at_most(wait).as_secs_f64() / 60.0;
    let step = if to > 20.0 { 5.0 } else { 1.0 };
    Estimate::Minutes { from: minutes((from / step).floor() * step), to: minutes((to / step).ceil() * step) }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=600 first")]
fn minutes(minutes: f64) -> u16 {
    minutes.clamp(0.0, LONGEST_MINUTES) as u16
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::node::NodeId;
    use crate::protocol::ids::EnquiryId;

    const EACH: Duration = Duration::from_mins(55);
    const NOW: Moment = Moment(1_000_000_000);

    fn counsellor(mode: Mode) -> Counsellor {
        let arrived = Counsellor::arrive(Uuid::now_v7(), "Rådgiver".into(), [Language::Nb].into(), 1);
        Counsellor { mode, ..arrived.seated(NodeId(1), Moment(1)) }
    }

    fn guesses(counsellors: &[Counsellor], began: Moment, count: usize) -> Vec<Estimate> {
        let mut outlook = Outlook::new(counsellors.iter(), EACH, |_| Some(began), NOW);
        (0..count).map(|_| outlook.next(Language::Nb)).collect()
    }

    fn to(estimate: Estimate) -> u16 {
        match estimate {
            Estimate::Minutes { to, .. } => to,
            Estimate::Soon {} => 0,
            Estimate::NobodyYet {} => u16::MAX,
        }
    }

    #[test]
    fn nobody_on_shift_is_said_and_a_free_counsellor_is_soon() {
        assert_eq!(guesses(&[], NOW, 1), [Estimate::NobodyYet {}]);
        let free = counsellor(Mode::Ready(NOW));
        assert_eq!(guesses(std::slice::from_ref(&free), NOW, 1), [Estimate::Soon {}]);
        let mut outlook = Outlook::new([&free].into_iter(), EACH, |_| None, NOW);
        assert_eq!(outlook.next(Language::En), Estimate::NobodyYet {});
    }

    #[test]
    fn the_longer_the_line_the_longer_the_wait_and_more_counsellors_help() {
        let few = [counsellor(Mode::Ready(NOW)), counsellor(Mode::Resting)];
        let many: Vec<_> = few.iter().cloned().chain([counsellor(Mode::Resting)]).collect();
        let (with_few, with_many) = (guesses(&few, NOW, 40), guesses(&many, NOW, 40));
        for (place, pair) in with_few.windows(2).enumerate() {
            assert!(to(pair[0]) <= to(pair[1]));
            assert!(to(with_many[place]) <= to(with_few[place]));
        }
    }

    /// An evening simulated with talks of varying length (about 45 minutes, the middle
    /// two thirds between 27 and 65) and its own generator, so that it is the same
    /// every time. Each guess is compared with the wait that follows.
    #[test]
    fn four_waits_in_five_end_inside_the_guess() {
        let mut random = Random(11);
        for (busy, ahead) in [(1, 0), (2, 1), (4, 3), (4, 9), (8, 20)] {
            let mut inside = 0;
            for _ in 0..1_000 {
                inside += u32::from(is_inside(&mut random, busy, ahead));
            }
            assert!(inside >= 800, "{inside} of 1000 with {ahead} ahead and {busy} counsellors");
        }
    }

    fn is_inside(random: &mut Random, busy: usize, ahead: usize) -> bool {
        let mut counsellors = Vec::new();
        let mut free_in = Vec::new();
        let mut began = std::collections::HashMap::new();
        for _ in 0..busy {
            // Somewhere in a talk; long talks are met more often, as they are in life.
            let (length, elapsed) = loop {
                let length = random.talk_minutes();
                let at = random.uniform() * 150.0;
                if at < length {
                    break (length, at);
                }
            };
            let mut talking = counsellor(Mode::Resting);
            talking.talks.push(EnquiryId::random());
            began.insert(talking.id, Moment(NOW.0 - seconds(elapsed) * 1_000));
            free_in.push(length - elapsed + 10.0);
            counsellors.push(talking);
        }
        let began = |counsellor: &Counsellor| began.get(&counsellor.id).copied();
        let mut outlook = Outlook::new(counsellors.iter(), EACH, began, NOW);
        let mut guess = Estimate::NobodyYet {};
        let mut wait = 0.0;
        for _ in 0..=ahead {
            guess = outlook.next(Language::Nb);
            let next = free_in.iter_mut().min_by(|a, b| a.total_cmp(b)).expect("somebody is there");
            wait = *next;
            *next += random.talk_minutes() + 10.0;
        }
        let Estimate::Minutes { from, to } = guess else { panic!("all are busy") };
        (f64::from(from)..=f64::from(to)).contains(&wait)
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "minutes of an evening")]
    fn seconds(minutes: f64) -> u64 {
        (minutes * 60.0) as u64
    }

    struct Random(u64);

    impl Random {
        fn uniform(&mut self) -> f64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            f64::from(u32::try_from(self.0 >> 33).expect("31 bits")) / f64::from(1_u32 << 31)
        }

        fn talk_minutes(&mut self) -> f64 {
            let sum: f64 = (0..12).map(|_| self.uniform()).sum();
            (45.0_f64.ln() - 0.09 + 0.42 * (sum - 6.0)).exp().min(150.0)
        }
    }
}
