//! Where settings come from: the compiled-in file, a file over it, the environment
//! over both. Knows names and kinds of values, not what they mean.
//!
//! Written by hand over `toml` because every mistake is to be named at once, and a
//! derived reader stops at the first.

use std::collections::BTreeMap;
use std::path::Path;

use toml::{Table, Value};

use super::mistake::{Mistake, SettingsError};

/// The defaults, with the reason for each.
const DEFAULT_FILE: &str = include_str!("../../config.default.toml");

/// Environment variables of ours begin with this, and have it between their parts.
const PREFIX: &str = "FORTROLIG__";

/// The settings that have no default and must not stand in a file.
const SECRETS: [(&str, &str); 5] = [
    ("secret", "cluster"),
    ("secret", "previous"),
    ("live", "redis_password"),
    ("records", "postgres_password"),
    ("provider", "client_secret"),
];

/// A value and how its place is named to a person.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) value: Value,
    pub(super) named: String,
}

/// The settings by section and key, merged: each has a value of the same kind as its default.
pub(super) type Merged = BTreeMap<String, BTreeMap<String, Found>>;

/// Reads and merges the three sources. What does not fit is left out and named in `mistakes`.
pub(super) fn merge(
    file: Option<&Path>,
    environment: impl IntoIterator<Item = (String, String)>,
    mistakes: &mut Vec<Mistake>,
) -> Result<Merged, SettingsError> {
    let mut merged = defaults();
    if let Some(path) = file {
        add_file(&mut merged, &read(path)?, mistakes);
    }
    let mut environment: Vec<_> = environment.into_iter().collect();
    environment.sort();
    for (variable, text) in environment {
        if let Some(place) = variable.strip_prefix(PREFIX) {
            add_variable(&mut merged, &variable, place, &text, mistakes);
        }
    }
    Ok(merged)
}

fn defaults() -> Merged {
    let table: Table = DEFAULT_FILE.parse().expect("the compiled-in file is TOML; a test reads it");
    let section = |(section, keys): (String, Value)| {
        let keys = match keys {
            Value::Table(keys) => keys,
            _ => Table::new(),
        };
        let found = keys.into_iter().map(|(key, value)| {
            let named = format!("{section}.{key}");
            (key, Found { value, named })
        });
        (section.clone(), found.collect())
    };
    table.into_iter().map(section).collect()
}

fn read(path: &Path) -> Result<Table, SettingsError> {
    let unreadable = |reason: String| SettingsError::Unreadable { path: path.into(), reason };
    let text = std::fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
    text.parse().map_err(|error: toml::de::Error| unreadable(error.to_string()))
}

fn add_file(merged: &mut Merged, file: &Table, mistakes: &mut Vec<Mistake>) {
    for (section, keys) in file {
        let Value::Table(keys) = keys else {
            mistakes.push(no_section(section.clone(), merged));
            continue;
        };
        for (key, value) in keys {
            let named = format!("{section}.{key}");
            if SECRETS.contains(&(section.as_str(), key.as_str())) {
                mistakes.push(Mistake {
                    key: named,
                    found: "stands in a file".into(),
                    allowed: format!(
                        "set it in the environment only, as {PREFIX}{}__{}",
                        section.to_uppercase(),
                        key.to_uppercase()
                    ),
                });
                continue;
            }
            match known(merged, section, key, &named) {
                Ok(found) if found.value.same_type(value) => *found = Found { value: value.clone(), named },
                Ok(found) => mistakes.push(Mistake {
                    key: named,
                    found: format!("is {}", shown(value)),
                    allowed: format!("it must be {}", kind(&found.value)),
                }),
                Err(mistake) => mistakes.push(mistake),
            }
        }
    }
}

fn add_variable(merged: &mut Merged, variable: &str, place: &str, text: &str, mistakes: &mut Vec<Mistake>) {
    let place = place.to_ascii_lowercase();
    let (section, key) = place.split_once("__").unwrap_or((&place, ""));
    if SECRETS.contains(&(section, key)) {
        let found = Found { value: Value::String(text.into()), named: variable.into() };
        merged.entry(section.into()).or_default().insert(key.into(), found);
        return;
    }
    let named = format!("{section}.{key} (from {variable})");
    match known(merged, section, key, &named) {
        Ok(found) => match like(&found.value, text) {
            Some(value) => *found = Found { value, named },
            None => mistakes.push(Mistake {
                key: named,
                found: format!("is \"{text}\""),
                allowed: format!("it must be {}", kind(&found.value)),
            }),
        },
        Err(mistake) => mistakes.push(mistake),
    }
}

fn known<'m>(
    merged: &'m mut Merged,
    section: &str,
    key: &str,
    named: &str,
) -> Result<&'m mut Found, Mistake> {
    if !merged.contains_key(section) {
        return Err(no_section(named.into(), merged));
    }
    let keys = merged.get_mut(section).expect("looked up above");
    let all = keys.keys().cloned().collect::<Vec<_>>().join(", ");
    keys.get_mut(key).ok_or_else(|| Mistake {
        key: named.into(),
        found: "is not a setting".into(),
        allowed: format!("[{section}] has {all}"),
    })
}

fn no_section(key: String, merged: &Merged) -> Mistake {
    let names = merged.keys().map(|name| format!("[{name}]")).collect::<Vec<_>>().join(", ");
    Mistake { key, found: "is not a setting".into(), allowed: format!("the sections are {names}") }
}

/// Reads a variable's text as the same kind of value as the default.
fn like(default: &Value, text: &str) -> Option<Value> {
    match default {
        Value::Integer(_) => text.trim().parse().ok().map(Value::Integer),
        Value::Boolean(_) => text.trim().parse().ok().map(Value::Boolean),
        Value::Array(_) => {
            let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
            Some(Value::Array(items.map(|item| Value::String(item.into())).collect()))
        }
        Value::String(_) => Some(Value::String(text.into())),
        Value::Float(_) | Value::Datetime(_) | Value::Table(_) => None,
    }
}

/// A value as a person would write it.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => format!("\"{text}\""),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(switch) => switch.to_string(),
        Value::Datetime(time) => time.to_string(),
        Value::Array(_) => "a list".into(),
        Value::Table(_) => "a section".into(),
    }
}

fn kind(default: &Value) -> &'static str {
    match default {
        Value::Integer(_) => "a whole number",
        Value::Boolean(_) => "true or false",
        Value::Array(_) => "a list of texts",
        Value::String(_) => "a text",
        Value::Float(_) | Value::Datetime(_) | Value::Table(_) => "of another kind",
    }
}
