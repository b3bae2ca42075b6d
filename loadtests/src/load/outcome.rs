//! What came of one scenario on one set-up: figures with their bounds, as JSON for machines and
//! lines for people.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde::{Deserialize, Serialize};

use super::figures::Named;
use super::house::Setup;
use super::scenario::Scenario;
use crate::machine::Machine;

/// The outcome of a run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// The scenario's name.
    pub scenario: String,
    /// What it is called on the page.
    pub title: String,
    /// What a reader should know before the figures.
    pub about: String,
    /// What it was played against.
    pub setup: Setup,
    /// So many times the people.
    pub scale: f64,
    /// The machine.
    pub machine: Machine,
    /// All figures, with what must hold.
    pub figures: Vec<Figure>,
    /// What was used most.
    pub limits: Vec<Limit>,
    /// Times by the share that they cover.
    pub curves: Vec<Curve>,
    /// Of a climb.
    pub rungs: Vec<Rung>,
    /// Second by second.
    pub series: Vec<Sample>,
    /// Windows in the series.
    pub windows: Vec<Span>,
    /// What went wrong for single people, the first few, in words.
    pub complaints: Vec<String>,
}

/// A figure with what must hold, and what we would like.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Figure {
    /// Its name; the unit stands last.
    pub name: String,
    /// Its value; absent when a bound asks for something that was not measured.
    pub value: Option<f64>,
    /// The largest that may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<f64>,
    /// The smallest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// What we would like it to be at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aim: Option<f64>,
}

/// Something there is only so much of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Limit {
    /// What.
    pub what: String,
    /// Which share of it was used.
    pub reached: f64,
}

/// Times by the share that they cover.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Curve {
    /// The window.
    pub window: String,
    /// Which times.
    pub what: String,
    /// In words.
    pub in_words: String,
    /// How many there were.
    pub count: u64,
    /// Share and milliseconds.
    pub points: Vec<(f64, f64)>,
}

/// One speed of a climb.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Rung {
    pub messages_per_s: f64,
    pub p50_ms: f64,
    pub p99_ms: f64,
    pub p99_9_ms: f64,
    pub cpu_per_message_us: f64,
    pub redis_cpu_per_message_us: f64,
    pub server_cores: f64,
    pub redis_cores: f64,
    pub people_cores: f64,
    pub machine_busy_percent: f64,
}

/// One second.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Sample {
    pub at_s: f64,
    pub waiting: i64,
    pub talking: i64,
    pub connected: i64,
    pub delivered: u64,
    pub delivered_p99_ms: f64,
    pub places_told: u64,
    /// Absent while nodes are being restarted.
    pub server_cores: Option<f64>,
    pub redis_cores: Option<f64>,
    pub memory_mb: Option<f64>,
}

/// A window in the series.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Span {
    /// Its name.
    pub name: String,
    /// From when, in seconds.
    pub from_s: f64,
    /// Until when.
    pub to_s: f64,
}

/// Lines of complaint that are printed.
const COMPLAINTS_SHOWN: usize = 10;

/// Puts the bounds of the scenario beside the figures. A bound on something that was not
/// measured is broken: otherwise a window that saw nothing would hold whatever is asked.
pub fn judged(scenario: &Scenario, setup: Setup, measured: Vec<Named>) -> Vec<Figure> {
    let (bounds, aims) = (scenario.bounds(setup), &scenario.aims.at_most);
    let mut figures: Vec<Figure> = measured
        .into_iter()
        .map(|(name, value)| Figure {
            at_most: bounds.at_most.get(&name).copied(),
            at_least: bounds.at_least.get(&name).copied(),
            aim: aims.get(&name).copied(),
            value: Some(value),
            name,
        })
        .collect();
    let named = |figures: &[Figure], name: &String| figures.iter().any(|figure| figure.name == *name);
    for (name, bound) in &bounds.at_most {
        if !named(&figures, name) {
            figures.push(Figure { at_most: Some(*bound), ..Figure::missing(name) });
        }
    }
    for (name, bound) in &bounds.at_least {
        if !named(&figures, name) {
            figures.push(Figure { at_least: Some(*bound), ..Figure::missing(name) });
        }
    }
    figures
}

impl Figure {
    fn missing(name: &str) -> Self {
        Self { name: name.to_owned(), value: None, at_most: None, at_least: None, aim: None }
    }

    /// Whether its bounds hold.
    pub fn holds(&self) -> bool {
        match self.value {
            Some(value) => {
                self.at_most.is_none_or(|bound| value <= bound)
                    && self.at_least.is_none_or(|bound| value >= bound)
            }
            None => self.at_most.is_none() && self.at_least.is_none(),
        }
    }

    /// Whether it has a bound at all.
    pub fn is_bound(&self) -> bool {
        self.at_most.is_some() || self.at_least.is_some()
    }

    /// Its bound and its aim, in words.
    pub fn in_words(&self) -> String {
        let told = [("at most", self.at_most), ("at least", self.at_least), ("aim", self.aim)];
        let told: Vec<String> =
            told.iter().filter_map(|(word, value)| Some(format!("{word} {}", (*value)?))).collect();
        told.join(", ")
    }
}

impl Outcome {
    /// Whether every bound holds.
    pub fn holds(&self) -> bool {
        self.figures.iter().all(Figure::holds)
    }

    /// The value of a figure.
    pub fn value(&self, name: &str) -> Option<f64> {
        self.figures.iter().find(|figure| figure.name == name)?.value
    }

    /// Writes `<scenario>-<set-up>.json` and says where.
    pub fn write(&self, folder: &Path) -> Result<PathBuf> {
        fs::create_dir_all(folder)?;
        let path = folder.join(format!("{}-{}.json", self.scenario, self.setup));
        fs::write(&path, serde_json::to_string_pretty(self)? + "\n")?;
        Ok(path)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for figure in &self.figures {
            let value = figure.value.map_or("not measured".to_owned(), |value| format!("{value:.2}"));
            let verdict = if figure.holds() { "" } else { ": BROKEN" };
            let line = format!("  {:<48} {value:>12}   {}{verdict}", figure.name, figure.in_words());
            writeln!(f, "{}", line.trim_end())?;
        }
        for limit in &self.limits {
            writeln!(f, "  {:>5.1} % of {}", limit.reached * 100.0, limit.what)?;
        }
        for complaint in self.complaints.iter().take(COMPLAINTS_SHOWN) {
            writeln!(f, "  ! {complaint}")?;
        }
        writeln!(f, "{}", if self.holds() { "Every bound holds." } else { "A bound is broken." })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: Option<f64>, at_most: Option<f64>, at_least: Option<f64>) -> Figure {
        Figure { name: "x".to_owned(), value, at_most, at_least, aim: Some(1.0) }
    }

    #[test]
    fn a_bound_holds_at_its_very_value_and_an_aim_breaks_nothing() {
        assert!(figure(Some(5.0), Some(5.0), None).holds());
        assert!(!figure(Some(5.1), Some(5.0), None).holds());
        assert!(figure(Some(5.0), None, Some(5.0)).holds());
        assert!(!figure(Some(4.9), None, Some(5.0)).holds());
    }

    #[test]
    fn what_was_not_measured_holds_no_bound() {
        assert!(!figure(None, Some(5.0), None).holds());
        assert!(!figure(None, None, Some(0.0)).holds());
        assert!(!figure(Some(f64::NAN), Some(5.0), None).holds());
    }
}
