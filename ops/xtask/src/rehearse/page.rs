//! A page with commands: what stands between two lines of three back-ticks, under its heading.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The commands of one page.
pub struct Page {
    path: PathBuf,
    /// Each block with the heading it stands under.
    blocks: Vec<(String, Vec<String>)>,
}

impl Page {
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("{} is missing", path.display()))?;
        Ok(Self { path: path.into(), blocks: blocks(&text) })
    }

    /// Every command below the heading that begins so.
    pub fn lines(&self, heading: &str) -> Result<Vec<String>> {
        let of_it = self.blocks.iter().filter(|(above, _)| above.starts_with(heading));
        let lines: Vec<String> = of_it.flat_map(|(_, lines)| lines.clone()).collect();
        if lines.is_empty() {
            bail!("{} has no command under a heading that begins with {heading:?}", self.path.display());
        }
        Ok(lines)
    }

    /// The commands of the n-th block.
    pub fn block(&self, n: usize) -> Result<Vec<String>> {
        let (_, lines) = self
            .blocks
            .get(n)
            .with_context(|| format!("{} has no block of commands number {}", self.path.display(), n + 1))?;
        Ok(lines.clone())
    }
}

fn blocks(text: &str) -> Vec<(String, Vec<String>)> {
    let (mut heading, mut open, mut blocks) = (String::new(), None, Vec::new());
    for line in text.lines() {
        if line.trim() == "```" {
            open = match open.take() {
                Some(lines) => {
                    blocks.push((heading.clone(), lines));
                    None
                }
                None => Some(Vec::new()),
            };
        } else if let Some(lines) = &mut open {
            lines.push(line.trim().to_owned());
        } else if let Some(title) = line.strip_prefix("## ") {
            title.clone_into(&mut heading);
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found_under_their_heading_in_their_order() {
        let page = "# Page\n\n```\nzero\n```\n\n## 1. One\n\nA:\n\n```\nfirst\nsecond\n```\n\n`not this`\n\n```\nthird\n```\n## 10. Ten\n";
        let page = Page { path: PathBuf::from("page.md"), blocks: blocks(page) };
        assert_eq!(page.block(0).unwrap(), ["zero"]);
        assert_eq!(page.lines("1. ").unwrap(), ["first", "second", "third"]);
        assert!(page.lines("10. ").is_err() && page.block(3).is_err());
    }
}
