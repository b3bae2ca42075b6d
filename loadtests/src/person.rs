//! What every simulated person can do: think, and write lines that prove where they belong.

use std::time::Duration;

use server::protocol::ClientRef;

use crate::clock::Clock;

/// A person's own run of chances: the same in every run, so a failure can be repeated.
#[derive(Debug)]
pub struct Chances(u64);

impl Chances {
    /// Each person has a number of their own.
    pub fn of(person: u32) -> Self {
        Self::seeded(0x9E37_79B9_7F4A_7C15, u64::from(person))
    }

    /// The same in a run that has a seed: another seed, other chances.
    pub fn seeded(seed: u64, person: u64) -> Self {
        let mut chances = Self(seed ^ person);
        chances.draw();
        chances
    }

    /// Between a quarter of `longest` and `longest`.
    pub fn think(&mut self, longest: Duration) -> Duration {
        longest.mul_f64(0.25 + 0.75 * self.share())
    }

    /// Between two times.
    pub fn between(&mut self, shortest: Duration, longest: Duration) -> Duration {
        shortest + longest.saturating_sub(shortest).mul_f64(self.share())
    }

    /// One of so many, counted from 0.
    pub fn below(&mut self, many: usize) -> usize {
        usize::try_from(self.draw()).unwrap_or(0) % many.max(1)
    }

    /// Yes, in so many cases out of a hundred.
    pub fn percent(&mut self, cases: usize) -> bool {
        self.below(100) < cases
    }

    /// From 0 to 1.
    pub fn share(&mut self) -> f64 {
        f64::from(self.draw()) / f64::from(u32::MAX)
    }

    fn draw(&mut self) -> u32 {
        // A linear congruential generator (Knuth's MMIX constants): chances, not secrets.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // Its upper half; the lowest bits of such a generator repeat.
        u32::try_from(self.0 >> 32).expect("half of the bits")
    }
}

/// Every fifth talk is ended by the counsellor.
pub fn lets_the_counsellor_end(number: u32) -> bool {
    number.is_multiple_of(5)
}

/// A line that says who wrote it, which of theirs it is and when.
pub fn line(writer: &str, number: u32, clock: Clock) -> String {
    // About 120 characters, as people write.
    format!(
        "{writer} {number} {} og så litt mer om hvordan dagen har vært, slik at linjen blir så lang som folk pleier å skrive",
        clock.now().as_micros()
    )
}

/// Who wrote a line.
pub fn writer(line: &str) -> Option<&str> {
    line.split(' ').next()
}

/// How long ago a line was written.
pub fn age(line: &str, clock: Clock) -> Option<Duration> {
    let written = line.split(' ').nth(2)?.parse().ok()?;
    clock.now().checked_sub(Duration::from_micros(written))
}

/// The name of somebody's n-th message. Nobody else's has it: two counsellors may answer in
/// one talk, one after the other.
pub fn client_ref(writer: &str, number: u32) -> ClientRef {
    ClientRef::parse(&format!("{writer}-{number}")).expect("letters, digits and a hyphen")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_who_wrote_it_and_when() {
        let clock = Clock::start();
        let text = line("v17", 3, clock);
        assert_eq!(writer(&text), Some("v17"));
        assert!(age(&text, clock).unwrap() < Duration::from_secs(10));
    }

    #[test]
    fn thinking_stays_within_its_bounds() {
        let longest = Duration::from_millis(400);
        let mut chances = Chances::of(1);
        for _ in 0..1000 {
            let time = chances.think(longest);
            assert!(time >= longest / 4 && time <= longest, "{time:?}");
        }
    }
}
