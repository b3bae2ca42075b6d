//! Leaving the desk for a moment, and coming back.

use std::time::Duration;

use super::{Chat, ChatError, Decision};
use crate::domain::counsellor::StaffId;

impl Chat {
    /// The counsellor leaves the desk for this long: everybody they talk with is told. Said
    /// again it counts from now.
    ///
    /// # Errors
    /// [`ErrorId::NoConversation`](crate::protocol::ErrorId::NoConversation) and
    /// [`ErrorId::OfferOpen`](crate::protocol::ErrorId::OfferOpen).
    pub async fn step_out(&self, staff: StaffId, time: Duration) -> Result<(), ChatError> {
        self.change_counsellor(staff, |counsellor, now| {
            Ok(Decision::commit(counsellor.stepped_out(now.after(time))?, ()))
        })
        .await
    }

    /// The counsellor is back, if they were away.
    pub async fn come_back(&self, staff: StaffId) -> Result<(), ChatError> {
        self.change_counsellor(staff, |counsellor, _| {
            Ok(counsellor.back().map_or(Decision::Keep(()), |back| Decision::commit(back, ())))
        })
        .await
    }
}
