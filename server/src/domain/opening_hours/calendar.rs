//! Which hours a date has: an exception wins over a public holiday, a holiday over the
//! day of the week.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::holiday::Holiday;
use super::span::DayHours;

/// The usual week, and what differs from it.
#[derive(Clone, Debug)]
pub struct Calendar {
    week: [DayHours; 7],
    holidays: HolidayHours,
    exceptions: BTreeMap<Date, DayHours>,
}

/// What public holidays do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HolidayHours {
    /// Nothing: the day of the week decides.
    AsUsual,
    /// They have hours of their own, or none.
    Own(DayHours),
}

/// A date whose hours are not those of its day of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecialDay {
    /// Which.
    pub date: Date,
    /// The public holiday it is, if it is one.
    pub holiday: Option<Holiday>,
    /// Its hours.
    pub hours: DayHours,
}

impl Calendar {
    /// The same hours every week, from Monday to Sunday.
    pub const fn weekly(week: [DayHours; 7]) -> Self {
        Self { week, holidays: HolidayHours::AsUsual, exceptions: BTreeMap::new() }
    }

    /// And these on public holidays.
    #[must_use]
    pub fn with_holidays(self, holidays: HolidayHours) -> Self {
        Self { holidays, ..self }
    }

    /// And these on these dates, whatever day that is.
    #[must_use]
    pub fn with_exceptions(self, exceptions: BTreeMap<Date, DayHours>) -> Self {
        Self { exceptions, ..self }
    }

    /// The hours of a usual week, from Monday to Sunday.
    pub const fn week(&self) -> &[DayHours; 7] {
        &self.week
    }

    /// The hours of this date.
    pub fn hours_on(&self, date: Date) -> &DayHours {
        if let Some(exception) = self.exceptions.get(&date) {
            return exception;
        }
        match &self.holidays {
            HolidayHours::Own(hours) if Holiday::on(date).is_some() => hours,
            HolidayHours::Own(_) | HolidayHours::AsUsual => self.usual(date),
        }
    }

    /// Those of these dates that have other hours than their day of the week.
    pub fn special_days(&self, dates: impl Iterator<Item = Date>) -> Vec<SpecialDay> {
        dates
            .filter(|date| self.hours_on(*date) != self.usual(*date))
            .map(|date| SpecialDay { date, holiday: Holiday::on(date), hours: self.hours_on(date).clone() })
            .collect()
    }

    fn usual(&self, date: Date) -> &DayHours {
        // Monday is 0; there is no eighth day.
        &self.week[usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default()]
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::opening_hours::Span;

    fn hours(span: &str) -> DayHours {
        DayHours::of(vec![Span::parse(span).unwrap()]).unwrap()
    }

    #[test]
    fn an_exception_wins_over_a_holiday_and_a_holiday_over_the_week() {
        let week = [(); 7].map(|()| hours("17:00-22:00"));
        let calendar = Calendar::weekly(week)
            .with_holidays(HolidayHours::Own(hours("12:00-16:00")))
            .with_exceptions([(date(2026, 12, 26), DayHours::closed())].into());
        assert_eq!(*calendar.hours_on(date(2026, 12, 24)), hours("17:00-22:00"));
        assert_eq!(*calendar.hours_on(date(2026, 12, 25)), hours("12:00-16:00"));
        assert_eq!(*calendar.hours_on(date(2026, 12, 26)), DayHours::closed());
    }

    #[test]
    fn a_holiday_that_changes_nothing_is_not_special() {
        let week = [(); 7].map(|()| DayHours::closed());
        let calendar = Calendar::weekly(week).with_holidays(HolidayHours::Own(DayHours::closed()));
        assert_eq!(calendar.special_days([date(2026, 12, 25)].into_iter()), []);
    }
}
