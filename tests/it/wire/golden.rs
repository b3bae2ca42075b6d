//! Golden frames: one file for each message, byte for byte. A change of the wire
//! shows as a change of a file that the TypeScript tests read as well.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use server::protocol::care::{DebriefCall, DebriefState, LeadView, RiskyTalk};
use server::protocol::desk::{Availability, DeskNotice, OwnSession, ShiftCounts, VisitorPresence, Waiting};
use server::protocol::hand_over::{
    Colleague, ColleagueAnswer, HandOverState, Receiver, VisitorAnswer, WhyOff,
};
use server::protocol::ids::{AccountName, ClientRef, ColleagueId, ConversationId, SessionName, Token};
use server::protocol::limits::Limits;
use server::protocol::needs::{AgeBand, Gender, Lane, Language, Needs, Safety, Theme};
use server::protocol::position::{Epoch, Position, Receipt};
use server::protocol::switch::{ByHand, DoorState, SwitchReason};
use server::protocol::ticket::Ticket;
use server::protocol::visit::{
    Better, CounsellorPresence, Degree, EndReason, Estimate, Feedback, Line, Notice, Rose, Service, Side,
};
use server::protocol::{ErrandLength, ErrorId, FromDesk, FromVisitor, Question, ToDesk, ToVisitor};

fn token() -> Token {
    Token::parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8").expect("32 bytes")
}

fn conversation() -> ConversationId {
    ConversationId::parse("AAECAwQFBgcICQoLDA0ODw").expect("16 bytes")
}

fn colleague() -> ColleagueId {
    ColleagueId::of([7; 16])
}

fn account_name() -> AccountName {
    AccountName::parse("DwAODQwLCgkIBwYFBAMCAQ").expect("16 bytes")
}

fn session_name() -> SessionName {
    SessionName::parse("AAECAwQFBgcICQoLDA0ODw").expect("16 bytes")
}

fn client_ref() -> ClientRef {
    ClientRef::parse("m-1").expect("a plain name")
}

fn position() -> Position {
    Position { epoch: Epoch(281_474_976_710_655), offset: 3 }
}

fn receipt() -> Receipt {
    Receipt([9; 16])
}

fn needs() -> Needs {
    Needs {
        safety: Some(Safety::Unsure),
        age: Some(AgeBand::From16To17),
        theme: Some(Theme::SomeoneElse),
        wish: Some(Gender::Woman),
        language: Language::Nn,
    }
}

fn limits() -> Limits {
    Limits { text_max_chars: 2_000, ping_every_ms: 4_000, kept_s: 300, erased_within_s: 60 }
}

fn service() -> Service {
    Service {
        open: true,
        changes_at: Some("2026-11-21T22:00".into()),
        languages: vec![Language::Nb, Language::En],
    }
}

fn line() -> Line {
    Line {
        position: position(),
        from: Side::Visitor,
        text: "Jeg er glad i deg <3\n«og redd»".into(),
        sent_at_ms: 1_795_000_000_000,
        receipt: receipt(),
        client_ref: client_ref(),
    }
}

fn question() -> Question {
    Question {
        text: "Rådgiver spør om en kollega kan ta over samtalen.".to_owned(),
        yes: "Ja, finn en kollega".to_owned(),
        no: Some("Nei, bli her".to_owned()),
    }
}

fn ticket() -> Ticket {
    Ticket::of(&[5; 24])
}

fn from_visitor() -> Vec<(&'static str, FromVisitor)> {
    let bare_needs = Needs::only(Language::En);
    let feedback = Feedback {
        heard: Some(Degree::Yes),
        helped: Some(Degree::Some),
        knows_next: Some(Degree::No),
        again: None,
        better: vec![Better::Wait, Better::AllGood],
    };
    vec![
        (
            "hello",
            FromVisitor::Hello {
                token: Some(token()),
                position: Some(position()),
                ticket: Some(ticket()),
                visible: true,
            },
        ),
        ("hello_new", FromVisitor::Hello { token: None, position: None, ticket: None, visible: false }),
        ("join", FromVisitor::Join { needs: needs() }),
        ("join_bare", FromVisitor::Join { needs: bare_needs }),
        ("start", FromVisitor::Start {}),
        ("send", FromVisitor::Send { client_ref: client_ref(), text: "hei <3".into() }),
        ("typing", FromVisitor::Typing {}),
        ("seen", FromVisitor::Seen { position: position() }),
        ("answer_hand_over", FromVisitor::AnswerHandOver { number: 12, answer: VisitorAnswer::Agree }),
        ("answer_hand_over_stay", FromVisitor::AnswerHandOver { number: 12, answer: VisitorAnswer::Stay }),
        ("still_here", FromVisitor::StillHere {}),
        ("leave", FromVisitor::Leave {}),
        ("exit", FromVisitor::Exit {}),
        ("feedback", FromVisitor::Feedback { feedback }),
        ("feedback_skipped", FromVisitor::Feedback { feedback: Feedback::default() }),
        ("restore", FromVisitor::Restore { lines: vec![line()], done: false }),
        ("restore_nothing", FromVisitor::Restore { lines: Vec::new(), done: true }),
        ("ping", FromVisitor::Ping { visible: false }),
    ]
}

fn to_visitor() -> Vec<(&'static str, ToVisitor)> {
    let alias = || "Rådgiver".to_owned();
    let minutes = Estimate::Minutes { from: 10, to: 25 };
    vec![
        (
            "welcome",
            ToVisitor::Welcome { token: token(), resumed: false, service: service(), limits: limits() },
        ),
        ("ticket", ToVisitor::Ticket { ticket: ticket() }),
        ("place", ToVisitor::Place { ahead: 4, estimate: minutes, rose: None }),
        (
            "place_rose",
            ToVisitor::Place { ahead: 5, estimate: Estimate::NobodyYet {}, rose: Some(Rose::UrgentFirst) },
        ),
        ("place_soon", ToVisitor::Place { ahead: 0, estimate: Estimate::Soon {}, rose: None }),
        ("ready", ToVisitor::Ready { seconds_left: 45, last: false }),
        (
            "talking",
            ToVisitor::Talking {
                alias: alias(),
                counsellor: CounsellorPresence::Present,
                words: None,
                epoch: position().epoch,
            },
        ),
        (
            "accepted",
            ToVisitor::Accepted {
                client_ref: client_ref(),
                position: position(),
                sent_at_ms: 1_795_000_000_000,
                receipt: receipt(),
            },
        ),
        (
            "refused",
            ToVisitor::Refused {
                client_ref: Some(client_ref()),
                error_id: ErrorId::TooFast,
                retry_after_ms: Some(250),
            },
        ),
        (
            "refused_bare",
            ToVisitor::Refused { client_ref: None, error_id: ErrorId::FrameMalformed, retry_after_ms: None },
        ),
        ("message", ToVisitor::Message(line())),
        ("message_theirs", ToVisitor::Message(Line { from: Side::Counsellor, ..line() })),
        (
            "counsellor",
            ToVisitor::Counsellor { alias: alias(), presence: CounsellorPresence::Present, words: None },
        ),
        (
            "counsellor_away",
            ToVisitor::Counsellor {
                alias: alias(),
                presence: CounsellorPresence::Away,
                words: Some("Rådgiver er borte et øyeblikk.".to_owned()),
            },
        ),
        (
            "hand_over",
            ToVisitor::HandOver {
                number: 12,
                alias: Some("Leo".to_owned()),
                question: question(),
                seconds_left: 60,
            },
        ),
        (
            "hand_over_queue",
            ToVisitor::HandOver { number: 12, alias: None, question: question(), seconds_left: 59 },
        ),
        ("hand_over_off", ToVisitor::HandOverOff { why: WhyOff::TakenBack }),
        ("closing", ToVisitor::Closing { question: Some(Question { no: None, ..question() }) }),
        ("closing_off", ToVisitor::Closing { question: None }),
        ("typing", ToVisitor::Typing {}),
        ("seen", ToVisitor::Seen { position: position() }),
        ("epoch_changed", ToVisitor::EpochChanged { epoch: position().epoch, lines: 12 }),
        ("ended", ToVisitor::Ended { reason: EndReason::CounsellorEnded, feedback: true }),
        ("notice", ToVisitor::Notice { notice: Notice::OfferMissed }),
        ("notice_handed_over", ToVisitor::Notice { notice: Notice::HandedOver }),
        ("notice_late", ToVisitor::Notice { notice: Notice::MayCloseFirst }),
        ("notice_missing", ToVisitor::Notice { notice: Notice::MayBeMissing }),
        ("come_back", ToVisitor::ComeBack { after_ms: 1_500 }),
        ("pong", ToVisitor::Pong {}),
    ]
}

fn from_desk() -> Vec<(&'static str, FromDesk)> {
    let conversation = conversation();
    vec![
        ("hello", FromDesk::Hello { ready: false, tickets: Vec::new(), visible: true }),
        ("hello_back", FromDesk::Hello { ready: true, tickets: vec![ticket()], visible: true }),
        ("ready_for_next", FromDesk::ReadyForNext {}),
        ("active", FromDesk::Active {}),
        ("sessions", FromDesk::Sessions {}),
        ("end_session", FromDesk::EndSession { session: session_name() }),
        ("end_other_sessions", FromDesk::EndOtherSessions {}),
        ("pause", FromDesk::Pause {}),
        ("send", FromDesk::Send { conversation, client_ref: client_ref(), text: "Hei!".into() }),
        ("typing", FromDesk::Typing { conversation }),
        ("seen", FromDesk::Seen { conversation, position: position() }),
        ("restore", FromDesk::Restore { conversation, lines: vec![line()], done: true }),
        ("end", FromDesk::End { conversation }),
        (
            "hand_over",
            FromDesk::HandOver {
                conversation,
                to: Receiver::Colleague { id: colleague() },
                note: Some("Redd for å gå hjem".into()),
            },
        ),
        ("hand_over_queue", FromDesk::HandOver { conversation, to: Receiver::Queue {}, note: None }),
        ("keep_talk", FromDesk::KeepTalk { conversation }),
        (
            "answer_take_over",
            FromDesk::AnswerTakeOver { conversation, number: 12, answer: ColleagueAnswer::Take },
        ),
        (
            "answer_take_over_decline",
            FromDesk::AnswerTakeOver { conversation, number: 12, answer: ColleagueAnswer::Decline },
        ),
        ("step_out", FromDesk::StepOut { length: ErrandLength::FiveMinutes }),
        ("back", FromDesk::Back {}),
        ("close_when_quiet", FromDesk::CloseWhenQuiet { conversation }),
        ("keep_open", FromDesk::KeepOpen { conversation }),
        ("mark_risk", FromDesk::MarkRisk { conversation }),
        ("unmark_risk", FromDesk::UnmarkRisk { conversation }),
        ("ask_debrief", FromDesk::AskDebrief {}),
        ("end_debrief", FromDesk::EndDebrief {}),
        ("come_to_debrief", FromDesk::ComeToDebrief { colleague: colleague() }),
        ("ping", FromDesk::Ping { visible: true }),
    ]
}

#[expect(clippy::too_many_lines, reason = "a list")]
fn to_desk() -> Vec<(&'static str, ToDesk)> {
    let conversation = conversation();
    let waiting = Waiting {
        waited_s: 61,
        language: Language::Nb,
        theme: Some(Theme::Myself),
        lane: Lane::Urgent,
        risk: false,
    };
    let shift = |me| ToDesk::Shift {
        me,
        waiting: vec![waiting, Waiting { theme: None, lane: Lane::Normal, ..waiting }],
        waiting_total: 2,
        counsellors: ShiftCounts { on_shift: 3, ready: 1, talking: 1, paused: 1 },
        colleagues: Vec::new(),
        debrief: None,
        lead: None,
        service: service(),
        by_hand: None,
    };
    let leo =
        || Colleague { id: colleague(), alias: "Leo".into(), languages: vec![Language::Nb, Language::En] };
    let with_colleagues = match shift(Availability::Talking {}) {
        ToDesk::Shift {
            me, waiting, waiting_total, counsellors, debrief, lead, service, by_hand, ..
        } => ToDesk::Shift {
            me,
            waiting,
            waiting_total,
            counsellors,
            colleagues: vec![leo()],
            debrief,
            lead,
            service,
            by_hand,
        },
        _ => unreachable!("it is a shift"),
    };
    let by_hand = ToDesk::Shift {
        me: Availability::Resting {},
        waiting: Vec::new(),
        waiting_total: 0,
        counsellors: ShiftCounts { on_shift: 1, ready: 0, talking: 0, paused: 0 },
        colleagues: Vec::new(),
        debrief: None,
        lead: None,
        service: Service { open: false, changes_at: Some("2026-11-23T17:00".into()), languages: Vec::new() },
        by_hand: Some(ByHand {
            door: DoorState::Closed,
            reason: SwitchReason::FewOnShift,
            until: "2026-11-23T00:00".into(),
        }),
    };
    let with_care = |debrief, lead| match shift(Availability::Resting {}) {
        ToDesk::Shift { me, waiting, waiting_total, counsellors, colleagues, service, by_hand, .. } => {
            let waiting = waiting.into_iter().map(|one| Waiting { risk: true, ..one }).collect();
            ToDesk::Shift {
                me,
                waiting,
                waiting_total,
                counsellors,
                colleagues,
                debrief,
                lead,
                service,
                by_hand,
            }
        }
        _ => unreachable!("it is a shift"),
    };
    let at = 1_795_000_000_000;
    let call = |lead| DebriefCall { colleague: colleague(), alias: "Leo".into(), since_ms: at, lead };
    let lead_view = LeadView {
        risks: vec![RiskyTalk { alias: "Leo".into(), since_ms: at }],
        debriefs: vec![call(None), call(Some("Vakta".into()))],
    };
    let hand_over = |hand_over| ToDesk::HandOver { conversation, hand_over };
    let take_over = |note, taken, risk| ToDesk::TakeOver {
        conversation,
        number: 12,
        from: "Maja".into(),
        needs: needs(),
        note,
        taken,
        risk,
        seconds_left: 60,
    };
    let talk = |note| ToDesk::Talk {
        conversation,
        needs: needs(),
        lane: Lane::Returning,
        waited_s: 300,
        visitor: VisitorPresence::Present,
        epoch: position().epoch,
        began_at_ms: 1_795_000_000_000,
        note,
    };
    vec![
        (
            "welcome",
            ToDesk::Welcome {
                alias: "Rådgiver".into(),
                languages: vec![Language::Nb, Language::Nn],
                capacity: 1,
                limits: limits(),
                quiet_after_s: 600,
            },
        ),
        ("shift_resting", shift(Availability::Resting {})),
        ("shift_paused", shift(Availability::Paused { seconds_left: 600 })),
        ("shift_ready", shift(Availability::Ready {})),
        ("shift_offering", shift(Availability::Offering { seconds_left: 44 })),
        ("shift_talking", shift(Availability::Talking {})),
        ("shift_colleagues", with_colleagues),
        ("shift_by_hand", by_hand),
        ("shift_lead", with_care(None, Some(lead_view))),
        ("shift_debrief_asked", with_care(Some(DebriefState::Asked {}), None)),
        ("shift_debrief_coming", with_care(Some(DebriefState::Coming { alias: "Vakta".into() }), None)),
        ("shift_debrief_nobody", with_care(Some(DebriefState::NobodyHere {}), None)),
        ("talk", talk(None)),
        ("talk_note", talk(Some("Redd for å gå hjem".into()))),
        ("risk", ToDesk::Risk { conversation, since_ms: Some(at) }),
        ("risk_none", ToDesk::Risk { conversation, since_ms: None }),
        (
            "hand_over_colleague",
            hand_over(HandOverState::ColleagueAsked { alias: "Leo".into(), seconds_left: 60 }),
        ),
        (
            "hand_over_visitor",
            hand_over(HandOverState::VisitorAsked { alias: Some("Leo".into()), seconds_left: 60 }),
        ),
        ("hand_over_visitor_queue", hand_over(HandOverState::VisitorAsked { alias: None, seconds_left: 9 })),
        ("hand_over_off", hand_over(HandOverState::Off { why: WhyOff::Declined, alias: Some("Leo".into()) })),
        ("take_over", take_over(Some("Redd for å gå hjem".into()), false, false)),
        ("take_over_taken", take_over(None, true, true)),
        ("take_over_off", ToDesk::TakeOverOff { conversation, why: WhyOff::VisitorStays }),
        ("errand", ToDesk::Errand { seconds_left: Some(300) }),
        ("errand_over", ToDesk::Errand { seconds_left: None }),
        ("closing", ToDesk::Closing { conversation, seconds_left: Some(180) }),
        ("closing_off", ToDesk::Closing { conversation, seconds_left: None }),
        (
            "accepted",
            ToDesk::Accepted {
                conversation,
                client_ref: client_ref(),
                position: position(),
                sent_at_ms: 1_795_000_000_000,
                receipt: receipt(),
            },
        ),
        (
            "refused",
            ToDesk::Refused {
                conversation: Some(conversation),
                client_ref: Some(client_ref()),
                error_id: ErrorId::ConversationEnded,
                retry_after_ms: None,
            },
        ),
        (
            "refused_bare",
            ToDesk::Refused {
                conversation: None,
                client_ref: None,
                error_id: ErrorId::AtCapacity,
                retry_after_ms: None,
            },
        ),
        ("message", ToDesk::Message { conversation, line: line() }),
        ("ticket", ToDesk::Ticket { conversation, ticket: ticket() }),
        ("epoch_changed", ToDesk::EpochChanged { conversation, epoch: position().epoch, lines: 0 }),
        ("notice", ToDesk::Notice { conversation: Some(conversation), notice: DeskNotice::MayBeMissing }),
        ("notice_live", ToDesk::Notice { conversation: None, notice: DeskNotice::LiveAway }),
        ("visitor", ToDesk::Visitor { conversation, presence: VisitorPresence::Lost }),
        ("typing", ToDesk::Typing { conversation }),
        ("seen", ToDesk::Seen { conversation, position: position() }),
        ("ended", ToDesk::Ended { conversation, reason: EndReason::VisitorExited }),
        ("ended_handed_over", ToDesk::Ended { conversation, reason: EndReason::HandedOver }),
        ("offer_lapsed", ToDesk::OfferLapsed {}),
        ("session", ToDesk::Session { account: account_name(), idle_s: 900, left_s: 43_200 }),
        (
            "sessions",
            ToDesk::Sessions {
                sessions: vec![OwnSession {
                    session: session_name(),
                    began_at_ms: 1_795_000_000_000,
                    used_at_ms: 1_795_000_600_000,
                    here: true,
                }],
            },
        ),
        ("come_back", ToDesk::ComeBack { after_ms: 1_500 }),
        ("pong", ToDesk::Pong {}),
    ]
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("wire").join(name)
}

fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(name: &str, samples: Vec<(&str, T)>) {
    let folder = folder(name);
    let mut expected = BTreeSet::new();
    for (sample, message) in samples {
        let file = folder.join(format!("{sample}.json"));
        let mut json = serde_json::to_string_pretty(&message).expect("wire types are plain");
        json.push('\n');
        if std::env::var_os("UPDATE_WIRE").is_some() {
            std::fs::create_dir_all(&folder).expect("the folder can be made");
            std::fs::write(&file, &json).expect("the file can be written");
        }
        let golden =
            std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} is missing", file.display()));
        assert_eq!(json, golden, "{}: run `cargo xtask wire` if the change is meant", file.display());
        assert_eq!(serde_json::from_str::<T>(&golden).expect("it reads its own frames"), message);
        expected.insert(format!("{sample}.json"));
    }
    let found: BTreeSet<String> = std::fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(found, expected, "files without a message");
}

#[test]
fn every_message_is_byte_for_byte_its_golden_frame() {
    check("from_visitor", from_visitor());
    check("to_visitor", to_visitor());
    check("from_desk", from_desk());
    check("to_desk", to_desk());
}

#[test]
fn an_unknown_type_or_field_is_refused_everywhere() {
    for (name, message) in from_visitor() {
        let mut json = serde_json::to_value(&message).expect("plain");
        json["more"] = serde_json::Value::from(1);
        assert!(serde_json::from_value::<FromVisitor>(json).is_err(), "{name} took an unknown field");
    }
    for (name, message) in from_desk() {
        let mut json = serde_json::to_value(&message).expect("plain");
        json["more"] = serde_json::Value::from(1);
        assert!(serde_json::from_value::<FromDesk>(json).is_err(), "{name} took an unknown field");
    }
    assert!(serde_json::from_str::<FromVisitor>(r#"{"type":"take"}"#).is_err());
    assert!(serde_json::from_str::<FromDesk>(r#"{"type":"join"}"#).is_err());
}

proptest! {
    /// Bytes flipped, cut and doubled: read or refused, never a panic.
    #[test]
    fn damaged_frames_never_panic(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<bool>(),
    ) {
        let samples = from_visitor();
        let (_, message) = &samples[which.index(samples.len())];
        let mut bytes = serde_json::to_vec(message).expect("plain");
        let place = at.index(bytes.len());
        if cut { bytes.truncate(place) } else { bytes[place] = byte }
        if let Ok(text) = std::str::from_utf8(&bytes) {
            let _read_or_refused = serde_json::from_str::<FromVisitor>(text);
            let _read_or_refused = serde_json::from_str::<FromDesk>(text);
        }
    }
}
