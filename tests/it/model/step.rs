//! What somebody can do, and when.

use server::domain::counsellor::Mode;
use server::domain::enquiry::{Presence, Stage};

use super::pairing::{NOW, Pairing};
use super::state::{COUNSELLORS, NODES, State, VISITORS};

/// One step of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Join(usize),
    Ready(usize),
    /// A node reads the queue and computes a pairing.
    Compute(usize),
    /// The node commits what it has in hand.
    Commit(usize),
    /// The same, and the commit arrives twice.
    CommitTwice(usize),
    /// A page is told what has changed. An event that is lost is one that comes late: whoever
    /// loses one is told so, and looks again.
    Tell(usize),
    Start(usize),
    Lapse(usize),
    /// The time after a missed offer is over.
    Rest(usize),
    /// Whoever waits for a woman has waited long enough.
    Yield(usize),
    EndTalk(usize),
    LosePhone(usize),
    FindPhone(usize),
    CloseLid(usize),
    OpenLid(usize),
    /// The sweep finds that a counsellor has been gone for too long.
    GiveUpDesk(usize),
    Crash(usize),
    /// Another node notices whose connections went with a crash.
    Notice(usize),
}

impl Pairing {
    pub(super) fn possible(&self, state: &State, steps: &mut Vec<Step>) {
        for visitor in 0..VISITORS {
            self.of_visitor(state, visitor, steps);
        }
        for desk in 0..COUNSELLORS {
            Self::of_desk(state, desk, steps);
        }
        for node in 0..NODES {
            if state.is_down[node] {
                continue;
            }
            match &state.in_hand[node] {
                Some(_) => {
                    steps.push(Step::Commit(node));
                    if state.doubles_left > 0 {
                        steps.push(Step::CommitTwice(node));
                    }
                }
                None if self.next(state).is_some() => steps.push(Step::Compute(node)),
                None => {}
            }
            // A crash matters between reading and committing; one node is left.
            if state.in_hand[node].is_some() && state.crashes_left > 0 {
                steps.push(Step::Crash(node));
            }
        }
    }

    fn of_visitor(&self, state: &State, visitor: usize, steps: &mut Vec<Step>) {
        let Some(stay) = &state.stays[visitor] else {
            // In their own order, for who is who makes no difference.
            if visitor == 0 || state.stays[visitor - 1].is_some() {
                steps.push(Step::Join(visitor));
            }
            return;
        };
        if state.untold[visitor] && stay.presence.is_here() {
            steps.push(Step::Tell(visitor));
        }
        if matches!(stay.stage, Stage::Offered { .. }) {
            steps.push(Step::Lapse(visitor));
            if state.sees_offer[visitor] && stay.presence.is_here() {
                steps.push(Step::Start(visitor));
            }
        }
        if matches!(stay.stage, Stage::Talking { .. }) {
            steps.push(Step::EndTalk(visitor));
        }
        let rests = stay.missed_at.is_some_and(|at| NOW.since(at) < self.rules.offer_again_after);
        if rests && stay.stage == Stage::Waiting {
            steps.push(Step::Rest(visitor));
        }
        if stay.needs.wish.is_some() && stay.stage == Stage::Waiting {
            steps.push(Step::Yield(visitor));
        }
        match stay.presence {
            Presence::Lost(_) if !stay.has_ended() => steps.push(Step::FindPhone(visitor)),
            Presence::Here(node) if !stay.has_ended() => {
                if state.is_down[usize::try_from(node.0).expect("few nodes")] {
                    steps.push(Step::Notice(visitor));
                } else if state.losses_left > 0 {
                    steps.push(Step::LosePhone(visitor));
                }
            }
            Presence::Here(_) | Presence::Lost(_) => {}
        }
    }

    fn of_desk(state: &State, desk: usize, steps: &mut Vec<Step>) {
        let counsellor = &state.desks[desk];
        let somebody_waits = state.stays.iter().flatten().any(|stay| stay.stage == Stage::Waiting);
        if counsellor.presence.is_here() {
            if somebody_waits && counsellor.talks.is_empty() && !matches!(counsellor.mode, Mode::Ready(_)) {
                steps.push(Step::Ready(desk));
            }
            if state.losses_left > 0 {
                steps.push(Step::CloseLid(desk));
            }
        } else {
            steps.push(Step::OpenLid(desk));
            if !counsellor.talks.is_empty() || counsellor.offer.is_some() {
                steps.push(Step::GiveUpDesk(desk));
            }
        }
    }
}
