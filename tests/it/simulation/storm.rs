//! What goes wrong in a run, and when, as the seed has it.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::cluster::Cluster;
use super::ground::{Moods, locked};
use super::wire::Break;

/// Faults in one run: at least, and at most so many more.
const FAULTS_LEAST: usize = 6;
const FAULTS_MORE: usize = 7;

/// Something that goes wrong.
#[derive(Clone, Copy, Debug)]
enum Fault {
    Cables(Break),
    SlowCables,
    CutOffNode,
    Crash { is_told: bool },
    Restart,
    Pause,
    StoreAway,
    StoreAwayForOne,
    TotalLoss,
    LostWrites,
    Refusals,
    SlowStore,
    Events,
    WallJump,
}

const FAULTS: [(Fault, &str); 17] = [
    (Fault::Cables(Break::Cut), "faults: cut"),
    (Fault::Cables(Break::Dead), "faults: half-open, both sides"),
    (Fault::Cables(Break::PersonInTheDark), "faults: half-open, person"),
    (Fault::Cables(Break::NodeInTheDark), "faults: half-open, node"),
    (Fault::SlowCables, "faults: slow network"),
    (Fault::CutOffNode, "faults: node cut off"),
    (Fault::Crash { is_told: true }, "faults: crash"),
    (Fault::Crash { is_told: false }, "faults: machine gone"),
    (Fault::Restart, "faults: restart"),
    (Fault::Pause, "faults: pause"),
    (Fault::StoreAway, "faults: store away"),
    (Fault::StoreAwayForOne, "faults: store away for one node"),
    (Fault::TotalLoss, "faults: total loss"),
    (Fault::LostWrites, "faults: last writes lost"),
    (Fault::Refusals, "faults: refusals"),
    (Fault::SlowStore, "faults: slow store"),
    (Fault::Events, "faults: events"),
];

/// Sometimes, on top of it.
const WALL_JUMP: (Fault, &str) = (Fault::WallJump, "faults: wall clock set");

/// Lets everything go wrong for so long.
pub(super) async fn rage(cluster: &Arc<Cluster>, lasting: Duration) {
    let ground = &cluster.ground;
    let count = FAULTS_LEAST + ground.dice.below(FAULTS_MORE);
    let most = u64::try_from(lasting.as_millis()).expect("minutes") / count as u64;
    let ends = Instant::now() + lasting;
    for _ in 0..count {
        sleep(ground.dice.wait(most / 4, most)).await;
        let (fault, name) =
            if ground.dice.chance(60) { WALL_JUMP } else { FAULTS[ground.dice.below(FAULTS.len())] };
        ground.trace.note(name, 0, b"");
        ground.promises.count(name);
        ground.promises.count("faults");
        strike(cluster, fault);
    }
    tokio::time::sleep_until(ends).await;
}

/// Mends whatever is broken.
pub(super) fn calm_down(cluster: &Cluster) {
    let ground = &cluster.ground;
    *locked(&ground.moods) = Moods::calm();
    for slot in 0..cluster.slots() {
        match cluster.node(slot) {
            Some(node) => node.tasks.gate().open(),
            None => cluster.start(slot),
        }
    }
    for cable in ground.used_cables() {
        cable.slow_down(Duration::ZERO);
    }
}

fn strike(cluster: &Arc<Cluster>, fault: Fault) {
    let ground = &cluster.ground;
    let dice = &ground.dice;
    let slot = dice.below(cluster.slots());
    match fault {
        Fault::Cables(how) => {
            for cable in ground.used_cables() {
                if dice.chance(400) {
                    cable.fail(how);
                }
            }
        }
        Fault::SlowCables => {
            let by = dice.wait(100, 1_500);
            ground.used_cables().iter().filter(|_| dice.chance(500)).for_each(|cable| cable.slow_down(by));
        }
        Fault::CutOffNode => {
            let Some(node) = cluster.node(slot) else { return };
            locked(&ground.moods).cut_off.insert(node.index, Instant::now() + dice.wait(1_000, 8_000));
            let cables = ground.used_cables();
            let how = if dice.chance(500) { Break::Dead } else { Break::Cut };
            cables.iter().filter(|cable| cable.node == node.index).for_each(|cable| cable.fail(how));
        }
        Fault::Crash { is_told } => {
            cluster.crash(slot, is_told);
            later(cluster, dice.wait(500, 9_000), move |cluster| start(cluster, slot));
        }
        Fault::Restart => {
            let stopping = cluster.clone();
            ground.people.spawn(async move { stopping.stop(slot).await });
            later(cluster, dice.wait(500, 5_000), move |cluster| start(cluster, slot));
        }
        Fault::Pause => {
            let Some(node) = cluster.node(slot) else { return };
            node.tasks.gate().close();
            later(cluster, dice.wait(300, 14_000), move |_| node.tasks.gate().open());
        }
        Fault::StoreAway => {
            let until = Instant::now() + dice.wait(200, 8_000);
            locked(&ground.moods).away = Some(until);
        }
        Fault::StoreAwayForOne => {
            let Some(node) = cluster.node(slot) else { return };
            locked(&ground.moods).away_for.insert(node.index, Instant::now() + dice.wait(200, 14_000));
        }
        Fault::TotalLoss => ground.lose_everything(),
        Fault::LostWrites => drop(ground.lose_the_last_writes()),
        Fault::Refusals => {
            let (before, after) = (dice.word() % 120, dice.word() % 120);
            change(cluster, |moods| {
                moods.of_steps.refuse_before = before;
                moods.of_steps.refuse_after = after;
            });
            later(cluster, dice.wait(1_000, 10_000), |cluster| {
                change(cluster, |moods| {
                    moods.of_steps.refuse_before = 0;
                    moods.of_steps.refuse_after = 0;
                });
            });
        }
        Fault::SlowStore => {
            let often = dice.word() % 400;
            change(cluster, |moods| moods.of_steps.slow = often);
            later(cluster, dice.wait(1_000, 10_000), |cluster| {
                change(cluster, |moods| moods.of_steps.slow = 10);
            });
        }
        Fault::Events => {
            let events = 50 + dice.word() % 400;
            change(cluster, |moods| moods.events = events);
            later(cluster, dice.wait(2_000, 15_000), |cluster| change(cluster, |moods| moods.events = 0));
        }
        Fault::WallJump => {
            let ms = i64::try_from(dice.word() % 1_200_000).expect("minutes") - 600_000;
            ground.clock.jump(ms);
        }
    }
}

fn start(cluster: &Arc<Cluster>, slot: usize) {
    if cluster.node(slot).is_none() {
        cluster.start(slot);
    }
}

fn change(cluster: &Cluster, change: impl FnOnce(&mut Moods)) {
    change(&mut locked(&cluster.ground.moods));
}

fn later(cluster: &Arc<Cluster>, wait: Duration, doing: impl FnOnce(&Arc<Cluster>) + Send + 'static) {
    let later = cluster.clone();
    cluster.ground.people.spawn(async move {
        sleep(wait).await;
        doing(&later);
    });
}
