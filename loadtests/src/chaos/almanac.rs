//! Which weather there was, for whom and when: what a checker needs to tell a fault of the
//! server from a fault that the harness made.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Whom it hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The connection that came from this port.
    Road(u16),
    /// Everybody at this node.
    Node(usize),
    /// Everybody: live state was out of reach.
    Live,
}

/// A time of bad weather.
#[derive(Clone, Copy, Debug)]
pub struct Spell {
    /// Whom it hit.
    pub scope: Scope,
    /// From when.
    pub from: Duration,
    /// Until when; absent while it lasts.
    pub to: Option<Duration>,
    /// Whether live state lost something in it.
    pub loses: bool,
}

impl Spell {
    /// Whether any of it lies between.
    pub fn touches(&self, from: Duration, to: Duration) -> bool {
        self.from <= to && self.to.is_none_or(|end| end >= from)
    }
}

/// All spells of a run.
#[derive(Clone, Debug, Default)]
pub struct Almanac(Arc<Mutex<Vec<Spell>>>);

/// A spell that lasts.
#[derive(Clone, Copy, Debug)]
pub struct Lasting(usize);

impl Almanac {
    /// A spell begins.
    pub fn begins(&self, scope: Scope, loses: bool, now: Duration) -> Lasting {
        let mut spells = self.lock();
        spells.push(Spell { scope, from: now, to: None, loses });
        Lasting(spells.len() - 1)
    }

    /// It is over.
    pub fn ends(&self, Lasting(spell): Lasting, now: Duration) {
        self.lock()[spell].to = Some(now);
    }

    /// All of them.
    pub fn spells(&self) -> Vec<Spell> {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Spell>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How much of a time the service was up: at least one node in good weather, and live state
/// within reach. What nobody could have given is nobody's fault.
pub fn up_during(spells: &[Spell], nodes: usize, from: Duration, to: Duration) -> Duration {
    let mut edges: Vec<Duration> = spells
        .iter()
        .flat_map(|spell| [Some(spell.from), spell.to])
        .flatten()
        .filter(|edge| (from..to).contains(edge))
        .chain([from, to])
        .collect();
    edges.sort_unstable();
    let is_up = |a: Duration, b: Duration| {
        let hit = |scope: Scope| {
            spells.iter().any(|s| s.scope == scope && s.from <= a && s.to.is_none_or(|end| end >= b))
        };
        !hit(Scope::Live) && (0..nodes).any(|node| !hit(Scope::Node(node)))
    };
    edges.windows(2).filter(|pair| is_up(pair[0], pair[1])).map(|pair| pair[1].saturating_sub(pair[0])).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_time_counts_in_which_somebody_could_have_answered() {
        let s = Duration::from_secs;
        let spell = |scope, from, to| Spell { scope, from: s(from), to: Some(s(to)), loses: false };
        let spells = [
            spell(Scope::Node(0), 10, 20),
            spell(Scope::Node(1), 15, 30),
            spell(Scope::Live, 40, 42),
            spell(Scope::Road(7), 0, 100),
        ];
        assert_eq!(up_during(&spells, 2, s(0), s(50)), s(43));
        assert_eq!(up_during(&spells, 2, s(16), s(18)), s(0));
        assert_eq!(up_during(&spells, 3, s(0), s(50)), s(48));
    }
}
