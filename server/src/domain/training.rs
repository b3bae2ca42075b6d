//! Trainings: what each is for, how long it holds, and what follows when it has lapsed. Pure; who
//! has taken which is kept by [`super::records`].
//!
//! A training is taken on a date and holds through its due date, which is the same day of the
//! month so many months later; where that month is too short, its last day. Days are those of the
//! house's own calendar: whoever asks brings the date.
//!
//! Only what was taken can lapse. A training that stands in the settings and was never entered for
//! somebody is told to administrators and pauses nothing: a new line in the settings must not
//! close the chat on the same evening.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::counsellor::Paused;
use crate::protocol::MessageText;
use crate::protocol::needs::Theme;

/// Ten years: longer is for ever, and then there is no due date to keep.
const MONTHS_MAX: u16 = 120;

const ID_MAX_CHARS: usize = 40;
const NAME_MAX_CHARS: usize = 60;

/// Names a training in the settings and in the records: 1 to 40 of `a-z`, digits, `-`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TrainingId(String);

impl TrainingId {
    /// `None` when it has another form.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        ((1..=ID_MAX_CHARS).contains(&text.len()) && text.bytes().all(plain)).then(|| Self(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a training is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualifies {
    /// For talks at all.
    Chat,
    /// For a theme, which visitors can wish somebody to be trained in.
    Theme(Theme),
}

/// A training that the house wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Training {
    /// Names it.
    pub id: TrainingId,
    /// What people here call it.
    pub name: String,
    /// What it is for.
    pub qualifies: Qualifies,
    /// How long it holds, in months: 1 to 120.
    pub months: u16,
    /// Whether what it is for pauses when it has lapsed.
    pub is_mandatory: bool,
}

impl Training {
    /// Reads `first-aid: Førstehjelp ved selvmordsfare; chat; 24 months; mandatory`.
    ///
    /// # Errors
    /// What it must be, in words.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let (id, rest) = text.split_once(':').ok_or(
            "each must be like \"first-aid: Førstehjelp ved selvmordsfare; chat; 24 months; mandatory\"",
        )?;
        let id = TrainingId::parse(id.trim()).ok_or("before the colon stands a name of a-z, 0-9 and -")?;
        let parts: Vec<&str> = rest.split(';').map(str::trim).collect();
        let (name, qualifies, months, is_mandatory) = match parts[..] {
            [name, qualifies, months] => (name, qualifies, months, false),
            [name, qualifies, months, "mandatory"] => (name, qualifies, months, true),
            _ => {
                return Err(
                    "after the colon come the name people use, \"chat\" or a theme, the months, and \"mandatory\" if it is; with ; between them",
                );
            }
        };
        let fits = |text: &MessageText| {
            text.as_str().chars().count() <= NAME_MAX_CHARS && !text.as_str().contains('\n')
        };
        let name = MessageText::parse(name).ok().filter(fits).ok_or("its name has 1 to 60 characters")?;
        let qualifies = match qualifies {
            "chat" => Qualifies::Chat,
            theme => Qualifies::Theme(Theme::parse(theme).ok_or(
                "it is for \"chat\" or a theme: myself, someone_else, my_actions, my_work, question",
            )?),
        };
        let months = months.strip_suffix("months").or_else(|| months.strip_suffix("month"));
        let months = months.and_then(|number| number.trim().parse().ok());
        let months = months.filter(|months| (1..=MONTHS_MAX).contains(months));
        let months = months.ok_or("it holds for 1 to 120 months, like \"24 months\"")?;
        Ok(Self { id, name: name.as_str().to_owned(), qualifies, months, is_mandatory })
    }

    /// The last day on which it holds, when it was taken on this one.
    pub fn due(&self, taken: Date) -> Date {
        taken.checked_add(i64::from(self.months).months()).unwrap_or(Date::MAX)
    }
}

/// What somebody has taken, the last time they did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Which.
    pub training: TrainingId,
    /// When.
    pub on: Date,
}

/// How a training of somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It holds.
    Good,
    /// It holds, and its end is near enough to be told.
    Due,
    /// It holds no more.
    Lapsed,
}

/// One training of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<'a> {
    /// Which.
    pub training: &'a Training,
    /// When it was taken.
    pub on: Date,
    /// The last day on which it holds.
    pub due: Date,
    /// How it stands.
    pub standing: Standing,
}

/// Every training that the house wants, and how long before its end one is told.
#[derive(Clone, Debug, Default)]
pub struct Trainings {
    /// As the settings name them; none: nothing lapses.
    pub wanted: Vec<Training>,
    /// Told this many days before the due date.
    pub told_ahead_days: u16,
}

impl Trainings {
    /// The one of this name.
    pub fn find(&self, id: &TrainingId) -> Option<&Training> {
        self.wanted.iter().find(|training| training.id == *id)
    }

    /// How those stand on this day that somebody has taken, in the order of the settings. One that
    /// does not stand in the settings any more is no matter.
    pub fn held(&self, taken: &[Taken], today: Date) -> Vec<Held<'_>> {
        let held = |training: &'_ Training| {
            let on = taken.iter().find(|taken| taken.training == training.id)?.on;
            Some((on, training.due(on)))
        };
        let wanted = self.wanted.iter().filter_map(|training| Some((training, held(training)?)));
        wanted
            .map(|(training, (on, due))| Held { training, on, due, standing: self.standing(due, today) })
            .collect()
    }

    fn standing(&self, due: Date, today: Date) -> Standing {
        let left = due.duration_since(today).as_hours() / 24;
        match left {
            ..0 => Standing::Lapsed,
            left if left <= i64::from(self.told_ahead_days) => Standing::Due,
            _ => Standing::Good,
        }
    }
}

/// What of somebody's work pauses until a training is renewed.
pub fn paused(held: &[Held<'_>]) -> Paused {
    let lapsed = held.iter().filter(|held| held.training.is_mandatory && held.standing == Standing::Lapsed);
    let for_what: Vec<Qualifies> = lapsed.map(|held| held.training.qualifies).collect();
    let themes = Theme::ALL.into_iter().filter(|theme| for_what.contains(&Qualifies::Theme(*theme)));
    Paused { chat: for_what.contains(&Qualifies::Chat), themes: themes.collect::<Arc<[Theme]>>() }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn training(months: u16, qualifies: Qualifies, is_mandatory: bool) -> Training {
        let id = TrainingId::parse("first-aid").unwrap();
        Training { id, name: "Førstehjelp".into(), qualifies, months, is_mandatory }
    }

    fn house(months: u16) -> Trainings {
        Trainings { wanted: vec![training(months, Qualifies::Chat, true)], told_ahead_days: 30 }
    }

    fn taken(on: Date) -> Vec<Taken> {
        vec![Taken { training: TrainingId::parse("first-aid").unwrap(), on }]
    }

    #[test]
    fn a_training_is_read_as_the_settings_write_it() {
        let read =
            Training::parse("first-aid: Førstehjelp ved selvmordsfare; chat; 24 months; mandatory").unwrap();
        assert_eq!((read.id.as_str(), read.name.as_str()), ("first-aid", "Førstehjelp ved selvmordsfare"));
        assert_eq!((read.qualifies, read.months, read.is_mandatory), (Qualifies::Chat, 24, true));
        let read = Training::parse("law:Loven;my_work;1 month").unwrap();
        assert_eq!(read.qualifies, Qualifies::Theme(Theme::MyWork));
        assert_eq!((read.months, read.is_mandatory), (1, false));
        for bad in [
            "",
            "first-aid",
            "First: X; chat; 1 month",
            "x: ; chat; 1 month",
            "x: X; weather; 1 month",
            "x: X; chat; 0 months",
            "x: X; chat; 121 months",
            "x: X; chat; 24",
            "x: X; chat; 24 months; perhaps",
            "x: X; chat; 24 months; mandatory; twice",
        ] {
            assert!(Training::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_due_date_is_the_same_day_of_its_month_or_the_last_there_is() {
        let due = |months, on| training(months, Qualifies::Chat, true).due(on);
        assert_eq!(due(12, date(2025, 11, 22)), date(2026, 11, 22));
        assert_eq!(due(12, date(2024, 2, 29)), date(2025, 2, 28));
        assert_eq!(due(48, date(2024, 2, 29)), date(2028, 2, 29));
        assert_eq!(due(1, date(2027, 1, 31)), date(2027, 2, 28));
        assert_eq!(due(1, date(2028, 1, 31)), date(2028, 2, 29));
    }

    #[test]
    fn it_holds_through_its_due_date_and_is_told_thirty_days_before() {
        let standing = |today| house(12).held(&taken(date(2025, 11, 22)), today)[0].standing;
        assert_eq!(standing(date(2026, 10, 22)), Standing::Good);
        assert_eq!(standing(date(2026, 10, 23)), Standing::Due);
        assert_eq!(standing(date(2026, 11, 22)), Standing::Due);
        assert_eq!(standing(date(2026, 11, 23)), Standing::Lapsed);
    }

    #[test]
    fn what_was_never_entered_or_is_wanted_no_more_pauses_nothing() {
        let today = date(2036, 1, 1);
        assert_eq!(paused(&house(12).held(&[], today)), Paused::default());
        assert_eq!(paused(&Trainings::default().held(&taken(date(2020, 1, 1)), today)), Paused::default());
    }

    #[test]
    fn only_what_is_mandatory_pauses_and_only_what_it_is_for() {
        let today = date(2026, 11, 23);
        let pauses = |qualifies, is_mandatory| {
            let wanted = vec![training(12, qualifies, is_mandatory)];
            let house = Trainings { wanted, told_ahead_days: 30 };
            paused(&house.held(&taken(date(2025, 11, 22)), today))
        };
        assert_eq!(pauses(Qualifies::Chat, true), Paused { chat: true, themes: [].into() });
        let theme = Qualifies::Theme(Theme::MyWork);
        assert_eq!(pauses(theme, true), Paused { chat: false, themes: [Theme::MyWork].into() });
        assert_eq!(pauses(Qualifies::Chat, false), Paused::default());
        assert_eq!(pauses(theme, false), Paused::default());
    }

    /// Counted month by month and day by day, without a calendar's help.
    fn due_by_hand((year, month, day): (i16, i8, i8), months: u16) -> (i16, i8, i8) {
        let (mut year, mut month) = (year, month);
        for _ in 0..months {
            month += 1;
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
        }
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let longest = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        (year, month, day.min(longest))
    }

    proptest! {
        #[test]
        fn a_due_date_is_that_of_a_slow_count(days in 0i32..20_000, months in 1u16..=120) {
            let on = date(2000, 1, 1).checked_add(days.days()).unwrap();
            let due = training(months, Qualifies::Chat, true).due(on);
            let by_hand = due_by_hand((on.year(), on.month(), on.day()), months);
            prop_assert_eq!((due.year(), due.month(), due.day()), by_hand);
        }

        /// Day after day: good, then told, then lapsed, and never back.
        #[test]
        fn it_lapses_once_on_the_day_after_its_due_date(days in 0i32..20_000, months in 1u16..=24, ahead in 0u16..=90) {
            let on = date(2000, 1, 1).checked_add(days.days()).unwrap();
            let house = Trainings { told_ahead_days: ahead, ..house(months) };
            let due = house.wanted[0].due(on);
            let mut today = on;
            let mut left: i32 = 0;
            while today <= due {
                let standing = house.held(&taken(on), today)[0].standing;
                prop_assert!(standing != Standing::Lapsed, "lapsed on {} of {}", today, due);
                left += i32::from(standing == Standing::Due);
                today = today.tomorrow().unwrap();
            }
            prop_assert_eq!(house.held(&taken(on), today)[0].standing, Standing::Lapsed);
            let lasted = on.until(due).unwrap().get_days() + 1;
            prop_assert_eq!(left, lasted.min(i32::from(ahead) + 1), "told on each of the last days");
        }
    }
}
