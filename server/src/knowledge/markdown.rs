//! The one place that makes HTML from text: Markdown, then an allow-list.
//!
//! Articles are ours, so nothing in them should need cleaning; the allow-list is
//! there for the day an article is taken over from somebody else. What is not on it
//! stops the start instead of vanishing unseen.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::ContentError;
use super::content_error::line_of;
use super::passage::{Link, Passage};

/// Everything an article may consist of. No images, no attributes but a link's address.
const ALLOWED_TAGS: [&str; 11] = ["p", "h2", "h3", "ul", "ol", "li", "strong", "em", "a", "blockquote", "br"];

/// HTML that may be put into a page as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CleanHtml(String);

impl CleanHtml {
    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same for a page that may run from right to left, in which a number of two parts
    /// would change places.
    pub(super) fn with_numbers_from_left_to_right(&self) -> Self {
        Self(self.0.replace("<a href=\"tel:", "<a dir=\"ltr\" href=\"tel:"))
    }
}

/// The body of an article, taken apart.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) html: CleanHtml,
    pub(super) passages: Vec<Passage>,
    pub(super) links: Vec<Link>,
}

/// Reads an article's body. `first_line` is the line of the file it starts on. Told as
/// mistakes are raw HTML, an image, a first-order heading, and a link that is neither on
/// this site nor `https:` nor `tel:`; what else there is, is read all the same.
pub(super) fn read(path: &str, first_line: usize, body: &str, mistakes: &mut Vec<ContentError>) -> Body {
    let (mut passages, mut links) = (Vec::new(), Vec::new());
    let mut passage = Passage { line: first_line, text: String::new() };
    for (event, range) in Parser::new_ext(body, Options::empty()).into_offset_iter() {
        let line = first_line + line_of(body, range.start) - 1;
        if let Some(what) = refusal(&event) {
            mistakes.push(ContentError::new(path, line, what));
        }
        match event {
            Event::Text(text) | Event::Code(text) => {
                if passage.text.is_empty() {
                    passage.line = line;
                }
                passage.text.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => passage.text.push(' '),
            Event::Start(Tag::Link { dest_url, .. }) => {
                links.push(Link { line, address: dest_url.to_string() });
            }
            Event::Start(Tag::List(_))
            | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item)
                if !passage.text.is_empty() =>
            {
                passages.push(std::mem::replace(&mut passage, Passage { line, text: String::new() }));
            }
            _ => {}
        }
    }
    let mut html = String::with_capacity(body.len() * 2);
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(body, Options::empty()));
    Body { html: CleanHtml(cleaner().clean(&html).to_string()), passages, links }
}

fn refusal(event: &Event<'_>) -> Option<&'static str> {
    match event {
        Event::Html(_) | Event::InlineHtml(_) => Some("write Markdown, not HTML"),
        Event::Start(Tag::Image { .. }) => Some("articles have no images"),
        Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
            Some("the title is the only first heading; start with `##`")
        }
        Event::Start(Tag::Link { dest_url, .. }) if !may_link(dest_url) => {
            Some("a link goes to `/…` on this site, to `https://…` or to `tel:…`")
        }
        _ => None,
    }
}

fn may_link(address: &str) -> bool {
    let on_this_site = address.starts_with('/') && !address.starts_with("//");
    on_this_site || address.starts_with("https://") || address.starts_with("tel:")
}

fn cleaner() -> ammonia::Builder<'static> {
    let mut cleaner = ammonia::Builder::empty();
    cleaner
        .tags(HashSet::from(ALLOWED_TAGS))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"]))]))
        .url_schemes(HashSet::from(["https", "tel"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some("noreferrer"));
    cleaner
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(body: &str) -> Result<String, ContentError> {
        let mut mistakes = Vec::new();
        let body = read("nb/a.md", 10, body, &mut mistakes);
        mistakes.pop().map_or(Ok(body.html.as_str().to_owned()), Err)
    }

    #[test]
    fn a_reader_gets_headings_lists_and_links() {
        let made = html("## Om\n\n- **ja** og [ring](tel:112)\n").unwrap();
        assert_eq!(
            made,
            "<h2>Om</h2>\n<ul>\n<li><strong>ja</strong> og <a href=\"tel:112\" rel=\"noreferrer\">ring</a></li>\n</ul>\n"
        );
    }

    #[test]
    fn what_a_page_must_not_hold_stops_the_start_with_its_line() {
        for bad in
            ["<b>x</b>", "<script>x</script>", "![x](/x.png)", "# Tittel", "[x](javascript:1)", "[x](//y.no)"]
        {
            let error = html(&format!("Avsnitt.\n\n{bad}\n")).unwrap_err();
            assert_eq!(error.line, 12, "{bad}: {error}");
        }
    }

    #[test]
    fn words_that_look_like_markup_stay_words() {
        assert_eq!(html("Jeg er glad i deg <3 & mer").unwrap(), "<p>Jeg er glad i deg &lt;3 &amp; mer</p>\n");
    }

    #[test]
    fn each_passage_and_link_is_found_with_its_line() {
        let body = read(
            "nb/a.md",
            10,
            "## Om\n\nEn *gang* til,\nher.\n\n- [ring](tel:112)\n- vent\n",
            &mut Vec::new(),
        );
        let passages = body.passages.iter().map(|passage| (passage.line, passage.text.as_str()));
        assert_eq!(
            passages.collect::<Vec<_>>(),
            [(10, "Om"), (12, "En gang til, her."), (15, "ring"), (16, "vent")]
        );
        assert_eq!(body.links, [Link { line: 15, address: "tel:112".to_owned() }]);
    }
}
