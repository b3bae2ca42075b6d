//! `web-client/src/protocol/wire.ts` is written from the Rust types. The test
//! fails when it is not current; `cargo xtask wire` writes it.

use std::path::Path;

use server::protocol::{
    call_in, card, care, desk, errand, error_id, hand_over, ids, limits, needs, position, question, respite,
    rota, shift, switch, text, ticket, visit,
};
use ts_rs::{Config, TS};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../web-client/src/protocol/wire.ts");

fn wire_types() -> String {
    let config = Config::new().with_large_int("number");
    let mut out = String::from("// Written by `cargo xtask wire` from server/src/protocol. Do not edit.\n");
    let mut add = |decl: String| {
        out.push_str("\nexport ");
        out.push_str(&decl);
        out.push('\n');
    };
    macro_rules! add_all {
        ($($t:ty),+ $(,)?) => { $( add(<$t as TS>::decl(&config)); )+ };
    }
    add_all!(
        ids::Token,
        ids::ConversationId,
        ids::AccountName,
        ids::SessionName,
        ids::ClientRef,
        ids::ColleagueId,
        position::Epoch,
        text::Words,
        position::Position,
        position::Receipt,
        ticket::Ticket,
        error_id::ErrorId,
        limits::Limits,
        needs::Language,
        needs::Lane,
        needs::Safety,
        needs::AgeBand,
        needs::Theme,
        needs::Gender,
        needs::Needs,
        visit::Side,
        card::CardId,
        card::CardKind,
        card::Card,
        call_in::GuestRole,
        call_in::GuestName,
        visit::Line,
        visit::Service,
        visit::Estimate,
        visit::Rose,
        visit::CounsellorPresence,
        visit::EndReason,
        visit::Notice,
        visit::Degree,
        visit::Better,
        visit::Feedback,
        hand_over::Receiver,
        hand_over::Colleague,
        hand_over::ColleagueAnswer,
        hand_over::VisitorAnswer,
        hand_over::WhyOff,
        hand_over::HandOverState,
        question::Question,
        call_in::Called,
        call_in::WhyNoGuest,
        call_in::CallInState,
        errand::ErrandLength,
        visit::FromVisitor,
        visit::ToVisitor,
        switch::DoorState,
        switch::SwitchReason,
        switch::ByHand,
        care::RiskyTalk,
        care::DebriefCall,
        care::LeadView,
        care::DebriefState,
        respite::RespiteLength,
        respite::RespiteAnswer,
        respite::RespiteView,
        shift::Availability,
        shift::Waiting,
        shift::ShiftCounts,
        desk::VisitorPresence,
        desk::OwnSession,
        desk::TrainingNote,
        rota::RotaShift,
        rota::RotaPicture,
        rota::TooFew,
        desk::DeskNotice,
        desk::FromDesk,
        desk::ToDesk,
    );
    out
}

#[test]
fn the_web_clients_types_are_those_of_the_server() {
    let current = wire_types();
    if std::env::var_os("UPDATE_WIRE").is_some() {
        std::fs::write(Path::new(FILE), &current).expect("the file can be written");
    }
    let committed = std::fs::read_to_string(FILE).expect("wire.ts is committed");
    assert!(committed == current, "wire.ts is not current: run `cargo xtask wire`");
}
