//! The pages the server renders: public ones that read without JavaScript, and the
//! shells in which the chat and the desk start.
//!
//! [`Pages`] holds all they need and is built once. Handlers here answer the public
//! addresses; `render_…` functions are for handlers elsewhere (sign-in, errors). The
//! templates stand in `server/templates`, every sentence in `content/`. Nothing here
//! reads a cookie, an address or a header of a visitor.

mod about;
mod article;
mod chat;
mod desk;
mod directory;
mod error;
mod frame;
mod opening;
mod phones;
mod qr;
mod second_step;
mod sign_in;
mod start;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Extension, FromRef};
use axum::routing::get;

pub use self::chat::render_chat;
pub use self::desk::render_desk;
pub use self::error::{not_found, render_error, status_of};
pub use self::opening::{OpeningState, Span, SpecialDay};
pub use self::second_step::{render_code, render_recovery, render_recovery_codes, render_set_up};
pub use self::sign_in::{SignInProblem, render_sign_in};
use super::assets::Assets;
use crate::knowledge::Knowledge;
use crate::protocol::needs::Language;

/// What the owner of the service decides about its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// What the service is called, in titles and in the top bar.
    pub service_name: String,
    /// Where *leave now* goes: an everyday page on another host.
    pub leave_to: String,
}

/// Everything a page is made of. Cheap to clone.
#[derive(Clone)]
pub struct Pages {
    /// Texts, articles and services.
    pub knowledge: Arc<Knowledge>,
    /// The built scripts and styles.
    pub assets: Assets,
    /// The owner's choices.
    pub site: Arc<Site>,
    /// Whether the chat is open.
    pub opening: Arc<dyn OpeningState>,
}

impl std::fmt::Debug for Pages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages").field("site", &self.site).finish_non_exhaustive()
    }
}

/// The public addresses: Bokmål without a prefix, `/nn` and `/en` for the others.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Pages: FromRef<S>,
{
    Language::ALL.into_iter().fold(Router::new(), |router, language| {
        let pages = in_language(language);
        match frame::prefix(language) {
            "" => router.merge(pages),
            // A slash too many is a common slip when an address is typed by hand.
            prefix => router
                .route(&format!("{prefix}/"), get(start::page).layer(Extension(language)))
                .nest(prefix, pages),
        }
    })
}

fn in_language<S>(language: Language) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Pages: FromRef<S>,
{
    Router::new()
        .route("/", get(start::page))
        .route("/chat", get(chat::page))
        .route("/articles/{slug}", get(article::page))
        .route("/services", get(directory::page))
        .route("/about", get(about::page))
        .layer(Extension(language))
}

#[cfg(test)]
mod tests;
