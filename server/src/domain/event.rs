//! What connections are told when something happens elsewhere. An event is a hint:
//! whoever gets it looks at the store, so a lost or doubled event does no harm.

use std::sync::Arc;

use super::board::{Place, ShiftPicture};
use super::counsellor::StaffId;
use super::transcript::Message;
use crate::protocol::ids::{ConversationId, EnquiryId};
use crate::protocol::position::Position;
use crate::protocol::visit::Side;

/// Something happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// Events were lost on the way here; everybody looks at everything again.
    Lagged,
    /// Stays or counsellors changed; those named look again.
    Changed(Arc<Changed>),
    /// Something was said.
    Said(Arc<Said>),
    /// Lines that had been lost came back: both sides look at everything again.
    Refilled {
        /// The visitor's stay.
        enquiry: EnquiryId,
        /// The counsellor, when the talk has one.
        counsellor: Option<StaffId>,
    },
    /// Somebody is writing.
    Typing {
        /// The two of them.
        pair: Pair,
        /// Who.
        from: Side,
    },
    /// Somebody has seen everything up to here.
    Seen {
        /// The two of them.
        pair: Pair,
        /// Who.
        from: Side,
        /// The last message seen.
        position: Position,
    },
}

/// Who should look again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Visitors.
    pub enquiries: Vec<EnquiryId>,
    /// Counsellors.
    pub counsellors: Vec<StaffId>,
}

/// A message, and whose it is.
#[derive(Clone, Debug)]
pub struct Said {
    /// The two of them.
    pub pair: Pair,
    /// The message.
    pub message: Arc<Message>,
}

/// A conversation and its two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The conversation.
    pub conversation: ConversationId,
    /// The visitor's stay.
    pub enquiry: EnquiryId,
    /// The counsellor.
    pub counsellor: StaffId,
    /// A second counsellor who is in the room.
    pub guest: Option<StaffId>,
}

/// What one connection is told: an event, or a new view of the queue. Kept at two words,
/// because every connection has room for many of them.
#[derive(Clone, Debug)]
pub enum Told {
    /// Look again at your own state.
    LookAgain,
    /// Look again at everything, the words too: news was lost on the way, or something
    /// was lost and came back.
    Lagged,
    /// Live state went out of reach (`false`), or came back.
    Live(bool),
    /// Something was said.
    Said(Arc<Said>),
    /// The other side is writing.
    Typing(Box<ConversationId>),
    /// The other side has seen everything up to here.
    Seen(Box<(ConversationId, Position)>),
    /// Your place in line.
    Place(Place),
    /// It may not be your turn before closing.
    Late,
    /// The picture of the shift.
    Shift(Arc<ShiftPicture>),
    /// The node beats: what must be looked at in good time, also when the page says nothing.
    Beat,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_connection_is_told_stays_small() {
        assert!(size_of::<Told>() <= 16, "{} bytes", size_of::<Told>());
    }
}
