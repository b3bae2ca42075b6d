//! The secret that all nodes share. Everything that leaves the server sealed or signed
//! is sealed or signed with a key derived from it.

use aws_lc_rs::hmac::{HMAC_SHA256, Key, sign};
use zeroize::Zeroizing;

/// The secret in use and, while it is being changed, the one before.
#[derive(Clone)]
pub struct ClusterSecret {
    current: Zeroizing<[u8; 32]>,
    previous: Option<Zeroizing<[u8; 32]>>,
}

impl ClusterSecret {
    /// New things are made with `current`; those made with `previous` are still good.
    pub fn new(current: [u8; 32], previous: Option<[u8; 32]>) -> Self {
        Self { current: Zeroizing::new(current), previous: previous.map(Zeroizing::new) }
    }

    /// Another for this purpose, made from this one: nothing that is sealed or signed with the
    /// one is good with the other, and no way leads back.
    #[must_use]
    pub fn derived(&self, purpose: &'static str) -> Self {
        let derive = |secret: &[u8; 32]| {
            let tag = sign(&Key::new(HMAC_SHA256, secret), purpose.as_bytes());
            <[u8; 32]>::try_from(tag.as_ref()).expect("HMAC-SHA256 has 32 bytes")
        };
        Self::new(derive(&self.current), self.previous.as_deref().map(derive))
    }

    /// The one in use.
    pub fn current(&self) -> &[u8; 32] {
        &self.current
    }

    /// The one before, while it is still good.
    pub fn previous(&self) -> Option<&[u8; 32]> {
        self.previous.as_deref()
    }
}

impl std::fmt::Debug for ClusterSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClusterSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_derived_secret_is_the_same_on_every_node_and_another_than_what_it_is_made_from() {
        let secret = ClusterSecret::new([1; 32], Some([2; 32]));
        let (one, same) = (secret.derived("a lane"), secret.derived("a lane"));
        assert_eq!((one.current(), one.previous()), (same.current(), same.previous()));
        assert_ne!(one.current(), secret.current());
        assert_ne!(one.current(), secret.derived("another").current());
        // A node that has the new one already, and one that has the old one still, understand each other.
        assert_eq!(one.previous(), Some(ClusterSecret::new([2; 32], None).derived("a lane").current()));
    }
}
