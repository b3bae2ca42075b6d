//! What a visitor is told of a break from their connection. Only this connection knows what
//! the break is from; the stay has carried no more than that one is wanted.

use super::super::connection::Flow;
use super::super::outbox::Outbox;
use super::Visitor;
use super::view::Shown;
use crate::clock::Moment;
use crate::domain::enquiry::Enquiry;
use crate::protocol::needs::{Language, Needs, Safety};
use crate::protocol::{ErrorId, ToVisitor};

impl Visitor {
    /// Until when somebody with these needs is asked to come back later. Whoever is not safe
    /// never is: a break must not stand between them and help, and whoever misuses that has
    /// gained a talk that can be ended.
    pub(super) fn kept_away(&self, needs: Needs) -> Option<Moment> {
        let until = self.sockets.respites.standing(self.origin.marks.as_ref())?;
        // Who has a place already is told so as always.
        (self.seat.is_none() && needs.safety != Some(Safety::Unsafe)).then_some(until)
    }

    pub(super) fn refuse_resting(&self, language: Language, until: Moment, out: &mut Outbox) -> Flow {
        let error_id = ErrorId::ConnectionRests;
        self.sockets.metrics.refused(error_id);
        let words = Some(self.sockets.phrases.resting(language, until));
        out.push(&ToVisitor::Refused { client_ref: None, error_id, retry_after_ms: None, words });
        Flow::Go
    }

    /// Begins the break that the counsellor wants who has ended the talk, and says until when
    /// it is. Nothing is said of one that could not begin.
    pub(super) async fn rest_after(&self, enquiry: &Enquiry) -> Option<String> {
        let wish = enquiry.ended_with_respite().filter(|_| self.shown != Shown::Ended)?;
        let marks = self.origin.marks.as_ref()?;
        match self.sockets.respites.begin(wish, marks).await {
            Ok(until) => until.map(|until| self.sockets.phrases.ended_resting(enquiry.needs.language, until)),
            Err(error_id) => {
                tracing::warn!(%error_id, "a break from a connection could not begin");
                None
            }
        }
    }
}
