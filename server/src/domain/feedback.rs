//! Counts of the taps after a talk, by month. What one person answered is taken
//! apart before it gets here; it cannot be put together again.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::clock::Moment;

/// A calendar month, `YYYY-MM`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(String);

impl Month {
    /// The month of this moment of the wall clock.
    pub fn of(wall: Moment, zone: &TimeZone) -> Self {
        let milliseconds = i64::try_from(wall.0).unwrap_or(i64::MAX);
        let at = Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::MAX);
        Self(at.to_zoned(zone.clone()).strftime("%Y-%m").to_string())
    }

    /// `YYYY-MM`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How many gave an answer to a question in a month. Questions and answers are
/// closed lists, so the names are fixed words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackCount {
    /// When.
    pub month: Month,
    /// Which question.
    pub question: &'static str,
    /// Which answer.
    pub answer: &'static str,
    /// How many.
    pub n: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_ends_at_midnight_in_oslo() {
        let month = |moment: &str| {
            let at: Timestamp = moment.parse().unwrap();
            let wall = Moment(at.as_millisecond().try_into().unwrap());
            Month::of(wall, &TimeZone::get("Europe/Oslo").unwrap())
        };
        assert_eq!(month("2026-11-30T22:59:59Z").as_str(), "2026-11");
        assert_eq!(month("2026-11-30T23:00:00Z").as_str(), "2026-12");
    }
}
