//! One conversation on one page, of either side: what is held, what waits to be said, what
//! is to be given back. It does what the web client does, and remembers what a checker
//! needs to know. Pure: time is handed in, frames are handed out.

use std::collections::{HashSet, VecDeque};
use std::time::Duration;

use server::protocol::visit::{Line, Side};
use server::protocol::{ClientRef, Epoch, ErrorId, Position, Receipt};

use crate::record::{Record, Sent};
use crate::transcript::{Transcript, in_frames, name_of};

/// When the server does not say how long to wait.
const AGAIN_AFTER: Duration = Duration::from_secs(2);

/// A hole in the transcript that does not close by itself by then is asked about.
const GAP_PATIENCE: Duration = Duration::from_millis(1_500);

/// After asking, how long before asking once more.
const GAP_AGAIN: Duration = Duration::from_secs(15);

/// Something for the server.
#[derive(Debug)]
pub enum Out {
    /// Say this.
    Send { client_ref: ClientRef, text: String },
    /// These I have and you have not.
    Restore { lines: Vec<Line>, done: bool },
}

/// One conversation on one page.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing a page waits for, and any may hold")]
pub struct Talk {
    transcript: Transcript,
    /// What has no answer, oldest first: positions in [`Record::sent`].
    outbox: VecDeque<usize>,
    /// The first of them is on the wire.
    on_wire: bool,
    /// On this connection the server has said what it has to say of what was.
    greeted: bool,
    /// There is a talk to speak in.
    open: bool,
    put_off_until: Option<Duration>,
    /// Until then the person was away by themselves, and wanted nothing.
    away_until: Duration,
    /// What was given back on this connection.
    given: Option<HashSet<(u64, u32)>>,
    gap_since: Option<Duration>,
    asked_for_gap: bool,
    /// What is known of it.
    pub record: Record,
}

impl Talk {
    /// Of this side, whose writer is called this in the texts.
    pub fn new(side: Side, writer: &str) -> Self {
        Self {
            transcript: Transcript::default(),
            outbox: VecDeque::new(),
            on_wire: false,
            greeted: false,
            open: false,
            put_off_until: None,
            away_until: Duration::ZERO,
            given: None,
            gap_since: None,
            asked_for_gap: false,
            record: Record::new(side, writer),
        }
    }

    /// There is a new connection: what the server has to say of what was comes first.
    pub fn connected(&mut self) {
        (self.greeted, self.open, self.on_wire) = (false, false, false);
        self.given = None;
        self.put_off_until = None;
    }

    /// The person has been away by themselves until now.
    pub fn came_back(&mut self, now: Duration) {
        self.away_until = now;
    }

    /// The first answer to a ping: it has been said.
    pub fn greeted(&mut self) {
        self.greeted = true;
    }

    /// The talk is open, in this life of the transcript.
    pub fn opened(&mut self, epoch: Epoch) {
        self.open = true;
        self.on_wire = false;
        self.record.epochs.insert(epoch.0);
        self.transcript.opened(epoch);
    }

    /// There is nobody to speak to for now.
    pub fn interrupted(&mut self) {
        self.open = false;
    }

    /// The server has begun another life of the transcript, and asks what it lacks.
    pub fn begun_anew(&mut self, epoch: Epoch, lines: u32) {
        self.record.epochs.insert(epoch.0);
        self.transcript.begun_anew(epoch, lines);
        self.on_wire = false;
    }

    /// The page is told that something may be missing, or that all is here.
    pub fn unsure(&mut self, is_unsure: bool, now: Duration) {
        self.record.unsure = is_unsure.then(|| self.record.unsure.unwrap_or(now));
    }

    /// The writer says this, as soon as it can be said. Returns its name.
    pub fn write(&mut self, client_ref: ClientRef, text: String, now: Duration) {
        self.outbox.push_back(self.record.sent.len());
        self.record.sent.push(Sent { client_ref, text, at: now, accepted: None });
    }

    /// What was written and is not on its way yet is not said after all: somebody else
    /// answers now.
    pub fn hold_back(&mut self) {
        self.outbox.clear();
        self.on_wire = false;
    }

    /// A line came. Returns whether the page shows it for the first time.
    pub fn heard(&mut self, line: Line, now: Duration) -> bool {
        let name = name_of(&line);
        let text = line.text.as_str().to_owned();
        let place = (line.position.epoch.0, line.position.offset);
        self.answered(&line.client_ref, line.from, now);
        if let Some(before) = self.record.places.insert(place, (name.clone(), text.clone()))
            && before.1 != text
        {
            let complaint = format!("place {place:?} held first {before:?}, then {text:?}");
            self.record.complaints.push(complaint);
        }
        self.transcript.heard(line);
        self.watch_gap(now);
        let first = !self.record.shown_at.contains_key(&name);
        self.record.shown_at.entry(name).or_insert(now);
        first
    }

    /// Something said here has its place. Returns how long that took.
    pub fn accepted(&mut self, told: Accepted, now: Duration) -> Option<Duration> {
        let Accepted { client_ref, position, sent_at_ms, receipt } = told;
        let found = self.record.sent.iter().find(|sent| sent.client_ref == client_ref)?;
        let since = found.at.max(self.away_until);
        let (waited, is_first) = (now.saturating_sub(since), found.accepted.is_none());
        let text = found.text.as_str().into();
        let from = self.record.side;
        self.heard(
            Line { position, from, text, card: None, guest: None, sent_at_ms, receipt, client_ref },
            now,
        );
        is_first.then_some(waited)
    }

    /// Something said here was not taken. Returns whether it is given up.
    pub fn refused(&mut self, client_ref: &ClientRef, why: ErrorId, after_ms: Option<u32>, now: Duration) {
        let after = after_ms.map_or(AGAIN_AFTER, |ms| Duration::from_millis(ms.into()));
        match why {
            ErrorId::LiveUnavailable | ErrorId::TooFast | ErrorId::Internal => self.put_off(now + after),
            // It is said when there is a talk again.
            ErrorId::NoConversation => {
                self.on_wire = false;
                self.put_off(now + after);
            }
            _ => {
                if why != ErrorId::ConversationEnded {
                    self.record.complaints.push(format!("{} was refused: {why}", client_ref.as_str()));
                }
                self.forget(client_ref);
            }
        }
    }

    /// The server could not take something just now: everything waits, and what was given
    /// back is given once more.
    pub fn put_off(&mut self, until: Duration) {
        self.put_off_until = Some(until);
        self.on_wire = false;
        if self.given.take().is_some() {
            self.transcript.ask_again();
        }
    }

    /// It can again.
    pub fn go_on(&mut self) {
        self.put_off_until = None;
    }

    /// What is to be sent now.
    pub fn out(&mut self, now: Duration) -> Vec<Out> {
        let mut out = vec![];
        if self.put_off_until.is_some_and(|until| now < until) {
            return out;
        }
        self.put_off_until = None;
        // Asked on an earlier connection is not asked: the talk is told anew first.
        if self.open
            && let Some(mut lines) = self.transcript.to_give()
        {
            // The server begins a new life with every frame it can use, and asks again each
            // time: what is on its way is not sent twice.
            let before = self.given.get_or_insert_default();
            lines.retain(|line| before.insert((line.position.epoch.0, line.position.offset)));
            self.record.given += u32::try_from(lines.len()).unwrap_or(u32::MAX);
            let frames = in_frames(lines);
            let last = frames.len() - 1;
            let frames = frames.into_iter().enumerate();
            out.extend(frames.map(|(n, lines)| Out::Restore { lines, done: n == last }));
            self.transcript.answered();
        }
        if self.greeted && self.open && !self.transcript.is_asked() && !self.on_wire {
            out.extend(self.outbox.front().map(|n| {
                let Sent { client_ref, text, .. } = &self.record.sent[*n];
                Out::Send { client_ref: client_ref.clone(), text: text.clone() }
            }));
            self.on_wire = !out.is_empty() && !self.outbox.is_empty();
        }
        out
    }

    /// When to look again, if nothing is heard before.
    pub fn due(&self) -> Option<Duration> {
        let gap = self.gap_since.map(|since| since + self.gap_patience());
        [self.put_off_until, gap].into_iter().flatten().min()
    }

    /// Whether a line has been missing for so long that the page asks on a new connection.
    pub fn asks_for_gap(&mut self, now: Duration) -> bool {
        let asks = self.gap_since.is_some_and(|since| now >= since + self.gap_patience());
        if asks {
            self.asked_for_gap = true;
            self.gap_since = Some(now);
        }
        asks
    }

    /// The last message the page has, for its hello.
    pub fn position(&self) -> Option<Position> {
        self.transcript.position_held()
    }

    /// Whether everything said here has an answer.
    pub fn is_quiet(&self) -> bool {
        self.outbox.is_empty()
    }

    /// The talk is over: what is known of it.
    pub fn close(mut self) -> Record {
        self.record.lines = self.transcript.shown();
        self.record
    }

    fn answered(&mut self, client_ref: &ClientRef, from: Side, now: Duration) {
        if from != self.record.side {
            return;
        }
        if let Some(sent) = self.record.sent.iter_mut().find(|sent| sent.client_ref == *client_ref) {
            sent.accepted.get_or_insert(now);
        }
        self.forget(client_ref);
    }

    fn forget(&mut self, client_ref: &ClientRef) {
        let sent = &self.record.sent;
        let is_first = self.outbox.front().is_some_and(|n| sent[*n].client_ref == *client_ref);
        self.outbox.retain(|n| sent[*n].client_ref != *client_ref);
        self.on_wire &= !is_first;
    }

    fn watch_gap(&mut self, now: Duration) {
        if !self.transcript.has_gap() {
            (self.gap_since, self.asked_for_gap) = (None, false);
        } else if self.gap_since.is_none() {
            self.gap_since = Some(now);
        }
    }

    fn gap_patience(&self) -> Duration {
        if self.asked_for_gap { GAP_AGAIN } else { GAP_PATIENCE }
    }
}

/// What `accepted` tells.
#[derive(Debug)]
pub struct Accepted {
    /// Which message.
    pub client_ref: ClientRef,
    /// Its place.
    pub position: Position,
    /// Its time.
    pub sent_at_ms: u64,
    /// Its proof.
    pub receipt: Receipt,
}
