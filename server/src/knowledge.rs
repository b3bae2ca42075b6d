//! The knowledge bank: texts of the interface, articles, the directory of services, and
//! the desk's prepared replies, all from `content/`, all compiled in.
//!
//! Everything is read and checked once at start-up; a wrong file stops the start
//! with its name and line. After that nothing here can fail. This module knows
//! nothing of HTTP or of visitors, and a moment is handed in. Go on with [`texts`], then [`articles`].

pub mod articles;
pub mod content_error;
pub mod embedded;
pub mod front_matter;
pub mod markdown;
pub mod replies;
pub mod services;
pub mod texts;

pub use articles::{Article, Articles};
pub use content_error::ContentError;
pub use replies::{Replies, Reply};
pub use services::{HelpService, Services};
pub use texts::Texts;

/// All content, checked.
#[derive(Debug)]
pub struct Knowledge {
    /// Texts of the interface.
    pub texts: Texts,
    /// Articles.
    pub articles: Articles,
    /// The directory of other services.
    pub services: Services,
    /// Prepared replies for the desk.
    pub replies: Replies,
}

impl Knowledge {
    /// Reads and checks the compiled-in content.
    ///
    /// # Errors
    /// The first file that is wrong, with its line and what to do about it.
    pub fn load() -> Result<Self, ContentError> {
        let services = Services::load()?;
        let articles = Articles::load(&services)?;
        let replies = Replies::load(&services)?;
        Ok(Self { texts: Texts::load()?, articles, services, replies })
    }
}
