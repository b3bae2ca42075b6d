//! Where a message stands in its conversation, and the proof that it stood there.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// One life of a conversation's transcript. A transcript that had to be rebuilt
/// gets a new epoch, so an offset of the old one can never be taken for one of
/// the new. 48 random bits: exact in a JSON number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "number"))]
#[serde(transparent)]
pub struct Epoch(pub u64);

impl Epoch {
    /// A new one from the operating system's generator.
    #[must_use]
    pub fn random() -> Self {
        let bytes: [u8; 6] = super::ids::random_bytes();
        Self(bytes.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)))
    }
}

/// The place of a message: the epoch and its number, counted from 1 without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// The life of the transcript.
    pub epoch: Epoch,
    /// 1 for the first message.
    pub offset: u32,
}

/// A message authentication code over conversation, position, sender, time and text.
/// Whoever holds it can show later that this line was said; nobody can forge one
/// without the server's secret. 128 bits of HMAC-SHA256 (RFC 2104 section 5 allows
/// truncation to half the hash).
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct Receipt(pub [u8; 16]);

impl std::fmt::Debug for Receipt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Receipt(…)")
    }
}

impl Serialize for Receipt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64URL_NOPAD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Receipt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(de::Error::custom)?;
        let bytes = bytes.try_into().map_err(|_| de::Error::custom("not a receipt"))?;
        Ok(Self(bytes))
    }
}
