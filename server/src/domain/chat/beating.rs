//! What a node does to be one among several: it says that it is alive, hears who else
//! is, and learns when something has been lost.

use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::{Chat, ChatError};
use crate::clock::Moment;
use crate::domain::node::AsOf;
use crate::protocol::ids::{ConversationId, EnquiryId};
use crate::protocol::visit::EndReason;

/// An end is said again after a loss when it is younger than this: a copy that takes
/// over lacks the last seconds.
const ENDS_REMEMBERED: Duration = Duration::from_mins(1);

/// Ends remembered at most: a minute of a very large service.
const ENDS_MAX: usize = 1_000;

/// How a stay ended, for the case that the store forgets it.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    pub(super) enquiry: EnquiryId,
    pub(super) conversation: Option<ConversationId>,
    pub(super) reason: EndReason,
    pub(super) at: Moment,
}

impl Chat {
    /// Says that this node is alive, and hears of the others. Returns since when live
    /// state has lost nothing.
    pub async fn beat(&self) -> Result<Moment, ChatError> {
        match self.nodes.beat(self.node, self.clock.now()).await {
            Ok(pulse) => {
                self.absences.lock().unwrap_or_else(PoisonError::into_inner).heard(pulse.alive);
                self.clock.follow(pulse.now);
                self.since.store(pulse.since.0, Ordering::Relaxed);
                Ok(pulse.since)
            }
            Err(error) => {
                self.absences.lock().unwrap_or_else(PoisonError::into_inner).unheard();
                Err(error.into())
            }
        }
    }

    /// This node stops.
    pub async fn stop_beating(&self) -> Result<(), ChatError> {
        Ok(self.nodes.depart(self.node).await?)
    }

    /// Since when live state has lost nothing. The store knows before the next beat does:
    /// whoever comes in between is brought back, and nobody is paired before they are.
    pub fn since(&self) -> Moment {
        Moment(self.since.load(Ordering::Relaxed)).max(self.nodes.since())
    }

    /// Now, in this life of live state.
    pub fn as_of(&self) -> AsOf {
        AsOf { at: self.now(), life: self.nodes.life() }
    }

    /// Whether live state may have lost something since then.
    ///
    /// # Errors
    /// It is asked for, and may not answer.
    pub async fn has_lost_since(&self, then: AsOf) -> Result<bool, ChatError> {
        if self.is_of_another_life(then) {
            return Ok(true);
        }
        let since = self.beat().await?;
        Ok(then.at < since || self.is_of_another_life(then))
    }

    /// Whether it is known without asking that something may have been lost since then.
    pub fn is_of_another_life(&self, then: AsOf) -> bool {
        then.life != self.nodes.life() || then.at < self.since()
    }

    /// Right after a start or a loss: see [`crate::domain::rules::Rules::settle`].
    pub(super) fn is_settling(&self) -> bool {
        self.now() < self.since().after(self.rules.settle)
    }

    /// After a loss: whoever ended a stay just before ends it again, so that nobody is
    /// brought back into a talk they had left.
    pub async fn end_again(&self) -> Result<(), ChatError> {
        let ends: Vec<End> =
            self.ends.lock().unwrap_or_else(PoisonError::into_inner).iter().copied().collect();
        for End { enquiry, conversation, reason, .. } in ends {
            if let Some(conversation) = conversation {
                self.conversations.end(conversation, self.now()).await?;
            }
            if self.queue.enquiry(enquiry).await?.is_some() {
                self.end_stay(enquiry, reason).await?;
            }
        }
        Ok(())
    }

    pub(super) fn remember_end(&self, end: End) {
        let mut ends = self.ends.lock().unwrap_or_else(PoisonError::into_inner);
        ends.push_back(end);
        let old = |first: &End| end.at.since(first.at) > ENDS_REMEMBERED;
        while ends.len() > ENDS_MAX || ends.front().is_some_and(old) {
            ends.pop_front();
        }
    }
}
