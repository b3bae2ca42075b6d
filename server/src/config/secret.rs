//! The cluster's secret. It comes from the environment only and shows itself nowhere.

use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER_PERMISSIVE};
use secrecy::SecretBox;

use super::section::Section;
use crate::protocol::ids::random_bytes;

/// `[secret]`
#[derive(Debug)]
pub struct Secret {
    /// Seals what browsers hold. Random for this start when none is set.
    pub cluster: SecretBox<[u8; 32]>,
}

impl Secret {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let allowed = "it must be 32 bytes as hex (64 characters) or base64";
        let cluster = section.secret("cluster", allowed, bytes).unwrap_or_else(random_bytes);
        Self { cluster: SecretBox::new(Box::new(cluster)) }
    }
}

fn bytes(text: &str) -> Option<[u8; 32]> {
    let text = text.trim().as_bytes();
    [HEXLOWER_PERMISSIVE, BASE64, BASE64URL_NOPAD]
        .iter()
        .find_map(|encoding| encoding.decode(text).ok()?.try_into().ok())
}
