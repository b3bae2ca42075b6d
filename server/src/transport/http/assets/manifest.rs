//! Vite's manifest: which source became which files.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// Entries by the path of their source, as Vite writes them (`src/visit/main.tsx`).
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Manifest {
    entries: BTreeMap<String, Entry>,
}

/// One built file. Vite writes more; the rest is of no use here.
#[derive(Debug, Deserialize)]
struct Entry {
    file: String,
    #[serde(default)]
    css: Vec<String>,
    #[serde(default)]
    imports: Vec<String>,
}

impl Entry {
    fn is(&self, ending: &str) -> bool {
        self.file.rsplit_once('.').is_some_and(|(_, found)| found == ending)
    }
}

impl Manifest {
    pub(super) fn parse(json: &[u8]) -> Option<Self> {
        serde_json::from_slice(json).ok()
    }

    pub(super) fn script(&self, source: &str) -> Option<String> {
        let (_, entry) = self.entry(source)?;
        entry.is("js").then(|| format!("/{}", entry.file))
    }

    pub(super) fn styles(&self, source: &str) -> Vec<String> {
        let Some((key, _)) = self.entry(source) else { return Vec::new() };
        let mut styles = Vec::new();
        self.collect(key, &mut styles, &mut BTreeSet::new());
        styles
    }

    /// A shared file's styles come before those of the file that imports it.
    fn collect<'a>(&'a self, key: &'a str, styles: &mut Vec<String>, seen: &mut BTreeSet<&'a str>) {
        let Some(entry) = self.entries.get(key).filter(|_| seen.insert(key)) else { return };
        for import in &entry.imports {
            self.collect(import, styles, seen);
        }
        let own = entry.is("css").then_some(&entry.file);
        for file in entry.css.iter().chain(own) {
            let path = format!("/{file}");
            if !styles.contains(&path) {
                styles.push(path);
            }
        }
    }

    fn entry(&self, source: &str) -> Option<(&str, &Entry)> {
        let is_it = |key: &str| key.strip_suffix(source).is_some_and(|r| r.is_empty() || r.ends_with('/'));
        self.entries.iter().find(|(key, _)| is_it(key)).map(|(key, entry)| (key.as_str(), entry))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_the_styles_of_what_it_imports_first_and_each_once() {
        let json = br#"{
            "_shared.js": { "file": "assets/shared-1.js", "css": ["assets/shared-1.css"], "imports": ["_shared.js"] },
            "src/visit/main.tsx": { "file": "assets/visit-2.js", "isEntry": true, "imports": ["_shared.js"],
                "css": ["assets/visit-2.css", "assets/shared-1.css"] },
            "src/styles/site.css": { "file": "assets/site-3.css", "isEntry": true }
        }"#;
        let manifest = Manifest::parse(json).unwrap();
        assert_eq!(manifest.script("visit/main.tsx").as_deref(), Some("/assets/visit-2.js"));
        assert_eq!(manifest.styles("visit/main.tsx"), ["/assets/shared-1.css", "/assets/visit-2.css"]);
        assert_eq!(manifest.styles("styles/site.css"), ["/assets/site-3.css"]);
        assert_eq!(manifest.script("styles/site.css"), None);
        assert_eq!(manifest.script("other/main.tsx"), None);
    }
}
