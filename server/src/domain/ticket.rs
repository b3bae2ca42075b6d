//! The proof of a place and of a talk, kept by the browsers for the day the server has
//! lost both.

use std::time::Duration;

use super::counsellor::StaffId;
use super::enquiry::{Enquiry, Presence, Stage};
use super::node::AsOf;
use super::ports::TokenHash;
use super::seal::Seal;
use super::secret::ClusterSecret;
use crate::clock::Moment;
use crate::protocol::ErrorId;
use crate::protocol::ticket::{Claims, TalkClaim, Ticket};

/// Makes tickets and reads them back.
#[derive(Debug)]
pub struct Tickets {
    seal: Seal,
    /// Good for this long while waiting ...
    kept: Duration,
    /// ... and for this long once words may hang on it.
    idle: Duration,
}

/// Who may use a ticket. It is worthless to anybody else.
#[derive(Clone, Copy, Debug)]
pub enum Owner {
    /// The visitor who holds this token.
    Visitor(TokenHash),
    /// This counsellor.
    Counsellor(StaffId),
}

impl Owner {
    fn bytes(self) -> Vec<u8> {
        match self {
            Self::Visitor(token) => [b"v".as_slice(), token.as_bytes()].concat(),
            Self::Counsellor(staff) => [b"c".as_slice(), staff.as_bytes()].concat(),
        }
    }
}

/// A ticket that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The stay as it was, with nobody connected.
    pub enquiry: Enquiry,
    /// When the stay was looked at, from which the ticket was made.
    pub as_of: AsOf,
}

impl Tickets {
    /// Sealed with the cluster's secret.
    pub fn new(secret: &ClusterSecret, kept: Duration, idle: Duration) -> Self {
        Self { seal: Seal::new(secret, "fortrolig ticket v1"), kept, idle }
    }

    /// The ticket of a stay as it is; none when it is over.
    pub fn issue(&self, enquiry: &Enquiry, owner: Owner, as_of: AsOf) -> Option<Ticket> {
        let talk = match enquiry.stage {
            Stage::Waiting | Stage::Offered { .. } => None,
            Stage::Talking { counsellor, since } => Some(TalkClaim { counsellor, since_ms: since.0 }),
            Stage::Ended { .. } => return None,
        };
        let claims = Claims {
            enquiry: enquiry.id,
            version: enquiry.version,
            seat_ms: enquiry.seat.0,
            needs: enquiry.needs,
            lane: enquiry.lane,
            joined_at_ms: enquiry.joined_at.0,
            offers_missed: enquiry.offers_missed,
            missed_at_ms: enquiry.missed_at.map(|at| at.0),
            conversation: enquiry.conversation,
            talk,
            risk_at_ms: enquiry.risk.map(|at| at.0),
            issued_at_ms: as_of.at.0,
            life: as_of.life,
        };
        Some(Ticket::of(&self.seal.seal(&owner.bytes(), &claims.to_bytes())))
    }

    /// The stay that a ticket stands for.
    ///
    /// # Errors
    /// [`ErrorId::TicketUnproven`] when it was altered, forged or is somebody else's;
    /// [`ErrorId::TicketExpired`] when it is older than places or talks are kept.
    pub fn open(&self, ticket: &Ticket, owner: Owner, now: Moment) -> Result<Opened, ErrorId> {
        let bytes = self.seal.open(&owner.bytes(), &ticket.sealed()).ok_or(ErrorId::TicketUnproven)?;
        let claims = Claims::from_bytes(&bytes).ok_or(ErrorId::TicketUnproven)?;
        let as_of = AsOf { at: Moment(claims.issued_at_ms), life: claims.life };
        let good_for = if claims.conversation.is_some() { self.idle } else { self.kept };
        if now.since(as_of.at) > good_for {
            return Err(ErrorId::TicketExpired);
        }
        let stage = match &claims.talk {
            None => Stage::Waiting,
            Some(talk) => Stage::Talking { counsellor: talk.counsellor, since: Moment(talk.since_ms) },
        };
        let enquiry = Enquiry {
            // Counts of an evening that was lost begin anew.
            talked_ms: 0,
            id: claims.enquiry,
            needs: claims.needs,
            lane: claims.lane,
            joined_at: Moment(claims.joined_at_ms),
            stage,
            presence: Presence::Lost(now),
            seat: Moment(claims.seat_ms),
            offers_missed: claims.offers_missed,
            missed_at: claims.missed_at_ms.map(Moment),
            conversation: claims.conversation,
            // Whoever is asked would have to be asked anew: it is off, and all are told so.
            hand_over: None,
            note: None,
            closes_at: None,
            risk: claims.risk_at_ms.map(Moment),
            // Nobody is in a room whose visitor has not been told so in this life.
            call_in: None,
            respite: None,
            version: claims.version,
        };
        Ok(Opened { enquiry, as_of })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::node::NodeId;
    use crate::protocol::ids::{ConversationId, EnquiryId, Token};
    use crate::protocol::needs::{Language, Needs};
    use uuid::Uuid;

    const NOW: Moment = Moment(1_000_000);
    const AS_OF: AsOf = AsOf { at: NOW, life: u64::MAX };

    fn tickets(secret: u8) -> Tickets {
        let secret = ClusterSecret::new([secret; 32], None);
        Tickets::new(&secret, Duration::from_hours(1), Duration::from_mins(15))
    }

    fn waiting() -> Enquiry {
        let needs = Needs::only(Language::Nn);
        Enquiry::join(EnquiryId::random(), needs, NodeId(1), Moment(7))
    }

    fn talking() -> Enquiry {
        let offered = waiting().offered(Uuid::now_v7(), NOW);
        offered.started(ConversationId::random(), NOW).unwrap()
    }

    #[test]
    fn a_ticket_brings_back_the_place_and_the_talk() {
        let owner = Owner::Visitor(TokenHash::of(&Token::random()));
        let marked = talking();
        let marked = marked.marked_risk(marked.counsellor().unwrap(), NOW).unwrap().unwrap();
        for stay in [waiting(), talking(), marked] {
            let ticket = tickets(1).issue(&stay, owner, AS_OF).unwrap();
            let opened = tickets(1).open(&ticket, owner, NOW).unwrap();
            assert_eq!(opened.enquiry, Enquiry { presence: Presence::Lost(NOW), ..stay });
        }
    }

    #[test]
    fn an_offer_is_not_brought_back_and_an_end_has_no_ticket() {
        let owner = Owner::Counsellor(Uuid::now_v7());
        let offered = waiting().offered(Uuid::now_v7(), NOW);
        let ticket = tickets(1).issue(&offered, owner, AS_OF).unwrap();
        assert_eq!(tickets(1).open(&ticket, owner, NOW).unwrap().enquiry.stage, Stage::Waiting);
        let ended = talking().ended(crate::protocol::visit::EndReason::VisitorLeft, NOW);
        assert!(tickets(1).issue(&ended, owner, AS_OF).is_none());
    }

    #[test]
    fn its_length_does_not_tell_that_a_talk_is_marked() {
        let owner = Owner::Visitor(TokenHash::of(&Token::random()));
        let plain = talking();
        let marked = plain.marked_risk(plain.counsellor().unwrap(), NOW).unwrap().unwrap();
        let length = |stay: &Enquiry| tickets(1).issue(stay, owner, AS_OF).unwrap().sealed().len();
        assert_eq!(length(&plain), length(&marked));
    }

    #[test]
    fn a_forged_foreign_or_stale_ticket_is_refused() {
        let (mine, theirs) = (Token::random(), Token::random());
        let owner = Owner::Visitor(TokenHash::of(&mine));
        let ticket = tickets(1).issue(&waiting(), owner, AS_OF).unwrap();
        assert_eq!(tickets(2).open(&ticket, owner, NOW), Err(ErrorId::TicketUnproven));
        let foreign = Owner::Visitor(TokenHash::of(&theirs));
        assert_eq!(tickets(1).open(&ticket, foreign, NOW), Err(ErrorId::TicketUnproven));
        let late = NOW.after(Duration::from_mins(61));
        assert_eq!(tickets(1).open(&ticket, owner, late), Err(ErrorId::TicketExpired));
        let talk = tickets(1).issue(&talking(), owner, AS_OF).unwrap();
        let late = NOW.after(Duration::from_mins(16));
        assert_eq!(tickets(1).open(&talk, owner, late), Err(ErrorId::TicketExpired));
    }
}
