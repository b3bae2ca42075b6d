//! `fortrolig content`: what an editor asks before content goes out.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Subcommand;
use jiff::civil::Date;

use crate::knowledge::Files;
use crate::knowledge::check::check;

/// What can be asked.
#[derive(Debug, Subcommand)]
pub enum ContentCommand {
    /// Read every text, article and list, and name every mistake with its file and line
    Check {
        /// The folder `content`; without one, what is compiled in
        #[arg(value_name = "FOLDER", help = "The folder with the content; without one, what is compiled in")]
        folder: Option<PathBuf>,
        /// Print how easy each article is to read as well
        #[arg(long)]
        levels: bool,
    },
}

/// Why it could not be asked, or what the answer is.
#[derive(Debug, thiserror::Error)]
pub enum ContentCheckError {
    /// There is no such folder, or it may not be read.
    #[error("{} cannot be read: {reason}", folder.display())]
    Unreadable {
        /// The folder that was named.
        folder: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// It must not go out like this.
    #[error("the content has {0} {mistakes}", mistakes = if *.0 == 1 { "mistake" } else { "mistakes" })]
    Mistaken(usize),
    /// Nothing could be printed.
    #[error("the findings could not be printed: {0}")]
    NoOutput(#[from] io::Error),
}

/// Asks, and prints the answer.
///
/// # Errors
/// [`ContentCheckError`]; warnings are none.
pub fn content(command: ContentCommand, today: Date, out: &mut impl Write) -> Result<(), ContentCheckError> {
    let ContentCommand::Check { folder, levels } = command;
    let files = match folder {
        None => Files::compiled_in(),
        Some(folder) => Files::in_folder(&folder)
            .map_err(|reason| ContentCheckError::Unreadable { folder: folder.clone(), reason })?,
    };
    let report = check(&files, today);
    if levels {
        for level in &report.levels {
            writeln!(out, "LIX {:4.1} {:4} words  {}", level.lix, level.words, level.path)?;
        }
    }
    for finding in &report.findings {
        writeln!(out, "{finding}")?;
    }
    match report.errors() {
        0 => Ok(writeln!(out, "The content is sound: {} articles.", report.levels.len())?),
        errors => Err(ContentCheckError::Mistaken(errors)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn ask(folder: Option<PathBuf>, levels: bool) -> (Result<(), ContentCheckError>, String) {
        let mut out = Vec::new();
        let answer = content(ContentCommand::Check { folder, levels }, date(2026, 11, 22), &mut out);
        (answer, String::from_utf8(out).unwrap())
    }

    #[test]
    fn an_editor_sees_that_what_is_shipped_is_sound_and_how_easy_it_reads() {
        let (answer, said) = ask(None, true);
        answer.unwrap_or_else(|error| panic!("{error}\n{said}"));
        assert!(said.contains(" words  nn/relationship/samtykke.md\n"), "{said}");
        assert!(said.contains("\nThe content is sound: "), "{said}");
        let doubtful =
            said.lines().filter(|line| line.starts_with("not shown: content/services.toml, line "));
        assert!(doubtful.count() > 1, "those who confirm entries find them here: {said}");
        println!("{said}");
    }

    #[test]
    fn a_folder_with_mistakes_is_refused_with_each_of_them() {
        let folder = tempfile::TempDir::new().unwrap();
        std::fs::create_dir_all(folder.path().join("nb/chat")).unwrap();
        std::fs::write(folder.path().join("nb/chat/a.md"), "Tekst.").unwrap();
        let (answer, said) = ask(Some(folder.path().to_owned()), false);
        assert!(answer.unwrap_err().to_string().starts_with("the content has "));
        assert!(said.contains("error: content/services.toml, line 1: the file is missing"), "{said}");
        let (answer, _) = ask(Some(folder.path().join("nowhere")), false);
        assert!(matches!(answer, Err(ContentCheckError::Unreadable { .. })));
    }
}
