//! What people say and hear when somebody is called into a talk.

use server::protocol::call_in::{CallInState, Called, WhyNoGuest};
use server::protocol::hand_over::ColleagueAnswer;
use server::protocol::ids::ConversationId;
use server::protocol::text::Words;
use server::protocol::visit::EndReason;
use server::protocol::{FromDesk, FromVisitor, ToDesk, ToVisitor};

use super::counsellor::Counsellor;
use super::visitor::Visitor;

/// A call into a talk.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) conversation: ConversationId,
    pub(crate) number: u64,
    pub(crate) from: String,
    pub(crate) lead: bool,
    pub(crate) note: Option<Words>,
    pub(crate) coming: bool,
    pub(crate) risk: bool,
}

/// Who is told to be in the room, in words, and by which call; with no button, to be there no more.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) number: u64,
    pub(crate) text: String,
    pub(crate) is_there: bool,
}

impl Counsellor {
    /// Waits until this colleague can be called, and names them.
    pub(crate) async fn callable(&mut self, alias: &str) -> Called {
        self.hear(|message| match message {
            ToDesk::Callable { colleagues, .. } => {
                let found = colleagues.into_iter().find(|colleague| colleague.alias == alias)?;
                Some(Called::Colleague { id: found.id })
            }
            _ => None,
        })
        .await
    }

    /// Waits until a shift lead can be called.
    pub(crate) async fn callable_lead(&mut self) -> Called {
        self.hear(|message| match message {
            ToDesk::Callable { lead: true, .. } => Some(Called::Lead {}),
            _ => None,
        })
        .await
    }

    pub(crate) async fn call_in(&mut self, conversation: ConversationId, to: Called, note: Option<&str>) {
        self.say(FromDesk::CallIn { conversation, to, note: note.map(Words::from) }).await;
    }

    pub(crate) async fn hear_call_in(&mut self) -> CallInState {
        self.hear(|message| match message {
            ToDesk::CallIn { call_in, .. } => Some(call_in),
            ToDesk::Refused { error_id, .. } => panic!("refused: {error_id}"),
            _ => None,
        })
        .await
    }

    /// Waits until their guest is in the room.
    pub(crate) async fn hear_guest_here(&mut self) {
        while !matches!(self.hear_call_in().await, CallInState::Here { .. }) {}
    }

    /// Waits until nobody is there any more, or nobody comes.
    pub(crate) async fn hear_call_off(&mut self) -> WhyNoGuest {
        loop {
            if let CallInState::Off { why, .. } = self.hear_call_in().await {
                return why;
            }
        }
    }

    pub(crate) async fn hear_call(&mut self) -> Call {
        self.hear(|message| match message {
            ToDesk::CalledIn { conversation, number, from, lead, note, coming, risk, .. } => {
                Some(Call { conversation, number, from, lead, note, coming, risk })
            }
            ToDesk::Talk { .. } => panic!("shown before the visitor knew"),
            _ => None,
        })
        .await
    }

    pub(crate) async fn answer_call(&mut self, call: &Call, answer: ColleagueAnswer) {
        let Call { conversation, number, .. } = *call;
        self.say(FromDesk::AnswerCallIn { conversation, number, answer }).await;
    }

    /// Waits until the talk is shown to them as a guest: whose it is, and the note.
    pub(crate) async fn hear_room(&mut self) -> (String, Option<Words>) {
        self.hear(|message| match message {
            ToDesk::Talk { host, note, .. } => Some((host.expect("they are a guest"), note)),
            _ => None,
        })
        .await
    }

    /// Waits until they are not called, or not in the room, any more.
    pub(crate) async fn hear_called_off(&mut self) -> Option<WhyNoGuest> {
        self.hear(|message| match message {
            ToDesk::CalledInOff { why, .. } => Some(why),
            ToDesk::Message { .. } => panic!("a word after they were sent out"),
            _ => None,
        })
        .await
    }

    /// The same of a room that they have seen.
    pub(crate) async fn hear_sent_out(&mut self) -> Option<WhyNoGuest> {
        let why = self.hear_called_off().await;
        assert_eq!(self.hear_end().await, EndReason::GuestOver);
        why
    }

    pub(crate) async fn end_call_in(&mut self, conversation: ConversationId) {
        self.say(FromDesk::EndCallIn { conversation }).await;
    }
}

impl Visitor {
    pub(crate) async fn hear_guest(&mut self) -> Told {
        self.hear(|message| match message {
            ToVisitor::Guest { number, text, no } => Some(Told { number, text, is_there: no.is_some() }),
            _ => None,
        })
        .await
    }

    /// The page is told who comes, and shows it.
    pub(crate) async fn meets_guest(&mut self) -> Told {
        let told = self.hear_guest().await;
        assert!(told.is_there, "{}", told.text);
        self.say(FromVisitor::GuestShown { number: told.number }).await;
        told
    }
}
