//! `fortrolig plan`: how many counsellors an hour needs, and what happens with one fewer.

use std::fmt::Write as _;
use std::time::Duration;

use clap::Args;
use jiff::civil::Weekday;

use crate::config::{RecordsStore, Settings};
use crate::domain::staffing::{COUNSELLORS_MAX, Demand};
use crate::domain::week::{Goal, HourOfWeek, Need, PATIENCE_ASSUMED, TALK_ASSUMED, Week};
use crate::records::Records;

/// `fortrolig plan`. The figures are those of `ops/staffing.md`, which says where they are
/// measured.
#[derive(Args, Clone, Copy, Debug)]
pub struct PlanArguments {
    /// Visitors who ask for a talk in this hour, on average: 0.1 to 1000
    #[arg(long, value_parser = per_hour, required_unless_present = "measured")]
    per_hour: Option<f64>,
    /// Instead of one hour: every hour of the week, by what this service has counted
    #[arg(long, conflicts_with_all = ["per_hour", "talk_minutes", "pause_minutes", "patience_minutes"])]
    measured: bool,
    /// How long a talk lasts on average, in minutes
    #[arg(long, default_value = "45", value_parser = clap::value_parser!(u16).range(1..=600))]
    talk_minutes: u16,
    /// The pause after it
    #[arg(long, default_value = "10", value_parser = clap::value_parser!(u16).range(0..=120))]
    pause_minutes: u16,
    /// How long somebody waits on average before giving up
    #[arg(long, default_value = "20", value_parser = clap::value_parser!(u16).range(1..=600))]
    patience_minutes: u16,
    /// Within how many minutes somebody should get a talk
    #[arg(long, default_value = "5", value_parser = clap::value_parser!(u16).range(1..=600))]
    within_minutes: u16,
    /// How many of a hundred should
    #[arg(long, default_value = "80", value_parser = clap::value_parser!(u8).range(1..=99))]
    of_a_hundred: u8,
}

/// What is needed, as a table to print.
///
/// # Errors
/// The records cannot be opened or read.
pub async fn plan(asked: &PlanArguments, settings: &Settings) -> anyhow::Result<String> {
    if let Some(per_hour) = asked.per_hour {
        return Ok(hour(asked, per_hour));
    }
    let records = &settings.records;
    if records.store == RecordsStore::Sqlite && !records.path.exists() {
        // It only reads: a file that it made would be its user's, and not the service's.
        return Ok("There are no records yet: the service makes them at its first start.\n".to_owned());
    }
    let records = Records::of(records).await?;
    Ok(week(asked, settings.talk.pause, &records.week.week().await?))
}

/// What each hour of the week needs, by the clock on the wall.
fn week(asked: &PlanArguments, pause: Duration, week: &Week) -> String {
    let goal = Goal { share: asked.share(), soon: minutes(asked.within_minutes), pause };
    let needs = week.needs(&goal);
    let hours: Vec<i8> = needs.keys().map(|hour| hour.hour()).collect();
    let Some((first, last)) = hours.iter().min().zip(hours.iter().max()) else {
        return "Nothing has been counted yet: an hour counts when it is over and the chat was open in it.\n"
            .to_owned();
    };
    let told = |time: Option<Duration>, assumed: Duration| match time {
        Some(time) => format!("{} min", time.as_secs() / 60),
        None => format!("{} min (assumed: none counted yet)", assumed.as_secs() / 60),
    };
    let mut text = format!(
        "Counsellors for {}, by {} weeks; in brackets how many of 100 are in time with one fewer.\n\
         Talk {}, pause {} min, patience {}.\n\n\
         hour   Mon        Tue        Wed        Thu        Fri        Sat        Sun\n",
        asked.goal(),
        week.weeks(),
        told(week.talk(), TALK_ASSUMED),
        pause.as_secs() / 60,
        told(week.patience(), PATIENCE_ASSUMED),
    );
    for hour in *first..=*last {
        write!(text, "{hour:02}-{:02}", hour + 1).expect("writing to a string cannot fail");
        for day in Weekday::Monday.cycle_forward().take(7) {
            let need = HourOfWeek::on(day, hour).and_then(|hour| needs.get(&hour));
            let cell = need.map_or_else(|| "-".to_owned(), cell);
            write!(text, "  {cell:<9}").expect("writing to a string cannot fail");
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}

fn cell(need: &Need) -> String {
    let Some(needed) = need.counsellors else { return format!("over {COUNSELLORS_MAX}") };
    match need.one_fewer {
        // Rounded down: what is not enough must not look as if it were.
        Some(fewer) => format!("{needed} ({:.0})", (fewer.soon * 100.0).floor()),
        None => needed.to_string(),
    }
}

fn minutes(n: u16) -> Duration {
    Duration::from_mins(n.into())
}

impl PlanArguments {
    fn share(&self) -> f64 {
        f64::from(self.of_a_hundred) / 100.0
    }

    fn goal(&self) -> String {
        format!("{} of 100 within {} min", self.of_a_hundred, self.within_minutes)
    }
}

/// What an hour needs, and how it goes with fewer and with one more.
fn hour(asked: &PlanArguments, per_hour: f64) -> String {
    let demand = Demand {
        per_hour,
        each: minutes(asked.talk_minutes) + minutes(asked.pause_minutes),
        patience: minutes(asked.patience_minutes),
    };
    let (soon, goal) = (minutes(asked.within_minutes), asked.goal());
    let Some(needed) = demand.needs(asked.share(), soon) else {
        return format!("{COUNSELLORS_MAX} counsellors are too few for {goal}.\n");
    };
    let mut text = format!(
        "{needed} needed for {goal}. Whoever holds two talks at once counts as two.\n\n\
         counsellors  get a talk  within {:>3} min  wait on average  in talks and pauses\n",
        asked.within_minutes
    );
    for counsellors in needed.saturating_sub(3).max(1)..=needed + 1 {
        let prospect = demand.prospect(counsellors, soon);
        let mark = if counsellors == needed { "  <- needed" } else { "" };
        writeln!(
            text,
            "{counsellors:>11}  {:>8.0} %  {:>12.0} %  {:>11.1} min  {:>17.0} %{mark}",
            prospect.answered * 100.0,
            prospect.soon * 100.0,
            prospect.wait.as_secs_f64() / 60.0,
            prospect.occupancy * 100.0,
        )
        .expect("writing to a string cannot fail");
    }
    text
}

fn per_hour(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| "it is no number".to_owned())?;
    if (0.1..=1_000.0).contains(&number) { Ok(number) } else { Err("it must be from 0.1 to 1000".into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::week::{Remembered, Sums};

    fn asked() -> PlanArguments {
        PlanArguments {
            per_hour: None,
            measured: false,
            talk_minutes: 45,
            pause_minutes: 10,
            patience_minutes: 20,
            within_minutes: 5,
            of_a_hundred: 80,
        }
    }

    #[test]
    fn the_table_tells_what_is_needed_and_what_one_fewer_means() {
        let text = hour(&asked(), 6.0);
        let rows: Vec<&str> = text.lines().skip(3).collect();
        let needed = rows.iter().position(|row| row.ends_with("<- needed")).expect("one is marked");
        assert_eq!((rows.len(), needed), (5, 3), "{text}");
        let soon = |row: &str| row.split_whitespace().nth(3).and_then(|word| word.parse::<u32>().ok());
        assert!(soon(rows[needed - 1]) < Some(80) && soon(rows[needed]) >= Some(80), "{text}");
    }

    #[test]
    fn what_no_shift_can_hold_is_said() {
        let text = hour(&PlanArguments { of_a_hundred: 99, talk_minutes: 600, ..asked() }, 1_000.0);
        assert!(text.starts_with("500 counsellors are too few"), "{text}");
    }

    #[test]
    fn the_week_is_told_hour_by_hour_and_what_is_assumed_is_said() {
        assert!(week(&asked(), Duration::ZERO, &Week::default()).starts_with("Nothing has been counted"));
        let sums = Sums { offered: 24, talks: 4, talked_ms: 4 * 45 * 60_000, ..Sums::default() };
        let counted = [(Weekday::Tuesday, 18), (Weekday::Sunday, 20)]
            .map(|(day, hour)| (HourOfWeek::on(day, hour).unwrap(), Remembered { weeks: 4, sums }));
        let text = week(&asked(), Duration::from_mins(10), &Week(counted.into()));
        assert!(text.contains("Talk 45 min, pause 10 min, patience 20 min (assumed"), "{text}");
        let rows: Vec<Vec<&str>> = text
            .lines()
            .skip(4)
            .map(|row| row.split("  ").filter(|cell| !cell.is_empty()).collect())
            .collect();
        let hours: Vec<&str> = rows.iter().map(|row| row[0]).collect();
        assert_eq!(hours, ["18-19", "19-20", "20-21"], "{text}");
        let needed =
            Demand { per_hour: 6.0, each: minutes(55), patience: minutes(20) }.needs(0.8, minutes(5));
        let cell = rows[0][2].trim();
        assert!(cell.starts_with(&format!("{} (", needed.unwrap())), "{text}");
        assert_eq!(rows[2].last().map(|cell| cell.trim()), Some(cell), "the same on Sunday");
    }

    #[test]
    fn arrivals_are_bounded() {
        assert_eq!(per_hour("2.5"), Ok(2.5));
        for wrong in ["0", "-1", "NaN", "inf", "1001", "many"] {
            assert!(per_hour(wrong).is_err(), "{wrong}");
        }
    }
}
