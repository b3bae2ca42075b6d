//! The head of an article: what stands between `+++` and `+++`, as TOML.

use serde::Deserialize;

use super::ContentError;
use super::content_error::line_of;

const FENCE: &str = "+++";

/// What an article says about itself. Unknown keys are refused: a slip of the pen
/// must not go unseen.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// Splits a file into its head, its body and the line the body starts on.
pub(super) fn split<'a>(path: &str, source: &'a str) -> Result<(FrontMatter, &'a str, usize), ContentError> {
    let open = || ContentError::new(path, 1, "an article starts with `+++`, its head, and `+++` again");
    let rest = source.strip_prefix(FENCE).ok_or_else(open)?;
    let (head, body) = rest.split_once("\n+++\n").ok_or_else(open)?;
    let front: FrontMatter = toml::from_str(head).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(head, span.start));
        ContentError::new(path, line, error.message())
    })?;
    let body_line = line_of(source, source.len() - body.len());
    Ok((front, body, body_line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_told_which_line_of_the_head_is_wrong() {
        let error = split("nb/a.md", "+++\ntitle = \"A\"\nowner = 1\n+++\nText\n").unwrap_err();
        assert_eq!(error.line, 3, "{error}");
        assert_eq!(split("nb/a.md", "# Text").unwrap_err().line, 1);
    }
}
