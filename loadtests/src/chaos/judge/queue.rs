//! The line: whoever has waited longest is asked first.
//!
//! What a page sees is later than what was decided, so a pair is judged only where nothing
//! delays one of the two: the earlier one's connection is one and the same from before the
//! later one's offer to their own, and neither it, nor its node, nor live state met any
//! weather since. Times that are then still apart by more than [`NEWS`] are no delay. The
//! number of offers that can be judged so is printed, for a check of nothing proves nothing.

use std::time::Duration;

use super::{Evidence, Promise, Verdict};
use crate::chaos::almanac::Scope;
use crate::chaos::visitor::{Connection, Offer, Stay};

/// How much later than decided an offer may be told on a busy machine.
const NEWS: Duration = Duration::from_secs(1);

/// How long a node's or a connection's bad weather is felt: until the others have given a
/// silent node up, and its people have been noted as present again.
const FELT: Duration = Duration::from_secs(15);

/// A page has been here for so long that everybody knows.
const KNOWN: Duration = Duration::from_secs(3);

pub(super) fn judge(evidence: &Evidence, verdict: &mut Verdict) {
    let mut judged = vec![false; evidence.stays.len()];
    for earlier in &evidence.stays {
        for (n, later) in evidence.stays.iter().enumerate() {
            if let Some(overtaken) = evidence.is_overtaken(earlier, later) {
                judged[n] = true;
                if overtaken {
                    let what = format!("v{} was asked before v{}", later.number, earlier.number);
                    verdict.broken(Promise::Overtaken, what, &[&earlier.history, &later.history]);
                }
            }
        }
    }
    verdict.offers_judged =
        u32::try_from(judged.iter().filter(|judged| **judged).count()).unwrap_or(u32::MAX);
}

impl Evidence {
    /// Whether `later` was asked before `earlier`; absent when that cannot be told.
    fn is_overtaken(&self, earlier: &Stay, later: &Stay) -> Option<bool> {
        if earlier.language != later.language || earlier.urgent != later.urgent {
            return None;
        }
        let came_first = earlier.placed_at? < later.asked_at?;
        if !came_first || later.handed_back {
            return None;
        }
        let theirs = later.offers.first()?;
        let missed = earlier.missed.iter().any(|at| *at <= theirs.at);
        let connection = earlier.connection_at(theirs.at)?;
        let own = earlier.offers.first();
        let asked = own.filter(|own| own.at <= theirs.at + NEWS);
        if asked.is_some() || missed {
            return Some(false);
        }
        // Not asked by then. Until when did they stay?
        let until = own.map_or(connection.to.unwrap_or(Duration::MAX), |own| own.at);
        let stayed = connection.to.is_none_or(|to| to >= theirs.at + KNOWN)
            && earlier.left.is_none_or(|(at, _)| at > theirs.at + KNOWN);
        if !stayed || self.is_disturbed(connection, theirs.at, until.min(theirs.at + KNOWN)) {
            return None;
        }
        Some(own.is_none_or(|own| made(own, self.times.offer) > made(theirs, self.times.offer)))
    }

    /// Whether weather, or what it leaves behind, lies on the connection.
    fn is_disturbed(&self, connection: &Connection, at: Duration, until: Duration) -> bool {
        self.spells.iter().any(|spell| {
            let felt = match spell.scope {
                Scope::Road(port) if port == connection.port => FELT,
                Scope::Node(node) if connection.node.is_none_or(|own| own == node) => FELT,
                Scope::Live => FELT + self.times.settle,
                Scope::Road(_) | Scope::Node(_) => return false,
            };
            spell.touches(at.saturating_sub(felt), until)
        })
    }
}

impl Stay {
    /// The connection that was open then, and had been for a while.
    fn connection_at(&self, at: Duration) -> Option<&Connection> {
        self.connections
            .iter()
            .find(|connection| connection.from + KNOWN <= at && connection.to.is_none_or(|to| to > at))
    }
}

/// When the offer was made, as far as what is left of it tells: a page is told whole seconds.
fn made(offer: &Offer, lasts: Duration) -> Duration {
    (offer.at + Duration::from_secs(offer.seconds_left.into())).saturating_sub(lasts)
}
