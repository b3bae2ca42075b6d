//! The articles: `content/<language>/<theme>/<slug>.md`.
//!
//! Each has the same slug in every language, so that a reader can change language on
//! the spot. An article is a promise of a form: a short summary, exactly three things
//! to do, services that exist, and a place in the library. What else a good article
//! keeps to is looked at by [`super::check`].

use std::collections::BTreeSet;

use super::content_error::{ContentError, sound};
use super::files::Files;
use super::front_matter::{self, FrontMatter, Head, Reviewer};
use super::library::{self, Library};
use super::markdown::{self, CleanHtml};
use super::passage::{Link, Passage};
use super::services::Services;
use crate::protocol::needs::Language;

/// Things to do that an article ends with: enough to choose from, few enough to keep.
const ACTIONS: usize = 3;

/// Articles that are named below another: enough to go on, few enough to choose.
const RELATED_MAX: usize = 3;

/// One article in one language, ready to be shown.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its language.
    pub language: Language,
    /// Its name in addresses, the same in every language.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// The *in short* box.
    pub summary: Vec<String>,
    /// Three things to do.
    pub actions: Vec<String>,
    /// The text.
    pub body: CleanHtml,
    /// Its words without markup, for the search.
    pub text: String,
    /// Services that help with this, by id.
    pub services: Vec<String>,
    /// Where the facts come from.
    pub sources: Vec<String>,
    /// Articles to read next, by slug. Empty when its theme decides.
    pub related: Vec<String>,
    /// When it was last gone through.
    pub reviewed: jiff::civil::Date,
    /// By whom.
    pub reviewer: Reviewer,
}

/// An article with what an editor wants to know of it: where each thing stands.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) path: String,
    /// The folder it stands in.
    pub(super) theme: String,
    pub(super) article: Article,
    /// Title, description, summary, actions and text, in the order of the file.
    pub(super) passages: Vec<Passage>,
    pub(super) links: Vec<Link>,
    pub(super) reviewed_line: usize,
}

/// All articles.
#[derive(Clone, Debug)]
pub struct Articles {
    all: Vec<Article>,
}

impl Articles {
    /// Reads the articles.
    ///
    /// # Errors
    /// The first article that is wrong, lacks a language, stands in no theme, or names
    /// something that does not exist.
    pub fn load(files: &Files, services: &Services, library: &Library) -> Result<Self, ContentError> {
        let mut mistakes = Vec::new();
        let drafts = read(files, services, library, &mut mistakes);
        sound(Some(drafts), mistakes, "").map(Self::of_drafts)
    }

    /// Of what could be read.
    pub(super) fn of_drafts(drafts: Vec<Draft>) -> Self {
        Self { all: drafts.into_iter().map(|draft| draft.article).collect() }
    }

    /// The article with this slug.
    pub fn find(&self, language: Language, slug: &str) -> Option<&Article> {
        self.all.iter().find(|article| article.language == language && article.slug == slug)
    }

    /// All articles of a language.
    pub fn of(&self, language: Language) -> impl Iterator<Item = &Article> {
        self.all.iter().filter(move |article| article.language == language)
    }

    /// Those of a list that are written, in its order.
    pub fn listed<'a>(&'a self, language: Language, slugs: &[String]) -> impl Iterator<Item = &'a Article> {
        slugs.iter().filter_map(move |slug| self.find(language, slug))
    }

    /// What to read after an article: what it names itself, or else the next of its theme,
    /// beginning again at the first.
    pub fn related<'a>(&'a self, article: &'a Article, library: &'a Library) -> Vec<&'a Article> {
        let theme = library.theme_of(&article.slug).map_or(&[][..], |theme| &theme.articles);
        let at = theme.iter().position(|slug| *slug == article.slug).map_or(0, |at| at + 1);
        let (before, after) = theme.split_at(at);
        let named = self.listed(article.language, &article.related);
        let next = self.listed(article.language, after).chain(self.listed(article.language, before));
        let next = next.filter(|next| article.related.is_empty() && next.slug != article.slug);
        named.chain(next).take(RELATED_MAX).collect()
    }
}

/// Reads every article that can be read, and tells every mistake.
pub(super) fn read(
    files: &Files,
    services: &Services,
    library: &Library,
    mistakes: &mut Vec<ContentError>,
) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut written = Vec::new();
    for language in Language::ALL {
        for path in files.paths(&format!("{}/", language.tag()), ".md") {
            written.push((language, slug_of(path), path));
            match files.read(path) {
                Ok(source) => drafts.extend(read_one(language, path, source, services, library, mistakes)),
                Err(mistake) => mistakes.push(mistake),
            }
        }
    }
    // Also an article that cannot be read is there: its translations are not missing.
    let mut missing = BTreeSet::new();
    for (language, slug, path) in &written {
        for other in Language::ALL {
            let is_there = written.iter().any(|(language, name, _)| (*language, *name) == (other, *slug));
            if !is_there && missing.insert((other, *slug)) {
                let file = path.replacen(language.tag(), other.tag(), 1);
                let what = format!("the article exists in {} and must exist here too", language.tag());
                mistakes.push(ContentError::new(&file, 1, what));
            }
        }
    }
    drafts
}

fn read_one(
    language: Language,
    path: &str,
    source: &str,
    services: &Services,
    library: &Library,
    mistakes: &mut Vec<ContentError>,
) -> Option<Draft> {
    let slug = slug_of(path);
    let theme = path.split('/').nth(1).unwrap_or_default();
    match library.theme_of(slug) {
        None => {
            let what = format!("no theme in {} lists `{slug}`; nobody would find it", library::FILE);
            mistakes.push(ContentError::new(path, 1, what));
        }
        Some(right) if right.id != theme => {
            let what =
                format!("`{slug}` belongs to the theme `{0}`; move it to {1}/{0}/", right.id, language.tag());
            mistakes.push(ContentError::new(path, 1, what));
        }
        Some(_) => {}
    }
    let head = front_matter::split(path, source, mistakes)?;
    judge(&head, path, services, library, mistakes);
    let body = markdown::read(path, head.body_line, head.body, mistakes);
    let reviewed_line = head.line("reviewed");
    let text = body.passages.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>().join("\n");
    let Head { front, mut passages, .. } = head;
    passages.extend(body.passages);
    let FrontMatter { title, description, reviewed, reviewer, summary, actions, services, sources, related } =
        front;
    let article = Article {
        language,
        slug: slug.to_owned(),
        title,
        description,
        summary,
        actions,
        body: body.html,
        text,
        services,
        sources,
        related,
        reviewed,
        reviewer,
    };
    Some(Draft {
        path: path.to_owned(),
        theme: theme.to_owned(),
        article,
        passages,
        links: body.links,
        reviewed_line,
    })
}

/// What the head promises and does not keep.
fn judge(
    head: &Head<'_>,
    path: &str,
    services: &Services,
    library: &Library,
    mistakes: &mut Vec<ContentError>,
) {
    let front = &head.front;
    let mut tell = |key, what| mistakes.push(ContentError::new(path, head.line(key), what));
    if front.actions.len() != ACTIONS {
        tell("actions", format!("`actions` must hold {ACTIONS} things to do, not {}", front.actions.len()));
    }
    if front.summary.is_empty() {
        tell("summary", "`summary` must hold at least one sentence".to_owned());
    }
    for unknown in front.services.iter().filter(|id| services.find(id).is_none()) {
        tell("services", format!("there is no service `{unknown}` in services.toml"));
    }
    for unknown in front.related.iter().filter(|slug| library.theme_of(slug).is_none()) {
        tell("related", format!("no theme in {} lists the article `{unknown}`", library::FILE));
    }
}

fn slug_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md")
}

#[cfg(test)]
mod tests;
