//! Links that lead nowhere, out of the reader's language, or to a number nobody checked.

use super::{Report, Severity};
use crate::knowledge::articles::Draft;
use crate::knowledge::library::Library;
use crate::knowledge::services::{Services, Urgency};
use crate::protocol::needs::Language;

/// Pages that articles may lead to, after the prefix of a language. A test of the pages
/// holds that each exists.
pub const PAGES: [&str; 10] = [
    "/",
    "/chat",
    "/articles",
    "/search",
    "/services",
    "/about",
    "/questions",
    "/list",
    "/accessibility",
    "/sheets",
];

pub(super) fn look_at(
    draft: &Draft,
    drafts: &[Draft],
    services: &Services,
    library: &Library,
    report: &mut Report,
) {
    let site = Site { language: draft.article.language, drafts, services, library };
    for link in &draft.links {
        if let Some((severity, what)) = site.mistake(&link.address) {
            report.add(severity, &draft.path, link.line, format!("the link to {}: {what}", link.address));
        }
    }
}

/// What a link can lead to, for a reader of one language.
struct Site<'a> {
    language: Language,
    drafts: &'a [Draft],
    services: &'a Services,
    library: &'a Library,
}

impl Site<'_> {
    fn mistake(&self, address: &str) -> Option<(Severity, &'static str)> {
        if let Some(number) = address.strip_prefix("tel:") {
            let known =
                self.services.iter().filter(|service| service.shown).any(|service| {
                    service.phone.as_deref().is_some_and(|phone| digits(phone) == digits(number))
                });
            return (!known).then_some((Severity::Warning, "the number is not shown in services.toml"));
        }
        if !address.starts_with('/') {
            return None;
        }
        let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
        let (language, path) = split_language(path);
        if language != self.language {
            return Some((Severity::Error, "it leads to another language"));
        }
        let is_there = match path.split_at_checked(1).and_then(|(_, rest)| rest.split_once('/')) {
            Some(("articles", slug)) => {
                let is = |draft: &Draft| draft.article.slug == slug && draft.article.language == language;
                if self.library.theme_of(slug).is_some() && !self.drafts.iter().any(is) {
                    return Some((Severity::Warning, "the article is not written yet"));
                }
                self.drafts.iter().any(is)
            }
            Some(("doors", id)) => self.library.door(id).is_some(),
            _ => PAGES.contains(&path),
        };
        if !is_there {
            return Some((Severity::Error, "there is no such page"));
        }
        let is_service = self.services.iter().any(|service| service.shown && service.id == anchor);
        let is_group = Urgency::ALL.into_iter().any(|urgency| urgency.name() == anchor);
        let lost = path == "/services" && !anchor.is_empty() && !is_service && !is_group;
        lost.then_some((Severity::Error, "there is no such service on the page"))
    }
}

/// The language an address belongs to, and the address without it.
fn split_language(path: &str) -> (Language, &str) {
    for language in [Language::Nn, Language::En] {
        let rest = path.strip_prefix('/').and_then(|path| path.strip_prefix(language.tag()));
        match rest {
            Some("") => return (language, "/"),
            Some(rest) if rest.starts_with('/') => return (language, rest),
            _ => {}
        }
    }
    (Language::Nb, path)
}

fn digits(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_its_language() {
        assert_eq!(split_language("/nn"), (Language::Nn, "/"));
        assert_eq!(split_language("/en/articles/samtykke"), (Language::En, "/articles/samtykke"));
        assert_eq!(split_language("/articles"), (Language::Nb, "/articles"));
        assert_eq!(split_language("/ennui"), (Language::Nb, "/ennui"));
    }
}
