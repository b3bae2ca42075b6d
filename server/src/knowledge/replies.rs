//! Prepared replies for the counsellors' desk: `content/replies.toml`.
//!
//! They are the service's own words, ready to be changed before they are sent. How they
//! are to be written stands at the head of the file; what can be checked is checked here:
//! a wrong number or a reply that one language lacks stops the start.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::content_error::{ContentError, line_of, sound};
use super::files::Files;
use super::services::{InLanguages, Services};
use crate::protocol::needs::Language;

const FILE: &str = "replies.toml";

/// Longer is a letter, and nobody changes a letter before it is sent.
const TEXT_MAX_CHARS: usize = 400;

/// A title stands on one line of the list, also on a phone.
const TITLE_MAX_CHARS: usize = 40;

/// Fewer digits than this are an age or a count, not a number to call.
const PHONE_MIN_DIGITS: usize = 3;

/// A reply that a counsellor can begin with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Its name; never shown.
    pub id: String,
    /// Where in a talk it belongs.
    pub group: ReplyGroup,
    /// What it is called in the list, in the counsellor's language.
    pub title: InLanguages,
    /// The words, in the visitor's language.
    pub text: InLanguages,
}

/// Where in a talk a reply belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyGroup {
    /// Welcome, and what this place is.
    Beginning,
    /// Whether they are safe, and what to do if not.
    Safety,
    /// In the middle of the talk.
    GoingOn,
    /// When nothing is written.
    Silence,
    /// When we may have to tell somebody.
    Duty,
    /// Others who can help.
    HandingOn,
    /// Towards the end.
    Ending,
    /// The very last words, which may go out together with the end.
    Closing,
}

impl ReplyGroup {
    /// The name as the browser knows it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Beginning => "beginning",
            Self::Safety => "safety",
            Self::GoingOn => "going_on",
            Self::Silence => "silence",
            Self::Duty => "duty",
            Self::HandingOn => "handing_on",
            Self::Ending => "ending",
            Self::Closing => "closing",
        }
    }
}

/// All replies, in the order of the file.
#[derive(Clone, Debug)]
pub struct Replies {
    all: Vec<Reply>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Collection {
    reply: Vec<Reply>,
}

impl Replies {
    /// Reads the replies. `services` are those whose numbers a reply may name.
    ///
    /// # Errors
    /// The first mistake: a key we do not know, a language that is missing, an id used twice,
    /// a group in two places, words that are too long or none at all, or a number that is not
    /// shown in the directory.
    pub fn load(files: &Files, services: &Services) -> Result<Self, ContentError> {
        let mut mistakes = Vec::new();
        sound(Self::read(files, services, &mut mistakes), mistakes, FILE)
    }

    /// Reads what can be read, and tells every mistake.
    pub(super) fn read(files: &Files, services: &Services, mistakes: &mut Vec<ContentError>) -> Option<Self> {
        let source = files.read(FILE).map_err(|error| mistakes.push(error)).ok()?;
        let collection: Collection = toml::from_str(source)
            .map_err(|error| {
                let line = error.span().map_or(1, |span| line_of(source, span.start));
                mistakes.push(ContentError::new(FILE, line, error.message()));
            })
            .ok()?;
        let mut ids = BTreeSet::new();
        let mut groups: Vec<ReplyGroup> = Vec::new();
        for reply in &collection.reply {
            if let Some(what) = mistake(reply, &mut ids, &mut groups, services) {
                let line = source.find(&format!("id = \"{}\"", reply.id)).map_or(1, |at| line_of(source, at));
                mistakes.push(ContentError::new(FILE, line, format!("`{}`: {what}", reply.id)));
            }
        }
        Some(Self { all: collection.reply })
    }

    /// Every reply, in its order.
    pub fn iter(&self) -> impl Iterator<Item = &Reply> {
        self.all.iter()
    }
}

fn mistake<'a>(
    reply: &'a Reply,
    ids: &mut BTreeSet<&'a str>,
    groups: &mut Vec<ReplyGroup>,
    services: &Services,
) -> Option<String> {
    if !ids.insert(&reply.id) {
        return Some("the id is used twice".to_owned());
    }
    if groups.last() != Some(&reply.group) {
        if groups.contains(&reply.group) {
            return Some(format!("the replies of the group `{}` must stand together", reply.group.name()));
        }
        groups.push(reply.group);
    }
    Language::ALL.into_iter().find_map(|language| {
        let in_language = |what: String| format!("{what} in {}", language.tag());
        wrong_words("title", reply.title.text(language), TITLE_MAX_CHARS)
            .or_else(|| wrong_words("text", reply.text.text(language), TEXT_MAX_CHARS))
            .or_else(|| wrong_number(reply.title.text(language), services))
            .or_else(|| wrong_number(reply.text.text(language), services))
            .map(in_language)
    })
}

/// What is wrong with words that have a bounded place: none at all, or too many.
pub(super) fn wrong_words(name: &str, words: &str, max_chars: usize) -> Option<String> {
    let chars = words.chars().count();
    if words.trim().is_empty() {
        return Some(format!("the {name} is empty"));
    }
    if words.trim() != words {
        return Some(format!("the {name} begins or ends with a space"));
    }
    (chars > max_chars).then(|| format!("the {name} has {chars} characters, {max_chars} is the most"))
}

/// A number that people cannot look up in the directory may be out of date, and nobody would see it.
pub(super) fn wrong_number(words: &str, services: &Services) -> Option<String> {
    let number = words
        .split(|c: char| !c.is_ascii_digit() && c != ' ')
        .map(str::trim)
        .filter(|run| run.chars().filter(char::is_ascii_digit).count() >= PHONE_MIN_DIGITS)
        .find(|run| !services.has_shown_phone(run))?;
    Some(format!("the number {number} is not shown in services.toml; mend it there or here"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn services() -> Services {
        Services::load(&Files::compiled_in()).unwrap_or_else(|error| panic!("{error}"))
    }

    fn shipped() -> String {
        Files::compiled_in().read(FILE).unwrap().to_owned()
    }

    /// The mistake that an editor is told about after this slip in the shipped file.
    fn told(right: &str, wrong: &str) -> ContentError {
        let source = shipped();
        assert!(source.contains(right), "{right} is not in the file");
        Replies::load(&Files::default().with(FILE, source.replacen(right, wrong, 1)), &services())
            .unwrap_err()
    }

    #[test]
    fn every_part_of_a_talk_has_replies_in_every_language() {
        let replies =
            Replies::load(&Files::compiled_in(), &services()).unwrap_or_else(|error| panic!("{error}"));
        let groups: BTreeSet<_> = replies.iter().map(|reply| reply.group.name()).collect();
        assert_eq!(groups.len(), 8, "{groups:?}");
        assert!(replies.iter().count() >= 25);
    }

    /// The writing rules that can be told from the words alone.
    #[test]
    fn no_reply_blames_pushes_or_names_what_somebody_is() {
        let never = [
            "hvorfor går du ikke",
            "kvifor går du ikkje",
            "why don't you leave",
            "offer",
            "voldsutøver",
            "valdsutøvar",
            "giftig",
            "toxic",
            "victim",
            "misbruk av",
            "seriøs",
            "stakkars",
            "poor you",
            "du må",
            "you must",
            "hva heter du",
            "kva heiter du",
            "your name",
        ];
        for reply in Replies::load(&Files::compiled_in(), &services()).unwrap().iter() {
            for language in Language::ALL {
                let text = reply.text.text(language).to_lowercase();
                for words in never {
                    assert!(!text.contains(words), "{} says \"{words}\" in {}", reply.id, language.tag());
                }
            }
        }
    }

    #[test]
    fn a_language_that_is_missing_stops_the_start_with_its_line() {
        let error =
            told("title = { nb = \"Velkommen\", nn = \"Velkommen\", ", "title = { nb = \"Velkommen\", ");
        assert!(error.what.contains("nn"), "{error}");
        assert!(error.line > 1);
    }

    #[test]
    fn a_number_that_is_not_in_the_directory_stops_the_start() {
        let error = told("VO-linjen 116 006 svarer", "VO-linjen 116 600 svarer");
        assert!(error.what.contains("116 600 is not shown in services.toml"), "{error}");
        assert!(error.what.starts_with("`over-25`"), "{error}");
    }

    #[test]
    fn an_editor_is_told_of_an_id_used_twice_a_torn_group_and_words_that_are_too_long_or_none() {
        assert!(told("id = \"your-pace\"", "id = \"welcome\"").what.contains("used twice"));
        assert!(told("group = \"safety\"", "group = \"ending\"").what.contains("stand together"));
        assert!(told("nb = \"Takk for praten\"", "nb = \" \"").what.contains("the title is empty in nb"));
        let long = format!("nb = \"{}\"", "å".repeat(TEXT_MAX_CHARS + 1));
        assert!(told("nb = \"Er du der? Ta den tiden du trenger. Jeg er her.\"", &long).what.contains("401"));
    }
}
