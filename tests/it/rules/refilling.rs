//! A transcript that was lost and is refilled by both sides, under random losses.

use std::sync::Arc;

use proptest::prelude::*;
use server::clock::Moment;
use server::domain::receipt::Receipts;
use server::domain::secret::ClusterSecret;
use server::domain::transcript::{Draft, Kept, Message, Refilled, Replay, Transcript};
use server::protocol::MessageText;
use server::protocol::ids::{ClientRef, ConversationId};
use server::protocol::visit::Side;

fn receipts() -> Receipts {
    Receipts::new(&ClusterSecret::new([9; 32], None))
}

fn say(transcript: &mut Transcript, from: Side, n: usize) -> Arc<Message> {
    let draft = Draft {
        from,
        client_ref: ClientRef::parse(&format!("m{n}")).expect("a plain name"),
        text: MessageText::parse(&format!("ord {n}")).expect("plain words"),
        sent_at: Moment(n as u64),
    };
    transcript.append(draft, &receipts()).expect("it is open and has room")
}

fn kept(lines: &[Arc<Message>]) -> Vec<Kept> {
    let kept = |line: &Arc<Message>| Kept {
        position: line.position,
        from: line.from,
        client_ref: line.client_ref.clone(),
        text: line.text.clone(),
        sent_at: line.sent_at,
    };
    lines.iter().map(kept).collect()
}

fn names(transcript: &Transcript) -> Vec<String> {
    let Replay::Messages(lines) = transcript.after(None) else { panic!("no position was named") };
    lines.iter().map(|line| line.text.as_str().to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    /// The server keeps some of the beginning, each side has read up to somewhere, they come
    /// back in either order and in pieces, and something new is said in between.
    #[test]
    fn whatever_either_side_kept_is_there_once_and_in_order(
        sides in prop::collection::vec(any::<bool>(), 0..30),
        cuts in (0..31_usize, 0..31_usize, 0..31_usize),
        visitor_first in any::<bool>(),
        piece in 1..8_usize,
        between in 0..3_usize,
    ) {
        let conversation = ConversationId::random();
        let mut before = Transcript::open(conversation);
        let all: Vec<Arc<Message>> = sides
            .iter()
            .enumerate()
            .map(|(n, is_visitor)| {
                say(&mut before, if *is_visitor { Side::Visitor } else { Side::Counsellor }, n)
            })
            .collect();
        let upto = |cut: usize| &all[..cut.min(all.len())];
        let (server, visitor, counsellor) = (upto(cuts.0), upto(cuts.1), upto(cuts.2));

        // What the server still has, in a new life.
        let mut after = Transcript::reopen(conversation);
        after.refill(Side::Visitor, kept(server), false, &receipts()).unwrap();
        after.renew(&receipts());

        let mut returns = [(Side::Visitor, visitor), (Side::Counsellor, counsellor)];
        if !visitor_first {
            returns.reverse();
        }
        let mut news = Vec::new();
        for (turn, (side, lines)) in returns.into_iter().enumerate() {
            prop_assert!(after.awaits().side(side));
            for piece in kept(lines).chunks(piece) {
                let epoch = after.epoch();
                let refilled = after.refill(side, piece.to_vec(), false, &receipts()).unwrap();
                prop_assert_eq!(matches!(refilled, Refilled::Lines(_)), epoch != after.epoch());
            }
            after.refill(side, Vec::new(), true, &receipts()).unwrap();
            prop_assert!(!after.awaits().side(side));
            if turn == 0 {
                for n in 0..between {
                    news.push(format!("ord {}", 100 + n));
                    say(&mut after, Side::Counsellor, 100 + n);
                }
            }
        }
        prop_assert!(after.awaits().nobody());

        let longest = server.len().max(visitor.len()).max(counsellor.len());
        let old: Vec<String> = (0..longest).map(|n| format!("ord {n}")).collect();
        let shown = names(&after);
        let of = |wanted: &[String]| -> Vec<String> {
            shown.iter().filter(|name| wanted.contains(name)).cloned().collect()
        };
        prop_assert_eq!(shown.len(), old.len() + news.len(), "each once: {:?}", shown);
        prop_assert_eq!(of(&old), old, "the old ones in their old order");
        prop_assert_eq!(of(&news), news);
        let offsets: Vec<u32> = after.messages().iter().map(|line| line.position.offset).collect();
        prop_assert_eq!(offsets, (1..).take(shown.len()).collect::<Vec<u32>>());
        // Everything again changes nothing: a page that offers twice does no harm.
        let epoch = after.epoch();
        after.refill(Side::Visitor, kept(visitor), true, &receipts()).unwrap();
        prop_assert_eq!(after.epoch(), epoch);
    }
}
