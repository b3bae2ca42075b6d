//! The checker is worth what it finds: each broken promise is made once and must be told from
//! the others.

use std::collections::HashMap;
use std::time::Duration;

use server::protocol::ids::ConversationId;
use server::protocol::needs::Language;
use server::protocol::visit::{EndReason, Line, Side};
use server::protocol::{ClientRef, Epoch, Position, Receipt};

use super::*;
use crate::chaos::almanac::{Scope, Spell};
use crate::chaos::counsellor::{DeskEnd, DeskTalk};
use crate::chaos::visitor::{Connection, Left, Offer};
use crate::record::{Record, Sent};

const EPOCH: u64 = 7;

fn at(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// `v1 m-2`: the second line of visitor 1.
fn line(offset: u32, said: &str) -> Line {
    let (writer, name) = said.split_once(' ').expect("a writer and a name");
    Line {
        position: Position { epoch: Epoch(EPOCH), offset },
        from: if writer.starts_with('v') { Side::Visitor } else { Side::Counsellor },
        text: said.into(),
        card: None,
        guest: None,
        sent_at_ms: u64::from(offset),
        receipt: Receipt([0; 16]),
        client_ref: ClientRef::parse(name).expect("a plain name"),
    }
}

/// A side that wrote all of its own among `said`, and shows `shown`.
fn record(side: Side, writer: &str, said: &[&str], shown: &[&str]) -> Record {
    let own = said.iter().filter(|said| said.starts_with(&format!("{writer} ")));
    let sent = own.map(|said| Sent {
        client_ref: line(1, said).client_ref,
        text: (*said).to_owned(),
        at: at(10),
        accepted: Some(at(11)),
    });
    let lines: Vec<Line> = (1..).zip(shown).map(|(offset, said)| line(offset, said)).collect();
    Record {
        side,
        writer: writer.to_owned(),
        sent: sent.collect(),
        places: HashMap::new(),
        epochs: [EPOCH].into(),
        shown_at: HashMap::new(),
        unsure: None,
        given: 0,
        lines,
        complaints: vec![],
    }
}

fn stay(number: u32, talk: Option<Record>) -> Stay {
    Stay {
        number,
        language: Language::Nb,
        urgent: false,
        asked_at: Some(at(u64::from(number))),
        placed_at: Some(at(u64::from(number))),
        connections: vec![Connection { port: 1, node: Some(0), from: at(0), to: None }],
        offers: vec![],
        missed: vec![],
        handed_back: false,
        ended: talk.as_ref().map(|_| (at(100), EndReason::CounsellorEnded)),
        talk,
        left: None,
        forgotten: None,
        stuck: None,
        history: History::default(),
    }
}

fn shift(name: &str, conversation: ConversationId, record: Record) -> Shift {
    let (ended, ended_here) = ((at(100), DeskEnd::Told(EndReason::CounsellorEnded)), Some(at(99)));
    let talk = DeskTalk { conversation, record, opened_at: at(9), ended, ended_here };
    Shift {
        name: name.to_owned(),
        talks: vec![talk],
        offline: vec![],
        busy: None,
        history: History::default(),
    }
}

fn evidence(stays: Vec<Stay>, shifts: Vec<Shift>) -> Evidence {
    let times = Times { offer: at(20), visitor_lost: at(60), erase_after: at(20), settle: at(10) };
    Evidence { stays, shifts, spells: vec![], times }
}

/// One talk of visitor 1 and counsellor c1, who wrote `said` and show what is given.
fn talk(said: &[&str], visitor: &[&str], desk: &[&str]) -> Evidence {
    let visitor = record(Side::Visitor, "v1", said, visitor);
    let desk = record(Side::Counsellor, "c1", said, desk);
    evidence(vec![stay(1, Some(visitor))], vec![shift("c1", ConversationId::random(), desk)])
}

fn broken(evidence: &Evidence) -> Vec<Promise> {
    Verdict::over(evidence).violations.into_iter().map(|violation| violation.promise).collect()
}

const SAID: [&str; 3] = ["v1 m-1", "c1 m-1", "v1 m-2"];

#[test]
fn a_talk_that_both_saw_alike_breaks_nothing() {
    let verdict = Verdict::over(&talk(&SAID, &SAID, &SAID));
    assert!(verdict.violations.is_empty(), "{:?}", verdict.violations);
    assert_eq!((verdict.talks, verdict.accepted), (1, 3));
}

#[test]
fn a_message_that_one_side_lacks_is_lost_or_a_hole() {
    assert_eq!(broken(&talk(&SAID, &SAID, &SAID[..2])), [Promise::Lost]);
    let mut hole = talk(&SAID, &SAID, &["v1 m-1", "c1 m-1"]);
    hole.shifts[0].talks[0].record.shown_at.insert((Side::Counsellor, "m-9".into()), at(50));
    assert_eq!(broken(&hole), [Promise::SilentHole]);
    // Nor may it vanish from the page of whoever wrote it, while the other has it.
    assert_eq!(broken(&talk(&SAID, &SAID[..2], &SAID)), [Promise::Lost]);
}

#[test]
fn a_page_that_says_that_something_may_be_missing_is_counted_and_not_a_hole() {
    let mut unsure = talk(&SAID, &SAID, &SAID[..2]);
    unsure.shifts[0].talks[0].record.unsure = Some(at(99));
    let verdict = Verdict::over(&unsure);
    assert!(verdict.violations.is_empty());
    assert_eq!(verdict.unsure, 1);
    unsure.shifts[0].talks[0].record.unsure = Some(at(20));
    assert_eq!(broken(&unsure), [Promise::LeftUnsure], "both were there for all that time");
}

#[test]
fn words_that_are_lost_with_their_writers_page_are_excused_and_others_are_not() {
    let mut lost = talk(&SAID, &SAID, &SAID[..2]);
    lost.spells.push(Spell { scope: Scope::Live, from: at(50), to: Some(at(52)), loses: true });
    assert_eq!(broken(&lost), [Promise::Lost], "its writer is still there and gives it back");
    lost.stays[0].left = Some((at(51), Left::Kindly));
    assert_eq!(broken(&lost), []);
}

#[test]
fn what_is_said_to_somebody_who_has_left_is_excused_only_when_the_end_was_lost() {
    let mut ghost = talk(&SAID, &["v1 m-1"], &["v1 m-1", "c1 m-1"]);
    ghost.stays[0].talk.as_mut().unwrap().sent.pop();
    ghost.stays[0].left = Some((at(8), Left::Kindly));
    ghost.stays[0].ended = Some((at(9), EndReason::VisitorLeft));
    assert_eq!(broken(&ghost), [Promise::Lost], "it was taken after the end");
    ghost.spells.push(Spell { scope: Scope::Live, from: at(9), to: Some(at(10)), loses: true });
    assert_eq!(broken(&ghost), []);
}

#[test]
fn twice_out_of_order_and_strange_words_are_told_apart() {
    let twice = ["v1 m-1", "c1 m-1", "v1 m-2", "v1 m-2"];
    assert!(broken(&talk(&SAID, &SAID, &twice)).contains(&Promise::Duplicated));
    let turned = ["c1 m-1", "v1 m-1", "v1 m-2"];
    assert_eq!(broken(&talk(&SAID, &SAID, &turned)), [Promise::Reordered]);
    let strange = ["v1 m-1", "c1 m-1", "v1 m-2", "v2 m-1"];
    assert!(broken(&talk(&SAID, &SAID, &strange)).contains(&Promise::Crossed));
    let mut places = talk(&SAID, &SAID, &SAID);
    let name = |name: &str| ((Side::Visitor, name.to_owned()), name.to_owned());
    places.stays[0].talk.as_mut().unwrap().places.insert((EPOCH, 1), name("m-1"));
    places.shifts[0].talks[0].record.places.insert((EPOCH, 1), name("m-2"));
    assert_eq!(broken(&places), [Promise::Duplicated]);
}

#[test]
fn two_at_once_in_one_talk_are_seen() {
    let said = ["c1 m-1", "c2 m-1", "c1 m-2"];
    let mut turns = talk(&said, &said, &said);
    let (name, other) = (turns.shifts[0].talks[0].conversation, record(Side::Counsellor, "c2", &said, &said));
    turns.shifts.push(shift("c2", name, other));
    assert!(broken(&turns).contains(&Promise::DoublyPaired));
    let mut visitors = talk(&SAID, &SAID, &SAID);
    visitors.stays.push(stay(2, Some(record(Side::Visitor, "v2", &[], &SAID))));
    assert!(broken(&visitors).contains(&Promise::DoublyPaired));
}

#[test]
fn whoever_waits_longer_and_is_asked_later_is_overtaken_unless_something_lies_between() {
    let offer = |seconds| vec![Offer { at: at(seconds), seconds_left: 19 }];
    let mut line = evidence(vec![stay(1, None), stay(2, None)], vec![]);
    line.stays[0].offers = offer(60);
    line.stays[1].offers = offer(50);
    assert_eq!(broken(&line), [Promise::Overtaken]);
    line.stays[0].missed = vec![at(40)];
    assert_eq!(broken(&line), [], "an offer was missed");
    line.stays[0].missed.clear();
    line.stays[0].connections[0].from = at(49);
    assert_eq!(broken(&line), [], "they were away");
    line.stays[0].connections[0].from = at(0);
    line.spells.push(Spell { scope: Scope::Node(0), from: at(45), to: Some(at(46)), loses: false });
    assert_eq!(broken(&line), [], "their node was in trouble");
    line.spells[0].scope = Scope::Node(1);
    assert_eq!(broken(&line), [Promise::Overtaken], "another node was");
    line.stays[0].language = Language::En;
    assert_eq!(broken(&line), [], "another language is another line");
}

#[test]
fn whoever_is_given_up_or_never_done_is_seen() {
    let mut gone = evidence(vec![stay(1, None), stay(2, None), stay(3, None)], vec![]);
    gone.stays[0].forgotten = Some(at(5));
    gone.stays[1].stuck = Some("Waiting".into());
    gone.stays[2].ended = Some((at(9), EndReason::VisitorLost));
    assert_eq!(broken(&gone), [Promise::PlaceLost, Promise::Ghost, Promise::PlaceLost]);
    let away = Connection { port: 2, node: None, from: at(70), to: None };
    gone.stays[2].connections[0].to = Some(at(5));
    gone.stays[2].connections.push(away);
    assert_eq!(broken(&gone), [Promise::PlaceLost, Promise::Ghost], "away for as long as a talk waits");
}
