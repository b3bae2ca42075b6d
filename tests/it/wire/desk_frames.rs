//! One of each frame of a desk's socket.

use server::protocol::call_in::{CallInState, Called, WhyNoGuest};
use server::protocol::care::{DebriefCall, DebriefState, LeadView, RiskyTalk};
use server::protocol::desk::{
    Availability, DeskNotice, OwnSession, ShiftCounts, TrainingNote, VisitorPresence, Waiting,
};
use server::protocol::hand_over::{Colleague, ColleagueAnswer, HandOverState, Receiver, WhyOff};
use server::protocol::needs::{Lane, Language, Theme};
use server::protocol::respite::{RespiteAnswer, RespiteLength, RespiteView};
use server::protocol::rota::{RotaPicture, RotaShift, TooFew};
use server::protocol::switch::{ByHand, DoorState, SwitchReason};
use server::protocol::visit::{EndReason, Service};
use server::protocol::{ErrandLength, ErrorId, FromDesk, ToDesk};

use super::samples::{
    account_name, card, card_line, client_ref, colleague, conversation, guest, guest_line, limits, line,
    needs, position, receipt, service, session_name, ticket,
};

pub(super) fn from_desk() -> Vec<(&'static str, FromDesk)> {
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
        ("send_card", FromDesk::SendCard { conversation, client_ref: client_ref(), card: card() }),
        ("typing", FromDesk::Typing { conversation }),
        ("seen", FromDesk::Seen { conversation, position: position() }),
        ("restore", FromDesk::Restore { conversation, lines: vec![line()], done: true }),
        ("end", FromDesk::End { conversation, respite: None }),
        ("end_respite", FromDesk::End { conversation, respite: Some(RespiteLength::Evening) }),
        ("answer_respite", FromDesk::AnswerRespite { number: 12, answer: RespiteAnswer::Agree }),
        ("lift_respite", FromDesk::LiftRespite { number: 12 }),
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
        (
            "call_in",
            FromDesk::CallIn { conversation, to: Called::Lead {}, note: Some("Trenger et blikk til".into()) },
        ),
        (
            "call_in_colleague",
            FromDesk::CallIn { conversation, to: Called::Colleague { id: colleague() }, note: None },
        ),
        ("end_call_in", FromDesk::EndCallIn { conversation }),
        (
            "answer_call_in",
            FromDesk::AnswerCallIn { conversation, number: 12, answer: ColleagueAnswer::Take },
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
pub(super) fn to_desk() -> Vec<(&'static str, ToDesk)> {
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
        respites: Vec::new(),
        service: service(),
        by_hand: None,
        too_few: None,
    };
    let leo =
        || Colleague { id: colleague(), alias: "Leo".into(), languages: vec![Language::Nb, Language::En] };
    let asked =
        |alias: Option<&str>| CallInState::Asked { alias: alias.map(ToOwned::to_owned), seconds_left: 60 };
    let called_in = |coming| ToDesk::CalledIn {
        conversation,
        number: 12,
        from: "Maja".to_owned(),
        lead: true,
        needs: needs(),
        note: Some("Trenger et blikk til".into()),
        coming,
        risk: true,
        seconds_left: 59,
    };
    let with_colleagues = match shift(Availability::Talking {}) {
        ToDesk::Shift {
            me,
            waiting,
            waiting_total,
            counsellors,
            debrief,
            lead,
            respites,
            service,
            by_hand,
            ..
        } => ToDesk::Shift {
            me,
            waiting,
            waiting_total,
            counsellors,
            colleagues: vec![leo()],
            debrief,
            lead,
            respites,
            service,
            by_hand,
            too_few: None,
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
        respites: Vec::new(),
        service: Service { open: false, changes_at: Some("2026-11-23T17:00".into()), languages: Vec::new() },
        by_hand: Some(ByHand {
            door: DoorState::Closed,
            reason: SwitchReason::FewOnShift,
            until: "2026-11-23T00:00".into(),
        }),
        too_few: None,
    };
    let with_care = |debrief, lead| match shift(Availability::Resting {}) {
        ToDesk::Shift {
            me,
            waiting,
            waiting_total,
            counsellors,
            colleagues,
            respites,
            service,
            by_hand,
            ..
        } => {
            let waiting = waiting.into_iter().map(|one| Waiting { risk: true, ..one }).collect();
            ToDesk::Shift {
                me,
                waiting,
                waiting_total,
                counsellors,
                colleagues,
                debrief,
                lead,
                respites,
                service,
                by_hand,
                too_few: Some(TooFew { here: 1, wanted: 2, opened: false }),
            }
        }
        _ => unreachable!("it is a shift"),
    };
    let with_respites = ToDesk::Shift {
        me: Availability::Resting {},
        waiting: Vec::new(),
        waiting_total: 0,
        counsellors: ShiftCounts { on_shift: 1, ready: 0, talking: 0, paused: 0 },
        colleagues: Vec::new(),
        debrief: None,
        lead: None,
        too_few: None,
        respites: vec![
            RespiteView {
                number: 12,
                alias: "Leo".into(),
                mine: false,
                until_ms: 1_795_003_600_000,
                asked_until_ms: Some(1_795_000_600_000),
                may_answer: true,
                may_lift: true,
            },
            RespiteView {
                number: 13,
                alias: "Maja".into(),
                mine: true,
                until_ms: 1_795_000_900_000,
                asked_until_ms: None,
                may_answer: false,
                may_lift: true,
            },
        ],
        service: service(),
        by_hand: None,
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
        host: None,
    };
    let as_guest = match talk(None) {
        ToDesk::Talk { conversation, needs, lane, waited_s, visitor, epoch, began_at_ms, note, .. } => {
            let host = Some("Maja".to_owned());
            ToDesk::Talk { conversation, needs, lane, waited_s, visitor, epoch, began_at_ms, note, host }
        }
        _ => unreachable!("it is a talk"),
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
        ("account", ToDesk::Account { languages: vec![Language::Nn, Language::En], capacity: 2 }),
        ("rota", ToDesk::Rota { rota: rota() }),
        ("rota_none", ToDesk::Rota { rota: RotaPicture::default() }),
        ("trainings", ToDesk::Trainings { trainings: trainings() }),
        ("trainings_none", ToDesk::Trainings { trainings: Vec::new() }),
        ("shift_resting", shift(Availability::Resting {})),
        ("shift_paused", shift(Availability::Paused { seconds_left: 600 })),
        ("shift_ready", shift(Availability::Ready {})),
        ("shift_offering", shift(Availability::Offering { seconds_left: 44 })),
        ("shift_talking", shift(Availability::Talking {})),
        ("shift_colleagues", with_colleagues),
        ("shift_by_hand", by_hand),
        ("shift_respites", with_respites),
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
        ("message_card", ToDesk::Message { conversation, line: card_line() }),
        ("message_guest", ToDesk::Message { conversation, line: guest_line() }),
        ("callable", ToDesk::Callable { lead: true, colleagues: vec![leo()] }),
        ("call_in_asked", ToDesk::CallIn { conversation, call_in: asked(Some("Leo")) }),
        ("call_in_asked_lead", ToDesk::CallIn { conversation, call_in: asked(None) }),
        ("call_in_coming", ToDesk::CallIn { conversation, call_in: CallInState::Coming { guest: guest() } }),
        ("call_in_here", ToDesk::CallIn { conversation, call_in: CallInState::Here { guest: guest() } }),
        (
            "call_in_off",
            ToDesk::CallIn {
                conversation,
                call_in: CallInState::Off { why: WhyNoGuest::VisitorAlone, alias: Some("Kari".to_owned()) },
            },
        ),
        ("talk_as_guest", as_guest),
        ("called_in", called_in(false)),
        ("called_in_coming", called_in(true)),
        ("called_in_off", ToDesk::CalledInOff { conversation, why: Some(WhyNoGuest::TakenBack) }),
        ("called_in_off_by_another", ToDesk::CalledInOff { conversation, why: None }),
        ("ended_guest", ToDesk::Ended { conversation, reason: EndReason::GuestOver }),
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

fn trainings() -> Vec<TrainingNote> {
    let note = |name: &str, due: &str, lapsed, theme| TrainingNote {
        name: name.into(),
        due: due.into(),
        lapsed,
        mandatory: true,
        theme,
    };
    vec![
        note("Førstehjelp ved selvmordsfare", "2026-11-22", true, None),
        note("Når noen har skadet", "2026-12-24", false, Some(Theme::MyActions)),
    ]
}

fn rota() -> RotaPicture {
    let shift = |day: &str, from: &str, to: &str, stand_ins: &[&str]| RotaShift {
        day: day.into(),
        from: from.into(),
        to: to.into(),
        members: vec!["Maja".into(), "Leo".into()],
        stand_ins: stand_ins.iter().map(|alias| (*alias).to_owned()).collect(),
        languages: vec![Language::Nb, Language::En],
    };
    RotaPicture {
        now: vec![shift("2026-11-22", "17:00", "24:00", &["Vakta"])],
        next: vec![shift("2026-11-23", "00:00", "02:00", &[])],
    }
}
