//! The secret that all nodes share. Everything that leaves the server sealed or signed
//! is sealed or signed with a key derived from it.

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
