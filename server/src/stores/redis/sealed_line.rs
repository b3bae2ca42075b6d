//! One line of a transcript as it lies in Redis: who said it and their name for it in
//! plain, everything else sealed with the conversation's own key, bound to the
//! conversation, the side and the name. Where it stands is told by its place in the list.

use zeroize::Zeroizing;

use crate::clock::Moment;
use crate::domain::receipt::Receipts;
use crate::domain::seal::Seal;
use crate::domain::transcript::{Draft, Message};
use crate::protocol::call_in::{GuestName, GuestRole};
use crate::protocol::card::Body;
use crate::protocol::ids::{ClientRef, ConversationId};
use crate::protocol::position::{Epoch, Position};
use crate::protocol::visit::Side;

/// A line that was read.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) draft: Draft,
    /// Its place in the life before this one; `None` when it was first said in this one.
    was: Option<Position>,
}

/// The sender's name for a line, as the scripts know it.
pub(super) fn name(from: Side, client_ref: &ClientRef) -> String {
    format!("{}{}", letter(from), client_ref.as_str())
}

/// Seals a line.
pub(super) fn seal(seal: &Seal, id: ConversationId, draft: &Draft, was: Option<Position>) -> Vec<u8> {
    let (guest, body) = (guest_form(draft.guest.as_ref()), draft.body.form());
    let mut plain = Zeroizing::new(Vec::with_capacity(20 + guest.len() + body.len()));
    plain.extend_from_slice(&draft.sent_at.0.to_be_bytes());
    // An epoch has 48 bits and an offset begins with 1, so zero is nothing.
    let was = was.unwrap_or(Position { epoch: Epoch(0), offset: 0 });
    plain.extend_from_slice(&was.epoch.0.to_be_bytes());
    plain.extend_from_slice(&was.offset.to_be_bytes());
    plain.extend_from_slice(guest.as_bytes());
    plain.extend_from_slice(body.as_bytes());
    let name = name(draft.from, &draft.client_ref);
    let mut line = vec![u8::try_from(name.len()).expect("a name has at most 37 bytes")];
    line.extend_from_slice(name.as_bytes());
    line.append(&mut seal.seal(&bound_to(id, &name), &plain));
    line
}

/// The same for a message that has had a place before.
pub(super) fn seal_again(seal_with: &Seal, id: ConversationId, message: &Message) -> Vec<u8> {
    let Message { from, guest, client_ref, body, sent_at, .. } = message;
    let draft = Draft {
        from: *from,
        guest: guest.clone(),
        client_ref: client_ref.clone(),
        body: body.clone(),
        sent_at: *sent_at,
    };
    seal(seal_with, id, &draft, Some(message.was))
}

/// Reads a line; `None` when it was altered, belongs elsewhere or was sealed with another key.
pub(super) fn open(seal: &Seal, id: ConversationId, line: &[u8]) -> Option<Line> {
    let (length, rest) = line.split_first()?;
    let (name, sealed) = rest.split_at_checked(usize::from(*length))?;
    let name = std::str::from_utf8(name).ok()?;
    let from = side(name.chars().next()?)?;
    let client_ref = ClientRef::parse(name.get(1..)?)?;
    let plain = Zeroizing::new(seal.open(&bound_to(id, name), sealed)?);
    let (sent_at, rest) = plain.split_first_chunk()?;
    let (epoch, rest) = rest.split_first_chunk()?;
    let (offset, body) = rest.split_first_chunk()?;
    let was = Position { epoch: Epoch(u64::from_be_bytes(*epoch)), offset: u32::from_be_bytes(*offset) };
    let (guest, body) = guest_of(std::str::from_utf8(body).ok()?)?;
    let body = Body::of_form(body)?;
    let draft = Draft { from, guest, client_ref, body, sent_at: Moment(u64::from_be_bytes(*sent_at)) };
    Some(Line { draft, was: (was.offset > 0).then_some(was) })
}

impl Line {
    /// The message in its place.
    pub(super) fn placed(self, id: ConversationId, position: Position, receipts: &Receipts) -> Message {
        self.draft.placed(id, position, self.was.unwrap_or(position), receipts)
    }
}

/// Stands before the body of a guest's line, and begins as no words and no card do. A version
/// that does not know guests reads no such line, instead of taking it for the counsellor's.
const GUEST: &str = "\0guest ";

fn guest_form(guest: Option<&GuestName>) -> String {
    guest.map(|guest| format!("{GUEST}{} {}\0", guest.role.as_str(), guest.alias)).unwrap_or_default()
}

/// The guest, if there is one, and the form of the body; `None` when it is neither.
fn guest_of(plain: &str) -> Option<(Option<GuestName>, &str)> {
    let Some(guest) = plain.strip_prefix(GUEST) else { return Some((None, plain)) };
    let (guest, body) = guest.split_once('\0')?;
    let (role, alias) = guest.split_once(' ')?;
    Some((Some(GuestName { role: GuestRole::parse(role)?, alias: alias.into() }), body))
}

fn bound_to(id: ConversationId, name: &str) -> Vec<u8> {
    [id.as_bytes(), name.as_bytes()].concat()
}

fn letter(side: Side) -> char {
    match side {
        Side::Visitor => 'v',
        Side::Counsellor => 'c',
    }
}

fn side(letter: char) -> Option<Side> {
    match letter {
        'v' => Some(Side::Visitor),
        'c' => Some(Side::Counsellor),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(from: Side) -> Draft {
        let client_ref = ClientRef::parse("m-1").unwrap();
        Draft { from, guest: None, client_ref, body: Body::of_form("hei <3").unwrap(), sent_at: Moment(7) }
    }

    #[test]
    fn a_line_comes_back_as_it_was_said() {
        let (key, id) = (Seal::with_key(&[1; 32]), ConversationId::random());
        let was = Position { epoch: Epoch(9), offset: 3 };
        for (from, was) in [(Side::Visitor, None), (Side::Counsellor, Some(was))] {
            let line = open(&key, id, &seal(&key, id, &draft(from), was)).unwrap();
            assert_eq!((line.draft.from, line.draft.sent_at, line.was), (from, Moment(7), was));
            assert_eq!(line.draft.body.form(), "hei <3");
        }
    }

    #[test]
    fn a_guests_line_is_theirs_and_no_words_pass_for_one() {
        let (key, id) = (Seal::with_key(&[1; 32]), ConversationId::random());
        let card = Body::of_form("\0article nb samtykke").unwrap();
        for (role, alias) in [(GuestRole::Lead, "Kari"), (GuestRole::Colleague, "Per Olav")] {
            let guest = Some(GuestName { role, alias: alias.into() });
            for body in [Body::of_form("hei <3").unwrap(), card.clone()] {
                let said = Draft { guest: guest.clone(), body: body.clone(), ..draft(Side::Counsellor) };
                let line = open(&key, id, &seal(&key, id, &said, None)).unwrap();
                assert_eq!((&line.draft.guest, &line.draft.body), (&guest, &body));
            }
        }
        assert_eq!(Body::of_form("\0guest lead Kari\0hei"), None, "the version before reads none");
        assert_eq!(guest_of("guest lead Kari hei"), Some((None, "guest lead Kari hei")));
        assert_eq!(guest_of("\0guest owner Kari\0hei"), None);
    }

    #[test]
    fn a_line_belongs_to_its_conversation_and_its_speaker() {
        let (key, id) = (Seal::with_key(&[1; 32]), ConversationId::random());
        let line = seal(&key, id, &draft(Side::Visitor), None);
        assert!(!line.windows(3).any(|words| words == b"hei"));
        assert!(open(&key, ConversationId::random(), &line).is_none(), "another conversation");
        assert!(open(&Seal::with_key(&[2; 32]), id, &line).is_none(), "another key");
        let mut put_into_anothers_mouth = line.clone();
        put_into_anothers_mouth[1] = b'c';
        assert!(open(&key, id, &put_into_anothers_mouth).is_none());
        for length in 0..line.len() {
            assert!(open(&key, id, &line[..length]).is_none(), "{length} bytes");
        }
    }
}
