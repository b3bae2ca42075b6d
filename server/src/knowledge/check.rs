//! Everything an editor wants to know before content goes out: all mistakes at once, not
//! only the first, with file and line.
//!
//! What stops a start is found by the same code that reads content for the server, so the
//! two cannot disagree. On top of it stand the rules of writing: how easy an article is to
//! read (`reading`), words we do not use (`writing`), links that lead nowhere
//! (`links`), and facts that are due to be looked at again.

mod links;
mod reading;
mod writing;

use std::fmt;

use jiff::civil::Date;

pub use self::links::PAGES;
use self::writing::Writing;
use super::articles::{self, Articles, Draft};
use super::content_error::{ContentError, line_of};
use super::files::Files;
use super::further::{self, Further};
use super::library::{self, Library};
use super::replies::Replies;
use super::search::{self, Search};
use super::services::{self, Services};
use super::sheets::Sheets;
use super::texts::Texts;
use crate::protocol::needs::Language;

/// Above this a text is no longer easy to read for somebody who is afraid.
const LIX_MAX: f64 = 35.0;

/// Long enough to help, short enough to finish.
const WORDS: std::ops::RangeInclusive<usize> = 300..=650;

/// Longer sentences are lost on the way.
const SENTENCE_MAX_WORDS: usize = 25;

/// After a year the law, a number or a service may be another.
const ARTICLE_MAX_DAYS: i32 = 365;

/// The language that the others are translated from.
const SOURCE: Language = Language::Nb;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It must not go out.
    Error,
    /// Somebody should look at it.
    Warning,
    /// It is kept from readers until somebody has confirmed it.
    Doubt,
}

/// Something that an editor should mend or look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Where it is, and what to do.
    pub mistake: ContentError,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Doubt => "not shown",
        };
        let ContentError { file, line, what } = &self.mistake;
        write!(f, "{severity}: content/{file}, line {line}: {what}")
    }
}

/// How easy an article is to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// The article's file.
    pub path: String,
    /// Björnsson's readability index.
    pub lix: f64,
    /// How many words it has.
    pub words: usize,
}

/// What was found, by file and line.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Mistakes, warnings and what waits to be confirmed.
    pub findings: Vec<Finding>,
    /// The level of each article that could be read.
    pub levels: Vec<Level>,
}

impl Report {
    /// How many findings must not go out.
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    fn add(&mut self, severity: Severity, file: &str, line: usize, what: impl Into<String>) {
        self.findings.push(Finding { severity, mistake: ContentError::new(file, line, what) });
    }
}

/// Looks at all content as it is on a day.
pub fn check(files: &Files, today: Date) -> Report {
    let (mut mistakes, mut report) = (Vec::new(), Report::default());
    let texts = Texts::read(files, &mut mistakes);
    texts.every_error_has_a_text(&mut mistakes);
    let services = Services::read(files, &mut mistakes);
    let library = Library::read(files, &mut mistakes);
    let writing = Writing::read(files, &mut mistakes);
    if let Some(services) = &services {
        Replies::read(files, services, &mut mistakes);
        look_at_services(services, files, today, &mut report);
    }
    if let (Some(services), Some(library)) = (&services, &library) {
        Sheets::read(files, services, library, &mut mistakes);
    }
    // Without one of these, an article would be blamed for the mistakes of another file.
    if let (Some(services), Some(library), Some(writing)) = (services, library, writing) {
        let drafts = articles::read(files, &services, &library, &mut mistakes);
        for draft in &drafts {
            look_at_article(draft, &drafts, today, &mut report);
            writing.look_at(draft, &mut report);
            links::look_at(draft, &drafts, &services, &library, &mut report);
        }
        name_what_is_not_written(&library, &drafts, files, &mut report);
        look_at_further(&Further::read(files, &services, &mut mistakes), &drafts, &mut report);
        look_at_search(files, &Articles::of_drafts(drafts), &mut mistakes, &mut report);
    }
    let errors = mistakes.into_iter().map(|mistake| Finding { severity: Severity::Error, mistake });
    report.findings.extend(errors);
    report.findings.sort_by(|one, other| place(one).cmp(&place(other)));
    report
}

fn place(finding: &Finding) -> (&str, usize, Severity) {
    (&finding.mistake.file, finding.mistake.line, finding.severity)
}

fn look_at_article(draft: &Draft, drafts: &[Draft], today: Date, report: &mut Report) {
    let Draft { path, article, passages, reviewed_line, .. } = draft;
    let level = reading::level(path, passages);
    if level.lix > LIX_MAX {
        let what = format!("LIX is {:.1}, at most {LIX_MAX}; shorten words or sentences", level.lix);
        report.add(Severity::Error, path, 1, what);
    }
    if !WORDS.contains(&level.words) {
        let what = format!("{} words; an article has {} to {}", level.words, WORDS.start(), WORDS.end());
        report.add(Severity::Error, path, 1, what);
    }
    report.levels.push(level);
    for passage in passages {
        for sentence in reading::sentences(&passage.text) {
            let words = reading::words(sentence).count();
            if words > SENTENCE_MAX_WORDS {
                let begins = reading::words(sentence).take(4).collect::<Vec<_>>().join(" ");
                let what = format!("a sentence of {words} words, at most {SENTENCE_MAX_WORDS}: «{begins} …»");
                report.add(Severity::Warning, path, passage.line, what);
            }
        }
    }
    if days(article.reviewed, today) > ARTICLE_MAX_DAYS {
        let what = format!("last gone through on {}; look at its facts again", article.reviewed);
        report.add(Severity::Warning, path, *reviewed_line, what);
    }
    let source = drafts.iter().find(|other| {
        other.article.language == SOURCE && other.article.slug == article.slug && other.theme == draft.theme
    });
    if let Some(source) = source.filter(|source| source.article.reviewed > article.reviewed) {
        let what = format!(
            "older than {}, which is of {}; bring it up to that",
            source.path, source.article.reviewed
        );
        report.add(Severity::Error, path, *reviewed_line, what);
    }
}

fn look_at_services(services: &Services, files: &Files, today: Date, report: &mut Report) {
    let source = files.read(services::FILE).unwrap_or_default();
    for service in services.iter() {
        let line = source.find(&format!("id = \"{}\"", service.id)).map_or(1, |at| line_of(source, at));
        let id = &service.id;
        if !service.shown {
            let what = format!("`{id}` waits to be confirmed ({:?}): {}", service.confidence, service.source);
            report.add(Severity::Doubt, services::FILE, line, what);
        } else if service.is_aged(today) {
            let what = format!("`{id}` was last checked on {}; check it again", service.verified_on);
            report.add(Severity::Warning, services::FILE, line, what);
        }
    }
}

/// Names the languages that wait for somebody who reads them by profession, and what is older
/// than the article it was written from.
fn look_at_further(further: &Further, drafts: &[Draft], report: &mut Report) {
    for edition in further.iter() {
        if !edition.is_shown(false) {
            let what = format!("`{}` waits for a professional reader", edition.tongue.tag());
            report.add(Severity::Doubt, &further::words_file(edition.tongue), 1, what);
        }
        for leaflet in edition.leaflets() {
            let Some((source, of)) = leaflet.source.as_deref().zip(leaflet.source_of) else { continue };
            let mut sources = drafts.iter().map(|draft| &draft.article);
            let newer = sources.find(|article| {
                article.language == SOURCE && article.slug == source && article.reviewed > of
            });
            if let Some(newer) = newer {
                let what =
                    format!("written from `{source}` as it was on {of}; that is of {}", newer.reviewed);
                report.add(Severity::Warning, &further::file(edition.tongue, leaflet.leaf), 1, what);
            }
        }
    }
}

fn name_what_is_not_written(library: &Library, drafts: &[Draft], files: &Files, report: &mut Report) {
    let source = files.read(library::FILE).unwrap_or_default();
    for slug in library.themes().iter().flat_map(|theme| &theme.articles) {
        if !drafts.iter().any(|draft| draft.article.slug == *slug) {
            let line = source.find(&format!("\"{slug}\"")).map_or(1, |at| line_of(source, at));
            report.add(Severity::Warning, library::FILE, line, format!("`{slug}` is not written yet"));
        }
    }
}

/// A word that means nothing in our articles helps nobody.
fn look_at_search(files: &Files, articles: &Articles, mistakes: &mut Vec<ContentError>, report: &mut Report) {
    match Search::load(files, articles) {
        Err(mistake) => mistakes.push(mistake),
        Ok(search) => {
            for (line, means) in search.lost_meanings(files.read(search::FILE).unwrap_or_default()) {
                let what = format!("no article has the word `{means}`");
                report.add(Severity::Warning, search::FILE, line, what);
            }
        }
    }
}

fn days(since: Date, today: Date) -> i32 {
    since.until(today).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests;
