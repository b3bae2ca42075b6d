//! An honest guess at the wait.

use std::time::Duration;

use crate::protocol::visit::Estimate;

/// The share of waits that end inside the guess is the space between these two
/// standard normal quantiles: 10 % below, 10 % above.
const Z: f64 = 1.2816;

/// Longest wait that is put in words; beyond it a number would only pretend.
const LONGEST_MINUTES: f64 = 600.0;

/// What is known when the guess is made.
#[derive(Clone, Copy, Debug)]
pub struct Outlook {
    /// People ahead.
    pub ahead: u32,
    /// Counsellors on shift who hold the language.
    pub counsellors: u32,
    /// Those of them who are free now.
    pub free: u32,
    /// How long one visitor takes: talk and pause.
    pub each: Duration,
}

/// The guess.
///
/// With `c` busy counsellors who each need `each` on average, talks end as a Poisson
/// process with rate `c / each`, and the wait until the k-th end is gamma distributed
/// with shape `k`. Its 10 % and 90 % quantiles are taken by the Wilson–Hilferty
/// approximation (Wilson & Hilferty, PNAS 17, 1931), and rounded outwards.
pub fn estimate(outlook: Outlook) -> Estimate {
    let Outlook { ahead, counsellors, free, each } = outlook;
    if counsellors == 0 {
        return Estimate::NobodyYet {};
    }
    if ahead < free {
        return Estimate::Soon {};
    }
    let ends = f64::from(ahead - free + 1);
    let pace = each.as_secs_f64() / 60.0 / f64::from(counsellors);
    let from = gamma_quantile(ends, -Z) * pace;
    let to = gamma_quantile(ends, Z) * pace;
    let step = if to > 20.0 { 5.0 } else { 1.0 };
    Estimate::Minutes {
        from: minutes((from / step).floor() * step),
        to: minutes(((to / step).ceil() * step).max(1.0)),
    }
}

fn gamma_quantile(shape: f64, z: f64) -> f64 {
    let ninth = 1.0 / (9.0 * shape);
    shape * (1.0 - ninth + z * ninth.sqrt()).max(0.0).powi(3)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=600 first")]
fn minutes(minutes: f64) -> u16 {
    minutes.clamp(0.0, LONGEST_MINUTES) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    const EACH: Duration = Duration::from_mins(55);

    fn at(ahead: u32, counsellors: u32, free: u32) -> Estimate {
        estimate(Outlook { ahead, counsellors, free, each: EACH })
    }

    #[test]
    fn nobody_on_shift_is_said_and_a_free_counsellor_is_soon() {
        assert_eq!(at(0, 0, 0), Estimate::NobodyYet {});
        assert_eq!(at(0, 3, 1), Estimate::Soon {});
        assert_eq!(at(1, 3, 2), Estimate::Soon {});
    }

    #[test]
    fn more_people_never_make_it_shorter_and_more_counsellors_never_longer() {
        let to = |e| if let Estimate::Minutes { to, .. } = e { to } else { 0 };
        for ahead in 0..60 {
            assert!(to(at(ahead + 1, 4, 0)) >= to(at(ahead, 4, 0)));
            assert!(to(at(ahead, 5, 0)) <= to(at(ahead, 4, 0)));
        }
    }

    /// A small simulation with its own generator, so that it is the same every time:
    /// counsellors are busy with talks of varying length, and the k-th end is timed.
    #[test]
    fn four_waits_in_five_end_inside_the_guess() {
        let mut seed = 7_u64;
        let mut uniform = move || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            f64::from(u32::try_from(seed >> 33).expect("31 bits")) / f64::from(1_u32 << 31)
        };
        for (ahead, counsellors) in [(0, 1), (2, 2), (7, 4), (20, 6)] {
            let Estimate::Minutes { from, to } = at(ahead, counsellors, 0) else { panic!("all are busy") };
            let mut inside = 0;
            for _ in 0..2_000 {
                let mut clock = 0.0;
                for _ in 0..=ahead {
                    clock += -(1.0 - uniform()).ln() * EACH.as_secs_f64() / 60.0 / f64::from(counsellors);
                }
                inside += u32::from((f64::from(from)..=f64::from(to)).contains(&clock));
            }
            assert!(inside >= 1_600, "{inside} of 2000 with {ahead} ahead of {counsellors}");
        }
    }
}
