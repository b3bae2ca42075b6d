//! Waiting.

use std::time::Duration;

use super::section::Section;

/// `[queue]`
#[derive(Clone, Debug)]
pub struct Queue {
    /// How many may wait at once.
    pub cap: u32,
    /// Nobody is paired for this long after a start or a loss.
    pub settle: Duration,
    /// How long an offer stands.
    pub offer: Duration,
    /// Offers a visitor may miss before the place lapses.
    pub offers_max: u32,
    /// Somebody who missed an offer is asked again no sooner than this.
    pub offer_again_after: Duration,
    /// A wish for a certain counsellor yields after this long.
    pub wish_yields_after: Duration,
    /// A silent place is passed over after this long.
    pub passed_over_after: Duration,
    /// And can be taken up again for this long.
    pub kept: Duration,
    /// How long a talk usually takes.
    pub talk_estimate: Duration,
}

impl Queue {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let queue = Self {
            cap: section.integer("cap", 1..=1_000_000),
            settle: section.seconds("settle_s", 0..=120),
            offer: section.seconds("offer_s", 2..=300),
            offer_again_after: section.seconds("offer_again_after_s", 1..=3_600),
            wish_yields_after: section.seconds("wish_yields_after_s", 0..=3_600),
            offers_max: section.integer("offers_max", 1..=10),
            passed_over_after: section.seconds("passed_over_after_s", 5..=3_600),
            kept: section.seconds("kept_s", 5..=86_400),
            talk_estimate: Duration::from_mins(1) * section.integer("talk_estimate_minutes", 1..=240),
        };
        section.rule(
            queue.kept >= queue.passed_over_after,
            "kept_s",
            "is shorter than passed_over_after_s",
            "a place must be kept at least until it is passed over",
        );
        queue
    }
}
