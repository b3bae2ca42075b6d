//! Who is next. Pure: the same rule for every store and for the model checker.

use super::change::Change;
use super::counsellor::{Counsellor, Mode};
use super::enquiry::Enquiry;
use super::rules::Rules;
use crate::clock::Moment;

/// The next visitor to ask, and the counsellor to offer.
///
/// `waiting` is in the order of [`Enquiry::place`]. The first visitor who is here and
/// whom a free counsellor can serve is taken, with the counsellor who has been ready
/// longest. Somebody who missed an offer is asked again no sooner than the rules say.
/// Somebody whose connection broke during an offer has missed nothing, but lets the
/// others go first for as long.
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

    let can_be_asked = || waiting.iter().map(AsRef::as_ref).filter(|enquiry| enquiry.can_be_offered());
    let is_rested =
        |enquiry: &&Enquiry| enquiry.missed_at.is_none_or(|at| now.since(at) >= rules.offer_again_after);
    let serve = |enquiry: &Enquiry| {
        let counsellor = free.iter().find(|counsellor| counsellor.speaks(enquiry.needs.language))?;
        Some(Change {
            enquiry: Some(enquiry.offered(counsellor.id, now.after(rules.offer))),
            counsellor: Some(counsellor.offered_to(enquiry.id)),
        })
    };
    let has_missed_none = |enquiry: &&Enquiry| enquiry.offers_missed == 0;
    let rested = can_be_asked().filter(is_rested).find_map(serve);
    rested.or_else(|| can_be_asked().filter(has_missed_none).find_map(serve))
}

fn ready_since(counsellor: &Counsellor) -> Moment {
    match counsellor.mode {
        Mode::Ready(since) => since,
        Mode::Resting | Mode::Paused(_) => Moment(u64::MAX),
    }
}
