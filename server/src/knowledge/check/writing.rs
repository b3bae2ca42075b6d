//! Words that no article uses, from `content/writing.toml`.

use serde::Deserialize;

use super::{Report, Severity};
use crate::knowledge::articles::Draft;
use crate::knowledge::content_error::{ContentError, line_of};
use crate::knowledge::files::Files;
use crate::protocol::needs::Language;

const FILE: &str = "writing.toml";

/// All of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Writing {
    never: Vec<Never>,
}

/// Words that are left out for one reason.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Never {
    languages: Vec<Language>,
    words: Vec<String>,
    /// Names that hold such a word, and are right all the same.
    #[serde(default)]
    except: Vec<String>,
    instead: String,
}

impl Writing {
    pub(super) fn read(files: &Files, mistakes: &mut Vec<ContentError>) -> Option<Self> {
        let source = files.read(FILE).map_err(|error| mistakes.push(error)).ok()?;
        toml::from_str(source)
            .map_err(|error| {
                let line = error.span().map_or(1, |span| line_of(source, span.start));
                mistakes.push(ContentError::new(FILE, line, error.message()));
            })
            .ok()
    }

    pub(super) fn look_at(&self, draft: &Draft, report: &mut Report) {
        let rules = self.never.iter().filter(|never| never.languages.contains(&draft.article.language));
        for (rule, passage) in
            rules.flat_map(|rule| draft.passages.iter().map(move |passage| (rule, passage)))
        {
            let mut text = plain(&passage.text);
            for name in &rule.except {
                text = without(&text, &pattern(name));
            }
            for words in rule.words.iter().filter(|words| text.contains(&pattern(words))) {
                let what = format!("«{}»: {}", words.trim_end_matches('*'), rule.instead);
                report.add(Severity::Error, &draft.path, passage.line, what);
            }
        }
    }
}

/// Lower-case words with one space before, between and after, without signs.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(String::from(" "), |plain, word| plain + word + " ")
}

/// What to look for in [`plain`] text.
fn pattern(words: &str) -> String {
    let whole = plain(words);
    if words.ends_with('*') { whole.trim_end().to_owned() } else { whole }
}

/// The [`plain`] text without each name that a [`pattern`] finds, to the end of its last word.
fn without(text: &str, name: &str) -> String {
    if name.ends_with(' ') {
        return text.replace(name, " ");
    }
    let mut parts = text.split(name);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, rest| kept + rest.find(' ').map_or("", |end| &rest[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_whole_or_with_any_ending() {
        assert!(plain("Du er ikke et Offer.").contains(&pattern("offer")));
        assert!(!plain("Du ofrer deg").contains(&pattern("ofre")));
        assert!(plain("en giftigste dag").contains(&pattern("giftig*")));
        assert!(plain("So: why don’t you leave?").contains(&pattern("why don't you leave")));
    }

    #[test]
    fn a_name_that_holds_such_a_word_is_right() {
        let text =
            without(&plain("Kontoret for voldsoffererstatning svarer."), &pattern("voldsoffererstatning*"));
        assert!(!text.contains(&pattern("voldsoffer*")), "{text}");
        assert_eq!(text, " kontoret for svarer ");
        assert_eq!(without(&plain("Offer for vold, et offer."), &pattern("offer for vold")), " et offer ");
    }
}
