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
/// longest. Somebody who missed an offer is asked again no sooner than the rules say;
/// somebody whose connection broke during one has missed nothing, and is asked again as
/// soon as they are back.
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
        let counsellor = free.iter().find(|counsellor| counsellor.speaks(enquiry.needs.language))?;
        Some(Change {
            enquiry: Some(enquiry.offered(counsellor.id, now.after(rules.offer))),
            counsellor: Some(counsellor.offered_to(enquiry.id)),
        })
    };
    waiting.iter().map(AsRef::as_ref).filter(can_be_asked).find_map(serve)
}

fn ready_since(counsellor: &Counsellor) -> Moment {
    match counsellor.mode {
        Mode::Ready(since) => since,
        Mode::Resting | Mode::Paused(_) => Moment(u64::MAX),
    }
}
