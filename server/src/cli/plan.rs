//! `fortrolig plan`: how many counsellors an hour needs, and what happens with one fewer.

use std::fmt::Write as _;
use std::time::Duration;

use clap::Args;

use crate::domain::staffing::{COUNSELLORS_MAX, Demand};

/// `fortrolig plan`. The figures are those of `ops/staffing.md`, which says where they are
/// measured.
#[derive(Args, Clone, Copy, Debug)]
pub struct PlanArguments {
    /// Visitors who ask for a talk in this hour, on average: 0.1 to 1000
    #[arg(long, value_parser = per_hour)]
    per_hour: f64,
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

/// What is needed, and how it goes with fewer and with one more, as a table to print.
pub fn plan(asked: &PlanArguments) -> String {
    let minutes = |n: u16| Duration::from_mins(n.into());
    let demand = Demand {
        per_hour: asked.per_hour,
        each: minutes(asked.talk_minutes) + minutes(asked.pause_minutes),
        patience: minutes(asked.patience_minutes),
    };
    let (soon, share) = (minutes(asked.within_minutes), f64::from(asked.of_a_hundred) / 100.0);
    let goal = format!("{} of 100 within {} min", asked.of_a_hundred, asked.within_minutes);
    let Some(needed) = demand.needs(share, soon) else {
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

    fn asked(per_hour: f64) -> PlanArguments {
        PlanArguments {
            per_hour,
            talk_minutes: 45,
            pause_minutes: 10,
            patience_minutes: 20,
            within_minutes: 5,
            of_a_hundred: 80,
        }
    }

    #[test]
    fn the_table_tells_what_is_needed_and_what_one_fewer_means() {
        let text = plan(&asked(6.0));
        let rows: Vec<&str> = text.lines().skip(3).collect();
        let needed = rows.iter().position(|row| row.ends_with("<- needed")).expect("one is marked");
        assert_eq!((rows.len(), needed), (5, 3), "{text}");
        let soon = |row: &str| row.split_whitespace().nth(3).and_then(|word| word.parse::<u32>().ok());
        assert!(soon(rows[needed - 1]) < Some(80) && soon(rows[needed]) >= Some(80), "{text}");
    }

    #[test]
    fn what_no_shift_can_hold_is_said() {
        let text = plan(&PlanArguments { of_a_hundred: 99, talk_minutes: 600, ..asked(1_000.0) });
        assert!(text.starts_with("500 counsellors are too few"), "{text}");
    }

    #[test]
    fn arrivals_are_bounded() {
        assert_eq!(per_hour("2.5"), Ok(2.5));
        for wrong in ["0", "-1", "NaN", "inf", "1001", "many"] {
            assert!(per_hour(wrong).is_err(), "{wrong}");
        }
    }
}
