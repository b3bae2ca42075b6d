//! From and to within one day, and the spans of a whole day.

use jiff::civil::{Date, DateTime, Time};

const DAY_MINUTES: u16 = 24 * 60;

/// From and to within one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    from_minute: u16,
    to_minute: u16,
}

impl Span {
    /// Reads `17:00-22:00`; `24:00` is the end of the day. `None` when it is not
    /// two times of one day, the first before the second.
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('-')?;
        let (from_minute, to_minute) = (minute_of_day(from)?, minute_of_day(to)?);
        (from_minute < to_minute).then_some(Self { from_minute, to_minute })
    }

    /// When it opens, `HH:MM`.
    pub fn opens(self) -> String {
        time_of_day(self.from_minute)
    }

    /// When it closes, `HH:MM`; the end of the day is `24:00`.
    pub fn closes(self) -> String {
        time_of_day(self.to_minute)
    }

    /// Whether some time lies in both.
    pub const fn overlaps(self, other: Self) -> bool {
        self.from_minute < other.to_minute && other.from_minute < self.to_minute
    }

    /// Both ends on this date, as a calendar and a clock show them.
    pub(super) fn on(self, date: Date) -> (DateTime, DateTime) {
        (at(date, self.from_minute), at(date, self.to_minute))
    }
}

/// The hours of one day: spans in order and apart. None at all: closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayHours(Vec<Span>);

impl DayHours {
    /// Closed all day.
    pub const fn closed() -> Self {
        Self(Vec::new())
    }

    /// From midnight to midnight.
    pub fn whole() -> Self {
        Self(vec![Span { from_minute: 0, to_minute: DAY_MINUTES }])
    }

    /// These spans, put in order. `None` when two of them overlap.
    pub fn of(mut spans: Vec<Span>) -> Option<Self> {
        spans.sort_unstable();
        let apart = spans.is_sorted_by(|one, next| one.to_minute <= next.from_minute);
        apart.then_some(Self(spans))
    }

    /// The spans, in order.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// What of them lies within these.
    #[must_use]
    pub fn within(&self, outer: &Self) -> Self {
        let shared = |span: &Span, outer: &Span| {
            let (from_minute, to_minute) =
                (span.from_minute.max(outer.from_minute), span.to_minute.min(outer.to_minute));
            (from_minute < to_minute).then_some(Span { from_minute, to_minute })
        };
        let pairs = self.0.iter().flat_map(|span| outer.0.iter().map(move |outer| (span, outer)));
        Self(pairs.filter_map(|(span, outer)| shared(span, outer)).collect())
    }

    /// How long they are together.
    pub fn minutes(&self) -> u16 {
        self.0.iter().map(|span| span.to_minute - span.from_minute).sum()
    }

    /// Whether the chat is closed all day.
    pub fn is_closed(&self) -> bool {
        self.0.is_empty()
    }
}

fn at(date: Date, minute: u16) -> DateTime {
    let day = if minute == DAY_MINUTES { date.tomorrow().unwrap_or(date) } else { date };
    let minute = minute % DAY_MINUTES;
    let small = |number: u16| i8::try_from(number).unwrap_or_default();
    day.to_datetime(Time::constant(small(minute / 60), small(minute % 60), 0, 0))
}

fn time_of_day(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn minute_of_day(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let two_digits = |part: &str| {
        let plain = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse::<u16>().ok()).flatten()
    };
    let (hour, minute) = (two_digits(hour)?, two_digits(minute)?);
    (minute < 60 && hour * 60 + minute <= DAY_MINUTES).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_times_of_one_day_are_a_span() {
        for good in ["00:00-24:00", "17:00-22:30", "23:59-24:00"] {
            let span = Span::parse(good).unwrap();
            assert_eq!(format!("{}-{}", span.opens(), span.closes()), good);
        }
        for bad in [
            "22:00-17:00",
            "17:00-17:00",
            "17-22",
            "17:00-24:01",
            "17:60-18:00",
            "7:00-8:00",
            "+7:00-08:00",
            "",
        ] {
            assert_eq!(Span::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_hours_of_a_day_are_put_in_order_and_may_touch_but_not_overlap() {
        let of = |spans: &[&str]| DayHours::of(spans.iter().map(|span| Span::parse(span).unwrap()).collect());
        let day = of(&["20:00-24:00", "12:00-20:00"]).unwrap();
        assert_eq!(day.spans().first().map(|span| span.opens()).as_deref(), Some("12:00"));
        assert_eq!(of(&["12:00-20:01", "20:00-24:00"]), None);
        assert!(of(&[]).unwrap().is_closed());
    }

    #[test]
    fn what_lies_within_other_hours_is_cut_to_them() {
        let of = |spans: &[&str]| DayHours::of(spans.iter().map(|span| Span::parse(span).unwrap()).collect());
        let outer = of(&["12:00-16:00", "16:00-20:00", "22:00-24:00"]).unwrap();
        let check = |inner: &[&str], expected: &[&str]| {
            let shared = of(inner).unwrap().within(&outer);
            assert_eq!(shared, of(expected).unwrap(), "{inner:?}");
        };
        check(&["13:00-14:00"], &["13:00-14:00"]);
        check(&["10:00-13:00", "21:00-23:00"], &["12:00-13:00", "22:00-23:00"]);
        check(&["15:00-17:00", "23:00-24:00"], &["15:00-16:00", "16:00-17:00", "23:00-24:00"]);
        check(&["16:00-16:30", "20:00-22:00"], &["16:00-16:30"]);
        check(&[], &[]);
        assert_eq!(outer.minutes(), 10 * 60);
    }
}
