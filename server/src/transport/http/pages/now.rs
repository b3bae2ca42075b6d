//! Words of the chat's page that depend on the hours. The server puts them where the usual
//! words stand, so that a phone carries neither both nor the reckoning.

use serde_json::{Map, Value};

use super::frame::Frame;
use super::opening::{self, OpeningState};
use crate::knowledge::texts::error_key;
use crate::protocol::ErrorId;

/// Says what is so right now. While every language has the hours of the chat and nobody has
/// closed it by hand, nothing is put in.
pub(super) fn tell(f: &Frame<'_>, state: &dyn OpeningState, texts: &mut Map<String, Value>) {
    if state.waits_for_people() {
        add_before(texts, "visit-closed-alone", &f.t("page-not-open-yet"));
        return;
    }
    if state.is_closed_by_hand() {
        add_before(texts, "visit-closed-alone", &f.t("page-closed-by-hand"));
    }
    let languages = state.languages();
    if languages.is_empty() {
        texts.remove(&error_key(ErrorId::LanguageClosed));
        return;
    }
    let (service, today) = (state.now(), state.today());
    for own in languages.iter().filter(|own| !own.open && own.changes_at != service.changes_at) {
        if own.language == f.language() {
            let from = opening::from(f, own.changes_at.as_deref(), today);
            add_before(texts, "visit-closed-alone", &from);
        }
        let choice = format!("shared-language-{}", own.language.tag());
        let name = f.t(&choice);
        let told = match opening::moment(f, own.changes_at.as_deref(), today) {
            Some(time) => f.t2("page-language-choice-from", ("language", &name), ("time", &time)),
            None => f.t1("page-language-choice", "language", &name),
        };
        texts.insert(choice, told.into());
        // It says that one can wait all the same.
        texts.insert("visit-language-nobody".into(), f.t("page-language-nobody").into());
    }
}

fn add_before(texts: &mut Map<String, Value>, key: &str, sentence: &str) {
    if let Some(Value::String(usual)) = texts.get_mut(key) {
        *usual = format!("{sentence} {usual}");
    }
}
