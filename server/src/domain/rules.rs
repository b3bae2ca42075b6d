//! The times and bounds the rules work with, as the settings give them.

use std::time::Duration;

/// Every number of the queue and the talk. The defaults and their reasons stand in
/// `config.default.toml`.
#[derive(Clone, Debug)]
pub struct Rules {
    /// People who may wait at once.
    pub queue_cap: usize,
    /// After a start or a loss nobody is paired for this long, so that those who have
    /// waited longest are back before those who came last are asked.
    pub settle: Duration,
    /// How long a visitor has to press start.
    pub offer: Duration,
    /// Somebody who missed an offer is asked again no sooner than this.
    pub offer_again_after: Duration,
    /// Somebody who waits for a counsellor who meets their wishes takes another after this.
    pub wish_yields_after: Duration,
    /// Offers that may go unanswered before the place is given up.
    pub offers_max: u8,
    /// A silent place is passed over, and not counted, after this.
    pub passed_over_after: Duration,
    /// A silent place is kept this long.
    pub kept: Duration,
    /// A talk waits this long for a lost visitor.
    pub visitor_lost: Duration,
    /// A visitor is told after this that the counsellor is away.
    pub counsellor_away: Duration,
    /// A talk goes back to the queue when its counsellor is gone this long.
    pub counsellor_lost: Duration,
    /// How long each of those who are asked for a hand-over has to answer.
    pub hand_over: Duration,
    /// The desk is told that a talk has gone quiet after this long without the visitor.
    pub quiet_after: Duration,
    /// How long a visitor who was told so has to take the end of a quiet talk back.
    pub quiet_end: Duration,
    /// The pause after a talk.
    pub pause: Duration,
    /// The text of a talk is destroyed this long after its end. At most 55 s: the sweep
    /// that does it comes once a second, and a minute is promised.
    pub erase_after: Duration,
    /// How long a talk takes before there is anything to measure.
    pub talk_estimate: Duration,
    /// A visitor's token dies this long after the last sign of life.
    pub visitor_idle: Duration,
}

/// A token whose page is being told how its stay ended lives this much longer, in case
/// the telling is lost on the way.
pub const TOLD_AGAIN_WITHIN: Duration = Duration::from_mins(1);

/// How long an ended stay is remembered, so that its visitor can be told how it
/// ended and can give feedback.
pub const ENDED_REMEMBERED: Duration = Duration::from_mins(10);
