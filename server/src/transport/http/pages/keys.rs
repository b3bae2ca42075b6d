//! The list of one's own passkeys.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::Pages;
use super::frame::Frame;
use super::sign_in::{PASSKEY_SCRIPT, SignInProblem, answer};
use crate::clock::Moment;
use crate::domain::passkey::KeptPasskey;
use crate::protocol::needs::Language;
use crate::transport::passkeys::{Adding, Own};

/// What the page must know besides the keys.
#[derive(Debug)]
pub struct KeysPlace<'a> {
    /// The host that keys are made for.
    pub host: &'a str,
    /// Where its reader works, if that is elsewhere, and the text that says so.
    pub home: Option<(&'static str, &'static str)>,
    /// The zone of the dates.
    pub zone: &'a TimeZone,
}

struct Key<'a> {
    id: Uuid,
    name: &'a str,
    added: String,
    used: String,
}

#[derive(Template)]
#[template(path = "keys.html")]
struct KeysPage<'a> {
    f: Frame<'a>,
    problem: Option<String>,
    keys: Vec<Key<'a>>,
    adding: Adding,
    place: &'a KeysPlace<'a>,
}

/// The list, with a sentence about what was not done.
pub fn render_keys<'a>(
    pages: &'a Pages,
    language: Language,
    own: &'a Own,
    place: &'a KeysPlace<'a>,
    problem: Option<SignInProblem>,
) -> Response<Body> {
    let f = Frame::new(pages, language, "/desk/keys");
    let date = |at: Moment| {
        let at = Timestamp::from_millisecond(i64::try_from(at.0).unwrap_or_default()).unwrap_or_default();
        f.date(at.to_zoned(place.zone.clone()).date())
    };
    let key = |passkey: &'a KeptPasskey| Key {
        id: passkey.id,
        name: passkey.name.as_str(),
        added: f.t1("page-keys-added", "date", &date(passkey.added)),
        used: match passkey.used {
            Some(at) => f.t1("page-keys-used", "date", &date(at)),
            None => f.t("page-keys-unused"),
        },
    };
    let keys = own.passkeys.iter().map(key).collect();
    let told = problem.map(|problem| problem.sentence(&f));
    answer(language, problem, &KeysPage { f, problem: told, keys, adding: own.adding, place })
}
