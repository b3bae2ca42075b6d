//! Queue and pairing under random operations.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use server::domain::board::{Board, View};
use server::domain::chat::ChatError;
use server::domain::chat::sweeping::Doors;
use server::domain::counsellor::StaffId;
use server::domain::enquiry::{Enquiry, Stage};
use server::domain::pairing::next_pairing;
use server::protocol::ids::EnquiryId;
use server::protocol::needs::Language;

use super::world::{Everybody, Op, Receiver, World, op, rules};

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_do_the_promises_of_the_queue_hold(ops in prop::collection::vec(op(), 1..60)) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(play(&ops));
    }
}

#[tokio::test]
async fn nobody_is_asked_any_more_to_take_over_from_a_counsellor_who_was_given_up() {
    let to = Receiver::Colleague(1);
    let asked = [Op::Join(1, Language::Nb, false), Op::Ready(0), Op::Start(1), Op::HandOver(0, to)];
    play(&[&asked[..], &[Op::CloseLid(0), Op::Pass(3_500)]].concat()).await;
}

async fn play(ops: &[Op]) {
    let mut world = World::open().await;
    let mut board = Board::default();
    let mut shown: HashMap<EnquiryId, u32> = HashMap::new();
    let mut versions: HashMap<EnquiryId, u64> = HashMap::new();
    for op in ops {
        // No two steps at the same instant, so an offer made by this step can be told by its time.
        world.clock.pass(Duration::from_millis(1));
        if let Err(ChatError::Store(error)) = world.act(*op).await {
            panic!("{op:?}: {error}");
        }
        world.chat.sweep(&Doors::open(), &Everybody).await.expect("memory answers");
        let everyone = world.everyone().await;
        both_sides_agree(&world, &everyone).await;
        whoever_is_asked_knows_and_whoever_promised_has_room(&world, &everyone).await;
        nobody_waits_while_somebody_is_free(&world).await;
        nobody_is_overtaken(&world, &everyone);
        versions_only_grow(&mut versions, &everyone);
        if let Op::FindPhone(_) = op {
            // A new page is told its place again, and a worse one still says why.
            for enquiry in &everyone {
                board.forget(enquiry.id);
            }
        }
        a_place_rises_only_with_a_reason(&world, &mut board, &mut shown).await;
    }
}

/// One visitor, one counsellor; and each knows of the other.
async fn both_sides_agree(world: &World, everyone: &[Arc<Enquiry>]) {
    let counsellors = world.picture().await.counsellors;
    let mut held = HashSet::new();
    for counsellor in &counsellors {
        assert!(counsellor.talks.len() <= usize::from(counsellor.capacity));
        for enquiry in counsellor.talks.iter().chain(&counsellor.offer) {
            assert!(held.insert(*enquiry), "a visitor is held twice");
        }
    }
    for enquiry in everyone {
        let holder =
            enquiry.counsellor().map(|id| counsellors.iter().find(|c| c.id == id).expect("on shift"));
        match (enquiry.stage, holder) {
            (Stage::Offered { .. }, Some(counsellor)) => assert_eq!(counsellor.offer, Some(enquiry.id)),
            (Stage::Talking { .. }, Some(counsellor)) => assert!(counsellor.talks.contains(&enquiry.id)),
            (Stage::Waiting | Stage::Ended { .. }, _) => {
                assert!(!held.contains(&enquiry.id), "a counsellor is held by a ghost");
            }
            (Stage::Offered { .. } | Stage::Talking { .. }, None) => panic!("held by nobody"),
        }
    }
}

/// Each open hand-over stands once with its colleague, and a promise is as good as a talk. A note
/// never outlives its talk.
async fn whoever_is_asked_knows_and_whoever_promised_has_room(world: &World, everyone: &[Arc<Enquiry>]) {
    let mut open: Vec<(EnquiryId, StaffId, bool)> = everyone
        .iter()
        .filter_map(|enquiry| {
            let open = enquiry.open_hand_over()?;
            Some((enquiry.id, open.to.colleague()?, open.asks_visitor()))
        })
        .collect();
    for counsellor in &world.picture().await.counsellors {
        assert!(counsellor.talks.len() + counsellor.promised.len() <= usize::from(counsellor.capacity));
        for (asked, taken) in [(&counsellor.asked, false), (&counsellor.promised, true)] {
            for enquiry in asked {
                let at = open.iter().position(|one| *one == (*enquiry, counsellor.id, taken));
                open.swap_remove(at.expect("what a counsellor is asked is open"));
            }
        }
    }
    assert!(open.is_empty(), "somebody is asked and does not know");
    for enquiry in everyone.iter().filter(|enquiry| enquiry.has_ended()) {
        let waits = enquiry.hand_over.as_ref().is_some_and(|last| last.note.is_some());
        assert!(enquiry.note.is_none() && !waits, "a note outlives its talk");
    }
}

/// The queue is never stuck: after a sweep there is no pairing left to make.
async fn nobody_waits_while_somebody_is_free(world: &World) {
    let picture = world.picture().await;
    assert_eq!(next_pairing(&picture.waiting, &picture.counsellors, &rules(), world.chat.now()), None);
}

/// Whoever has an offer made just now was first among those the counsellor can serve,
/// but for those who have just missed one.
fn nobody_is_overtaken(world: &World, everyone: &[Arc<Enquiry>]) {
    let now = world.chat.now();
    let made_now = everyone.iter().filter(|enquiry| match enquiry.stage {
        Stage::Offered { until, .. } => until == now.after(rules().offer),
        _ => false,
    });
    for offered in made_now {
        for waiting in everyone.iter().filter(|enquiry| enquiry.can_be_offered()) {
            let same_language = waiting.needs.language == offered.needs.language;
            let rests = waiting.missed_at.is_some_and(|at| now.since(at) < rules().offer_again_after);
            assert!(!same_language || rests || waiting.place() > offered.place(), "overtaken");
        }
    }
}

fn versions_only_grow(versions: &mut HashMap<EnquiryId, u64>, everyone: &[Arc<Enquiry>]) {
    for enquiry in everyone {
        let before = versions.insert(enquiry.id, enquiry.version).unwrap_or(0);
        assert!(enquiry.version >= before);
    }
}

async fn a_place_rises_only_with_a_reason(
    world: &World,
    board: &mut Board,
    shown: &mut HashMap<EnquiryId, u32>,
) {
    let picture = world.picture().await;
    let view = View {
        waiting: &picture.waiting,
        counsellors: &picture.counsellors,
        each: rules().talk_estimate,
        talks: &HashMap::new(),
        risks: &[],
        calls: &[],
        passed_over_after: rules().passed_over_after,
    };
    for (enquiry, place) in board.places(&view, world.chat.now()) {
        let before = shown.insert(enquiry, place.ahead);
        let rose = before.is_some_and(|before| place.ahead > before);
        assert_eq!(place.rose.is_some(), rose, "{before:?} to {place:?}");
    }
    // A visitor who is offered or talks leaves the board; coming back starts a new count.
    shown.retain(|id, _| picture.waiting.iter().any(|enquiry| enquiry.id == *id));
}
