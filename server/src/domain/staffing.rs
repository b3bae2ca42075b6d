//! How many counsellors an hour needs, by the Erlang A model: people arrive at random, each
//! talk keeps one counsellor for a time, and whoever waits gives up after a while. Pure.
//!
//! Source: C. Palm, "Research on telephone traffic carried by full availability groups"
//! (1957), in the form of A. Mandelbaum and S. Zeltyn, "Service engineering in action: the
//! Palm/Erlang-A queue" (2007). Arrivals, lengths and patience are taken to be exponential;
//! real talks are more even than that, so real waits are a little shorter than told here.

use std::ops::RangeInclusive;
use std::time::Duration;

/// More counsellors than any service of this kind has at once.
pub const COUNSELLORS_MAX: u32 = 500;

/// Of a hundred who ask, how many should get a talk in time: first of all, and what may be asked.
pub const OF_A_HUNDRED: (u16, RangeInclusive<u16>) = (80, 50..=99);

/// Within how many minutes: first of all, and what may be asked.
pub const WITHIN_MINUTES: (u16, RangeInclusive<u16>) = (5, 1..=60);

/// What an hour asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Demand {
    /// Visitors who ask for a talk in an hour, on average. More than 0.
    pub per_hour: f64,
    /// How long one visitor keeps one counsellor on average: the talk and the pause after it.
    /// More than 0. Whoever holds two talks at once counts as two.
    pub each: Duration,
    /// How long somebody waits on average before giving up. More than 0.
    pub patience: Duration,
}

/// How that goes with so many counsellors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prospect {
    /// The share of those who ask who get a talk.
    pub answered: f64,
    /// The share of those who ask who get a talk within the time asked for.
    pub soon: f64,
    /// How long those who get a talk wait on average.
    pub wait: Duration,
    /// The share of their time that counsellors are in talks or the pauses after them.
    pub occupancy: f64,
}

/// A state further out than this share of all others together is left out.
const NEGLIGIBLE: f64 = 1e-13;

/// Chances are only ever compared, so they are made smaller before a number cannot hold them.
const TOO_LARGE: f64 = 1e200;

/// States that are looked at beyond the counsellors. Patience keeps the line far shorter.
const LINE_MAX: u32 = 100_000;

impl Demand {
    /// How it goes with so many counsellors, at least one, when *soon* is within this time.
    pub fn prospect(&self, counsellors: u32, soon: Duration) -> Prospect {
        let hours = |time: Duration| time.as_secs_f64() / 3_600.0;
        let (arrive, give_up) = (self.per_hour, hours(self.patience).recip());
        let counsellors = f64::from(counsellors.max(1));
        let free_up = counsellors / hours(self.each);

        // Somebody is free: no wait. Chances are relative to the one that nobody is there.
        let (mut chance, mut all, mut busy) = (1.0, 1.0, 0.0);
        while busy + 1.0 < counsellors {
            busy += 1.0;
            chance *= arrive * hours(self.each) / busy;
            all += chance;
            if all > TOO_LARGE {
                (chance, all) = (chance / all, 1.0);
            }
        }
        let (mut answered, mut in_time, mut waited) = (all, all, 0.0);
        chance *= arrive / free_up;

        // Nobody is: with so many before them, the time until one is free for them, given that
        // they have not given up, is the logarithm of a beta variable.
        let begins = free_up / give_up + 1.0;
        let early = (-give_up * hours(soon)).exp();
        let (mut term_ln, mut sum, mut mean) = (-give_up * hours(soon) * begins, 0.0_f64, 0.0);
        for before in 0..LINE_MAX {
            let next = f64::from(before) + 1.0;
            let stays = free_up / (free_up + next * give_up);
            sum += term_ln.exp();
            term_ln += ((begins + f64::from(before)) / next * (1.0 - early)).ln();
            mean += (free_up + next * give_up).recip();
            all += chance;
            answered += chance * stays;
            in_time += chance * stays * (1.0 - sum).max(0.0);
            waited += chance * stays * mean;
            if chance < all * NEGLIGIBLE && arrive < free_up + next * give_up {
                break;
            }
            chance *= arrive / (free_up + next * give_up);
            if all > TOO_LARGE {
                for weight in [&mut chance, &mut answered, &mut in_time, &mut waited] {
                    *weight /= all;
                }
                all = 1.0;
            }
        }
        Prospect {
            answered: answered / all,
            soon: in_time / all,
            wait: Duration::from_secs_f64(waited / answered * 3_600.0),
            occupancy: arrive * answered / all / free_up,
        }
    }

    /// The fewest counsellors with whom this share of those who ask get a talk within this
    /// time; `None` when [`COUNSELLORS_MAX`] are too few.
    pub fn needs(&self, share: f64, soon: Duration) -> Option<u32> {
        (1..=COUNSELLORS_MAX).find(|counsellors| self.prospect(*counsellors, soon).soon >= share)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;

    /// Twelve hours of different kinds: arrivals an hour, minutes each, minutes of patience,
    /// counsellors.
    const CASES: [(f64, u64, u64, u32); 12] = [
        (1.0, 55, 20, 1),
        (1.0, 55, 20, 2),
        (3.0, 55, 20, 3),
        (3.0, 55, 60, 3),
        (6.0, 55, 10, 4),
        (6.0, 55, 20, 7),
        (10.0, 45, 30, 8),
        (12.0, 55, 20, 12),
        (20.0, 55, 15, 10),
        (20.0, 30, 45, 11),
        (40.0, 55, 20, 38),
        (60.0, 55, 5, 60),
    ];
    const SOON: Duration = Duration::from_mins(5);

    fn demand((per_hour, each, patience, _): (f64, u64, u64, u32)) -> Demand {
        Demand { per_hour, each: Duration::from_mins(each), patience: Duration::from_mins(patience) }
    }

    /// Evenly between 0 and 1, the same each time.
    struct Dice(u64);

    impl Dice {
        fn exponential(&mut self, mean: f64) -> f64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            let even = f64::from(u32::try_from(self.0 >> 32).expect("32 bits")) + 0.5;
            -mean * (even / 4_294_967_296.0).ln()
        }
    }

    /// The same hour, played: each visitor takes the counsellor who is free first, in the order
    /// in which they came, or gives up before.
    fn played(demand: &Demand, counsellors: u32, visitors: u32) -> Prospect {
        let minutes = |time: Duration| time.as_secs_f64() / 60.0;
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ u64::from(counsellors));
        let mut free_at: VecDeque<f64> = std::iter::repeat_n(0.0, counsellors as usize).collect();
        let (mut now, mut answered, mut soon, mut waited, mut worked) = (0.0, 0_u32, 0_u32, 0.0, 0.0);
        for _ in 0..visitors {
            now += dice.exponential(60.0 / demand.per_hour);
            let (patience, talk) =
                (dice.exponential(minutes(demand.patience)), dice.exponential(minutes(demand.each)));
            let first = free_at[0].max(now);
            if first - now > patience {
                continue;
            }
            free_at.pop_front();
            let until = first + talk;
            let place = free_at.partition_point(|at| *at < until);
            free_at.insert(place, until);
            answered += 1;
            soon += u32::from(first - now <= minutes(SOON));
            waited += first - now;
            worked += talk;
        }
        let share = |n: u32| f64::from(n) / f64::from(visitors);
        Prospect {
            answered: share(answered),
            soon: share(soon),
            wait: Duration::from_secs_f64(waited * 60.0 / f64::from(answered)),
            occupancy: worked / (now * f64::from(counsellors)),
        }
    }

    #[test]
    fn the_formula_tells_what_happens_when_the_hour_is_played() {
        println!(
            "per hour  each  patience  counsellors  answered         soon             wait, s          occupancy"
        );
        let mut largest = 0.0_f64;
        for case in CASES {
            let (told, seen) = (demand(case).prospect(case.3, SOON), played(&demand(case), case.3, 400_000));
            println!(
                "{:8}  {:4}  {:8}  {:11}  {:.4} {:.4}    {:.4} {:.4}    {:6.1} {:6.1}    {:.4} {:.4}",
                case.0,
                case.1,
                case.2,
                case.3,
                told.answered,
                seen.answered,
                told.soon,
                seen.soon,
                told.wait.as_secs_f64(),
                seen.wait.as_secs_f64(),
                told.occupancy,
                seen.occupancy,
            );
            let shares =
                [(told.answered, seen.answered), (told.soon, seen.soon), (told.occupancy, seen.occupancy)];
            for (told, seen) in shares {
                largest = largest.max((told - seen).abs());
            }
            let wait = (told.wait.as_secs_f64() - seen.wait.as_secs_f64()).abs();
            assert!(wait <= 2.0 + told.wait.as_secs_f64() * 0.02, "{case:?}: {told:?}, played {seen:?}");
        }
        println!("largest error of a share: {largest:.4}");
        assert!(largest < 0.006, "{largest}");
    }

    #[test]
    fn one_more_never_makes_it_worse_and_what_is_needed_is_the_fewest() {
        for case in CASES {
            let demand = demand(case);
            for n in 1..case.3 + 3 {
                let (with, more) = (demand.prospect(n, SOON), demand.prospect(n + 1, SOON));
                assert!(more.soon >= with.soon && more.answered >= with.answered, "{case:?} {n}");
                assert!(more.wait <= with.wait, "{case:?} {n}");
            }
            let needed = demand.needs(0.8, SOON).expect("some number is enough");
            assert!(demand.prospect(needed, SOON).soon >= 0.8);
            assert!(needed == 1 || demand.prospect(needed - 1, SOON).soon < 0.8);
        }
    }

    #[test]
    fn an_hour_that_cannot_be_held_says_so() {
        let demand =
            Demand { per_hour: 1_000.0, each: Duration::from_hours(1), patience: Duration::from_mins(1) };
        assert_eq!(demand.needs(0.99, SOON), None);
        let far = demand.prospect(1, SOON);
        assert!(far.answered > 0.0 && far.answered < 0.01 && far.occupancy <= 1.0);
        let patient =
            Demand { per_hour: 1_000.0, each: Duration::from_mins(1), patience: Duration::from_hours(10) };
        let held = patient.prospect(10, SOON);
        // Ten do 600 of the 1000 in an hour, and everybody waits until they give up.
        assert!((held.answered - 0.6).abs() < 0.01 && held.soon < 0.001, "{held:?}");
    }
}
