//! What is played: a file of steps, with the server's settings and what must hold.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::accounts::CAPACITY;
use super::house::Setup;

/// Files that a process needs beside the people's sockets.
const OTHER_FILES: u64 = 300;

/// One file of `scenarios/`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its name in results.
    pub name: String,
    /// What it is called on the page.
    pub title: String,
    /// What a reader should know before the figures.
    pub about: String,
    /// The run is given up after this long.
    pub at_most_s: u64,
    /// With two nodes: visitors are at one and counsellors at the other, so that every message
    /// goes through Redis. Otherwise both are at both.
    #[serde(default)]
    pub apart: bool,
    /// Server settings laid over the defaults, section by section.
    #[serde(default)]
    pub settings: toml::Table,
    /// What happens, in this order.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
    /// What must hold, for a figure by its name.
    #[serde(default)]
    pub bounds: Bounds,
    /// What must hold instead when there are two nodes.
    #[serde(default)]
    pub two_nodes: Bounds,
    /// What we would like to reach, and do not fail for.
    #[serde(default)]
    pub aims: Bounds,
}

/// Limits on figures.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// The largest value.
    #[serde(default)]
    pub at_most: BTreeMap<String, f64>,
    /// The smallest.
    #[serde(default)]
    pub at_least: BTreeMap<String, f64>,
}

/// One step.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// Counsellors sign in and take as many talks as they may.
    Desks {
        /// How many.
        count: u32,
    },
    /// Visitors come, and the next step begins when each has what they came for: a place in
    /// line, or a talk. It is measured, as a window is.
    Arrive(Arrival),
    /// From here on this is how fast people write.
    Pace {
        /// Longest time to think and type before a message; the shortest is a quarter of it.
        /// 0: nobody writes.
        think_at_most_ms: u64,
        /// Whether "is writing" and "has seen" are sent, as pages do.
        #[serde(default = "yes")]
        signs: bool,
    },
    /// What happens meanwhile is measured.
    Window(WindowPlan),
    /// Everybody writes faster and faster, until delivery takes too long.
    Climb(Climb),
    /// All nodes are asked to end and started again; the next step begins when everybody is back.
    Restart {
        /// What its figures are called.
        name: String,
        /// Everybody is back by then, or the bound breaks.
        within_s: u64,
    },
    /// From here on pages with invented tokens and tickets come from this many networks, until
    /// `calm`.
    Flood {
        /// Networks they come from.
        networks: u32,
        /// How many come in a second.
        per_second: u32,
        /// Whether they ask for a talk as well.
        #[serde(default)]
        join: bool,
    },
    /// The flood ends.
    Calm {},
    /// Visitors of whole stays stop coming, and the next step begins when the last has gone.
    Empty {
        /// Given up after this long.
        within_s: u64,
    },
}

fn yes() -> bool {
    true
}

/// Visitors who come.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrival {
    /// What its figures are called.
    pub name: String,
    /// What they do.
    pub manner: Manner,
    /// How many; as many as the desks can take when it is not said.
    pub count: Option<u32>,
    /// Evenly over this time; 0: as fast as they are let in.
    #[serde(default)]
    pub over_s: u64,
    /// Whether all of them have the same address.
    #[serde(default)]
    pub one_address: bool,
    /// Visitor's messages in a whole stay.
    #[serde(default)]
    pub messages: u32,
    /// For each whole stay that is over another visitor comes.
    #[serde(default)]
    pub replaced: bool,
}

/// What a visitor does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// Waits, with the phone locked in the pocket. Talks when it is their turn.
    Waits,
    /// Waits, and goes when a window says so: what changes the line.
    Leaves,
    /// Talks for as long as the scenario lasts.
    Talks,
    /// A whole stay: waits, talks, says goodbye, answers the taps.
    Stays,
    /// Talks, over a network that stands still for eight seconds out of twelve.
    Slow,
    /// Is there in a talk, and then never answers nor closes again.
    Zombie,
}

/// A stretch of time that is measured.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WindowPlan {
    /// What its figures are called.
    pub name: String,
    /// How long.
    pub seconds: u64,
    /// A window in which nobody wrote: what it cost is taken off before processor time is told
    /// for each message.
    pub quiet: Option<String>,
    /// The window since whose end memory is told to have grown …
    pub grown_since: Option<String>,
    /// … for each of these.
    pub grown_by: Option<By>,
    /// Somebody near the front leaves the line so often, and everybody behind is told.
    pub leave_every_ms: Option<u64>,
    /// A talk ends so often, and whoever is next in line gets the counsellor.
    pub end_every_ms: Option<u64>,
    /// Told as this many times the same figure of the other window.
    pub beside: Option<String>,
}

/// What memory is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Visitors who wait.
    Waiting,
    /// Talks.
    Talks,
    /// Whole stays, a thousand of them.
    ThousandStays,
}

/// Everybody writes faster and faster.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Climb {
    /// What its figures are called.
    pub name: String,
    /// Longest time to think, one after the other.
    pub think_at_most_ms: Vec<u64>,
    /// How long each.
    pub seconds: u64,
    /// It ends when p99 of delivery is above this.
    pub until_p99_ms: f64,
    /// As in a window.
    pub quiet: Option<String>,
    /// As in a pace.
    #[serde(default = "yes")]
    pub signs: bool,
}

impl Scenario {
    /// Reads and checks a scenario file.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let scenario = Self::parse(&text).with_context(|| format!("{} is not a scenario", path.display()))?;
        if path.file_stem().and_then(|stem| stem.to_str()) != Some(&scenario.name) {
            bail!("{} calls itself {}", path.display(), scenario.name);
        }
        Ok(scenario)
    }

    fn parse(text: &str) -> Result<Self> {
        let scenario: Self = toml::from_str(text)?;
        let mut known = vec![];
        for step in &scenario.steps {
            if let Step::Window(window) = step {
                for other in [&window.quiet, &window.grown_since, &window.beside].into_iter().flatten() {
                    if !known.contains(&other) {
                        bail!("window {} speaks of {other}, which does not come before it", window.name);
                    }
                }
                if window.grown_since.is_some() != window.grown_by.is_some() {
                    bail!("window {} needs both grown_since and grown_by, or neither", window.name);
                }
            }
            if let Some(name) = step.name() {
                if known.contains(&name) {
                    bail!("{name} stands twice");
                }
                known.push(name);
            }
        }
        Ok(scenario)
    }

    /// The same with so many times the people, and windows of this length.
    pub fn scaled(mut self, scale: f64, seconds: Option<u64>) -> Self {
        let people = |count: &mut u32| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people")]
            let scaled = (f64::from(*count) * scale).round() as u32;
            *count = scaled.max(1);
        };
        for step in &mut self.steps {
            match step {
                Step::Desks { count } => people(count),
                // Who leaves to change the line is no load, and as many as the windows need.
                Step::Arrive(arrival) if arrival.manner != Manner::Leaves => {
                    arrival.count.iter_mut().for_each(people);
                }
                Step::Flood { networks, per_second, .. } => {
                    people(networks);
                    people(per_second);
                }
                Step::Window(window) => {
                    let length = seconds.unwrap_or(window.seconds);
                    self.at_most_s += length.saturating_sub(window.seconds);
                    window.seconds = length;
                }
                Step::Arrive(_)
                | Step::Pace { .. }
                | Step::Climb(_)
                | Step::Restart { .. }
                | Step::Calm {}
                | Step::Empty { .. } => {}
            }
        }
        // Fewer people do less, and never more than they were asked to.
        for least in [&mut self.bounds, &mut self.two_nodes].into_iter().flat_map(|b| b.at_least.values_mut())
        {
            *least *= scale.min(1.0);
        }
        self
    }

    /// Counsellors in all.
    pub fn desks(&self) -> u32 {
        let counts = self.steps.iter().map(|step| if let Step::Desks { count } = step { *count } else { 0 });
        counts.sum()
    }

    /// How many come with this step.
    pub fn coming(&self, arrival: &Arrival) -> u32 {
        arrival.count.unwrap_or(self.desks() * CAPACITY)
    }

    /// Sockets of the people, which all are in one process, and in one server when there is one.
    pub fn files_needed(&self) -> u64 {
        let visitors: u32 = self
            .steps
            .iter()
            .map(|step| match step {
                Step::Arrive(arrival) => self.coming(arrival),
                // Each of them is gone again within a second.
                Step::Flood { per_second, .. } => *per_second,
                _ => 0,
            })
            .sum();
        u64::from(visitors + self.desks()) + OTHER_FILES
    }

    /// The run is given up after this long.
    pub fn at_most(&self) -> Duration {
        Duration::from_secs(self.at_most_s)
    }

    /// The bounds for this set-up.
    pub fn bounds(&self, setup: Setup) -> Bounds {
        let mut bounds = self.bounds.clone();
        if setup == Setup::Two {
            bounds.at_most.extend(self.two_nodes.at_most.clone());
            bounds.at_least.extend(self.two_nodes.at_least.clone());
        }
        bounds
    }
}

impl Step {
    fn name(&self) -> Option<&String> {
        match self {
            Self::Arrive(arrival) => Some(&arrival.name),
            Self::Window(window) => Some(&window.name),
            Self::Climb(climb) => Some(&climb.name),
            Self::Restart { name, .. } => Some(name),
            Self::Desks { .. }
            | Self::Pace { .. }
            | Self::Flood { .. }
            | Self::Calm {}
            | Self::Empty { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"
        name = "small"
        title = "Small"
        about = "For this test."
        at_most_s = 10
        [[step]]
        do = "desks"
        count = 10
        [[step]]
        do = "arrive"
        name = "talkers"
        manner = "talks"
        [[step]]
        do = "window"
        name = "silent"
        seconds = 2
        [[step]]
        do = "window"
        name = "talking"
        seconds = 4
        quiet = "silent"
        [bounds.at_most]
        lost = 0
        talking_delivered_p99_ms = 200
        [bounds.at_least]
        messages = 100
        [two_nodes.at_most]
        talking_delivered_p99_ms = 300
    "#;

    #[test]
    fn every_scenario_of_the_folder_is_read() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
        let mut names = vec![];
        for entry in fs::read_dir(folder).unwrap() {
            names.push(Scenario::read(&entry.unwrap().path()).unwrap().name);
        }
        names.retain(|name| name != "tiny");
        names.sort_unstable();
        let mut order = super::super::ORDER.to_vec();
        order.sort_unstable();
        assert_eq!(names, order);
    }

    #[test]
    fn people_and_windows_are_scaled() {
        let scenario = Scenario::parse(SMALL).unwrap();
        assert_eq!(scenario.files_needed(), 10 + 30 + OTHER_FILES);
        let half = scenario.scaled(0.5, Some(9));
        assert_eq!(half.files_needed(), 5 + 15 + OTHER_FILES);
        assert_eq!(half.at_most_s, 10 + 7 + 5);
        assert!((half.bounds.at_least["messages"] - 50.0).abs() < f64::EPSILON);
    }

    #[test]
    fn two_nodes_may_have_bounds_of_their_own() {
        let scenario = Scenario::parse(SMALL).unwrap();
        let bound = |setup| scenario.bounds(setup).at_most["talking_delivered_p99_ms"];
        assert!((bound(Setup::One) - 200.0).abs() < f64::EPSILON);
        assert!((bound(Setup::Two) - 300.0).abs() < f64::EPSILON);
        assert_eq!(scenario.bounds(Setup::Two).at_most.len(), 2);
    }

    #[test]
    fn a_window_cannot_speak_of_one_that_comes_later() {
        let wrong = SMALL.replace("quiet = \"silent\"", "quiet = \"later\"");
        assert!(Scenario::parse(&wrong).unwrap_err().to_string().contains("later"));
        let twice = SMALL.replace("name = \"talking\"", "name = \"talkers\"");
        assert!(Scenario::parse(&twice).is_err());
        assert!(Scenario::parse(&SMALL.replace("count = 10", "counts = 10")).is_err());
    }
}
