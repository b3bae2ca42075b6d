//! What can go wrong, and the order in which it does: chosen by the seed alone, before
//! anything starts.

use std::time::Duration;

use super::plan::{Plan, Store};
use crate::person::Chances;

/// A node is killed at least this often.
const KILL_EVERY: Duration = Duration::from_secs(8);

/// Between one fault and the next.
const PAUSE: (Duration, Duration) = (Duration::from_millis(800), Duration::from_millis(3_500));

/// Something that goes wrong. People are named by their place among all connections.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// A node is killed and comes back.
    KillNode { node: usize, down: Duration },
    /// All nodes are killed at once.
    KillAllNodes { down: Duration },
    /// A node stands still.
    StopNode { node: usize, time: Duration },
    /// A node is asked to end and started again, as in a deploy.
    RestartNode { node: usize },
    /// One connection breaks.
    CutPerson { place: usize },
    /// Every connection to a node breaks.
    CutNode { node: usize },
    /// Bytes of one connection stand still.
    HoldPerson { place: usize, time: Duration },
    /// Bytes of all connections to a node stand still.
    HoldNode { node: usize, time: Duration },
    /// One connection is slow.
    SlowPerson { place: usize, each: Duration, time: Duration },
    /// Bytes of one connection are damaged.
    DamagePerson { place: usize },
    /// A node is cut from Redis.
    CutRedis { node: usize, time: Duration },
    /// Bytes between a node and Redis stand still.
    HoldRedis { node: usize, time: Duration },
    /// Redis stands still.
    StopRedis { time: Duration },
    /// Redis is killed and comes back empty.
    LoseRedis { down: Duration },
    /// The master is killed and the replica takes over.
    FailOver,
}

impl Fault {
    /// As it is printed and counted.
    pub fn name(self) -> &'static str {
        match self {
            Self::KillNode { .. } => "node killed",
            Self::KillAllNodes { .. } => "all nodes killed",
            Self::StopNode { .. } => "node stopped",
            Self::RestartNode { .. } => "node restarted in order",
            Self::CutPerson { .. } => "person cut off",
            Self::CutNode { .. } => "everybody at a node cut off",
            Self::HoldPerson { .. } => "person held up",
            Self::HoldNode { .. } => "everybody at a node held up",
            Self::SlowPerson { .. } => "person slowed down",
            Self::DamagePerson { .. } => "bytes damaged",
            Self::CutRedis { .. } => "node cut from redis",
            Self::HoldRedis { .. } => "node held up to redis",
            Self::StopRedis { .. } => "redis stopped",
            Self::LoseRedis { .. } => "redis lost with its memory",
            Self::FailOver => "redis failed over",
        }
    }
}

/// Everything that goes wrong in a run, each at its time from the beginning.
pub fn schedule(plan: &Plan) -> Vec<(Duration, Fault)> {
    let mut chances = Chances::seeded(plan.seed, 0);
    let mut faults = vec![];
    let (mut at, mut killed) = (Duration::ZERO, Duration::ZERO);
    // In a run of any length live state is lost once, or taken over, well inside it.
    let mut loss = (plan.store() != Store::Memory).then(|| plan.storm().mul_f64(0.45));
    loop {
        at += chances.between(PAUSE.0, PAUSE.1);
        if at >= plan.storm() {
            return faults;
        }
        let fault = if loss.is_some_and(|loss| at >= loss) {
            loss = None;
            let down = chances.between(Duration::from_millis(200), Duration::from_secs(3));
            if plan.store() == Store::Sentinel { Fault::FailOver } else { Fault::LoseRedis { down } }
        } else if at >= killed + KILL_EVERY {
            draw_kill(&mut chances, plan)
        } else {
            draw(&mut chances, plan)
        };
        if matches!(fault, Fault::KillNode { .. } | Fault::KillAllNodes { .. }) {
            killed = at;
        }
        faults.push((at, fault));
    }
}

fn draw_kill(chances: &mut Chances, plan: &Plan) -> Fault {
    let down = chances.between(Duration::ZERO, Duration::from_secs(4));
    Fault::KillNode { node: chances.below(plan.nodes), down }
}

fn draw(chances: &mut Chances, plan: &Plan) -> Fault {
    let seconds = Duration::from_secs;
    let kind = chances.below(100);
    let node = chances.below(plan.nodes);
    let place = chances.below(1 << 20);
    let time = chances.between(seconds(1), seconds(15));
    let short = chances.between(seconds(1), seconds(8));
    let fault = match kind {
        0..6 => Fault::KillNode { node, down: short / 2 },
        6..7 => Fault::KillAllNodes { down: short / 2 },
        7..15 => Fault::StopNode { node, time },
        15..22 => Fault::RestartNode { node },
        22..36 => Fault::CutPerson { place },
        36..41 => Fault::CutNode { node },
        41..53 => Fault::HoldPerson { place, time },
        53..57 => Fault::HoldNode { node, time: short },
        57..65 => Fault::SlowPerson { place, each: short / 8, time },
        65..80 => Fault::DamagePerson { place },
        80..86 => Fault::CutRedis { node, time: short },
        86..92 => Fault::HoldRedis { node, time: short },
        92..97 => Fault::StopRedis { time: short },
        // Once in about four minutes.
        _ if plan.store() == Store::Sentinel => Fault::FailOver,
        97..98 => Fault::LoseRedis { down: short / 3 },
        _ => Fault::CutNode { node },
    };
    match (plan.store(), fault) {
        // There is no Redis; its share goes to what one node can meet.
        (Store::Memory, Fault::CutRedis { .. } | Fault::HoldRedis { .. } | Fault::LoseRedis { .. }) => {
            Fault::CutPerson { place }
        }
        (Store::Memory, Fault::StopRedis { .. }) => Fault::StopNode { node, time: short },
        (_, fault) => fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(store: Store) -> Plan {
        let (sentinel, memory) = (store == Store::Sentinel, store == Store::Memory);
        Plan { minutes: 2.0, seed: 7, nodes: 3, talks: 20, waiting: 40, sentinel, memory }
    }

    #[test]
    fn a_seed_chooses_the_same_faults_again() {
        assert_eq!(schedule(&plan(Store::Redis)), schedule(&plan(Store::Redis)));
        let other = Plan { seed: 8, ..plan(Store::Redis) };
        assert_ne!(schedule(&plan(Store::Redis)), schedule(&other));
    }

    #[test]
    fn two_minutes_hold_a_loss_of_live_state_and_a_kill_every_ten_seconds() {
        for seed in 0..50 {
            let faults = schedule(&Plan { seed, ..plan(Store::Redis) });
            assert!(faults.iter().any(|(_, fault)| matches!(fault, Fault::LoseRedis { .. })));
            let is_kill =
                |fault: &Fault| matches!(fault, Fault::KillNode { .. } | Fault::KillAllNodes { .. });
            let kills = faults.iter().filter(|(_, fault)| is_kill(fault)).map(|(at, _)| at.as_secs());
            let kills: Vec<u64> = std::iter::once(0).chain(kills).chain([120]).collect();
            assert!(kills.windows(2).all(|pair| pair[1] - pair[0] <= 15), "seed {seed}: {kills:?}");
        }
    }

    #[test]
    fn without_a_redis_nothing_happens_to_it() {
        let is_of_redis = |fault: Fault| fault.name().contains("redis");
        assert!(!schedule(&plan(Store::Memory)).iter().any(|(_, fault)| is_of_redis(*fault)));
    }
}
