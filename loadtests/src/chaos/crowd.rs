//! Everybody in a run: as many visitors as wanted, a new one for each who goes, and the
//! counsellors.

use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::counsellor::{Counsellor, Shift};
use super::plan::CAPACITY;
use super::visitor::{Stay, Visitor};
use super::world::World;

/// Between one visitor's coming and the next one's.
const APART: Duration = Duration::from_millis(30);

/// How often it is looked whether the desks are free.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Everybody.
#[derive(Debug)]
pub struct Crowd {
    world: World,
    wanted: usize,
    came: u32,
    visitors: JoinSet<Stay>,
    counsellors: JoinSet<Shift>,
    stays: Vec<Stay>,
    shifts: Vec<Shift>,
}

impl Crowd {
    /// The counsellors come first; visitors come with [`Crowd::stay_full`].
    pub fn new(world: World, wanted: usize, names: Vec<String>) -> Self {
        let mut counsellors = JoinSet::new();
        for (number, name) in (0..).zip(names) {
            counsellors.spawn(Counsellor::new(number, name, CAPACITY, world.clone()).work());
        }
        let (visitors, stays, shifts) = (JoinSet::new(), vec![], vec![]);
        Self { world, wanted, came: 0, visitors, counsellors, stays, shifts }
    }

    /// Keeps as many visitors as wanted, until it is dropped.
    pub async fn stay_full(&mut self) {
        loop {
            while let Some(stay) = self.visitors.try_join_next() {
                self.stays.push(stay.expect("a visitor does not panic"));
            }
            if self.visitors.len() < self.wanted {
                self.visitors.spawn(Visitor::new(self.came, self.world.clone()).live());
                self.came += 1;
            }
            sleep(APART).await;
        }
    }

    /// Visitors who are not done.
    pub fn left(&self) -> usize {
        self.visitors.len()
    }

    /// Waits until every visitor has gone, or for so long.
    pub async fn empty_within(&mut self, time: Duration) {
        let emptied = async {
            while let Some(stay) = self.visitors.join_next().await {
                self.stays.push(stay.expect("a visitor does not panic"));
            }
        };
        let _whoever_is_left_is_judged = timeout(time, emptied).await;
    }

    /// Waits until no desk holds a talk, or for so long.
    pub async fn free_desks_within(&mut self, time: Duration) {
        let freed = async {
            while self.world.tally.held() > 0 {
                sleep(LOOK_EVERY).await;
            }
        };
        let _whatever_is_left_is_judged = timeout(time, freed).await;
    }

    /// What everybody saw.
    pub async fn go_home(mut self) -> (Vec<Stay>, Vec<Shift>) {
        while let Some(shift) = self.counsellors.join_next().await {
            self.shifts.push(shift.expect("a counsellor does not panic"));
        }
        (self.stays, self.shifts)
    }
}
