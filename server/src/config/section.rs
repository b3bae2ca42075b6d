//! Reads one section's values into their types. A value that does not fit is named
//! in `mistakes` and replaced by a harmless one, so that reading goes on to the next.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::time::Duration;

use toml::Value;

use super::mistake::Mistake;
use super::source::{Found, Merged, shown};

/// One section, being read.
pub(super) struct Section<'a> {
    keys: Option<&'a BTreeMap<String, Found>>,
    mistakes: &'a mut Vec<Mistake>,
    mistakes_before: usize,
}

impl<'a> Section<'a> {
    pub(super) fn of(merged: &'a Merged, name: &str, mistakes: &'a mut Vec<Mistake>) -> Self {
        let mistakes_before = mistakes.len();
        Self { keys: merged.get(name), mistakes, mistakes_before }
    }

    /// A whole number within bounds.
    pub(super) fn integer(&mut self, key: &str, allowed: RangeInclusive<u32>) -> u32 {
        let found = match self.found(key) {
            Some(Found { value: Value::Integer(number), .. }) => *number,
            _ => i64::from(*allowed.start()),
        };
        match u32::try_from(found) {
            Ok(number) if allowed.contains(&number) => number,
            _ => {
                let bounds = format!("it must be from {} to {}", allowed.start(), allowed.end());
                self.mistake(key, format!("is {found}"), bounds);
                *allowed.start()
            }
        }
    }

    /// A time given in whole seconds, within bounds.
    pub(super) fn seconds(&mut self, key: &str, allowed: RangeInclusive<u32>) -> Duration {
        Duration::from_secs(self.integer(key, allowed).into())
    }

    /// true or false.
    pub(super) fn switch(&mut self, key: &str) -> bool {
        matches!(self.found(key), Some(Found { value: Value::Boolean(true), .. }))
    }

    /// A text that `parse` understands; `allowed` says in words what that is.
    pub(super) fn text<T>(
        &mut self,
        key: &str,
        allowed: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = match self.found(key) {
            Some(Found { value: Value::String(text), .. }) => text.clone(),
            _ => return None,
        };
        let parsed = parse(&text);
        if parsed.is_none() {
            self.mistake(key, format!("is \"{text}\""), allowed.into());
        }
        parsed
    }

    /// A text that is never shown, for secrets.
    pub(super) fn secret<T>(
        &mut self,
        key: &str,
        allowed: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = match self.found(key) {
            Some(Found { value: Value::String(text), .. }) => text.clone(),
            _ => return None,
        };
        let parsed = parse(&text);
        if parsed.is_none() {
            self.mistake(key, "has another form".into(), allowed.into());
        }
        parsed
    }

    /// A list of texts, each of which `parse` understands.
    pub(super) fn list<T>(&mut self, key: &str, allowed: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        self.entries(key, |text| parse(text).ok_or(allowed))
    }

    /// A list of texts, each of which `parse` understands or says what it must be.
    pub(super) fn entries<'s, T>(&mut self, key: &str, parse: impl Fn(&str) -> Result<T, &'s str>) -> Vec<T> {
        let items = match self.found(key) {
            Some(Found { value: Value::Array(items), .. }) => items.clone(),
            _ => return Vec::new(),
        };
        let mut parsed = Vec::with_capacity(items.len());
        for item in &items {
            match item.as_str().map_or(Err("each must be a text"), &parse) {
                Ok(item) => parsed.push(item),
                Err(allowed) => self.mistake(key, format!("has {}", shown(item)), allowed.into()),
            }
        }
        parsed
    }

    /// A rule that ties several settings together. Asked only when each of them is
    /// sound by itself, so that one slip is not reported twice.
    pub(super) fn rule(&mut self, holds: bool, key: &str, found: &str, allowed: &str) {
        if !holds && self.mistakes.len() == self.mistakes_before {
            self.mistake(key, found.into(), allowed.into());
        }
    }

    fn found(&self, key: &str) -> Option<&'a Found> {
        self.keys.and_then(|keys| keys.get(key))
    }

    fn mistake(&mut self, key: &str, found: String, allowed: String) {
        let named = self.found(key).map_or_else(|| key.to_owned(), |found| found.named.clone());
        self.mistakes.push(Mistake { key: named, found, allowed });
    }
}
