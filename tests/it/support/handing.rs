//! What people say and hear when a talk is handed over.

use server::protocol::desk::Availability;
use server::protocol::hand_over::{ColleagueAnswer, HandOverState, Receiver, VisitorAnswer, WhyOff};
use server::protocol::ids::ConversationId;
use server::protocol::text::Words;
use server::protocol::{FromDesk, FromVisitor, ToDesk, ToVisitor};

use super::app::TestApp;
use super::counsellor::{Counsellor, PASSWORD};
use super::http::{hire_as, sign_in};
use super::visitor::Visitor;

/// A question to take a talk over.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Question {
    pub(crate) conversation: ConversationId,
    pub(crate) number: u64,
    pub(crate) from: String,
    pub(crate) note: Option<Words>,
    pub(crate) taken: bool,
    pub(crate) risk: bool,
}

/// A counsellor of this alias, signed in and at the desk.
pub(crate) async fn counsellor_as(app: &TestApp, alias: &str, languages: &str, capacity: u8) -> Counsellor {
    let name = alias.to_lowercase();
    hire_as(app, &name, alias, languages, capacity, PASSWORD).await;
    let cookie = sign_in(app.address(), &name, PASSWORD).await.expect("the password is right");
    Counsellor::open(app.address(), &cookie).await
}

impl Counsellor {
    /// Waits until this colleague can be asked, and names them.
    pub(crate) async fn colleague(&mut self, alias: &str) -> Receiver {
        self.hear(|message| match message {
            ToDesk::Shift { colleagues, .. } => {
                let found = colleagues.into_iter().find(|colleague| colleague.alias == alias)?;
                Some(Receiver::Colleague { id: found.id })
            }
            _ => None,
        })
        .await
    }

    /// Waits until nobody can be asked.
    pub(crate) async fn no_colleague(&mut self) {
        self.hear(|message| match message {
            ToDesk::Shift { me: Availability::Talking {}, colleagues, .. } => {
                colleagues.is_empty().then_some(())
            }
            _ => None,
        })
        .await;
    }

    pub(crate) async fn hand_over(&mut self, conversation: ConversationId, to: Receiver, note: Option<&str>) {
        self.say(FromDesk::HandOver { conversation, to, note: note.map(Words::from) }).await;
    }

    pub(crate) async fn hear_hand_over(&mut self) -> HandOverState {
        self.hear(|message| match message {
            ToDesk::HandOver { hand_over, .. } => Some(hand_over),
            ToDesk::Refused { error_id, .. } => panic!("refused: {error_id}"),
            _ => None,
        })
        .await
    }

    /// Waits until nothing has come of it.
    pub(crate) async fn hear_kept(&mut self) -> WhyOff {
        self.hear(|message| match message {
            ToDesk::HandOver { hand_over: HandOverState::Off { why, .. }, .. } => Some(why),
            ToDesk::Ended { reason, .. } => panic!("ended: {reason:?}"),
            _ => None,
        })
        .await
    }

    pub(crate) async fn hear_question(&mut self) -> Question {
        self.hear(|message| match message {
            ToDesk::TakeOver { conversation, number, from, note, taken, risk, .. } => {
                Some(Question { conversation, number, from, note, taken, risk })
            }
            _ => None,
        })
        .await
    }

    pub(crate) async fn answer(&mut self, question: &Question, answer: ColleagueAnswer) {
        let Question { conversation, number, .. } = *question;
        self.say(FromDesk::AnswerTakeOver { conversation, number, answer }).await;
    }

    /// Hears the question and takes the talk; waits until that is noted.
    pub(crate) async fn take(&mut self) -> Question {
        let question = self.hear_question().await;
        self.answer(&question, ColleagueAnswer::Take).await;
        assert!(self.hear_question().await.taken);
        question
    }

    pub(crate) async fn hear_let_off(&mut self) -> WhyOff {
        self.hear(|message| match message {
            ToDesk::TakeOverOff { why, .. } => Some(why),
            ToDesk::Talk { .. } => panic!("the talk came all the same"),
            _ => None,
        })
        .await
    }

    /// The talk that was handed over, and the note that came with it.
    pub(crate) async fn hear_talk_with_note(&mut self) -> (ConversationId, Option<Words>) {
        self.hear(|message| match message {
            ToDesk::Talk { conversation, note, .. } => Some((conversation, note)),
            _ => None,
        })
        .await
    }
}

impl Visitor {
    /// The number of the question, and the alias of the colleague.
    pub(crate) async fn hear_question(&mut self) -> (u64, Option<String>) {
        self.hear(|message| match message {
            ToVisitor::HandOver { number, alias, .. } => Some((number, alias)),
            _ => None,
        })
        .await
    }

    pub(crate) async fn answer(&mut self, number: u64, answer: VisitorAnswer) {
        self.say(FromVisitor::AnswerHandOver { number, answer }).await;
    }

    pub(crate) async fn agree(&mut self) -> Option<String> {
        let (number, alias) = self.hear_question().await;
        self.answer(number, VisitorAnswer::Agree).await;
        alias
    }

    pub(crate) async fn hear_kept(&mut self) -> WhyOff {
        self.hear(|message| match message {
            ToVisitor::HandOverOff { why } => Some(why),
            ToVisitor::Counsellor { .. } | ToVisitor::Place { .. } => panic!("handed over all the same"),
            _ => None,
        })
        .await
    }

    pub(crate) async fn hear_counsellor(&mut self) -> String {
        self.hear(|message| match message {
            ToVisitor::Counsellor { alias, .. } => Some(alias),
            _ => None,
        })
        .await
    }
}
