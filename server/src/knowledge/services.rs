//! The directory of other services: `content/services.toml`.
//!
//! A wrong number can cost a life, so an entry says where it comes from, how sure we
//! are and when it was checked, and a doubtful one is not shown.

mod choice;
mod line_hours;
mod region;

use std::collections::BTreeSet;

use serde::Deserialize;

pub use self::choice::{Age, Choice, Subject};
pub use self::line_hours::LineHours;
pub use self::region::{County, Region};
use super::content_error::{ContentError, line_of, sound};
use super::files::Files;
use super::tongue::Tongue;
use crate::protocol::needs::Language;

pub(super) const FILE: &str = "services.toml";

/// A phone number is looked at twice a year.
const AGED_AFTER_DAYS: i32 = 180;

/// A service that helps.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpService {
    /// Its name in addresses and articles.
    pub id: String,
    /// What it is called.
    pub name: InLanguages,
    /// What it does and for whom.
    pub what: InLanguages,
    /// The same in a few words, to stand beside a number.
    pub short: InLanguages,
    /// When it answers.
    pub hours: InLanguages,
    /// The same for the program; absent when we are not sure, and then nobody is told that
    /// somebody answers now.
    pub open: Option<LineHours>,
    /// Youngest age it is for.
    pub min_age: Option<u8>,
    /// Oldest age it is for.
    pub max_age: Option<u8>,
    /// Number to call, with spaces as it is spoken.
    pub phone: Option<String>,
    /// Number to write to by SMS.
    pub sms: Option<String>,
    /// When that is answered.
    pub sms_hours: Option<InLanguages>,
    /// Web address without `https://`.
    pub web: Option<String>,
    /// Whether one can stay anonymous; absent when we do not know.
    pub anonymous: Option<bool>,
    /// Whether it costs nothing; absent when we do not know.
    pub free: Option<bool>,
    /// Where it works.
    pub region: Region,
    /// Languages it surely speaks.
    pub languages: Vec<Tongue>,
    /// What it helps with.
    pub themes: Vec<Subject>,
    /// How soon one turns to it.
    pub urgency: Urgency,
    /// Something to know before one calls.
    pub caution: Option<InLanguages>,
    /// Where the entry comes from.
    pub source: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// When the entry was last checked against its source.
    pub verified_on: jiff::civil::Date,
    /// Whether visitors see it.
    pub shown: bool,
    /// Whether it is among the few on the start page and in the chat.
    #[serde(default)]
    pub front: bool,
}

impl HelpService {
    /// Whether it is more than half a year since the entry was checked.
    pub fn is_aged(&self, today: jiff::civil::Date) -> bool {
        self.verified_on.until(today).is_ok_and(|span| span.get_days() > AGED_AFTER_DAYS)
    }
}

/// The same words in every language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InLanguages {
    nb: String,
    nn: String,
    en: String,
}

impl InLanguages {
    /// The words in a language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Nb => &self.nb,
            Language::Nn => &self.nn,
            Language::En => &self.en,
        }
    }
}

/// How soon one turns to a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// In danger now.
    Now,
    /// Someone to talk to.
    Soon,
    /// To read, or in office hours.
    Info,
}

impl Urgency {
    /// All, the most urgent first.
    pub const ALL: [Self; 3] = [Self::Now, Self::Soon, Self::Info];

    /// The name as it stands in text keys and anchors.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Soon => "soon",
            Self::Info => "info",
        }
    }
}

/// How sure we are of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Confidence {
    /// The service's own or an official page, not older than three years.
    A,
    /// Official or press, older.
    B,
    /// Sources disagree.
    C,
    /// Hearsay.
    D,
}

/// The whole directory, in the order of the file.
#[derive(Clone, Debug)]
pub struct Services {
    all: Vec<HelpService>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Directory {
    service: Vec<HelpService>,
}

impl Services {
    /// Reads the directory.
    ///
    /// # Errors
    /// The first mistake: a key we do not know, an id used twice, or a doubtful entry that
    /// would be shown.
    pub fn load(files: &Files) -> Result<Self, ContentError> {
        let mut mistakes = Vec::new();
        sound(Self::read(files, &mut mistakes), mistakes, FILE)
    }

    /// Reads what can be read, and tells every mistake.
    pub(super) fn read(files: &Files, mistakes: &mut Vec<ContentError>) -> Option<Self> {
        let source = files.read(FILE).map_err(|error| mistakes.push(error)).ok()?;
        let directory: Directory = toml::from_str(source)
            .map_err(|error| {
                let line = error.span().map_or(1, |span| line_of(source, span.start));
                mistakes.push(ContentError::new(FILE, line, error.message()));
            })
            .ok()?;
        let mut ids = BTreeSet::new();
        for service in &directory.service {
            if let Some(what) = mistake(service, &mut ids) {
                // The last with this id: of two, the later one is too many.
                let line =
                    source.rfind(&format!("id = \"{}\"", service.id)).map_or(1, |at| line_of(source, at));
                mistakes.push(ContentError::new(FILE, line, format!("`{}`: {what}", service.id)));
            }
        }
        Some(Self { all: directory.service })
    }

    /// The service with this id, shown or not.
    pub fn find(&self, id: &str) -> Option<&HelpService> {
        self.all.iter().find(|service| service.id == id)
    }

    /// All of them, shown or not, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &HelpService> {
        self.all.iter()
    }

    /// Those that visitors see.
    pub fn shown(&self, urgency: Urgency) -> impl Iterator<Item = &HelpService> {
        self.all.iter().filter(move |service| service.shown && service.urgency == urgency)
    }

    /// Whether visitors see this number, written as it is spoken.
    pub fn has_shown_phone(&self, phone: &str) -> bool {
        self.all.iter().any(|service| service.shown && service.phone.as_deref() == Some(phone))
    }

    /// The languages beside Norwegian that some service surely answers in.
    pub fn tongues(&self) -> impl Iterator<Item = Tongue> {
        let speaks = |tongue| self.all.iter().any(|one| one.shown && one.languages.contains(&tongue));
        Tongue::ALL.into_iter().filter(move |tongue| !tongue.is_norwegian() && speaks(*tongue))
    }

    /// What some service helps with.
    pub fn subjects(&self) -> impl Iterator<Item = Subject> {
        let helps = |subject| self.all.iter().any(|one| one.shown && one.themes.contains(&subject));
        Subject::ALL.into_iter().filter(move |subject| helps(*subject))
    }

    /// Those with a number whose hours are known, the most urgent first; which of them answer
    /// now, the caller finds out.
    pub fn lines(&self) -> impl Iterator<Item = (&HelpService, &LineHours)> {
        let of = |urgency| self.shown(urgency).filter(|service| service.phone.is_some());
        Urgency::ALL.into_iter().flat_map(of).filter_map(|service| Some((service, service.open.as_ref()?)))
    }

    /// The few whose numbers are always in view.
    pub fn front(&self) -> impl Iterator<Item = &HelpService> {
        self.all.iter().filter(|service| service.shown && service.front)
    }
}

fn mistake<'a>(service: &'a HelpService, ids: &mut BTreeSet<&'a str>) -> Option<&'static str> {
    if !ids.insert(&service.id) {
        return Some("the id is used twice");
    }
    if service.shown && service.confidence > Confidence::B {
        return Some("only entries of confidence A or B may be shown; check it, or set `shown = false`");
    }
    if service.front && service.phone.is_none() {
        return Some("an entry with `front = true` needs a phone");
    }
    // Nobody reads first whether a number in view answers.
    if service.front && !matches!(service.open, Some(LineHours::Always)) {
        return Some("an entry with `front = true` answers day and night: `open = [\"always\"]`");
    }
    if service.sms.is_some() != service.sms_hours.is_some() {
        return Some("`sms` and `sms_hours` stand together");
    }
    if service.phone.is_none() && service.web.is_none() {
        return Some("an entry needs a phone or a web address");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_that_may_save_a_life_are_always_in_view() {
        let services = Services::load(&Files::compiled_in()).unwrap_or_else(|error| panic!("{error}"));
        let numbers: Vec<_> = services.front().filter_map(|service| service.phone.as_deref()).collect();
        for number in ["112", "113", "116 117", "116 006", "116 111"] {
            assert!(numbers.contains(&number), "{number} is missing among {numbers:?}");
        }
    }

    #[test]
    fn a_doubtful_entry_is_never_shown() {
        let files = Files::compiled_in();
        let doubtful = files.read(FILE).unwrap().replacen("confidence = \"B\"", "confidence = \"C\"", 1);
        let error = Services::load(&files.with(FILE, doubtful)).unwrap_err();
        assert!(error.what.contains("confidence A or B"), "{error}");
        assert!(error.line > 1);
    }

    #[test]
    fn what_always_answers_says_so_in_words_too_and_what_does_not_is_never_in_front() {
        let files = Files::compiled_in();
        let services = Services::load(&files).unwrap_or_else(|error| panic!("{error}"));
        for (service, hours) in services.lines() {
            let says_always = service.hours.text(Language::En) == "Day and night";
            assert_eq!(matches!(hours, LineHours::Always), says_always, "{}", service.id);
        }
        let only_by_day = "open = [\"monday-friday 09:00-15:00\", \"holidays closed\"]";
        let closed_at_night = files.read(FILE).unwrap().replacen("open = [\"always\"]", only_by_day, 1);
        let error = Services::load(&files.with(FILE, closed_at_night)).unwrap_err();
        assert!(error.what.contains("answers day and night"), "{error}");
    }

    #[test]
    fn an_entry_ages_after_half_a_year() {
        let services = Services::load(&Files::compiled_in()).unwrap_or_else(|error| panic!("{error}"));
        let mut service = services.find("politi").unwrap().clone();
        service.verified_on = jiff::civil::date(2026, 1, 1);
        assert!(!service.is_aged(jiff::civil::date(2026, 6, 30)), "the 180th day");
        assert!(service.is_aged(jiff::civil::date(2026, 7, 1)));
    }

    #[test]
    fn a_county_that_is_none_is_a_slip() {
        let files = Files::compiled_in();
        let slip = files.read(FILE).unwrap().replacen("region = \"national\"", "region = \"Olso\"", 1);
        let error = Services::load(&files.with(FILE, slip)).unwrap_err();
        assert!(error.what.contains("`region` has `Olso`"), "{error}");
        assert!(error.line > 1);
    }

    #[test]
    fn an_editor_is_told_the_line_of_a_slip() {
        let error = Services::load(&Files::default().with(FILE, "[[service]]\nid = \"x\"\nphonne = \"1\"\n"));
        let error = error.unwrap_err();
        assert_eq!(error.line, 3, "{error}");
    }
}
