//! The few numbers that stand on the start page and in the chat, always one tap away.

use serde_json::{Value, json};

use super::Pages;
use crate::protocol::needs::Language;

/// A number to call.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Phone {
    pub(super) name: String,
    pub(super) number: String,
    pub(super) tel: String,
    pub(super) note: String,
}

pub(super) fn phones(pages: &Pages, language: Language) -> Vec<Phone> {
    let of = |service: &crate::knowledge::HelpService| {
        let number = service.phone.clone()?;
        Some(Phone {
            name: service.name.text(language).to_owned(),
            tel: tel(&number),
            note: service.short.text(language).to_owned(),
            number,
        })
    };
    pages.knowledge.services.front().filter_map(of).collect()
}

pub(super) fn for_browser(phones: &[Phone]) -> Value {
    let phone = |p: &Phone| json!({ "name": p.name, "number": p.number, "tel": p.tel, "note": p.note });
    Value::Array(phones.iter().map(phone).collect())
}

/// The number as a `tel:` link wants it.
pub(super) fn tel(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}
