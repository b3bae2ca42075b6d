//! Keeps the breaks from connections. Every node asks each second what is held, so that all of
//! them say the same; and what the store has lost, the nodes put back.

use std::sync::{Arc, PoisonError, RwLock};

use super::staff_access::StaffAccess;
use super::ws::registry::Registry;
use crate::clock::{Clock, Moment};
use crate::domain::counsellor::StaffId;
use crate::domain::ports::{RespiteStore, StoreError};
use crate::domain::records::Act;
use crate::domain::respite::{Marks, Respites, Wish};
use crate::domain::staff::StaffMember;
use crate::metrics::Metrics;
use crate::protocol::ErrorId;
use crate::protocol::respite::{RespiteAnswer, RespiteLength};

/// Times a change is made again when another node was faster.
const ATTEMPTS: usize = 16;

/// What it takes.
#[derive(Debug)]
pub struct RespiteKeeper {
    store: Arc<dyn RespiteStore>,
    registry: Arc<Registry>,
    access: Arc<StaffAccess>,
    metrics: Arc<Metrics>,
    clock: Arc<dyn Clock>,
    known: RwLock<Arc<Respites>>,
}

impl RespiteKeeper {
    /// One that has not looked yet.
    pub fn new(
        store: Arc<dyn RespiteStore>,
        registry: Arc<Registry>,
        access: Arc<StaffAccess>,
        metrics: Arc<Metrics>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self { store, registry, access, metrics, clock, known: RwLock::default() }
    }

    /// As last looked at.
    pub fn known(&self) -> Arc<Respites> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Until when the chat takes a break from whoever has these marks.
    pub fn standing(&self, marks: Option<&Marks>) -> Option<Moment> {
        self.known().standing(marks?, self.clock.now())
    }

    /// Asks what is held, does what time does, and tells the desks here when there is news.
    ///
    /// # Errors
    /// The store does not answer; what was known goes on to stand.
    pub async fn look(&self) -> Result<Arc<Respites>, StoreError> {
        let held = self.store.held().await?;
        let was = held.as_ref().map(|held| held.changed_at);
        let known = self.known();
        // What is known here and not held has been lost: it is put back.
        let base = held.filter(|held| held.changed_at >= known.changed_at);
        let base = base.unwrap_or_else(|| Respites::clone(&known));
        let now = base.tended(self.clock.now()).unwrap_or(base);
        if Some(now.changed_at) != was && !self.store.swap(was, now.clone()).await? {
            // Another node was faster, and is heard with the next look.
            return Ok(known);
        }
        Ok(self.learn(now))
    }

    /// Begins the break that was wanted, from the connection that has these marks. Tells until
    /// when the chat takes one; `None` when it does not.
    ///
    /// # Errors
    /// `live_unavailable`: nothing was changed.
    pub async fn begin(&self, wish: &Wish, marks: &Marks) -> Result<Option<Moment>, ErrorId> {
        let begun =
            self.change(|held, now| Ok(held.begun(wish, marks, now).map(|begun| (begun, ())))).await?;
        if begun.is_some() {
            self.metrics.respite(wish.length);
        }
        Ok(self.standing(Some(marks)))
    }

    /// A counsellor has ended a talk and wants a break: it stands among the acts of staff, with
    /// nothing of the visitor.
    pub async fn note_wish(&self, length: RespiteLength, by: &StaffMember) {
        self.access.note(Act::RespiteWanted(length), by).await;
    }

    /// A second person answers.
    ///
    /// # Errors
    /// As [`Respites::answered`], and `live_unavailable`.
    pub async fn answer(&self, number: u32, by: &StaffMember, answer: RespiteAnswer) -> Result<(), ErrorId> {
        let who = (by.id, by.role.duty());
        let about = self.change(|held, now| held.answered(number, who, answer, now).map(Some)).await?;
        self.note(Act::RespiteAnswered(answer), by, about).await;
        Ok(())
    }

    /// It ends now.
    ///
    /// # Errors
    /// As [`Respites::lifted`], and `live_unavailable`.
    pub async fn lift(&self, number: u32, by: &StaffMember) -> Result<(), ErrorId> {
        let who = (by.id, by.role.duty());
        let about = self.change(|held, now| held.lifted(number, who, now).map(Some)).await?;
        self.note(Act::RespiteLifted, by, about).await;
        Ok(())
    }

    async fn note(&self, act: Act, by: &StaffMember, about: Option<StaffId>) {
        if let Some(about) = about {
            self.access.note_about(act, by, about).await;
        }
    }

    /// Reads, decides, keeps; again when another node was faster. `None`: nothing to do.
    async fn change<T>(
        &self,
        decide: impl Fn(&Respites, Moment) -> Result<Option<(Respites, T)>, ErrorId>,
    ) -> Result<Option<T>, ErrorId> {
        for _ in 0..ATTEMPTS {
            let held = self.look().await.map_err(|_| ErrorId::LiveUnavailable)?;
            let Some((changed, answer)) = decide(&held, self.clock.now())? else { return Ok(None) };
            let swapped = self.store.swap(Some(held.changed_at), changed.clone()).await;
            if swapped.map_err(|_| ErrorId::LiveUnavailable)? {
                self.learn(changed);
                return Ok(Some(answer));
            }
        }
        Err(ErrorId::LiveUnavailable)
    }

    fn learn(&self, now: Respites) -> Arc<Respites> {
        let now = Arc::new(now);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if now.changed_at < known.changed_at {
            return known.clone();
        }
        let is_news = !known.same_to_desks(&now);
        *known = now.clone();
        drop(known);
        if is_news {
            self.registry.show_desks(self.registry.picture());
        }
        now
    }
}
