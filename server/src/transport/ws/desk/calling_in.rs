//! A second counsellor in the room, at a desk: the one that calls, those that are called, and
//! the one that is a guest.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::connection::Flow;
use super::super::outbox::Outbox;
use super::super::seconds_left;
use super::Desk;
use super::handing::colleague;
use super::view::presence;
use crate::domain::board::colleague_id;
use crate::domain::call_in::{CallIn, Called as To, Step};
use crate::domain::chat::ChatError;
use crate::domain::counsellor::Counsellor;
use crate::domain::enquiry::{Enquiry, Stage};
use crate::domain::records::Act;
use crate::protocol::call_in::{CallInState, Called, WhyNoGuest};
use crate::protocol::hand_over::{Colleague, ColleagueAnswer};
use crate::protocol::ids::{ConversationId, EnquiryId};
use crate::protocol::text::Words;
use crate::protocol::visit::EndReason;
use crate::protocol::{ErrorId, FromDesk, Note, ToDesk};

/// What the desk that called shows of it: which call, and how far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Asked(u64),
    Coming(u64),
    Here(u64),
    Off(u64),
}

/// A talk that this desk is called into.
#[derive(Clone, Copy, Debug)]
pub(super) struct CalledIn {
    enquiry: EnquiryId,
    number: u64,
    coming: bool,
}

/// The calls that the desk shows.
pub(super) type CalledIns = BTreeMap<ConversationId, CalledIn>;

/// Whom the desk can call, as last told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Callable {
    lead: bool,
    colleagues: Vec<Colleague>,
}

impl Desk {
    /// What the counsellor says of calls.
    pub(super) async fn on_call(&mut self, message: FromDesk, out: &mut Outbox) -> Flow {
        let (conversation, done) = match message {
            FromDesk::CallIn { conversation, to, note } => {
                (conversation, self.call_in(conversation, to, note).await)
            }
            FromDesk::EndCallIn { conversation } => {
                let chat = self.sockets.chat.clone();
                (conversation, self.seated(chat.end_call_in(self.staff, conversation)).await)
            }
            FromDesk::AnswerCallIn { conversation, number, answer } => {
                (conversation, self.answer_call_in(conversation, number, answer).await)
            }
            _ => return Flow::Go,
        };
        self.settle(Some(conversation), None, done, out).await
    }

    /// The counsellor calls somebody into a talk.
    async fn call_in(
        &mut self,
        conversation: ConversationId,
        to: Called,
        note: Option<Words>,
    ) -> Result<(), ChatError> {
        let note = note.map(|note| Note::parse(note.as_str())).transpose()?.flatten();
        let to = match to {
            Called::Lead {} => To::Lead,
            Called::Colleague { id } => To::Colleague(colleague(id)),
        };
        self.my_seat().await?;
        self.sockets.chat.call_in(self.staff, conversation, to, note).await?;
        self.session.note(Act::CalledIn).await;
        Ok(())
    }

    /// The counsellor answers a call.
    async fn answer_call_in(
        &mut self,
        conversation: ConversationId,
        number: u64,
        answer: ColleagueAnswer,
    ) -> Result<(), ChatError> {
        self.my_seat().await?;
        let enquiry = self.called.get(&conversation).ok_or(ErrorId::CallInGone)?.enquiry;
        self.sockets.chat.answer_call_in(self.staff, enquiry, number, answer).await?;
        if answer == ColleagueAnswer::Take {
            self.session.note(Act::CameIn).await;
        }
        Ok(())
    }

    /// Whether the desk is a guest in this talk.
    pub(super) fn is_guest_in(&self, conversation: ConversationId) -> bool {
        self.talks.get(&conversation).is_some_and(|talk| talk.guest.is_some())
    }

    /// The colleague's talk in which they are, and are seen to be, a guest; and whether they are
    /// still on the way into it.
    pub(super) async fn room(
        &self,
        counsellor: &Counsellor,
    ) -> Result<(Option<Arc<Enquiry>>, Option<Arc<Enquiry>>), ChatError> {
        let room = self.sockets.chat.guest_room(counsellor).await?;
        Ok(match room {
            Some(room) if room.guest_here().is_some() => (Some(room), None),
            coming => (None, coming),
        })
    }

    /// Shows the colleague's talk in which this desk is a guest: everything that is said, and
    /// nothing that only its counsellor does.
    pub(super) async fn show_room(&mut self, enquiry: &Enquiry, out: &mut Outbox) -> Result<(), ChatError> {
        let (Some(conversation), Stage::Talking { since, .. }) = (enquiry.conversation, enquiry.stage) else {
            return Ok(());
        };
        let Some(number) = enquiry.open_call().map(|call| call.number) else { return Ok(()) };
        if self.talks.get(&conversation).is_some_and(|talk| talk.guest == Some(number)) {
            self.show_presence(conversation, enquiry, out);
        } else {
            match self.open_talk(conversation, enquiry, since, Some(number), out).await {
                // Sent out in this very moment: the next look tells.
                Err(ChatError::Refused(ErrorId::NoConversation)) => return Ok(()),
                opened => opened?,
            }
        }
        self.show_risk(conversation, enquiry, out);
        Ok(())
    }

    /// Tells that the visitor has gone or come back.
    pub(super) fn show_presence(
        &mut self,
        conversation: ConversationId,
        enquiry: &Enquiry,
        out: &mut Outbox,
    ) {
        let Some(talk) = self.talks.get_mut(&conversation) else { return };
        let visitor = presence(enquiry.presence);
        if presence(talk.presence) != visitor {
            out.push(&ToDesk::Visitor { conversation, presence: visitor });
        }
        talk.presence = enquiry.presence;
    }

    /// Tells whom the desk can call, when that has changed.
    pub(super) fn show_callable(&mut self, out: &mut Outbox) {
        let me = colleague_id(self.staff);
        let colleagues = self.picture.callable.iter().filter(|colleague| colleague.id != me);
        let callable = Callable {
            lead: self.picture.callable_leads.iter().any(|lead| *lead != self.staff),
            colleagues: colleagues.cloned().collect(),
        };
        if self.callable != callable {
            out.push(&ToDesk::Callable { lead: callable.lead, colleagues: callable.colleagues.clone() });
            self.callable = callable;
        }
    }

    /// Tells how the call into a talk stands, when that is not what the desk shows.
    pub(super) async fn show_call_in(
        &mut self,
        conversation: ConversationId,
        enquiry: &Enquiry,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        let mine = enquiry.call_in.as_ref().filter(|call| call.by == self.staff);
        let is = mine.map(Shown::of);
        let was = self.talks.get(&conversation).and_then(|talk| talk.call_in);
        let told = match (was, mine) {
            _ if was == is => None,
            (_, Some(call)) => self.call_state(call, was.is_some()).await?,
            // The server has lost it.
            (Some(Shown::Off(_)) | None, None) => None,
            (Some(_), None) => Some(CallInState::Off { why: WhyNoGuest::Lost, alias: None }),
        };
        if let Some(call_in) = told {
            out.push(&ToDesk::CallIn { conversation, call_in });
        }
        // Only now: what the store did not answer is told with the next look.
        if let Some(talk) = self.talks.get_mut(&conversation) {
            talk.call_in = is;
        }
        Ok(())
    }

    /// In the words of the wire; none when there is nothing to tell.
    async fn call_state(&self, call: &CallIn, is_known: bool) -> Result<Option<CallInState>, ChatError> {
        let chat = &self.sockets.chat;
        let named = async || match call.to.colleague() {
            Some(colleague) => Ok::<_, ChatError>(chat.counsellor(colleague).await?),
            None => Ok(None),
        };
        let now = chat.now();
        Ok(match &call.step {
            Step::Asked { until, .. } => {
                let alias = named().await?.map(|colleague| colleague.alias.to_string());
                Some(CallInState::Asked { alias, seconds_left: seconds_left(*until, now) })
            }
            Step::Coming { guest, .. } => Some(CallInState::Coming { guest: guest.name.clone() }),
            Step::Here { guest, .. } => Some(CallInState::Here { guest: guest.name.clone() }),
            // A desk that comes back is told of what it may have missed, and not of old news.
            Step::Off { why, at, guest } if is_known || now.since(*at) <= chat.rules().hand_over => {
                let alias = match guest {
                    Some(guest) => Some(guest.name.alias.to_string()),
                    None => named().await?.map(|colleague| colleague.alias.to_string()),
                };
                Some(CallInState::Off { why: *why, alias })
            }
            Step::Off { .. } => None,
        })
    }

    /// Tells into which talks this desk is called, when that has changed.
    pub(super) async fn show_called(
        &mut self,
        counsellor: &Counsellor,
        coming: Option<&Enquiry>,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        if self.picture.calls.is_empty() && self.called.is_empty() && coming.is_none() {
            return Ok(());
        }
        let chat = self.sockets.chat.clone();
        let now = chat.now();
        let mut called = CalledIns::new();
        for call in &self.picture.clone().calls {
            // Nobody is in two rooms at once, so nobody is asked to be.
            if counsellor.guest_in.is_some() || !call.to.is_for(self.staff, counsellor.duty) {
                continue;
            }
            let Some(stay) = chat.enquiry(call.enquiry).await? else { continue };
            let Ok(CallIn { step: Step::Asked { until, passed }, .. }) =
                stay.answerable_call(counsellor, call.number, now)
            else {
                continue;
            };
            if !passed.contains(&self.staff) {
                self.show_called_in(&stay, *until, false, &mut called, out).await?;
            }
        }
        if let Some(stay) = coming
            && let Some(CallIn { step: Step::Coming { until, .. }, .. }) = stay.open_call()
        {
            self.show_called_in(stay, *until, true, &mut called, out).await?;
        }
        for (conversation, CalledIn { enquiry, number, coming }) in std::mem::take(&mut self.called) {
            // The talk itself tells that they are in.
            if called.contains_key(&conversation) || self.is_guest_in(conversation) {
                continue;
            }
            let stay = chat.enquiry(enquiry).await?;
            let why = stay.as_ref().map_or(Some(WhyNoGuest::TalkEnded), |stay| {
                if stay.open_call().is_some_and(|call| call.number == number) {
                    let passed = matches!(&stay.open_call().map(|call| &call.step),
                        Some(Step::Asked { passed, .. }) if passed.contains(&self.staff));
                    let is_asked =
                        matches!(stay.open_call().map(|call| &call.step), Some(Step::Asked { .. }));
                    if is_asked && stay.call_lapsed(now).is_some() {
                        return Some(WhyNoGuest::Silent);
                    }
                    // Whoever sits in another room cannot come, and was not passed over.
                    return (coming || passed || is_asked).then_some(WhyNoGuest::Declined);
                }
                Some(stay.call_over(number).map_or(WhyNoGuest::Lost, |(why, _)| why))
            });
            out.push(&ToDesk::CalledInOff { conversation, why });
        }
        self.called = called;
        Ok(())
    }

    async fn show_called_in(
        &self,
        stay: &Enquiry,
        until: crate::clock::Moment,
        coming: bool,
        called: &mut CalledIns,
        out: &mut Outbox,
    ) -> Result<(), ChatError> {
        let (Some(conversation), Some(call)) = (stay.conversation, stay.open_call()) else { return Ok(()) };
        let number = call.number;
        called.insert(conversation, CalledIn { enquiry: stay.id, number, coming });
        let shown = self.called.get(&conversation);
        if shown.is_some_and(|shown| (shown.number, shown.coming) == (number, coming)) {
            return Ok(());
        }
        let chat = &self.sockets.chat;
        let from = chat.counsellor(call.by).await?;
        out.push(&ToDesk::CalledIn {
            conversation,
            number,
            from: from.map(|from| from.alias.to_string()).unwrap_or_default(),
            lead: call.to == To::Lead,
            needs: stay.needs,
            note: chat.calling_note(stay),
            coming,
            risk: stay.risk.is_some(),
            seconds_left: seconds_left(until, chat.now()),
        });
        Ok(())
    }

    /// The desk is in the room no more: why, and the end. No word that was said since is shown.
    pub(super) fn show_room_left(
        &mut self,
        conversation: ConversationId,
        number: u64,
        stay: Option<&Enquiry>,
        out: &mut Outbox,
    ) {
        let why = match stay {
            // After a loss it may be on its way back.
            None => WhyNoGuest::Lost,
            Some(stay) => stay.call_over(number).map_or(WhyNoGuest::Lost, |(why, _)| why),
        };
        self.talks.remove(&conversation);
        out.push(&ToDesk::CalledInOff { conversation, why: Some(why) });
        out.push(&ToDesk::Ended { conversation, reason: EndReason::GuestOver });
    }
}

impl Shown {
    fn of(call: &CallIn) -> Self {
        match call.step {
            Step::Asked { .. } => Self::Asked(call.number),
            Step::Coming { .. } => Self::Coming(call.number),
            Step::Here { .. } => Self::Here(call.number),
            Step::Off { .. } => Self::Off(call.number),
        }
    }
}
