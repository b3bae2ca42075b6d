//! An event on its way between nodes: who sends it and its number in plain, the rest
//! sealed. Somebody who listens at Redis learns that something happened, and no more.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::clock::Moment;
use crate::domain::counsellor::StaffId;
use crate::domain::event::{Changed, Event, Pair, Said};
use crate::domain::seal::Seal;
use crate::domain::transcript::Message;
use crate::protocol::call_in::GuestName;
use crate::protocol::card::Body;
use crate::protocol::ids::{ClientRef, ConversationId, EnquiryId};
use crate::protocol::position::{Position, Receipt};
use crate::protocol::text::Words;
use crate::protocol::visit::Side;

/// The sender's name and the number.
const HEAD: usize = 16;

/// An event as it travels.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Letter {
    Lagged,
    Changed {
        enquiries: Vec<EnquiryId>,
        counsellors: Vec<StaffId>,
    },
    Said {
        pair: Between,
        line: Line,
        #[serde(default)]
        guest: Option<StaffId>,
    },
    /// A guest's line. A version that does not know what that is must not pass it on as the
    /// counsellor's: to it this is an event that cannot be read, and all look at everything.
    GuestSaid {
        pair: Between,
        line: Line,
        guest: Option<StaffId>,
        by: GuestName,
    },
    Refilled {
        enquiry: EnquiryId,
        counsellor: Option<StaffId>,
    },
    Typing {
        pair: Between,
        from: Side,
        #[serde(default)]
        guest: Option<StaffId>,
    },
    Seen {
        pair: Between,
        from: Side,
        position: Position,
        #[serde(default)]
        guest: Option<StaffId>,
    },
}

#[derive(Serialize, Deserialize)]
struct Between(ConversationId, EnquiryId, StaffId);

#[derive(Serialize, Deserialize)]
struct Line {
    position: Position,
    from: Side,
    client_ref: ClientRef,
    /// The body in its one form.
    text: Words,
    sent_at: Moment,
    receipt: Receipt,
    was: Position,
}

/// Seals an event, bound to its sender and its number.
pub(super) fn seal(seal: &Seal, sender: u64, number: u64, event: &Event) -> Vec<u8> {
    // Room for the longest, so that growing leaves no copy of the words behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(32 * 1024));
    serde_json::to_writer(&mut *plain, &Letter::from(event)).expect("plain data goes into memory");
    let mut sealed = head(sender, number).to_vec();
    sealed.append(&mut seal.seal(&head(sender, number), &plain));
    sealed
}

/// The sender and the number of an event; the event when it can be read.
pub(super) fn open(seal: &Seal, sealed: &[u8]) -> Option<(u64, u64, Event)> {
    let (head, body) = sealed.split_first_chunk::<HEAD>()?;
    let plain = Zeroizing::new(seal.open(head, body)?);
    let event = serde_json::from_slice::<Letter>(&plain).ok()?.event()?;
    let (sender, number) = head.split_first_chunk()?;
    Some((u64::from_be_bytes(*sender), u64::from_be_bytes(number.try_into().ok()?), event))
}

fn head(sender: u64, number: u64) -> [u8; HEAD] {
    let mut head = [0; HEAD];
    head[..8].copy_from_slice(&sender.to_be_bytes());
    head[8..].copy_from_slice(&number.to_be_bytes());
    head
}

impl From<&Event> for Letter {
    fn from(event: &Event) -> Self {
        match event {
            Event::Lagged => Self::Lagged,
            Event::Changed(changed) => {
                let Changed { enquiries, counsellors } = &**changed;
                Self::Changed { enquiries: enquiries.clone(), counsellors: counsellors.clone() }
            }
            Event::Said(said) => {
                let Message { position, from, guest, client_ref, body, sent_at, receipt, was } =
                    &*said.message;
                let line = Line {
                    position: *position,
                    from: *from,
                    client_ref: client_ref.clone(),
                    text: (&*body.form()).into(),
                    sent_at: *sent_at,
                    receipt: *receipt,
                    was: *was,
                };
                let pair = said.pair.into();
                match guest {
                    None => Self::Said { pair, line, guest: said.pair.guest },
                    Some(by) => Self::GuestSaid { pair, line, guest: said.pair.guest, by: by.clone() },
                }
            }
            Event::Refilled { enquiry, counsellor } => {
                Self::Refilled { enquiry: *enquiry, counsellor: *counsellor }
            }
            Event::Typing { pair, from } => {
                Self::Typing { pair: (*pair).into(), from: *from, guest: pair.guest }
            }
            Event::Seen { pair, from, position } => {
                let (position, guest) = (*position, pair.guest);
                Self::Seen { pair: (*pair).into(), from: *from, position, guest }
            }
        }
    }
}

impl Letter {
    /// `None` when it says nothing that we know: another version of this program wrote it.
    fn event(self) -> Option<Event> {
        Some(match self {
            Self::Lagged => Event::Lagged,
            Self::Changed { enquiries, counsellors } => {
                Event::Changed(Arc::new(Changed { enquiries, counsellors }))
            }
            Self::Said { pair, line, guest } => said(pair.with(guest), line, None)?,
            Self::GuestSaid { pair, line, guest, by } => said(pair.with(guest), line, Some(by))?,
            Self::Refilled { enquiry, counsellor } => Event::Refilled { enquiry, counsellor },
            Self::Typing { pair, from, guest } => Event::Typing { pair: pair.with(guest), from },
            Self::Seen { pair, from, position, guest } => {
                Event::Seen { pair: pair.with(guest), from, position }
            }
        })
    }
}

fn said(pair: Pair, line: Line, guest: Option<GuestName>) -> Option<Event> {
    let Line { position, from, client_ref, text, sent_at, receipt, was } = line;
    let body = Body::of_form(text.as_str())?;
    let message = Arc::new(Message { position, from, guest, client_ref, body, sent_at, receipt, was });
    Some(Event::Said(Arc::new(Said { pair, message })))
}

impl From<Pair> for Between {
    fn from(Pair { conversation, enquiry, counsellor, guest: _ }: Pair) -> Self {
        Self(conversation, enquiry, counsellor)
    }
}

impl Between {
    fn with(self, guest: Option<StaffId>) -> Pair {
        let Self(conversation, enquiry, counsellor) = self;
        Pair { conversation, enquiry, counsellor, guest }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::receipt::Receipts;
    use crate::domain::secret::ClusterSecret;
    use crate::domain::transcript::{Draft, Transcript};
    use crate::protocol::call_in::GuestRole;

    fn said(guest: Option<GuestName>) -> Event {
        let conversation = ConversationId::random();
        let seated = guest.is_some().then(Uuid::now_v7);
        let enquiry = EnquiryId::random();
        let pair = Pair { conversation, enquiry, counsellor: Uuid::now_v7(), guest: seated };
        let receipts = Receipts::new(&ClusterSecret::new([1; 32], None));
        let draft = Draft {
            from: Side::Counsellor,
            guest,
            client_ref: ClientRef::parse("m-1").unwrap(),
            body: Body::of_form("hei \"du\" <3\nder").unwrap(),
            sent_at: Moment(9),
        };
        let message = Transcript::open(conversation).append(draft, &receipts).unwrap();
        Event::Said(Arc::new(Said { pair, message }))
    }

    #[test]
    fn a_message_arrives_whole_and_nobody_on_the_way_can_read_it() {
        let key = Seal::with_key(&[1; 32]);
        for guest in [None, Some(GuestName { role: GuestRole::Lead, alias: "Kari".into() })] {
            let event = said(guest);
            let sealed = seal(&key, 7, 41, &event);
            assert!(!sealed.windows(3).any(|words| words == b"hei"));
            let (sender, number, opened) = open(&key, &sealed).unwrap();
            assert_eq!((sender, number), (7, 41));
            let (Event::Said(said), Event::Said(arrived)) = (event, opened) else { panic!("another event") };
            assert_eq!((said.pair, &said.message), (arrived.pair, &arrived.message));
        }
    }

    #[test]
    fn what_the_version_before_has_sent_is_read() {
        let pair = Between(ConversationId::random(), EnquiryId::random(), Uuid::now_v7());
        let before = serde_json::json!({ "typing": { "pair": pair, "from": "visitor" } });
        let letter: Letter = serde_json::from_value(before).unwrap();
        assert!(matches!(letter.event(), Some(Event::Typing { pair: Pair { guest: None, .. }, .. })));
    }

    #[test]
    fn an_event_altered_renumbered_or_in_anothers_name_is_not_read() {
        let key = Seal::with_key(&[1; 32]);
        let sealed = seal(&key, 7, 41, &Event::Lagged);
        assert!(open(&Seal::with_key(&[2; 32]), &sealed).is_none());
        for index in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[index] ^= 1;
            assert!(open(&key, &altered).is_none(), "byte {index}");
            assert!(open(&key, &sealed[..index]).is_none(), "{index} bytes");
        }
    }
}
