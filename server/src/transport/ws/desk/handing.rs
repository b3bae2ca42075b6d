//! Hand-overs at a desk: those it asked for, and those it is asked to take.

use std::collections::BTreeMap;

use super::super::outbox::Outbox;
use super::super::seconds_left;
use super::Desk;
use crate::domain::chat::ChatError;
use crate::domain::counsellor::{Counsellor, StaffId};
use crate::domain::enquiry::Enquiry;
use crate::domain::hand_over::{HandOver, Receiver as To, Step};
use crate::protocol::hand_over::{HandOverState, Receiver, WhyOff};
use crate::protocol::ids::{ColleagueId, ConversationId, EnquiryId};
use crate::protocol::text::Words;
use crate::protocol::{Note, ToDesk};

/// What the desk shows of a hand-over: which one, and who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Somebody is to answer.
    Open {
        /// Which one.
        number: u64,
        /// Whether it is the visitor.
        asks_visitor: bool,
    },
    /// It came to nothing.
    Off {
        /// Which one.
        number: u64,
    },
}

/// A talk that this desk is asked to take over.
#[derive(Clone, Copy, Debug)]
pub(super) struct TakeOver {
    enquiry: EnquiryId,
    number: u64,
    taken: bool,
}

/// Take-overs that the desk shows.
pub(super) type TakeOvers = BTreeMap<ConversationId, TakeOver>;

/// Who is meant on the wire.
pub(super) fn colleague(id: ColleagueId) -> StaffId {
    StaffId::from_bytes(id.as_bytes().try_into().expect("both names have 16 bytes"))
}

impl Desk {
    /// The counsellor asks to hand a talk over.
    pub(super) async fn hand_over(
        &mut self,
        conversation: ConversationId,
        to: Receiver,
        note: Option<Words>,
    ) -> Result<(), ChatError> {
        let note = note.map(|note| Note::parse(note.as_str())).transpose()?.flatten();
        let to = match to {
            Receiver::Queue {} => To::Queue,
            Receiver::Colleague { id } => To::Colleague(colleague(id)),
        };
        self.my_seat().await?;
        self.sockets.chat.hand_over(self.staff, conversation, to, note).await
    }

    /// Tells how the hand-over of a talk stands, when that is not what the desk shows.
    pub(super) async fn show_hand_over(
        &mut self,
        conversation: ConversationId,
        enquiry: &Enquiry,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        let mine = enquiry.hand_over.as_ref().filter(|hand_over| hand_over.by == self.staff);
        let is = mine.and_then(|HandOver { number, step, .. }| Shown::of(*number, *step));
        let was = self.talks.get(&conversation).and_then(|talk| talk.hand_over);
        let told = match (was, mine) {
            _ if was == is => None,
            (_, Some(HandOver { to, step, .. })) => self.state_of(*to, *step, was.is_some()).await?,
            // The server has lost it.
            (Some(Shown::Open { .. }), None) => Some(HandOverState::Off { why: WhyOff::Lost, alias: None }),
            (Some(Shown::Off { .. }) | None, None) => None,
        };
        if let Some(hand_over) = told {
            out.push(&ToDesk::HandOver { conversation, hand_over });
        }
        // Only now: what the store did not answer is told with the next look.
        if let Some(talk) = self.talks.get_mut(&conversation) {
            talk.hand_over = is;
        }
        Ok(())
    }

    /// In the words of the wire; none when there is nothing to tell.
    async fn state_of(&self, to: To, step: Step, is_known: bool) -> Result<Option<HandOverState>, ChatError> {
        let chat = &self.sockets.chat;
        let colleague = match to.colleague() {
            Some(colleague) => chat.counsellor(colleague).await?,
            None => None,
        };
        let alias = colleague.map(|colleague| colleague.alias.to_string());
        let now = chat.now();
        Ok(match step {
            Step::ColleagueAsked { until } => {
                let alias = alias.unwrap_or_default();
                Some(HandOverState::ColleagueAsked { alias, seconds_left: seconds_left(until, now) })
            }
            Step::VisitorAsked { until } => {
                Some(HandOverState::VisitorAsked { alias, seconds_left: seconds_left(until, now) })
            }
            // A desk that comes back is told of what it may have missed, and not of old news.
            Step::Off { why, at } if is_known || now.since(at) <= chat.rules().hand_over => {
                Some(HandOverState::Off { why, alias })
            }
            Step::Off { .. } | Step::Done => None,
        })
    }

    /// Tells which talks this desk is asked to take over, when that has changed.
    pub(super) async fn show_take_overs(
        &mut self,
        counsellor: &Counsellor,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        if counsellor.asked.is_empty() && counsellor.promised.is_empty() && self.take_overs.is_empty() {
            return Ok(());
        }
        let chat = self.sockets.chat.clone();
        let mut asked = TakeOvers::new();
        for enquiry in chat.take_overs(self.staff).await? {
            let (Some(conversation), Some(open)) = (enquiry.conversation, enquiry.open_hand_over()) else {
                continue;
            };
            let (number, taken) = (open.number, open.asks_visitor());
            asked.insert(conversation, TakeOver { enquiry: enquiry.id, number, taken });
            let shown = self.take_overs.get(&conversation);
            if shown.is_some_and(|shown| (shown.number, shown.taken) == (number, taken)) {
                continue;
            }
            let from = chat.counsellor(open.by).await?;
            out.push(&ToDesk::TakeOver {
                conversation,
                number,
                from: from.map(|from| from.alias.to_string()).unwrap_or_default(),
                needs: enquiry.needs,
                note: chat.asking_note(&enquiry),
                taken,
                risk: enquiry.risk.is_some(),
                seconds_left: open.until().map_or(0, |until| seconds_left(until, chat.now())),
            });
        }
        for (conversation, TakeOver { enquiry, number, .. }) in std::mem::take(&mut self.take_overs) {
            // The talk itself tells that it is theirs now.
            if asked.contains_key(&conversation) || self.talks.contains_key(&conversation) {
                continue;
            }
            let stay = chat.enquiry(enquiry).await?;
            let why = stay.and_then(|stay| stay.why_hand_over_is_off(number));
            out.push(&ToDesk::TakeOverOff { conversation, why: why.unwrap_or(WhyOff::Lost) });
        }
        self.take_overs = asked;
        Ok(())
    }
}

impl Shown {
    fn of(number: u64, step: Step) -> Option<Self> {
        match step {
            Step::ColleagueAsked { .. } => Some(Self::Open { number, asks_visitor: false }),
            Step::VisitorAsked { .. } => Some(Self::Open { number, asks_visitor: true }),
            Step::Off { .. } => Some(Self::Off { number }),
            Step::Done => None,
        }
    }
}
