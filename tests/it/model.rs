//! Pairing, exhaustively: every order in which three visitors, two counsellors and two nodes
//! can act, with at most one crash, one commit delivered twice and one connection lost, and
//! with events that come late or are lost. The rule that picks who is next, and every move of
//! a stay and of a counsellor, are the real ones.

mod pairing;
mod state;
mod step;

use pairing::Pairing;
use stateright::{Checker, Model};

/// A model that has shrunk has lost what it was made for.
const STATES_LEAST: usize = 500_000;

#[test]
fn in_every_order_of_events_each_visitor_is_matched_once_or_told() {
    let checker = Pairing::default().checker().threads(2).spawn_bfs().join();
    let (states, depth) = (checker.unique_state_count(), checker.max_depth());
    println!("pairing: {states} states, {depth} steps deep");
    checker.assert_properties();
    assert!(states >= STATES_LEAST, "{states} states");
}
