//! What transcripts promise.

use std::collections::HashSet;

use super::*;
use crate::domain::ports::Census;
use crate::domain::transcript::{Awaits, Kept, Message, Refilled, Replay};
use crate::protocol::ErrorId;
use crate::protocol::call_in::{GuestName, GuestRole};
use crate::protocol::card::{Card, CardId, CardKind};
use crate::protocol::ids::ConversationId;
use crate::protocol::position::{Epoch, Position};

fn messages(replay: Replay) -> Vec<Arc<Message>> {
    match replay {
        Replay::Messages(messages) | Replay::Everything(messages) => messages,
    }
}

async fn everything(live: &Live, id: ConversationId) -> Vec<Arc<Message>> {
    messages(live.conversations.after(id, None).await.unwrap().unwrap().replay)
}

fn kept(message: &Message) -> Kept {
    let Message { position, from, guest, client_ref, body, sent_at, .. } = message;
    let (position, from, sent_at) = (*position, *from, *sent_at);
    let (guest, client_ref) = (guest.clone(), client_ref.clone());
    Kept { position, from, guest, client_ref, body: body.clone(), sent_at }
}

pub(super) async fn each_message_has_one_place_and_the_same_again_is_the_same(kind: Kind) {
    let id = ConversationId::random();
    let epoch = kind.conversations.open(id).await.unwrap();
    assert_eq!(kind.conversations.open(id).await, Ok(epoch), "opening twice is opening once");
    let say = |name: &'static str, words: &'static str| {
        let conversations = kind.conversations.clone();
        async move { conversations.append(id, draft(Side::Visitor, name, words)).await.unwrap() }
    };
    let first = say("a", "hei").await.unwrap();
    assert_eq!(first.position, Position { epoch, offset: 1 });
    assert_eq!(say("b", "der").await.unwrap().position.offset, 2);
    assert_eq!(say("a", "hei").await.unwrap().position.offset, 1, "sent again");
    assert_eq!(say("a", "noe annet").await, Err(ErrorId::ClientRefReused));
    let other_side = kind.conversations.append(id, draft(Side::Counsellor, "a", "hallo")).await.unwrap();
    assert_eq!(other_side.unwrap().position.offset, 3, "the sides name their own messages");

    let after = |position| {
        let conversations = kind.conversations.clone();
        async move { conversations.after(id, position).await.unwrap().unwrap().replay }
    };
    let offsets = |replay: &Replay| match replay {
        Replay::Messages(m) | Replay::Everything(m) => {
            m.iter().map(|m| m.position.offset).collect::<Vec<_>>()
        }
    };
    assert_eq!(offsets(&after(None).await), [1, 2, 3]);
    let rest = after(Some(Position { epoch, offset: 2 })).await;
    assert!(matches!(&rest, Replay::Messages(m) if m.len() == 1));
    assert!(matches!(after(Some(Position { epoch, offset: 9 })).await, Replay::Everything(_)));
    let foreign = Position { epoch: Epoch(epoch.0 ^ 1), offset: 1 };
    assert!(matches!(after(Some(foreign)).await, Replay::Everything(m) if m.len() == 3));
}

pub(super) async fn nothing_is_said_after_the_end_and_the_words_are_destroyed(kind: Kind) {
    let id = ConversationId::random();
    assert_eq!(
        kind.conversations.append(id, draft(Side::Visitor, "a", "hei")).await,
        Ok(Err(ErrorId::NoConversation))
    );
    kind.conversations.open(id).await.unwrap();
    kind.conversations.append(id, draft(Side::Visitor, "a", "hei")).await.unwrap().unwrap();
    kind.conversations.end(id, Moment(100)).await.unwrap();
    kind.conversations.end(id, Moment(900)).await.unwrap();
    let late = kind.conversations.append(id, draft(Side::Counsellor, "b", "vent")).await.unwrap();
    assert_eq!(late, Err(ErrorId::ConversationEnded));
    let again = kind.conversations.append(id, draft(Side::Visitor, "a", "hei")).await.unwrap();
    assert!(again.is_ok(), "an answer that was lost can be asked for again");
    assert_eq!(kind.conversations.destroy_ended(Moment(99)).await, Ok(vec![]));
    assert_eq!(
        kind.conversations.destroy_ended(Moment(100)).await,
        Ok(vec![Moment(100)]),
        "the first end counts"
    );
    assert_eq!(kind.conversations.census().await.unwrap().messages, 0);
    assert_eq!(kind.conversations.after(id, None).await, Ok(None));
}

pub(super) async fn from_many_tasks_on_two_nodes_places_have_no_gap_and_one_order(kind: Kind) {
    const TASKS: u32 = 8;
    const EACH: u32 = 25;
    let id = ConversationId::random();
    let epoch = kind.conversations.open(id).await.unwrap();
    assert_eq!(kind.other.conversations.open(id).await, Ok(epoch), "one transcript for both nodes");
    let mut tasks = tokio::task::JoinSet::new();
    for task in 0..TASKS {
        let node = if task % 2 == 0 { &kind.live } else { &kind.other };
        let conversations = node.conversations.clone();
        let side = if task % 3 == 0 { Side::Visitor } else { Side::Counsellor };
        tasks.spawn(async move {
            let mut places = vec![];
            for n in 0..EACH {
                let said = draft(side, &format!("{task}-{n}"), &format!("ord {task} {n}"));
                places.push(conversations.append(id, said).await.unwrap().unwrap().position.offset);
            }
            assert!(places.is_sorted(), "whoever speaks twice is heard in that order");
            places
        });
    }
    let mut places: Vec<_> = tasks.join_all().await.concat();
    places.sort_unstable();
    assert!(places.iter().copied().eq(1..=TASKS * EACH));
    let here = everything(&kind.live, id).await;
    assert!(here.iter().map(|message| message.position.offset).eq(1..=TASKS * EACH));
    assert_eq!(here, everything(&kind.other, id).await, "the same on both nodes, receipts and all");
}

pub(super) async fn an_end_is_told_once_over_all_nodes(kind: Kind) {
    let ids: Vec<_> = (0..40).map(|_| ConversationId::random()).collect();
    for id in &ids {
        kind.conversations.open(*id).await.unwrap();
        kind.conversations.append(*id, draft(Side::Visitor, "a", "hei")).await.unwrap().unwrap();
        kind.other.conversations.end(*id, Moment(100)).await.unwrap();
    }
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..6 {
        let node = if n % 2 == 0 { &kind.live } else { &kind.other };
        let conversations = node.conversations.clone();
        tasks.spawn(async move { conversations.destroy_ended(Moment(100)).await.unwrap() });
    }
    assert_eq!(tasks.join_all().await.concat(), vec![Moment(100); ids.len()]);
    for id in ids {
        assert_eq!(kind.conversations.after(id, None).await, Ok(None));
        let late = kind.other.conversations.append(id, draft(Side::Visitor, "b", "hallo")).await;
        assert_eq!(late, Ok(Err(ErrorId::NoConversation)));
    }
}

pub(super) async fn a_lost_transcript_waits_for_both_sides(kind: Kind) {
    let id = ConversationId::random();
    let refused = kind.conversations.refill(id, Side::Visitor, vec![], true).await;
    assert_eq!(refused, Ok(Err(ErrorId::NoConversation)));
    let old = Epoch(77);
    let line = |offset: u32| {
        let Draft { from, guest, client_ref, body, sent_at } =
            draft(Side::Visitor, &format!("m{offset}"), &format!("ord {offset}"));
        Kept { position: Position { epoch: old, offset }, from, guest, client_ref, body, sent_at }
    };
    let epoch = kind.conversations.reopen(id).await.unwrap();
    assert_eq!(kind.other.conversations.reopen(id).await, Ok(epoch));
    let said = kind.conversations.append(id, draft(Side::Counsellor, "new", "er du der?")).await.unwrap();
    assert_eq!(said.unwrap().position, Position { epoch, offset: 1 });

    let refill = kind.conversations.refill(id, Side::Visitor, vec![line(1), line(3)], true).await;
    assert_eq!(refill, Ok(Ok(Refilled::Lines(2))));
    let half =
        kind.other.conversations.after(id, Some(Position { epoch, offset: 1 })).await.unwrap().unwrap();
    assert_ne!(half.epoch, epoch, "a new life");
    assert_eq!(half.awaits, Awaits { visitor: false, counsellor: true });
    assert!(matches!(half.replay, Replay::Everything(_)));

    let refill = kind.other.conversations.refill(id, Side::Counsellor, vec![line(2)], true).await;
    assert_eq!(refill, Ok(Ok(Refilled::Lines(1))));
    let refill = kind.conversations.refill(id, Side::Counsellor, vec![line(2)], true).await;
    assert_eq!(refill, Ok(Ok(Refilled::Nothing)), "the same again");
    let whole = kind.conversations.after(id, None).await.unwrap().unwrap();
    assert!(whole.awaits.nobody());
    let whole = messages(whole.replay);
    let words: Vec<_> = whole.iter().map(|message| message.body.form()).collect();
    assert_eq!(words.iter().filter(|words| words.starts_with("ord")).count(), 3);
    assert!(words.iter().filter(|words| words.starts_with("ord")).is_sorted(), "{words:?}");
    assert!(whole.iter().map(|message| message.position.offset).eq(1..=4));
}

pub(super) async fn a_guests_line_stays_theirs_through_a_loss(kind: Kind) {
    let id = ConversationId::random();
    kind.conversations.open(id).await.unwrap();
    let guest = GuestName { role: GuestRole::Lead, alias: "Kari".into() };
    let said = |name: &str, words: &str, guest: Option<&GuestName>| Draft {
        guest: guest.cloned(),
        ..draft(Side::Counsellor, name, words)
    };
    let host = kind.conversations.append(id, said("a", "hei", None)).await.unwrap().unwrap();
    let theirs = kind.other.conversations.append(id, said("b", "hei", Some(&guest))).await.unwrap().unwrap();
    assert_eq!((theirs.position.offset, &theirs.guest), (2, &Some(guest.clone())), "one order for all");
    let again = kind.conversations.append(id, said("b", "hei", Some(&guest))).await.unwrap();
    assert_eq!(again, Ok(theirs.clone()), "sent again, receipt and all");
    let in_anothers_name = kind.conversations.append(id, said("b", "hei", None)).await.unwrap();
    assert_eq!(
        in_anothers_name,
        Err(ErrorId::ClientRefReused),
        "nobody says it after them as the counsellor"
    );
    assert_eq!(everything(&kind.other, id).await, [host, theirs.clone()]);

    let lost = ConversationId::random();
    kind.conversations.reopen(lost).await.unwrap();
    let refilled = kind.conversations.refill(lost, Side::Visitor, vec![kept(&theirs)], true).await;
    assert_eq!(refilled, Ok(Ok(Refilled::Lines(1))));
    assert_eq!(everything(&kind.other, lost).await[0].guest, Some(guest));
}

pub(super) async fn a_card_keeps_its_place_and_comes_back_as_words_do(kind: Kind) {
    let id = ConversationId::random();
    kind.conversations.open(id).await.unwrap();
    let card = |article: &str| Card {
        kind: CardKind::Article,
        id: CardId::parse(article).expect("a plain name"),
        language: Language::Nn,
    };
    let sent = |name: &str, article: &str| Draft {
        body: card(article).into(),
        ..draft(Side::Counsellor, name, "-")
    };
    kind.conversations.append(id, draft(Side::Visitor, "a", "hei")).await.unwrap().unwrap();
    let placed = kind.other.conversations.append(id, sent("b", "samtykke")).await.unwrap().unwrap();
    assert_eq!(placed.position.offset, 2, "one order for words and cards");
    let again = kind.conversations.append(id, sent("b", "samtykke")).await.unwrap();
    assert_eq!(again, Ok(placed.clone()), "sent again, receipt and all");
    let other = kind.conversations.append(id, sent("b", "grenser")).await.unwrap();
    assert_eq!(other, Err(ErrorId::ClientRefReused));
    let read = everything(&kind.other, id).await;
    assert_eq!(read[1], placed);
    assert_eq!(read[1].body, card("samtykke").into());

    let lost = ConversationId::random();
    kind.conversations.reopen(lost).await.unwrap();
    let lines = read.iter().map(|line| kept(line)).collect();
    let refilled = kind.other.conversations.refill(lost, Side::Visitor, lines, true).await;
    assert_eq!(refilled, Ok(Ok(Refilled::Lines(2))));
    let back = everything(&kind.live, lost).await;
    assert_eq!(back[1].body, card("samtykke").into());
    assert!(back[0].position.offset < back[1].position.offset);
}

pub(super) async fn lines_given_back_from_many_tasks_are_there_once(kind: Kind) {
    let lost = ConversationId::random();
    kind.conversations.open(lost).await.unwrap();
    let mut lines = vec![];
    for n in 0..24 {
        let side = if n % 2 == 0 { Side::Visitor } else { Side::Counsellor };
        let said = draft(side, &format!("m{n}"), &format!("ord {n:02}"));
        lines.push(kept(&kind.conversations.append(lost, said).await.unwrap().unwrap()));
    }
    let id = ConversationId::random();
    kind.conversations.reopen(id).await.unwrap();
    let mut tasks = tokio::task::JoinSet::new();
    for task in 0..8 {
        let node = if task % 2 == 0 { &kind.live } else { &kind.other };
        let conversations = node.conversations.clone();
        let side = if task % 4 < 2 { Side::Visitor } else { Side::Counsellor };
        // Each gives what it has in two parts that overlap with everybody's.
        let mine: Vec<_> = lines.iter().skip(task).take(16).cloned().collect();
        tasks.spawn(async move {
            let (first, rest) = mine.split_at(8);
            conversations.refill(id, side, first.to_vec(), false).await.unwrap().unwrap();
            let said = draft(side, &format!("new{task}"), "og så?");
            conversations.append(id, said).await.unwrap().unwrap();
            conversations.refill(id, side, rest.to_vec(), true).await.unwrap().unwrap();
        });
    }
    tasks.join_all().await;
    let whole = kind.conversations.after(id, None).await.unwrap().unwrap();
    assert!(whole.awaits.nobody());
    let whole = messages(whole.replay);
    let names: HashSet<_> = whole.iter().map(|message| (message.from, message.client_ref.clone())).collect();
    assert_eq!((whole.len(), names.len()), (23 + 8, 23 + 8), "each line once, and what was said since");
    assert!(whole.iter().map(|message| message.position.offset).eq(1..=31));
    assert_eq!(whole, everything(&kind.other, id).await);
}

pub(super) async fn what_is_kept_is_counted(kind: Kind) {
    let (open, ended) = (ConversationId::random(), ConversationId::random());
    for id in [open, ended] {
        kind.conversations.open(id).await.unwrap();
        for name in ["a", "b"] {
            kind.conversations.append(id, draft(Side::Visitor, name, "hei")).await.unwrap().unwrap();
        }
    }
    assert_eq!(kind.conversations.census().await, Ok(Census { open: 2, ended: 0, messages: 4 }));
    kind.conversations.end(ended, Moment(100)).await.unwrap();
    assert_eq!(kind.conversations.census().await, Ok(Census { open: 1, ended: 1, messages: 4 }));
    assert_eq!(kind.other.conversations.census().await, Ok(Census { open: 1, ended: 1, messages: 4 }));
    kind.other.conversations.destroy_ended(Moment(100)).await.unwrap();
    for id in [open, ended, ConversationId::random()] {
        kind.conversations.touch(id).await.unwrap();
        kind.conversations.after(id, None).await.unwrap();
    }
    assert_eq!(kind.conversations.census().await, Ok(Census { open: 1, ended: 0, messages: 2 }));
}

pub(super) async fn a_talk_in_which_nothing_was_said_is_destroyed_like_any_other(kind: Kind) {
    let id = ConversationId::random();
    kind.conversations.open(id).await.unwrap();
    assert_eq!(kind.conversations.census().await, Ok(Census { open: 1, ended: 0, messages: 0 }));
    kind.conversations.end(id, Moment(100)).await.unwrap();
    assert_eq!(kind.conversations.destroy_ended(Moment(100)).await, Ok(vec![Moment(100)]));
    assert_eq!(kind.conversations.census().await, Ok(Census { open: 0, ended: 0, messages: 0 }));
}
