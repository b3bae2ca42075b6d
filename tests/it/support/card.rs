//! Cards that the shipped content has.

use server::protocol::card::{Card, CardId, CardKind};
use server::protocol::needs::Language;

/// An article by its slug.
pub(crate) fn article(slug: &str) -> Card {
    Card { kind: CardKind::Article, id: CardId::parse(slug).expect("a plain name"), language: Language::Nb }
}

/// A service by its id.
pub(crate) fn service(id: &str) -> Card {
    Card { kind: CardKind::Service, ..article(id) }
}
