//! What time does: offers lapse, lost sides are given up, pauses end, texts are
//! destroyed. The sweep runs on every node; each step is committed once, by whoever
//! is first. It also covers every event that was lost.

use std::time::Duration;

use super::{Chat, ChatError, Decision};
use crate::clock::Moment;
use crate::domain::counsellor::{Counsellor, Mode};
use crate::domain::enquiry::{Enquiry, Presence, Stage};
use crate::domain::ports::Whom;
use crate::domain::rules::ENDED_REMEMBERED;
use crate::protocol::visit::EndReason;

/// What a sweep did, for the metrics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Offers nobody answered.
    pub offers_missed: usize,
    /// Talks whose counsellor is gone, back in the queue.
    pub handed_back: usize,
    /// Stays given up because their visitor is gone.
    pub lost: usize,
    /// For each transcript destroyed, how long after its end.
    pub destroyed_after: Vec<Duration>,
}

impl Chat {
    /// One pass over everything that waits for a time.
    pub async fn sweep(&self) -> Result<Swept, ChatError> {
        let mut swept = Swept::default();
        for counsellor in self.queue.picture().await?.counsellors {
            self.sweep_counsellor(&counsellor, &mut swept).await?;
        }
        for enquiry in self.queue.everyone().await? {
            self.sweep_enquiry(&enquiry, &mut swept).await?;
        }
        let now = self.now();
        let before = Moment(now.0.saturating_sub(self.rules.erase_after.as_millis().try_into().unwrap_or(0)));
        let ended = self.conversations.destroy_ended(before).await?;
        swept.destroyed_after = ended.into_iter().map(|ended_at| now.since(ended_at)).collect();
        self.pair().await?;
        Ok(swept)
    }

    async fn sweep_enquiry(&self, enquiry: &Enquiry, swept: &mut Swept) -> Result<(), ChatError> {
        let now = self.now();
        let gone_for = match enquiry.presence {
            Presence::Here => Duration::ZERO,
            Presence::Lost(since) => now.since(since),
        };
        match enquiry.stage {
            Stage::Offered { until, .. } if now > until => {
                self.lapse(enquiry).await?;
                swept.offers_missed += 1;
            }
            Stage::Waiting if gone_for > self.rules.kept => {
                self.end_stay(enquiry.id, EndReason::Expired).await?;
                swept.lost += 1;
            }
            Stage::Talking { .. } if gone_for > self.rules.visitor_lost => {
                self.end_stay(enquiry.id, EndReason::VisitorLost).await?;
                swept.lost += 1;
            }
            Stage::Ended { at, .. } if now.since(at) > ENDED_REMEMBERED => {
                self.queue.forget(Whom::Enquiry(enquiry.id)).await?;
            }
            Stage::Waiting | Stage::Offered { .. } | Stage::Talking { .. } | Stage::Ended { .. } => {}
        }
        Ok(())
    }

    async fn sweep_counsellor(&self, counsellor: &Counsellor, swept: &mut Swept) -> Result<(), ChatError> {
        if let Mode::Paused(until) = counsellor.mode
            && self.now() > until
        {
            self.change_counsellor(counsellor.id, |counsellor, now| match counsellor.mode {
                Mode::Paused(until) if now > until => Ok(Decision::commit(counsellor.rested(), ())),
                _ => Ok(Decision::Keep(())),
            })
            .await?;
        }
        let Presence::Lost(since) = counsellor.presence else { return Ok(()) };
        let gone_for = self.now().since(since);
        if gone_for > self.rules.counsellor_away && !counsellor.away {
            self.change_counsellor(counsellor.id, |counsellor, _| match counsellor.presence {
                Presence::Lost(_) if !counsellor.away => Ok(Decision::commit(counsellor.told_away(), ())),
                _ => Ok(Decision::Keep(())),
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
            if counsellor.talks.is_empty() && counsellor.offer.is_none() {
                self.queue.forget(Whom::Counsellor(counsellor.id)).await?;
            }
        }
        Ok(())
    }

    /// The offer's time is out.
    async fn lapse(&self, enquiry: &Enquiry) -> Result<(), ChatError> {
        let offers_max = self.rules.offers_max;
        self.change_enquiry(enquiry.id, |enquiry, counsellor, now| match enquiry.stage {
            Stage::Offered { until, .. } if now > until => {
                let change = (enquiry.missed(now, offers_max), counsellor.map(Counsellor::offer_off));
                Ok(Decision::commit(change, ()))
            }
            _ => Ok(Decision::Keep(())),
        })
        .await
    }

    /// The counsellor of the offer is gone; the visitor keeps the place.
    async fn withdraw(&self, enquiry: crate::protocol::ids::EnquiryId) -> Result<(), ChatError> {
        self.change_enquiry(enquiry, |enquiry, counsellor, _| match enquiry.stage {
            Stage::Offered { .. } => {
                let change = (enquiry.returned(), counsellor.map(Counsellor::offer_off));
                Ok(Decision::commit(change, ()))
            }
            _ => Ok(Decision::Keep(())),
        })
        .await
    }

    /// The counsellor of the talk is gone; the visitor is first among the returning,
    /// with everything that was said.
    async fn hand_back(&self, enquiry: crate::protocol::ids::EnquiryId) -> Result<bool, ChatError> {
        let lost = self.rules.counsellor_lost;
        self.change_enquiry(enquiry, |enquiry, counsellor, now| {
            let Some(counsellor) = counsellor else { return Ok(Decision::Keep(false)) };
            let is_gone = matches!(counsellor.presence, Presence::Lost(since) if now.since(since) > lost);
            match enquiry.stage {
                Stage::Talking { .. } if is_gone => {
                    let change = (enquiry.handed_back(), Some(counsellor.handed_back(enquiry.id)));
                    Ok(Decision::commit(change, true))
                }
                _ => Ok(Decision::Keep(false)),
            }
        })
        .await
    }
}
