//! Who is next. Pure: the same rule for every store and for the model checker.

use super::change::Change;
use std::cmp::Reverse;

use super::counsellor::{Counsellor, Met, Mode};
use super::enquiry::Enquiry;
use super::estimate::serves;
use super::rules::Rules;
use crate::clock::Moment;
use crate::protocol::needs::{Lane, Needs};

/// The next visitor to ask, and the counsellor to offer.
///
/// `waiting` is in the order of [`Enquiry::place`]. The first visitor who is here and
/// whom a free counsellor can serve is taken, with the counsellor who meets their wishes
/// best, and of several such the one who has been ready longest.
///
/// The language is never violated. A wish is waited for only as long as [`holds_out`] says;
/// whoever waits for one keeps the place, and the next in line may be served meanwhile.
///
/// Somebody who missed an offer is asked again no sooner than the rules say; somebody whose
/// connection broke during one has missed nothing, and is asked again as soon as they are
/// back.
pub fn next_pairing(
    waiting: &[impl AsRef<Enquiry>],
    counsellors: &[impl AsRef<Counsellor>],
    rules: &Rules,
    now: Moment,
) -> Option<Change> {
    let mut free: Vec<&Counsellor> =
        counsellors.iter().map(AsRef::as_ref).filter(|counsellor| counsellor.can_take()).collect();
    if free.is_empty() {
        return None;
    }
    free.sort_by_key(|counsellor| (ready_since(counsellor), counsellor.id));

    let is_rested =
        |enquiry: &Enquiry| enquiry.missed_at.is_none_or(|at| now.since(at) >= rules.offer_again_after);
    let can_be_asked = |enquiry: &&Enquiry| enquiry.can_be_offered() && is_rested(enquiry);
    let serve = |enquiry: &Enquiry| {
        let met = |counsellor: &Counsellor| counsellor.meets(&enquiry.needs);
        let speak = free.iter().filter(|counsellor| counsellor.speaks(enquiry.needs.language));
        // The first of equals: the one who has been ready longest.
        let counsellor = speak.min_by_key(|counsellor| Reverse(met(counsellor)))?;
        if met(counsellor) != Met::ALL && holds_out(enquiry, counsellors, rules, now) {
            return None;
        }
        Some(Change {
            enquiry: Some(enquiry.offered(counsellor.id, now.after(rules.offer))),
            counsellor: Some(counsellor.offered_to(enquiry.id)),
            colleague: None,
        })
    };
    waiting.iter().map(AsRef::as_ref).filter(can_be_asked).find_map(serve)
}

/// Whether this visitor goes on waiting for a counsellor who meets all their wishes: for a
/// while, if somebody on shift does. Whoever is not safe, or was in a talk that broke off,
/// waits for nobody in particular.
pub fn holds_out(
    enquiry: &Enquiry,
    counsellors: &[impl AsRef<Counsellor>],
    rules: &Rules,
    now: Moment,
) -> bool {
    let Needs { language, .. } = enquiry.needs;
    let would_do = |counsellor: &Counsellor| {
        serves(counsellor) && counsellor.speaks(language) && counsellor.meets(&enquiry.needs) == Met::ALL
    };
    enquiry.lane == Lane::Normal
        && now.since(enquiry.joined_at) < rules.wish_yields_after
        && counsellors.iter().map(AsRef::as_ref).any(would_do)
}

fn ready_since(counsellor: &Counsellor) -> Moment {
    match counsellor.mode {
        Mode::Ready(since) => since,
        Mode::Resting | Mode::Paused(_) => Moment(u64::MAX),
    }
}
