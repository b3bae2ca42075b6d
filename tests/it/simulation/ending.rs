//! What must be so when the storm is over and everybody has been online for long enough.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use server::domain::enquiry::{Enquiry, Stage};
use server::domain::pairing::next_pairing;
use server::domain::ports::{Picture, QueueStore};
use server::protocol::ids::{ClientRef, ConversationId};
use server::protocol::visit::{Line, Side};

use super::cluster::Cluster;
use super::evening::Everybody;
use super::ground::{Ground, locked};
use super::talk::Talk;
use super::visitor::Shown;

/// All of it; the first promise that is broken is noted.
pub(super) async fn everything_came_right(cluster: &Cluster, everybody: &Everybody) {
    let ground = &*cluster.ground;
    let queue = &ground.memory.queue;
    let picture = queue.picture().await.expect("memory answers");
    let everyone = queue.everyone().await.expect("memory answers");
    both_sides_agree(ground, &picture, &everyone);
    nobody_waits_in_vain(ground, &picture);
    words_have_an_owner(ground, &everyone);
    nobody_is_a_ghost(ground, everybody, &picture, &everyone);
    histories_are_equal(ground, everybody);
    past_histories_agree(ground, everybody);
}

fn both_sides_agree(ground: &Ground, picture: &Picture, everyone: &[Arc<Enquiry>]) {
    let find = |id| everyone.iter().find(|enquiry| enquiry.id == id);
    for counsellor in &picture.counsellors {
        for id in &counsellor.talks {
            let is_theirs = find(*id).is_some_and(
                |enquiry| matches!(enquiry.stage, Stage::Talking { counsellor: with, .. } if with == counsellor.id),
            );
            if !is_theirs {
                let stage = find(*id).map(|enquiry| enquiry.stage);
                let how = format!("{} holds one who is {stage:?}", counsellor.alias);
                ground.promises.broken("5: no counsellor is held by a ghost", how);
            }
        }
        if let Some(id) = counsellor.offer
            && find(id).is_none_or(|enquiry| enquiry.counsellor() != Some(counsellor.id))
        {
            ground
                .promises
                .broken("5: no counsellor is held by an old offer", format!("{}", counsellor.alias));
        }
    }
    for enquiry in everyone {
        let Some(with) = enquiry.counsellor() else { continue };
        let held = picture.counsellors.iter().find(|counsellor| counsellor.id == with);
        let holds =
            held.is_some_and(|held| held.talks.contains(&enquiry.id) || held.offer == Some(enquiry.id));
        if !holds {
            ground.promises.broken("3: both sides know of the talk", format!("{:?}", enquiry.stage));
        }
    }
}

fn nobody_waits_in_vain(ground: &Ground, picture: &Picture) {
    use server::clock::Clock;
    let now = ground.clock.now();
    if next_pairing(&picture.waiting, &picture.counsellors, &ground.rules, now).is_some() {
        ground.promises.broken("5: nobody waits while somebody is free", "a pairing is left to be made");
    }
}

/// Open words belong to somebody who talks, or waits to go on.
fn words_have_an_owner(ground: &Ground, everyone: &[Arc<Enquiry>]) {
    let owned: BTreeSet<ConversationId> = everyone
        .iter()
        .filter(|enquiry| !enquiry.has_ended())
        .filter_map(|enquiry| enquiry.conversation)
        .collect();
    let orphans = ground.memory.transcripts(|(id, transcript)| {
        transcript.ended_at().is_none() && !transcript.is_empty() && !owned.contains(id)
    });
    if orphans.contains(&true) {
        ground.promises.broken("7: words are gone in time", "a transcript that belongs to nobody stays open");
    }
}

/// Whoever is in the line is there, and whoever believes to be in it is.
fn nobody_is_a_ghost(ground: &Ground, everybody: &Everybody, picture: &Picture, everyone: &[Arc<Enquiry>]) {
    let mut here = BTreeMap::new();
    for visitor in &everybody.visitors {
        let visitor = locked(visitor);
        *here.entry(visitor.shown as u8).or_insert(0_usize) += 1;
    }
    let count = |shown: Shown| here.get(&(shown as u8)).copied().unwrap_or(0);
    let waiting = picture.waiting.len();
    let talking = everyone.iter().filter(|enquiry| matches!(enquiry.stage, Stage::Talking { .. })).count();
    if waiting != count(Shown::Waiting) {
        let there: Vec<_> = picture.waiting.iter().map(|stay| stay.presence).collect();
        let how = format!("{waiting} in the line {there:?}, {} pages wait", count(Shown::Waiting));
        ground.promises.broken("5: whoever is counted as waiting waits", how);
    }
    if talking != count(Shown::Talking) {
        let how = format!("{talking} talks, {} pages talk", count(Shown::Talking));
        ground.promises.broken("5: whoever is counted as talking talks", how);
    }
}

/// Both sides of every open talk show the same, and everything that was accepted.
fn histories_are_equal(ground: &Ground, everybody: &Everybody) {
    for visitor in &everybody.visitors {
        let visitor = locked(visitor);
        if visitor.shown != Shown::Talking {
            continue;
        }
        let mark = visitor.mark();
        let desks: Vec<_> = everybody.desks.iter().map(|desk| locked(desk)).collect();
        let theirs: Vec<&Talk> = desks
            .iter()
            .flat_map(|desk| desk.talks.values())
            .filter(|talk| talk.mark(Side::Visitor) == Some(&mark))
            .collect();
        let talk = &visitor.talk;
        let [other] = theirs[..] else {
            if theirs.len() > 1 {
                ground
                    .promises
                    .broken("3: one visitor, one counsellor", format!("{} desks show {mark}", theirs.len()));
            } else if !talk.lines.is_empty() && talk.lines.iter().any(|line| line.from == Side::Visitor) {
                ground.promises.broken("2: both sides see the talk", format!("no desk shows {mark}"));
            }
            continue;
        };
        ground.promises.count("talks compared at the end");
        if talk.lines != other.lines {
            let how = format!("{mark}: {} lines here, {} there", talk.lines.len(), other.lines.len());
            ground.promises.broken("2: both sides see the same", how);
        }
        for (one, who) in [(talk, "visitor"), (other, "desk")] {
            everything_is_there(ground, one, &format!("{mark}, {who}"));
        }
    }
}

fn everything_is_there(ground: &Ground, talk: &Talk, who: &str) {
    if talk.handed_over && !talk.kept.is_empty() {
        // Accepted in the moment of the hand-over, shown to nobody else, and lost with live state
        // before it was: the only page that has it is not in the talk any more.
        ground.promises.count("talks that lost a line with a hand-over");
    } else if !talk.kept.is_empty() {
        let names: Vec<_> = talk.kept.iter().map(|line| line.client_ref.as_str()).collect();
        ground.promises.broken("1: nothing accepted is lost", format!("{who} still holds {names:?}"));
    }
    if talk.unsure {
        ground.promises.broken(
            "2: in the end everybody knows",
            format!("{who} is still told that something may be missing"),
        );
    }
    let went_with_a_hand_over =
        |name: &ClientRef| talk.handed_over && talk.kept.iter().any(|line| line.client_ref == *name);
    for name in talk.accepted.iter().filter(|name| !went_with_a_hand_over(name)) {
        let places = talk.lines.iter().filter(|line| line.client_ref == *name).count();
        if places != 1 {
            let how = format!("{who}: {} stands {places} times", name.as_str());
            ground.promises.broken("1: accepted once and for all", how);
        }
    }
    for name in &talk.refused {
        if talk.lines.iter().any(|line| line.client_ref == *name) {
            ground.promises.broken("1: accepted or refused", format!("{who}: {} is both", name.as_str()));
        }
    }
    if !talk.outbox.is_empty() {
        let how = format!("{who}: {} has no answer", talk.outbox[0].client_ref.as_str());
        ground.promises.broken("1: accepted or refused", how);
    }
    // A refusal that was lost on the way looks like no answer, and a clock that was set back
    // between a loss and its mending leaves no order to tell by.
    let counts = ground.promises.counts();
    let had = |fault: &str| counts.contains_key(fault);
    let was_refused =
        had("faults: refusals") || had("faults: store away") || had("faults: store away for one node");
    // So does a second loss before the first was mended: nobody holds both lives whole.
    let losses = ground.promises.losses();
    if !was_refused && losses < 2 && !(losses > 0 && had("faults: wall clock set")) {
        in_the_order_of_the_sender(ground, talk, who);
    }
}

/// Each sender's messages stand in the order in which they were written, but for those that
/// were refused at first.
fn in_the_order_of_the_sender(ground: &Ground, talk: &Talk, who: &str) {
    let number = |line: &Line| -> u32 {
        line.client_ref.as_str().rsplit('-').next().and_then(|n| n.parse().ok()).unwrap_or_default()
    };
    let mut last: BTreeMap<&str, u32> = BTreeMap::new();
    for line in &talk.lines {
        if ground.promises.is_out_of_turn(&line.client_ref) {
            continue;
        }
        let writer = line.client_ref.as_str().split('-').next().unwrap_or_default();
        let mine = talk.accepted.contains(&line.client_ref);
        let before = last.insert(writer, number(line)).unwrap_or(0);
        if mine && before > number(line) {
            let how = format!("{who}: {} after {before}", line.client_ref.as_str());
            ground.promises.broken("2: the order of the sender is kept", how);
        }
    }
}

/// Talks that are over: whatever both sides saw, they saw in the same order.
fn past_histories_agree(ground: &Ground, everybody: &Everybody) {
    let mut seen: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    let mut add = |talk: &Talk| {
        let Some(mark) = talk.mark(Side::Visitor) else { return };
        let names: Vec<String> = talk.lines.iter().map(|line| line.client_ref.as_str().to_owned()).collect();
        seen.entry(mark.to_owned()).or_default().push(names);
    };
    for visitor in &everybody.visitors {
        locked(visitor).past.iter().for_each(&mut add);
    }
    for desk in &everybody.desks {
        locked(desk).past.iter().for_each(|(_, talk)| add(talk));
    }
    for (mark, histories) in seen {
        for (at, one) in histories.iter().enumerate() {
            for other in &histories[at + 1..] {
                let shared: Vec<&String> = one.iter().filter(|name| other.contains(name)).collect();
                let there: Vec<&String> = other.iter().filter(|name| one.contains(name)).collect();
                if shared != there && !ground.promises.has_lost() {
                    ground.promises.broken("2: one order for both sides", mark.clone());
                }
            }
        }
    }
}
