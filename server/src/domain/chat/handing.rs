//! Handing a talk over: asking the colleague, asking the visitor, and carrying it out. The
//! rules stand in `domain/hand_over.rs`.
//!
//! It is carried out in one step for the stay and both counsellors, so whoever looks, and
//! whatever fails, the visitor has exactly one. Everything that stops it before leaves the
//! talk where it was.

use std::sync::Arc;

use super::{ATTEMPTS, Chat, ChatError, Decision};
use crate::clock::Moment;
use crate::domain::change::{Change, Commit};
use crate::domain::counsellor::{Counsellor, StaffId};
use crate::domain::enquiry::Enquiry;
use crate::domain::hand_over::{HandOver, Receiver};
use crate::domain::ports::StoreError;
use crate::protocol::hand_over::{ColleagueAnswer, VisitorAnswer, WhyOff};
use crate::protocol::ids::{ConversationId, EnquiryId};
use crate::protocol::needs::Language;
use crate::protocol::text::Words;
use crate::protocol::{ErrorId, Note};

/// Everybody whom a hand-over concerns.
struct Concerned<'a> {
    enquiry: &'a Enquiry,
    /// The counsellor of the talk.
    counsellor: Option<&'a Counsellor>,
    /// The colleague who is asked, if one is.
    colleague: Option<&'a Counsellor>,
}

impl Chat {
    /// A counsellor asks to hand a talk over.
    ///
    /// # Errors
    /// [`ErrorId::ColleagueUnavailable`], [`ErrorId::HandOverOpen`], [`ErrorId::NoConversation`].
    pub async fn hand_over(
        &self,
        staff: StaffId,
        talk: ConversationId,
        to: Receiver,
        note: Option<Note>,
    ) -> Result<(), ChatError> {
        if to == Receiver::Colleague(staff) {
            return Err(ErrorId::ColleagueUnavailable.into());
        }
        let stay = self.talk_of(staff, talk).await?;
        if to == Receiver::Queue && !self.somebody_else_speaks(staff, stay.needs.language).await? {
            return Err(ErrorId::ColleagueUnavailable.into());
        }
        let enquiry = stay.id;
        let note = note.map(|note| self.notes.seal(enquiry, &note));
        let answer_within = self.rules.hand_over;
        self.change_hand_over(enquiry, Some(to), |Concerned { enquiry, colleague, .. }, now| {
            let asked = enquiry.hand_over_asked(staff, to, note.clone(), now.after(answer_within))?;
            let colleague = match (to, colleague) {
                (Receiver::Queue, _) => None,
                (Receiver::Colleague(_), None) => return Err(ErrorId::ColleagueUnavailable),
                (Receiver::Colleague(_), Some(asked)) => {
                    Some(asked.asked_for(enquiry.id, enquiry.needs.language)?)
                }
            };
            Ok(Decision::commit((asked, colleague), ()))
        })
        .await
    }

    /// The counsellor keeps the talk after all.
    ///
    /// # Errors
    /// [`ErrorId::HandOverGone`] when nobody is asked any more.
    pub async fn keep_talk(&self, staff: StaffId, talk: ConversationId) -> Result<(), ChatError> {
        let enquiry = self.talk_of(staff, talk).await?.id;
        self.change_hand_over(enquiry, None, |concerned, now| {
            let open = concerned.enquiry.open_hand_over().filter(|open| open.by == staff);
            open.ok_or(ErrorId::HandOverGone)?;
            Ok(Decision::commit(concerned.off(WhyOff::TakenBack, now), ()))
        })
        .await
    }

    /// The colleague answers.
    ///
    /// # Errors
    /// [`ErrorId::HandOverGone`], and [`ErrorId::AtCapacity`] when they have no room for it.
    pub async fn answer_take_over(
        &self,
        staff: StaffId,
        talk: ConversationId,
        number: u64,
        answer: ColleagueAnswer,
    ) -> Result<(), ChatError> {
        let asked = self.take_overs(staff).await?;
        let asked = asked.into_iter().find(|enquiry| enquiry.conversation == Some(talk));
        let enquiry = asked.ok_or(ErrorId::HandOverGone)?.id;
        let answer_within = self.rules.hand_over;
        self.change_hand_over(enquiry, None, |concerned, now| {
            let Concerned { enquiry, colleague, .. } = concerned;
            let taken = enquiry.hand_over_taken(staff, number, now, now.after(answer_within))?;
            let colleague = colleague.ok_or(ErrorId::HandOverGone)?;
            match (answer, taken) {
                (ColleagueAnswer::Take, None) => Ok(Decision::Keep(())),
                (ColleagueAnswer::Take, Some(taken)) => {
                    Ok(Decision::commit((taken, Some(colleague.promises(enquiry.id)?)), ()))
                }
                (ColleagueAnswer::Decline, _) => {
                    Ok(Decision::commit(concerned.off(WhyOff::Declined, now), ()))
                }
            }
        })
        .await
    }

    /// The visitor answers. When they agree and the colleague cannot take the talk any more,
    /// it stays where it is, and they are told so.
    ///
    /// # Errors
    /// [`ErrorId::HandOverGone`] when it is not asked any more.
    pub async fn answer_hand_over(
        &self,
        enquiry: EnquiryId,
        number: u64,
        answer: VisitorAnswer,
    ) -> Result<(), ChatError> {
        let pause = self.rules.pause;
        let is_to_queue = self
            .change_hand_over(enquiry, None, |concerned, now| {
                let open = concerned.enquiry.answerable(number, now)?.clone();
                if !open.asks_visitor() {
                    return Err(ErrorId::HandOverGone);
                }
                let change = match answer {
                    VisitorAnswer::Agree => concerned.handed_over(&open, now, now.after(pause)),
                    VisitorAnswer::Stay => concerned.off(WhyOff::VisitorStays, now),
                };
                Ok(Decision::commit(change, open.to == Receiver::Queue))
            })
            .await?;
        if is_to_queue {
            self.pair().await?;
        }
        Ok(())
    }

    /// The talks that this counsellor is asked to take over, or has promised to.
    pub async fn take_overs(&self, staff: StaffId) -> Result<Vec<Arc<Enquiry>>, ChatError> {
        let mut asked = Vec::new();
        if let Some(counsellor) = self.queue.counsellor(staff).await? {
            for enquiry in counsellor.asked.iter().chain(&counsellor.promised) {
                let stay = self.queue.enquiry(*enquiry).await?;
                let is_open =
                    |stay: &Arc<Enquiry>| stay.open_hand_over().is_some_and(|open| open.is_open_to(staff));
                asked.extend(stay.filter(is_open));
            }
        }
        Ok(asked)
    }

    /// What the colleague is told beside the question.
    pub fn asking_note(&self, enquiry: &Enquiry) -> Option<Words> {
        self.notes.open(enquiry.id, enquiry.open_hand_over()?.note.as_ref()?)
    }

    /// What the counsellor wrote who handed the talk over.
    pub fn note_of(&self, enquiry: &Enquiry) -> Option<Words> {
        self.notes.open(enquiry.id, enquiry.note.as_ref()?)
    }

    /// Whether a colleague is here who could go on with a talk in this language, now or later:
    /// nobody is sent into a line in which nobody comes.
    async fn somebody_else_speaks(&self, staff: StaffId, language: Language) -> Result<bool, ChatError> {
        let picture = self.queue.picture().await?;
        let mut others = picture.counsellors.iter().filter(|colleague| colleague.id != staff);
        Ok(others.any(|colleague| {
            colleague.presence.is_here() && colleague.speaks(language) && !colleague.paused.chat
        }))
    }

    /// What time does to a hand-over: somebody does not answer, or the colleague goes.
    pub(super) async fn sweep_hand_over(&self, enquiry: &Enquiry) -> Result<(), ChatError> {
        let Some(open) = enquiry.open_hand_over() else { return Ok(()) };
        let colleague = match open.to.colleague() {
            Some(colleague) => self.queue.counsellor(colleague).await?,
            None => None,
        };
        let seen = Concerned { enquiry, counsellor: None, colleague: colleague.as_deref() };
        if seen.comes_to_nothing(self.now()).is_none() {
            return Ok(());
        }
        let swept = self.change_hand_over(enquiry.id, None, |concerned, now| {
            Ok(match concerned.comes_to_nothing(now) {
                Some(why) => Decision::commit(concerned.off(why, now), ()),
                None => Decision::Keep(()),
            })
        });
        match swept.await {
            // Gone meanwhile, and the hand-over with it.
            Err(ChatError::Refused(ErrorId::StayEnded)) => Ok(()),
            swept => swept,
        }
    }

    /// Reads the stay, its counsellor and the colleague, decides, commits; again when raced.
    async fn change_hand_over<T>(
        &self,
        id: EnquiryId,
        new: Option<Receiver>,
        mut decide: impl FnMut(&Concerned<'_>, Moment) -> Result<Decision<T>, ErrorId> + Send,
    ) -> Result<T, ChatError> {
        for _ in 0..ATTEMPTS {
            let enquiry = self.queue.enquiry(id).await?.ok_or(ErrorId::StayEnded)?;
            let receiver = new.or_else(|| enquiry.hand_over.as_ref().map(|hand_over| hand_over.to));
            let counsellor = match enquiry.counsellor() {
                Some(counsellor) => self.queue.counsellor(counsellor).await?,
                None => None,
            };
            let colleague = match receiver.and_then(Receiver::colleague) {
                Some(colleague) => self.queue.counsellor(colleague).await?,
                None => None,
            };
            let concerned = Concerned {
                enquiry: &enquiry,
                counsellor: counsellor.as_deref(),
                colleague: colleague.as_deref(),
            };
            match decide(&concerned, self.now())? {
                Decision::Keep(answer) => return Ok(answer),
                Decision::Do(change, answer) => {
                    if self.commit(*change).await? == Commit::Done {
                        return Ok(answer);
                    }
                }
            }
        }
        Err(StoreError::Unavailable.into())
    }
}

impl Concerned<'_> {
    /// Nothing comes of it, and the colleague is let off.
    fn off(&self, why: WhyOff, now: Moment) -> Change {
        let Self { enquiry, colleague, .. } = self;
        (enquiry.hand_over_off(why, now), colleague.map(|colleague| colleague.let_off(enquiry.id))).into()
    }

    /// The visitor has agreed: it is carried out, if it can be.
    fn handed_over(&self, open: &HandOver, now: Moment, pause_until: Moment) -> Change {
        let Self { enquiry, counsellor, colleague } = self;
        let taken = match (open.to, colleague) {
            (Receiver::Queue, _) => None,
            (Receiver::Colleague(_), None) => return self.off(WhyOff::ColleagueGone, now),
            (Receiver::Colleague(_), Some(colleague)) => match colleague.took_over(enquiry.id) {
                Some(taken) => Some(taken),
                None => return self.off(WhyOff::ColleagueGone, now),
            },
        };
        Change {
            enquiry: Some(enquiry.handed_over(open, now)),
            counsellor: counsellor.map(|counsellor| counsellor.finished(enquiry.id, pause_until)),
            colleague: taken,
        }
    }

    /// Why it comes to nothing by itself, if it does.
    fn comes_to_nothing(&self, now: Moment) -> Option<WhyOff> {
        let open = self.enquiry.open_hand_over()?;
        let is_gone = open.to.colleague().is_some() && self.colleague.is_none_or(|colleague| colleague.away);
        self.enquiry.hand_over_lapsed(now).or(is_gone.then_some(WhyOff::ColleagueGone))
    }
}
