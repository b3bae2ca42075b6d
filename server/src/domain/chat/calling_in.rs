//! A second counsellor in the room: calling, coming, leaving. The rules stand in
//! `domain/call_in.rs`.
//!
//! Whoever comes in or goes out does so in one step with the stay, so whoever looks, at
//! whichever node, sees one and the same room. When the talk itself ends or changes hands, the
//! sweep frees whoever was a guest in it.

use std::sync::Arc;

use super::{ATTEMPTS, Chat, ChatError, Decision};
use crate::clock::Moment;
use crate::domain::call_in::{Called, Step};
use crate::domain::change::{Change, Commit};
use crate::domain::counsellor::{Counsellor, StaffId};
use crate::domain::enquiry::Enquiry;
use crate::domain::ports::StoreError;
use crate::domain::transcript::Missing;
use crate::protocol::call_in::WhyNoGuest;
use crate::protocol::hand_over::ColleagueAnswer;
use crate::protocol::ids::{ConversationId, EnquiryId};
use crate::protocol::position::Position;
use crate::protocol::text::Words;
use crate::protocol::{ErrorId, Note};

/// A talk and whoever comes into it or is there.
struct Room<'a> {
    enquiry: &'a Enquiry,
    guest: Option<&'a Counsellor>,
}

impl Chat {
    /// A counsellor calls somebody into a talk of theirs.
    ///
    /// # Errors
    /// [`ErrorId::ColleagueUnavailable`], [`ErrorId::CallInOpen`], [`ErrorId::HandOverOpen`],
    /// [`ErrorId::NoConversation`].
    pub async fn call_in(
        &self,
        staff: StaffId,
        talk: ConversationId,
        to: Called,
        note: Option<Note>,
    ) -> Result<(), ChatError> {
        let stay = self.talk_of(staff, talk).await?;
        let picture = self.queue.picture().await?;
        let mut others = picture.counsellors.iter().filter(|colleague| colleague.id != staff);
        if !others.any(|colleague| colleague.can_answer(to, stay.needs.language)) {
            return Err(ErrorId::ColleagueUnavailable.into());
        }
        let note = note.map(|note| self.notes.seal(stay.id, &note));
        let answer_within = self.rules.hand_over;
        self.change_room(stay.id, None, |Room { enquiry, .. }, now| {
            Ok(Decision::commit(enquiry.guest_called(staff, to, note.clone(), now.after(answer_within))?, ()))
        })
        .await
    }

    /// Somebody who was called answers. Of several shift leads the first yes counts, and one no
    /// leaves the others asked.
    ///
    /// # Errors
    /// [`ErrorId::CallInGone`], and [`ErrorId::GuestElsewhere`] when they are in another room.
    pub async fn answer_call_in(
        &self,
        staff: StaffId,
        enquiry: EnquiryId,
        number: u64,
        answer: ColleagueAnswer,
    ) -> Result<(), ChatError> {
        let counsellors = self.queue.picture().await?.counsellors;
        let told_within = self.rules.hand_over;
        let answered = self.change_room(enquiry, Some(staff), |room, now| {
            let Room { enquiry, guest } = room;
            let guest = guest.ok_or(ErrorId::CallInGone)?;
            match answer {
                ColleagueAnswer::Take => {
                    let coming = enquiry.guest_coming(guest, number, now, now.after(told_within))?;
                    let Some(coming) = coming else { return Ok(Decision::Keep(())) };
                    Ok(Decision::commit((coming, Some(guest.comes_into(enquiry.id)?)), ()))
                }
                ColleagueAnswer::Decline => {
                    let Some(passed) = enquiry.guest_passed(guest, number, now)? else {
                        return Ok(Decision::Keep(()));
                    };
                    let is_anybody_left = is_anybody_asked(&passed, &counsellors);
                    let off = || enquiry.guest_off(WhyNoGuest::Declined, now);
                    Ok(Decision::commit(if is_anybody_left { passed } else { off() }, ()))
                }
            }
        });
        match answered.await {
            Err(ChatError::Refused(ErrorId::StayEnded)) => Err(ErrorId::CallInGone.into()),
            answered => answered,
        }
    }

    /// The counsellor takes the call back, or thanks their guest; or the guest leaves.
    ///
    /// # Errors
    /// [`ErrorId::CallInGone`] when there is nothing to end, or it is not theirs.
    pub async fn end_call_in(&self, staff: StaffId, talk: ConversationId) -> Result<(), ChatError> {
        let stay = self.room_of(staff, talk).await?.ok_or(ErrorId::CallInGone)?;
        self.change_room(stay.id, None, |room, now| {
            let is_guest = room.enquiry.guest().is_some_and(|guest| guest.staff == staff);
            let open = room.enquiry.open_call().filter(|call| is_guest || call.by == staff);
            open.ok_or(ErrorId::CallInGone)?;
            let why = if is_guest { WhyNoGuest::GuestLeft } else { WhyNoGuest::TakenBack };
            Ok(Decision::commit(room.off(why, now), ()))
        })
        .await
    }

    /// The visitor's page shows who comes: from now on the guest sees the talk.
    pub async fn guest_shown(&self, enquiry: EnquiryId, number: u64) -> Result<(), ChatError> {
        let shown = self.change_room(enquiry, None, |room, now| {
            let here = room.enquiry.guest_shown(number, now)?;
            Ok(here.map_or(Decision::Keep(()), |here| Decision::commit(here, ())))
        });
        match shown.await {
            // They have gone while the page was told of them: it is told of that too.
            Err(ChatError::Refused(ErrorId::CallInGone | ErrorId::StayEnded)) => Ok(()),
            shown => shown,
        }
    }

    /// The visitor would rather be alone with their counsellor. Nobody asks why.
    pub async fn no_guest(&self, enquiry: EnquiryId, number: u64) -> Result<(), ChatError> {
        let ended = self.change_room(enquiry, None, |room, now| {
            let open =
                room.enquiry.open_call().filter(|call| call.number == number && call.guest().is_some());
            Ok(match open {
                Some(_) => Decision::commit(room.off(WhyNoGuest::VisitorAlone, now), ()),
                None => Decision::Keep(()),
            })
        });
        match ended.await {
            Err(ChatError::Refused(ErrorId::StayEnded)) => Ok(()),
            ended => ended,
        }
    }

    /// The colleague's talk that this counsellor comes into or is in.
    pub async fn guest_room(&self, counsellor: &Counsellor) -> Result<Option<Arc<Enquiry>>, ChatError> {
        let Some(room) = counsellor.guest_in else { return Ok(None) };
        let stay = self.queue.enquiry(room).await?;
        Ok(stay.filter(|stay| stay.guest().is_some_and(|guest| guest.staff == counsellor.id)))
    }

    /// A talk that is this counsellor's, or that they are a guest of.
    pub(super) async fn room_of(
        &self,
        staff: StaffId,
        talk: ConversationId,
    ) -> Result<Option<Arc<Enquiry>>, ChatError> {
        let is_it = |stay: &Arc<Enquiry>| stay.conversation == Some(talk);
        if let Some(own) = self.talks(staff).await?.into_iter().find(is_it) {
            return Ok(Some(own));
        }
        let Some(counsellor) = self.queue.counsellor(staff).await? else { return Ok(None) };
        Ok(self.guest_room(&counsellor).await?.filter(is_it))
    }

    /// What a guest is missing after `position`. Whether they are in the room is asked when it
    /// has been read, so that no word is shown to them that was said after they were sent out.
    ///
    /// # Errors
    /// [`ErrorId::NoConversation`] when they are not, or not any more.
    pub async fn catch_up_as_guest(
        &self,
        staff: StaffId,
        enquiry: EnquiryId,
        conversation: ConversationId,
        position: Option<Position>,
    ) -> Result<Missing, ChatError> {
        let missing = self.catch_up(conversation, position).await?;
        let stay = self.queue.enquiry(enquiry).await?;
        let is_here = stay.is_some_and(|stay| stay.guest_here().is_some_and(|guest| guest.staff == staff));
        if is_here { Ok(missing) } else { Err(ErrorId::NoConversation.into()) }
    }

    /// What the counsellor wrote who called.
    pub fn calling_note(&self, enquiry: &Enquiry) -> Option<Words> {
        self.notes.open(enquiry.id, enquiry.open_call()?.note.as_ref()?)
    }

    /// What time does to a call: nobody answers, whoever is called goes, a guest is lost.
    pub(super) async fn sweep_call_in(
        &self,
        enquiry: &Enquiry,
        counsellors: &[Arc<Counsellor>],
    ) -> Result<(), ChatError> {
        let Some(call) = enquiry.open_call() else { return Ok(()) };
        let (number, now) = (call.number, self.now());
        let seated = call.guest().and_then(|guest| counsellors.iter().find(|one| one.id == guest.staff));
        let is_deserted = enquiry.asks_for_guest().is_some() && !is_anybody_asked(enquiry, counsellors);
        let seen = Room { enquiry, guest: seated.map(AsRef::as_ref) };
        if !is_deserted && seen.comes_to_nothing(self.rules.counsellor_lost, now).is_none() {
            return Ok(());
        }
        let lost = self.rules.counsellor_lost;
        let swept = self.change_room(enquiry.id, None, |room, now| {
            let still = room.enquiry.open_call().filter(|call| call.number == number);
            let gone = still.filter(|call| is_deserted && matches!(call.step, Step::Asked { .. }));
            let why = room.comes_to_nothing(lost, now).or(gone.map(|_| WhyNoGuest::Gone));
            Ok(match why {
                Some(why) => Decision::commit(room.off(why, now), ()),
                None => Decision::Keep(()),
            })
        });
        match swept.await {
            // Gone meanwhile, and the call with it.
            Err(ChatError::Refused(ErrorId::StayEnded)) => Ok(()),
            swept => swept,
        }
    }

    /// Their counsellor is gone for good: the guest goes on with the visitor, if they can.
    pub(super) async fn leave_to_guest(&self, id: EnquiryId) -> Result<bool, ChatError> {
        let lost = self.rules.counsellor_lost;
        for _ in 0..ATTEMPTS {
            let Some(enquiry) = self.queue.enquiry(id).await? else { return Ok(false) };
            let (Some(host), Some(guest)) = (enquiry.counsellor(), enquiry.guest_here()) else {
                return Ok(false);
            };
            let Some(guest) = self.queue.counsellor(guest.staff).await? else { return Ok(false) };
            let counsellor = self.queue.counsellor(host).await?;
            let now = self.now();
            if counsellor.as_ref().is_some_and(|counsellor| !counsellor.is_gone_for(lost, now)) {
                return Ok(false);
            }
            let Some(theirs) = enquiry.guest_stays(&guest, now) else { return Ok(false) };
            let change = Change {
                enquiry: Some(theirs),
                counsellor: counsellor.map(|counsellor| counsellor.handed_back(id)),
                colleague: Some(guest.stays_with(id)),
            };
            if self.commit(change).await? == Commit::Done {
                return Ok(true);
            }
        }
        Err(StoreError::Unavailable.into())
    }

    /// Reads the stay and whoever comes or is there, decides, commits; again when raced.
    async fn change_room<T>(
        &self,
        id: EnquiryId,
        comes: Option<StaffId>,
        mut decide: impl FnMut(&Room<'_>, Moment) -> Result<Decision<T>, ErrorId> + Send,
    ) -> Result<T, ChatError> {
        for _ in 0..ATTEMPTS {
            let enquiry = self.queue.enquiry(id).await?.ok_or(ErrorId::StayEnded)?;
            let guest = match comes.or_else(|| enquiry.guest().map(|guest| guest.staff)) {
                Some(guest) => self.queue.counsellor(guest).await?,
                None => None,
            };
            let room = Room { enquiry: &enquiry, guest: guest.as_deref() };
            match decide(&room, self.now())? {
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

impl Room<'_> {
    /// Nobody comes, or nobody is there any more, and whoever it was is free.
    fn off(&self, why: WhyNoGuest, now: Moment) -> Change {
        let Self { enquiry, guest } = self;
        (enquiry.guest_off(why, now), guest.and_then(|guest| guest.left_room(enquiry.id))).into()
    }

    /// Why it comes to nothing by itself, if it does.
    fn comes_to_nothing(&self, lost: std::time::Duration, now: Moment) -> Option<WhyNoGuest> {
        let seated = self.enquiry.guest();
        let is_lost = seated.is_some()
            && self
                .guest
                .is_none_or(|guest| guest.guest_in != Some(self.enquiry.id) || guest.is_gone_for(lost, now));
        self.enquiry.call_lapsed(now).or(is_lost.then_some(WhyNoGuest::GuestLost))
    }
}

/// Whether somebody is left who could still say yes.
fn is_anybody_asked(enquiry: &Enquiry, counsellors: &[Arc<Counsellor>]) -> bool {
    let Some((call, _)) = enquiry.asks_for_guest() else { return false };
    let Step::Asked { passed, .. } = &call.step else { return false };
    counsellors.iter().any(|one| match call.to {
        // Somebody whose connection is gone for a moment may be back to answer.
        Called::Colleague(colleague) => one.id == colleague && !one.away && !passed.contains(&one.id),
        Called::Lead => {
            let is_left = one.id != call.by && !passed.contains(&one.id);
            is_left && call.to.is_for(one.id, one.duty) && !one.away
        }
    })
}
