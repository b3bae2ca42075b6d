//! The promise to whoever writes: no word is in what Redis could write down.

use std::time::Duration;

use data_encoding::{BASE64, BASE64URL, HEXLOWER, HEXUPPER};
use server::protocol::FromDesk;
use server::protocol::hand_over::Receiver;
use server::protocol::ids::EnquiryId;
use server::stores::redis::keys::KINDS;

use super::node::until;
use crate::support::app::TestApp;
use crate::support::card::article;
use crate::support::redis::RedisServer;

/// Words that stand nowhere else.
fn mark() -> String {
    format!("merke {} slutt", EnquiryId::random().to_text())
}

/// Each way in which somebody who searches a dump would meet the mark.
fn disguises(mark: &str) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = mark.as_bytes();
    let little: Vec<u8> = mark.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = mark.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut disguises = vec![
        ("plain", bytes.to_vec()),
        ("upper case", mark.to_uppercase().into_bytes()),
        ("backwards", bytes.iter().rev().copied().collect()),
        ("UTF-16 little-endian", little),
        ("UTF-16 big-endian", big),
        ("hex", HEXLOWER.encode(bytes).into_bytes()),
        ("HEX", HEXUPPER.encode(bytes).into_bytes()),
    ];
    for shift in 0..3 {
        // What stands before it moves every letter of base64; the ends depend on their neighbours.
        let shifted = [&vec![0; shift][..], bytes].concat();
        for encoding in [BASE64, BASE64URL] {
            let encoded = encoding.encode(&shifted);
            disguises.push(("base64", encoded.as_bytes()[4..encoded.len() - 4].to_vec()));
        }
    }
    disguises
}

fn contains(dump: &[u8], needle: &[u8]) -> bool {
    dump.windows(needle.len()).any(|window| window == needle)
}

/// A copy of everything in Redis, as it would lie on a disk.
fn dump(of: &RedisServer, compression: &str) -> Vec<u8> {
    let port = of.port().to_string();
    let copy = RedisServer::with(&["--replicaof", "127.0.0.1", &port, "--rdbcompression", compression]);
    copy.says(&["INFO", "replication"], "master_link_status:up");
    assert_eq!(copy.say(&["SAVE"]), "OK");
    std::fs::read(copy.folder().join("dump.rdb")).expect("the copy was written")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn in_the_middle_of_talks_no_word_is_in_a_dump_and_after_them_nothing_is_left() {
    let redis = RedisServer::start();
    let secret = "5c".repeat(32);
    let settings =
        [("LIVE__STORE", "redis"), ("LIVE__REDIS", &redis.url()), ("SECRET__CLUSTER", secret.as_str())];
    let app = TestApp::with(&settings).await;
    let mut marks = vec![];
    let mut talks = vec![];
    for name in ["dag-en", "dag-to", "natt-en"] {
        let mut desk = app.counsellor(name).await;
        let mut visitor = app.visitor().await;
        visitor.join().await;
        desk.ready().await;
        visitor.start().await;
        let conversation = desk.hear_talk().await;
        for _ in 0..5 {
            let (theirs, ours) = (mark(), mark());
            visitor.write(&theirs).await;
            assert_eq!(desk.hear_line(conversation).await.text.as_str(), theirs);
            desk.write(conversation, &ours).await;
            assert_eq!(visitor.hear_line().await.text.as_str(), ours);
            marks.extend([theirs, ours]);
        }
        talks.push((desk, visitor, conversation));
    }

    // What a talk is about is told by what is sent to read as well.
    let (desk, visitor, conversation) = &mut talks[0];
    desk.send_card(*conversation, "card", article("samtykke")).await;
    assert!(visitor.hear_line().await.card.is_some());
    let name_of_card = || disguises("samtykke").into_iter().map(|(_, needle)| needle);

    for (desk, visitor, conversation) in &mut talks {
        let note = mark();
        desk.hand_over(*conversation, Receiver::Queue {}, Some(&note)).await;
        visitor.hear_question().await;
        marks.push(note);
    }

    for compression in ["no", "yes"] {
        let dump = dump(&redis, compression);
        for (_, _, conversation) in &talks {
            let name = conversation.to_text();
            assert!(contains(&dump, name.as_bytes()), "the talk is in the dump");
        }
        for mark in &marks {
            for (disguise, needle) in disguises(mark) {
                assert!(!contains(&dump, &needle), "words are in the dump: {disguise}");
            }
            let unique = mark.split(' ').nth(1).expect("three words");
            assert!(!contains(&dump, unique.as_bytes()), "a word is in the dump");
        }
        assert!(
            !name_of_card().any(|needle| contains(&dump, &needle)),
            "what was sent to read is in the dump"
        );
    }
    assert_eq!(redis.say(&["CONFIG", "GET", "save"]), "save", "and Redis itself still writes none");
    assert!(!redis.folder().join("dump.rdb").exists());
    for key in redis.say(&["KEYS", "*"]).lines() {
        let name = key.strip_prefix("fortrolig:").expect("our prefix");
        assert!(KINDS.iter().any(|kind| name.starts_with(kind.begins)), "{name} is of no kind");
        assert_ne!(redis.say(&["PTTL", key]), "-1", "{name} lives for ever");
    }

    for (desk, visitor, conversation) in &mut talks {
        desk.say(FromDesk::End { conversation: *conversation, respite: None }).await;
        visitor.hear_end().await;
    }
    app.pass(Duration::from_secs(31)).await;
    until(async || {
        let keys = redis.say(&["KEYS", "*"]);
        let is_left = |key: &str| key.contains(":t:") || key.contains(":l:");
        (!keys.lines().any(is_left)).then_some(())
    })
    .await;
    app.stop().await;
}

#[test]
fn the_search_finds_a_mark_in_every_disguise() {
    let mark = mark();
    for shift in 0..3 {
        let dump = BASE64.encode(&[&vec![7; 30 + shift][..], mark.as_bytes(), b"rest"].concat());
        let found = disguises(&mark).iter().any(|(_, needle)| contains(dump.as_bytes(), needle));
        assert!(found, "shifted by {shift}");
    }
    let wide: Vec<u8> = mark.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(disguises(&mark).iter().any(|(_, needle)| contains(&wide, needle)));
}
