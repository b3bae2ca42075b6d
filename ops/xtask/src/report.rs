//! What a person sees while a command works: each step with a title and its time.

use std::time::{Duration, Instant};

use anyhow::Result;

/// A running clock. The only place here that asks for the time.
pub struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(
        clippy::disallowed_methods,
        reason = "measures how long a developer waited; nothing depends on it"
    )]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// Shows the title, does the work, shows the time it took.
pub fn step<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("• {title} …");
    let watch = Stopwatch::start();
    let outcome = work()?;
    println!("  done in {}", in_words(watch.elapsed()));
    Ok(outcome)
}

/// `0.4 s`, `12.0 s`, `3 min 5 s`.
pub fn in_words(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f32())
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_naturally() {
        assert_eq!(in_words(Duration::from_millis(420)), "0.4 s");
        assert_eq!(in_words(Duration::from_secs(185)), "3 min 5 s");
    }
}
