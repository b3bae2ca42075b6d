//! The directory of other services, and what somebody narrows it to.
//!
//! Age, county and subject of a choice tell much of whoever made it, so it is posted as the
//! words of a search are: the browser's history shows that there was a directory, and not
//! for whom. The choice is not kept, counted or logged. The numbers that always answer stand
//! above it, whatever is chosen.

use askama::Template;
use axum::Form;
use axum::body::Body;
use axum::extract::rejection::FormRejection;
use axum::extract::{DefaultBodyLimit, Extension, FromRef, State};
use axum::http::{Response, StatusCode};
use axum::routing::{MethodRouter, post};
use serde::Deserialize;

use super::Pages;
use super::error::render_error;
use super::frame::{Frame, respond};
use super::phones::{self, Phone, tel};
use crate::knowledge::services::{Age, Choice, County, InLanguages, Region, Subject, Urgency};
use crate::knowledge::{HelpService, Tongue};
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;

/// Largest form: five short words and their names, and room.
const BODY_MAX_BYTES: usize = 1024;

/// What the form sends. A word that we do not know chooses nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ChoiceForm {
    about: String,
    age: String,
    county: String,
    language: String,
    now: String,
}

impl ChoiceForm {
    fn read(&self) -> Choice {
        Choice {
            subject: Subject::of(&self.about),
            age: Age::of(&self.age),
            county: County::of(&self.county),
            tongue: Tongue::of(&self.language),
            open_now: !self.now.is_empty(),
        }
    }
}

#[derive(Template)]
#[template(path = "services.html")]
struct ServicesPage<'a> {
    f: Frame<'a>,
    /// Those that always answer.
    phones: Vec<Phone>,
    fields: Vec<Field>,
    is_open_now: bool,
    narrows: bool,
    /// How many fit, in words; nothing when nothing is chosen.
    count: String,
    /// What is not known of those that are left out.
    notes: Vec<String>,
    groups: Vec<Group>,
}

/// One thing to choose.
#[derive(Debug)]
struct Field {
    name: &'static str,
    label: String,
    /// What stands there when nothing is chosen.
    any: String,
    options: Vec<Choosable>,
}

/// What can be chosen.
#[derive(Debug)]
struct Choosable {
    value: &'static str,
    text: String,
    is_chosen: bool,
    /// The language its text is in, where that is another than the page's.
    lang: Option<&'static str>,
}

/// Services that one turns to in the same hurry.
#[derive(Debug)]
struct Group {
    anchor: &'static str,
    title: String,
    entries: Vec<Entry>,
}

/// A service as a reader sees it.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) what: String,
    pub(super) hours: String,
    /// Whether it answers now; nothing of one that always does, or whose hours we do not know.
    pub(super) now: Option<String>,
    pub(super) phone: Option<(String, String)>,
    pub(super) sms: Option<Sms>,
    pub(super) web: Option<(String, String)>,
    pub(super) caution: Option<String>,
    pub(super) verified: String,
    /// A kind word about an entry that nobody has checked for long.
    pub(super) aged: Option<String>,
}

/// Where one can write by SMS.
#[derive(Debug)]
pub(super) struct Sms {
    pub(super) text: String,
    pub(super) number: String,
    pub(super) hours: String,
}

/// The whole directory.
pub(super) async fn page(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
) -> Response<Body> {
    render(&pages, language, Choice::default())
}

/// Who answers the form.
pub fn narrowed<S>(language: Language) -> MethodRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Pages: FromRef<S>,
{
    let handler: MethodRouter<S> = post(answer).layer(DefaultBodyLimit::max(BODY_MAX_BYTES));
    handler.layer(Extension(language))
}

async fn answer(
    State(pages): State<Pages>,
    Extension(language): Extension<Language>,
    form: Result<Form<ChoiceForm>, FormRejection>,
) -> Response<Body> {
    match form {
        Ok(Form(form)) => render(&pages, language, form.read()),
        Err(_) => render_error(&pages, language, ErrorId::RequestUnreadable),
    }
}

fn render(pages: &Pages, language: Language, choice: Choice) -> Response<Body> {
    let f = Frame::new(pages, language, "/services");
    let fitting = |urgency: Urgency| -> Vec<&HelpService> {
        let shown = pages.knowledge.services.shown(urgency);
        shown.filter(|service| choice.fits(service, answers(pages, service))).collect()
    };
    let found: Vec<_> = Urgency::ALL.into_iter().map(|urgency| (urgency, fitting(urgency))).collect();
    let all: Vec<&HelpService> = found.iter().flat_map(|(_, services)| services).copied().collect();
    let count = match all.len() {
        _ if !choice.narrows() => String::new(),
        0 => f.t("page-services-found-none"),
        n => f.t1("page-services-found", "n", &n.to_string()),
    };
    let group = |(urgency, services): (Urgency, Vec<&HelpService>)| Group {
        anchor: urgency.name(),
        title: f.t(&format!("page-services-{}", urgency.name())),
        entries: services.into_iter().map(|service| entry(&f, service)).collect(),
    };
    let page = ServicesPage {
        f,
        phones: phones::front(pages, language),
        fields: fields(&f, choice),
        is_open_now: choice.open_now,
        narrows: choice.narrows(),
        count,
        notes: notes(&f, choice, &all),
        groups: found.into_iter().map(group).filter(|group| !group.entries.is_empty()).collect(),
    };
    respond(StatusCode::OK, language, &page)
}

fn answers(pages: &Pages, service: &HelpService) -> bool {
    service.open.as_ref().is_some_and(|hours| pages.opening.answers(hours))
}

/// What a reader must know of what a choice leaves out.
fn notes(f: &Frame<'_>, choice: Choice, found: &[&HelpService]) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(county) = choice.county {
        let is_its_own = |service: &&HelpService| service.region == Region::Only(county);
        if !found.is_empty() && !found.iter().any(is_its_own) {
            notes.push(f.t1("page-services-found-county", "county", county.name()));
        }
    }
    if choice.tongue.is_some() {
        notes.push(f.t("page-services-found-language"));
    }
    if choice.open_now {
        notes.push(f.t("page-services-found-now"));
    }
    notes
}

fn fields(f: &Frame<'_>, choice: Choice) -> Vec<Field> {
    let services = f.services();
    let field = |name: &'static str, any: &str, options: Vec<Choosable>| Field {
        name,
        label: f.t(&format!("page-services-choose-{name}")),
        any: f.t(any),
        options,
    };
    let about = |subject: Subject| Choosable {
        value: subject.name(),
        text: f.t(&format!("page-services-about-{}", subject.name())),
        is_chosen: choice.subject == Some(subject),
        lang: None,
    };
    let age = |age: Age| Choosable {
        value: age.name(),
        text: f.t(&format!("page-services-age-{}", age.name())),
        is_chosen: choice.age == Some(age),
        lang: None,
    };
    let county = |county: County| Choosable {
        value: county.id(),
        text: county.name().to_owned(),
        is_chosen: choice.county == Some(county),
        lang: None,
    };
    let tongue = |tongue: Tongue| Choosable {
        value: tongue.tag(),
        text: tongue.name().to_owned(),
        is_chosen: choice.tongue == Some(tongue),
        lang: Some(tongue.tag()).filter(|tag| *tag != f.tag()),
    };
    vec![
        field("about", "page-services-choose-any", services.subjects().map(about).collect()),
        field("age", "page-services-choose-any-age", Age::ALL.into_iter().map(age).collect()),
        field("county", "page-services-choose-any-county", County::ALL.into_iter().map(county).collect()),
        field("language", "page-services-choose-any-language", services.tongues().map(tongue).collect()),
    ]
}

pub(super) fn entry(f: &Frame<'_>, service: &HelpService) -> Entry {
    let language = f.language();
    let sms = |(number, hours): (&String, &InLanguages)| Sms {
        text: f.t1("page-services-sms", "number", number),
        number: tel(number),
        hours: hours.text(language).to_owned(),
    };
    Entry {
        id: service.id.clone(),
        name: service.name.text(language).to_owned(),
        what: service.what.text(language).to_owned(),
        hours: service.hours.text(language).to_owned(),
        now: f.answers_now(service),
        phone: service.phone.as_ref().map(|number| (number.clone(), tel(number))),
        sms: service.sms.as_ref().zip(service.sms_hours.as_ref()).map(sms),
        web: service.web.as_ref().map(|address| (address.clone(), format!("https://{address}"))),
        caution: service.caution.as_ref().map(|caution| caution.text(language).to_owned()),
        verified: f.t1("page-services-verified", "date", &f.date(service.verified_on)),
        aged: f.is_aged(service).then(|| f.t("page-services-aged")),
    }
}
