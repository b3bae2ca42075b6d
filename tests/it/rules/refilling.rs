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
        guest: None,
        client_ref: ClientRef::parse(&format!("m{n}")).expect("a plain name"),
        body: MessageText::parse(&format!("ord {n}")).expect("plain words").into(),
        sent_at: Moment(n as u64),
    };
    transcript.append(draft, &receipts()).expect("it is open and has room")
}

fn kept(lines: &[Arc<Message>]) -> Vec<Kept> {
    let kept = |line: &Arc<Message>| Kept {
        position: line.position,
        from: line.from,
        guest: line.guest.clone(),
        client_ref: line.client_ref.clone(),
        body: line.body.clone(),
        sent_at: line.sent_at,
    };
    lines.iter().map(kept).collect()
}

fn names(transcript: &Transcript) -> Vec<String> {
    let Replay::Messages(lines) = transcript.after(None) else { panic!("no position was named") };
    lines.iter().map(|line| line.body.form().into_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    /// The server keeps some of it, each side holds some of it, they give it back in turns and
    /// in pieces, and something new is said in between.
    #[test]
    fn whatever_either_side_kept_is_there_once_and_in_order(
        lines in prop::collection::vec((any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()), 0..30),
        turns in prop::collection::vec((any::<bool>(), 1..8_usize, any::<bool>()), 0..20),
    ) {
        let conversation = ConversationId::random();
        let mut before = Transcript::open(conversation);
        let (mut server, mut visitor, mut counsellor) = (Vec::new(), Vec::new(), Vec::new());
        let mut old = Vec::new();
        for (n, (is_visitor, at_server, at_visitor, at_counsellor)) in lines.into_iter().enumerate() {
            let line = say(&mut before, if is_visitor { Side::Visitor } else { Side::Counsellor }, n);
            for (is_kept, by) in
                [(at_server, &mut server), (at_visitor, &mut visitor), (at_counsellor, &mut counsellor)]
            {
                if is_kept {
                    by.push(line.clone());
                }
            }
            if at_server || at_visitor || at_counsellor {
                old.push(line.body.form().into_owned());
            }
        }
        // What the server still has, in a new life.
        let mut after = Transcript::reopen(conversation);
        after.refill(Side::Visitor, kept(&server), false, &receipts()).unwrap();

        let mut rest = [(Side::Visitor, kept(&visitor)), (Side::Counsellor, kept(&counsellor))];
        let mut news = Vec::new();
        let all = turns.into_iter().chain([(true, usize::MAX, false), (false, usize::MAX, false)]);
        for (is_visitor, piece, says_something) in all {
            let (side, lines) = &mut rest[usize::from(is_visitor)];
            let given: Vec<Kept> = lines.drain(..piece.min(lines.len())).collect();
            let epoch = after.epoch();
            let refilled = after.refill(*side, given, lines.is_empty(), &receipts()).unwrap();
            prop_assert_eq!(matches!(refilled, Refilled::Lines(_)), epoch != after.epoch());
            prop_assert_eq!(after.awaits().side(*side), !lines.is_empty());
            if says_something {
                let n = 100 + news.len();
                news.push(format!("ord {n}"));
                say(&mut after, Side::Counsellor, n);
            }
        }
        prop_assert!(after.awaits().nobody());

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
        after.refill(Side::Visitor, kept(&visitor), true, &receipts()).unwrap();
        prop_assert_eq!(after.epoch(), epoch);
    }
}
