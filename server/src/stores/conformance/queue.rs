//! What the queue promises.

use std::collections::HashSet;
use std::sync::Arc;

use super::*;
use crate::domain::change::{Change, Commit};
use crate::domain::chat::Chat;
use crate::domain::enquiry::{Presence, Stage};
use crate::domain::ports::{Joined, SILENT_SHARE, Whom};
use crate::protocol::ids::ConversationId;

async fn line(live: &Live) -> Vec<EnquiryId> {
    live.queue.picture().await.unwrap().waiting.iter().map(|waiting| waiting.id).collect()
}

pub(super) async fn the_line_is_in_serving_order_and_the_cap_holds(kind: Kind) {
    let (late, early) = (enquiry(20), enquiry(10));
    assert_eq!(kind.queue.join(late.clone(), 2).await, Ok(Joined::Done));
    assert_eq!(kind.queue.join(early.clone(), 2).await, Ok(Joined::Done));
    assert_eq!(kind.queue.join(early.clone(), 3).await, Ok(Joined::Already));
    assert_eq!(kind.queue.join(enquiry(5), 2).await, Ok(Joined::Full));
    let order: Vec<_> = kind.queue.picture().await.unwrap().waiting.iter().map(|e| e.id).collect();
    assert_eq!(order, [early.id, late.id]);
    kind.queue.forget(Whom::Enquiry(early.id)).await.unwrap();
    assert_eq!(kind.queue.picture().await.unwrap().waiting.len(), 1);
    assert_eq!(kind.queue.enquiry(early.id).await, Ok(None));
}

pub(super) async fn a_change_is_both_or_neither_and_only_from_the_version_held(kind: Kind) {
    let (waiting, free) = (enquiry(1), counsellor());
    kind.queue.join(waiting.clone(), 9).await.unwrap();
    assert_eq!(kind.queue.commit(free.clone().into()).await, Ok(Commit::Done));
    assert_eq!(kind.queue.commit(free.clone().into()).await, Ok(Commit::Raced), "it exists already");

    let stale_counsellor = Counsellor { version: 7, ..free.offered_to(waiting.id) };
    let offered = waiting.offered(free.id, Moment(99));
    let half = Change { enquiry: Some(offered.clone()), counsellor: Some(stale_counsellor), colleague: None };
    assert_eq!(kind.queue.commit(half).await, Ok(Commit::Raced));
    assert_eq!(kind.queue.enquiry(waiting.id).await.unwrap().unwrap().stage, Stage::Waiting);

    let whole = Change::from((offered.clone(), Some(free.offered_to(waiting.id))));
    assert_eq!(kind.queue.commit(whole.clone()).await, Ok(Commit::Done));
    assert_eq!(kind.queue.commit(whole).await, Ok(Commit::Raced), "the same change again");
    let from_before = Change::from(waiting.returned());
    assert_eq!(
        kind.queue.commit(from_before).await,
        Ok(Commit::Raced),
        "a stay alone, from an older version"
    );
    let from_before = Change::from(free.offer_off());
    assert_eq!(kind.queue.commit(from_before).await, Ok(Commit::Raced), "and a counsellor alone");
    assert!(kind.queue.picture().await.unwrap().waiting.is_empty(), "offered is not in line");
    assert_eq!(kind.queue.everyone().await.unwrap().len(), 1);
    let unknown = enquiry(3).offered(free.id, Moment(9));
    assert_eq!(kind.queue.commit(unknown.into()).await, Ok(Commit::Raced), "a stay comes in by join");
}

pub(super) async fn when_a_talk_closes_and_a_counsellor_is_back_is_kept(kind: Kind) {
    let (stay, free) = (enquiry(1), counsellor());
    kind.queue.join(stay.clone(), 9).await.unwrap();
    kind.queue.commit(free.clone().into()).await.unwrap();
    let (offered, offering) = (stay.offered(free.id, Moment(99)), free.offered_to(stay.id));
    kind.queue.commit((offered.clone(), Some(offering.clone())).into()).await.unwrap();
    let talking = offered.started(ConversationId::random(), Moment(50)).unwrap();
    let began = offering.began(stay.id);
    kind.queue.commit((talking.clone(), Some(began.clone())).into()).await.unwrap();

    let closing = talking.closing_asked(free.id, Moment(400)).unwrap();
    let away = began.stepped_out(Moment(300)).unwrap();
    let both = Change::from((closing.clone(), Some(away.clone())));
    assert_eq!(kind.queue.commit(both).await, Ok(Commit::Done));
    assert_eq!(*kind.other.queue.enquiry(stay.id).await.unwrap().unwrap(), closing);
    assert_eq!(*kind.other.queue.counsellor(free.id).await.unwrap().unwrap(), away);
}

pub(super) async fn a_talk_goes_from_one_counsellor_to_the_other_in_one_step(kind: Kind) {
    let (stay, from, to) = (enquiry(1), counsellor(), counsellor());
    kind.queue.join(stay.clone(), 9).await.unwrap();
    let offered = stay.offered(from.id, Moment(99));
    let first = Change::from((offered.clone(), Some(from.offered_to(stay.id))));
    kind.queue.commit(from.clone().into()).await.unwrap();
    kind.queue.commit(to.clone().into()).await.unwrap();
    assert_eq!(kind.queue.commit(first.clone()).await, Ok(Commit::Done));
    let from = first.counsellor.unwrap();

    let back = || offered.returned();
    let (freed, taken) = (from.offer_off(), to.offered_to(stay.id));
    let of = |counsellor: &Counsellor, colleague: &Counsellor| Change {
        enquiry: Some(back()),
        counsellor: Some(counsellor.clone()),
        colleague: Some(colleague.clone()),
    };
    let old = |counsellor: &Counsellor| Counsellor { version: counsellor.version + 1, ..counsellor.clone() };
    for stale in [of(&old(&freed), &taken), of(&freed, &old(&taken))] {
        assert_eq!(kind.queue.commit(stale).await, Ok(Commit::Raced));
        assert_eq!(kind.queue.enquiry(stay.id).await.unwrap().as_deref(), Some(&offered));
        assert_eq!(kind.other.queue.counsellor(from.id).await.unwrap().as_deref(), Some(&from));
        assert_eq!(kind.other.queue.counsellor(to.id).await.unwrap().as_deref(), Some(&to));
    }
    assert_eq!(kind.queue.commit(of(&freed, &taken)).await, Ok(Commit::Done));
    let picture = kind.other.queue.picture().await.unwrap();
    assert_eq!(picture.waiting.iter().map(|stay| stay.id).collect::<Vec<_>>(), [stay.id]);
    for held in [freed, taken] {
        assert!(picture.counsellors.iter().any(|counsellor| **counsellor == held), "and all see all of it");
    }
    assert_eq!(kind.queue.commit(of(&from, &to)).await, Ok(Commit::Raced), "the same change again");
}

/// Two counsellors press at the same instant, forty times over, from many tasks: each
/// visitor is offered to one of them, and each counsellor gets one visitor.
pub(super) async fn pairing_from_many_tasks_gives_nobody_two(kind: Kind) {
    let chat = Arc::new(Chat::new(kind.live.clone(), &secret(), kind.clock.clone(), rules()));
    let mut visitors = Vec::new();
    for joined_at in 0..40 {
        let visitor = enquiry(joined_at);
        visitors.push(visitor.id);
        kind.queue.join(visitor, 100).await.unwrap();
    }
    let mut staff = Vec::new();
    for _ in 0..30 {
        let arriving = counsellor();
        staff.push(arriving.id);
        chat.take_seat(&Counsellor { version: 0, ..arriving }, false, chat.now()).await.unwrap();
    }
    let mut tasks = tokio::task::JoinSet::new();
    for id in staff.clone() {
        let chat = chat.clone();
        tasks.spawn(async move { chat.ready_for_next(id).await });
    }
    for _ in 0..8 {
        let chat = chat.clone();
        tasks.spawn(async move { chat.pair().await.map(|_| ()) });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap().unwrap();
    }
    let everyone = kind.queue.everyone().await.unwrap();
    let offers: Vec<_> = everyone.iter().filter_map(|e| e.counsellor().map(|c| (e.id, c))).collect();
    let counsellors: HashSet<_> = offers.iter().map(|(_, counsellor)| *counsellor).collect();
    assert_eq!(offers.len(), 30, "everybody who was ready has a visitor");
    assert_eq!(counsellors.len(), 30, "and no two the same");
    let offered: HashSet<_> = offers.iter().map(|(enquiry, _)| *enquiry).collect();
    let first: HashSet<_> = visitors[..30].iter().copied().collect();
    assert_eq!(offered, first, "those who waited longest");
    for (enquiry, counsellor) in offers {
        let held = kind.queue.counsellor(counsellor).await.unwrap().unwrap();
        assert_eq!(held.offer, Some(enquiry), "both sides agree");
    }
}

pub(super) async fn those_who_are_silent_take_no_place_from_those_who_are_here(kind: Kind) {
    let silent = |at| Enquiry { presence: Presence::Lost(Moment(at)), ..enquiry(at) };
    for at in 0..3 {
        assert_eq!(kind.queue.join(silent(at), 2).await, Ok(Joined::Done));
    }
    let here = enquiry(9);
    assert_eq!(kind.queue.join(here.clone(), 2).await, Ok(Joined::Done));
    let back = here.with_presence(Presence::Lost(Moment(10)));
    assert_eq!(kind.queue.commit(back.into()).await, Ok(Commit::Done));
    for at in 4..2 * SILENT_SHARE as u64 {
        assert_eq!(kind.queue.join(silent(at), 2).await, Ok(Joined::Done), "{at}");
    }
    assert_eq!(kind.queue.join(enquiry(20), 2).await, Ok(Joined::Full), "silent places have a bound too");
}

pub(super) async fn a_place_is_brought_back_unless_a_newer_one_is_held(kind: Kind) {
    let first = enquiry(10);
    assert_eq!(kind.queue.restore(first.clone()).await, Ok(true));
    assert_eq!(kind.queue.restore(first.clone()).await, Ok(false), "it is held");
    let newer = Enquiry { version: 12, ..first.clone() };
    assert_eq!(kind.queue.restore(newer.clone()).await, Ok(true));
    assert_eq!(kind.queue.restore(Enquiry { version: 9, ..first.clone() }).await, Ok(false));
    assert_eq!(kind.queue.enquiry(first.id).await.unwrap().as_deref(), Some(&newer));
    assert_eq!(line(&kind.other).await, [first.id]);
    let offered = newer.offered(Uuid::now_v7(), Moment(99));
    assert_eq!(kind.queue.commit(offered.into()).await, Ok(Commit::Done), "it goes on from there");
    assert!(line(&kind.live).await.is_empty());
}

pub(super) async fn a_sign_of_life_changes_nothing_else(kind: Kind) {
    let waiting = enquiry(10);
    kind.queue.touch(waiting.id).await.unwrap();
    assert_eq!(kind.queue.enquiry(waiting.id).await, Ok(None), "a touch brings nobody in");
    kind.queue.join(waiting.clone(), 9).await.unwrap();
    kind.queue.touch(waiting.id).await.unwrap();
    assert_eq!(kind.queue.enquiry(waiting.id).await.unwrap().as_deref(), Some(&waiting));
    assert_eq!(kind.queue.join(enquiry(11), 1).await, Ok(Joined::Full), "still counted once");
}

pub(super) async fn a_counsellor_is_forgotten_only_as_last_seen(kind: Kind) {
    let on_shift = Counsellor { version: 1, ..counsellor() };
    assert_eq!(kind.queue.commit(on_shift.clone().into()).await, Ok(Commit::Done));
    let ready = on_shift.ready(Moment(5)).unwrap();
    assert_eq!(kind.queue.commit(ready.clone().into()).await, Ok(Commit::Done));
    kind.queue.forget(Whom::Counsellor(on_shift.id, on_shift.version)).await.unwrap();
    assert_eq!(kind.queue.counsellor(on_shift.id).await.unwrap().as_deref(), Some(&ready));
    kind.queue.forget(Whom::Counsellor(ready.id, ready.version)).await.unwrap();
    assert_eq!(kind.queue.counsellor(ready.id).await, Ok(None));
    assert!(kind.other.queue.picture().await.unwrap().counsellors.is_empty());
}

pub(super) async fn what_one_node_does_the_other_sees(kind: Kind) {
    let mut waiting: Vec<_> = (0..20).map(enquiry).collect();
    for (n, each) in waiting.iter().enumerate() {
        let node = if n % 2 == 0 { &kind.live } else { &kind.other };
        node.queue.join(each.clone(), 99).await.unwrap();
        let expected: Vec<_> = waiting[..=n].iter().map(|each| each.id).collect();
        assert_eq!(line(&kind.live).await, expected);
        assert_eq!(line(&kind.other).await, expected);
    }
    let urgent = Enquiry { lane: crate::protocol::needs::Lane::Urgent, version: 2, ..waiting[15].clone() };
    assert_eq!(kind.queue.commit(urgent.into()).await, Ok(Commit::Done));
    let first = waiting.remove(15);
    waiting.insert(0, first);
    kind.queue.forget(Whom::Enquiry(waiting.remove(7).id)).await.unwrap();
    let expected: Vec<_> = waiting.iter().map(|each| each.id).collect();
    assert_eq!(line(&kind.other).await, expected, "the lane counts before the time");
    assert_eq!(kind.other.queue.everyone().await.unwrap().len(), waiting.len());

    let on_shift = Counsellor { version: 1, ..counsellor() };
    kind.other.queue.commit(on_shift.clone().into()).await.unwrap();
    assert_eq!(*kind.queue.picture().await.unwrap().counsellors[0], on_shift);
}
