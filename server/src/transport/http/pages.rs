//! The pages the server renders: public ones that read without JavaScript, and the
//! shells in which the chat and the desk start.
//!
//! [`Pages`] holds all they need and is built once. Handlers here answer the public
//! addresses; `render_…` functions are for handlers elsewhere (sign-in, errors). The
//! templates stand in `server/templates`, every sentence in `content/`. Nothing here
//! reads a cookie, an address or a header of a visitor.

mod about;
mod accessibility;
mod accounts;
mod article;
mod chat;
mod check;
mod crawlers;
mod desk;
mod directory;
mod error;
mod frame;
mod further;
mod invitation;
mod keys;
mod library;
mod live;
mod now;
mod opening;
mod own_password;
mod phones;
mod plan;
mod provider;
mod qr;
mod rota;
mod search;
mod second_step;
mod service;
mod sheets;
mod sign_in;
mod staffing;
mod start;

use std::sync::Arc;

use axum::extract::{Extension, FromRef};
use axum::routing::{MethodRouter, get};

pub use self::accounts::{AccountView, AccountsView, Done, MayChange, render_account, render_accounts};
pub use self::chat::render_chat;
pub use self::crawlers::{robots, sitemap};
pub use self::desk::render_desk;
pub use self::directory::narrowed;
pub use self::error::{not_found, render_error, status_of};
pub use self::further::{addresses as further_addresses, leaflet};
pub use self::invitation::render_invitation;
pub use self::keys::{KeysPlace, render_keys};
pub use self::live::{LiveView, render_live};
pub use self::opening::{LanguageHours, OpeningState, Span, SpecialDay};
pub use self::own_password::{render_first_password, render_own_password, render_password_changed};
pub use self::provider::{render_back, render_beside, render_set_out};
pub use self::rota::{RotaTyped, RotaView, render_rota};
pub use self::search::search;
pub use self::second_step::{render_code, render_recovery, render_recovery_codes, render_set_up};
pub use self::sign_in::{SignInProblem, render_sign_in, tell_problem};
pub use self::staffing::{StaffingView, render_staffing};
use super::assets::Assets;
use crate::knowledge::Knowledge;
use crate::protocol::needs::Language;

/// What the owner of the service decides about its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// What the service is called, in titles and in the top bar.
    pub service_name: String,
    /// The host that passkeys of staff are made for; `None` where there are none.
    pub passkey_host: Option<String>,
    /// Where the service is for others, without a slash at the end; `None` while only this
    /// machine's own addresses are set.
    pub address: Option<String>,
    /// What people call the sign-in provider; `None` where there is none.
    pub provider: Option<String>,
    /// Where *leave now* goes: an everyday page on another host.
    pub leave_to: String,
    /// Whether languages are shown that no professional reader has gone through.
    pub show_unreviewed: bool,
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

/// A page for everybody to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The doors to everything.
    Start,
    /// The shell in which the chat starts.
    Chat,
    /// Every article, by theme.
    Articles,
    /// One article.
    Article,
    /// The articles behind one door of the start page.
    Door,
    /// Where one searches for an article.
    Search,
    /// Help services.
    Services,
    /// One of them.
    Service,
    /// What this service is.
    About,
    /// The self-check.
    Check,
    /// The safety plan.
    Plan,
    /// The accessibility statement.
    Accessibility,
    /// What schools and staff rooms can print.
    Sheets,
    /// The leaflet of one theme.
    Leaflet,
    /// The poster of one theme.
    Poster,
}

impl Page {
    const ALL: [Self; 15] = [
        Self::Start,
        Self::Chat,
        Self::Articles,
        Self::Article,
        Self::Door,
        Self::Search,
        Self::Services,
        Self::Service,
        Self::About,
        Self::Check,
        Self::Plan,
        Self::Accessibility,
        Self::Sheets,
        Self::Leaflet,
        Self::Poster,
    ];

    /// Its address, after the prefix of its language.
    const fn path(self) -> &'static str {
        match self {
            Self::Start => "/",
            Self::Chat => "/chat",
            Self::Articles => "/articles",
            Self::Article => "/articles/{slug}",
            Self::Door => "/doors/{door}",
            Self::Search => "/search",
            Self::Services => "/services",
            Self::Service => "/services/{id}",
            Self::About => "/about",
            // Words that tell nothing in a list of pages that were visited.
            Self::Check => "/questions",
            Self::Plan => "/list",
            Self::Accessibility => "/accessibility",
            Self::Sheets => "/sheets",
            Self::Leaflet => "/sheets/{theme}/leaflet",
            Self::Poster => "/sheets/{theme}/poster",
        }
    }
}

/// The public addresses: Bokmål without a prefix, `/nn` and `/en` for the others.
pub fn addresses() -> Vec<(String, Page, Language)> {
    let mut addresses = Vec::new();
    for language in Language::ALL {
        let prefix = frame::prefix(language);
        for page in Page::ALL {
            addresses.push((format!("{prefix}{}", page.path()), page, language));
        }
        if !prefix.is_empty() {
            // With and without the slash: both are typed by hand.
            addresses.push((prefix.to_owned(), Page::Start, language));
        }
    }
    addresses
}

/// Who answers at a page's address.
pub fn handler<S>(page: Page, language: Language) -> MethodRouter<S>
where
    S: Clone + Send + Sync + 'static,
    Pages: FromRef<S>,
{
    let handler = match page {
        Page::Start => get(start::page),
        Page::Chat => get(chat::page),
        Page::Articles => get(library::articles),
        Page::Article => get(article::page),
        Page::Door => get(library::door),
        Page::Search => get(search::page),
        Page::Services => get(directory::page),
        Page::Service => get(service::page),
        Page::About => get(about::page),
        Page::Check => get(check::page),
        Page::Plan => get(plan::page),
        Page::Accessibility => get(accessibility::page),
        Page::Sheets => get(sheets::page),
        Page::Leaflet => get(sheets::leaflet),
        Page::Poster => get(sheets::poster),
    };
    handler.layer(Extension(language))
}

#[cfg(test)]
mod tests;
