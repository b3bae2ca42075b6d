//! What every page has in common: its language, its texts, its addresses, its files.

use askama::Template;
use axum::body::Body;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE};
use axum::http::{HeaderValue, Response, StatusCode};

use super::{Pages, further};
use crate::knowledge::further::{Edition, Leaf};
use crate::knowledge::services::{InLanguages, LineHours};
use crate::knowledge::{HelpService, Services};
use crate::protocol::ErrorId;
use crate::protocol::needs::Language;

/// Handed to each template as `f`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame<'a> {
    pages: &'a Pages,
    language: Language,
    /// The page's address without its language, such as `/about`.
    path: &'a str,
}

/// A link to the same page in another language.
#[derive(Debug)]
pub(super) struct LanguageLink {
    pub(super) tag: &'static str,
    pub(super) name: String,
    pub(super) href: String,
    pub(super) current: bool,
}

/// A link to what can be read in a language in which nobody can talk here.
#[derive(Debug)]
pub(super) struct FurtherLink {
    pub(super) tag: &'static str,
    pub(super) direction: &'static str,
    pub(super) name: &'static str,
    pub(super) href: String,
}

/// The names of the days of a week, which begins on Monday.
pub(super) const WEEKDAYS: [&str; 7] = [
    "shared-monday",
    "shared-tuesday",
    "shared-wednesday",
    "shared-thursday",
    "shared-friday",
    "shared-saturday",
    "shared-sunday",
];

/// What stands before the addresses of a language.
pub(super) const fn prefix(language: Language) -> &'static str {
    match language {
        Language::Nb => "",
        Language::Nn => "/nn",
        Language::En => "/en",
    }
}

impl<'a> Frame<'a> {
    pub(super) const fn new(pages: &'a Pages, language: Language, path: &'a str) -> Self {
        Self { pages, language, path }
    }

    pub(super) const fn language(&self) -> Language {
        self.language
    }

    /// A text. Those that name the service take `{ $service }`.
    pub(super) fn t(&self, key: &str) -> String {
        self.t1(key, "", "")
    }

    /// A text with one more placeholder.
    pub(super) fn t1(&self, key: &str, name: &str, value: &str) -> String {
        let args = [("service", self.service()), (name, value)];
        self.pages.knowledge.texts.text_with(self.language, key, &args)
    }

    /// A text with two.
    pub(super) fn t2(&self, key: &str, one: (&str, &str), other: (&str, &str)) -> String {
        self.pages.knowledge.texts.text_with(self.language, key, &[one, other])
    }

    /// Words of the content, in this language.
    pub(super) fn words<'b>(&self, words: &'b InLanguages) -> &'b str {
        words.text(self.language)
    }

    /// Whether somebody answers there now, in words; nothing of those that always do, or whose
    /// hours are not known.
    pub(super) fn answers_now(&self, service: &HelpService) -> Option<String> {
        let hours = service.open.as_ref().filter(|hours| !matches!(hours, LineHours::Always))?;
        let is_open = self.pages.opening.answers(hours);
        Some(self.t(if is_open { "page-services-open-now" } else { "page-services-closed-now" }))
    }

    /// Whether nobody has checked an entry for half a year.
    pub(super) fn is_aged(&self, service: &HelpService) -> bool {
        self.pages.opening.today().is_some_and(|today| service.is_aged(today))
    }

    /// The directory.
    pub(super) fn services(&self) -> &'a Services {
        &self.pages.knowledge.services
    }

    /// A date, as the language writes it in numbers.
    pub(super) fn date(&self, date: jiff::civil::Date) -> String {
        let (year, month, day) = (date.year().to_string(), date.month().to_string(), date.day().to_string());
        let args = [("year", year.as_str()), ("month", month.as_str()), ("day", day.as_str())];
        self.pages.knowledge.texts.text_with(self.language, "page-date", &args)
    }

    /// A day of the week and its date, without the year.
    pub(super) fn day_and_date(&self, weekday: &str, date: jiff::civil::Date) -> String {
        let (month, day) = (date.month().to_string(), date.day().to_string());
        let args = [("weekday", weekday), ("month", month.as_str()), ("day", day.as_str())];
        self.pages.knowledge.texts.text_with(self.language, "shared-day-and-date", &args)
    }

    pub(super) const fn tag(&self) -> &'static str {
        self.language.tag()
    }

    pub(super) fn service(&self) -> &'a str {
        &self.pages.site.service_name
    }

    pub(super) fn leave_to(&self) -> &'a str {
        &self.pages.site.leave_to
    }

    /// The address of a page in this language.
    pub(super) fn url(&self, path: &str) -> String {
        url(self.language, path)
    }

    /// The address of an article in this language.
    pub(super) fn article(&self, slug: &str) -> String {
        self.url(&format!("/articles/{slug}"))
    }

    /// The address of what is behind a door, in this language.
    pub(super) fn door(&self, id: &str) -> String {
        self.url(&format!("/doors/{id}"))
    }

    /// The address of what can be printed about a theme, in this language.
    pub(super) fn sheet(&self, theme: &str, kind: &str) -> String {
        self.url(&format!("/sheets/{theme}/{kind}"))
    }

    pub(super) fn languages(&self) -> Vec<LanguageLink> {
        let link = |language: Language| LanguageLink {
            tag: language.tag(),
            name: self.t(&format!("shared-language-{}", language.tag())),
            href: url(language, self.path),
            current: language == self.language,
        };
        Language::ALL.into_iter().map(link).collect()
    }

    /// What can be read in further languages: the same page where it is there, or its numbers.
    pub(super) fn further(&self) -> Vec<FurtherLink> {
        let leaf = Leaf::ALL.into_iter().find(|leaf| leaf.path() == self.path).unwrap_or(Leaf::Help);
        let editions = self.pages.knowledge.further.iter();
        let shown = editions.filter(|edition| edition.is_shown(self.pages.site.show_unreviewed));
        let link = |edition: &Edition| FurtherLink {
            tag: edition.tongue.tag(),
            direction: edition.tongue.direction(),
            name: edition.tongue.name(),
            href: further::address(edition.tongue, leaf),
        };
        shown.map(link).collect()
    }

    /// Where the service is for others, as people say it: without what a browser adds.
    pub(super) fn host(&self) -> Option<&'a str> {
        let address = self.pages.site.address.as_deref()?;
        Some(address.strip_prefix("https://").unwrap_or(address))
    }

    /// Where this page is for others.
    pub(super) fn canonical(&self) -> Option<String> {
        self.whole(self.language)
    }

    /// The same page in each language, with where it is for others; none while nobody else can
    /// reach it, because search engines take whole addresses only.
    pub(super) fn alternates(&self) -> Vec<(&'static str, String)> {
        let alternate = |language: Language| Some((language.tag(), self.whole(language)?));
        Language::ALL.into_iter().filter_map(alternate).collect()
    }

    fn whole(&self, language: Language) -> Option<String> {
        let address = self.pages.site.address.as_deref()?;
        Some(format!("{address}{}", url(language, self.path)))
    }

    /// Styles of all pages, and those of one script besides.
    pub(super) fn styles(&self, script: &str) -> Vec<String> {
        let mut styles = self.pages.assets.styles("styles/site.css");
        for style in self.pages.assets.styles(script) {
            if !styles.contains(&style) {
                styles.push(style);
            }
        }
        styles
    }

    /// Styles of one page alone, to come after [`Frame::styles`].
    pub(super) fn own_styles(&self, source: &str) -> Vec<String> {
        self.pages.assets.styles(source)
    }

    pub(super) fn script(&self, source: &str) -> Option<String> {
        self.pages.assets.script(source)
    }
}

/// The address of a page in a language.
pub(super) fn url(language: Language, path: &str) -> String {
    match (prefix(language), path) {
        ("", path) => path.to_owned(),
        (prefix, "/") => prefix.to_owned(),
        (prefix, path) => format!("{prefix}{path}"),
    }
}

/// JSON that may stand inside a `<script>` element: nothing in it can end the element.
pub(super) fn json_for_script(value: &serde_json::Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

/// Renders a template into a response.
pub(super) fn respond(status: StatusCode, language: Language, template: &impl Template) -> Response<Body> {
    let html = template.render().unwrap_or_else(|_| {
        // Templates are checked when compiled and write to memory; this has no known cause.
        tracing::error!(error_id = ErrorId::Internal.as_str(), "a page could not be rendered");
        String::new()
    });
    let status = if html.is_empty() { StatusCode::INTERNAL_SERVER_ERROR } else { status };
    let mut response = Response::new(Body::from(html));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_addresses() {
        assert_eq!(url(Language::Nb, "/"), "/");
        assert_eq!(url(Language::Nn, "/"), "/nn");
        assert_eq!(url(Language::En, "/articles/samtykke"), "/en/articles/samtykke");
    }

    #[test]
    fn no_text_can_end_the_script_it_stands_in() {
        let json = json_for_script(&serde_json::json!({ "a": "</script><!--" }));
        assert!(!json.contains('<'));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap()["a"], "</script><!--");
    }
}
