//! A conversation as one page holds it, and what it has written that has no answer yet: the
//! rules of the web client, in short.

use std::collections::BTreeSet;
use std::time::Duration;

use server::protocol::ErrorId;
use server::protocol::ids::ClientRef;
use server::protocol::position::{Epoch, Position, Receipt};
use server::protocol::visit::{Line, Side};
use tokio::time::Instant;

/// Lines offered in one frame.
const OFFERED_AT_ONCE: usize = 4;

/// Somebody whose message was not taken tries again after this.
const TRY_AGAIN_AFTER: Duration = Duration::from_millis(1_500);

/// Of a thousand pages, so many are not ours and send all they have at once.
pub(super) const HASTY: u64 = 250;

/// A promise that this page saw broken.
pub(super) type Seen = Result<(), (&'static str, String)>;

/// Who is to say something.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Turn {
    /// The server has not yet said everything it had to say first on this connection.
    Servers,
    /// This page.
    Ours,
    /// This was sent, and is answered before anything else goes.
    Sent(ClientRef),
}

/// Written, without a place.
#[derive(Clone, Debug)]
pub(super) struct Unsaid {
    pub(super) client_ref: ClientRef,
    pub(super) text: String,
    is_sent: bool,
    try_again_at: Option<Instant>,
}

/// One conversation on one page.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "what a page remembers of it, each by itself")]
pub(super) struct Talk {
    side: Side,
    epoch: Option<Epoch>,
    pub(super) lines: Vec<Line>,
    /// What the page has been shown and the server has not.
    pub(super) kept: Vec<Line>,
    incoming: u32,
    /// What was kept is to be offered.
    owes_offer: bool,
    offer_again_at: Option<Instant>,
    /// The page has been told that something may be missing.
    pub(super) unsure: bool,
    /// The page gave it to a colleague: nobody asks it any more for what it was shown.
    pub(super) handed_over: bool,
    pub(super) outbox: Vec<Unsaid>,
    /// Sends all it has at once, as no page of ours does: then nobody promises an order.
    pub(super) is_hasty: bool,
    turn: Turn,
    /// Not taken, for good.
    pub(super) refused: Vec<ClientRef>,
    pub(super) accepted: BTreeSet<ClientRef>,
    /// First word of everything the visitor says here, and of everything the counsellor says.
    marks: [Option<String>; 2],
}

impl Talk {
    /// `mark`: the first word of whatever this page writes here.
    pub(super) fn new(side: Side, mark: &str, is_hasty: bool) -> Self {
        let mut marks = [None, None];
        marks[index(side)] = Some(mark.to_owned());
        Self {
            side,
            epoch: None,
            lines: Vec::new(),
            kept: Vec::new(),
            incoming: 0,
            owes_offer: false,
            offer_again_at: None,
            unsure: false,
            handed_over: false,
            outbox: Vec::new(),
            is_hasty,
            turn: Turn::Servers,
            refused: Vec::new(),
            accepted: BTreeSet::new(),
            marks,
        }
    }

    /// The life of the transcript that the page is in.
    pub(super) fn life(&self) -> Option<Epoch> {
        self.epoch
    }

    pub(super) fn position(&self) -> Option<Position> {
        self.lines.last().map(|line| line.position)
    }

    /// The other side's mark, once it has said something.
    pub(super) fn mark(&self, side: Side) -> Option<&str> {
        self.marks[index(side)].as_deref()
    }

    /// The talk is open, in this life of its transcript.
    pub(super) fn opened(&mut self, epoch: Epoch) {
        if self.lines.is_empty() && self.incoming == 0 {
            self.epoch = Some(epoch);
        }
    }

    /// Everything is about to be shown again.
    pub(super) fn shown_anew(&mut self, epoch: Epoch) {
        self.keep_lines();
        self.incoming = 0;
        self.unsure = false;
        self.epoch = Some(epoch);
    }

    pub(super) fn epoch_changed(&mut self, epoch: Epoch, lines: u32) {
        self.keep_lines();
        self.epoch = Some(epoch);
        self.incoming = lines;
        self.owes_offer = true;
    }

    /// The page is a guest's: it is asked for nothing.
    pub(super) fn gives_nothing(&mut self) {
        self.owes_offer = false;
        self.kept.clear();
    }

    fn keep_lines(&mut self) {
        for line in std::mem::take(&mut self.lines) {
            if !self.kept.iter().any(|kept| same(kept, &line)) {
                self.kept.push(line);
            }
        }
    }

    /// Writes something. It goes when its turn comes: see [`Talk::due`].
    pub(super) fn write(&mut self, client_ref: ClientRef) {
        let mark = self.marks[index(self.side)].clone().unwrap_or_default();
        let text = format!("{mark} {}", client_ref.as_str());
        self.outbox.push(Unsaid { client_ref, text, is_sent: false, try_again_at: None });
    }

    /// There is a new connection: whatever has no answer goes again, in order.
    pub(super) fn connected(&mut self) {
        self.turn = if self.is_hasty { Turn::Ours } else { Turn::Servers };
        self.outbox.iter_mut().for_each(|unsaid| unsaid.is_sent = false);
    }

    /// The server has answered after everything else it had to say.
    pub(super) fn greeted(&mut self) {
        if self.turn == Turn::Servers {
            self.turn = Turn::Ours;
        }
    }

    /// What is to be sent now, oldest first; whoever was told no tries again after a while.
    pub(super) fn due(&mut self, now: Instant) -> Vec<Unsaid> {
        let gives_first = self.owes_offer || self.incoming > 0;
        if self.turn != Turn::Ours || !self.is_hasty && gives_first {
            return Vec::new();
        }
        let is_due = |unsaid: &&mut Unsaid| match unsaid.try_again_at {
            Some(at) => at <= now,
            None => !unsaid.is_sent,
        };
        let at_once = if self.is_hasty { usize::MAX } else { 1 };
        let due = self.outbox.iter_mut().filter(is_due).take(at_once).map(|unsaid| {
            (unsaid.try_again_at, unsaid.is_sent) = (None, true);
            unsaid.clone()
        });
        let due: Vec<Unsaid> = due.collect();
        if let Some(sent) = due.last().filter(|_| !self.is_hasty) {
            self.turn = Turn::Sent(sent.client_ref.clone());
        }
        due
    }

    fn answered(&mut self, client_ref: &ClientRef) {
        if matches!(&self.turn, Turn::Sent(sent) if sent == client_ref) {
            self.turn = Turn::Ours;
        }
    }

    pub(super) fn refused(&mut self, client_ref: &ClientRef, id: ErrorId, now: Instant) {
        self.answered(client_ref);
        let Some(at) = self.outbox.iter().position(|unsaid| unsaid.client_ref == *client_ref) else { return };
        if id == ErrorId::ConversationEnded || id == ErrorId::ClientRefReused {
            self.outbox.remove(at);
            self.refused.push(client_ref.clone());
        } else {
            self.outbox[at].try_again_at = Some(now + TRY_AGAIN_AFTER);
        }
    }

    /// Something else than a message was refused; it may have been an offer of lines.
    pub(super) fn offer_again(&mut self, now: Instant) {
        if self.unsure || !self.kept.is_empty() {
            self.offer_again_at.get_or_insert(now + TRY_AGAIN_AFTER);
        }
    }

    pub(super) fn accepted(
        &mut self,
        client_ref: ClientRef,
        position: Position,
        sent_at_ms: u64,
        receipt: Receipt,
    ) -> Seen {
        self.accepted.insert(client_ref.clone());
        self.answered(&client_ref);
        if let Some(line) = self.lines.iter().find(|line| line.position == position) {
            self.outbox.retain(|unsaid| unsaid.client_ref != client_ref);
            let is_it = line.client_ref == client_ref && line.from == self.side;
            return if is_it { Ok(()) } else { Err(("1: a place is given once", format!("{position:?}"))) };
        }
        let written = self.outbox.iter().find(|unsaid| unsaid.client_ref == client_ref);
        let kept = self.kept.iter().find(|kept| kept.from == self.side && kept.client_ref == client_ref);
        // A place in an earlier life is no place in this one: it was sent again, and has one now.
        let text = match (written, kept) {
            (Some(unsaid), _) => unsaid.text.as_str().into(),
            (None, Some(kept)) => kept.text.clone(),
            (None, None) => {
                return Err(("1: accepted once", format!("{} has no place here", client_ref.as_str())));
            }
        };
        self.heard(Line {
            position,
            from: self.side,
            text,
            card: None,
            guest: None,
            sent_at_ms,
            receipt,
            client_ref,
        })
    }

    /// A line is shown.
    pub(super) fn heard(&mut self, line: Line) -> Seen {
        if Some(line.position.epoch) != self.epoch {
            return Err(("2: no line of another life", format!("{:?} in {:?}", line.position, self.epoch)));
        }
        if line.position.offset as usize != self.lines.len() + 1 {
            let how = format!("{:?} after {} lines", line.position, self.lines.len());
            return Err(("2: no gap, and no line twice", how));
        }
        if self.lines.iter().any(|known| same(known, &line)) {
            return Err(("2: no line twice", line.client_ref.as_str().to_owned()));
        }
        let mark = line.text.as_str().split(' ').next().unwrap_or_default();
        let expected = self.marks[index(line.from)].get_or_insert_with(|| mark.to_owned());
        if expected != mark {
            return Err(("3: no word in a foreign conversation", format!("{mark} where {expected} speaks")));
        }
        if line.from == self.side {
            self.answered(&line.client_ref);
            self.outbox.retain(|unsaid| unsaid.client_ref != line.client_ref);
            self.accepted.insert(line.client_ref.clone());
        }
        self.kept.retain(|kept| !same(kept, &line));
        self.incoming = self.incoming.saturating_sub(1);
        self.lines.push(line);
        Ok(())
    }

    /// What is to be offered to the server now: each frame's lines, and whether it is the last.
    pub(super) fn offer(&mut self, now: Instant) -> Vec<(Vec<Line>, bool)> {
        if self.offer_again_at.is_some_and(|at| at <= now) {
            self.offer_again_at = None;
            self.owes_offer = true;
        }
        if !self.owes_offer || self.incoming > 0 {
            return Vec::new();
        }
        self.owes_offer = false;
        self.kept.sort_by_key(|line| line.position);
        let mut frames: Vec<(Vec<Line>, bool)> = Vec::new();
        for life in self.kept.chunk_by(|one, next| one.position.epoch == next.position.epoch) {
            frames.extend(life.chunks(OFFERED_AT_ONCE).map(|lines| (lines.to_vec(), false)));
        }
        match frames.last_mut() {
            Some(last) => last.1 = true,
            None => frames.push((Vec::new(), true)),
        }
        frames
    }
}

fn same(one: &Line, other: &Line) -> bool {
    one.from == other.from && one.client_ref == other.client_ref
}

fn index(side: Side) -> usize {
    match side {
        Side::Visitor => 0,
        Side::Counsellor => 1,
    }
}
