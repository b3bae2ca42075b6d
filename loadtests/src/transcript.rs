//! One conversation as one page holds it, as the web client does: the lines of this life
//! as the server told them, and the lines of an earlier life until the server has them
//! again. Pure.

use std::collections::{BTreeMap, HashSet};

use server::protocol::visit::{Line, Side};
use server::protocol::{Epoch, Position};

/// What tells one line from every other, in any life of the transcript.
pub type Name = (Side, String);

/// A frame of this size, in bytes of JSON, is sure to fit: the server takes 16 KiB.
const FRAME_MAX_BYTES: usize = 12_000;

/// The name of a line.
pub fn name_of(line: &Line) -> Name {
    (line.from, line.client_ref.as_str().to_owned())
}

/// A conversation as far as it is known here.
#[derive(Clone, Debug, Default)]
pub struct Transcript {
    epoch: Option<Epoch>,
    said: BTreeMap<u32, Line>,
    held: Vec<Line>,
    /// How many lines this life began with, when the server said so.
    began_with: u32,
    /// The server has asked what it lacks, and has no answer.
    asked: bool,
}

impl Transcript {
    /// Opens the conversation on a new connection. Another life begins empty, and what
    /// stood here is held.
    pub fn opened(&mut self, epoch: Epoch) {
        if self.epoch == Some(epoch) {
            self.asked = false;
            return;
        }
        let held = self.shown();
        *self = Self { epoch: Some(epoch), held, ..Self::default() };
    }

    /// The server has begun another life with so many lines, and asks what it lacks.
    pub fn begun_anew(&mut self, epoch: Epoch, lines: u32) {
        self.opened(epoch);
        (self.began_with, self.asked) = (lines, true);
    }

    /// A line came, new or again. Returns whether it is new in this life.
    pub fn heard(&mut self, line: Line) -> bool {
        let Position { epoch, offset } = line.position;
        if self.epoch != Some(epoch) || self.said.contains_key(&offset) {
            return false;
        }
        self.said.insert(offset, line);
        if !self.held.is_empty() && self.is_whole() && self.lacking().is_empty() {
            self.held.clear();
        }
        true
    }

    /// What to give the server, once that is asked and known.
    pub fn to_give(&self) -> Option<Vec<Line>> {
        (self.asked && self.is_whole()).then(|| self.lacking())
    }

    /// The server has asked, and has no answer.
    pub fn is_asked(&self) -> bool {
        self.asked
    }

    /// The server has been given what it lacks.
    pub fn answered(&mut self) {
        self.asked = false;
    }

    /// What was given may not have arrived.
    pub fn ask_again(&mut self) {
        self.asked = true;
    }

    /// The last position up to which nothing is missing.
    pub fn position_held(&self) -> Option<Position> {
        let offset = self.said.keys().zip(1_u32..).take_while(|(offset, n)| **offset == *n).count();
        let offset = u32::try_from(offset).ok().filter(|offset| *offset > 0)?;
        self.epoch.map(|epoch| Position { epoch, offset })
    }

    /// Whether a later line came before an earlier one.
    pub fn has_gap(&self) -> bool {
        self.said.last_key_value().is_some_and(|(last, _)| *last as usize != self.said.len())
    }

    /// What the page shows: the server's lines, with those it lacks between.
    pub fn shown(&self) -> Vec<Line> {
        let said: Vec<Line> = self.said.values().cloned().collect();
        if self.held.is_empty() {
            return said;
        }
        if self.is_whole() { merged(said, &self.held) } else { merged(self.held.clone(), &said) }
    }

    fn is_whole(&self) -> bool {
        self.position_held().map_or(0, |position| position.offset) >= self.began_with
    }

    fn lacking(&self) -> Vec<Line> {
        let names: HashSet<Name> = self.said.values().map(name_of).collect();
        self.held.iter().filter(|line| !names.contains(&name_of(line))).cloned().collect()
    }
}

/// All of `base` in its order, with what it lacks of `more` between: each after what stood
/// before it there, or by its time when nothing did.
fn merged(base: Vec<Line>, more: &[Line]) -> Vec<Line> {
    let mut lines = base;
    // Where the next one goes: right after the last that both have.
    let mut next: Option<usize> = None;
    for line in more {
        if let Some(found) = lines.iter().position(|other| name_of(other) == name_of(line)) {
            next = Some(next.map_or(found + 1, |next| next.max(found + 1)));
            continue;
        }
        let later = || lines.iter().position(|other| other.sent_at_ms > line.sent_at_ms);
        let at = next.or_else(later).unwrap_or(lines.len());
        lines.insert(at, line.clone());
        next = Some(at + 1);
    }
    lines
}

/// The lines as frames that fit, at least one. The lines of a frame are of one life and
/// rise: the server takes no others.
pub fn in_frames(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut frames = vec![vec![]];
    let mut left = FRAME_MAX_BYTES;
    for line in lines {
        let size = serde_json::to_vec(&line).map_or(FRAME_MAX_BYTES, |json| json.len() + 1);
        let frame = frames.last_mut().expect("there is at least one");
        let follows = frame.last().is_none_or(|last: &Line| {
            last.position.epoch == line.position.epoch && last.position.offset < line.position.offset
        });
        if size > left || !follows {
            left = FRAME_MAX_BYTES;
            frames.push(vec![line]);
        } else {
            frame.push(line);
        }
        left = left.saturating_sub(size);
    }
    frames
}

#[cfg(test)]
mod tests {
    use server::protocol::{ClientRef, Receipt};

    use super::*;

    fn line(epoch: u64, offset: u32, name: &str) -> Line {
        Line {
            position: Position { epoch: Epoch(epoch), offset },
            from: Side::Visitor,
            text: name.into(),
            card: None,
            guest: None,
            // A line keeps its time through all its lives.
            sent_at_ms: name.bytes().map(u64::from).sum(),
            receipt: Receipt([0; 16]),
            client_ref: ClientRef::parse(name).unwrap(),
        }
    }

    fn texts(lines: &[Line]) -> Vec<&str> {
        lines.iter().map(|line| line.text.as_str()).collect()
    }

    fn talk(names: &[&str]) -> Transcript {
        let mut transcript = Transcript::default();
        transcript.opened(Epoch(1));
        for (offset, name) in (1..).zip(names) {
            assert!(transcript.heard(line(1, offset, name)));
        }
        transcript
    }

    #[test]
    fn what_the_server_lost_is_shown_and_given_back_in_its_order() {
        let mut transcript = talk(&["a", "b", "c"]);
        transcript.begun_anew(Epoch(2), 1);
        assert!(transcript.to_give().is_none(), "the server's own lines come first");
        assert_eq!(texts(&transcript.shown()), ["a", "b", "c"]);
        transcript.heard(line(2, 1, "b"));
        assert_eq!(texts(&transcript.shown()), ["a", "b", "c"]);
        assert_eq!(texts(&transcript.to_give().unwrap()), ["a", "c"]);
        transcript.begun_anew(Epoch(3), 3);
        for (offset, name) in [(1, "a"), (2, "b"), (3, "c")] {
            transcript.heard(line(3, offset, name));
        }
        assert!(transcript.to_give().unwrap().is_empty());
    }

    #[test]
    fn a_gap_is_seen_and_the_position_stays_before_it() {
        let mut transcript = talk(&["a"]);
        transcript.heard(line(1, 3, "c"));
        assert!(transcript.has_gap());
        assert_eq!(transcript.position_held().unwrap().offset, 1);
    }

    #[test]
    fn a_frame_holds_lines_of_one_life_only() {
        let frames = in_frames(vec![line(1, 1, "a"), line(1, 2, "b"), line(2, 3, "c")]);
        assert_eq!(frames.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(in_frames(vec![]).len(), 1);
    }
}
