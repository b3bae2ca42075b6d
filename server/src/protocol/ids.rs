//! Identifiers. Each is a type of its own whose constructor is the only check,
//! and none shows its value in `Debug`, so none can slip into a log.

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::limits::CLIENT_REF_MAX_CHARS;

/// Fills an array from the operating system's generator.
pub(crate) fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    #[cfg(feature = "simulation")]
    if super::chance::fill(&mut bytes) {
        return bytes;
    }
    SystemRandom::new()
        .fill(&mut bytes)
        .expect("the operating system gives random bytes; without them nothing here is safe");
    bytes
}

macro_rules! opaque_id {
    ($(#[$doc:meta])* $name:ident, $bytes:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
        pub struct $name([u8; $bytes]);

        impl $name {
            /// A new one from the operating system's generator.
            #[must_use]
            pub fn random() -> Self {
                Self(random_bytes())
            }

            /// The one of these bytes.
            #[must_use]
            pub const fn of(bytes: [u8; $bytes]) -> Self {
                Self(bytes)
            }

            /// Its bytes, for hashing and as part of a key.
            pub fn as_bytes(&self) -> &[u8] {
                &self.0
            }

            /// Reads the form that [`std::fmt::Display`]-like `to_text` writes.
            pub fn parse(text: &str) -> Option<Self> {
                let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
                Some(Self(bytes.try_into().ok()?))
            }

            /// The form on the wire: unpadded base64url (RFC 4648 section 5).
            pub fn to_text(&self) -> String {
                BASE64URL_NOPAD.encode(&self.0)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.to_text())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| de::Error::custom(concat!("not a ", stringify!($name))))
            }
        }
    };
}

opaque_id! {
    /// What a visitor holds to come back: 256 random bits. It travels only inside
    /// frames, never in a URL, a cookie or a log; the server keeps its SHA-256.
    Token, 32
}

opaque_id! {
    /// One visitor's stay, from asking for a talk to its end. Never leaves the server.
    EnquiryId, 16
}

opaque_id! {
    /// One conversation, as the desk names it.
    ConversationId, 16
}

opaque_id! {
    /// A counsellor, as the desks name each other. Visitors are told the alias only.
    ColleagueId, 16
}

opaque_id! {
    /// A staff account, as its own desk names it: so that a page never shows to one
    /// counsellor what it holds for another.
    AccountName, 16
}

opaque_id! {
    /// One sign-in of a staff member, as their desk names it. It opens nothing.
    SessionName, 16
}

/// The name a client gives a message it sends, so that sending again is harmless.
/// 1 to 36 ASCII letters, digits, `-` or `_`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct ClientRef(Box<str>);

impl ClientRef {
    /// `None` when the text is empty, too long or has other characters.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=CLIENT_REF_MAX_CHARS).contains(&text.len());
        let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        (fits && plain).then(|| Self(text.into()))
    }

    /// The name as the client wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for ClientRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("not a client_ref"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_the_wire_and_hides_in_debug() {
        let token = Token::random();
        assert_eq!(Token::parse(&token.to_text()), Some(token));
        assert!(!format!("{token:?}").contains(&token.to_text()));
    }

    #[test]
    fn a_token_of_another_length_is_refused() {
        assert_eq!(Token::parse("c2hvcnQ"), None);
        assert_eq!(Token::parse(&"A".repeat(44)), None);
        assert_eq!(Token::parse("<script>"), None);
    }

    #[test]
    fn a_client_ref_is_short_and_plain() {
        assert!(ClientRef::parse("m-1_A").is_some());
        for bad in ["", "a b", "å", "<b>", &"x".repeat(37)] {
            assert_eq!(ClientRef::parse(bad), None, "{bad}");
        }
    }
}
