//! What was said in one conversation, in order. Pure: stores keep it, this decides.

use std::collections::HashMap;
use std::sync::Arc;

use super::receipt::Receipts;
use crate::clock::Moment;
use crate::protocol::ErrorId;
use crate::protocol::ids::{ClientRef, ConversationId};
use crate::protocol::limits::CONVERSATION_MAX_MESSAGES;
use crate::protocol::position::{Epoch, Position, Receipt};
use crate::protocol::text::MessageText;
use crate::protocol::visit::Side;

/// One message with its place.
#[derive(Debug, PartialEq, Eq)]
pub struct Message {
    /// Its place.
    pub position: Position,
    /// Who said it.
    pub from: Side,
    /// The sender's name for it.
    pub client_ref: ClientRef,
    /// The words; overwritten in memory when the last holder lets go.
    pub text: MessageText,
    /// When it was accepted, by the wall clock: people see it.
    pub sent_at: Moment,
    /// Proof of the line.
    pub receipt: Receipt,
}

/// A message that has no place yet.
#[derive(Debug)]
pub struct Draft {
    /// Who says it.
    pub from: Side,
    /// The sender's name for it.
    pub client_ref: ClientRef,
    /// The words.
    pub text: MessageText,
    /// The time to write on it.
    pub sent_at: Moment,
}

/// Everything said in one conversation.
#[derive(Debug)]
pub struct Transcript {
    conversation: ConversationId,
    epoch: Epoch,
    messages: Vec<Arc<Message>>,
    by_ref: HashMap<(Side, ClientRef), u32>,
    ended_at: Option<Moment>,
}

/// What a side is missing.
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
        }
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
            return if said.text == draft.text { Ok(said) } else { Err(ErrorId::ClientRefReused) };
        }
        if self.ended_at.is_some() {
            return Err(ErrorId::ConversationEnded);
        }
        if self.messages.len() >= CONVERSATION_MAX_MESSAGES {
            return Err(ErrorId::ConversationFull);
        }
        let offset = u32::try_from(self.messages.len() + 1).expect("the cap is far below");
        let position = Position { epoch: self.epoch, offset };
        let receipt =
            receipts.sign(self.conversation, position, draft.from, draft.sent_at, draft.text.as_str());
        let Draft { from, client_ref, text, sent_at } = draft;
        let message = Arc::new(Message { position, from, client_ref, text, sent_at, receipt });
        self.messages.push(message.clone());
        self.by_ref.insert(name, offset);
        Ok(message)
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
