//! The world of the model: what the store holds, what each node has in hand, what each page
//! shows.

use std::hash::{Hash, Hasher};

use server::clock::Moment;
use server::domain::change::{Change, Commit};
use server::domain::counsellor::{Counsellor, Mode, StaffId};
use server::domain::enquiry::{Enquiry, Presence, Stage};
use server::protocol::ids::EnquiryId;
use server::protocol::visit::EndReason;

use super::pairing::NOW;

pub(super) const VISITORS: usize = 3;
pub(super) const COUNSELLORS: usize = 2;
pub(super) const NODES: usize = 2;

/// Everything, at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    /// Stays, as the store holds them, once they have joined.
    pub(super) stays: [Option<Enquiry>; VISITORS],
    pub(super) desks: [Counsellor; COUNSELLORS],
    /// A pairing that a node has computed and not committed.
    pub(super) in_hand: [Option<InHand>; NODES],
    pub(super) is_down: [bool; NODES],
    /// Pages that have not been told of the last change.
    pub(super) untold: [bool; VISITORS],
    /// Pages that show the offer.
    pub(super) sees_offer: [bool; VISITORS],
    /// Times *ready* was pressed, less the visitors taken.
    pub(super) presses: [i8; COUNSELLORS],
    pub(super) crashes_left: u8,
    pub(super) doubles_left: u8,
    pub(super) losses_left: u8,
    /// A commit that arrived twice was done twice.
    pub(super) is_doubled: bool,
}

/// What a node has computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum InHand {
    /// It can be committed as long as nobody else is first.
    Fresh(Box<Change>),
    /// Somebody else was first. Versions only grow, so it never fits again.
    Stale,
}

impl State {
    /// All or none, and only over the versions the change was made from: what every store
    /// promises.
    pub(super) fn commit(&mut self, change: &Change) -> Commit {
        let stay = change.enquiry.as_ref().map(|enquiry| (self.visitor(enquiry.id), enquiry));
        let desks: Vec<_> =
            change.counsellors().map(|counsellor| (self.counsellor(counsellor.id), counsellor)).collect();
        let stay_fits = stay.is_none_or(|(at, next)| {
            self.stays[at].as_ref().is_some_and(|held| held.version + 1 == next.version)
        });
        let desks_fit = desks.iter().all(|(at, next)| self.desks[*at].version + 1 == next.version);
        if !stay_fits || !desks_fit {
            return Commit::Raced;
        }
        if let Some((at, next)) = stay {
            self.stays[at] = Some(next.clone());
            self.untold[at] = true;
        }
        for (at, next) in desks {
            self.desks[at] = next.clone();
        }
        Commit::Done
    }

    /// The same state by its shortest name: what no step can tell apart is the same. Versions
    /// are counted from one again, with what fits them; what a page has missed matters only
    /// while it is an offer; an end is an end.
    pub(super) fn canonical(mut self) -> Self {
        for at in 0..NODES {
            let Some(InHand::Fresh(change)) = &self.in_hand[at] else { continue };
            if self.clone().commit(change) == Commit::Raced {
                self.in_hand[at] = Some(InHand::Stale);
            }
        }
        for at in 0..VISITORS {
            let Some(stay) = &mut self.stays[at] else { continue };
            (stay.version, stay.seat) = (1, NOW);
            stay.missed_at = stay.missed_at.filter(|at| *at != Moment(0));
            if stay.has_ended() {
                stay.presence = Presence::Lost(Moment(0));
                (stay.missed_at, stay.offers_missed, stay.conversation) = (None, 0, None);
                stay.needs.wish = None;
                stay.stage = Stage::Ended { reason: EndReason::Missed, at: Moment(0), feedback: false };
            }
            let is_offered = matches!(stay.stage, Stage::Offered { .. });
            self.untold[at] &= is_offered;
            self.sees_offer[at] &= is_offered;
        }
        for desk in &mut self.desks {
            (desk.version, desk.seat) = (1, NOW);
            desk.untold.clear();
        }
        for in_hand in self.in_hand.iter_mut().flatten() {
            let InHand::Fresh(change) = in_hand else { continue };
            change.enquiry.iter_mut().for_each(|stay| (stay.version, stay.seat) = (2, NOW));
            change.counsellor.iter_mut().for_each(|desk| (desk.version, desk.seat) = (2, NOW));
        }
        self
    }

    /// Time passes, also for whoever has read the stay and not yet committed.
    pub(super) fn give_up_wish(&mut self, visitor: usize) {
        let Some(stay) = &mut self.stays[visitor] else { return };
        stay.needs.wish = None;
        let id = stay.id;
        for in_hand in self.in_hand.iter_mut().flatten() {
            let InHand::Fresh(change) = in_hand else { continue };
            let theirs = change.enquiry.iter_mut().filter(|enquiry| enquiry.id == id);
            theirs.for_each(|enquiry| enquiry.needs.wish = None);
        }
    }

    fn visitor(&self, id: EnquiryId) -> usize {
        let is_it = |stay: &Option<Enquiry>| stay.as_ref().is_some_and(|stay| stay.id == id);
        self.stays.iter().position(is_it).expect("who joined is never forgotten here")
    }

    pub(super) fn counsellor(&self, id: StaffId) -> usize {
        self.desks.iter().position(|desk| desk.id == id).expect("one of the two")
    }

    /// The counsellor of somebody's offer or talk.
    pub(super) fn with(&self, stay: &Enquiry) -> Option<&Counsellor> {
        stay.counsellor().map(|id| &self.desks[self.counsellor(id)])
    }
}

/// By hand, because the domain has no need to hash its values.
impl Hash for State {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        for stay in &self.stays {
            hash_stay(stay.as_ref(), hasher);
        }
        for desk in &self.desks {
            hash_desk(Some(desk), hasher);
        }
        for in_hand in &self.in_hand {
            match in_hand {
                None => 0_u8.hash(hasher),
                Some(InHand::Stale) => 1_u8.hash(hasher),
                Some(InHand::Fresh(change)) => {
                    2_u8.hash(hasher);
                    hash_stay(change.enquiry.as_ref(), hasher);
                    hash_desk(change.counsellor.as_ref(), hasher);
                }
            }
        }
        (self.is_down, self.untold, self.sees_offer, self.presses, self.is_doubled).hash(hasher);
        (self.crashes_left, self.doubles_left, self.losses_left).hash(hasher);
    }
}

fn hash_stay<H: Hasher>(stay: Option<&Enquiry>, hasher: &mut H) {
    let Some(stay) = stay else { return 0_u8.hash(hasher) };
    (stay.id, stay.joined_at, stay.lane, stay.seat, stay.version).hash(hasher);
    (stay.offers_missed, stay.missed_at, presence(stay.presence)).hash(hasher);
    stay.needs.wish.is_some().hash(hasher);
    match stay.stage {
        Stage::Waiting => 1_u8.hash(hasher),
        Stage::Offered { counsellor, until } => (2_u8, counsellor, until).hash(hasher),
        Stage::Talking { counsellor, since } => (3_u8, counsellor, since).hash(hasher),
        Stage::Ended { reason, at, feedback } => (4_u8, reason, at, feedback).hash(hasher),
    }
}

fn hash_desk<H: Hasher>(desk: Option<&Counsellor>, hasher: &mut H) {
    let Some(desk) = desk else { return 0_u8.hash(hasher) };
    (desk.id, desk.offer, &desk.talks, &desk.untold, desk.version, desk.away).hash(hasher);
    presence(desk.presence).hash(hasher);
    match desk.mode {
        Mode::Resting => (1_u8, Moment(0)).hash(hasher),
        Mode::Paused(until) => (2_u8, until).hash(hasher),
        Mode::Ready(since) => (3_u8, since).hash(hasher),
    }
}

fn presence(presence: Presence) -> (bool, u64) {
    match presence {
        Presence::Here(node) => (true, node.0),
        Presence::Lost(at) => (false, at.0),
    }
}
