//! What stands on the leaflet and the poster of each theme: `content/sheets.toml`.
//!
//! Paper cannot be mended once it is handed out, and a panel has no scroll bar. So what can be
//! checked is checked when it is read: every theme has its words in every language, each text
//! fits its place, and each number is one that the directory shows.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::content_error::{ContentError, line_of, sound};
use super::files::Files;
use super::library::Library;
use super::replies::{wrong_number, wrong_words};
use super::services::{InLanguages, Services};
use crate::protocol::needs::Language;

const FILE: &str = "sheets.toml";

// What fits, at the size it is printed in; a browser test holds that no panel runs over.
const HEADING_MAX_CHARS: usize = 40;
const LEAD_MAX_CHARS: usize = 110;
const POINT_MAX_CHARS: usize = 110;
const POINTS_MAX: usize = 5;
/// What one can do, as in an article.
const STEPS: usize = 3;

/// The words for one theme.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// The theme of `library.toml` that it is about; its name in addresses.
    pub theme: String,
    /// Over the inside of the leaflet.
    pub heading: InLanguages,
    /// The first sentences under it.
    pub lead: InLanguages,
    /// What one may know from one's own life, at most five.
    pub points: Vec<InLanguages>,
    /// Three things to do.
    pub steps: Vec<InLanguages>,
    /// The large words of the poster, for everybody who passes.
    pub poster: InLanguages,
    /// The words under them.
    pub poster_lead: InLanguages,
}

/// All of them, in the order of the themes.
#[derive(Clone, Debug)]
pub struct Sheets {
    all: Vec<Sheet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Collection {
    sheet: Vec<Sheet>,
}

impl Sheets {
    /// Reads the words.
    ///
    /// # Errors
    /// The first mistake.
    pub fn load(files: &Files, services: &Services, library: &Library) -> Result<Self, ContentError> {
        let mut mistakes = Vec::new();
        sound(Self::read(files, services, library, &mut mistakes), mistakes, FILE)
    }

    /// Reads what can be read, and tells every mistake: a theme without words or with two
    /// sets of them, a text that is empty or too long, or a number that nobody can look up.
    pub(super) fn read(
        files: &Files,
        services: &Services,
        library: &Library,
        mistakes: &mut Vec<ContentError>,
    ) -> Option<Self> {
        let source = files.read(FILE).map_err(|error| mistakes.push(error)).ok()?;
        let collection: Collection = toml::from_str(source)
            .map_err(|error| {
                let line = error.span().map_or(1, |span| line_of(source, span.start));
                mistakes.push(ContentError::new(FILE, line, error.message()));
            })
            .ok()?;
        let themes: Vec<&str> = library.themes().iter().map(|theme| theme.id.as_str()).collect();
        let mut seen = BTreeSet::new();
        for sheet in &collection.sheet {
            let twice = || (!seen.insert(&sheet.theme)).then(|| "the theme stands here twice".to_owned());
            let stray = || {
                let known = themes.contains(&sheet.theme.as_str());
                (!known).then(|| "there is no such theme in library.toml".to_owned())
            };
            if let Some(what) = stray().or_else(twice).or_else(|| sheet.mistake(services)) {
                let line =
                    source.rfind(&format!("theme = \"{}\"", sheet.theme)).map_or(1, |at| line_of(source, at));
                mistakes.push(ContentError::new(FILE, line, format!("`{}`: {what}", sheet.theme)));
            }
        }
        for theme in themes.iter().filter(|theme| !seen.iter().any(|named| named == *theme)) {
            mistakes.push(ContentError::new(FILE, 1, format!("the theme `{theme}` has no words here")));
        }
        let mut all = collection.sheet;
        all.sort_by_key(|sheet| themes.iter().position(|theme| *theme == sheet.theme));
        Some(Self { all })
    }

    /// Every theme's, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Sheet> {
        self.all.iter()
    }

    /// Those of a theme.
    pub fn find(&self, theme: &str) -> Option<&Sheet> {
        self.all.iter().find(|sheet| sheet.theme == theme)
    }
}

impl Sheet {
    /// Every text with its place and the length that fits there.
    fn texts(&self) -> impl Iterator<Item = (&'static str, &InLanguages, usize)> {
        let whole = [
            ("heading", &self.heading, HEADING_MAX_CHARS),
            ("lead", &self.lead, LEAD_MAX_CHARS),
            ("poster", &self.poster, HEADING_MAX_CHARS),
            ("poster_lead", &self.poster_lead, LEAD_MAX_CHARS),
        ];
        let points = self.points.iter().map(|text| ("point", text, POINT_MAX_CHARS));
        let steps = self.steps.iter().map(|text| ("step", text, POINT_MAX_CHARS));
        whole.into_iter().chain(points).chain(steps)
    }

    fn mistake(&self, services: &Services) -> Option<String> {
        if self.points.is_empty() || self.points.len() > POINTS_MAX {
            return Some(format!("{} points; the panel holds 1 to {POINTS_MAX}", self.points.len()));
        }
        if self.steps.len() != STEPS {
            return Some(format!("{} steps; there are always {STEPS}", self.steps.len()));
        }
        Language::ALL.into_iter().find_map(|language| {
            self.texts().find_map(|(name, text, max_chars)| {
                let words = text.text(language);
                let wrong = wrong_words(name, words, max_chars).or_else(|| wrong_number(words, services));
                wrong.map(|what| format!("{what} in {}", language.tag()))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an editor is told after this slip in the shipped file.
    fn told(right: &str, wrong: &str) -> String {
        let files = Files::compiled_in();
        let source = files.read(FILE).unwrap();
        assert!(source.contains(right), "{right} is not in the file");
        let services = Services::load(&files).unwrap();
        let library = Library::load(&files).unwrap();
        let slipped = Files::default().with(FILE, source.replacen(right, wrong, 1));
        Sheets::load(&slipped, &services, &library).unwrap_err().what
    }

    #[test]
    fn every_theme_has_its_words() {
        let files = Files::compiled_in();
        let library = Library::load(&files).unwrap();
        let sheets = Sheets::load(&files, &Services::load(&files).unwrap(), &library)
            .unwrap_or_else(|error| panic!("{error}"));
        let themes: Vec<_> = library.themes().iter().map(|theme| theme.id.as_str()).collect();
        let named: Vec<_> = sheets.iter().map(|sheet| sheet.theme.as_str()).collect();
        assert_eq!(named, themes);
    }

    #[test]
    fn an_editor_is_told_what_does_not_fit_on_paper() {
        assert_eq!(
            told("theme = \"signs\"", "theme = \"sings\""),
            "`sings`: there is no such theme in library.toml"
        );
        assert_eq!(told("theme = \"signs\"", "theme = \"chat\""), "`chat`: the theme stands here twice");
        assert_eq!(
            told("Mobilen og passordene dine er dine.", &"o".repeat(111)),
            "`relationship`: the point has 111 characters, 110 is the most in nb"
        );
        assert_eq!(told("nn = \"Rettane dine\"", "nn = \"\""), "`rights`: the heading is empty in nn");
        assert_eq!(
            told("call 112.", "call 999."),
            "`violence`: the number 999 is not shown in services.toml; mend it there or here in en"
        );
    }
}
