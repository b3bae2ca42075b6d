//! The opening hours over every minute of 2026, 2027 and 2028, against a slow reckoning
//! that shares nothing with the rule: it ticks a clock on the wall minute by minute, has
//! the public holidays and the nights of the clock changes from a printed calendar, and
//! asks of each minute whether some hours of that date hold it, and for a language with
//! fewer hours whether those of the chat and its own both do.

use server::clock::Moment;
use server::config::Settings;
use server::domain::opening_hours::OpeningHours;
use server::protocol::needs::Language;

/// Midnight between 2025 and 2026 in Oslo, and between 2028 and 2029, in seconds.
const BEGIN_S: u64 = 1_767_222_000;
const END_S: u64 = 1_861_916_400;

/// The reckoning goes on for another month, so that the next change is always known.
const BEYOND_MINUTES: u64 = 31 * 24 * 60;

/// The hand of the clock is put from 02:00 to 03:00 on these, and back on the others.
const FORWARD: [&str; 3] = ["2026-03-29", "2027-03-28", "2028-03-26"];
const BACK: [&str; 3] = ["2026-10-25", "2027-10-31", "2028-10-29"];

/// The same six nights, at one o'clock by Greenwich, in seconds.
const CLOCK_CHANGES_S: [u64; 6] =
    [1_774_746_000, 1_792_890_000, 1_806_195_600, 1_824_944_400, 1_837_645_200, 1_856_394_000];

const HOLIDAYS: [&str; 36] = [
    "2026-01-01",
    "2026-04-02",
    "2026-04-03",
    "2026-04-05",
    "2026-04-06",
    "2026-05-01",
    "2026-05-14",
    "2026-05-17",
    "2026-05-24",
    "2026-05-25",
    "2026-12-25",
    "2026-12-26",
    // Whit Monday is on 17 May.
    "2027-01-01",
    "2027-03-25",
    "2027-03-26",
    "2027-03-28",
    "2027-03-29",
    "2027-05-01",
    "2027-05-06",
    "2027-05-16",
    "2027-05-17",
    "2027-12-25",
    "2027-12-26",
    "2028-01-01",
    "2028-04-13",
    "2028-04-14",
    "2028-04-16",
    "2028-04-17",
    "2028-05-01",
    "2028-05-17",
    "2028-05-25",
    "2028-06-04",
    "2028-06-05",
    "2028-12-25",
    "2028-12-26",
    "2029-01-01",
];

/// A plan of hours, as it stands in the settings.
struct Plan {
    /// From Monday to Sunday.
    week: [&'static str; 7],
    holidays: &'static str,
    exceptions: Vec<String>,
    /// Languages with fewer hours: from Monday to Sunday, and their own dates.
    languages: Vec<(Language, [&'static str; 7], Vec<&'static str>)>,
}

/// Hours of every shape, odd ones above all on Sundays, when the clocks change; the last
/// minute and the first of a day; and exceptions where they hurt: on a clock change, on
/// Easter Sunday that is a clock change, on a holiday, on 29 February, and for three weeks.
fn every_shape() -> Plan {
    let mut exceptions = [
        "2026-10-25 02:30-02:45",
        "2026-12-24 closed",
        "2026-12-31 12:00-16:00 20:00-24:00",
        "2027-03-28 01:59-02:10 02:30-03:30",
        "2027-05-17 closed",
        "2028-02-29 23:59-24:00",
        "2028-03-01 00:00-02:00",
        "2028-10-29 02:59-03:00 23:59-24:00",
    ]
    .map(String::from)
    .to_vec();
    exceptions.extend((3..=23).map(|day| format!("2028-07-{day:02} closed")));
    Plan {
        week: [
            "17:00-22:00",
            "00:00-24:00",
            "00:00-00:01 23:59-24:00",
            "00:00-02:00 20:00-23:59",
            "closed",
            "01:30-02:30 20:00-24:00",
            "01:00-02:15 02:30-03:00 03:00-04:00 12:00-13:00",
        ],
        holidays: "12:00-16:00 18:00-24:00",
        exceptions,
        languages: vec![
            (
                Language::Nn,
                [
                    "17:00-17:01 21:59-22:00",
                    "23:59-24:00",
                    "00:00-00:01",
                    "01:59-02:00 23:00-23:59",
                    "closed",
                    "02:00-02:30 23:59-24:00",
                    "01:59-02:15 02:30-03:30",
                ],
                vec!["2026-10-25 02:44-02:45", "2027-03-28 01:59-02:10 03:00-03:30", "2028-02-29 closed"],
            ),
            (
                Language::En,
                ["closed", "09:00-15:00", "closed", "20:00-23:59", "closed", "20:00-24:00", "closed"],
                vec!["2026-12-31 15:59-16:00 23:59-24:00", "2028-10-29 02:59-03:00"],
            ),
        ],
    }
}

/// What a small service would write.
fn evenings() -> Plan {
    let evening = "17:00-22:00";
    Plan {
        week: [evening, evening, evening, evening, evening, "closed", evening],
        holidays: "closed",
        exceptions: vec!["2026-12-24 closed".into(), "2027-12-24 closed".into()],
        languages: vec![(
            Language::En,
            ["closed", "17:00-20:00", "closed", "18:30-22:00", "closed", "closed", "closed"],
            vec!["2026-12-30 17:00-18:00", "2027-05-18 closed"],
        )],
    }
}

impl Plan {
    fn opening_hours(&self) -> OpeningHours {
        let days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
        let mut settings = vec![
            ("FORTROLIG__HOURS__PUBLIC_HOLIDAYS".to_owned(), self.holidays.to_owned()),
            ("FORTROLIG__HOURS__EXCEPTIONS".to_owned(), self.exceptions.join(",")),
        ];
        for (day, hours) in days.iter().zip(self.week) {
            let hours = if hours == "closed" { String::new() } else { hours.replace(' ', ",") };
            settings.push((format!("FORTROLIG__HOURS__{day}"), hours));
        }
        for (language, week, dates) in &self.languages {
            let named = |(day, hours): (&str, &&str)| format!("{} {hours}", day.to_lowercase());
            let mut entries: Vec<String> = days.into_iter().zip(week).map(named).collect();
            entries.extend(dates.iter().map(|date| (*date).to_owned()));
            settings
                .push((format!("FORTROLIG__HOURS__{}", language.tag().to_uppercase()), entries.join(",")));
        }
        Settings::load(None, settings).expect("the plan is sound").hours.opening
    }

    /// The hours of a date, in minutes of its day.
    fn hours_on(&self, date: &str, weekday: usize) -> Vec<(u32, u32)> {
        let exception = self.exceptions.iter().find_map(|exception| exception.strip_prefix(date));
        let usual = if HOLIDAYS.contains(&date) { self.holidays } else { self.week[weekday] };
        minutes(exception.unwrap_or(usual))
    }

    /// The same for a language that has its own, whatever the chat has.
    fn hours_in(&self, language: Language, date: &str, weekday: usize) -> Vec<(u32, u32)> {
        let own = self.languages.iter().find(|(own, ..)| *own == language);
        let (_, week, dates) = own.expect("it has hours of its own");
        let exception = dates.iter().find_map(|exception| exception.strip_prefix(date));
        minutes(exception.unwrap_or(week[weekday]))
    }

    /// For every minute since [`BEGIN_S`]: open or not, in this language or at all.
    fn reckoned(&self, language: Option<Language>) -> Vec<bool> {
        let mut wall = Wall { year: 2026, month: 1, day: 1, weekday: 3, minute: 0, held: 0 };
        let hours_on = |date: &str, weekday| {
            let own = language.map(|language| self.hours_in(language, date, weekday));
            (self.hours_on(date, weekday), own)
        };
        let (mut hours, mut own) = hours_on(&wall.date(), wall.weekday);
        let holds =
            |hours: &[(u32, u32)], minute| hours.iter().any(|(from, to)| (*from..*to).contains(&minute));
        let mut open = Vec::new();
        for _ in 0..(END_S - BEGIN_S) / 60 + BEYOND_MINUTES {
            let in_language = own.as_deref().is_none_or(|own| holds(own, wall.minute));
            open.push(holds(&hours, wall.minute) && in_language);
            wall.tick();
            if wall.minute == 0 {
                (hours, own) = hours_on(&wall.date(), wall.weekday);
            }
        }
        open
    }
}

/// From and to, in minutes of the day.
fn minutes(hours: &str) -> Vec<(u32, u32)> {
    let spans = hours.trim().split(' ').filter(|span| *span != "closed");
    let ends = |span: &str| span.split_once('-').map(|(from, to)| (minute(from), minute(to)));
    spans.map(|span| ends(span).expect("from and to")).collect()
}

fn minute(text: &str) -> u32 {
    let (hour, minute) = text.split_once(':').expect("an hour and a minute");
    let number = |digits: &str| digits.parse::<u32>().expect("digits");
    number(hour) * 60 + number(minute)
}

/// A clock on the wall, and the calendar beside it. Nobody puts it back in autumn: the
/// hand stands at 02:59 for an hour, as opening hours know only the first time round.
struct Wall {
    year: u32,
    month: u32,
    day: u32,
    /// Monday is 0.
    weekday: usize,
    minute: u32,
    /// For how many minutes the hand has been held.
    held: u32,
}

impl Wall {
    fn date(&self) -> String {
        format!("{}-{:02}-{:02}", self.year, self.month, self.day)
    }

    fn tick(&mut self) {
        if self.minute == 2 * 60 + 59 && self.held < 60 && BACK.contains(&self.date().as_str()) {
            self.held += 1;
            return;
        }
        self.held = 0;
        self.minute += 1;
        if self.minute == 2 * 60 && FORWARD.contains(&self.date().as_str()) {
            self.minute = 3 * 60;
        }
        if self.minute == 24 * 60 {
            self.minute = 0;
            self.turn_the_page();
        }
    }

    fn turn_the_page(&mut self) {
        self.weekday = (self.weekday + 1) % 7;
        self.day += 1;
        let days = match self.month {
            2 if self.year == 2028 => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        if self.day > days {
            (self.month, self.day) = (self.month + 1, 1);
        }
        if self.month > 12 {
            (self.year, self.month) = (self.year + 1, 1);
        }
    }
}

fn moment(minute: usize) -> Moment {
    Moment((BEGIN_S + u64::try_from(minute).expect("a few million") * 60) * 1_000)
}

/// The rule answers for a stretch of time: open, or closed, until then. So every minute is
/// held by the answers at the first and at the last minute of its stretch. That the answers
/// in between are the same is asked every 61st minute, which comes by each minute of the
/// day, and at every minute of the days on which the clocks change.
fn holds(plan: &Plan) {
    let hours = plan.opening_hours();
    agree(&hours, &plan.reckoned(None));
    for (language, ..) in &plan.languages {
        agree(hours.in_language(*language), &plan.reckoned(Some(*language)));
    }
}

fn agree(hours: &OpeningHours, open: &[bool]) {
    let end = minutes_until(END_S);
    let changes = (1..open.len()).filter(|minute| open[*minute] != open[minute - 1]);
    let edges: Vec<usize> = std::iter::once(0).chain(changes).collect();
    for stretch in edges.windows(2).take_while(|stretch| stretch[0] < end) {
        let (first, next) = (stretch[0], stretch[1]);
        for minute in [first, next - 1] {
            let state = hours.state(moment(minute));
            let changes_at = state.changes_at.map(|change| change.at);
            assert_eq!((state.open, changes_at), (open[first], Some(moment(next))), "at {}", named(minute));
        }
    }
    let clock_changes = CLOCK_CHANGES_S.iter().flat_map(|change_s| {
        let change = minutes_until(*change_s);
        change - 12 * 60..change + 36 * 60
    });
    for minute in (0..end).step_by(61).chain(clock_changes) {
        assert_eq!(hours.is_open(moment(minute)), open[minute], "at {}", named(minute));
    }
}

fn minutes_until(moment_s: u64) -> usize {
    usize::try_from((moment_s - BEGIN_S) / 60).expect("a few million")
}

fn named(minute: usize) -> String {
    format!("{} s since 1970", moment(minute).0 / 1_000)
}

#[test]
fn every_minute_of_three_years_is_as_the_clock_on_the_wall_has_it() {
    holds(&every_shape());
}

#[test]
fn every_evening_of_three_years_is_as_the_clock_on_the_wall_has_it() {
    holds(&evenings());
}

#[test]
fn the_reckoning_itself_ends_where_the_calendar_says() {
    let mut wall = Wall { year: 2026, month: 1, day: 1, weekday: 3, minute: 0, held: 0 };
    for _ in 0..(END_S - BEGIN_S) / 60 {
        wall.tick();
    }
    // 1 January 2029 is a Monday.
    assert_eq!((wall.date().as_str(), wall.weekday, wall.minute), ("2029-01-01", 0, 0));
    assert!(every_shape().reckoned(None).windows(2).filter(|pair| pair[0] != pair[1]).count() > 1_000);
}
