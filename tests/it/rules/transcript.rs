//! A conversation under random operations: two sides that send, send again, lose the
//! connection and come back, and a store that keeps the order.

use proptest::prelude::*;
use server::clock::Moment;
use server::domain::receipt::Receipts;
use server::domain::secret::ClusterSecret;
use server::domain::transcript::{Draft, Replay, Transcript};
use server::protocol::ids::{ClientRef, ConversationId};
use server::protocol::position::Position;
use server::protocol::visit::Side;
use server::protocol::{ErrorId, MessageText};

#[derive(Clone, Copy, Debug)]
enum Op {
    /// A side sends its n-th message, perhaps again.
    Send(bool, u8),
    /// A side sends other words under a used name.
    Misuse(bool, u8),
    /// A side reads what it is missing.
    Read(bool),
    /// A side forgets everything: a reload.
    Reload(bool),
    /// The conversation ends.
    End,
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        8 => (any::<bool>(), 0..12_u8).prop_map(|(side, n)| Op::Send(side, n)),
        1 => (any::<bool>(), 0..12_u8).prop_map(|(side, n)| Op::Misuse(side, n)),
        4 => any::<bool>().prop_map(Op::Read),
        1 => any::<bool>().prop_map(Op::Reload),
        1 => Just(Op::End),
    ]
}

fn side(is_visitor: bool) -> Side {
    if is_visitor { Side::Visitor } else { Side::Counsellor }
}

fn draft(from: Side, n: u8, words: &str) -> Draft {
    Draft {
        from,
        guest: None,
        client_ref: ClientRef::parse(&format!("m{n}")).expect("a plain name"),
        body: MessageText::parse(words).expect("plain words").into(),
        sent_at: Moment(1),
    }
}

/// What one side has read, as `(sender, words)`.
#[derive(Default)]
struct Reader {
    has: Option<Position>,
    lines: Vec<(Side, String)>,
}

impl Reader {
    fn read(&mut self, transcript: &Transcript) {
        let Replay::Messages(missing) = transcript.after(self.has) else {
            panic!("a position that was given is always known");
        };
        for message in missing {
            let next = self.has.map_or(1, |has| has.offset + 1);
            assert_eq!(message.position.offset, next, "a gap or a line twice");
            self.has = Some(message.position);
            self.lines.push((message.from, message.body.form().into_owned()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn both_sides_read_the_same_words_once_and_in_order(ops in prop::collection::vec(op(), 1..80)) {
        let receipts = Receipts::new(&ClusterSecret::new([9; 32], None));
        let mut transcript = Transcript::open(ConversationId::random());
        let mut readers = [Reader::default(), Reader::default()];
        let mut said: Vec<(Side, String)> = Vec::new();
        let mut ended = false;
        for op in ops {
            match op {
                Op::Send(is_visitor, n) => {
                    let (from, words) = (side(is_visitor), format!("{is_visitor} {n}"));
                    let known = said.iter().position(|line| *line == (from, words.clone()));
                    match (transcript.append(draft(from, n, &words), &receipts), known) {
                        (Ok(message), Some(index)) => {
                            prop_assert_eq!(message.position.offset as usize, index + 1, "its old place");
                        }
                        (Ok(message), None) => {
                            prop_assert!(!ended);
                            said.push((from, words));
                            prop_assert_eq!(message.position.offset as usize, said.len());
                        }
                        (Err(id), known) => {
                            prop_assert_eq!(id, ErrorId::ConversationEnded);
                            prop_assert!(ended && known.is_none());
                        }
                    }
                }
                Op::Misuse(is_visitor, n) => {
                    let from = side(is_visitor);
                    let is_used = said.contains(&(from, format!("{is_visitor} {n}")));
                    if is_used {
                        let refused = transcript.append(draft(from, n, "andre ord"), &receipts);
                        prop_assert_eq!(refused.map(|m| m.position), Err(ErrorId::ClientRefReused));
                    }
                }
                Op::Read(is_visitor) => readers[usize::from(is_visitor)].read(&transcript),
                Op::Reload(is_visitor) => readers[usize::from(is_visitor)] = Reader::default(),
                Op::End => {
                    transcript.end(Moment(2));
                    ended = true;
                }
            }
        }
        for reader in &mut readers {
            reader.read(&transcript);
            prop_assert_eq!(&reader.lines, &said);
        }
    }
}
