//! The numbers that stand on the start page and in the chat, always one tap away: a few, and
//! while nobody answers here, every line that does.

use serde_json::{Value, json};

use super::Pages;
use crate::knowledge::HelpService;
use crate::knowledge::services::Urgency;
use crate::protocol::needs::Language;

/// A number to call.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Phone {
    pub(super) name: String,
    pub(super) number: String,
    pub(super) tel: String,
    pub(super) note: String,
}

/// The few that always answer; while the chat is closed, also the others that answer now.
pub(super) fn phones(pages: &Pages, language: Language) -> Vec<Phone> {
    let services = &pages.knowledge.services;
    let is_closed = !pages.opening.now().open;
    let lines = services
        .lines()
        .filter(|(service, hours)| is_closed && !service.front && pages.opening.answers(hours));
    let named = services.front().chain(lines.map(|(service, _)| service));
    named.filter_map(|service| of(service, language)).collect()
}

/// The few that always answer, and no others: what stands on paper is read on any day.
pub(super) fn front(pages: &Pages, language: Language) -> Vec<Phone> {
    pages.knowledge.services.front().filter_map(|service| of(service, language)).collect()
}

/// Every number in the directory, for a page that leads to one of them.
pub(super) fn all(pages: &Pages, language: Language) -> Vec<Phone> {
    let shown = Urgency::ALL.into_iter().flat_map(|urgency| pages.knowledge.services.shown(urgency));
    shown.filter_map(|service| of(service, language)).collect()
}

/// A service's number under another name than the directory's.
pub(super) fn named(service: &HelpService, name: &str, note: &str) -> Option<Phone> {
    let number = service.phone.clone()?;
    Some(Phone { name: name.to_owned(), tel: tel(&number), note: note.to_owned(), number })
}

fn of(service: &HelpService, language: Language) -> Option<Phone> {
    named(service, service.name.text(language), service.short.text(language))
}

pub(super) fn for_browser(phones: &[Phone]) -> Value {
    let phone = |p: &Phone| json!({ "name": p.name, "number": p.number, "tel": p.tel, "note": p.note });
    Value::Array(phones.iter().map(phone).collect())
}

/// The number as a `tel:` link wants it.
pub(super) fn tel(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}
