//! What was said in one conversation, in order. Pure: stores keep it, this decides.

use std::collections::HashMap;
use std::sync::Arc;

use super::receipt::{Claim, Receipts};
use crate::clock::Moment;
use crate::protocol::ErrorId;
use crate::protocol::call_in::GuestName;
use crate::protocol::card::Body;
use crate::protocol::ids::{ClientRef, ConversationId};
use crate::protocol::limits::CONVERSATION_MAX_MESSAGES;
use crate::protocol::position::{Epoch, Position, Receipt};
use crate::protocol::visit::Side;

/// One message with its place.
#[derive(Debug, PartialEq, Eq)]
pub struct Message {
    /// Its place.
    pub position: Position,
    /// Who said it.
    pub from: Side,
    /// The second counsellor, when it was one.
    pub guest: Option<GuestName>,
    /// The sender's name for it.
    pub client_ref: ClientRef,
    /// What it says.
    pub body: Body,
    /// When it was accepted, by the wall clock: people see it.
    pub sent_at: Moment,
    /// Proof of the line.
    pub receipt: Receipt,
    /// Its place in the life before this one, or its own when it was first said in this one.
    pub was: Position,
}

/// A line that a browser kept, whose receipt has been checked.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The place it had.
    pub position: Position,
    /// Who said it.
    pub from: Side,
    /// The second counsellor, when it was one.
    pub guest: Option<GuestName>,
    /// The sender's name for it.
    pub client_ref: ClientRef,
    /// What it says.
    pub body: Body,
    /// When it was accepted.
    pub sent_at: Moment,
}

/// Which sides have not said yet whether they kept something that the transcript has
/// not. Until both have, nobody can promise that nothing is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Awaits {
    /// The visitor's page.
    pub visitor: bool,
    /// The counsellor's desk.
    pub counsellor: bool,
}

impl Awaits {
    /// After a loss.
    pub const BOTH: Self = Self { visitor: true, counsellor: true };

    /// Whether everything that was ever accepted is here.
    pub fn nobody(self) -> bool {
        self == Self::default()
    }

    /// Whether this side is awaited.
    pub fn side(self, side: Side) -> bool {
        match side {
            Side::Visitor => self.visitor,
            Side::Counsellor => self.counsellor,
        }
    }

    fn answered(&mut self, side: Side) {
        match side {
            Side::Visitor => self.visitor = false,
            Side::Counsellor => self.counsellor = false,
        }
    }
}

/// What giving lines back did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refilled {
    /// Lines came in: there is a new epoch, and both sides are shown everything again.
    Lines(usize),
    /// Nothing new, but a side that was awaited has answered.
    Answered,
    /// Nothing to do.
    Nothing,
}

/// A message that has no place yet.
#[derive(Debug)]
pub struct Draft {
    /// Who says it.
    pub from: Side,
    /// The second counsellor, when it is one.
    pub guest: Option<GuestName>,
    /// The sender's name for it.
    pub client_ref: ClientRef,
    /// What it says.
    pub body: Body,
    /// The time to write on it.
    pub sent_at: Moment,
}

/// Everything said in one conversation.
#[derive(Debug)]
#[cfg_attr(feature = "simulation", derive(Clone))]
pub struct Transcript {
    conversation: ConversationId,
    epoch: Epoch,
    messages: Vec<Arc<Message>>,
    by_ref: HashMap<(Side, ClientRef), u32>,
    ended_at: Option<Moment>,
    awaits: Awaits,
}

/// What a side is missing, and in which life of the transcript.
#[derive(Debug, PartialEq, Eq)]
pub struct Missing {
    /// The life of the transcript.
    pub epoch: Epoch,
    /// The lines.
    pub replay: Replay,
    /// Who may still have lines that are not here.
    pub awaits: Awaits,
}

/// The lines a side is missing.
#[derive(Debug, PartialEq, Eq)]
pub enum Replay {
    /// These, in order; perhaps none.
    Messages(Vec<Arc<Message>>),
    /// The position is not of this transcript, so nobody can say what is missing:
    /// here is all of it.
    Everything(Vec<Arc<Message>>),
}

impl Transcript {
    /// An empty one.
    pub fn open(conversation: ConversationId) -> Self {
        Self {
            conversation,
            epoch: Epoch::random(),
            messages: Vec::new(),
            by_ref: HashMap::new(),
            ended_at: None,
            awaits: Awaits::default(),
        }
    }

    /// An empty one in the place of one that was lost.
    pub fn reopen(conversation: ConversationId) -> Self {
        Self { awaits: Awaits::BOTH, ..Self::open(conversation) }
    }

    /// One that a store kept: `messages` in order, without a gap, of one epoch.
    pub fn kept(
        conversation: ConversationId,
        epoch: Epoch,
        messages: Vec<Arc<Message>>,
        ended_at: Option<Moment>,
        awaits: Awaits,
    ) -> Self {
        let mut transcript = Self { conversation, epoch, messages, by_ref: HashMap::new(), ended_at, awaits };
        transcript.index();
        transcript
    }

    /// Everything in it, in order.
    pub fn messages(&self) -> &[Arc<Message>] {
        &self.messages
    }

    /// Who may still have lines that are not here.
    pub fn awaits(&self) -> Awaits {
        self.awaits
    }

    /// The life of this transcript.
    pub fn epoch(&self) -> Epoch {
        self.epoch
    }

    /// When the conversation ended.
    pub fn ended_at(&self) -> Option<Moment> {
        self.ended_at
    }

    /// How many messages there are.
    pub fn len(&self) -> usize {
        self.messages.len()
    }

    /// Whether nothing has been said.
    pub fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    /// Gives the message the next place. The same name and words again are the same
    /// message: its first place is returned and nothing is added, also after the end.
    ///
    /// # Errors
    /// [`ErrorId::ClientRefReused`], [`ErrorId::ConversationEnded`] or
    /// [`ErrorId::ConversationFull`]; nothing is added.
    pub fn append(&mut self, draft: Draft, receipts: &Receipts) -> Result<Arc<Message>, ErrorId> {
        let name = (draft.from, draft.client_ref.clone());
        if let Some(offset) = self.by_ref.get(&name) {
            let said = self.messages[*offset as usize - 1].clone();
            return if said.body == draft.body && said.guest == draft.guest {
                Ok(said)
            } else {
                Err(ErrorId::ClientRefReused)
            };
        }
        if self.ended_at.is_some() {
            return Err(ErrorId::ConversationEnded);
        }
        if self.messages.len() >= CONVERSATION_MAX_MESSAGES {
            return Err(ErrorId::ConversationFull);
        }
        let offset = u32::try_from(self.messages.len() + 1).expect("the cap is far below");
        let position = Position { epoch: self.epoch, offset };
        let message = Arc::new(draft.placed(self.conversation, position, position, receipts));
        self.messages.push(message.clone());
        self.by_ref.insert(name, offset);
        Ok(message)
    }

    /// Takes back lines that one side kept. Those that are here already are passed over;
    /// the others go to where they stood. `done`: that was all this side has.
    ///
    /// New lines begin a new epoch: an offset of the old one can never be taken for one
    /// of the new, and both sides are shown the same history.
    ///
    /// # Errors
    /// [`ErrorId::ConversationEnded`] or [`ErrorId::ConversationFull`]; nothing is changed.
    pub fn refill(
        &mut self,
        side: Side,
        lines: Vec<Kept>,
        done: bool,
        receipts: &Receipts,
    ) -> Result<Refilled, ErrorId> {
        let mut unknown = lines;
        unknown.retain(|line| !self.by_ref.contains_key(&(line.from, line.client_ref.clone())));
        if self.ended_at.is_some() && !unknown.is_empty() {
            return Err(ErrorId::ConversationEnded);
        }
        if self.messages.len() + unknown.len() > CONVERSATION_MAX_MESSAGES {
            return Err(ErrorId::ConversationFull);
        }
        let was_awaited = self.awaits.side(side);
        if done {
            self.awaits.answered(side);
        }
        if unknown.is_empty() {
            let answered = done && was_awaited;
            return Ok(if answered { Refilled::Answered } else { Refilled::Nothing });
        }
        let count = unknown.len();
        // Pages still name places of the life before, however often lines come in.
        let mut places: Vec<Place> = self.messages.iter().map(|message| Place::of(message)).collect();
        for line in unknown {
            let at = place_of(&places, &line);
            places.insert(at, Place { was: line.position, line });
        }
        self.rewrite(places, receipts);
        Ok(Refilled::Lines(count))
    }

    /// Begins a new epoch with the same lines: what was accepted last may have been lost,
    /// and a place must never be given twice.
    pub fn renew(&mut self, receipts: &Receipts) {
        self.awaits = Awaits::BOTH;
        let renewed = |message: &Arc<Message>| Place { was: message.position, ..Place::of(message) };
        let places = self.messages.iter().map(renewed).collect();
        self.rewrite(places, receipts);
    }

    fn rewrite(&mut self, places: Vec<Place>, receipts: &Receipts) {
        self.epoch = Epoch::random();
        self.messages = (1..)
            .zip(places)
            .map(|(offset, Place { line, was })| {
                let Kept { from, guest, client_ref, body, sent_at, .. } = line;
                let position = Position { epoch: self.epoch, offset };
                let draft = Draft { from, guest, client_ref, body, sent_at };
                Arc::new(draft.placed(self.conversation, position, was, receipts))
            })
            .collect();
        self.index();
    }

    fn index(&mut self) {
        let names = self
            .messages
            .iter()
            .map(|message| ((message.from, message.client_ref.clone()), message.position.offset));
        self.by_ref = names.collect();
    }

    /// What comes after `position`, and who may still have more.
    pub fn missing(&self, position: Option<Position>) -> Missing {
        Missing { epoch: self.epoch, replay: self.after(position), awaits: self.awaits }
    }

    /// What comes after `position`; everything when there is none.
    pub fn after(&self, position: Option<Position>) -> Replay {
        match position {
            None => Replay::Messages(self.messages.clone()),
            Some(Position { epoch, offset }) => match self.messages.get(offset as usize..) {
                Some(rest) if epoch == self.epoch => Replay::Messages(rest.to_vec()),
                _ => Replay::Everything(self.messages.clone()),
            },
        }
    }

    /// Nothing more can be said. The first end counts.
    pub fn end(&mut self, now: Moment) {
        self.ended_at.get_or_insert(now);
    }
}

/// A line on its way to a new place.
struct Place {
    line: Kept,
    /// Where it stood in the life before.
    was: Position,
}

impl Place {
    fn of(message: &Message) -> Self {
        let line = Kept {
            position: message.position,
            from: message.from,
            guest: message.guest.clone(),
            client_ref: message.client_ref.clone(),
            body: message.body.clone(),
            sent_at: message.sent_at,
        };
        Self { line, was: message.was }
    }

    /// Where it stood, or stands, in that life.
    fn in_life(&self, epoch: Epoch) -> Option<u32> {
        [self.line.position, self.was]
            .into_iter()
            .find(|place| place.epoch == epoch)
            .map(|place| place.offset)
    }
}

/// After the last line that stood before it in the same life, or before the first that
/// stood after it. When none of that life is here, its time tells: what has been said
/// since the loss comes after what was said before.
fn place_of(places: &[Place], line: &Kept) -> usize {
    let Position { epoch, offset } = line.position;
    let stood = |place: &Place| place.in_life(epoch);
    places
        .iter()
        .rposition(|place| stood(place).is_some_and(|other| other < offset))
        .map(|index| index + 1)
        .or_else(|| places.iter().position(|place| stood(place).is_some_and(|other| other > offset)))
        .or_else(|| places.iter().position(|place| place.line.sent_at > line.sent_at))
        .unwrap_or(places.len())
}

impl Draft {
    /// The message in its place.
    pub fn placed(
        self,
        conversation: ConversationId,
        position: Position,
        was: Position,
        receipts: &Receipts,
    ) -> Message {
        let Self { from, guest, client_ref, body, sent_at } = self;
        let claim = Claim {
            conversation,
            position,
            from,
            guest: guest.as_ref(),
            client_ref: &client_ref,
            sent_at,
            body: &body,
        };
        let receipt = receipts.sign(&claim);
        Message { position, from, guest, client_ref, body, sent_at, receipt, was }
    }
}
