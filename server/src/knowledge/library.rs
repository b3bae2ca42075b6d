//! How the articles are ordered: themes and doors, from `content/library.toml`.
//!
//! A slug that stands here may not be written yet; [`super::Articles`] knows which are.
//! One that stands in a door or beside an article must belong to a theme, or it is a slip.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::content_error::{ContentError, line_of, sound};
use super::files::Files;
use super::services::InLanguages;

pub(super) const FILE: &str = "library.toml";

/// Themes and doors, each in the order of the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Library {
    #[serde(rename = "theme")]
    themes: Vec<Theme>,
    #[serde(rename = "door")]
    doors: Vec<Door>,
}

/// Articles about the same.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its name in the paths of files and in addresses.
    pub id: String,
    /// What it is called.
    pub title: InLanguages,
    /// Its articles, in their order.
    pub articles: Vec<String>,
}

/// A way in for one kind of question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Door {
    /// Its name in addresses.
    pub id: String,
    /// The question, in the words of the one who has it.
    pub title: InLanguages,
    /// What is behind it, in a sentence or two.
    pub lead: InLanguages,
    /// The articles that fit, the most useful first.
    pub articles: Vec<String>,
}

impl Library {
    /// Reads themes and doors.
    ///
    /// # Errors
    /// The first mistake.
    pub fn load(files: &Files) -> Result<Self, ContentError> {
        let mut mistakes = Vec::new();
        sound(Self::read(files, &mut mistakes), mistakes, FILE)
    }

    /// Reads what can be read, and tells every mistake: an id used twice, an article in two
    /// themes, or one behind a door that no theme has.
    pub(super) fn read(files: &Files, mistakes: &mut Vec<ContentError>) -> Option<Self> {
        let source = files.read(FILE).map_err(|error| mistakes.push(error)).ok()?;
        let library: Self = toml::from_str(source)
            .map_err(|error| {
                let line = error.span().map_or(1, |span| line_of(source, span.start));
                mistakes.push(ContentError::new(FILE, line, error.message()));
            })
            .ok()?;
        library.judge(source, mistakes);
        Some(library)
    }

    fn judge(&self, source: &str, mistakes: &mut Vec<ContentError>) {
        let ids = self.themes.iter().map(|theme| ("theme", &theme.id));
        let ids = ids.chain(self.doors.iter().map(|door| ("door", &door.id)));
        let mut seen = BTreeSet::new();
        for (kind, id) in ids {
            if !seen.insert((kind, id)) {
                let line = last_line_with(source, &format!("id = \"{id}\""));
                mistakes.push(ContentError::new(FILE, line, format!("the {kind} `{id}` stands here twice")));
            }
        }
        let mut in_themes = BTreeSet::new();
        for slug in self.themes.iter().flat_map(|theme| &theme.articles) {
            if !in_themes.insert(slug) {
                let line = last_line_with(source, &format!("\"{slug}\""));
                mistakes.push(ContentError::new(FILE, line, format!("`{slug}` belongs to two themes")));
            }
        }
        for door in &self.doors {
            for slug in door.articles.iter().filter(|slug| !in_themes.contains(slug)) {
                let line = last_line_with(source, &format!("\"{slug}\""));
                let what = format!("`{slug}`, behind the door `{}`, belongs to no theme", door.id);
                mistakes.push(ContentError::new(FILE, line, what));
            }
        }
    }

    /// The themes, in their order.
    pub fn themes(&self) -> &[Theme] {
        &self.themes
    }

    /// The doors, in their order.
    pub fn doors(&self) -> &[Door] {
        &self.doors
    }

    /// The door with this name.
    pub fn door(&self, id: &str) -> Option<&Door> {
        self.doors.iter().find(|door| door.id == id)
    }

    /// The theme that an article belongs to, written or not.
    pub fn theme_of(&self, slug: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.articles.iter().any(|article| article == slug))
    }
}

fn last_line_with(source: &str, words: &str) -> usize {
    source.rfind(words).map_or(1, |at| line_of(source, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: &str = "title = { nb = \"T\", nn = \"T\", en = \"T\" }";

    fn mistakes(source: &str) -> Vec<(usize, String)> {
        let files = Files::default().with(FILE, source.replace("TITLE", TITLE));
        let mut mistakes = Vec::new();
        Library::read(&files, &mut mistakes);
        mistakes.into_iter().map(|mistake| (mistake.line, mistake.what)).collect()
    }

    #[test]
    fn every_article_has_one_theme_and_every_door_leads_to_articles_of_a_theme() {
        let themes = "[[theme]]\nid = \"a\"\nTITLE\narticles = [\"x\"]\n";
        let door = "[[door]]\nid = \"d\"\nTITLE\nlead = { nb = \"L\", nn = \"L\", en = \"L\" }\n";
        assert_eq!(mistakes(&format!("{themes}{door}articles = [\"x\"]\n")), []);
        let stray = mistakes(&format!("{themes}{door}articles = [\"x\",\n\"y\"]\n"));
        assert_eq!(stray, [(10, "`y`, behind the door `d`, belongs to no theme".to_owned())]);
        let twice = mistakes(&format!("{themes}{themes}{door}articles = []\n"));
        assert_eq!(
            twice,
            [(6, "the theme `a` stands here twice".to_owned()), (8, "`x` belongs to two themes".to_owned())]
        );
    }

    #[test]
    fn the_library_that_is_shipped_is_right_and_has_four_doors() {
        let library = Library::load(&Files::compiled_in()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(library.doors().len(), 4);
        assert_eq!(library.theme_of("samtykke").unwrap().id, "relationship");
    }
}
