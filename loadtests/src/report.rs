//! The result: figures with their bounds, as JSON for machines and lines for people.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde::Serialize;

use crate::scenario::Scenario;

/// The outcome of a run.
#[derive(Debug, Serialize)]
pub struct Report {
    scenario: String,
    figures: Vec<Figure>,
    /// What went wrong for single people, the first few, in words.
    complaints: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Figure {
    name: &'static str,
    value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<f64>,
}

/// More than this many complaints say no more.
const COMPLAINTS_SHOWN: usize = 10;

impl Report {
    /// Bounds are looked up in the scenario by the figures' names.
    pub fn new(scenario: &Scenario, figures: &[(&'static str, f64)], complaints: Vec<String>) -> Self {
        let figures =
            figures.iter().map(|(name, value)| Figure { name, value: *value, at_most: scenario.bound(name) });
        Self { scenario: scenario.name.clone(), figures: figures.collect(), complaints }
    }

    /// Whether every bound holds.
    pub fn holds(&self) -> bool {
        self.figures.iter().all(Figure::holds)
    }

    /// Writes `<scenario>.json` and says where.
    pub fn write(&self, folder: &Path) -> Result<PathBuf> {
        fs::create_dir_all(folder)?;
        let path = folder.join(format!("{}.json", self.scenario));
        fs::write(&path, serde_json::to_string_pretty(self)? + "\n")?;
        Ok(path)
    }
}

impl Figure {
    fn holds(&self) -> bool {
        self.at_most.is_none_or(|bound| self.value <= bound)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\nScenario {}", self.scenario)?;
        for figure in &self.figures {
            write!(f, "  {:<36} {:>12.2}", figure.name, figure.value)?;
            match figure.at_most {
                Some(bound) if figure.holds() => writeln!(f, "   at most {bound}")?,
                Some(bound) => writeln!(f, "   at most {bound}: BROKEN")?,
                None => writeln!(f)?,
            }
        }
        for complaint in self.complaints.iter().take(COMPLAINTS_SHOWN) {
            writeln!(f, "  ! {complaint}")?;
        }
        if self.complaints.len() > COMPLAINTS_SHOWN {
            writeln!(f, "  ! and {} more", self.complaints.len() - COMPLAINTS_SHOWN)?;
        }
        writeln!(f, "{}", if self.holds() { "Every bound holds." } else { "A bound is broken." })
    }
}
