//! The head of an article: what stands between `+++` and `+++`, as TOML.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::de::{DeTable, DeValue};

use super::content_error::{ContentError, line_of};
use super::passage::Passage;

const FENCE: &str = "+++";

/// What a head may hold.
const KEYS: [&str; 9] =
    ["title", "description", "reviewed", "reviewer", "summary", "actions", "services", "sources", "related"];

/// Those whose words a reader reads.
const READ: [&str; 4] = ["title", "description", "summary", "actions"];

/// What an article says about itself.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct FrontMatter {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) reviewed: jiff::civil::Date,
    pub(super) reviewer: Reviewer,
    pub(super) summary: Vec<String>,
    pub(super) actions: Vec<String>,
    #[serde(default)]
    pub(super) services: Vec<String>,
    #[serde(default)]
    pub(super) sources: Vec<String>,
    #[serde(default)]
    pub(super) related: Vec<String>,
}

/// The role of the one who last went through an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reviewer {
    /// The one who keeps the texts.
    Editor,
    /// Somebody who answers in the chat.
    Counsellor,
    /// A lawyer.
    Lawyer,
}

impl Reviewer {
    /// The name as it stands in files and text keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Counsellor => "counsellor",
            Self::Lawyer => "lawyer",
        }
    }
}

/// An article's file, taken apart.
#[derive(Debug)]
pub(super) struct Head<'a> {
    pub(super) front: FrontMatter,
    /// What a reader reads of it, with its lines.
    pub(super) passages: Vec<Passage>,
    pub(super) body: &'a str,
    pub(super) body_line: usize,
    lines: BTreeMap<String, usize>,
}

impl Head<'_> {
    /// The line on which a key stands, or the first.
    pub(super) fn line(&self, key: &str) -> usize {
        self.lines.get(key).copied().unwrap_or(1)
    }
}

/// Takes a file apart. `None` when no article can be made of it; either way every
/// mistake is told. A key we do not know is one: a slip of the pen must not go unseen.
pub(super) fn split<'a>(path: &str, source: &'a str, mistakes: &mut Vec<ContentError>) -> Option<Head<'a>> {
    let parts = source.strip_prefix(FENCE).and_then(|rest| rest.split_once("\n+++\n"));
    let Some((head, body)) = parts else {
        let what = "an article starts with `+++`, its head, and `+++` again";
        mistakes.push(ContentError::new(path, 1, what));
        return None;
    };
    let mut tell = |at: usize, what: String| {
        mistakes.push(ContentError::new(path, line_of(head, at), what));
    };
    let (table, slips) = DeTable::parse_recoverable(head);
    for slip in &slips {
        tell(slip.span().map_or(0, |span| span.start), slip.message().to_owned());
    }
    if !slips.is_empty() {
        return None;
    }
    let (mut lines, mut passages) = (BTreeMap::new(), Vec::new());
    for (key, value) in table.get_ref() {
        let (name, at) = (key.get_ref().as_ref(), key.span().start);
        if !KEYS.contains(&name) {
            tell(at, format!("an article has no `{name}`; it has {}", KEYS.join(", ")));
        }
        lines.insert(name.to_owned(), line_of(head, at));
        if READ.contains(&name) {
            let one = std::slice::from_ref(value);
            let read = if let DeValue::Array(many) = value.get_ref() { many.as_ref() } else { one };
            let words = read.iter().filter_map(|item| Some((item.get_ref().as_str()?, item.span().start)));
            passages
                .extend(words.map(|(text, at)| Passage { line: line_of(head, at), text: text.to_owned() }));
        }
    }
    let front: FrontMatter = toml::from_str(head)
        .map_err(|error| tell(error.span().map_or(0, |span| span.start), error.message().to_owned()))
        .ok()?;
    let body_line = line_of(source, source.len() - body.len());
    Some(Head { front, passages, body, body_line, lines })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(source: &str) -> Vec<usize> {
        let mut mistakes = Vec::new();
        split("nb/x/a.md", source, &mut mistakes);
        mistakes.into_iter().map(|mistake| mistake.line).collect()
    }

    #[test]
    fn an_editor_is_told_which_lines_of_the_head_are_wrong() {
        assert_eq!(lines("# Text"), [1]);
        // A key we do not know, and one that has the wrong kind of value.
        assert_eq!(lines("+++\ntitle = \"A\"\nowner = 1\ndescription = 2\n+++\nText\n"), [3, 4]);
        // Two slips of the pen.
        assert_eq!(lines("+++\ntitle = \ndescription = \"D\n+++\nText\n"), [2, 3]);
    }
}
