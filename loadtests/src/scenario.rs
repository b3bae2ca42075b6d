//! What is played: how many people, what they do, which server settings, and what must hold.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// One file of `scenarios/`.
#[derive(Debug, Deserialize)]
pub struct Scenario {
    /// Its name in results.
    pub name: String,
    /// The run is given up after this long.
    pub at_most_s: u64,
    /// The people.
    #[serde(flatten)]
    pub kind: Kind,
    /// Server settings laid over the defaults, section by section.
    #[serde(default)]
    pub settings: toml::Table,
    /// Largest allowed value of a figure, by the figure's name.
    #[serde(default)]
    pub at_most: toml::Table,
}

/// The kinds of scenario.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// Whole talks between visitors and counsellors.
    Evening(EveningPlan),
    /// Visitors who only wait.
    Waiting(WaitingPlan),
    /// The same evening inside one node, and between two nodes through Redis.
    Distance(EveningPlan),
}

/// The numbers of an evening.
#[derive(Clone, Debug, Deserialize)]
pub struct EveningPlan {
    /// How many visitors in all.
    pub visitors: u32,
    /// How many counsellors, for the whole evening.
    pub counsellors: u32,
    /// The visitors arrive evenly over this time.
    pub arrive_over_s: u64,
    /// Messages of the visitor in one talk; each is answered by one.
    pub messages_each: u32,
    /// Longest time to think and type before a message; the shortest is a quarter of it.
    pub think_at_most_ms: u64,
}

/// The numbers of a long wait.
#[derive(Clone, Debug, Deserialize)]
pub struct WaitingPlan {
    /// How many wait.
    pub visitors: u32,
    /// How many of them connect before memory is measured the first time, so that
    /// what the server needs once is not counted as theirs.
    pub warm_up: u32,
    /// How many are connecting at the same moment.
    pub at_once: u32,
    /// How long they wait, untouched, before memory is measured again.
    pub settle_s: u32,
}

impl Scenario {
    /// Reads and checks a scenario file.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{} is not a scenario", path.display()))
    }

    /// The bound on a figure, if it has one.
    pub fn bound(&self, figure: &str) -> Option<f64> {
        let value = self.at_most.get(figure)?;
        value
            .as_float()
            .or_else(|| value.as_integer().and_then(|whole| i32::try_from(whole).ok()).map(f64::from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scenario_of_the_folder_is_read() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let scenario = Scenario::read(&path).unwrap();
            assert_eq!(path.file_stem().unwrap().to_str(), Some(scenario.name.as_str()));
            assert!(scenario.at_most.keys().all(|figure| scenario.bound(figure).is_some()), "{path:?}");
        }
    }
}
