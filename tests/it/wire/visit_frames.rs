//! One of each frame of a visitor's socket.

use server::protocol::hand_over::{VisitorAnswer, WhyOff};
use server::protocol::needs::{Language, Needs};
use server::protocol::visit::{
    Better, CounsellorPresence, Degree, EndReason, Estimate, Feedback, Line, Notice, Rose, Side,
};
use server::protocol::{ErrorId, FromVisitor, Question, ToVisitor};

use super::samples::{
    card_line, client_ref, guest_line, limits, line, needs, position, question, receipt, service, ticket,
    token,
};

pub(super) fn from_visitor() -> Vec<(&'static str, FromVisitor)> {
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
        ("guest_shown", FromVisitor::GuestShown { number: 12 }),
        ("no_guest", FromVisitor::NoGuest { number: 12 }),
        ("leave", FromVisitor::Leave {}),
        ("exit", FromVisitor::Exit {}),
        ("feedback", FromVisitor::Feedback { feedback }),
        ("feedback_skipped", FromVisitor::Feedback { feedback: Feedback::default() }),
        ("restore", FromVisitor::Restore { lines: vec![line()], done: false }),
        ("restore_card", FromVisitor::Restore { lines: vec![card_line()], done: false }),
        ("restore_guest", FromVisitor::Restore { lines: vec![guest_line()], done: false }),
        ("restore_nothing", FromVisitor::Restore { lines: Vec::new(), done: true }),
        ("ping", FromVisitor::Ping { visible: false }),
    ]
}

#[expect(clippy::too_many_lines, reason = "a list")]
pub(super) fn to_visitor() -> Vec<(&'static str, ToVisitor)> {
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
                words: None,
            },
        ),
        (
            "refused_bare",
            ToVisitor::Refused {
                client_ref: None,
                error_id: ErrorId::FrameMalformed,
                retry_after_ms: None,
                words: None,
            },
        ),
        ("message", ToVisitor::Message(line())),
        ("message_card", ToVisitor::Message(card_line())),
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
        (
            "guest",
            ToVisitor::Guest {
                number: 12,
                text: "Vaktleder Kari er med i samtalen.".to_owned(),
                no: Some("Nei takk".to_owned()),
            },
        ),
        (
            "guest_gone",
            ToVisitor::Guest { number: 12, text: "Kari er ikke lenger med.".to_owned(), no: None },
        ),
        ("message_guest", ToVisitor::Message(guest_line())),
        ("closing", ToVisitor::Closing { question: Some(Question { no: None, ..question() }) }),
        ("closing_off", ToVisitor::Closing { question: None }),
        ("typing", ToVisitor::Typing {}),
        ("seen", ToVisitor::Seen { position: position() }),
        ("epoch_changed", ToVisitor::EpochChanged { epoch: position().epoch, lines: 12 }),
        ("ended", ToVisitor::Ended { reason: EndReason::CounsellorEnded, feedback: true, words: None }),
        (
            "ended_resting",
            ToVisitor::Ended {
                reason: EndReason::CounsellorEnded,
                feedback: false,
                words: Some("Rådgiveren har avsluttet samtalen.".into()),
            },
        ),
        (
            "refused_resting",
            ToVisitor::Refused {
                client_ref: None,
                error_id: ErrorId::ConnectionRests,
                retry_after_ms: None,
                words: Some("Chatten tar en pause.".into()),
            },
        ),
        ("notice", ToVisitor::Notice { notice: Notice::OfferMissed }),
        ("notice_handed_over", ToVisitor::Notice { notice: Notice::HandedOver }),
        ("notice_late", ToVisitor::Notice { notice: Notice::MayCloseFirst }),
        ("notice_missing", ToVisitor::Notice { notice: Notice::MayBeMissing }),
        ("come_back", ToVisitor::ComeBack { after_ms: 1_500 }),
        ("pong", ToVisitor::Pong {}),
    ]
}
