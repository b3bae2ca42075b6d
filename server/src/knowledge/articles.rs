//! The articles: `content/<language>/<theme>/<slug>.md`.
//!
//! Each has the same slug in every language, so that a reader can change language on
//! the spot. An article is a promise of a form: a short summary, exactly three things
//! to do, and services that exist.

use super::content_error::ContentError;
use super::embedded;
use super::front_matter::{self, Reviewer};
use super::markdown::{self, CleanHtml};
use super::services::Services;
use crate::protocol::needs::Language;

/// Things to do that an article ends with: enough to choose from, few enough to keep.
const ACTIONS: usize = 3;

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
    /// Services that help with this, by id.
    pub services: Vec<String>,
    /// Where the facts come from.
    pub sources: Vec<String>,
    /// When it was last gone through.
    pub reviewed: jiff::civil::Date,
    /// By whom.
    pub reviewer: Reviewer,
}

/// All articles.
#[derive(Clone, Debug)]
pub struct Articles {
    all: Vec<Article>,
}

impl Articles {
    /// Reads the compiled-in articles.
    ///
    /// # Errors
    /// The first article that is wrong, lacks a language, or names a service that does
    /// not exist.
    pub fn load(services: &Services) -> Result<Self, ContentError> {
        let mut all = Vec::new();
        for language in Language::ALL {
            for path in embedded::paths(&format!("{}/", language.tag()), ".md") {
                all.push(read(language, &path, &embedded::read(&path)?, services)?);
            }
        }
        let articles = Self { all };
        articles.languages_agree()?;
        Ok(articles)
    }

    /// The article with this slug.
    pub fn find(&self, language: Language, slug: &str) -> Option<&Article> {
        self.all.iter().find(|article| article.language == language && article.slug == slug)
    }

    /// All articles of a language.
    pub fn of(&self, language: Language) -> impl Iterator<Item = &Article> {
        self.all.iter().filter(move |article| article.language == language)
    }

    fn languages_agree(&self) -> Result<(), ContentError> {
        for article in &self.all {
            for language in Language::ALL {
                if self.find(language, &article.slug).is_none() {
                    let file = format!("{}/*/{}.md", language.tag(), article.slug);
                    let what =
                        format!("the article exists in {} and must exist here too", article.language.tag());
                    return Err(ContentError::new(&file, 1, what));
                }
            }
        }
        Ok(())
    }
}

fn read(language: Language, path: &str, source: &str, services: &Services) -> Result<Article, ContentError> {
    let (front, body, line) = front_matter::split(path, source)?;
    let at = |what: String| ContentError::new(path, 1, what);
    if front.actions.len() != ACTIONS {
        return Err(at(format!("`actions` must hold {ACTIONS} things to do, not {}", front.actions.len())));
    }
    if front.summary.is_empty() {
        return Err(at("`summary` must hold at least one sentence".to_owned()));
    }
    if let Some(unknown) = front.services.iter().find(|id| services.find(id).is_none()) {
        return Err(at(format!("there is no service `{unknown}` in services.toml")));
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    Ok(Article {
        language,
        slug: name.trim_end_matches(".md").to_owned(),
        title: front.title,
        description: front.description,
        summary: front.summary,
        actions: front.actions,
        body: markdown::to_html(path, line, body)?,
        services: front.services,
        sources: front.sources,
        reviewed: front.reviewed,
        reviewer: front.reviewer,
    })
}

#[cfg(test)]
mod tests;
