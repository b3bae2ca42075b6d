//! One text, and the part of Fluent it may use. The rest (terms, attributes,
//! functions, references) is refused with its line: what the browser cannot show
//! must not be written.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use serde_json::{Value, json};

use crate::knowledge::ContentError;
use crate::knowledge::content_error::line_of;

/// A text with its place in the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its name.
    pub key: String,
    /// The file it stands in, below `content/`.
    pub file: String,
    /// Its line in that file.
    pub line: usize,
    form: Form,
}

/// What a text is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    Plain(Vec<Piece>),
    /// Two whole sentences, chosen by a number.
    ByNumber {
        by: String,
        one: Vec<Piece>,
        other: Vec<Piece>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Placeholder(String),
}

impl Message {
    /// The text with its placeholders filled in. One that is not given stays empty.
    pub fn fill(&self, args: &[(&str, &str)]) -> String {
        let value = |name: &str| args.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
        let pieces = match &self.form {
            Form::Plain(pieces) => pieces,
            Form::ByNumber { by, one, .. } if value(by) == "1" => one,
            Form::ByNumber { other, .. } => other,
        };
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Words(words) => words.as_str(),
                Piece::Placeholder(name) => value(name),
            })
            .collect()
    }

    /// The names of its placeholders, the number included.
    pub fn placeholders(&self) -> BTreeSet<&str> {
        let (pieces, by) = match &self.form {
            Form::Plain(pieces) => (vec![pieces], None),
            Form::ByNumber { by, one, other } => (vec![one, other], Some(by.as_str())),
        };
        let names = pieces.into_iter().flatten().filter_map(|piece| match piece {
            Piece::Words(_) => None,
            Piece::Placeholder(name) => Some(name.as_str()),
        });
        names.chain(by).collect()
    }

    /// The text as the browser reads it.
    pub fn for_browser(&self) -> Value {
        match &self.form {
            Form::Plain(pieces) => Value::String(braces(pieces)),
            Form::ByNumber { by, one, other } => {
                json!({ "by": by, "one": braces(one), "other": braces(other) })
            }
        }
    }
}

/// Every message of a file, in its order.
pub fn parse_file(file: &str, source: &str) -> Result<Vec<Message>, ContentError> {
    let resource = fluent_syntax::parser::parse(source).map_err(|(_, errors)| {
        let byte = errors.first().map_or(0, |error| error.pos.start);
        let what = errors.first().map_or_else(String::new, |error| error.kind.to_string());
        ContentError::new(file, line_of(source, byte), format!("this is not Fluent syntax: {what}"))
    })?;
    let mut messages: Vec<Message> = Vec::new();
    for entry in &resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            Entry::Term(term) => {
                let line = line_of_key(source, &format!("-{}", term.id.name), 0);
                return Err(ContentError::new(file, line, "terms are not used here; write the words out"));
            }
            Entry::Junk { .. } => return Err(ContentError::new(file, 1, "this is not Fluent syntax")),
        };
        let key = message.id.name;
        let line = line_of_key(source, key, messages.last().map_or(0, |last| last.line));
        let at = |what: &str| ContentError::new(file, line, format!("`{key}`: {what}"));
        if !message.attributes.is_empty() {
            return Err(at("attributes are not used here; make a key of its own"));
        }
        let value = message.value.as_ref().ok_or_else(|| at("there is no text"))?;
        let form = read_form(value).map_err(at)?;
        messages.push(Message { key: key.to_owned(), file: file.to_owned(), line, form });
    }
    Ok(messages)
}

fn read_form(pattern: &Pattern<&str>) -> Result<Form, &'static str> {
    let choice = pattern.elements.iter().position(|element| {
        matches!(element, PatternElement::Placeable { expression: Expression::Select { .. } })
    });
    let Some(choice) = choice else { return Ok(Form::Plain(read_pieces(&pattern.elements)?)) };
    let (before, rest) = pattern.elements.split_at(choice);
    let [PatternElement::Placeable { expression: Expression::Select { selector, variants } }, after @ ..] =
        rest
    else {
        return Err("the choice cannot be read");
    };
    let InlineExpression::VariableReference { id } = selector else {
        return Err("a choice must be by a number: `{ $n -> …`");
    };
    let (before, after) = (read_pieces(before)?, read_pieces(after)?);
    let whole = |name: &str| -> Result<Vec<Piece>, &'static str> {
        let variant = variants.iter().find(|variant| variant_name(variant) == name);
        let variant = variant.ok_or("a choice needs exactly `[one]` and `*[other]`")?;
        Ok([before.clone(), read_pieces(&variant.value.elements)?, after.clone()].concat())
    };
    if variants.len() != 2 || variants.iter().any(|v| v.default != (variant_name(v) == "other")) {
        return Err("a choice needs exactly `[one]` and `*[other]`");
    }
    Ok(Form::ByNumber { by: id.name.to_owned(), one: whole("one")?, other: whole("other")? })
}

fn variant_name<'a>(variant: &Variant<&'a str>) -> &'a str {
    match variant.key {
        VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => name,
    }
}

fn read_pieces(elements: &[PatternElement<&str>]) -> Result<Vec<Piece>, &'static str> {
    let piece = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Ok(Piece::Words((*value).to_owned())),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => Ok(Piece::Placeholder(id.name.to_owned())),
        PatternElement::Placeable { expression: Expression::Select { .. } } => {
            Err("only one choice is possible in a text")
        }
        PatternElement::Placeable { expression: Expression::Inline(_) } => {
            Err("only `{ $name }` can stand in braces")
        }
    };
    elements.iter().map(piece).collect()
}

fn braces(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Placeholder(name) => text.extend(["{", name, "}"]),
        }
    }
    text
}

/// The line a key starts on, below the line `above`. Fluent's tree has no places, but
/// keys start lines and come in order.
fn line_of_key(source: &str, key: &str, above: usize) -> usize {
    let starts = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    source.lines().skip(above).position(starts).map_or(1, |index| above + index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(source: &str) -> ContentError {
        parse_file("a.ftl", source).unwrap_err()
    }

    #[test]
    fn an_editor_is_told_the_line_of_a_broken_text() {
        assert_eq!(refused("a = A\nb = { $").line, 2);
        assert_eq!(refused("a = A\n\nb = { NUMBER($n) }").line, 3);
        assert_eq!(refused("-t = T").what, "terms are not used here; write the words out");
        assert!(refused("a = A\n    .title = T").what.contains("attributes"));
    }

    #[test]
    fn a_choice_is_between_one_and_other_only() {
        assert!(refused("a = { $n ->\n  [few] x\n *[other] y\n }").what.contains("exactly"));
        assert!(refused("a = { $n ->\n *[one] x\n  [other] y\n }").what.contains("exactly"));
    }

    #[test]
    fn words_stay_as_they_were_written() {
        let messages = parse_file("a.ftl", "# note\na = «Ja» & <3").unwrap();
        assert_eq!(messages[0].fill(&[]), "«Ja» & <3");
        assert_eq!(messages[0].line, 2);
    }
}
