//! The words: lost, doubled, out of order, in the wrong talk.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Duration;

use server::protocol::visit::{EndReason, Line, Side};

use super::{Evidence, Promise, Verdict};
use crate::chaos::counsellor::{DeskEnd, DeskTalk, Shift};
use crate::chaos::history::History;
use crate::chaos::visitor::{Left, Stay};
use crate::record::{Record, Sent, writer_of};
use crate::transcript::{Name, name_of};

/// Two pages that are there have given back what they hold by then.
const DOUBT: Duration = Duration::from_secs(30);

/// One conversation, as everybody saw it.
#[derive(Default)]
struct Conversation<'a> {
    stays: Vec<&'a Stay>,
    desks: Vec<(&'a Shift, &'a DeskTalk)>,
}

pub(super) fn judge(evidence: &Evidence, verdict: &mut Verdict) {
    let sent = everything_sent(evidence);
    for conversation in conversations(evidence, verdict) {
        conversation.judge(evidence, &sent, verdict);
    }
}

/// By writer and name: the words, and whether they were accepted.
type Everything<'a> = HashMap<(&'a str, &'a str), &'a Sent>;

fn everything_sent(evidence: &Evidence) -> Everything<'_> {
    let visitors = evidence.stays.iter().filter_map(|stay| stay.talk.as_ref());
    let desks = evidence.shifts.iter().flat_map(|shift| shift.talks.iter().map(|talk| &talk.record));
    visitors
        .chain(desks)
        .flat_map(|record| record.sent.iter().map(move |sent| (record, sent)))
        .map(|(record, sent)| ((record.writer.as_str(), sent.client_ref.as_str()), sent))
        .collect()
}

/// Puts together what belongs together: both sides are told the same epochs.
fn conversations<'a>(evidence: &'a Evidence, verdict: &mut Verdict) -> Vec<Conversation<'a>> {
    let mut all: BTreeMap<String, Conversation<'a>> = BTreeMap::new();
    let mut by_epoch: HashMap<u64, String> = HashMap::new();
    for shift in &evidence.shifts {
        for talk in &shift.talks {
            let name = talk.conversation.to_text();
            by_epoch.extend(talk.record.epochs.iter().map(|epoch| (*epoch, name.clone())));
            all.entry(name).or_default().desks.push((shift, talk));
        }
    }
    for stay in &evidence.stays {
        let Some(record) = &stay.talk else { continue };
        let names: HashSet<&String> = record.epochs.iter().filter_map(|epoch| by_epoch.get(epoch)).collect();
        if names.len() > 1 {
            let what = format!("v{} was in {} conversations", stay.number, names.len());
            verdict.broken(Promise::DoublyPaired, what, &[&stay.history]);
        }
        let own = format!("v{} alone", stay.number);
        let name = names.into_iter().next().cloned().unwrap_or(own);
        all.entry(name).or_default().stays.push(stay);
    }
    all.into_values().collect()
}

impl<'a> Conversation<'a> {
    fn judge(&self, evidence: &Evidence, sent: &Everything<'_>, verdict: &mut Verdict) {
        if !self.stays.is_empty() && !self.desks.is_empty() {
            verdict.talks += 1;
            verdict.refilled += u32::from(self.records().any(|record| record.given > 0));
            self.judge_doubt(verdict);
        }
        let accepted = self.records().flat_map(|record| &record.sent).filter(|sent| sent.accepted.is_some());
        verdict.accepted += u32::try_from(accepted.count()).unwrap_or(u32::MAX);
        self.judge_pairing(verdict);
        self.judge_places(verdict);
        for (record, history) in self.views() {
            self.judge_view(record, history, sent, verdict);
        }
        if let [stay] = self.stays[..]
            && let Some(record) = &stay.talk
        {
            for (shift, desk) in &self.desks {
                judge_order(record, &desk.record, &[&stay.history, &shift.history], verdict);
            }
            self.judge_counsellors_words(evidence, stay, record, verdict);
            self.judge_visitors_words(evidence, stay, record, verdict);
        }
    }

    fn views(&self) -> impl Iterator<Item = (&'a Record, &'a History)> {
        let visitors = self.stays.iter().filter_map(|stay| Some((stay.talk.as_ref()?, &stay.history)));
        visitors.chain(self.desks.iter().map(|(shift, talk)| (&talk.record, &shift.history)))
    }

    fn records(&self) -> impl Iterator<Item = &'a Record> {
        self.views().map(|(record, _)| record)
    }

    /// One visitor; and one counsellor after the other, never two by turns.
    fn judge_pairing(&self, verdict: &mut Verdict) {
        if self.stays.len() > 1 {
            let who: Vec<u32> = self.stays.iter().map(|stay| stay.number).collect();
            verdict.broken(Promise::DoublyPaired, format!("visitors {who:?} in one talk"), &[]);
        }
        for (record, history) in self.views() {
            let mut turns: Vec<&str> = vec![];
            for line in record.lines.iter().filter(|line| line.from == Side::Counsellor) {
                if turns.last() != Some(&writer_of(line)) {
                    turns.push(writer_of(line));
                }
            }
            for writer in turns.iter().collect::<HashSet<_>>() {
                let held = self.desks.iter().filter(|(shift, _)| shift.name == **writer).count();
                let spoke = turns.iter().filter(|turn| *turn == writer).count();
                if spoke > held.max(1) {
                    verdict.broken(Promise::DoublyPaired, format!("by turns: {turns:?}"), &[history]);
                }
            }
        }
    }

    /// A page may be unsure until both have answered, and no longer. A talk that ends before
    /// is counted, and no more can be said of it.
    fn judge_doubt(&self, verdict: &mut Verdict) {
        if self.records().all(|record| record.unsure.is_none()) {
            return;
        }
        verdict.unsure += 1;
        let ([stay], [(shift, desk)]) = (&self.stays[..], &self.desks[..]) else { return };
        let ends = [stay.ended.map(|(at, _)| at), stay.left.map(|(at, _)| at), Some(desk.ended.0)];
        let until = ends.into_iter().flatten().min().unwrap_or(desk.ended.0);
        let begins = [stay.talk.as_ref().and_then(|record| record.unsure), desk.record.unsure];
        let since = begins.into_iter().flatten().max().unwrap_or(until);
        // From when on both are there without a break.
        let visitor_here = stay.connections.last().map_or(Duration::MAX, |connection| connection.from);
        let desk_here = shift.offline.iter().filter(|(from, _)| *from < until).map(|(_, to)| *to).max();
        let both = since.max(visitor_here).max(desk_here.unwrap_or_default());
        if both + DOUBT < until {
            let what = format!("v{} and {} from {:.3} s on", stay.number, shift.name, both.as_secs_f64());
            verdict.broken(Promise::LeftUnsure, what, &[&stay.history, &shift.history]);
        }
    }

    /// A place in one life of the transcript is one message, whoever is shown it.
    fn judge_places(&self, verdict: &mut Verdict) {
        let mut places: HashMap<(u64, u32), &(Name, String)> = HashMap::new();
        for (record, history) in self.views() {
            for (place, line) in &record.places {
                let first = *places.entry(*place).or_insert(line);
                if first != line {
                    let what = format!("{place:?} is both {first:?} and {line:?}");
                    verdict.broken(Promise::Duplicated, what, &[history]);
                }
            }
            for complaint in &record.complaints {
                verdict.broken(Promise::Unfit, format!("{}: {complaint}", record.writer), &[history]);
            }
        }
    }

    /// Each line once, by one of the two, in the words and the order it was written.
    fn judge_view(&self, record: &Record, history: &History, sent: &Everything<'_>, verdict: &mut Verdict) {
        let (mut seen, mut last) = (HashSet::new(), HashMap::new());
        for (n, line) in record.lines.iter().enumerate() {
            let writer = writer_of(line);
            let name = line.client_ref.as_str();
            let told = |what: &str| format!("{} sees {what}: {writer} {name}", record.writer);
            if !seen.insert(name_of(line)) {
                verdict.broken(Promise::Duplicated, told("twice"), &[history]);
            }
            let belongs = match line.from {
                Side::Visitor => self.stays.iter().any(|stay| writer == format!("v{}", stay.number)),
                Side::Counsellor => self.desks.iter().any(|(shift, _)| shift.name == writer),
            };
            if !belongs && !self.stays.is_empty() && !self.desks.is_empty() {
                verdict.broken(Promise::Crossed, told("a stranger's line"), &[history]);
            }
            match sent.get(&(writer, name)) {
                Some(sent) if sent.text == line.text.as_str() => {}
                _ => verdict.broken(Promise::Crossed, told("what nobody wrote"), &[history]),
            }
            let number: usize = name.rsplit('-').next().unwrap_or_default().parse().unwrap_or(n);
            if last.insert(writer.to_owned(), number).is_some_and(|before| before > number) {
                verdict.broken(Promise::Reordered, told("out of order"), &[history]);
            }
        }
    }

    fn judge_counsellors_words(
        &self,
        evidence: &Evidence,
        stay: &Stay,
        record: &Record,
        verdict: &mut Verdict,
    ) {
        for (shift, desk) in &self.desks {
            for missing in missing_in(record, &desk.record) {
                let gone_kindly = matches!(stay.left, Some((_, Left::Kindly))) && stay.ended.is_none();
                let until = stay.ended.or(stay.left.map(|(at, _)| (at, EndReason::VisitorLeft)));
                let until = until.map_or(Duration::MAX, |(at, _)| at);
                let because = if record.unsure.is_some() {
                    Some("the visitor's page says that something may be missing")
                } else if matches!(stay.left, Some((_, Left::InAHurry))) || gone_kindly {
                    Some("the visitor had left before it came")
                } else if stay.forgotten.is_some() || stay.stuck.is_some() {
                    Some("judged with the visitor's place")
                } else if stay.left.is_some_and(|(at, _)| {
                    missing.accepted > until && evidence.lost_between(at, missing.accepted)
                }) {
                    // A node that is killed together with the copy of live state that it told
                    // takes the end with it. The desk brings the talk back, alone, until it is
                    // told that the visitor is lost.
                    Some("the visitor had left, and the end was lost with live state")
                } else {
                    // Said, lost with live state, and the only page that has it closes the talk
                    // before it can give it back.
                    let ended_here = desk.ended_here.is_some_and(|at| at <= until);
                    let is_lost = evidence.lost_between(missing.accepted, until);
                    (ended_here && is_lost).then_some("its writer ended the talk after a loss")
                };
                let who = format!("v{} never saw {}", stay.number, missing.told(&desk.record));
                missing.judge(record, who, because, &[&stay.history, &shift.history], verdict);
            }
            judge_own(&desk.record, &shift.history, verdict);
        }
    }

    fn judge_visitors_words(&self, evidence: &Evidence, stay: &Stay, record: &Record, verdict: &mut Verdict) {
        if !matches!(stay.left, Some((_, Left::InAHurry))) {
            judge_own(record, &stay.history, verdict);
        }
        let Some((shift, desk)) = self.desks.iter().max_by_key(|(_, talk)| talk.opened_at) else { return };
        let (until, end) = desk.ended;
        for missing in missing_in(&desk.record, record) {
            let is_lost = evidence.lost_between(missing.accepted, until);
            let away_too_long = shift.offline.iter().any(|(from, to)| {
                let time = to.saturating_sub(*from);
                *to >= missing.accepted && time + Duration::from_secs(5) > evidence.times.erase_after
            });
            let because = match end {
                _ if desk.record.unsure.is_some() => Some("the desk says that something may be missing"),
                DeskEnd::Never => Some("judged with the desk"),
                DeskEnd::Told(EndReason::BackToQueue) => Some("the desk had to hand the talk back"),
                // Kept nowhere any more: the words are destroyed soon after the end.
                _ if away_too_long => Some("the desk was away until the words were destroyed"),
                _ if stay.left.is_some() && is_lost => Some("its writer left before it was given back"),
                DeskEnd::WhileAway if is_lost => Some("the talk ended unseen in a loss"),
                DeskEnd::Told(_) | DeskEnd::WhileAway => None,
            };
            let who = format!("{} never saw {}", shift.name, missing.told(record));
            missing.judge(&desk.record, who, because, &[&stay.history, &shift.history], verdict);
        }
    }
}

/// A message that was accepted from one side and that the other does not have.
struct Missing<'a> {
    sent: &'a Sent,
    accepted: Duration,
}

fn missing_in<'a>(view: &Record, writer: &'a Record) -> Vec<Missing<'a>> {
    let has: HashSet<Name> = view.lines.iter().map(name_of).collect();
    let is_missing = |sent: &&Sent| !has.contains(&(writer.side, sent.client_ref.as_str().to_owned()));
    let missing = writer.sent.iter().filter(is_missing);
    missing.filter_map(|sent| Some(Missing { sent, accepted: sent.accepted? })).collect()
}

impl Missing<'_> {
    fn told(&self, writer: &Record) -> String {
        let at = self.accepted.as_secs_f64();
        format!("{} {}, accepted at {at:.3} s", writer.writer, self.sent.client_ref.as_str())
    }

    fn judge(
        &self,
        view: &Record,
        who: String,
        because: Option<&'static str>,
        histories: &[&History],
        verdict: &mut Verdict,
    ) {
        if let Some(because) = because {
            return verdict.excused(because);
        }
        let later = view.shown_at.values().any(|at| *at > self.accepted + Duration::from_secs(1));
        let promise = if later { Promise::SilentHole } else { Promise::Lost };
        verdict.broken(promise, who, histories);
    }
}

/// What a page was told is accepted stays on it.
fn judge_own(record: &Record, history: &History, verdict: &mut Verdict) {
    for missing in missing_in(record, record) {
        let who = format!("{} lost their own {}", record.writer, missing.told(record));
        missing.judge(record, who, None, &[history], verdict);
    }
}

/// What both have stands in one order.
fn judge_order(one: &Record, other: &Record, histories: &[&History], verdict: &mut Verdict) {
    let names = |lines: &[Line]| -> Vec<Name> { lines.iter().map(name_of).collect() };
    let (mut left, mut right) = (names(&one.lines), names(&other.lines));
    let both: HashSet<Name> = left.iter().filter(|name| right.contains(name)).cloned().collect();
    left.retain(|name| both.contains(name));
    right.retain(|name| both.contains(name));
    if left != right {
        let at = left.iter().zip(&right).position(|(a, b)| a != b).unwrap_or(0);
        let (l, r) = (left.get(at), right.get(at));
        let what = format!("{} sees {l:?} where {} sees {r:?}", one.writer, other.writer);
        verdict.broken(Promise::Reordered, what, histories);
    }
}
