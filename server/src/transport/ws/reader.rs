//! How far one page has been shown one transcript, and what it is to be shown next.

use std::sync::Arc;

use crate::domain::chat::{Chat, ChatError};
use crate::domain::counsellor::StaffId;
use crate::domain::transcript::{Message, Missing, Replay};
use crate::protocol::ids::{ClientRef, ConversationId, EnquiryId};
use crate::protocol::position::{Epoch, Position};
use crate::protocol::visit::Side;

/// One page and one transcript.
#[derive(Debug)]
pub struct Reader {
    side: Side,
    /// Whose page it is, when they are a guest in this stay's talk.
    guest: Option<(StaffId, EnquiryId)>,
    has: Option<Position>,
    /// The life of the transcript that the page is in.
    epoch: Option<Epoch>,
    /// The life that the page was told has begun, and asked for what else it has.
    told: Option<Epoch>,
    must_tell: bool,
    /// The page knows that something may be missing.
    unsure: bool,
}

/// What a page is to be shown.
#[derive(Debug)]
pub struct Pages {
    /// The life of the transcript.
    pub epoch: Epoch,
    /// Whether that is to be told first: then the messages are everything there is, and
    /// the page answers with what else it has.
    pub epoch_changed: bool,
    /// The messages, in order.
    pub messages: Vec<Arc<Message>>,
    /// What to say afterwards: everything is here, or something may be missing.
    pub whole: Option<bool>,
}

impl Pages {
    /// Whether this message of the side's own is among them.
    pub fn has(&self, from: Side, name: &ClientRef) -> bool {
        self.messages.iter().any(|message| message.from == from && message.client_ref == *name)
    }

    /// How many messages there are, as the wire counts them.
    pub fn count(&self) -> u32 {
        u32::try_from(self.messages.len()).unwrap_or(u32::MAX)
    }
}

impl Reader {
    /// A page of this side that has everything up to there.
    pub fn new(side: Side, has: Option<Position>) -> Self {
        let epoch = has.map(|has| has.epoch);
        Self { side, guest: None, has, epoch, told: None, must_tell: false, unsure: false }
    }

    /// The page of a second counsellor, who is shown what is said while they are in the room.
    /// What was lost is asked of the two alone.
    pub fn of_guest(staff: StaffId, enquiry: EnquiryId) -> Self {
        Self { guest: Some((staff, enquiry)), ..Self::new(Side::Counsellor, None) }
    }

    async fn missing(
        &self,
        chat: &Chat,
        conversation: ConversationId,
        position: Option<Position>,
    ) -> Result<Missing, ChatError> {
        match self.guest {
            Some((staff, enquiry)) => chat.catch_up_as_guest(staff, enquiry, conversation, position).await,
            None => chat.catch_up(conversation, position).await,
        }
    }

    /// What the page lacks. When the server has lost something that this page may have,
    /// that is everything, as a new life of the transcript.
    pub async fn read(&mut self, chat: &Chat, conversation: ConversationId) -> Result<Pages, ChatError> {
        let mut missing = self.missing(chat, conversation, self.has).await?;
        let begins = self.must_tell || self.epoch.is_some_and(|epoch| epoch != missing.epoch);
        let is_awaited = self.guest.is_none() && missing.awaits.side(self.side);
        let asks = begins || is_awaited && self.told != Some(missing.epoch);
        if asks && self.has.is_some() {
            missing = self.missing(chat, conversation, None).await?;
        }
        let (messages, epoch_changed) = match missing.replay {
            Replay::Messages(messages) => (messages, asks),
            Replay::Everything(messages) => (messages, true),
        };
        if epoch_changed {
            self.has = None;
            self.told = Some(missing.epoch);
        }
        self.epoch = Some(missing.epoch);
        self.must_tell = false;
        let unsure = !missing.awaits.nobody();
        let whole = (unsure != self.unsure).then_some(!unsure);
        self.unsure = unsure;
        Ok(Pages { epoch: missing.epoch, epoch_changed, messages, whole })
    }

    /// The page has never been told which life of the transcript it shows: the next lines
    /// begin with that.
    pub fn tell_life(&mut self) {
        self.must_tell = self.has.is_none();
    }

    /// The page has been shown this.
    pub fn shown(&mut self, position: Position) {
        self.has = match self.has {
            Some(has) if has.epoch == position.epoch && has.offset >= position.offset => Some(has),
            _ => Some(position),
        };
    }

    /// The page has this already.
    pub fn has(&self, position: Position) -> bool {
        self.has.is_some_and(|has| has.epoch == position.epoch && position.offset <= has.offset)
    }

    /// This comes right after what the page has.
    pub fn is_next(&self, position: Position) -> bool {
        match self.has {
            None => position.offset == 1 && self.epoch.is_none_or(|epoch| epoch == position.epoch),
            Some(has) => has.epoch == position.epoch && position.offset == has.offset + 1,
        }
    }
}
