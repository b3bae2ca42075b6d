//! The whole service under everything that can go wrong, by seed: several nodes of the real
//! code over one live state, people who behave as the web client does, and a scheduler whose
//! every choice follows from one number. What must always hold is looked at after each step,
//! and what must come right is looked at in the end.
//!
//! `FORTROLIG_SEED=17` plays one seed and prints what happened; `FORTROLIG_SEEDS=10000` plays
//! more of them. A seed that failed once stands in [`KEPT`] and is played first for ever.

mod bus;
mod clock;
mod cluster;
mod desk;
mod dice;
mod ending;
mod evening;
mod ground;
mod person;
mod promises;
mod stores;
mod storm;
mod talk;
mod trace;
mod visitor;
mod wire;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use evening::{Outcome, play};
use server::domain::password::PasswordHash;

/// Seeds of the normal run.
const SEEDS: u64 = 2_000;

/// Seeds that failed once, and what they found. What happens in an evening changes with the
/// code, so a number is a good place to look, and the promise is what is held.
const KEPT: [(u64, &str); 23] = [
    (3, "an old ticket left a visitor with two counsellors"),
    (5, "a line of a new life was shown as the next of the old one"),
    (10, "a node that had not heard of a loss paired before those who wait were back"),
    (13, "a page was never told that everything is here, for its own answer had been lost"),
    (15, "a place got worse after a loss, and no reason was given"),
    (25, "a visitor whose leaving failed lost the token, and stayed in the line"),
    (31, "a stay came back by its ticket, and its counsellor did not know of it"),
    (44, "the desk brought the stay back, and nobody the token"),
    (54, "a start whose answer was lost ended the transcript of the talk it had begun"),
    (79, "the last words were shown to a page that had never been told of the talk"),
    (81, "a page that said something before it heard of the end was never told of it"),
    (151, "an end that failed half way left a talk in which nothing could be said"),
    (339, "an old ticket put a visitor into a talk who was being offered"),
    (365, "a loss in the middle of a hello let the ticket go unasked"),
    (764, "a desk was not told that a talk had ended, because the store failed between two steps"),
    (1_093, "a connection that was gone took the stay back, after a loss, from a page in use"),
    (1_204, "a connection did not see that its stay had gone back in time"),
    (1_814, "a ticket opened the transcript of a talk that had ended meanwhile"),
    (4_481, "a ticket was younger than what it was made from"),
    (1_536, "a line was lost that its writer alone had been shown, who then handed the talk over"),
    (5_220, "nobody looked again after a look that the store did not answer"),
    (1_861, "a message that was lost before its answer got none"),
    (1_941, "an evening ended before a hidden phone that had been handed to the queue was given up"),
];

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Before any seed: what a process makes once must not be made by the chance of one run.
fn prepare() {
    let _made_once = PasswordHash::of_nobody();
}

fn told(seed: u64, outcome: &Outcome) -> Option<String> {
    let broken = outcome.broken.as_ref()?;
    let mut text = format!("seed {seed} breaks \"{}\": {}\n", broken.promise, broken.how);
    for line in &play(seed, true).tail {
        writeln!(text, "{line}").expect("a string takes it");
    }
    write!(text, "play it again with FORTROLIG_SEED={seed}").expect("a string takes it");
    Some(text)
}

#[test]
fn seeds_that_failed_once_hold() {
    prepare();
    for (seed, found) in KEPT {
        let outcome = play(seed, false);
        if let Some(text) = told(seed, &outcome) {
            panic!("{found}: {text}");
        }
    }
}

#[test]
fn the_same_seed_is_the_same_evening() {
    prepare();
    for seed in [1, 2, 3, 4, 5, 6] {
        assert_eq!(play(seed, false).hash, play(seed, true).hash, "seed {seed}");
    }
}

#[test]
fn whatever_goes_wrong_the_promises_hold() {
    prepare();
    if let Some(seed) = number("FORTROLIG_SEED") {
        let outcome = play(seed, true);
        println!(
            "{}\n{:#?}\n{:?} {:?}",
            outcome.tail.join("\n"),
            outcome.counts,
            outcome.hash,
            outcome.broken
        );
        assert!(outcome.broken.is_none(), "seed {seed}");
        return;
    }
    let first = number("FORTROLIG_FIRST_SEED").unwrap_or(0);
    let last = first + number("FORTROLIG_SEEDS").unwrap_or(SEEDS);
    let next = AtomicU64::new(first);
    let counts: Mutex<BTreeMap<&str, u64>> = Mutex::default();
    let failed: Mutex<BTreeMap<u64, String>> = Mutex::default();
    let stop = AtomicBool::new(false);
    // With `FORTROLIG_FAILURES` it goes on until there are so many.
    let most = number("FORTROLIG_FAILURES").unwrap_or(1);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= last {
                        break;
                    }
                    let outcome = play(seed, false);
                    let mut counts = counts.lock().expect("no other run panics");
                    *counts.entry("seeds").or_default() += 1;
                    *counts.entry("steps").or_default() += outcome.hash.1;
                    for (what, n) in outcome.counts {
                        *counts.entry(what).or_default() += n;
                    }
                    drop(counts);
                    if let Some(broken) = outcome.broken {
                        let mut failed = failed.lock().expect("no other run panics");
                        failed.insert(seed, format!("{}: {}", broken.promise, broken.how));
                        stop.store(failed.len() as u64 >= most, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    let counts = counts.into_inner().expect("nobody panicked");
    println!("{counts:#?}");
    let of = |what| counts.get(what).copied().unwrap_or_default();
    println!("simulation: {} seeds, {} steps, {} faults", of("seeds"), of("steps"), of("faults"));
    let failed = failed.into_inner().expect("nobody panicked");
    if let Some((seed, _)) = failed.first_key_value() {
        for (seed, how) in &failed {
            println!("seed {seed}: {how}");
        }
        panic!("{}", told(*seed, &play(*seed, false)).unwrap_or_default());
    }
}
