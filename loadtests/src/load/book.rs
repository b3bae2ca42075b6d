//! What everybody saw in one stretch of time, counted.

use std::collections::BTreeMap;

use server::protocol::ErrorId;

use crate::measure::Times;

/// More complaints than this say no more.
const COMPLAINTS_MAX: usize = 20;

/// Counts and times.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// From dialling to `welcome`.
    pub opened: Times,
    /// From coming to the first place in line.
    pub placed: Times,
    /// From asking for a talk to being offered one.
    pub waited: Times,
    /// From writing a message to `accepted`.
    pub accepted: Times,
    /// From writing a message to the other screen.
    pub delivered: Times,
    /// The same to phones on a slow network.
    pub delivered_slow: Times,
    /// From somebody's leaving the line to each one behind being told.
    pub told: Times,
    /// From noticing that the connection is gone to being welcomed again.
    pub back: Times,
    /// Places told, for whatever reason.
    pub places: u64,
    /// What was refused to real people, by error id.
    pub refused: BTreeMap<String, u64>,
    /// Real people's connections that were lost, by close code.
    pub lost: BTreeMap<u16, u64>,
    /// Real people who knocked and were not let in: no connection, or no sign-in.
    pub knocks_in_vain: u64,
    /// Whole stays that came to their end.
    pub stays: u64,
    /// Visitors whose stay the server did not know any more.
    pub forgotten: u64,
    /// Pages of a flood: tried, welcomed as strangers, turned away, not let in at all.
    pub flood: Flood,
    /// What went wrong for single people, the first few.
    pub complaints: Vec<String>,
    /// People for whom something went wrong.
    pub failed: u64,
}

/// Pages of a flood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flood {
    /// That were sent.
    pub tried: u64,
    /// That got a new, empty stay.
    pub welcomed: u64,
    /// Whose invented ticket was believed.
    pub believed: u64,
    /// That were told to come more slowly.
    pub refused: u64,
    /// That did not get through.
    pub failed: u64,
}

impl Book {
    /// Somebody complains.
    pub fn complain(&mut self, words: String) {
        self.failed += 1;
        if self.complaints.len() < COMPLAINTS_MAX {
            self.complaints.push(words);
        }
    }

    /// Somebody is told no. What crossed something else on its way is nobody's no: a sign the
    /// end of a talk, a start the end of an offer, *ready* an offer.
    pub fn refuse(&mut self, error_id: ErrorId) {
        let crossed = matches!(
            error_id,
            ErrorId::ConversationEnded | ErrorId::NoConversation | ErrorId::OfferGone | ErrorId::AtCapacity
        );
        if !crossed {
            *self.refused.entry(error_id.to_string()).or_default() += 1;
        }
    }

    /// Adds a later one.
    pub fn merge(&mut self, later: &Self) {
        for (mine, theirs) in [
            (&mut self.opened, &later.opened),
            (&mut self.placed, &later.placed),
            (&mut self.waited, &later.waited),
            (&mut self.accepted, &later.accepted),
            (&mut self.delivered, &later.delivered),
            (&mut self.delivered_slow, &later.delivered_slow),
            (&mut self.told, &later.told),
            (&mut self.back, &later.back),
        ] {
            mine.merge(theirs);
        }
        self.places += later.places;
        for (id, count) in &later.refused {
            *self.refused.entry(id.clone()).or_default() += count;
        }
        for (code, count) in &later.lost {
            *self.lost.entry(*code).or_default() += count;
        }
        self.knocks_in_vain += later.knocks_in_vain;
        self.stays += later.stays;
        self.forgotten += later.forgotten;
        let Flood { tried, welcomed, believed, refused, failed } = later.flood;
        self.flood.tried += tried;
        self.flood.welcomed += welcomed;
        self.flood.believed += believed;
        self.flood.refused += refused;
        self.flood.failed += failed;
        let failed_before = self.failed;
        later.complaints.iter().for_each(|words| self.complain(words.clone()));
        self.failed = failed_before + later.failed;
    }

    /// The times by name, with what they are for a reader.
    pub fn times(&self) -> [(&'static str, &'static str, &Times); 8] {
        [
            ("opened", "from dialling to welcome", &self.opened),
            ("placed", "from coming to a place in line", &self.placed),
            ("waited", "from asking for a talk to an offer", &self.waited),
            ("accepted", "from writing to accepted", &self.accepted),
            ("delivered", "from writing to the other screen", &self.delivered),
            ("delivered_slow", "from writing to a slow phone", &self.delivered_slow),
            ("told", "from a change in line to being told", &self.told),
            ("back", "from losing the connection to being back", &self.back),
        ]
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn books_add_up() {
        let (mut one, mut other) = (Book::default(), Book::default());
        one.delivered.add(Duration::from_millis(1));
        other.delivered.add(Duration::from_millis(3));
        other.refuse(ErrorId::TooFast);
        other.refuse(ErrorId::TooFast);
        other.refuse(ErrorId::OfferGone);
        for _ in 0..COMPLAINTS_MAX + 5 {
            other.complain("no".to_owned());
        }
        one.merge(&other);
        one.merge(&other);
        assert_eq!(one.delivered.count(), 3);
        assert_eq!(one.refused, BTreeMap::from([("too_fast".to_owned(), 4)]));
        assert_eq!(one.failed, 2 * (COMPLAINTS_MAX as u64 + 5));
        assert_eq!(one.complaints.len(), COMPLAINTS_MAX);
    }
}
