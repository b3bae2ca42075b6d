//! Reading in further languages: *Get help*, *Is this violence?* and the safety plan as a list,
//! for whoever reads none of the three languages of the service.
//!
//! A language is a folder `content/further/<tag>` with four files; another language is another
//! folder, and no code. Nobody can talk in these languages, so they are not
//! [`Language`](crate::protocol::needs::Language), and no page promises it. Until a professional
//! reader has gone through a language (`reviewed` in its `words.toml`), it is not for the public.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::content_error::{ContentError, line_of, sound};
use super::files::Files;
use super::markdown::{self, CleanHtml};
use super::services::Services;
use super::tongue::Tongue;

/// Where the languages are.
const FOLDER: &str = "further";

/// What encloses the head of a page.
const FENCE: &str = "+++\n";

/// One of the pages that stand in each further language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// Numbers to call, and what to know before.
    Help,
    /// The article *Is this violence?*
    Violence,
    /// The safety plan, to read or to print.
    List,
}

impl Leaf {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Help, Self::Violence, Self::List];

    /// Its address after that of the language: where the same stands in the other languages.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Help => "",
            Self::Violence => "/articles/er-dette-vold",
            Self::List => "/list",
        }
    }

    const fn file(self) -> &'static str {
        match self {
            Self::Help => "help.md",
            Self::Violence => "violence.md",
            Self::List => "list.md",
        }
    }
}

/// What stands around the pages of a language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// When a professional reader has gone through all of it.
    pub reviewed: Option<jiff::civil::Date>,
    /// The link over everything, to the text.
    pub skip: String,
    /// The way out.
    pub leave: String,
    /// What it does, and what it does not.
    pub leave_help: String,
    /// The name of the list of languages.
    pub languages: String,
    /// The name of the list of pages.
    pub pages: String,
    /// That no professional reader has gone through it.
    pub awaiting: String,
    /// The heading over the numbers.
    pub numbers: String,
    /// What a call leaves on the phone.
    pub call_log: String,
    /// The way to the chat, and which languages it speaks.
    pub chat: String,
}

/// A number to call, in the words of the language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// Its id in the directory, which has the number itself.
    pub service: String,
    /// Who answers.
    pub name: String,
    /// When to call.
    pub note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: String,
    description: String,
    /// The article it was written from, and the day that was gone through.
    source: Option<String>,
    source_of: Option<jiff::civil::Date>,
    #[serde(default)]
    numbers: Vec<Number>,
}

/// A page in a further language.
#[derive(Clone, Debug)]
pub struct Leaflet {
    /// Which.
    pub leaf: Leaf,
    /// Its title, which tells as little as the Norwegian one.
    pub title: String,
    /// What it is, in a sentence.
    pub description: String,
    /// The article it was written from.
    pub source: Option<String>,
    /// The day on which that had been gone through.
    pub source_of: Option<jiff::civil::Date>,
    /// Who can be called, in order.
    pub numbers: Vec<Number>,
    /// The text. Numbers in it run from left to right wherever they stand.
    pub html: CleanHtml,
}

/// A further language.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Which.
    pub tongue: Tongue,
    /// What stands around its pages.
    pub words: Words,
    leaflets: Vec<Leaflet>,
}

impl Edition {
    /// One of its pages.
    pub fn leaflet(&self, leaf: Leaf) -> Option<&Leaflet> {
        self.leaflets.iter().find(|leaflet| leaflet.leaf == leaf)
    }

    /// All of them, in order.
    pub fn leaflets(&self) -> &[Leaflet] {
        &self.leaflets
    }

    /// Whether readers see it, where those that wait for their reader are (not) shown.
    pub fn is_shown(&self, with_unreviewed: bool) -> bool {
        with_unreviewed || self.words.reviewed.is_some()
    }
}

/// All further languages.
#[derive(Clone, Debug, Default)]
pub struct Further {
    editions: Vec<Edition>,
}

impl Further {
    /// Reads those that are there.
    ///
    /// # Errors
    /// The first mistake: a file that is missing or cannot be read, a number that readers do not
    /// see in the directory, a link that leads nowhere.
    pub fn load(files: &Files, services: &Services) -> Result<Self, ContentError> {
        let mut mistakes = Vec::new();
        sound(Some(Self::read(files, services, &mut mistakes)), mistakes, FOLDER)
    }

    /// Reads what can be read, and tells every mistake.
    pub(super) fn read(files: &Files, services: &Services, mistakes: &mut Vec<ContentError>) -> Self {
        let tongues: Vec<_> = Tongue::ALL.into_iter().filter(|tongue| tongue.is_further()).collect();
        let is_known = |path: &&str| tongues.iter().any(|tongue| path.starts_with(&folder(*tongue)));
        for path in files.paths(FOLDER, "").filter(|path| !is_known(path)) {
            mistakes.push(ContentError::new(path, 1, "no further language has this tag"));
        }
        let is_there = |tongue: &Tongue| files.paths(&folder(*tongue), "").next().is_some();
        let read = |tongue| edition(tongue, files, services, mistakes);
        Self { editions: tongues.into_iter().filter(is_there).filter_map(read).collect() }
    }

    /// The pages in a language, if it is there.
    pub fn find(&self, tongue: Tongue) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.tongue == tongue)
    }

    /// All languages that are there.
    pub fn iter(&self) -> impl Iterator<Item = &Edition> {
        self.editions.iter()
    }
}

/// The folder of a language, with the slash.
fn folder(tongue: Tongue) -> String {
    format!("{FOLDER}/{}/", tongue.tag())
}

/// The file with what stands around the pages of a language.
pub(super) fn words_file(tongue: Tongue) -> String {
    format!("{}words.toml", folder(tongue))
}

/// The file of a page.
pub(super) fn file(tongue: Tongue, leaf: Leaf) -> String {
    format!("{}{}", folder(tongue), leaf.file())
}

fn edition(
    tongue: Tongue,
    files: &Files,
    services: &Services,
    mistakes: &mut Vec<ContentError>,
) -> Option<Edition> {
    let path = words_file(tongue);
    let words = files.read(&path).and_then(|source| toml_of(&path, source, 0, source));
    let words = words.map_err(|mistake| mistakes.push(mistake)).ok();
    let leaflets: Vec<_> =
        Leaf::ALL.into_iter().filter_map(|leaf| leaflet(tongue, leaf, files, services, mistakes)).collect();
    Some(Edition { tongue, words: words?, leaflets })
}

fn leaflet(
    tongue: Tongue,
    leaf: Leaf,
    files: &Files,
    services: &Services,
    mistakes: &mut Vec<ContentError>,
) -> Option<Leaflet> {
    let path = file(tongue, leaf);
    let source = files.read(&path).map_err(|mistake| mistakes.push(mistake)).ok()?;
    let Some((head, text)) = source.strip_prefix(FENCE).and_then(|rest| rest.split_once("\n+++\n")) else {
        mistakes.push(ContentError::new(&path, 1, "a page begins with its head between `+++` and `+++`"));
        return None;
    };
    let head: Head =
        toml_of(&path, source, FENCE.len(), head).map_err(|mistake| mistakes.push(mistake)).ok()?;
    for Number { service, .. } in &head.numbers {
        if services.find(service).is_none_or(|service| !service.shown || service.phone.is_none()) {
            let line = source.find(&format!("\"{service}\"")).map_or(1, |at| line_of(source, at));
            let what = format!("`{service}` is no service that readers see with a number");
            mistakes.push(ContentError::new(&path, line, what));
        }
    }
    let body = markdown::read(&path, line_of(source, source.len() - text.len()), text, mistakes);
    for link in &body.links {
        if !leads_somewhere(tongue, &link.address, services) {
            let what = format!("the link to {} leads nowhere in this language", link.address);
            mistakes.push(ContentError::new(&path, link.line, what));
        }
    }
    let html = body.html.with_numbers_from_left_to_right();
    Some(Leaflet {
        leaf,
        title: head.title,
        description: head.description,
        source: head.source,
        source_of: head.source_of,
        numbers: head.numbers,
        html,
    })
}

/// Whether a link goes to one of the pages of its language, or to a number that readers see.
fn leads_somewhere(tongue: Tongue, address: &str, services: &Services) -> bool {
    let is_number = |digits: &str| {
        let shown = services.iter().filter(|service| service.shown);
        let mut phones = shown.filter_map(|service| service.phone.as_deref());
        phones.any(|phone| phone.replace(' ', "") == digits)
    };
    let page = address.strip_prefix('/').and_then(|rest| rest.strip_prefix(tongue.tag()));
    address.strip_prefix("tel:").is_some_and(is_number)
        || page.is_some_and(|rest| Leaf::ALL.into_iter().any(|leaf| leaf.path() == rest))
}

/// Reads TOML that begins at a byte of its file.
fn toml_of<T: DeserializeOwned>(path: &str, file: &str, at: usize, toml: &str) -> Result<T, ContentError> {
    toml::from_str(toml).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(file, at + span.start));
        ContentError::new(path, line, error.message())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(files: &Files) -> (Further, Vec<String>) {
        let services = Services::load(files).unwrap_or_else(|error| panic!("{error}"));
        let mut mistakes = Vec::new();
        let further = Further::read(files, &services, &mut mistakes);
        (further, mistakes.iter().map(ToString::to_string).collect())
    }

    fn check(path: &str, from: &str, to: &str, says: &str) {
        let files = Files::compiled_in();
        let slip = files.read(path).unwrap().replacen(from, to, 1);
        let (_, mistakes) = read(&files.with(path, slip));
        assert!(
            mistakes.iter().any(|mistake| mistake.contains(path) && mistake.contains(says)),
            "{mistakes:?}"
        );
    }

    #[test]
    fn arabic_and_ukrainian_are_there_and_wait_for_their_reader() {
        let (further, mistakes) = read(&Files::compiled_in());
        assert_eq!(mistakes, Vec::<String>::new());
        for tongue in [Tongue::Ar, Tongue::Uk] {
            let edition = further.find(tongue).unwrap();
            assert_eq!(edition.leaflets().len(), Leaf::ALL.len());
            assert!(edition.is_shown(true));
            assert!(!edition.is_shown(false), "nobody has read {} yet", tongue.tag());
        }
        assert!(further.find(Tongue::So).is_none());
    }

    #[test]
    fn a_language_is_added_by_its_files_alone_and_shown_when_it_is_read() {
        let mut files = Files::compiled_in();
        for file in ["words.toml", "help.md", "violence.md", "list.md"] {
            let text = files.read(&format!("further/uk/{file}")).unwrap().replace("/uk", "/pl");
            let text = if file == "words.toml" { format!("reviewed = \"2026-12-01\"\n{text}") } else { text };
            files = files.with(&format!("further/pl/{file}"), text);
        }
        let (further, mistakes) = read(&files);
        assert_eq!(mistakes, Vec::<String>::new());
        assert!(further.find(Tongue::Pl).unwrap().is_shown(false));
    }

    #[test]
    fn numbers_run_from_left_to_right() {
        let (further, _) = read(&Files::compiled_in());
        let help = further.find(Tongue::Ar).unwrap().leaflet(Leaf::Help).unwrap().html.as_str();
        assert!(help.contains("<a dir=\"ltr\" href=\"tel:116117\""), "{help}");
        assert!(!help.contains("<a href=\"tel:"));
    }

    #[test]
    fn a_slip_is_told_with_its_line() {
        let help = "further/ar/help.md";
        check(help, "\"politi\"", "\"politiet\"", "line 6: `politiet` is no service");
        check(help, "tel:112", "tel:911", "tel:911 leads nowhere");
        check(help, "/ar/list", "/list", "/list leads nowhere");
        check(help, "title", "titel", "line 2: ");
        check("further/uk/words.toml", "skip", "skipp", "unknown field");
        let (_, mistakes) = read(&Files::compiled_in().without("further/uk/list.md"));
        assert!(mistakes[0].contains("further/uk/list.md, line 1: the file is missing"), "{mistakes:?}");
        let (_, mistakes) = read(&Files::compiled_in().with("further/xx/help.md", ""));
        assert!(mistakes[0].contains("no further language has this tag"), "{mistakes:?}");
    }
}
