//! Opens and closes the chat by hand. Every node asks each second what was said, so that
//! all of them say the same; and what the store has lost, the nodes put back.

use std::sync::Arc;
use std::time::Duration;

use jiff::tz::TimeZone;

use super::opening::Opening;
use super::staff_access::StaffAccess;
use super::ws::registry::Registry;
use crate::clock::Clock;
use crate::domain::ports::{StoreError, SwitchStore};
use crate::domain::records::Act;
use crate::domain::staff::StaffMember;
use crate::domain::switch::{Setting, Switch};
use crate::protocol::ErrorId;

/// What it takes.
#[derive(Debug)]
pub struct Switchboard {
    /// What was said last, for all nodes.
    pub store: Arc<dyn SwitchStore>,
    /// Whether the chat is open, as this node tells it.
    pub opening: Arc<Opening>,
    /// Who is connected here and is told.
    pub registry: Arc<Registry>,
    /// Who keeps the audit.
    pub access: Arc<StaffAccess>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Where a day ends.
    pub zone: TimeZone,
}

impl Switchboard {
    /// A shift lead says so, for this long or until the end of the day.
    ///
    /// # Errors
    /// `live_unavailable`: nothing was changed.
    pub async fn set(
        &self,
        member: &StaffMember,
        setting: Setting,
        lasts: Option<Duration>,
    ) -> Result<(), ErrorId> {
        let (wall, now) = (self.clock.wall(), self.clock.now());
        let put = async {
            let held = self.store.held().await?;
            let switch = Switch::say(setting, lasts, wall, now, &self.zone);
            self.store.put(switch.after(held.as_ref())).await
        };
        put.await.map_err(|_: StoreError| ErrorId::LiveUnavailable)?;
        self.access.note(Act::Switched(setting), member).await;
        // It is said; where this look fails, the next one of each second tells it.
        let _looked: Result<(), StoreError> = self.look().await;
        Ok(())
    }

    /// Asks what was said, and tells everybody here when that has changed.
    ///
    /// # Errors
    /// The store does not answer; what was known goes on to stand.
    pub async fn look(&self) -> Result<(), StoreError> {
        let held = self.store.held().await?;
        if let Some(lost) = self.opening.switch_after(held.as_ref()) {
            self.store.put(lost).await?;
        }
        let said = self.opening.set_switch(held);
        if let Some(until) = self.opening.opens(self.registry.picture().qualified) {
            self.store.put_opened(until).await?;
        }
        if let Some(lost) = self.opening.opened(self.store.opened().await?) {
            self.store.put_opened(lost).await?;
        }
        if self.opening.has_news_of_people() || said {
            self.registry.show_desks(self.registry.picture());
            self.registry.ask_board();
        }
        Ok(())
    }
}
