//! The cluster's secret. It comes from the environment only and shows itself nowhere.

use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER_PERMISSIVE};
use secrecy::{ExposeSecret, SecretBox};

use super::section::Section;
use crate::domain::secret::ClusterSecret;
use crate::protocol::ids::random_bytes;

/// `[secret]`
#[derive(Debug)]
pub struct Secret {
    /// Seals what browsers and other stores hold. Random for this start when none is set.
    pub cluster: SecretBox<[u8; 32]>,
    /// The one before, while things sealed with it are still about; or the next one, so
    /// that what other nodes seal with it can be read already.
    pub previous: Option<SecretBox<[u8; 32]>>,
    /// Whether it was set, and so may be the same on every node.
    pub is_set: bool,
}

impl Secret {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let allowed = "it must be 32 bytes as hex (64 characters) or base64";
        let mut read = |key| section.secret(key, allowed, bytes).map(|bytes| SecretBox::new(Box::new(bytes)));
        let (cluster, previous) = (read("cluster"), read("previous"));
        let is_set = cluster.is_some();
        let cluster = cluster.unwrap_or_else(|| SecretBox::new(Box::new(random_bytes())));
        Self { cluster, previous, is_set }
    }

    /// Both, as the domain works with them.
    pub fn to_cluster_secret(&self) -> ClusterSecret {
        let previous = self.previous.as_ref().map(|previous| *previous.expose_secret());
        ClusterSecret::new(*self.cluster.expose_secret(), previous)
    }
}

fn bytes(text: &str) -> Option<[u8; 32]> {
    let text = text.trim().as_bytes();
    [HEXLOWER_PERMISSIVE, BASE64, BASE64URL_NOPAD]
        .iter()
        .find_map(|encoding| encoding.decode(text).ok()?.try_into().ok())
}
