//! What time does: offers lapse, lost sides are given up, pauses end, texts are
//! destroyed. The sweep runs on every node; each step is committed once, by whoever
//! is first, and only if it is still so then.

use std::collections::HashSet;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use super::{Chat, ChatError, Decision};
use crate::clock::Moment;
use crate::domain::counsellor::{Counsellor, Mode, StaffId};
use crate::domain::enquiry::{Enquiry, Presence, Stage};
use crate::domain::estimate::serves;
use crate::domain::ports::Whom;
use crate::domain::rules::ENDED_REMEMBERED;
use crate::protocol::ids::EnquiryId;
use crate::protocol::needs::Language;
use crate::protocol::visit::EndReason;

/// What a sweep did, for the metrics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Offers nobody answered.
    pub offers_missed: usize,
    /// Talks whose counsellor is gone: back in the queue, or with the guest who was in the room.
    pub handed_back: usize,
    /// Stays given up because their visitor is gone.
    pub lost: usize,
    /// Stays ended because the chat closed and nobody is on shift.
    pub closed: usize,
    /// For each transcript destroyed, how long after its end.
    pub destroyed_after: Vec<Duration>,
    /// What happened here since the last sweep.
    pub tally: Tally,
    /// Steps that could not be done; the next sweep tries again.
    pub failed: usize,
}

/// What happened at this node between two sweeps, for the metrics. Durations stand by
/// themselves: nothing here tells whose they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Counsellors offered to visitors.
    pub offers: usize,
    /// For each talk that began, how long its visitor had waited. One that goes on with
    /// another counsellor does not begin again.
    pub started_after: Vec<Duration>,
    /// For each visitor who left, was lost or let the place lapse before any talk, how long
    /// they had waited.
    pub abandoned_after: Vec<Duration>,
    /// Lengths of the talks that ended, each with everybody who had it.
    pub talked_for: Vec<Duration>,
}

/// Who has a socket at this node.
pub trait Connected: Sync {
    /// Whether the visitor of this stay has one.
    fn has_visitor(&self, enquiry: EnquiryId) -> bool;

    /// Whether this counsellor has one.
    fn has_counsellor(&self, staff: StaffId) -> bool;
}

/// Who was noted as connected here without a socket, at the last look. Seen twice, they
/// are gone: once can be somebody who is just coming in.
pub(super) type Ghosts = HashSet<(Who, Moment)>;

/// A visitor or a counsellor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Who {
    /// The visitor of this stay.
    Visitor(EnquiryId),
    /// The desk of this counsellor.
    Desk(StaffId),
}

/// Whether the chat takes people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doors {
    /// The languages in which it does not; whoever waits is served as long as somebody who
    /// holds the language is on shift.
    pub closed: Vec<Language>,
}

impl Doors {
    /// Open for everybody.
    pub fn open() -> Self {
        Self::default()
    }

    /// Closed for everybody.
    pub fn closed() -> Self {
        Self { closed: Language::ALL.to_vec() }
    }

    /// The languages in which nobody comes any more for whoever waits.
    fn deserted(&self, counsellors: &[Arc<Counsellor>]) -> Vec<Language> {
        let is_held = |language: &Language| {
            counsellors.iter().any(|counsellor| serves(counsellor) && counsellor.languages.contains(language))
        };
        self.closed.iter().filter(|language| !is_held(language)).copied().collect()
    }
}

impl Chat {
    /// One pass over everything that waits for a time. What fails is counted and tried
    /// again next time; nothing else waits for it.
    ///
    /// `connected` tells who has a socket at this node, so that nobody is held here who has none.
    pub async fn sweep(&self, doors: &Doors, connected: &dyn Connected) -> Result<Swept, ChatError> {
        // First of all the promise that has a clock on it.
        let mut swept = Swept { destroyed_after: self.destroy().await?, ..Swept::default() };
        swept.failed += self.finish_ends().await;
        if self.is_settling() {
            // Whoever is on the way back must find things as they were left.
            return Ok(swept);
        }
        let counsellors = self.queue.picture().await?.counsellors;
        let everyone = self.queue.everyone().await?;
        swept.failed += self.notice_the_gone(&everyone, &counsellors, connected).await;
        for counsellor in &counsellors {
            let done = self.sweep_counsellor(counsellor, &mut swept).await;
            swept.failed += usize::from(done.is_err());
            swept.failed += usize::from(self.sweep_debrief(counsellor).await.is_err());
            if !strays(counsellor, &everyone).is_empty() {
                let done = self.let_go_of_strays(counsellor).await;
                swept.failed += usize::from(done.is_err());
            }
        }
        let deserted = doors.deserted(&counsellors);
        for enquiry in &everyone {
            let unheld = |counsellor: &Arc<Counsellor>| {
                enquiry.talks_with(counsellor.id) && !counsellor.talks.contains(&enquiry.id)
            };
            if let Some(counsellor) = counsellors.iter().find(|counsellor| unheld(counsellor)) {
                // Brought back by its ticket, and whoever did it was stopped before the second step.
                swept.failed += usize::from(self.hold(counsellor.id, enquiry.id).await.is_err());
            }
            let nobody_comes = deserted.contains(&enquiry.needs.language);
            let done = self.sweep_enquiry(enquiry, nobody_comes, &mut swept).await;
            swept.failed += usize::from(done.is_err());
            swept.failed += usize::from(self.sweep_hand_over(enquiry).await.is_err());
            swept.failed += usize::from(self.sweep_call_in(enquiry, &counsellors).await.is_err());
            swept.failed += usize::from(self.sweep_silence(enquiry).await.is_err());
        }
        if counsellors.iter().any(|counsellor| counsellor.is_asked() || counsellor.guest_in.is_some()) {
            // Whoever was given up in this pass hands nothing over any more.
            for counsellor in &self.queue.picture().await?.counsellors {
                swept.failed += usize::from(self.let_go_of_strays(counsellor).await.is_err());
            }
        }
        self.pair().await?;
        swept.tally = std::mem::take(&mut *self.tally());
        Ok(swept)
    }

    /// Whoever is noted as connected to a node that is gone, or to this one without a
    /// socket, is lost. Returns how many could not be noted.
    async fn notice_the_gone(
        &self,
        enquiries: &[Arc<Enquiry>],
        counsellors: &[Arc<Counsellor>],
        connected: &dyn Connected,
    ) -> usize {
        let now = self.now();
        let (mut gone_visitors, mut gone_desks) = (Vec::new(), Vec::new());
        {
            let mut absences = self.absences.lock().unwrap_or_else(PoisonError::into_inner);
            let mut ghosts = self.ghosts.lock().unwrap_or_else(PoisonError::into_inner);
            let mut seen = Ghosts::default();
            let mut is_gone = |who, seat, presence, has_socket: &dyn Fn() -> bool| match presence {
                Presence::Lost(_) => false,
                Presence::Here(node) if node != self.node => absences.is_gone(node, now),
                Presence::Here(_) if has_socket() => false,
                Presence::Here(_) => {
                    seen.insert((who, seat));
                    ghosts.contains(&(who, seat))
                }
            };
            for enquiry in enquiries.iter().filter(|enquiry| !enquiry.has_ended()) {
                let has_socket = || connected.has_visitor(enquiry.id);
                if is_gone(Who::Visitor(enquiry.id), enquiry.seat, enquiry.presence, &has_socket) {
                    gone_visitors.push((enquiry.id, enquiry.presence, enquiry.seat));
                }
            }
            for counsellor in counsellors {
                let has_socket = || connected.has_counsellor(counsellor.id);
                if is_gone(Who::Desk(counsellor.id), counsellor.seat, counsellor.presence, &has_socket) {
                    gone_desks.push((counsellor.id, counsellor.presence, counsellor.seat));
                }
            }
            *ghosts = seen;
        }
        let mut failed = 0;
        for (id, presence, seat) in gone_visitors {
            let still = |now: &Enquiry| now.presence == presence && now.seat == seat;
            failed += usize::from(self.lose(id, still).await.is_err());
        }
        for (id, presence, seat) in gone_desks {
            let still = |now: &Counsellor| now.presence == presence && now.seat == seat;
            failed += usize::from(self.lose_desk(id, still).await.is_err());
        }
        failed
    }

    async fn destroy(&self) -> Result<Vec<Duration>, ChatError> {
        let now = self.now();
        let ended = self.conversations.destroy_ended(now.before(self.rules.erase_after)).await?;
        Ok(ended.into_iter().map(|ended_at| now.since(ended_at)).collect())
    }

    async fn sweep_enquiry(
        &self,
        enquiry: &Enquiry,
        nobody_comes: bool,
        swept: &mut Swept,
    ) -> Result<(), ChatError> {
        let now = self.now();
        match enquiry.stage {
            Stage::Offered { until, .. } if now > until => {
                swept.offers_missed += usize::from(self.lapse(enquiry.id).await?);
            }
            Stage::Offered { counsellor, .. } | Stage::Talking { counsellor, .. }
                if self.queue.counsellor(counsellor).await?.is_none() =>
            {
                swept.handed_back += usize::from(self.hand_back(enquiry.id).await?);
            }
            Stage::Waiting if nobody_comes && enquiry.presence.is_here() => {
                let still = |enquiry: &Enquiry, _| enquiry.stage == Stage::Waiting;
                let ended = self.end_stay_if(enquiry.id, EndReason::Closed, still).await?;
                swept.closed += usize::from(ended);
            }
            Stage::Waiting | Stage::Talking { .. } if self.is_given_up(enquiry, now) => {
                let reason = match enquiry.conversation {
                    Some(_) => EndReason::VisitorLost,
                    None => EndReason::Expired,
                };
                let still = |enquiry: &Enquiry, now| self.is_given_up(enquiry, now);
                swept.lost += usize::from(self.end_stay_if(enquiry.id, reason, still).await?);
            }
            Stage::Ended { at, .. } if now.since(at) > ENDED_REMEMBERED => {
                self.queue.forget(Whom::Enquiry(enquiry.id)).await?;
            }
            Stage::Waiting | Stage::Offered { .. } | Stage::Talking { .. } | Stage::Ended { .. } => {}
        }
        Ok(())
    }

    /// Whether the visitor has been gone for longer than this stage waits for them.
    fn is_given_up(&self, enquiry: &Enquiry, now: Moment) -> bool {
        let Presence::Lost(since) = enquiry.presence else { return false };
        let waits = match (enquiry.stage, enquiry.conversation) {
            (Stage::Talking { .. }, _) => self.rules.visitor_lost,
            // A place, but with words behind it: they are destroyed before the token dies.
            (Stage::Waiting, Some(_)) => self.rules.visitor_idle.saturating_sub(self.rules.erase_after * 2),
            (Stage::Waiting, None) => self.rules.kept,
            (Stage::Offered { .. } | Stage::Ended { .. }, _) => return false,
        };
        now.since(since) > waits
    }

    async fn sweep_counsellor(&self, counsellor: &Counsellor, swept: &mut Swept) -> Result<(), ChatError> {
        if matches!(counsellor.mode, Mode::Paused(until) if self.now() > until) {
            self.change_counsellor(counsellor.id, |counsellor, now| match counsellor.mode {
                Mode::Paused(until) if now > until => Ok(Decision::commit(counsellor.rested(), ())),
                _ => Ok(Decision::Keep(())),
            })
            .await?;
        }
        let Some(since) = counsellor.gone_since() else { return Ok(()) };
        let gone_for = self.now().since(since);
        if gone_for > self.rules.counsellor_away && !counsellor.away {
            let away = self.rules.counsellor_away;
            self.change_counsellor(counsellor.id, |counsellor, now| {
                if counsellor.away || !counsellor.is_gone_for(away, now) {
                    return Ok(Decision::Keep(()));
                }
                Ok(Decision::commit(counsellor.told_away(), ()))
            })
            .await?;
            if let Some(enquiry) = counsellor.offer {
                self.withdraw(enquiry).await?;
            }
        }
        if gone_for > self.rules.counsellor_lost {
            for enquiry in &counsellor.talks {
                swept.handed_back += usize::from(self.hand_back(*enquiry).await?);
            }
            let is_here = counsellor.presence.is_here();
            if !is_here && counsellor.talks.is_empty() && counsellor.offer.is_none() {
                self.queue.forget(Whom::Counsellor(counsellor.id, counsellor.version)).await?;
            }
        }
        Ok(())
    }

    /// Frees the counsellor of those who are still astray when it is done.
    async fn let_go_of_strays(&self, counsellor: &Counsellor) -> Result<(), ChatError> {
        // The two sides were looked at apart, so each stay is looked at again; a counsellor who
        // has changed since waits for the next sweep.
        let mut everyone = Vec::new();
        let held = counsellor.talks.iter().chain(&counsellor.offer).chain(&counsellor.guest_in);
        for id in held.chain(&counsellor.asked).chain(&counsellor.promised) {
            everyone.extend(self.queue.enquiry(*id).await?);
        }
        let astray = strays(counsellor, &everyone);
        if !astray.is_empty() {
            self.commit(counsellor.without(&astray).into()).await?;
        }
        Ok(())
    }

    /// The offer's time is out.
    async fn lapse(&self, enquiry: EnquiryId) -> Result<bool, ChatError> {
        let offers_max = self.rules.offers_max;
        let lapsed = self.change_enquiry(enquiry, |enquiry, counsellor, now| match enquiry.stage {
            Stage::Offered { until, .. } if now > until => {
                let missed = enquiry.missed(now, offers_max);
                let gave_up = missed.has_ended().then(|| enquiry.waited_in_vain(now)).flatten();
                let change = (missed, counsellor.map(Counsellor::offer_off));
                Ok(Decision::commit(change, Some(gave_up)))
            }
            _ => Ok(Decision::Keep(None)),
        });
        let Some(gave_up) = lapsed.await? else { return Ok(false) };
        self.tally().abandoned_after.extend(gave_up);
        Ok(true)
    }

    /// The counsellor of the offer is gone; the visitor keeps the place.
    async fn withdraw(&self, enquiry: EnquiryId) -> Result<(), ChatError> {
        self.change_enquiry(enquiry, |enquiry, counsellor, _| match enquiry.stage {
            Stage::Offered { .. } => {
                let change = (enquiry.returned(), counsellor.map(Counsellor::offer_off));
                Ok(Decision::commit(change, ()))
            }
            _ => Ok(Decision::Keep(())),
        })
        .await
    }

    /// The counsellor is gone; the visitor is first among the returning, with everything
    /// that was said, unless a guest can go on with them. Tells whether the talk lost its
    /// counsellor.
    async fn hand_back(&self, enquiry: EnquiryId) -> Result<bool, ChatError> {
        if self.leave_to_guest(enquiry).await? {
            return Ok(true);
        }
        let lost = self.rules.counsellor_lost;
        self.change_enquiry(enquiry, |enquiry, counsellor, now| {
            let is_gone = counsellor.is_none_or(|counsellor| counsellor.is_gone_for(lost, now));
            let next = match enquiry.stage {
                Stage::Talking { .. } if is_gone => enquiry.handed_back(now),
                Stage::Offered { .. } if counsellor.is_none() => enquiry.returned(),
                _ => return Ok(Decision::Keep(false)),
            };
            let counsellor = counsellor.map(|counsellor| counsellor.handed_back(enquiry.id));
            Ok(Decision::commit((next, counsellor), true))
        })
        .await
    }
}

/// Whom the counsellor holds although the stay says otherwise, or is gone: what tickets of
/// different age leave behind after a loss, and hand-overs and rooms whose talk has ended.
fn strays(counsellor: &Counsellor, everyone: &[Arc<Enquiry>]) -> Vec<EnquiryId> {
    let stay = |id: &EnquiryId| everyone.iter().find(|stay| stay.id == *id);
    let astray =
        counsellor.talks.iter().filter(|id| !stay(id).is_some_and(|stay| stay.talks_with(counsellor.id)));
    let offered =
        counsellor.offer.iter().filter(|id| !stay(id).is_some_and(|stay| stay.is_offered_to(counsellor.id)));
    let is_asked = |id: &EnquiryId, taken: bool| {
        let open = stay(id).and_then(|stay| stay.open_hand_over());
        open.is_some_and(|open| open.is_open_to(counsellor.id) && open.asks_visitor() == taken)
    };
    let asked = counsellor.asked.iter().filter(|id| !is_asked(id, false));
    let promised = counsellor.promised.iter().filter(|id| !is_asked(id, true));
    let is_guest = |id: &EnquiryId| {
        stay(id).and_then(|stay| stay.guest()).is_some_and(|guest| guest.staff == counsellor.id)
    };
    let room = counsellor.guest_in.iter().filter(|id| !is_guest(id));
    astray.chain(offered).chain(asked).chain(promised).chain(room).copied().collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::counsellor::Paused;
    use crate::domain::node::NodeId;

    #[test]
    fn nobody_waits_for_a_counsellor_who_takes_nobody_new() {
        let arrived = Counsellor::arrive(Uuid::now_v7(), "Kari".into(), [Language::Nb].into(), 1);
        let here = arrived.seated(NodeId(1), Moment(1));
        let lapsed = Counsellor { paused: Paused { chat: true, ..Paused::default() }, ..here.clone() };
        assert_eq!(Doors::closed().deserted(&[Arc::new(here)]), [Language::Nn, Language::En]);
        assert_eq!(Doors::closed().deserted(&[Arc::new(lapsed)]), Language::ALL);
    }
}
