//! One run: an evening of a small service in which everything goes wrong, and a calm hour
//! after it in which everything must come right.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use server::protocol::chance;
use server::protocol::needs::Language;
use tokio::runtime::Builder;
use tokio::time::{Instant, sleep};
use uuid::Uuid;

use super::cluster::{Cluster, member};
use super::desk::Desk;
use super::ending;
use super::ground::Ground;
use super::person::live;
use super::promises::Broken;
use super::storm;
use super::visitor::Visitor;

const NODES: usize = 3;

/// How long things go wrong, and how long they may take to come right: longer than it takes to
/// notice that a hidden phone is gone, and then a place with words behind it is kept.
const STORM: Duration = Duration::from_secs(45);
const CALM: Duration = Duration::from_secs(110);

/// How often everything is looked at, and copied.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// More than this, and something goes round in circles.
const STEPS_MAX: u64 = 300_000;

/// How a run went.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) broken: Option<Broken>,
    /// The hash of everything that happened, and how much that was.
    pub(super) hash: (u64, u64),
    pub(super) counts: BTreeMap<&'static str, u64>,
    pub(super) tail: Vec<String>,
}

/// Everybody in it.
#[derive(Debug)]
pub(super) struct Everybody {
    pub(super) visitors: Vec<Arc<Mutex<Visitor>>>,
    pub(super) desks: Vec<Arc<Mutex<Desk>>>,
}

/// Plays the evening of this seed. `is_told`: keeps the tail of what happened.
pub(super) fn play(seed: u64, is_told: bool) -> Outcome {
    let runtime = Builder::new_current_thread().enable_time().start_paused(true).build();
    let runtime = runtime.expect("a runtime");
    chance::seed(Some(!seed));
    let outcome = runtime.block_on(evening(seed, is_told));
    drop(runtime);
    chance::seed(None);
    outcome
}

async fn evening(seed: u64, is_told: bool) -> Outcome {
    let ground = Ground::new(seed, is_told);
    let dice = ground.dice.clone();
    let (visitors, counsellors) = (4 + dice.below(2), 2 + dice.below(2));
    let languages: [&[Language]; 3] =
        [&[Language::Nb, Language::En], &[Language::Nb], &[Language::En, Language::Nb]];
    let staff: Vec<_> = (0..counsellors)
        .map(|n| {
            let id = Uuid::from_u64_pair(dice.word(), dice.word());
            member(id, n, languages[n], if dice.chance(500) { 2 } else { 1 })
        })
        .collect();
    let cluster = Cluster::new(ground.clone(), NODES, staff.clone());
    let page = |n| Arc::new(Mutex::new(Visitor::new(ground.clone(), n)));
    let desk = |n: usize| Arc::new(Mutex::new(Desk::new(ground.clone(), n, staff[n].id)));
    let everybody = Everybody {
        visitors: (0..visitors).map(page).collect(),
        desks: (0..counsellors).map(desk).collect(),
    };
    for visitor in &everybody.visitors {
        ground.people.spawn(live(cluster.clone(), visitor.clone()));
    }
    for desk in &everybody.desks {
        ground.people.spawn(live(cluster.clone(), desk.clone()));
    }
    let raging = cluster.clone();
    ground.people.spawn(async move {
        storm::rage(&raging, STORM).await;
        storm::calm_down(&raging);
        raging.ground.is_calm.store(true, Ordering::Relaxed);
    });
    let ends = Instant::now() + STORM + CALM;
    while Instant::now() < ends && ground.promises.what_broke().is_none() {
        sleep(LOOK_EVERY).await;
        ground.copy();
        ground.promises.words_are_destroyed(&ground);
        if ground.trace.hash().1 > STEPS_MAX {
            ground.promises.broken("everything comes to rest", "too many steps");
        }
    }
    if ground.promises.what_broke().is_none() {
        ending::everything_came_right(&cluster, &everybody).await;
    }
    // Nothing may go on after this line: what is dropped may still throw dice.
    let outcome = Outcome {
        broken: ground.promises.what_broke(),
        hash: ground.trace.hash(),
        counts: ground.promises.counts(),
        tail: ground.trace.tail(),
    };
    ground.people.crash();
    outcome
}
