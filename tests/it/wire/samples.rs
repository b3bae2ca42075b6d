//! What the golden frames are made of.

use server::protocol::Question;
use server::protocol::call_in::{GuestName, GuestRole};
use server::protocol::card::{Card, CardId, CardKind};
use server::protocol::ids::{AccountName, ClientRef, ColleagueId, ConversationId, SessionName, Token};
use server::protocol::limits::Limits;
use server::protocol::needs::{AgeBand, Gender, Language, Needs, Safety, Theme};
use server::protocol::position::{Epoch, Position, Receipt};
use server::protocol::ticket::Ticket;
use server::protocol::visit::{Line, Service, Side};

pub(super) fn token() -> Token {
    Token::parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8").expect("32 bytes")
}

pub(super) fn conversation() -> ConversationId {
    ConversationId::parse("AAECAwQFBgcICQoLDA0ODw").expect("16 bytes")
}

pub(super) fn colleague() -> ColleagueId {
    ColleagueId::of([7; 16])
}

pub(super) fn account_name() -> AccountName {
    AccountName::parse("DwAODQwLCgkIBwYFBAMCAQ").expect("16 bytes")
}

pub(super) fn session_name() -> SessionName {
    SessionName::parse("AAECAwQFBgcICQoLDA0ODw").expect("16 bytes")
}

pub(super) fn client_ref() -> ClientRef {
    ClientRef::parse("m-1").expect("a plain name")
}

pub(super) fn position() -> Position {
    Position { epoch: Epoch(281_474_976_710_655), offset: 3 }
}

pub(super) fn receipt() -> Receipt {
    Receipt([9; 16])
}

pub(super) fn needs() -> Needs {
    Needs {
        safety: Some(Safety::Unsure),
        age: Some(AgeBand::From16To17),
        theme: Some(Theme::SomeoneElse),
        wish: Some(Gender::Woman),
        language: Language::Nn,
    }
}

pub(super) fn limits() -> Limits {
    Limits { text_max_chars: 2_000, ping_every_ms: 4_000, kept_s: 300, erased_within_s: 60 }
}

pub(super) fn service() -> Service {
    Service {
        open: true,
        changes_at: Some("2026-11-21T22:00".into()),
        languages: vec![Language::Nb, Language::En],
    }
}

pub(super) fn line() -> Line {
    Line {
        position: position(),
        from: Side::Visitor,
        text: "Jeg er glad i deg <3\n«og redd»".into(),
        card: None,
        guest: None,
        sent_at_ms: 1_795_000_000_000,
        receipt: receipt(),
        client_ref: client_ref(),
    }
}

pub(super) fn card() -> Card {
    let id = CardId::parse("samtykke").expect("a plain name");
    Card { kind: CardKind::Article, id, language: Language::Nb }
}

pub(super) fn card_line() -> Line {
    let text = "Samtykke\nHva et ja er, og hva det ikke er.".into();
    Line { from: Side::Counsellor, text, card: Some(card()), ..line() }
}

pub(super) fn guest() -> GuestName {
    GuestName { role: GuestRole::Lead, alias: "Kari".into() }
}

pub(super) fn guest_line() -> Line {
    Line { from: Side::Counsellor, guest: Some(guest()), ..line() }
}

pub(super) fn question() -> Question {
    Question {
        text: "Rådgiver spør om en kollega kan ta over samtalen.".to_owned(),
        yes: "Ja, finn en kollega".to_owned(),
        no: Some("Nei, bli her".to_owned()),
    }
}

pub(super) fn ticket() -> Ticket {
    Ticket::of(&[5; 24])
}
