//! The knowledge bank: texts of the interface, articles and how they are found, the
//! directory of services, and the desk's prepared replies, all from `content/`, all
//! compiled in.
//!
//! Everything is read and checked once at start-up; a wrong file stops the start
//! with its name and line. After that nothing here can fail. This module knows
//! nothing of HTTP or of visitors, and a moment is handed in. Go on with [`texts`], then [`articles`].

pub mod articles;
pub mod check;
pub mod content_error;
pub mod files;
pub mod front_matter;
pub mod further;
pub mod library;
pub mod markdown;
mod passage;
pub mod replies;
pub mod search;
pub mod services;
pub mod sheets;
pub mod texts;
pub mod tongue;

pub use articles::{Article, Articles};
pub use content_error::ContentError;
pub use files::Files;
pub use further::Further;
pub use library::Library;
pub use replies::{Replies, Reply};
pub use search::Search;
pub use services::{HelpService, Services};
pub use sheets::{Sheet, Sheets};
pub use texts::Texts;
pub use tongue::Tongue;

/// All content, checked.
#[derive(Debug)]
pub struct Knowledge {
    /// Texts of the interface.
    pub texts: Texts,
    /// Themes and doors.
    pub library: Library,
    /// Articles.
    pub articles: Articles,
    /// What finds an article.
    pub search: Search,
    /// The directory of other services.
    pub services: Services,
    /// Prepared replies for the desk.
    pub replies: Replies,
    /// What can be read in further languages.
    pub further: Further,
    /// Leaflets and posters.
    pub sheets: Sheets,
}

impl Knowledge {
    /// Reads and checks the compiled-in content.
    ///
    /// # Errors
    /// The first file that is wrong, with its line and what to do about it.
    pub fn load() -> Result<Self, ContentError> {
        let files = Files::compiled_in();
        let services = Services::load(&files)?;
        let library = Library::load(&files)?;
        let articles = Articles::load(&files, &services, &library)?;
        let replies = Replies::load(&files, &services)?;
        let search = Search::load(&files, &articles)?;
        let further = Further::load(&files, &services)?;
        let sheets = Sheets::load(&files, &services, &library)?;
        let texts = Texts::load(&files)?;
        Ok(Self { texts, library, articles, search, services, replies, further, sheets })
    }
}
