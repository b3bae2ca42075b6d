//! A counsellor who leaves the desk for a moment, as their own desk shows it.

use super::super::outbox::Outbox;
use super::super::seconds_left;
use super::Desk;
use crate::domain::chat::ChatError;
use crate::domain::counsellor::Counsellor;
use crate::protocol::{ErrandLength, ToDesk};

impl Desk {
    /// They leave: everybody they talk with is told.
    pub(super) async fn step_out(&mut self, length: ErrandLength) -> Result<(), ChatError> {
        self.my_seat().await?;
        self.sockets.chat.step_out(self.staff, length.time()).await
    }

    /// They are back.
    pub(super) async fn come_back(&mut self) -> Result<(), ChatError> {
        self.my_seat().await?;
        self.sockets.chat.come_back(self.staff).await
    }

    /// Tells how long they have left, when that has changed. Whoever brings this counsellor
    /// back after a loss knows it from here.
    pub(super) fn show_errand(&mut self, counsellor: &Counsellor, out: &mut Outbox) {
        if self.errand == counsellor.errand {
            return;
        }
        self.errand = counsellor.errand;
        self.arriving.errand = counsellor.errand;
        let now = self.sockets.chat.now();
        out.push(&ToDesk::Errand { seconds_left: counsellor.errand.map(|until| seconds_left(until, now)) });
    }
}
