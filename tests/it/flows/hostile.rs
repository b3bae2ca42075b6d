//! Hostile text: whatever is sent arrives as it was written, cleaned of what nobody
//! can see, or is refused with an id; in place of any other field it is refused. The
//! browser tests show that none of it runs.

use serde::Deserialize;
use server::protocol::ids::ClientRef;
use server::protocol::{ErrorId, FromVisitor, ToVisitor};

use super::talking::talk;
use crate::support::app::TestApp;
use crate::support::counsellor::Counsellor;
use crate::support::http::post;
use crate::support::socket::Heard;

/// One text of `tests/hostile/texts.json`.
#[derive(Debug, Deserialize)]
struct Hostile {
    written: String,
    /// What is left of it, when that is not what was written.
    shown: Option<String>,
    /// The id it is refused with, when it is.
    refused: Option<String>,
}

fn texts() -> Vec<Hostile> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/hostile/texts.json");
    let json = std::fs::read_to_string(file).expect("the collection is there");
    let texts: Vec<Hostile> = serde_json::from_str(&json).expect("it is a list of texts");
    assert!(texts.len() >= 200, "only {} texts", texts.len());
    texts
}

#[tokio::test]
async fn each_text_arrives_literally_or_is_refused_with_an_id() {
    let app = TestApp::with(&[
        ("LIMITS__SOCKET_MESSAGES_PER_SECOND", "1000"),
        ("LIMITS__SOCKET_MESSAGES_BURST", "1000"),
        ("LIMITS__SOCKET_FRAMES_BURST", "1000"),
    ])
    .await;
    let mut desk = app.counsellor("vond-en").await;
    let (mut visitor, conversation) = talk(&app, &mut desk).await;
    for (n, Hostile { written, shown, refused }) in texts().into_iter().enumerate() {
        let client_ref = ClientRef::parse(&format!("h{n}")).expect("a plain name");
        visitor.say(FromVisitor::Send { client_ref, text: written.as_str().into() }).await;
        let answer = visitor
            .hear(|message| match message {
                ToVisitor::Accepted { .. } => Some(None),
                ToVisitor::Refused { error_id, .. } => Some(Some(error_id)),
                _ => None,
            })
            .await;
        assert_eq!(answer.map(ErrorId::as_str), refused.as_deref(), "{written:?}");
        if answer.is_none() {
            assert_eq!(desk.hear_line(conversation).await.text.as_str(), shown.unwrap_or(written));
        }
    }
}

#[tokio::test]
async fn in_place_of_any_other_field_it_is_refused() {
    let app = TestApp::start().await;
    let fields = [
        r#"{"type":"start","§":1}"#,
        r#"{"type":"§"}"#,
        r#"{"type":"join","needs":{"language":"§"}}"#,
        r#"{"type":"join","needs":{"language":"nb","theme":"§"}}"#,
        r#"{"type":"join","needs":{"language":"nb","age":"§"}}"#,
        r#"{"type":"join","needs":{"language":"nb","safety":"§"}}"#,
        r#"{"type":"send","client_ref":"§","text":"hei"}"#,
        r#"{"type":"seen","position":{"epoch":"§","offset":1}}"#,
        r#"{"type":"feedback","feedback":{"heard":"§"}}"#,
        r#"{"type":"feedback","feedback":{"better":["§"]}}"#,
        r#"{"type":"ping","visible":"§"}"#,
        r#"{"type":"hello","token":"§","visible":true}"#,
    ];
    let texts = texts();
    for field in fields {
        // A socket takes ten frames it cannot read; each text gets one of its own.
        for chunk in texts.chunks(9) {
            let mut visitor = app.visitor().await;
            for text in chunk {
                let json = serde_json::to_string(&text.written).expect("a string");
                visitor.socket.say_raw(&field.replace('§', &json[1..json.len() - 1])).await;
                let Heard::Message(ToVisitor::Refused { error_id, .. }) = visitor.socket.hear().await else {
                    panic!("{field} took {text:?}");
                };
                // One of the texts is a plain name; then there is no talk to say it in.
                let outcomes = [
                    ErrorId::FrameMalformed,
                    ErrorId::FrameTooLarge,
                    ErrorId::NoConversation,
                    ErrorId::HelloRepeated,
                ];
                assert!(outcomes.contains(&error_id), "{field} with {text:?}: {error_id}");
            }
        }
    }
}

#[tokio::test]
async fn in_place_of_any_field_of_the_desk_it_is_refused() {
    let app = TestApp::start().await;
    let desk = app.counsellor("vond-to").await;
    let fields = [
        r#"{"type":"§"}"#,
        r#"{"type":"pause","§":1}"#,
        r#"{"type":"end","conversation":"§"}"#,
        r#"{"type":"send","conversation":"AAECAwQFBgcICQoLDA0ODw","client_ref":"§","text":"hei"}"#,
        r#"{"type":"typing","conversation":"§"}"#,
        r#"{"type":"ping","visible":"§"}"#,
    ];
    let texts = texts();
    let cookie = desk.cookie.clone();
    for field in fields {
        for chunk in texts.chunks(9) {
            let mut desk = Counsellor::open(app.address(), &cookie).await;
            for text in chunk {
                let json = serde_json::to_string(&text.written).expect("a string");
                desk.socket.say_raw(&field.replace('§', &json[1..json.len() - 1])).await;
                // One of the texts is a plain name; then there is no such talk to say it in.
                let outcomes = [ErrorId::FrameMalformed, ErrorId::NoConversation, ErrorId::FrameTooLarge];
                let refused = desk.hear_refusal().await;
                assert!(outcomes.contains(&refused), "{field} with {text:?}: {refused}");
            }
        }
    }
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";

#[tokio::test]
async fn in_the_sign_in_form_and_the_beacon_it_is_turned_away() {
    let app = TestApp::with(&[
        ("LIMITS__NETWORK_SIGN_INS_BURST", "100000"),
        ("LIMITS__ACCOUNT_SIGN_INS_BURST", "100000"),
    ])
    .await;
    for text in texts() {
        let hex = |byte: u8| [b'%', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]].map(char::from);
        let encoded: String = text.written.bytes().flat_map(hex).collect();
        let form = format!("name={encoded}&password={encoded}");
        let kind = "application/x-www-form-urlencoded";
        let answer = post(app.address(), "/desk/sign-in", kind, &form, &[]).await;
        assert!(answer.header("set-cookie").is_none(), "{text:?} signed in");
        assert!((400..500).contains(&answer.status), "{text:?}: {}", answer.status);
        assert!(!answer.body.contains(&text.written) || text.written.len() < 20, "{text:?} came back");
        assert_eq!(post(app.address(), "/visit/exit", "text/plain", &text.written, &[]).await.status, 204);
    }
}
