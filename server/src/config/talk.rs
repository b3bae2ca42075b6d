//! Talking, and what happens when a side goes quiet.

use std::time::Duration;

use super::section::Section;

/// `[talk]`
#[derive(Clone, Debug)]
pub struct Talk {
    /// How long a talk waits for a lost visitor.
    pub visitor_lost: Duration,
    /// The visitor is told that the counsellor is away after this long.
    pub counsellor_away: Duration,
    /// The visitor goes back to the queue after this long.
    pub counsellor_lost: Duration,
    /// How long each of those who are asked for a hand-over has to answer.
    pub hand_over: Duration,
    /// The desk is told that a talk has gone quiet after this long.
    pub quiet_after: Duration,
    /// How long the visitor has to take the end of a quiet talk back.
    pub quiet_end: Duration,
    /// The pause after each talk.
    pub pause: Duration,
    /// The words are destroyed this long after the end.
    pub erase_after: Duration,
}

impl Talk {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let talk = Self {
            // A silent loss is erased within 15 minutes (design.md 3): lost and erased together.
            visitor_lost: section.seconds("visitor_lost_s", 1..=840),
            counsellor_away: section.seconds("counsellor_away_s", 1..=600),
            counsellor_lost: section.seconds("counsellor_lost_s", 1..=900),
            // A visitor may be in the middle of a sentence, and a colleague in one of their own.
            hand_over: section.seconds("hand_over_s", 10..=600),
            quiet_after: section.seconds("quiet_after_s", 10..=7_200),
            // Enough to read it, and to write when one's hands shake.
            quiet_end: section.seconds("quiet_end_s", 30..=1_800),
            pause: section.seconds("pause_s", 0..=7_200),
            // We promise a minute; the sweep that does it comes once a second.
            erase_after: section.seconds("erase_after_s", 0..=55),
        };
        section.rule(
            talk.counsellor_lost > talk.counsellor_away,
            "counsellor_lost_s",
            "is not longer than counsellor_away_s",
            "the visitor is told that the counsellor is away before being moved",
        );
        talk
    }
}
