//! Which hours a date has: an exception wins over a public holiday, a holiday over the
//! day of the week. A calendar may lie within another, and then has hours only where both do.

use std::borrow::Cow;
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
    outer: Option<Box<Self>>,
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
        Self { week, holidays: HolidayHours::AsUsual, exceptions: BTreeMap::new(), outer: None }
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

    /// Only where this one has hours as well, on every date.
    #[must_use]
    pub fn within(self, outer: Self) -> Self {
        Self { outer: Some(Box::new(outer)), ..self }
    }

    /// The hours of a usual week, from Monday to Sunday.
    pub fn week(&self) -> [DayHours; 7] {
        let mut week = self.week.clone();
        for (hours, outer) in week.iter_mut().zip(self.outer.iter().flat_map(|outer| outer.week())) {
            *hours = hours.within(&outer);
        }
        week
    }

    /// The hours of this date.
    pub fn hours_on(&self, date: Date) -> Cow<'_, DayHours> {
        let own = self.own_on(date);
        match &self.outer {
            None => Cow::Borrowed(own),
            Some(outer) => Cow::Owned(own.within(&outer.hours_on(date))),
        }
    }

    fn own_on(&self, date: Date) -> &DayHours {
        if let Some(exception) = self.exceptions.get(&date) {
            return exception;
        }
        match &self.holidays {
            HolidayHours::Own(hours) if Holiday::on(date).is_some() => hours,
            HolidayHours::Own(_) | HolidayHours::AsUsual => usual(&self.week, date),
        }
    }

    /// Those of these dates that have other hours than their day of the week.
    pub fn special_days(&self, dates: impl Iterator<Item = Date>) -> Vec<SpecialDay> {
        let week = self.week();
        let dates = dates.map(|date| (date, self.hours_on(date).into_owned()));
        dates
            .filter(|(date, hours)| hours != usual(&week, *date))
            .map(|(date, hours)| SpecialDay { date, holiday: Holiday::on(date), hours })
            .collect()
    }
}

fn usual(week: &[DayHours; 7], date: Date) -> &DayHours {
    // Monday is 0; there is no eighth day.
    &week[usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default()]
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

    #[test]
    fn within_another_there_are_hours_only_where_both_have_them() {
        let chat = Calendar::weekly([(); 7].map(|()| hours("17:00-22:00")))
            .with_holidays(HolidayHours::Own(hours("12:00-18:00")))
            .with_exceptions([(date(2026, 12, 24), DayHours::closed())].into());
        let calendar = Calendar::weekly([(); 7].map(|()| hours("17:00-20:00")))
            .with_exceptions([(date(2026, 12, 26), hours("12:00-13:00"))].into())
            .within(chat);
        assert_eq!(calendar.week()[0], hours("17:00-20:00"));
        assert_eq!(*calendar.hours_on(date(2026, 12, 23)), hours("17:00-20:00"));
        assert_eq!(*calendar.hours_on(date(2026, 12, 24)), DayHours::closed(), "the chat is closed");
        assert_eq!(
            *calendar.hours_on(date(2026, 12, 25)),
            hours("17:00-18:00"),
            "as far as the holiday goes"
        );
        assert_eq!(*calendar.hours_on(date(2026, 12, 26)), hours("12:00-13:00"));
        let special = calendar.special_days((23..=27).map(|day| date(2026, 12, day)));
        assert_eq!(special.iter().map(|day| day.date.day()).collect::<Vec<_>>(), [24, 25, 26]);
    }
}
