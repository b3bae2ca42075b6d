//! Norwegian public holidays, computed for any year.

use jiff::ToSpan;
use jiff::civil::Date;

/// A public holiday that is not simply a Sunday: those of *lov om helligdager og
/// helligdagsfred* (24 February 1995 no. 12) section 2, and 1 and 17 May, which the
/// law of 26 April 1947 no. 1 makes equal to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// The Thursday before Easter.
    MaundyThursday,
    /// The Friday before Easter.
    GoodFriday,
    /// Easter.
    EasterSunday,
    /// The day after.
    EasterMonday,
    /// 1 May.
    LabourDay,
    /// 17 May.
    ConstitutionDay,
    /// The sixth Thursday after Easter.
    Ascension,
    /// The seventh Sunday after Easter.
    WhitSunday,
    /// The day after.
    WhitMonday,
    /// 25 December.
    ChristmasDay,
    /// 26 December.
    SecondChristmasDay,
}

impl Holiday {
    /// All of them, as they usually come in a year.
    pub const ALL: [Self; 12] = [
        Self::NewYear,
        Self::MaundyThursday,
        Self::GoodFriday,
        Self::EasterSunday,
        Self::EasterMonday,
        Self::LabourDay,
        Self::ConstitutionDay,
        Self::Ascension,
        Self::WhitSunday,
        Self::WhitMonday,
        Self::ChristmasDay,
        Self::SecondChristmasDay,
    ];

    /// The holiday on this date. Where two meet (17 May 2027 is Whit Monday as well), it
    /// is the one with a date of its own.
    pub fn on(date: Date) -> Option<Self> {
        match (date.month(), date.day()) {
            (1, 1) => return Some(Self::NewYear),
            (5, 1) => return Some(Self::LabourDay),
            (5, 17) => return Some(Self::ConstitutionDay),
            (12, 25) => return Some(Self::ChristmasDay),
            (12, 26) => return Some(Self::SecondChristmasDay),
            // Easter is from 22 March to 25 April, so none of the others is outside these.
            (3..=6, _) => {}
            _ => return None,
        }
        let easter = easter(date.year())?;
        let moves_with_easter = |(days, holiday): (i64, Self)| {
            easter.checked_add(days.days()).is_ok_and(|day| day == date).then_some(holiday)
        };
        [
            (-3, Self::MaundyThursday),
            (-2, Self::GoodFriday),
            (0, Self::EasterSunday),
            (1, Self::EasterMonday),
            (39, Self::Ascension),
            (49, Self::WhitSunday),
            (50, Self::WhitMonday),
        ]
        .into_iter()
        .find_map(moves_with_easter)
    }
}

/// Easter Sunday by the Gregorian computus, in the form a correspondent sent to *Nature*
/// (20 April 1876, p. 487) and Meeus, *Astronomical Algorithms* (1991), chapter 8, prints:
/// whole numbers only, with no exceptions, for every year of the Gregorian calendar.
fn easter(year: i16) -> Option<Date> {
    let full_year = i32::from(year);
    let golden = full_year % 19;
    let (century, in_century) = (full_year / 100, full_year % 100);
    // The days left out of the calendar, and the correction of the moon.
    let leap_centuries = century / 4;
    let moon = (century - (century + 8) / 25 + 1) / 3;
    // From 21 March to the paschal full moon, and from there to its Sunday.
    let to_full_moon = (19 * golden + century - leap_centuries - moon + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - to_full_moon - in_century % 4) % 7;
    let too_late = (golden + 11 * to_full_moon + 22 * to_sunday) / 451;
    let after_february = to_full_moon + to_sunday - 7 * too_late + 114;
    let small = |number: i32| i8::try_from(number).ok();
    Date::new(year, small(after_february / 31)?, small(after_february % 31 + 1)?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date};

    use super::*;

    #[test]
    fn easter_is_where_the_almanacs_have_it() {
        for (year, month, day) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (1981, 4, 19),
            (2000, 4, 23),
            (2008, 3, 23),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2038, 4, 25),
        ] {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    /// The older way, by the golden number and the epact, as Knuth gives it in *The Art of
    /// Computer Programming*, exercise 1.3.2-14.
    fn easter_by_the_epact(year: i16) -> Date {
        let y = i32::from(year);
        let (golden, century) = (y % 19 + 1, y / 100 + 1);
        let left_out = 3 * century / 4 - 12;
        let moon = (8 * century + 5) / 25 - 5;
        let sunday = 5 * y / 4 - left_out - 10;
        let mut epact = (11 * golden + 20 + moon - left_out).rem_euclid(30);
        if epact == 25 && golden > 11 || epact == 24 {
            epact += 1;
        }
        let full_moon = if 44 - epact < 21 { 74 - epact } else { 44 - epact };
        let march = full_moon + 7 - (sunday + full_moon) % 7;
        date(year, 3, 1).checked_add((march - 1).days()).unwrap()
    }

    #[test]
    fn two_ways_of_computing_easter_agree_on_a_sunday() {
        for year in 1583..=4099 {
            let sunday = easter(year).unwrap();
            assert_eq!(sunday, easter_by_the_epact(year));
            assert_eq!(sunday.weekday(), Weekday::Sunday);
            assert!((date(year, 3, 22)..=date(year, 4, 25)).contains(&sunday));
        }
    }

    #[test]
    fn every_holiday_comes_once_a_year_unless_two_meet() {
        for year in 2026..=2126 {
            let days = date(year, 1, 1).series(1.day()).take_while(|day| day.year() == year);
            let found: Vec<Holiday> = days.filter_map(Holiday::on).collect();
            for holiday in Holiday::ALL {
                let times = found.iter().filter(|found| **found == holiday).count();
                let may_be_met =
                    matches!(holiday, Holiday::Ascension | Holiday::WhitSunday | Holiday::WhitMonday);
                assert!(times == 1 || times == 0 && may_be_met, "{holiday:?} {times} times in {year}");
            }
        }
        assert_eq!(Holiday::on(date(2027, 5, 17)), Some(Holiday::ConstitutionDay));
    }
}
